"""Writing a message, and reading one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from tabletop.game.audience import CONTROL
from tabletop.game.commands import Command, SendMessage
from tabletop.game.view import TeamView
from tabletop.game.view.exchange import GotView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.form import Form, commits
from tabletop.tui.seat.messages import PASSING, Mail, whole
from tabletop.tui.seat.panel import Panel, question
from tabletop.tui.seat.pick import OneOf, Option, Ticks
from tabletop.tui.seat.statement import Words
from tabletop.tui.text import clean
from tabletop.tui.theme import team_name

if TYPE_CHECKING:
    from tabletop.tui.seat.shelf import Page

LONGEST = 20_000
"""Characters of a draft that come back; what may be sent is less."""


def find(view: TeamView, key: str) -> Mail | None:
    """The message that a panel's key names, `…:got:NUMBER` or `…:sent:NUMBER`."""
    _, _, place = key.partition(":")
    kind, _, number = place.partition(":")
    messages = view.exchange.got if kind == "got" else view.exchange.sent if kind == "sent" else ()
    return next((Mail(f"message:{place}", each) for each in messages if str(each.number) == number), None)


class MessagePanel(Panel):
    """One message with all of its words, `message:got:NUMBER` or `message:sent:NUMBER`."""

    OF_PHASE: ClassVar[bool] = False
    FROM: ClassVar[Page] = "messages"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("r", "reply", "Reply", id="seat.reply", tooltip="Write to whom it is from")]

    @property
    def heading(self) -> str:
        """What it is."""
        return "Message"

    @property
    def _mail(self) -> Mail | None:
        return find(self.view, self.key)

    @property
    def _reply(self) -> str:
        """The key of the form that replies to it; empty for what the team itself wrote, or when nothing can be written."""
        each = self._mail
        if each is None or not isinstance(each.message, GotView) or not self.handle.live or "SendMessage" not in self.view.may:
            return ""
        return f"write:got:{each.message.number}"

    def compose_panel(self) -> ComposeResult:
        """The message, then what can be done about it."""
        yield Static("", id="message-text", classes="quote", markup=False)
        with Horizontal(classes="foot"):
            if self._reply:
                yield Button(Content("Reply  r"), id="reply", compact=True)
            yield Button(Content("Back  esc"), classes="back", compact=True)

    def on_mount(self) -> None:
        """Show it."""
        self.follow(self.view)

    def follow(self, view: TeamView) -> None:
        """How it stands may have changed."""
        super().follow(view)
        each = self._mail
        self.query_one("#message-text", Static).update(
            whole(self.deck, each) if each is not None else Content("This message is no longer there.")
        )

    def guide(self) -> str:
        """Back, or reply."""
        return "r replies, escape goes back" if self._reply else "Escape goes back to the messages"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reply to what others wrote."""
        if action == "reply":
            return bool(self._reply)
        return super().check_action(action, parameters)

    def action_reply(self) -> None:
        """Write to whom it is from."""
        if self._reply:
            self.post_message(self.Committed(self, self._reply))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Reply."""
        if event.button.id == "reply":
            event.stop()
            self.action_reply()


class MessageForm(Form):
    """A message to control or to other teams, or a request for information; `write:got:NUMBER` replies to one that the team got.

    Each has a draft of its own, so that nothing typed for one is in the way of another.
    """

    COMMIT: ClassVar[str] = "Send"
    OF_PHASE: ClassVar[bool] = False
    FROM: ClassVar[Page] = "messages"
    BINDINGS: ClassVar[list[BindingType]] = commits(COMMIT)

    def __init__(self, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._others = tuple(team.id for team in handle.deck.teams if team.id != view.team)

    @property
    def heading(self) -> str:
        """What it is."""
        return "Reply" if self._to is not None else "Write a message"

    @property
    def _to(self) -> Mail | None:
        return find(self.view, self.key)

    def compose_panel(self) -> ComposeResult:
        """What it replies to, to whom it goes, its words."""
        to = self._to
        if to is not None:
            yield Static(whole(self.deck, to), classes="quote", markup=False)
        yield from question("What is it, and to whom?")
        yield OneOf(self._kinds(), id="kind")
        with Vertical(id="to-part", classes="part"):
            yield from question("To which teams?", "Space ticks.")
            yield Ticks(tuple(Option(team, clean(team_name(self.deck, team))) for team in self._others), id="to")
        yield Static("", id="how", classes="hint", markup=False)
        yield from question("What do you write?")
        yield Words("", id="text", compact=True, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)

    def _kinds(self) -> tuple[Option, ...]:
        to = clean(team_name(self.deck, self._others[0])) if len(self._others) == 1 else "other teams"
        return (
            Option("rfi", "Request for information", "a question to control, who owes you an answer"),
            Option("control", "Message to control", "told, not asked"),
            Option("teams", f"Message to {to}", "off now" if self.view.exchange.passing == "off" else ""),
        )

    @property
    def kind(self) -> str:
        """`rfi`, `control`, `teams`, or empty before it is chosen."""
        return self.query_one("#kind", OneOf).value

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams that it is for."""
        if self.kind != "teams":
            return ()
        return self._others if len(self._others) == 1 else self.query_one("#to", Ticks).values

    @property
    def text(self) -> str:
        """Its words."""
        return self.query_one("#text", Words).text

    def fields(self) -> dict[str, str]:
        """All of it."""
        # Only with words is there something to keep: to whom a reply goes is chosen before anybody types.
        if not self.text.strip():
            return {}
        return {"kind": self.kind, "to": " ".join(self.query_one("#to", Ticks).values), "text": self.text}

    def fill(self, fields: dict[str, str]) -> None:
        """As it was left; a reply goes to whom wrote."""
        to = self._to
        sender = to.message.sender if to is not None and isinstance(to.message, GotView) else ""
        kind = fields.get("kind", "" if not sender else "control" if sender == CONTROL else "teams")
        self.query_one("#kind", OneOf).value = kind if kind in ("rfi", "control", "teams") else ""
        wanted = fields.get("to", "" if sender == CONTROL else sender).split()
        self.query_one("#to", Ticks).values = tuple(team for team in self._others if team in wanted)
        self.query_one("#text", Words).text = clean(fields.get("text", ""))[:LONGEST]

    def follow(self, view: TeamView) -> None:
        """How messages go may have changed; what is typed stays."""
        super().follow(view)
        kind = self.query_one("#kind", OneOf)
        if kind.options != (kinds := self._kinds()):
            kind.options = kinds
        self.refresh_missing()

    def refresh_missing(self) -> None:
        """Ask for teams only where there are several, and say how it will go."""
        several = self.kind == "teams" and len(self._others) > 1
        self.query_one("#to-part").display = several
        how = self.query_one("#how", Static)
        how.display = self.kind == "teams"
        how.update(Content(PASSING[self.view.exchange.passing]))
        super().refresh_missing()

    def open_questions(self) -> tuple[tuple[str, str], ...]:
        """What it is, to whom, and words."""
        found = []
        if not self.kind:
            found.append(("choose what it is, and to whom", "kind"))
        elif self.kind == "teams" and not self.teams:
            found.append(("tick the teams that it is for", "to"))
        if not self.text.strip():
            found.append(("write the message", "text"))
        return tuple(found)

    def command(self) -> Command:
        """The message."""
        return SendMessage(text=self.text.strip(), to=self.teams or (CONTROL,), rfi=self.kind == "rfi")

    async def commit(self) -> None:
        """Send it, and go back to the messages."""
        if await self.given(self.command()):
            self.post_message(self.Committed(self, "messages"))
