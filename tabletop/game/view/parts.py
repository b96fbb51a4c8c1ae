"""What the views are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.deck.model import Action, Posture, Sight
from tabletop.game.events import Outcome, Phase, Slot, Substance
from tabletop.game.timing import Timer

OrderStatus: TypeAlias = Literal[
    "waits for the reveal", "waits for agreement", "revealed", "under way", "ruled", "void", "passed"
]


@frozen(kw_only=True)
class Clock:
    """Where the session stands. `of` is the number of turns, None where the end is hidden; `phases` are those that turns have.

    `timer` is None where no clock is set. `stopped` says that NO DUFF is in force, `stop_words` why.
    """

    title: str
    handling: str
    phase: Phase
    number: int
    of: int | None
    turn: int
    turn_title: str
    date: str
    text: str
    timer: Timer | None
    stopped: bool
    stop_words: str
    phases: tuple[Phase, ...]

    def ends_before(self, turns: int) -> bool:
        """Whether the session is known to end before what is ordered now, and takes so many turns, is ruled."""
        return self.of is not None and self.number + turns - 1 > self.of


@frozen(kw_only=True)
class TrackView:
    """A track as a seat sees it.

    `level` is where its band lies among `bands`, from 0, and `within` are the least and the greatest number of that band.
    `value` is None unless the seat sees numbers. `change` is what the seat can see of its movement since the turn opened: in
    numbers if it sees them, else in bands.
    """

    id: str
    title: str
    team: str
    sight: Sight
    band: str
    level: int
    bands: int
    within: tuple[int, int]
    value: int | None
    low: int
    high: int
    change: int


@frozen(kw_only=True)
class Fact:
    """A flag of the deck that the seat knows, with whether it holds."""

    id: str
    title: str
    holds: bool


@frozen(kw_only=True)
class Report:
    """An inject as it reached a team. `number` is its number in the team's inbox; `turn` that of the turn.

    `reading`, with its `likelihood` and `grounds`, is the team's own of an incident.
    """

    number: int
    turn: int
    time: str
    text: str
    source: str
    reliability: str
    incident: bool
    readable: bool
    reading: str
    likelihood: int
    grounds: str


@frozen(kw_only=True)
class Asked:
    """A forecast question put to a team this turn, with its forecast in per cent or None."""

    id: str
    text: str
    by: int
    probability: int | None


@frozen(kw_only=True)
class OrderView:
    """A team's own order. `needed`, `agreed` and `refused` are roles, for a collective one; `pros` and `effects` an argument's.

    `observable` is what others see of it: before the reveal as it would go by its posture, after it as it was shown.
    Empty if that is nothing.
    """

    id: str
    slot: Slot
    substance: Substance
    card: str
    title: str
    role: str
    needed: tuple[str, ...]
    agreed: tuple[str, ...]
    refused: tuple[str, ...]
    purpose: str
    message: str
    rationale: str
    posture: Posture
    cost: int
    text: str
    pros: tuple[str, ...]
    effects: tuple[str, ...]
    alternatives: str
    dissent: str
    owner: str
    target: str
    observable: str
    status: OrderStatus
    exposed: bool
    outcome: Outcome | None
    words: str
    silence: int
    """When its silence ends, in seconds UTC; 0 if it is under none."""
    estimates: tuple[int, ...]
    """The estimates of its chance that lie open, in per cent."""


@frozen(kw_only=True)
class PastOrder:
    """A team's own order that was closed in an earlier turn.

    `turn` is the number of the turn in which it was given, `over` of the one in which it was ruled. `outcome` is None of what
    came to nothing, and of a pass: that was over as it was given.
    """

    id: str
    turn: int
    over: int
    slot: Slot
    substance: Substance
    card: str
    purpose: str
    message: str
    rationale: str
    posture: Posture
    outcome: Outcome | None


@frozen(kw_only=True)
class MoveView:
    """A move of another team as it can be seen. `author` is empty where it cannot be told; `reading` is the team's own, with its
    `likelihood` and `grounds`.

    `open` says that reasons about it may be given: it is to be ruled in this turn, and the team has seen no ruling on it.
    `outcome` is None until there is one, and of a move whose author cannot be told: how it went is its author's to know.
    """

    number: int
    turn: int
    author: str
    shown: str
    exposed: bool
    readable: bool
    open: bool
    reading: str
    likelihood: int
    grounds: str
    outcome: Outcome | None
    words: str
    estimates: tuple[int, ...]


@frozen(kw_only=True)
class Offer:
    """An action card of a team: whether it can be ordered now as main and as national order.

    `why_not` and `why_not_national` are sentences that say why it cannot, empty where it can.
    """

    card: str
    title: str
    cost: int
    main: bool
    national: bool
    why_not: str
    why_not_national: str


@frozen(kw_only=True)
class Ending:
    """How the session ended."""

    ending: str
    words: str
    scores: Mapping[str, int]


def others_see(card: Action | None, posture: Posture, wording: str) -> str:
    """What others see of an order that nothing lays open: of a covert one its card's trace, of any other its wording.

    `wording` is that of an argument, and counts without a card only. Empty if nothing can be seen.
    """
    if card is None:
        return wording
    return card.trace if posture == "covert" else card.observable
