"""The odds of two dice before an order is given: by the reasons for and against it that hold, as far as its team can see."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from tabletop.deck.model import Reason
from tabletop.engine.known import Known
from tabletop.engine.prospect import chances_at
from tabletop.engine.reasons import offered_reasons, same_fact
from tabletop.engine.sight import Sight
from tabletop.engine.white_cell import ARGUED, RAISED, against_argument, counted
from tabletop.game.commands import GiveOrder

LABEL = "As far as your side can know now; more reasons may be given on either side before the throw."


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


def odds(sight: Sight, order: GiveOrder, raised: Sequence[str] = (), against: Sequence[str] = ()) -> Odds | None:
    """The odds of an order that two dice decide; None for one that is certain, and for a pass.

    `raised` and `against` are what the team has given for and against it since. In practice the white cell throws for whatever
    does not happen of itself.
    """
    if order.substance == "pass":
        return None
    own = (*order.pros, *raised)
    if order.substance == "argument":
        named = against_argument(offered_reasons(sight.book, sight.view, order.effects).cons, against)
        return _odds(_counting((), own, ARGUED), named, (), ())
    card = sight.book.actions[order.card].card
    if card.method == "certain":
        return None
    known = Known(sight.book, sight.view)
    pros, maybe_pros = _sorted(known, card.pros)
    cons, maybe_cons = _sorted(known, card.cons)
    pros, cons = _counting(pros, own, RAISED), _counting(cons, against, RAISED)
    return _odds(pros, cons, _unsaid(maybe_pros, pros), _unsaid(maybe_cons, cons))


def _counting(sure: Sequence[str], given: Sequence[str], most: int) -> tuple[str, ...]:
    return tuple(reason.text for reason in counted(sure, (given,), most) if reason.weight)


def _unsaid(maybe: Sequence[str], said: Sequence[str]) -> tuple[str, ...]:
    """Those that may hold and that nobody has named."""
    return tuple(text for text in maybe if not any(same_fact(text, each) for each in said))


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
