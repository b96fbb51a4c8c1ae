"""Adjudication: the orders side by side, and the ruling of one; in a small window, step by step."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.events import Resize
from textual.widgets import Static

from tabletop.deck.model import Deck
from tabletop.game.view import ControlView, SeatView
from tabletop.game.view.control import DeskOrder
from tabletop.tui.rulings import ACTS, RulingActions
from tabletop.tui.text import clean, cut, one_line
from tabletop.tui.theme import team_name
from tabletop.tui.waiting import control_place
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.desk import order_card, ruled, what
from tabletop.tui.widgets.nextline import key
from tabletop.tui.widgets.ruling import RulingForm
from tabletop.tui.widgets.stakes import moved_words
from tabletop.tui.widgets.weights import Weights
from tabletop.tui.words import OUTCOMES

if TYPE_CHECKING:
    from tabletop.table import Table

_SIDE_BY_SIDE, _ALL_IN_SIGHT = 120, 30
"""Columns and rows from which on the orders and the form are in sight together."""
_APART = 160
"""Columns from which on the form stands beside the orders, not below them."""
_ABREAST = 2
"""Orders that can be read side by side in a window that is not as wide as that."""
_STEPS = (("orders", "Orders"), ("weigh", "Reasons"), ("rule", "Ruling"))
_PARTS = {"": ("weigh", "decide"), "orders": (), "weigh": ("weigh",), "rule": ("decide",)}
_NEXT = {
    "": f"{key('0 1 2')} weigh, {key('+ −')} add, {key('d')} dice, {key('Ctrl+S')} rules.",
    "orders": f"{key('↑ ↓')} choose, {key('Enter')} weighs this one.",
    "weigh": f"{key('0 1 2')} weigh, {key('+ −')} add, {key('Enter')} goes on to the ruling.",
    "rule": f"{key('Ctrl+S')} rules as it stands; after a vote, or as umpire, choose the outcome first.",
}


class AdjudicateScreen(RulingActions):
    """Each order of the turn with what is known of it, and the form in which it is ruled."""

    ABOUT = """\
