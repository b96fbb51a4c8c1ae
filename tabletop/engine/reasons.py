"""Reasons for and against a free argument that the deck's own conditions bear out, as far as its team may know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from tabletop.deck.effect import Effect
from tabletop.deck.expression import ALWAYS, Expression, bounds
from tabletop.deck.model import Action, Track
from tabletop.deck.names import MOST_MOVES
from tabletop.engine.seen import fitting
from tabletop.game.apply import CARRIED
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.orders import argued_effect
from tabletop.game.view import TeamView
from tabletop.game.view.parts import TrackView

MOST = 4
"""Reasons offered on each side."""
OPEN = "It is done in the open, for everybody to see."
WORDS_ONLY = "Others have only our word for what it is for."


@frozen
class Offered:
    """Reasons that a team may give for its argument, and those that it should expect against it; the weightiest first."""

    pros: tuple[str, ...]
    cons: tuple[str, ...]


def offered_reasons(book: Rulebook, view: TeamView, effects: Sequence[str]) -> Offered:
    """Reasons for and against an argument of the view's team that is to move tracks of the palette, such as `nato.trust +2`.

    They are those of the team's own cards that move the same tracks the same way, where their condition is sure to hold by what
    the team sees; facts that it knows; how the tracks stand. `book` may be a planner's: nothing of others is looked at. Effects
    that cannot be read are passed over.
    """
    known = _Known(book, view)
    pros: list[str] = []
    cons: list[str] = []
    for text in effects:
        effect = argued_effect(book, text)
        if isinstance(effect, Refusal):
            continue
        for reason, speaks_for in (*known.of_cards(effect), *known.of_flags(effect), *known.of_track(effect)):
            (pros if speaks_for else cons).append(reason)
    pros += [f"It is established: {fact}" for fact in view.established[-1:]]
    return Offered(_first(pros, OPEN), _first(cons, WORDS_ONLY))


def _first(reasons: list[str], always: str) -> tuple[str, ...]:
    """The first of some reasons, each once, and one that always holds."""
    return (*tuple(dict.fromkeys(reasons))[: MOST - 1], always)


class _Known:
    """What a team knows for sure."""

    def __init__(self, book: Rulebook, view: TeamView) -> None:
        self._cards = [action.card for action in book.actions_of[view.team]]
        self._tracks = {track.id: track for track in view.tracks}
        self._all = {track.id: track for track in book.deck.tracks}
        self._facts = {fact.id: fact.holds for fact in view.facts}
        self._flags = book.deck.flags
        self._turn = view.clock.turn
        self._own = {card.id for card in self._cards}
        self._done = {*view.played, *_carried_out(book, view)}

    def sure(self, condition: Expression) -> bool:
        """Whether a condition holds, whatever of all that the team cannot see is so."""
        can_be_false, _ = bounds(condition, self._range)
        return not can_be_false

    def _range(self, name: str) -> tuple[int, int]:
        if name == "turn":
            return self._turn, self._turn
        if name in self._all:
            return _range_of(self._all[name], self._tracks.get(name))
        if name in self._facts:
            return int(self._facts[name]), int(self._facts[name])
        kind, _, rest = name.partition(".")
        if kind == "played" and (rest in self._own or rest in self._done):
            return int(rest in self._done), int(rest in self._done)
        return (0, MOST_MOVES) if kind == "moves" else (0, 1)

    def of_cards(self, effect: Effect) -> Iterator[tuple[str, bool]]:
        """The reasons of cards that are after the same; a reason without a condition speaks of its card alone."""
        for card in self._cards:
            if _leans(card, effect) <= 0:
                continue
            for reasons, speaks_for in ((card.pros, True), (card.cons, False)):
                for reason in reasons:
                    if reason.when != ALWAYS and self.sure(reason.when):
                        yield reason.text, speaks_for

    def of_flags(self, effect: Effect) -> Iterator[tuple[str, bool]]:
        """Facts that hold and that the team's own cards bring about together with what is argued, or with its opposite."""
        for flag in self._flags:
            if not self._facts.get(flag.id):
                continue
            leans = sum(_leans(card, effect) for card in self._cards if any(_raises(each, flag.id) for each in card.effects))
            if leans:
                yield f"{flag.title.rstrip('.')}.", leans > 0

    def of_track(self, effect: Effect) -> Iterator[tuple[str, bool]]:
        """Whether the track moves that way already, and whether it stands there."""
        track, up = self._tracks.get(effect.name), effect.amount > 0
        if track is None:
            return
        if track.change:
            same = (track.change > 0) == up
            yield f"{track.title} has {'moved that way' if same else 'just moved the other way'} this turn.", same
        high = 2 * track.level >= track.bands - 1
        yield f"{track.title} stands at {track.band}: {_STANDING[up, high]}.", high == up


_STANDING = {
    (True, True): "there is something to build on",
    (True, False): "there is little to build on",
    (False, False): "it does not take much",
    (False, True): "words will not bring it down",
}
"""What a track's standing says of moving it up, by whether it stands high."""


def _range_of(track: Track, seen: TrackView | None) -> tuple[int, int]:
    """Where a track can stand by what is seen of it; an estimate may be a step off."""
    if seen is None:
        return track.low, track.high
    if seen.value is not None:
        return seen.value, seen.value
    off = int(seen.sight == "estimate")
    return max(seen.within[0] - off, track.low), min(seen.within[1] + off, track.high)


def _carried_out(book: Rulebook, view: TeamView) -> Iterator[str]:
    """Cards of others that were seen, in the open, to come off, and that only one card looks like."""
    for move in view.moves:
        if move.author and move.outcome in CARRIED:
            alike = fitting(book, view.team, move)
            if len(alike) == 1:
                yield alike[0].id


def _leans(card: Action, effect: Effect) -> int:
    """1 if a card moves the track of an effect the same way, -1 if the other way, else 0."""
    for each in card.effects:
        if each.name == effect.name and each.verb == "change" and each.amount:
            return 1 if (each.amount > 0) == (effect.amount > 0) else -1
    return 0


def _raises(effect: Effect, flag: str) -> bool:
    return effect.verb == "raise" and effect.name == flag
