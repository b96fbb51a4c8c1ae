"""A team's own order: as committed, who agrees, reasons for it, how it was ruled; withdrawing and changing it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from tabletop.game.commands import GiveAgreement, OpenSilence, WithdrawOrder
from tabletop.game.view import TeamView
from tabletop.game.view.parts import OrderView
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.panel import Panel, question
from tabletop.tui.seat.pick import Option, Pick, Ticks
from tabletop.tui.seat.silence import BROKEN, SilencePart, unanswered
from tabletop.tui.seat.words import (
    OUTCOMES,
    argued_lines,
    capital,
    fallback,
    kept_lines,
    others_line,
    posture_title,
    purpose,
    roles,
)
from tabletop.tui.text import clean

STATUS = {
    "waits for the reveal": "Committed: it waits for the reveal; until then you may withdraw or change it.",
    "waits for agreement": "Not all who must agree did: it waits for the next turn.",
    "revealed": "It is on the table and waits to be ruled.",
    "under way": "Under way: it takes more than one turn.",
    "ruled": "Ruled.",
    "void": "It came to nothing: not all who must agree did.",
    "passed": "You chose to do nothing.",
}


class OwnOrder(Panel):
    """One order of the team's own."""

    @property
    def order(self) -> OrderView | None:
        """The order, if it stands."""
        return next((order for order in self.view.orders if f"own:{order.id}" == self.key), None)

    @property
    def heading(self) -> str:
        """Which order."""
        order = self.order
        return "Your national order" if order and order.slot == "national" else "Your order"

    def compose_panel(self) -> ComposeResult:
        """What was committed, then what can be done about it."""
        yield Static("", id="own-text", markup=False)
        with Vertical(id="own-agreement", classes="part"):
            yield from question("Who agrees?", "Space ticks and unticks. It counts at the reveal.")
            yield Ticks(id="own-agreed")
            yield SilencePart(self.handle)
        with Horizontal(id="own-before", classes="foot"):
            yield Button(Content("Change it"), id="change", compact=True)
            yield Button(Content("Withdraw it"), id="withdraw", compact=True)
            yield Button(Content("Back  esc"), classes="back", compact=True)
        yield Static("", classes="problem", markup=False)

    def on_mount(self) -> None:
        """Show the order."""
        self._show()

    def follow(self, view: TeamView) -> None:
        """Take a newer view."""
        super().follow(view)
        self._show()

    def guide(self) -> str:
        """Gather agreement where it is missing."""
        order = self.order
        if order is None:
            return ""
        if order.status != "waits for the reveal":
            return ""
        if waiting := unanswered(order, self.view):
            if order.silence:
                return f"Under silence: {roles(self.deck, waiting)} may tick, break it, or say nothing; escape goes back"
            return f"Tick who agrees ({roles(self.deck, waiting)} still to say), or escape to go back"
        if order.refused:
            verb = "does" if len(order.refused) == 1 else "do"
            return f"{roles(self.deck, order.refused)} {verb} not agree: tick who is won over, change it, or escape to go back"
        return ""

    def _show(self) -> None:
        order = self.order
        before = order is not None and order.status == "waits for the reveal"
        self.query_one("#own-text", Static).update(
            Content("This order no longer stands.") if order is None else order_text(self, order)
        )
        self.query_one("#own-before").display = before
        self.query_one("#own-agreement").display = bool(before and order and order.needed)
        if order is None:
            return
        titles = {role.id: role.title for role in self.deck.roles}
        ticks = self.query_one("#own-agreed", Ticks)
        ticks.options = tuple(Option(role, titles.get(role, role)) for role in order.needed)
        ticks.values = order.agreed
        self.query_one(SilencePart).show(order, self.view)

    async def on_silence_part_asked(self, event: SilencePart.Asked) -> None:
        """Put the order under silence."""
        if self.order is not None:
            await self.table_screen.give(OpenSilence(order=self.order.id, seconds=event.seconds))

    async def on_silence_part_broken(self, event: SilencePart.Broken) -> None:
        """A role breaks the silence: it does not agree."""
        if self.order is not None:
            said = GiveAgreement(order=self.order.id, role=event.role, agrees=False, words=BROKEN)
            if await self.table_screen.give(said):
                self.table_screen.tell(f"{roles(self.deck, [event.role])} breaks the silence, and does not agree.", bad=False)
                self.query_one("#own-agreed").focus()

    async def on_pick_changed(self, event: Pick.Changed) -> None:
        """A role agreed, or no longer does."""
        order = self.order
        if order is None or not isinstance(event.pick, Ticks) or not 0 <= event.pick.cursor < len(event.pick.options):
            return
        role = event.pick.options[event.pick.cursor].key
        agrees = role in event.pick.values
        if agrees == (role in order.agreed):
            return
        if not await self.table_screen.give(GiveAgreement(order=order.id, role=role, agrees=agrees)):
            event.pick.values = order.agreed
            return
        word = "agrees" if agrees else "no longer agrees"
        self.table_screen.tell(f"{roles(self.deck, [role])} {word}.", bad=False)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Withdraw or change."""
        order = self.order
        if order is None:
            return
        match event.button.id:
            case "withdraw":
                self._ask("Withdraw this order?", "It is taken back. Nothing of it reaches the other side.", "Withdraw it", order)
            case "change":
                self._ask(
                    "Change this order?",
                    "It is withdrawn and its form opens again, filled in as it was; commit it anew when it is right.",
                    "Withdraw and change it",
                    order,
                    change=True,
                )

    def _ask(self, title: str, words: str, yes: str, order: OrderView, *, change: bool = False) -> None:
        def answered(sure: bool | None) -> None:
            if sure:
                self.run_worker(self._withdraw(order, change=change), exclusive=True, group="commit")

        self.app.push_screen(ConfirmModal(title, Content(words), yes=yes, no="Leave it as it is"), answered)

    async def _withdraw(self, order: OrderView, *, change: bool) -> None:
        kept = self._as_given(order) if change else {}
        if not await self.table_screen.give(WithdrawOrder(order=order.id)):
            return
        if change:
            self.handle.drafts.put(f"order-{order.slot}", kept)
        self.post_message(self.Committed(self, then=f"order:{order.slot}" if change else ""))

    def _as_given(self, order: OrderView) -> dict[str, str]:
        """The form's fields as the order was given."""
        fields = {
            "substance": order.substance,
            "card": order.card,
            "purpose": order.purpose,
            "message": order.message,
            "posture": order.posture,
            "role": order.role,
            "argument": order.text,
            "observable": order.observable if order.substance == "argument" else "",
            "rationale": order.rationale,
            "alternatives": order.alternatives,
            "dissent": order.dissent,
            "owner": order.owner,
            "target": order.target,
            "agreed": " ".join(order.agreed),
            "effects": ";".join(order.effects),
        }
        fields |= {f"pro-{number}": pro for number, pro in enumerate(order.pros, 1)}
        return {name: text for name, text in fields.items() if text}


