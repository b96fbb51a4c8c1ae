"""What people can do at the table, as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field

from tabletop.deck.model import Method, Posture
from tabletop.game.audience import Seat
from tabletop.game.events import Mark, Outcome, Rating, Slot, Substance, Weighed
from tabletop.game.frozen import frozen


@frozen(kw_only=True)
class OpenSession:
    """STARTEX. `turns` is one of the deck's lengths; with `hidden_end` the turn before the last may fall away, by the seed."""

    turns: int
    title: str = ""
    handling: str = "UNCLASSIFIED"
    training: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    hidden_end: bool = False
    assess: bool = True
    forecasts: bool = True


@frozen(kw_only=True)
class ReleaseInject:
    """Put an inject into play; out of plan it wants a `reason`.

    `text` replaces the wording by team; an empty one drops that recipient. `time` is the scenario time, of at most 40
    characters; without it, the card's stands.
    """

    inject: str
    text: Mapping[str, str] = field(factory=dict)
    reason: str = ""
    time: str = ""


@frozen(kw_only=True)
class WriteInject:
    """Add an inject of control's own to the MSEL.

    `text` is by team, or `all`; `truth` is its sealed cause if it is an incident.
    """

    title: str
    text: Mapping[str, str]
    source: str = "Control"
    reliability: str = ""
    time: str = ""
    truth: str = ""


@frozen(kw_only=True)
class SetAsideInject:
    """Hold an inject back, defer it to the deck's turn `turn`, or skip it."""

    inject: str
    how: Literal["held", "deferred", "skipped"]
    reason: str
    turn: int | None = None


@frozen(kw_only=True)
class MarkExpectation:
    """Say whether the expected action of a released inject came."""

    inject: str
    mark: Mark
    note: str = ""


@frozen(kw_only=True)
class AdvancePhase:
    """Go on to the next phase, the next turn, or ENDEX."""


@frozen(kw_only=True)
class ReadIncident:
    """Say what an incident is. `ref` is its number in the team's inbox; `likelihood` in per cent, 1 to 99."""

    ref: int
    reading: str
    likelihood: int


@frozen(kw_only=True)
class ReadMove:
    """Say what an observed move is for. `ref` is the team's number of it; `likelihood` in per cent, 1 to 99."""

    ref: int
    reading: str
    likelihood: int


@frozen(kw_only=True)
class MakeForecast:
    """Put a probability on a question, in per cent, 0 to 100."""

    question: str
    probability: int


@frozen(kw_only=True)
class GiveOrder:
    """Commit to an order until the reveal.

    An action names its `card`. An argument has its text, what others would see (`observable`), one or two
    `effects` on tracks of the deck's palette (such as `nato.trust +2`), and reasons. `role` decides it if it is
    national; `agreed` lists the roles that already stand behind a collective card.
    """

    substance: Substance
    slot: Slot = "main"
    card: str = ""
    role: str = ""
    agreed: tuple[str, ...] = ()
    argument: str = ""
    observable: str = ""
    effects: tuple[str, ...] = ()
    pros: tuple[str, ...] = ()
    purpose: str = ""
    message: str = ""
    rationale: str = ""
    posture: Posture = "overt"
    alternatives: str = ""
    dissent: str = ""
    owner: str = ""
    target: str = ""


@frozen(kw_only=True)
class WithdrawOrder:
    """Take an order back before the reveal."""

    order: str


@frozen(kw_only=True)
class GiveAgreement:
    """Agree to a collective order for a role, or refuse."""

    order: str
    role: str
    agrees: bool
    words: str = ""


@frozen(kw_only=True)
class MakeStatement:
    """Choose the team's public words of the turn, at most 40; the last choice counts."""

    text: str


@frozen(kw_only=True)
class Finish:
    """Say that the team is done with the phase."""


@frozen(kw_only=True)
class WordObservable:
    """Word what others will see of an order, before the reveal."""

    order: str
    text: str


@frozen(kw_only=True)
class RaiseReason:
    """Give a reason for or against an order.

    A team names another's move by `ref` and its own order by `order`; control names any by `order`.
    """

    side: Literal["pro", "con"]
    text: str
    order: str = ""
    ref: int = 0


