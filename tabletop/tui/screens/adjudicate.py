"""Adjudication: the orders side by side, and the ruling of one; in a small window, step by step."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.events import Resize
from textual.widgets import Static

from tabletop.game.audience import CONTROL
from tabletop.game.commands import CastVote, GiveEstimate
from tabletop.game.refusal import Refusal
from tabletop.game.view import ControlView, SeatView
from tabletop.game.view.control import DeskOrder
from tabletop.journal.errors import SaveError
from tabletop.tui.people import people_at
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import one_line
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.desk import order_card, ruled, what
from tabletop.tui.widgets.nextline import key
from tabletop.tui.widgets.ruling import RulingForm
from tabletop.tui.widgets.weights import Weights
from tabletop.tui.words import OUTCOMES

if TYPE_CHECKING:
    from tabletop.table import Table

_SIDE_BY_SIDE, _ALL_IN_SIGHT = 120, 30
"""Columns and rows from which on the orders and the form are in sight together."""
_APART = 160
"""Columns from which on the form stands beside the orders, not below them."""
_STEPS = (("orders", "Orders"), ("weigh", "Reasons"), ("rule", "Ruling"))
_PARTS = {"": ("weigh", "decide"), "orders": (), "weigh": ("weigh",), "rule": ("decide",)}
_NEXT = {
    "": f"{key('Ctrl+S')} rules as it stands, {key('0 1 2')} weigh, {key('d')} dice.",
    "orders": f"{key('↑ ↓')} choose, {key('Enter')} weighs this one.",
    "weigh": f"{key('0 1 2')} weigh, {key('Enter')} goes on to the ruling.",
    "rule": f"{key('Ctrl+S')} rules as it stands.",
}


class AdjudicateScreen(TabletopScreen[None]):
    """Each order of the turn with what is known of it, and the form in which it is ruled."""

    ABOUT = """\
