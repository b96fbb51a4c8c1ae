"""The reveal, reasons, rulings, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, TypeAlias

from tabletop.deck.model import Method, Posture
from tabletop.game.audience import Audience, known
from tabletop.game.events.base import Event
from tabletop.game.frozen import frozen

Outcome: TypeAlias = Literal["disaster", "failure", "partial", "success", "notable"]
Standing: TypeAlias = Literal["carried", "national", "waits", "void", "passed"]
"""What became of an order at the reveal: it goes ahead, it goes ahead as its first role's own, it waits a turn, it is void, or it
is a pass."""


@frozen(kw_only=True)
class ObservableWorded(Event):
    """Control worded what others will see of an order."""

    NAME: ClassVar[str] = "observable_worded"
    order: str = known(Audience.CONTROL)
    text: str = known(Audience.CONTROL, words=True)


@frozen(kw_only=True)
class StatementsRevealed(Event):
    """The public words of the turn, by team."""

    NAME: ClassVar[str] = "statements_revealed"
    MARK: ClassVar[Audience] = Audience.EVERYBODY
    statements: Mapping[str, str] = known(Audience.EVERYBODY, words=True)


@frozen(kw_only=True)
class OrderRevealed(Event):
    """An order was paid for and became visible to those who can see it.

    `refs` numbers the move for each team that sees it, from 1. `turn` is the number of the turn, `due` of the
    one in which it is ruled. `author` is empty where it cannot be told whose it is; `shown` is what is seen.
    `chance`, in per cent, and `roll` (d100, 0 for none) decided on exposure.
    """

    NAME: ClassVar[str] = "order_revealed"
    MARK: ClassVar[Audience] = Audience.SEEN_BY
    order: str = known(Audience.TEAM)
    team: str = known(Audience.TEAM)
    turn: int = known(Audience.SEEN_BY)
    due: int = known(Audience.SEEN_BY)
    standing: Standing = known(Audience.TEAM)
    posture: Posture = known(Audience.TEAM)
    chance: int = known(Audience.TEAM)
    roll: int = known(Audience.TEAM)
    refs: Mapping[str, int] = known(Audience.EACH)
    author: str = known(Audience.SEEN_BY)
    shown: str = known(Audience.SEEN_BY, words=True)
    exposed: bool = known(Audience.SEEN_BY)
    tracks: tuple[int, ...] = known(Audience.CONTROL)
    flags: tuple[str, ...] = known(Audience.CONTROL)


@frozen(kw_only=True)
class ReasonRaised(Event):
    """Somebody gave a reason for or against an order's success. `team` is who did, or `control`; `ref` its number of the move."""

    NAME: ClassVar[str] = "reason_raised"
    MARK: ClassVar[Audience] = Audience.TEAM
    team: str = known(Audience.TEAM)
    order: str = known(Audience.CONTROL)
    ref: int = known(Audience.TEAM)
    side: Literal["pro", "con"] = known(Audience.TEAM)
    text: str = known(Audience.TEAM, words=True)


@frozen(kw_only=True)
class EstimateGiven(Event):
    """Somebody silently estimated an order's chance of success, in per cent."""

    NAME: ClassVar[str] = "estimate_given"
    MARK: ClassVar[Audience] = Audience.SEAT
    seat: str = known(Audience.SEAT)
    order: str = known(Audience.CONTROL)
    person: str = known(Audience.SEAT)
    percent: int = known(Audience.SEAT)


@frozen(kw_only=True)
class VoteCast(Event):
    """Somebody voted on whether an order succeeds; votes advise."""

    NAME: ClassVar[str] = "vote_cast"
    MARK: ClassVar[Audience] = Audience.SEAT
    seat: str = known(Audience.SEAT)
    order: str = known(Audience.CONTROL)
    person: str = known(Audience.SEAT)
    succeeds: bool = known(Audience.SEAT)


@frozen(kw_only=True)
class Weighed:
    """A reason as control weighed it: 0 struck, 1, or 2 for a compelling one."""

    text: str
    weight: int


