"""What an order is an answer to: what others did, what was reported, where things stand, what came of it before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from tabletop.deck.model import Action, Aim, Track
from tabletop.engine.deed import Deed
from tabletop.engine.known import Known
from tabletop.engine.memory import Memory
from tabletop.engine.people.climate import height, ladder_of
from tabletop.engine.people.phrases import count, inside
from tabletop.engine.people.replies import FORMS, NEAR_A_CLASH, TAKEN, reply
from tabletop.engine.people.wording import Line, clipped, line
from tabletop.engine.seen import ARMED, HARD, SOFT, bearing, class_tones, fitting, is_trust, mean_bearing, welcome
from tabletop.engine.sight import Sight
from tabletop.game.adjudication import CARRIED
from tabletop.game.telling.words import within
from tabletop.game.view.parts import MoveView, TrackView

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
"""Letters by which words are known again: `crossing` and `crossings`."""
_RARE = 5
"""Cards whose text may use a word that still tells one of them from others."""
_SHARED = 2
"""Such words that a report must share with a card to bear on it, one of them in its title."""
_HIGH = 0.55
"""Where on the ladder it is high, as a share of its bands."""


class Occasion:
    """What a team can name as the reason why it orders something now; all of it is in its view."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.memory = Memory(sight.view, sight.book)
        self.known = Known(sight.book, sight.view)
        self._tracks = {track.id: track for track in sight.view.tracks}

    def holds(self, aim: Aim) -> bool:
        """Whether an aim is sure to be reached as things stand."""
        return self.known.holds(aim.met)

    def openings(self, deed: Deed, spent: str = "") -> Iterator[Line]:
        """Sentences that say what an order answers, the most telling first; a move that is named in `spent` is left out."""
        yield from self._again(deed)
        yield from self._answers(deed, spent)
        yield from self._reported(deed.card)
        yield from self._speaks_for(deed.card)
        yield from self._stands(deed)
        yield from self._needs(deed.card)

    def waiting(self) -> Iterator[Line]:
        """Sentences that say in what situation nothing is done."""
        for move, theirs in self._moves:
            name = self._named(move)
            if theirs <= SOFT:
                yield line("after {name} we let things rest and add nothing to them", name=name)
                yield line("{name} speaks for itself, and we let it work", name=name)
            elif theirs >= HARD:
                yield line("{name} asks for an answer, but not for a hasty one", name=name)
                yield line("we have noted {name} and do not jump at it", name=name)
        ladder = ladder_of(self.sight.view, self.sight.book)
        if ladder is None:
            return
        parts = {"name": inside(ladder.title), "band": f"“{ladder.band}”"}
        if height(ladder) >= _HIGH:
            yield line("with {name} at {band} a wrong step costs more than none", **parts)
            yield line("at {band} we first want to see what they do next", band=parts["band"])
        else:
            yield line("{name} stands at {band}, and nothing presses us", **parts)
            yield line("with {name} at {band} we can afford to wait and see", **parts)

    @cached_property
    def _moves(self) -> tuple[tuple[MoveView, float], ...]:
        """The moves of the last turn that can be placed, with their tones; the strongest first.

        One that is hard by itself and that the team took for something harmless is not among them.
        """
        view, book = self.sight.view, self.sight.book
        found = []
        for move in view.moves:
            seen = mean_bearing(book, fitting(book, view.team, move)) if move.turn == view.clock.number - 1 else None
            if seen is not None and not (seen.tone >= HARD and self._harmless(move)):
                found.append((move, seen.tone))
        return tuple(sorted(found, key=lambda each: -abs(each[1])))

    def _harmless(self, move: MoveView) -> bool:
        return bool(move.reading) and (self.sight.book.purposes[move.reading].scale or 0) <= 0

    def _named(self, move: MoveView) -> str:
        """A move by its title where it can be one card only, else by what was seen of it."""
        cards = fitting(self.sight.book, self.sight.team, move)
        return f"their “{cards[0].card.title}”" if move.author and len(cards) == 1 else clipped(move.shown)

    def _again(self, deed: Deed) -> Iterator[Line]:
        """What came of it the last time."""
        tried = self.memory.tried(deed.card.id)
        if not tried:
            return
        before = tried[-1]
        turns = self.memory.ago(before)
        when = "last turn" if turns == 1 else f"{count(turns)} turns ago"
        if before.outcome not in CARRIED:
            yield line("{when} it came to nothing; its reason is still there, and we try once more", when=when)
            yield line("it failed {when}, and we have no better way to the same end", when=when)
            return
        track = self._wanted(deed)
        if track is not None:
            parts = {"when": when, "name": inside(track.title), "band": f"“{track.band}”"}
            yield line("we did it {when}; since then {name} has come to {band}, and that is not enough for us", **parts)
            yield line("what it did {when} has not been enough: {name} stands at {band}", **parts)
        yield line("it served us {when}, and nothing since has taken its reason away", when=when)

    def _answers(self, deed: Deed, spent: str) -> Iterator[Line]:
        """What of the others' last moves it answers, what touches the same matter first."""
        tone = bearing(self.sight.book, deed.action).tone
        armed = class_tones(self.sight.book)[deed.card.kind] >= ARMED
        meets = {move.number: self._meets(deed, move) for move, _ in self._moves}
        for move, theirs in sorted(self._moves, key=lambda each: not meets[each[0].number]):
            name = self._named(move)
            if name in spent:
                continue
            stands = reply(theirs, tone, armed=armed, meets=meets[move.number], offers=_offers(deed))
            if stands is None:
                continue
            if stands == "counter" and move.reading:
                yield line(TAKEN, name=name, took=within(self.sight.book.purposes[move.reading].title))
            forms = NEAR_A_CLASH if stands == "calm" and self._climbs(move) else FORMS[stands]
            yield from (line(form, name=name) for form in forms)

    def _meets(self, deed: Deed, move: MoveView) -> bool:
        """Whether an order touches the same matter as a move: it is of its class, or for its team is about what that was about.

        That is a kind of track, such as readiness, on which the move gained for its author and the order gains for the team.
        """
        book, team = self.sight.book, self.sight.team
        cards = fitting(book, team, move)
        taken = {
            _matter(book.deck.tracks[change.track])
            for action in cards
            for change in action.effects
            if change.track >= 0 and change.when is None and not change.fixed
            if welcome(book, action.card.team, change.track, change.amount)
        }
        gained = {_matter(track) for track, step in deed.moves if welcome(book, team, book.track_index[track.id], step)}
        nothing = {"", *(_matter(book.deck.tracks[index]) for index in book.capital.values())}
        return any(action.card.kind == deed.card.kind for action in cards) or not taken.isdisjoint(gained - nothing)

    def _climbs(self, move: MoveView) -> bool:
        """Whether what a move may have been takes the ladder up."""
        seen = mean_bearing(self.sight.book, fitting(self.sight.book, self.sight.team, move))
        return seen is not None and seen.ladder > 0

    def _reported(self, card: Action) -> Iterator[Line]:
        """The reports of this turn that bear on it, by the words that they share with the card."""
        title = _stems(card.title) & self._rare
        own = title | (_stems(f"{card.observable} {card.text}") & self._rare)
        found = []
        for report in self.sight.view.inbox:
            if report.turn == self.sight.view.clock.number:
                shared = own & _stems(report.text)
                if len(shared) >= _SHARED and shared & title:
                    found.append((-len(shared), report.number, clipped(report.text)))
        for _, _, text in sorted(found):
            yield line("it goes with what is reported: {text}", text=text)
            yield line("the report {text} makes this the moment for it", text=text)

    @cached_property
    def _rare(self) -> frozenset[str]:
        """Words that tell a card from others: what many cards say, such as that something is shown, is no fact."""
        uses: Counter[str] = Counter()
        for action in self.sight.book.actions.values():
            uses.update(_stems(f"{action.card.title} {action.card.observable} {action.card.text}"))
        return frozenset(word for word, cards in uses.items() if cards <= _RARE)

    def _speaks_for(self, card: Action) -> Iterator[Line]:
        """The card's own reasons that are sure to hold."""
        for reason in card.pros:
            if self.known.holds(reason.when):
                yield line("in its favour: {reason}", reason=f"“{reason.text.rstrip('.')}”")
                yield line("it comes at a good moment: {reason}", reason=f"“{reason.text.rstrip('.')}”")

    def _stands(self, deed: Deed) -> Iterator[Line]:
        """Where the track stands that it moves most to the good."""
        track = self._wanted(deed)
        if track is None:
            return
        parts = {"name": inside(track.title), "band": f"“{track.band}”"}
        if track.id == self.sight.book.deck.ladder.track:
            yield (
                line("{name} stands at {band}, and from there it is not far to the top", **parts)
                if height(track) >= _HIGH
                else (line("{name} stands at {band}, and it can still come down quietly", **parts))
            )
            yield line("at {band} a step down is worth its price", band=parts["band"])
        elif self._up(deed, track):
            yield line("{name} is no more than {band}", **parts)
            yield line("we find {name} at {band} and want it higher", **parts)
            yield line("{name} stands at {band} and could be better", **parts)
        else:
            yield line("{name} stands at {band}, and it can be brought lower", **parts)
            yield line("we see a weak place: {name} at {band}", **parts)

    def _needs(self, card: Action) -> Iterator[Line]:
        """Facts that hold and without which it could not be done."""
        facts = {fact.id: fact for fact in self.sight.view.facts}
        for name in card.when.names():
            fact = facts.get(name.text)
            if fact is not None and fact.holds:
                yield line("it takes up what is so now: {fact}", fact=f"“{fact.title}”")

    def _wanted(self, deed: Deed) -> TrackView | None:
        """The track that an order moves most as its team can want it, if that sees it; one that its first aim names, if any."""
        book, team = self.sight.book, self.sight.team
        named = {name.text for aim, points in deed.aims[:1] if points > 0 for name in (*aim.met.names(), *aim.partly.names())}
        found = [
            (track.id in named, abs(step), self._tracks[track.id])
            for track, step in deed.moves
            if track.id in self._tracks and book.track_index[track.id] != book.capital[team]
            if welcome(book, team, book.track_index[track.id], step)
        ]
        return max(found, key=lambda each: each[:2])[2] if found else None

    def _up(self, deed: Deed, seen: TrackView) -> bool:
        return any(track.id == seen.id and step > 0 for track, step in deed.moves)


def _offers(deed: Deed) -> bool:
    """Whether an order is to win the others' trust."""
    return any(step > 0 and is_trust(track.id) and track.team != deed.card.team for track, step in deed.moves)


def _matter(track: Track) -> str:
    """What a team's track is about, as others have one too: `readiness` of `nato.readiness`; nothing for trust and the ladder."""
    return "" if is_trust(track.id) or not track.team else track.id.rpartition(".")[2]


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower())}