Here control rules on the turn's orders. Choose an order above; in a small window Enter goes on from the orders to the reasons
and to the ruling, Escape back. Weigh each reason 0, 1 or 2 (0 strikes it, 2 is compelling); those
of the card begin at 1 where they hold now, at 0 where not. The chance shows as you weigh. Then the method: certain; 2d6; an
estimate a person, whose median is
the chance; a vote, which advises; or the umpire's word. Dice come from the seed, or type in what fell on the table. To set the
dice aside, choose an outcome and say why in the words. Two orders that collide can be ruled as one contest. Ctrl+S rules; what
you typed is kept when you leave."""
    CSS_PATH = "adjudicate.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Go on", id="on", tooltip="Go on: from the orders to the reasons, and to the ruling"),
        Binding("ctrl+s", "rule", "Rule", id="rule", priority=True, tooltip="Rule on this order as the form stands"),
        Binding("escape", "back", "Back", id="back", tooltip="Back a step, or to the console; what you typed is kept"),
        Binding("ctrl+n", "order(1)", "Next order", id="order.next", priority=True, tooltip="Go to the next order"),
        Binding(
            "ctrl+t", "contest", "Contest", id="contest", priority=True, tooltip="Rule this order and another as one contest"
        ),
        Binding("d", "dice", "Type dice", id="dice", tooltip="Type in the dice as they fell on the table, such as 43"),
        Binding("pageup", "scroll_form(-8)", "Scroll up", show=False),
        Binding("pagedown", "scroll_form(8)", "Scroll down", show=False),
    ]

    def __init__(self, table: Table) -> None:
        super().__init__(table.seat(CONTROL), place="Control")
        self._table = table
        self._view: ControlView | None = None
        self._formed = ""
        self._unkept: dict[str, str] = {}
        self._arranging = Lock()

    def compose_body(self) -> ComposeResult:
        """The steps of a small window, which order, the orders, the form."""
        steps = Choice(_STEPS, "orders", id="steps")
        steps.can_focus = False
        yield steps
        yield Choice((), id="orders")
        yield Static("", id="current", markup=False)
        with Container(id="desk"):
            yield Container(id="cards")
            yield Container(id="ruling")

    def show(self, view: SeatView) -> None:
        """The orders as they stand."""
        assert isinstance(view, ControlView)
        self._view = view
        self._arrange()

    @work(group="arrange")
    async def _arrange(self) -> None:
        # One after the other and never cancelled: a removal that is cancelled half-way never ends.
        async with self._arranging:
            if self._view is not None and self.is_attached:
                try:
                    await self._arrange_for(self._view)
                except NoMatches:
                    if self.query("#orders"):  # else the screen was left meanwhile
                        raise

    async def _arrange_for(self, view: ControlView) -> None:
        orders = _on_desk(view)
        choice = self.query_one("#orders", Choice)
        choice.options = [(order.given.order, self._label(order)) for order in orders]
        current = self._order()
        if current is None or not current.open:
            first = next((order for order in orders if order.open), None)
            if first is not None:
                choice.value = first.given.order
        cards = self.query_one("#cards")
        ids = [f"card-{order.given.order}" for order in orders]
        if [card.id for card in cards.children] != ids:
            await cards.remove_children()
            await cards.mount_all([_card(order) for order in orders])
        for order in orders:
            card = cards.query_one(f"#card-{order.given.order}")
            card.set_class(order.given.order == choice.value, "-current")
            card.query_one(Static).update(order_card(self.handle.deck, view, order))
        await self._form()
        self._fit()

    @property
    def _step(self) -> str:
        """The step of a small window; empty where all is in sight."""
        return self.query_one("#steps", Choice).value if self._stepwise else ""

    @property
    def _stepwise(self) -> bool:
        return self.size.width < _SIDE_BY_SIDE or self.size.height < _ALL_IN_SIGHT

    def on_resize(self, event: Resize) -> None:
        """Step by step where there is no room for all."""
        super().on_resize(event)
        if self._view is not None:
            self._fit()

    def _fit(self) -> None:
        """Show what belongs to the step, or everything."""
        step, view = self._step, self._view
        orders = self.query_one("#orders", Choice)
        self.query_one("#steps").display = bool(step)
        orders.display = bool(orders.options) and step in ("", "orders")
        current = self.query_one("#current", Static)
        current.display = step in ("weigh", "rule")
        values = [value for value, _ in orders.options]
        if orders.value in values:
            where = f"   {values.index(orders.value) + 1} of {len(values)}"
            current.update(Content.assemble((dict(orders.options)[orders.value], "b"), (where, "$muted")))
        self.query_one("#cards").display = step in ("", "orders")
        for card in self.query(".card"):
            card.display = not step or card.has_class("-current")
        orders.stacked = bool(step)
        apart = not step and self.size.width >= _APART
        self.query_one("#desk").set_class(apart, "-apart")
        self.query_one("#ruling").set_class(apart or step in ("weigh", "rule"), "-whole")
        for form in self.query(RulingForm):
            form.fit(_PARTS[step], self.size.height if step or apart else max(self.size.height // 2, 8))
        if view is not None:
            self._say_next(view)
        self.refresh_bindings()

    def _go(self, step: str, *, focus: bool = True) -> None:
        """Go to a step of a small window, and put the cursor where it begins."""
        if not self._stepwise:
            return
        self.query_one("#steps", Choice).value = step
        self._fit()
        if not focus:
            return
        if step == "orders":
            self.query_one("#orders", Choice).focus()
        for form in self.query(RulingForm):
            if step != "orders":
                form.begin("weigh" if step == "weigh" else "decide")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Going on is for a small window, while there is something to rule."""
        return self._step in ("orders", "weigh") and bool(self._formed) if action == "on" and self.is_mounted else True

    def action_on(self) -> None:
        """The next step."""
        self._go({"orders": "weigh", "weigh": "rule"}.get(self._step, "rule"))

    @on(Choice.Changed, "#steps")
    def _stepped(self, event: Choice.Changed) -> None:
        if not self._formed and event.value != "orders":
            self._go("orders")
        else:
            self._fit()

    def _label(self, order: DeskOrder) -> str:
        mark = "" if order.open else f" ✓ {OUTCOMES[order.ruling.outcome]}" if order.ruling is not None else " (under way)"
        return f"{team_name(self.handle.deck, order.given.team)}: {one_line(what(order), 44)}{mark}"

    async def _form(self) -> None:
        """The form of the current order, if it is still open."""
        order = self._order()
        place = self.query_one("#ruling")
        wanted = order.given.order if order is not None and order.open else ""
        if wanted and wanted == self._formed and order is not None:
            place.query_one(RulingForm).update_order(order)
            return
        for form in place.query(RulingForm):
            if self._formed in self._open_orders():
                form.draft.flush()
            form.draft.finish()
        await place.remove_children()
        self._formed = wanted
        if wanted and order is not None:
            await place.mount(RulingForm(self, self.handle, order, people_at(self._table)))
            if not self._stepwise:
                for weights in place.query(Weights):  # none where the screen was left meanwhile
                    weights.focus()
            elif self._step == "orders":
                self.query_one("#orders", Choice).focus()
            else:
                self._go(self._step)
        else:
            words = ruled(order.ruling) if order is not None and order.ruling is not None else ""
            told = f"This order is ruled: {words}" if words else "There is no order to rule on here."
            if order is not None and order.ruling is None and order.revealed is not None:
                told = f"This order is under way: it is ruled in turn {order.revealed.due}. Nothing to do now."
            await place.mount(Static(Content(one_line(told, 400)), markup=False))
            self._go("orders")

    def _open_orders(self) -> set[str]:
        return {order.given.order for order in self._view.orders if order.open} if self._view else set()

    def _order(self) -> DeskOrder | None:
        chosen = self.query_one("#orders", Choice).value
        if self._view is None:
            return None
        return next((order for order in self._view.orders if order.given.order == chosen), None)

    def _say_next(self, view: ControlView) -> None:
        left = sum(order.open for order in view.orders)
        if left and not self._formed:
            self.next_step(f"{view.next_step} {key('Ctrl+N')} goes to the next order.")
        elif left:
            self.next_step(f"{view.next_step} {_NEXT[self._step]}")
        else:
            self.next_step(f"Everything is ruled: {key('Esc')} to the console, then {key('g')} goes on to the consequences.")

    @on(Choice.Changed, "#orders")
    def _other_order(self) -> None:
        if self._view is not None:
            self._arrange()

    def action_order(self, step: int) -> None:
        """Go to the next order."""
        self.query_one("#orders", Choice).action_step(step)

    def action_scroll_form(self, rows: int) -> None:
        """Move through the form."""
        if self._step == "orders":
            for card in self.query(".card.-current"):
                card.scroll_relative(y=rows, animate=False)
        for form in self.query(RulingForm):
            form.scroll_fields(rows)

    def action_dice(self) -> None:
        """Type in the dice."""
        self._go("rule", focus=False)
        for form in self.query(RulingForm):
            form.type_dice()

    def action_rule(self) -> None:
        """Rule as the form stands."""
        for form in self.query(RulingForm):
            form.ask_ruling()

    @on(RulingForm.Troubled)
    def _mend(self, event: RulingForm.Troubled) -> None:
        self._go("rule", focus=False)
        event.form.focus_field(event.field)

    @on(RulingForm.Ruled)
    async def _rule(self, event: RulingForm.Ruled) -> None:
        form = event.form
        try:
            answer = await self.handle.submit(event.command, form=form.draft.form)
        except SaveError as error:
            form.trouble(str(error))
            return
        if isinstance(answer, Refusal):
            form.trouble(answer.sentence)
            return
        form.draft.finish()
        self._go("orders")
        view = await self.handle.view()
        assert isinstance(view, ControlView)
        order = next((each for each in view.orders if each.given.order == event.command.order), None)
        if order is not None and order.ruling is not None:
            self.tell(f"{what(order)}: {ruled(order.ruling)}", bad=False)

    @on(RulingForm.Estimated)
    async def _estimated(self, event: RulingForm.Estimated) -> None:
        person = event.person
        try:
            if event.name and self._table.roster is not None:
                known = {name: each for each, name in people_at(self._table)}
                person = known.get(event.name) or self._table.roster.add(event.name)
            elif event.name:
                # A session that is not saved keeps no names: the log holds a number for each all the same.
                person = self._unkept.setdefault(event.name, f"p{len(self._unkept) + 1}")
            if event.percent is not None:
                command: GiveEstimate | CastVote = GiveEstimate(order=event.order, percent=event.percent)
            else:
                command = CastVote(order=event.order, succeeds=bool(event.succeeds))
            answer = await self._table.seat(CONTROL, person).submit(command)
        except (SaveError, ValueError) as error:
            self.tell(error)
            return
        if isinstance(answer, Refusal):
            self.tell(answer)
            return
        for form in self.query(RulingForm):
            form.clear_name()

    def action_contest(self) -> None:
        """Rule two as one."""
        from tabletop.tui.modals.contest import ContestModal

        order = self._order()
        if self._view is None or order is None or not order.open:
            return
        others = tuple(each for each in self._view.orders if each.open and each is not order)
        if not others:
            self.tell("A contest needs two orders that are still to be ruled.")
            return
        for form in self.query(RulingForm):
            form.draft.touch()
            form.draft.flush()
        self.app.push_screen(ContestModal(self.handle, order, others))

    def action_back(self) -> None:
        """Back a step, or to the console."""
        if self._step in ("weigh", "rule"):
            self._go("orders" if self._step == "weigh" else "weigh")
            return
        self._keep()
        self.dismiss(None)

    def _keep(self) -> None:
        for form in self.query(RulingForm):
            if self._formed in self._open_orders():
                form.draft.flush()

    def on_unmount(self) -> None:
        """Keep what was typed."""
        self._keep()


def _on_desk(view: ControlView) -> list[DeskOrder]:
    """The orders that went ahead: those to be ruled, those ruled, those under way."""
    return [order for order in view.orders if order.revealed is not None and order.revealed.standing in ("carried", "national")]


def _card(order: DeskOrder) -> VerticalScroll:
    return VerticalScroll(Static("", markup=False), classes="card", id=f"card-{order.given.order}")