Here control rules on the turn's orders. Choose an order above; in a small window Enter goes on from the orders to the reasons
and to the ruling, Escape back. Each order shows which tracks each outcome would move, and once it is ruled, what it moved.
Weigh each reason 0, 1 or 2 (0 strikes it, 2 is compelling); those of the card begin at 1 where they hold now, at 0 where not.
+ adds a reason for, − one against, f cites an established fact. Then the method: certain; 2d6; an estimate a person, whose
median is the chance (e gathers them, the keyboard going round); a vote, which advises (v, likewise); or the umpire's word.
Dice come from the seed, or type in what fell on the table. To set the dice aside, choose an outcome and say why in the words.
Two orders that collide can be ruled as one contest. Ctrl+S rules; what you typed is kept when you leave. What others see of an
order was worded before the reveal, on the console, with w."""
    CSS_PATH = "adjudicate.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Go on", id="on", tooltip="Go on: from the orders to the reasons, and to the ruling"),
        Binding("escape", "back", "Back", id="back", tooltip="Back a step, or to the console; what you typed is kept"),
        Binding("ctrl+s", "rule", "Rule", id="rule", priority=True, tooltip="Rule on this order as the form stands"),
        *ACTS,
        Binding("g", "advance", "Next phase", id="advance", tooltip="Back to the console, and on to the consequences"),
        Binding("ctrl+n", "order(1)", "Next order", id="order.next", priority=True, tooltip="Go to the next order"),
        Binding("pageup", "scroll_form(-8)", "Scroll up", show=False),
        Binding("pagedown", "scroll_form(8)", "Scroll down", show=False),
    ]

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._arranging = Lock()

    def compose_body(self) -> ComposeResult:
        """The steps of a small window, which order, the orders, the form."""
        steps = Choice(_STEPS, "orders", id="steps")
        steps.can_focus = False
        yield steps
        yield Choice((), id="orders")
        yield Static("", id="last", markup=False)
        yield Static("", id="current", markup=False)
        with Container(id="desk"):
            yield Container(id="cards")
            yield Container(id="ruling")

    def show(self, view: SeatView) -> None:
        """The orders as they stand."""
        assert isinstance(view, ControlView)
        self.view = view
        self.query_one(Banner).place = control_place(view)
        self._arrange()

    @work(group="arrange")
    async def _arrange(self) -> None:
        # One after the other and never cancelled: a removal that is cancelled half-way never ends.
        async with self._arranging:
            if self.view is not None and self.is_attached:
                try:
                    await self._arrange_for(self.view)
                except NoMatches:
                    if self.query("#orders"):  # else the screen was left meanwhile
                        raise

    async def _arrange_for(self, view: ControlView) -> None:
        orders = _on_desk(view)
        choice = self.query_one("#orders", Choice)
        choice.options = [(order.given.order, self._label(order)) for order in orders]
        current = self.chosen_order
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
        self._tell_last(view)
        self._fit()

    def _tell_last(self, view: ControlView) -> None:
        """What the last ruling came to stands above the orders until the next; of the order chosen, its own place tells it."""
        line = self.query_one("#last", Static)
        last = self.ruled[-1] if self.ruled else ""
        told = [order for order in view.orders if order.ruling is not None and last in (order.given.order, *order.ruling.contest)]
        line.display = bool(told) and (bool(self.formed) or self.query_one("#orders", Choice).value != last)
        line.update(Content("\n").join([_outcome(self.handle.deck, view, order) for order in told]))

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
        if self.view is not None:
            self._fit()
            self._arrange()

    def _fit(self) -> None:
        """Show what belongs to the step, or everything."""
        step, view = self._step, self.view
        orders = self.query_one("#orders", Choice)
        self.query_one("#steps").display = bool(step)
        orders.display = bool(orders.options) and step in ("", "orders")
        last = self.query_one("#last")
        last.set_class(step in ("weigh", "rule"), "-away")
        current = self.query_one("#current", Static)
        current.display = step in ("weigh", "rule")
        values = [value for value, _ in orders.options]
        if orders.value in values:
            where = f"   {values.index(orders.value) + 1} of {len(values)}"
            title = cut(dict(orders.options)[orders.value], self.size.width - len(where) - 2)
            current.update(Content.assemble((title, "b"), (where, "$muted")))
        self.query_one("#cards").display = step in ("", "orders")
        apart = not step and self.size.width >= _APART
        beside = self._beside() if not step and not apart else ""
        for card in self.query(".card"):
            card.display = apart or card.has_class("-current") or (not step and (not beside or card.id == f"card-{beside}"))
        orders.stacked = bool(step)
        self.query_one("#desk").set_class(apart, "-apart")
        self.query_one("#ruling").set_class(apart or step in ("weigh", "rule"), "-whole")
        for form in self.query(RulingForm):
            form.fit(_PARTS[step], self.size.height if step or apart else max(self.size.height // 2, 8))
        if view is not None:
            self._say_next(view)
        self.refresh_bindings()

    def _beside(self) -> str:
        """Where not all orders can be read side by side: the one to stand beside the one chosen, the other side's first."""
        desk = _on_desk(self.view) if self.view is not None else []
        order = self.chosen_order
        if len(desk) <= _ABREAST or order is None:
            return ""
        rest = [each for each in desk if each.given.order != order.given.order]
        rest.sort(key=lambda each: (each.given.team == order.given.team, not each.open))
        return rest[0].given.order

    def to_decision(self) -> None:
        """Have the fields of the decision in sight."""
        self._go("rule", focus=False)

    def after_ruling(self) -> None:
        """Go on to the next order."""
        self._go("orders")
        self.look()

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
        """Going on is for a small window; what belongs to a form wants one, and to a step, that step."""
        if not self.is_mounted or not self.query("#steps"):
            return True
        match action:
            case "on":
                return self._step in ("orders", "weigh") and bool(self.formed)
            case "write":
                return bool(self.formed) and self._step != "rule"
            case "fact":
                return bool(self.formed) and self._step in ("", "weigh")
            case "dice" | "rule" | "gather" | "ballot" | "contest":
                return bool(self.formed)
            case "at_console":
                return self.console() is not None
            case "advance":
                return self.console() is not None and self.view is not None and not self._open_orders()
        return True

    def action_write(self, side: Literal["pro", "con"]) -> None:
        """Write a reason, where reasons stand."""
        if self._step == "orders":
            self._go("weigh", focus=False)
        super().action_write(side)

    def action_on(self) -> None:
        """The next step."""
        self._go({"orders": "weigh", "weigh": "rule"}.get(self._step, "rule"))

    @on(Choice.Changed, "#steps")
    def _stepped(self, event: Choice.Changed) -> None:
        if not self.formed and event.value != "orders":
            self._go("orders")
        else:
            self._fit()

    def _label(self, order: DeskOrder) -> str:
        mark = "" if order.open else f" ✓ {OUTCOMES[order.ruling.outcome]}" if order.ruling is not None else " (under way)"
        team = team_name(self.handle.deck, order.given.team)
        room = self.size.width - cell_len(f"○ {team}: {mark}") - 4 if self._stepwise else 60
        return f"{team}: {one_line(what(order), max(room, 20))}{mark}"

    async def _form(self) -> None:
        """The form of the current order, if it is still open."""
        order = self.chosen_order
        place = self.query_one("#ruling")
        wanted = order.given.order if order is not None and order.open else ""
        if wanted and wanted == self.formed and order is not None:
            place.query_one(RulingForm).update_order(order)
            return
        for form in place.query(RulingForm):
            if self.formed in self._open_orders():
                form.draft.flush()
            form.draft.finish()
        await place.remove_children()
        self.formed = wanted
        if wanted and order is not None:
            await place.mount(RulingForm(self, self.handle, order, self.judges.people))
            if not self._stepwise:
                for weights in place.query(Weights):  # none where the screen was left meanwhile
                    weights.focus()
            elif self._step == "orders":
                self.query_one("#orders", Choice).focus()
            else:
                self._go(self._step)
        else:
            told = Content("There is no order to rule on here.")
            if order is not None and order.ruling is not None and self.view is not None:
                told = _outcome(self.handle.deck, self.view, order)
            elif order is not None and order.revealed is not None:
                told = Content(f"This order is under way: it is ruled in turn {order.revealed.due}. Nothing to do now.")
            await place.mount(Static(told, id="told", markup=False))
            self._go("orders")

    def _open_orders(self) -> set[str]:
        return {order.given.order for order in self.view.orders if order.open} if self.view else set()

    @property
    def chosen_order(self) -> DeskOrder | None:
        """The order that is chosen."""
        chosen = self.query_one("#orders", Choice).value
        if self.view is None:
            return None
        return next((order for order in self.view.orders if order.given.order == chosen), None)

    def _say_next(self, view: ControlView) -> None:
        left = sum(order.open for order in view.orders)
        if left and not self.formed:
            self.next_step(f"{view.next_step} {key('Ctrl+N')} goes to the next order.")
        elif left:
            self.next_step(f"{view.next_step} {_NEXT[self._step]}")
        else:
            self.next_step(f"Everything is ruled: {key('g')} goes on to the consequences, {key('Esc')} only to the console.")

    @on(Choice.Changed, "#orders")
    def _other_order(self) -> None:
        if self.view is not None:
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

    def action_advance(self) -> None:
        """Go on from here: to the console, and to the next phase."""
        console = self.console()
        self._keep()
        self.dismiss(None)
        if console is not None:
            console.action_advance()

    def action_back(self) -> None:
        """Back a step, or to the console."""
        if self._step in ("weigh", "rule"):
            self._go("orders" if self._step == "weigh" else "weigh")
            return
        self._keep()
        self.dismiss(None)

    def _keep(self) -> None:
        for form in self.query(RulingForm):
            if self.formed in self._open_orders():
                form.draft.flush()

    def on_unmount(self) -> None:
        """Keep what was typed."""
        self._keep()


def _on_desk(view: ControlView) -> list[DeskOrder]:
    """The orders that went ahead: those to be ruled, those ruled, those under way."""
    return [order for order in view.orders if order.revealed is not None and order.revealed.standing in ("carried", "national")]


def _card(order: DeskOrder) -> VerticalScroll:
    return VerticalScroll(Static("", markup=False), classes="card", id=f"card-{order.given.order}")


def _outcome(deck: Deck, view: ControlView, order: DeskOrder) -> Content:
    """What a ruling came to: the outcome and how, and what it moved."""
    return Content.assemble(
        ("✓ ", "b $success"),
        (f"{clean(one_line(what(order), 80))}: ", "b"),
        clean(one_line(ruled(deck, view, order), 400)),
        ("\n  Moved: ", "$muted"),
        (clean(moved_words(deck, order)), "b"),
    )