@frozen(kw_only=True)
class OrderRuled(Event):
    """Control ruled on an order.

    `chance` is in tenths of a per cent, 0 to 1000; `dice` as they fell, `typed` if on the table. `estimates`
    are those given, ascending; `votes` for and against. `contest` lists the orders ruled together. `overridden`
    if control's words took the place of the dice. `refs` are those of the move, none if its author cannot be told: whether an
    act without an author came off is its author's to know. `fact` is what is now established, if anything.
    """

    NAME: ClassVar[str] = "order_ruled"
    MARK: ClassVar[Audience] = Audience.SEEN_BY
    order: str = known(Audience.TEAM)
    team: str = known(Audience.TEAM)
    card: str = known(Audience.TEAM)
    kind: str = known(Audience.TEAM)
    refs: Mapping[str, int] = known(Audience.EACH)
    method: Method = known(Audience.TEAM)
    pros: tuple[Weighed, ...] = known(Audience.TEAM, words=True)
    cons: tuple[Weighed, ...] = known(Audience.TEAM, words=True)
    estimates: tuple[int, ...] = known(Audience.TEAM)
    votes: tuple[int, ...] = known(Audience.TEAM)
    chance: int = known(Audience.TEAM)
    dice: tuple[int, ...] = known(Audience.TEAM)
    typed: bool = known(Audience.TEAM)
    contest: tuple[str, ...] = known(Audience.CONTROL)
    overridden: bool = known(Audience.TEAM)
    outcome: Outcome = known(Audience.SEEN_BY)
    words: str = known(Audience.SEEN_BY, words=True)
    fact: str = known(Audience.SEEN_BY, words=True)
    note: str = known(Audience.CONTROL, words=True)
    effects: tuple[str, ...] = known(Audience.CONTROL)
    tracks: tuple[int, ...] = known(Audience.CONTROL)
    flags: tuple[str, ...] = known(Audience.CONTROL)


@frozen(kw_only=True)
class ProposalMade(Event):
    """A standing rule or a hazard proposes a change. `roll` is d100 against `chance` for a hazard, 0 for a rule.

    `plain` are the teams that see all that a rule hangs on.
    """

    NAME: ClassVar[str] = "proposal_made"
    VERSION: ClassVar[int] = 2
    proposal: str = known(Audience.CONTROL)
    source: Literal["rule", "hazard"] = known(Audience.CONTROL)
    card: str = known(Audience.CONTROL)
    title: str = known(Audience.CONTROL)
    effects: tuple[str, ...] = known(Audience.CONTROL)
    cause: str = known(Audience.CONTROL)
    chance: int = known(Audience.CONTROL)
    roll: int = known(Audience.CONTROL)
    plain: tuple[str, ...] = known(Audience.CONTROL)


@frozen(kw_only=True)
class ProposalSettled(Event):
    """Control accepted, softened or held a proposal, and said why; `effects` are those that took place.

    `refs` are the teams that see what it changed and can tell why: each with the number of the hazard's report in its inbox, or 0
    for a standing rule, whose title is then the team's in `rule`.
    """

    NAME: ClassVar[str] = "proposal_settled"
    VERSION: ClassVar[int] = 2
    MARK: ClassVar[Audience] = Audience.EACH
    proposal: str = known(Audience.CONTROL)
    decision: Literal["accept", "soften", "hold"] = known(Audience.CONTROL)
    reason: str = known(Audience.CONTROL, words=True)
    effects: tuple[str, ...] = known(Audience.CONTROL)
    tracks: tuple[int, ...] = known(Audience.CONTROL)
    flags: tuple[str, ...] = known(Audience.CONTROL)
    refs: Mapping[str, int] = known(Audience.EACH)
    rule: Mapping[str, str] = known(Audience.EACH)


@frozen(kw_only=True)
class WorldAdjusted(Event):
    """Control set a track or flag right by hand, and said why; `what` is the effect as written."""

    NAME: ClassVar[str] = "world_adjusted"
    what: str = known(Audience.CONTROL)
    reason: str = known(Audience.CONTROL, words=True)
    tracks: tuple[int, ...] = known(Audience.CONTROL)
    flags: tuple[str, ...] = known(Audience.CONTROL)


@frozen(kw_only=True)
class EstimatesShown(Event):
    """The silent estimates of an order were laid open, in per cent, ascending; `refs` are those of the move."""

    NAME: ClassVar[str] = "estimates_shown"
    MARK: ClassVar[Audience] = Audience.SEEN_BY
    order: str = known(Audience.TEAM)
    team: str = known(Audience.TEAM)
    refs: Mapping[str, int] = known(Audience.EACH)
    estimates: tuple[int, ...] = known(Audience.SEEN_BY)
    median: int = known(Audience.SEEN_BY)


@frozen(kw_only=True)
class EstimateExplained(Event):
    """Why an estimate that was laid open lies where it does; `number` is its place among them, from 1."""

    NAME: ClassVar[str] = "estimate_explained"
    order: str = known(Audience.CONTROL)
    number: int = known(Audience.CONTROL)
    percent: int = known(Audience.CONTROL)
    words: str = known(Audience.CONTROL, words=True)
