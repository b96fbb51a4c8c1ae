"""Reasons for one's own order and against another's move, an estimate and a vote: all of it as one likes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from tabletop.game.adjudication import ESTIMATE_CARDS
from tabletop.game.commands import CastVote, GiveEstimate, RaiseReason
from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.drafts import FormDraft
from tabletop.tui.seat.form import Panel, question
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.pick import OneOf, Option, Pick
from tabletop.tui.text import clean, content


class ReasonsPanel(Panel):
    """Reasons against a move that was seen (`con:NUMBER`) or for an order of one's own (`pro:ORDER`)."""

    TYPED: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "commit", "Raise reason", id="seat.raise", tooltip="Raise the reason")
    ]

    def __init__(self, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        side, _, about = key.partition(":")
        self._against = side == "con"
        self._ref = int(about) if self._against else 0
        self._order = "" if self._against else about
        self._draft: FormDraft | None = None
        self._said: list[str] = []
        self._latest: dict[str, str] = {}

    @property
    def heading(self) -> str:
        """About what."""
        return f"Move {self._ref}: reasons against it" if self._against else "Your order: reasons for it"

    def compose_panel(self) -> ComposeResult:
        """What it is about, then a line for a reason, the estimate and the vote."""
        yield Static(content(self._about()), classes="quote", markup=False)
        title = "Why might it not work?" if self._against else "Why does it work?"
        yield from question(title, "One reason a line: a fact that control can weigh. Give as many as you like, or none.")
        yield Line(id="reason", placeholder="a reason against it" if self._against else "a reason for it")
        yield Button(Content("Raise this reason  ctrl+s"), id="raise", compact=True)
        yield Static("", id="raised", markup=False)
        yield from question("If control asks for an estimate", "How likely is it to succeed? Only control sees it.")
        yield OneOf(tuple(Option(str(card), f"{card} %") for card in ESTIMATE_CARDS), id="estimate")
        yield Button(Content("Hand in the estimate"), id="give-estimate", compact=True)
        yield from question("If control asks for a vote", "A vote advises; control decides.")
        yield OneOf((Option("yes", "It succeeds"), Option("no", "It does not")), id="vote")
        yield Button(Content("Cast the vote"), id="cast-vote", compact=True)
        yield Static("", classes="problem", markup=False)
        with Horizontal(classes="foot"):
            yield Button(Content("Back  esc"), classes="back", compact=True)

    def _about(self) -> str:
        if self._against:
            return next((move.shown for move in self.view.moves if move.number == self._ref), "")
        return next((order.title for order in self.view.orders if order.id == self._order), "")

    @property
    def line(self) -> Line:
        """The reason being written."""
        return self.query_one("#reason", Line)

    def on_mount(self) -> None:
        """Restore the reason that was being written; show those that were given."""
        self._draft = FormDraft(self.screen, self.handle.drafts, self.key.replace(":", "-"), lambda: self._latest)
        self._latest = dict(self._draft.restore())
        self.line.put(self._latest.get("reason", ""))
        for name in ("estimate", "vote"):
            choice, kept = self.query_one(f"#{name}", OneOf), self._latest.get(name, "")
            choice.value = kept if any(option.key == kept for option in choice.options) else ""
        self.run_worker(self._recall(), exclusive=True, group="recall")

    def on_unmount(self) -> None:
        """Keep the reason that is being written."""
        self.keep()

    def keep(self) -> None:
        """Put the draft away now."""
        if self._draft is not None:
            self._draft.flush()

    async def _recall(self) -> None:
        heard = await self.handle.feed()
        raised = [each.values for each in heard if each.kind == "reason_raised" and each.turn == self.view.clock.number]
        alone = sum(order.status == "revealed" for order in self.view.orders) == 1
        if self._against or alone:  # which of two own orders a reason was for is not told
            self._said = [str(values["text"]) for values in raised if values.get("ref") == self._ref]
        self._show_said()

    def _show_said(self) -> None:
        line = self.query_one("#raised", Static)
        line.display = bool(self._said)
        line.update(Content("\n").join([Content.assemble(("You said  ", "$secondary"), clean(said)) for said in self._said]))

    def guide(self) -> str:
        """It may all be left out."""
        if self.line.value.strip():
            return "Raise this reason with ctrl+s, or escape to go back and keep it"
        return "Give a reason if you have one, or escape to go back"

    def on_input_changed(self, event: Input.Changed) -> None:
        """A reason is being written."""
        self._keep("reason", event.value)
        self.post_message(self.Guided())

    def on_pick_changed(self, event: Pick.Changed) -> None:
        """An estimate or a vote was chosen."""
        if isinstance(event.pick, OneOf):
            self._keep(event.pick.id or "", event.pick.value)

    def _keep(self, name: str, text: str) -> None:
        self.problem("")
        if self._latest.get(name, "") != text and not self.closing:
            self._latest[name] = text
            if self._draft is not None:
                self._draft.touch()

    async def action_commit(self) -> None:
        """Raise the reason."""
        self.problem("")
        text = self.line.value
        command = RaiseReason(side="con" if self._against else "pro", text=text, ref=self._ref, order=self._order)
        if await self.table_screen.give(command):
            self._said.append(text.strip())
            self._show_said()
            self.line.value = self._latest["reason"] = ""
            if self._draft is not None:
                self._draft.touch()
            self.keep()
            self.line.focus()

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Raise, estimate, vote."""
        screen = self.table_screen
        match event.button.id:
            case "raise":
                await self.action_commit()
            case "give-estimate":
                chosen = self.query_one("#estimate", OneOf).value
                if not chosen:
                    self.problem("Choose an estimate first.")
                elif await screen.give(GiveEstimate(percent=int(chosen), ref=self._ref, order=self._order)):
                    self.problem("")
                    screen.tell("Your estimate is handed in.", bad=False)
            case "cast-vote":
                vote = self.query_one("#vote", OneOf).value
                if not vote:
                    self.problem("Choose how you vote first.")
                elif await screen.give(CastVote(succeeds=vote == "yes", ref=self._ref, order=self._order)):
                    self.problem("")
                    screen.tell("Your vote is cast.", bad=False)
