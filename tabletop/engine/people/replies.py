"""How an order stands to what others did last, and how that is said; `{name}` stands for what they did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from tabletop.engine.seen import HARD, SOFT

Reply: TypeAlias = Literal["counter", "elsewhere", "calm", "overture", "prepare", "note", "return", "guard"]
"""After a hard move: a hard order about the same matter, one about another, a step down, an offer, readiness, a word; after a
soft one: a step in return, or a hard order all the same."""

FORMS: Final[Mapping[Reply, tuple[str, ...]]] = {
    "counter": (
        "this is our answer to {name}",
        "{name} must not be the last word",
        "whoever answers for {name} should see that we can act too",
    ),
    "elsewhere": (
        "they have made their move with {name}; ours goes another way",
        "while they are busy with {name}, we see to what is ours",
    ),
    "calm": (
        "to answer {name} in kind would only lead upwards",
        "we let {name} pass and take a step of our own",
    ),
    "overture": (
        "{name} has not shut every door, and this tries one",
        "we go another way than {name}",
    ),
    "prepare": (
        "while they press with {name}, we see to our own side",
        "{name} is no reason to shout, but one to be prepared",
    ),
    "note": (
        "{name} should not pass as if nothing had been",
        "after {name} this is the least that is expected of us",
    ),
    "return": (
        "they have moved with {name}, and a step deserves a step",
        "{name} should not go without an answer in kind",
        "we believe {name} enough to try the next step",
    ),
    "guard": (
        "{name} is welcome and does not change what we need",
        "we do not lower our guard for {name} alone",
    ),
}
TAKEN: Final = "we took {name} for {took}, and we do not just look on"
"""Before a counter, if the move was read."""
NEAR_A_CLASH: Final = (
    "after {name} somebody has to take the heat out, and we can afford it",
    "to answer {name} in kind would only lead upwards",
    "{name} was meant to draw us, so we do the opposite",
    "{name} shows how near a clash has come; we step aside first",
)
"""Of a step down, if the move took the ladder up."""


def reply(theirs: float, tone: float, *, armed: bool, meets: bool, offers: bool) -> Reply | None:
    """How an order stands to a move, by the tones of the two; None if neither answers the other.

    `armed` says that the order is of a class of arms or pressure, `meets` that it is about the same matter as the move, `offers`
    that it is to win the others' trust.
    """
    if theirs <= SOFT:
        return "return" if tone <= SOFT else "guard" if tone >= HARD else None
    if theirs < HARD:
        return None
    if tone <= SOFT:
        return "calm"
    if tone >= HARD and (meets or armed):
        return "counter" if meets else "elsewhere"
    if armed:
        return "prepare"
    return "overture" if offers else "note"
