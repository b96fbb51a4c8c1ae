"""Cards weighed against a team's aims, in worlds that it takes for possible."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from tabletop.deck.model import Posture
from tabletop.engine.prospect import gain
from tabletop.engine.sight import Sight
from tabletop.engine.worth import Worth
from tabletop.game.events import Slot
from tabletop.game.rulebook import PlayableAction
from tabletop.game.state import Draft

AGAIN = 1.5
"""What is taken off the gain of a card that was carried out before, in points of score: others reckon with it by now."""


@frozen
class Weighed:
    """A card with the posture that suits it best and what it is expected to gain, in points of score."""

    action: PlayableAction
    posture: Posture
    gain: float
    liking: float
    """How much of the gain is the temperament's, and how much is taken off for doing again what was done before."""


def turns_to_come(sight: Sight) -> int:
    """Turns after this one, as far as a seat can tell; if the end is hidden, half of what the longest session would leave."""
    clock = sight.view.clock
    if clock.of is not None:
        return max(clock.of - clock.number, 0)
    longest = max(length.turns for length in sight.book.deck.lengths)
    return max((longest - clock.number) // 2, 0)


def weighed(sight: Sight, slot: Slot, worlds: Sequence[Draft], remaining: int) -> list[Weighed]:
    """Every card that can be ordered in a slot, the most gainful first; what the player's temperament likes counts."""
    book, value = sight.book, Worth(sight.book, sight.team, sight.temper).of
    likes = sight.temper.likes if sight.temper else {}
    done = sight.view.played
    found = []
    for offered in sight.orderable(slot):
        action = book.actions[offered.id]
        best = max(
            (
                (sum(gain(book, world, action, posture, remaining, value) for world in worlds) / len(worlds), posture)
                for posture in action.card.postures
            ),
            key=lambda each: each[0],
        )
        liking = likes.get(action.card.kind, 0) - (AGAIN if action.id in done else 0)
        found.append(Weighed(action, best[1], best[0] + liking, liking))
    return sorted(found, key=lambda each: -each.gain)
