"""Reasons for and against a free argument that the deck's own conditions bear out, as far as its team may know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from tabletop.deck.effect import Effect
from tabletop.deck.expression import ALWAYS, Name
from tabletop.deck.model import Action
from tabletop.engine.people.phrases import opening
from tabletop.engine.seen import fitting
from tabletop.game.adjudication import CARRIED
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.orders import argued_effect
from tabletop.game.view import TeamView

MOST = 4
"""Reasons offered on each side."""
_SEEN_WORDS = 26
"""Words of what was seen of a deed, as far as whole sentences go."""
OPEN = "It is done in the open, for everybody to see."
WORDS_ONLY = "Others have only our word for what it is for."
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5
"""Letters of a word that tell it from another, so that `allies` and `allied` are one."""
_EMPTY = re.compile(
    r"(?:all|and|any|are|but|can|did|for|had|has|his|how|its|may|nor|not|now|one|our|out|the|too|two|was|who|why|yet|you|"
    r"about|against|another|been|both|could|does|done|each|from|have|into|more|nobody|only|other|"
    r"others|over|side|some|speaks|than|that|their|them|there|they|this|under|were|what|when|which|"
    r"will|with|would)"
)
"""Words that name nothing."""
_SHARED = 2
"""Words that two reasons must have in common to name the same fact, and at least half of the shorter one's."""


@frozen
class Offered:
    """Reasons that a team may give for its argument, and those that it should expect against it; the weightiest first."""

    pros: tuple[str, ...]
    cons: tuple[str, ...]


def offered_reasons(book: Rulebook, view: TeamView, effects: Sequence[str]) -> Offered:
    """Reasons for and against an argument of the view's team that is to move tracks of the palette, such as `nato.trust +2`.

    They are about those tracks: what either side was seen to do that moves them, facts that bear on them by the team's own cards,
    how they stand. `book` may be a planner's: of others it takes what their cards show and do. Effects that cannot be read are
    passed over.
    """
    pointing = _Pointing(book, view)
    pros: list[str] = []
    cons: list[str] = []
    for text in effects:
        effect = argued_effect(book, text)
        if isinstance(effect, Refusal):
            continue
        found = (
            *pointing.of_conditions(effect),
            *pointing.of_flags(effect),
            *pointing.of_deeds(effect),
            *pointing.of_track(effect),
        )
        for reason, speaks_for in found:
            (pros if speaks_for else cons).append(reason)
    return Offered(_first(pros, OPEN), _first(cons, WORDS_ONLY))


def _first(reasons: list[str], always: str) -> tuple[str, ...]:
    """The first of some reasons, each once, and one that always holds."""
    return (*tuple(dict.fromkeys(reasons))[: MOST - 1], always)


def same_fact(one: str, other: str) -> bool:
    """Whether two reasons name the same fact, by the words that they share: an estimate, which synonyms escape."""
    if one == other:
        return True
    first, second = _stems(one), _stems(other)
    shared = len(first & second)
    return shared >= _SHARED and 2 * shared >= min(len(first), len(second))


def names_something(text: str) -> bool:
    """Whether a reason has a word in it that could name a fact: `x` has none."""
    return bool(_stems(text))


@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if not _EMPTY.fullmatch(word))


class _Pointing:
    """What a team knows for sure that speaks for or against an effect."""

    def __init__(self, book: Rulebook, view: TeamView) -> None:
        self._book, self._view = book, view
        self._cards = [action.card for action in book.actions_of[view.team]]
        self._tracks = {track.id: track for track in view.tracks}
        self._holding = {fact.id for fact in view.facts if fact.holds}
        self._flags = book.deck.flags

    def of_conditions(self, effect: Effect) -> Iterator[tuple[str, bool]]:
        """Facts that hold and that the team's own cards that are after the same name as a reason for or against them.

        The words of such a reason are of its card, and are left to it: the fact itself is what bears on others too.
        """
        for card in self._cards:
            if _leans(card, effect) <= 0:
                continue
            for reasons, speaks_for in ((card.pros, True), (card.cons, False)):
                for reason in reasons:
                    if isinstance(reason.when.root, Name) and reason.when.root.text in self._holding:
                        yield self._stated(reason.when.root.text), speaks_for

    def of_deeds(self, effect: Effect) -> Iterator[tuple[str, bool]]:
        """The last thing that each side carried out in the open and that surely moves the track, one way or the other."""
        others = self._book.others[self._view.team]
        theirs = [(self._called(team), self._others(team)) for team in others]
        for whose, deeds in (("we have done", self._own()), *theirs):
            card = next((each for each in deeds if _leans(each, effect, surely=True) and not self._left_a_fact(each)), None)
            if card is not None:
                same = _leans(card, effect, surely=True) > 0
                seen = opening(card.observable, _SEEN_WORDS) or card.observable
                yield f"What {whose} speaks {'for' if same else 'against'} it: {seen}", same

    def _left_a_fact(self, card: Action) -> bool:
        """Whether a card brought about a fact that holds: that is offered itself."""
        return any(_raises(effect, flag) for effect in card.effects for flag in self._holding)

    def _own(self) -> Iterator[Action]:
        """The team's own cards that came off in the open, the last one first."""
        for order in reversed(self._view.past):
            if order.card and order.posture == "overt" and order.outcome in CARRIED:
                yield self._book.actions[order.card].card

    def _called(self, team: str) -> str:
        """What another team has done, as one says it: by its name where there is more than one other."""
        alone = len(self._book.others[self._view.team]) == 1
        return "the other side has done" if alone else f"{self._book.teams[team].short} did"

    def _others(self, team: str) -> Iterator[Action]:
        """The cards of another team that were seen to come off and look like no other, the last one first."""
        for move in reversed(self._view.moves):
            seen = move.author == team and move.outcome in CARRIED
            alike = fitting(self._book, self._view.team, move) if seen else ()
            if len(alike) == 1:
                yield alike[0].card

    def _stated(self, flag: str) -> str:
        title = next(each.title for each in self._flags if each.id == flag)
        return f"{title.rstrip('.')}."

    def of_flags(self, effect: Effect) -> Iterator[tuple[str, bool]]:
        """Facts that hold and that the team's own cards bring about together with what is argued, or with its opposite."""
        for flag in self._flags:
            if flag.id not in self._holding:
                continue
            leans = sum(_leans(card, effect) for card in self._cards if any(_raises(each, flag.id) for each in card.effects))
            if leans:
                yield self._stated(flag.id), leans > 0

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


def _leans(card: Action, effect: Effect, *, surely: bool = False) -> int:
    """1 if a card moves the track of an effect the same way, -1 if the other way, else 0; with `surely`, on no condition."""
    for each in card.effects:
        if each.name == effect.name and each.verb == "change" and each.amount and (each.condition == ALWAYS or not surely):
            return 1 if (each.amount > 0) == (effect.amount > 0) else -1
    return 0


def _raises(effect: Effect, flag: str) -> bool:
    return effect.verb == "raise" and effect.name == flag
