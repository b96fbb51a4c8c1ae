"""Two orders that collide, ruled as one contest."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Label, Select, Static

from tabletop.game.adjudication import net_reasons
from tabletop.game.commands import Command, Contender, RuleContest
from tabletop.game.events import Outcome, Weighed
from tabletop.game.telling.words import signed
from tabletop.game.view.control import DeskOrder
from tabletop.table.seat import SeatHandle
from tabletop.tui.dice import read_dice
from tabletop.tui.form import CommandModal
from tabletop.tui.odds import net_words
from tabletop.tui.reasons import reasons_on, ruling_form
from tabletop.tui.text import content, one_line
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.desk import what
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.stakes import stakes_lines
from tabletop.tui.widgets.weights import weighed
from tabletop.tui.words import OUTCOMES

_SIDES = ("first", "second")


class ContestModal(CommandModal):
    """Both throw 2d6 with their net reasons as weighed on the orders; the higher succeeds, a tie is partial for both."""

    DEFAULT_CSS = """
    ContestModal #comes-to, ContestModal #sides { height: auto; margin-bottom: 1; }
    """

    def __init__(self, handle: SeatHandle, order: DeskOrder, others: tuple[DeskOrder, ...]) -> None:
        # Mostly it is the other side's order that an order collides with.
        others = tuple(sorted(others, key=lambda each: each.given.team == order.given.team))
        self._orders = {each.given.order: each for each in (order, *others)}
        self._first = order.given.order
        self._seat = handle
        rivals = [(each.given.order, f"{team_name(handle.deck, each.given.team)}: {what(each)}") for each in others]
        fields = [
            Field(name="other", label="Against", kind="list", options=rivals),
            Field(name="dice-first", label="", hint="as they fell, such as 43, or leave it empty"),
            Field(name="dice-second", label="", hint="empty: the seed throws them"),
            Field(name="words-first", label="", kind="page", rows=2),
            Field(name="words-second", label="", kind="page", rows=2),
            Field(name="note", label="Note for the review"),
        ]
        super().__init__(handle, "One contest", f"contest:{self._first}", fields, confirm="Throw and rule")

    def _side_name(self, order: DeskOrder, rival: DeskOrder) -> str:
        """A side's short name; where both are of one team, which of the two."""
        short = next((team.short for team in self._seat.deck.teams if team.id == order.given.team), order.given.team)
        if order.given.team != rival.given.team:
            return short
        return f"{short}, {'main' if order.given.slot == 'main' else 'national'}"

    def compose_fields(self, kept: dict[str, str]) -> ComposeResult:
        """The fields, with what the dice come to below them."""
        for row in super().compose_fields(kept):
            yield row
            if isinstance(row, FieldRow) and row.field.name == "dice-second":
                yield Static("", id="comes-to", markup=False)
                yield Static("", id="sides", markup=False)

    def on_mount(self) -> None:
        """Show both sides."""
        self._show()

    @on(Select.Changed, "#field-other")
    @on(Input.Changed)
    def _show(self) -> None:
        """Both orders with what they stand to win or lose, and what the dice come to."""
        values = self.values()
        first, second = self._orders[self._first], self._orders[values["other"]]
        lines = []
        for order in (first, second):
            net = net_reasons(*self._weighed(order))
            title = one_line(f"{team_name(self._seat.deck, order.given.team)}: {what(order)}", 60)
            lines.append(Content.assemble((title, "b"), (f"  net reasons {signed(net)}", "$muted")))
            lines += stakes_lines(self._seat.deck, order)
        lines.append(
            Content.styled(
                "Net reasons are as weighed on each order; the higher throw comes off, a tie is partial for both.", "$muted"
            )
        )
        self.query_one("#sides", Static).update(Content("\n").join(lines))
        names = {"first": self._side_name(first, second), "second": self._side_name(second, first)}
        for row in self.query(FieldRow):
            kind, _, place = row.field.name.partition("-")
            if place:
                row.query_one(Label).update(content(one_line(f"{'Dice' if kind == 'dice' else 'Words'} {names[place]}", 19)))
        told, good = self._comes_to((first, second), values)
        self.query_one("#comes-to", Static).update(content(told, "b $accent" if good else "b $error"))

    def _comes_to(self, sides: tuple[DeskOrder, DeskOrder], values: dict[str, str]) -> tuple[str, bool]:
        """What the dice come to as they are typed, and whether they can be."""
        throws = [read_dice(values[f"dice-{place}"], 2, 6) for place in _SIDES]
        for dice in throws:
            if isinstance(dice, str):
                return dice, False
        told, totals = [], []
        for order, other, dice in zip(sides, reversed(sides), throws, strict=True):
            if not dice or isinstance(dice, str):
                return "Result: as the dice fall.", True
            net = net_reasons(*self._weighed(order))
            totals.append(sum(dice) + net)
            told.append(f"{self._side_name(order, other)} {dice[0]} + {dice[1]}{net_words(net)} = {totals[-1]}")
        first, second = _outcomes(*totals)
        return f"Result: {told[0]}, {OUTCOMES[first]}; {told[1]}, {OUTCOMES[second]}.", True

    def _weighed(self, order: DeskOrder) -> tuple[tuple[Weighed, ...], tuple[Weighed, ...]]:
        reasons = reasons_on(self._seat.deck, order, self._seat.drafts.get(ruling_form(order.given.order)))
        return weighed(reasons, "pro"), weighed(reasons, "con")

    def command(self, values: dict[str, str]) -> Command | str:
        """The contest."""
        sides = []
        for order, place in ((self._first, "first"), (values["other"], "second")):
            dice = read_dice(values[f"dice-{place}"], 2, 6)
            if isinstance(dice, str):
                for row in self.query(FieldRow):
                    if row.field.name == f"dice-{place}":
                        self.call_after_refresh(row.focus_field)
                return dice
            pros, cons = self._weighed(self._orders[order])
            sides.append(Contender(order=order, pros=pros, cons=cons, dice=dice, words=values[f"words-{place}"].strip()))
        return RuleContest(first=sides[0], second=sides[1], note=values["note"].strip())


def _outcomes(first: int, second: int) -> tuple[Outcome, Outcome]:
    if first == second:
        return "partial", "partial"
    return ("success", "failure") if first > second else ("failure", "success")
