"""The odds of two dice before an order is given: by the reasons for and against it that hold, as far as its team can see."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from tabletop.deck.model import Reason
from tabletop.engine.known import Known
from tabletop.engine.prospect import chances_at
from tabletop.engine.reasons import offered_reasons
from tabletop.engine.sight import Sight
from tabletop.engine.white_cell import ARGUED
from tabletop.game.commands import GiveOrder

LABEL = "As far as your side can know now; more reasons may be given on either side before the throw."
_OWN_WORDS = 1
"""Reasons in a team's own words that count for a card."""


@frozen(kw_only=True)
class Odds:
    """How likely each outcome of a throw is, in per cent: the least and the most that it can be by what the team can see.

    `pros` and `cons` hold for sure; of what is `open` the team cannot know whether it holds. `label` says what the figures rest
    on, and is shown with them.
    """

    success: tuple[int, int]
    partial: tuple[int, int]
    failure: tuple[int, int]
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    open: tuple[str, ...]
    label: str


def odds(sight: Sight, order: GiveOrder) -> Odds | None:
    """The odds of an order that two dice decide; None for one that is certain, and for a pass.

    In practice the white cell throws for whatever does not happen of itself.
    """
    if order.substance == "pass":
        return None
    if order.substance == "argument":
        cons = offered_reasons(sight.book, sight.view, order.effects).cons
        return _odds(order.pros[:ARGUED], cons[:ARGUED], (), ())
    card = sight.book.actions[order.card].card
    if card.method == "certain":
        return None
    known = Known(sight.book, sight.view)
    pros, maybe_pros = _sorted(known, card.pros)
    cons, maybe_cons = _sorted(known, card.cons)
    return _odds((*pros, *order.pros[:_OWN_WORDS]), cons, maybe_pros, maybe_cons)


def _sorted(known: Known, reasons: Sequence[Reason]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reasons that are sure to hold, and those that may."""
    sure = tuple(reason.text for reason in reasons if known.holds(reason.when))
    return sure, tuple(reason.text for reason in reasons if reason.text not in sure and not known.fails(reason.when))


def _odds(pros: Sequence[str], cons: Sequence[str], maybe_pros: Sequence[str], maybe_cons: Sequence[str]) -> Odds:
    net = len(pros) - len(cons)
    found = [dict(chances_at(each)) for each in range(net - len(maybe_cons), net + len(maybe_pros) + 1)]
    success, partial, failure = (
        (round(100 * min(chances[outcome] for chances in found)), round(100 * max(chances[outcome] for chances in found)))
        for outcome in ("success", "partial", "failure")
    )
    return Odds(
        success=success,
        partial=partial,
        failure=failure,
        pros=tuple(pros),
        cons=tuple(cons),
        open=(*maybe_pros, *maybe_cons),
        label=LABEL,
    )