@frozen(kw_only=True)
class GiveEstimate:
    """Silently estimate the chance of success of an order, in per cent: 0, 10, 30, 50, 70, 90 or 100."""

    percent: int
    order: str = ""
    ref: int = 0


@frozen(kw_only=True)
class CastVote:
    """Vote on whether an order succeeds."""

    succeeds: bool
    order: str = ""
    ref: int = 0


@frozen(kw_only=True)
class RuleOrder:
    """Rule on an order.

    `pros` and `cons` are the reasons as weighed. `dice` are those typed in (two d6, or one d100); empty lets the
    seed fall. `outcome` decides by vote or umpire, and sets the dice of the other methods aside, which wants `words`.
    `fact` becomes established.
    """

    order: str
    method: Method
    pros: tuple[Weighed, ...] = ()
    cons: tuple[Weighed, ...] = ()
    dice: tuple[int, ...] = ()
    outcome: Outcome | None = None
    words: str = ""
    fact: str = ""
    note: str = ""


@frozen(kw_only=True)
class Contender:
    """One order of a contest, with its reasons as weighed and its two dice if typed in."""

    order: str
    pros: tuple[Weighed, ...] = ()
    cons: tuple[Weighed, ...] = ()
    dice: tuple[int, ...] = ()
    words: str = ""


@frozen(kw_only=True)
class RuleContest:
    """Rule on two colliding orders as one: both throw 2d6 plus net reasons; the higher succeeds, a tie is partial for both."""

    first: Contender
    second: Contender
    note: str = ""


@frozen(kw_only=True)
class SettleProposal:
    """Accept, soften or hold what a rule or hazard proposes.

    `effects` are the softened ones. Accepting or softening a hazard tells the teams of it.
    """

    proposal: str
    decision: Literal["accept", "soften", "hold"]
    reason: str = ""
    effects: tuple[str, ...] = ()


@frozen(kw_only=True)
class ChooseLadder:
    """Say what reaching the top of the ladder comes to."""

    choice: Literal["war", "off_ramp", "contained"]
    words: str = ""


@frozen(kw_only=True)
class AdjustWorld:
    """Set a track or flag right by hand; `effect` is written as in a deck."""

    effect: str
    reason: str


@frozen(kw_only=True)
class EndSession:
    """ENDEX before its time."""

    words: str


@frozen(kw_only=True)
class Note:
    """Write something down for the review."""

    text: str


@frozen(kw_only=True)
class Observe:
    """Note a strength or an area for improvement, tied to a task and to an inject or order if you like."""

    seen: Literal["strength", "improvement"]
    text: str
    task: str = ""
    about: str = ""


@frozen(kw_only=True)
class RateTask:
    """Rate a critical task after ENDEX, once a person."""

    task: str
    rating: Rating
    note: str = ""


@frozen(kw_only=True)
class TakeSeat:
    """Say who sits at a seat, by roster id."""

    place: Seat
    person: str


@frozen(kw_only=True)
class Rewind:
    """Take the session back to the end of commit `to_seq`."""

    to_seq: int
    reason: str


@frozen(kw_only=True)
class Amend:
    """Replace the words of one field of event number `event` (from 0) of commit `seq`."""

    seq: int
    event: int
    field: str
    text: str
    reason: str


Command: TypeAlias = (
    OpenSession
    | ReleaseInject
    | WriteInject
    | SetAsideInject
    | MarkExpectation
    | AdvancePhase
    | ReadIncident
    | ReadMove
    | MakeForecast
    | GiveOrder
    | WithdrawOrder
    | GiveAgreement
    | MakeStatement
    | Finish
    | WordObservable
    | RaiseReason
    | GiveEstimate
    | CastVote
    | RuleOrder
    | RuleContest
    | SettleProposal
    | ChooseLadder
    | AdjustWorld
    | EndSession
    | Note
    | Observe
    | RateTask
    | TakeSeat
    | Rewind
    | Amend
)