def order_text(panel: Panel, order: OrderView) -> Content:
    """An order of one's own, in lines."""
    deck = panel.deck
    card = next((action for action in deck.actions if action.id == order.card), None)
    lines = [Content.styled(clean(order.title), "b")]
    state = OUTCOMES[order.outcome] + "." if order.outcome else STATUS[order.status]
    lines.append(Content.styled(state, "$accent"))
    if order.words:
        lines.append(Content.assemble(("Control  ", "b"), clean(order.words)))
    if order.exposed:
        lines.append(Content.styled("It was laid open as yours.", "$warning"))
    if order.substance != "pass":
        lines.append(Content.assemble(("In truth for  ", "b"), clean(purpose(deck, order.purpose))))
        lines.append(Content.assemble(("To be taken for  ", "b"), clean(purpose(deck, order.message))))
    lines.append(Content.assemble(("Why  ", "b"), clean(order.rationale)))
    if order.substance != "pass":
        lines.append(
            Content.assemble(
                ("Price  ", "b"), capital(order.cost), "   ", ("How openly  ", "b"), posture_title(order.posture).lower()
            )
        )
        lines.append(others_line(order.observable, order.posture, exposed=order.exposed))
    lines += argued_lines(deck, order)
    if order.needed:
        agreed = roles(deck, order.agreed) or "nobody yet"
        without = fallback(deck, card) if card and set(order.needed) - set(order.agreed) else ""
        refused = f"   not agreed: {roles(deck, order.refused)}" if order.refused else ""
        lines.append(
            Content.assemble(("Agreed  ", "b"), clean(agreed), (clean(refused), "$warning"), "   ", (without, "$secondary"))
        )
    lines += kept_lines(order)
    return Content("\n").join(lines)
