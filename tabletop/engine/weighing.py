"""Cards weighed against a team's aims, in worlds that it takes for possible."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from tabletop.deck.model import Posture
from tabletop.engine.concord import Pull, at_odds, pull, undoes
from tabletop.engine.memory import Memory
from tabletop.engine.prospect import gain, likeliest
from tabletop.engine.seen import FELT, welcome
from tabletop.engine.sight import Sight
from tabletop.engine.worth import Worth
from tabletop.game.adjudication import CARRIED
from tabletop.game.rulebook import PlayableAction
from tabletop.game.state import Draft

AGAIN = 1.5
"""What is taken off the gain of a card for each time it was tried before, in points of score: others reckon with it by now."""
_OFTEN = 3
"""Times that count."""
SOON = 2.0
"""What is taken off besides, for one that came off two turns ago; half of it after three, and so on."""
RECENT = 2
"""Turns for which what a team has brought about is not taken back without a cause."""
TURNED = 2.5
"""What is taken off a card that is at odds with what the team did last, if nothing has happened that it answers."""
WORTHWHILE = 1.0
"""What a national order beside the main one must at least gain, in points of score."""
_GAINS = 0.5
"""Points of score from which a card does something for the aims."""
_JOINT = 5
"""National orders that are weighed beside a main one."""


@frozen
class Weighed:
    """A card with the posture that suits it best and what it is expected to gain, in points of score."""

    action: PlayableAction
    posture: Posture
    gain: float
    liking: float
    """How much of the gain is the temperament's, and how much is taken off for what the team has done before."""


def turns_to_come(sight: Sight) -> int:
    """Turns after this one, as far as a seat can tell; if the end is hidden, half of what the longest session would leave."""
    clock = sight.view.clock
    if clock.of is not None:
        return max(clock.of - clock.number, 0)
    longest = max(length.turns for length in sight.book.deck.lengths)
    return max((longest - clock.number) // 2, 0)


class Weighing:
    """The cards that a player can order this turn, weighed once in some worlds.

    Left out is what makes no sense whatever it promises: a card that came off last turn, one that takes back what the team has
    brought about of late without anything having happened, and one whose every good effect is there already.
    """

    def __init__(self, sight: Sight, worlds: Sequence[Draft]) -> None:
        self._sight, self._worlds = sight, worlds
        self._remaining = turns_to_come(sight)
        self._value = Worth(sight.book, sight.team, sight.temper).of
        self._memory = Memory(sight.view, sight.book)
        self._pulls: dict[str, Pull] = {}
        self._counted = _counted(sight)
        tracks = sight.view.tracks
        self._ends = {
            True: frozenset(track.id for track in tracks if track.level == track.bands - 1),
            False: frozenset(track.id for track in tracks if track.level == 0),
        }
        """Tracks that stand in their highest and in their lowest band as far as the team sees: further does not show."""
        self.mains = self.weighed(sight.orderable("main"))
        self._nationals = frozenset(action.id for action in sight.orderable("national"))

    def beside(self, first: Weighed) -> list[Weighed]:
        """The national orders that go with a main one, weighed in the worlds that it leaves; the most gainful first."""
        along = [second for second in self.mains if self.goes_with(first.action, second.action)]
        worlds = [likeliest(self._sight.book, world, first.action) for world in self._worlds]
        found = [evolve(each, gain=self._gain(each.action, each.posture, worlds) + each.liking) for each in along[:_JOINT]]
        return sorted(found, key=lambda each: -each.gain)

    def goes_with(self, first: PlayableAction, second: PlayableAction) -> bool:
        """Whether a card can be a national order beside a main one: both can be paid, and they do not contradict each other."""
        return (
            second.id in self._nationals
            and second.id != first.id
            and second.cost <= self._sight.view.spendable - first.cost
            and not at_odds(self._sight.book, self._pull(first), self._pull(second))
        )

    def weighed(self, offered: Sequence[PlayableAction], *, sensible: bool = True) -> list[Weighed]:
        """Cards that can be ordered, the most gainful first; those that make no sense too where not `sensible` ones alone."""
        temper, found = self._sight.temper, []
        likes = temper.likes if temper else {}
        last = [self._pull(action) for action in self._memory.standing(1)]
        recent = [self._pull(action) for action in self._memory.standing(RECENT)]
        for action in offered:
            if sensible and (self._repeats(action) or self._takes_back(action, recent)):
                continue
            gained, posture = max(
                ((self._gain(action, posture, self._worlds), posture) for posture in action.card.postures),
                key=lambda each: each[0],
            )
            if sensible and gained < _GAINS and self._pointless(action):
                continue
            liking = likes.get(action.card.kind, 0) - self._stale(action) - self._turned(action, last)
            found.append(Weighed(action, posture, gained + liking, liking))
        return sorted(found, key=lambda each: -each.gain)

    def _gain(self, action: PlayableAction, posture: Posture, worlds: Sequence[Draft]) -> float:
        book, remaining, value = self._sight.book, self._remaining, self._value
        return sum([gain(book, world, action, posture, remaining, value) for world in worlds]) / len(worlds)

    def _pull(self, action: PlayableAction) -> Pull:
        if action.id not in self._pulls:
            self._pulls[action.id] = pull(self._sight.book, action, self._worlds)
        return self._pulls[action.id]

    def _repeats(self, action: PlayableAction) -> bool:
        """Whether a card came off in the last turn."""
        return any(order.outcome in CARRIED and self._memory.ago(order) == 1 for order in self._memory.tried(action.id))

    def _takes_back(self, action: PlayableAction, recent: Sequence[Pull]) -> bool:
        """Whether a card undoes what the team has brought about of late, and nothing has happened that it answers."""
        if not recent:
            return False
        mine = self._pull(action)
        return any(undoes(before, mine) for before in recent) and not self._memory.answers(mine.tone)

    def _stale(self, action: PlayableAction) -> float:
        """What is taken off for having done it before."""
        tried = self._memory.tried(action.id)
        soon = max((SOON / max(self._memory.ago(order) - 1, 1) for order in tried if order.outcome in CARRIED), default=0.0)
        return AGAIN * min(len(tried), _OFTEN) + soon

    def _turned(self, action: PlayableAction, last: Sequence[Pull]) -> float:
        if not last:
            return 0.0
        mine = self._pull(action)
        turned = any(at_odds(self._sight.book, before, mine) for before in last if before.action.id != action.id)
        return TURNED if turned and not self._memory.answers(mine.tone) else 0.0

    def _pointless(self, action: PlayableAction) -> bool:
        """Whether a card brings nothing about that a team could want: what it is good for is so already."""
        if action.id in self._counted:
            return False
        book, team, mine = self._sight.book, self._sight.team, self._pull(action)
        if any((flag in world.flags) != up for flag, up in mine.flags.items() for world in self._worlds):
            return False
        return not any(
            abs(step) >= FELT and welcome(book, team, index, step) and book.deck.tracks[index].id not in self._ends[step > 0]
            for index, step in enumerate(mine.steps)
        )


def _counted(sight: Sight) -> frozenset[str]:
    """The cards that an aim of the team counts as carried out and that are not yet."""
    aims = [aim for aim in sight.book.deck.aims if aim.team == sight.team]
    names = [name.text.partition(".") for aim in aims for name in (*aim.met.names(), *aim.partly.names())]
    return frozenset(card for kind, _, card in names if kind == "played").difference(sight.view.played)
