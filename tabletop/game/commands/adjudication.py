"""Reasons, rulings, and what follows from them."""

from __future__ import annotations

from typing import Literal

from tabletop.deck.model import Method
from tabletop.game.events import Outcome, Weighed
from tabletop.game.frozen import frozen


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
class AdjustWorld:
    """Set a track or flag right by hand; `effect` is written as in a deck."""

    effect: str
    reason: str


@frozen(kw_only=True)
class ShowEstimates:
    """Lay the silent estimates of an order open, all at once; none can be given after."""

    order: str


@frozen(kw_only=True)
class ExplainEstimate:
    """Say why an estimate that was laid open lies where it does; `number` is its place among them, from 1."""

    order: str
    number: int
    words: str
