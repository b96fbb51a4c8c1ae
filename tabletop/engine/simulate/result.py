"""What one simulated game came to."""

from __future__ import annotations

from tabletop.game.events import AimResult, Ending
from tabletop.game.frozen import frozen


@frozen(kw_only=True)
class Movement:
    """By how many steps the tracks moved in all, up and down alike, by what moved them.

    What teams earn and what their orders cost is political capital changing hands and moves nothing in the world: it is counted
    apart, as `income` and `spent`.
    """

    orders: int
    injects: int
    rules: int
    hazards: int
    income: int
    spent: int


@frozen(kw_only=True)
class GameResult:
    """One game. What is by team is in the deck's order.

    `cards` holds the card of every order, `ladder` its value at each turn's end. `injects` are those released; `proposed` the
    standing rules and hazards that took effect, each as often as it did; `aims` how far each came, in the deck's order.
    """

    number: int
    seed: str
    ending: Ending
    turns: int
    scores: tuple[int, ...]
    orders: tuple[int, ...]
    cards: tuple[str, ...]
    ladder: tuple[int, ...]
    injects: tuple[str, ...]
    proposed: tuple[str, ...]
    aims: tuple[AimResult, ...]
    moved: Movement
