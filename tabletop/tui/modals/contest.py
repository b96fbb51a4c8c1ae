"""Two orders that collide, ruled as one contest."""

from __future__ import annotations

from tabletop.game.adjudication import net_reasons
from tabletop.game.commands import Command, Contender, RuleContest
from tabletop.game.events import Weighed
from tabletop.game.view.control import DeskOrder
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.reasons import reasons_on, ruling_form
from tabletop.tui.text import content
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.desk import what
from tabletop.tui.widgets.field import Field


class ContestModal(FormModal):
    """Both throw 2d6 with their net reasons as weighed on the orders; the higher succeeds, a tie is partial for both."""

    def __init__(self, handle: SeatHandle, order: DeskOrder, others: tuple[DeskOrder, ...]) -> None:
        self._orders = {each.given.order: each for each in (order, *others)}
        self._first = order.given.order
        self._seat = handle
        name = team_name(handle.deck, order.given.team)
        fields = [
            Field(
                name="other",
                label="Against",
                kind="list",
                options=[(each.given.order, f"{team_name(handle.deck, each.given.team)}: {what(each)}") for each in others],
            ),
            Field(name="dice-first", label=f"Dice of {name}", hint="empty: the seed throws; or such as 4 3"),
            Field(name="dice-second", label="Dice of the other", hint="empty: the seed throws"),
            Field(name="words-first", label=f"Words on {name}'s", kind="page", rows=2),
            Field(name="words-second", label="Words on the other's", kind="page", rows=2),
            Field(name="note", label="Note for the review"),
        ]
        pros, cons = self._weighed(order)
        net = net_reasons(pros, cons)
        told = f"{name}: {what(order)}\nNet reasons {net:+d}, as weighed on the order. Weigh the other's on it before you throw."
        super().__init__(
            handle, "One contest of two orders", f"contest:{self._first}", fields, intro=content(told), confirm="Throw and rule"
        )

    def _weighed(self, order: DeskOrder) -> tuple[tuple[Weighed, ...], tuple[Weighed, ...]]:
        reasons = reasons_on(self._seat.deck, order, self._seat.drafts.get(ruling_form(order.given.order)))
        sides = []
        for side in ("pro", "con"):
            found = [
                reason for reason in reasons if reason.side == side and (reason.weight or not reason.origin.startswith("card"))
            ]
            sides.append(tuple(Weighed(text=reason.text, weight=reason.weight) for reason in found))
        return sides[0], sides[1]

    def command(self, values: dict[str, str]) -> Command | str:
        """The contest."""
        sides = []
        for order, place in ((self._first, "first"), (values["other"], "second")):
            try:
                dice = tuple(int(die) for die in values[f"dice-{place}"].replace(",", " ").replace("+", " ").split())
            except ValueError:
                return "Type the dice as numbers, such as 4 3; leave it empty and the seed throws."
            pros, cons = self._weighed(self._orders[order])
            sides.append(Contender(order=order, pros=pros, cons=cons, dice=dice, words=values[f"words-{place}"].strip()))
        return RuleContest(first=sides[0], second=sides[1], note=values["note"].strip())
