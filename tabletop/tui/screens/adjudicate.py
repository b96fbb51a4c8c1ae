"""Adjudication: the orders side by side, and the ruling of one."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
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
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.desk import order_card, ruled, what
from tabletop.tui.widgets.nextline import key
from tabletop.tui.widgets.ruling import RulingForm
from tabletop.tui.widgets.weights import Weights
from tabletop.tui.words import played_phases

if TYPE_CHECKING:
    from tabletop.table import Table


class AdjudicateScreen(TabletopScreen[None]):
    """Each order of the turn with what is known of it, and the form in which it is ruled."""

    ABOUT = """\
Here control rules on the turn's orders. Choose an order above. Weigh each reason 0, 1 or 2 (0 strikes it, 2 is compelling); those
of the card begin at 1 where they hold now, at 0 where not. The chance shows as you weigh. Then the method: certain; 2d6; an
estimate a person, whose median is
the chance; a vote, which advises; or the umpire's word. Dice come from the seed, or type in what fell on the table. To set the
dice aside, choose an outcome and say why in the words. Two orders that collide can be ruled as one contest. Ctrl+S rules; what
you typed is kept when you leave."""
    CSS_PATH = "adjudicate.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "rule", "Rule", id="rule", priority=True, tooltip="Rule on this order as the form stands"),
        Binding("ctrl+n", "order(1)", "Next order", id="order.next", priority=True, tooltip="Go to the next order"),
        Binding(
            "ctrl+t", "contest", "Contest", id="contest", priority=True, tooltip="Rule this order and another as one contest"
        ),
        Binding("d", "dice", "Type dice", id="dice", tooltip="Type in the dice as they fell on the table, such as 43"),
        Binding("escape", "back", "Back", id="back", tooltip="Back to the console; what you typed is kept"),
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
        """Which order, the orders, the form."""
        yield Choice((), id="orders")
        yield Horizontal(id="cards")
        yield Container(id="ruling")

    def show(self, view: SeatView) -> None:
        """The orders as they stand."""
        assert isinstance(view, ControlView)
        self._view = view
        if view.opened is not None:
            self.query_one(Banner).played = played_phases(assess=view.opened.assess)
        self._arrange()

    @work(group="arrange")
    async def _arrange(self) -> None:
        # One after the other and never cancelled: a removal that is cancelled half-way never ends.
        async with self._arranging:
            if self._view is not None and self.is_attached:
                await self._arrange_for(self._view)

    async def _arrange_for(self, view: ControlView) -> None:
        orders = _on_desk(view)
        choice = self.query_one("#orders", Choice)
        choice.display = bool(orders)
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
        self._say_next(view)

    def _label(self, order: DeskOrder) -> str:
        mark = "" if order.open else " ✓" if order.ruling is not None else " (under way)"
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
            place.query_one(Weights).focus()
        else:
            words = ruled(order.ruling) if order is not None and order.ruling is not None else ""
            told = f"This order is ruled: {words}" if words else "There is no order to rule on here."
            if order is not None and order.ruling is None and order.revealed is not None:
                told = f"This order is under way: it is ruled in turn {order.revealed.due}. Nothing to do now."
            await place.mount(Static(Content(one_line(told, 400)), markup=False))

    def _open_orders(self) -> set[str]:
        return {order.given.order for order in self._view.orders if order.open} if self._view else set()

    def _order(self) -> DeskOrder | None:
        chosen = self.query_one("#orders", Choice).value
        if self._view is None:
            return None
        return next((order for order in self._view.orders if order.given.order == chosen), None)

    def _say_next(self, view: ControlView) -> None:
        left = sum(order.open for order in view.orders)
        if left:
            self.next_step(f"{view.next_step} {key('Ctrl+S')} rules as it stands, {key('0 1 2')} weigh, {key('d')} dice.")
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
        for form in self.query(RulingForm):
            form.scroll_relative(y=rows, animate=False)

    def action_dice(self) -> None:
        """Type in the dice."""
        for form in self.query(RulingForm):
            form.type_dice()

    def action_rule(self) -> None:
        """Rule as the form stands."""
        for form in self.query(RulingForm):
            form.ask_ruling()

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
        """Back to the console."""
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
