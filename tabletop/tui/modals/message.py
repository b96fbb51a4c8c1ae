"""What control does with messages: answer, pass on, stop or decline, tell teams, say how messages go."""

from __future__ import annotations

from typing import cast

from textual.content import Content
from textual.widgets import Button, TextArea

from tabletop.deck.model import ALL
from tabletop.game.audience import CONTROL
from tabletop.game.commands import CloseMessage, Command, PassMessage, SetMessages, TellTeams
from tabletop.game.events import Passing
from tabletop.game.telling.words import listed
from tabletop.game.view.exchange import DeskMessage
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import clean, content
from tabletop.tui.theme import deck_team, team_name
from tabletop.tui.widgets.field import Field

PASSINGS: tuple[tuple[Passing, str, str], ...] = (
    ("free", "At once", "Teams write to each other freely; control reads all of it."),
    ("held", "Held for approval", "Each message waits on the desk until you pass it on or stop it."),
    ("off", "Off", "Teams write to control alone."),
)
"""How messages between teams go: the setting, its title, what it means."""


def _asked(handle: SeatHandle, message: DeskMessage) -> Content:
    """A message, as the head of a form about it."""
    return Content.assemble((f"{clean(team_name(handle.deck, message.sender))}: ", "b"), clean(message.written.strip()))


def _short(handle: SeatHandle, team: str) -> str:
    """A team's name without its glyph, for where another mark stands before it."""
    found = deck_team(handle.deck, team)
    return found.short if found is not None else team


class AnswerModal(CommandModal):
    """The answer to a request or to a message for control, for who wrote it or for all."""

    def __init__(self, handle: SeatHandle, message: DeskMessage) -> None:
        self._message = message
        asker = team_name(handle.deck, message.sender)
        alone = f"{_short(handle, message.sender)} alone"
        fields = [
            Field(name="text", label="The answer", kind="page", rows=5),
            Field(name="to", label="Told to", kind="choice", options=(("one", alone), ("all", "all teams"))),
        ]
        super().__init__(
            handle,
            f"Answer {asker}",
            f"message:answer:{message.message}",
            fields,
            intro=Content("\n").join(
                [_asked(handle, message), Content.styled("Told to all, the others read the answer and not who asked.", "$muted")]
            ),
            confirm="Answer",
        )

    def command(self, values: dict[str, str]) -> Command | str:
        """Tell it."""
        if not values["text"].strip():
            return "Write the answer; if there is none to give, go back and decline with x."
        to = ALL if values["to"] == "all" else self._message.sender
        return TellTeams(text={to: values["text"].strip()}, answers=self._message.message)


class PassModal(CommandModal):
    """A message that is held: passed on as it is, or in other words."""

    def __init__(self, handle: SeatHandle, message: DeskMessage) -> None:
        self._message = message
        self._written = clean(message.written).strip()
        to = listed(team_name(handle.deck, team) for team in message.to if team != CONTROL)
        fields = [Field(name="text", label="They will read", kind="page", value=self._written, rows=6)]
        super().__init__(
            handle,
            f"Pass on from {team_name(handle.deck, message.sender)} to {to}",
            f"message:pass:{message.message}",
            fields,
            intro=Content("As written, unless you change it. Who wrote it is not told that its words were changed."),
            confirm="Pass it on",
        )

    def begin(self) -> None:
        """Enter passes it on; the words are one step back."""
        area = self.query_one(TextArea)
        if area.text.strip() != self._written:
            area.focus()
        else:
            self.query_one("#confirm", Button).focus()

    def command(self, values: dict[str, str]) -> Command | str:
        """Pass it on."""
        text = values["text"].strip()
        if not text:
            return "There are no words left to pass on: write them, or go back and stop the message with x."
        return PassMessage(message=self._message.message, text="" if text == self._written else text)


class CloseModal(CommandModal):
    """Why a message is stopped, or a request declined; its sender is told."""

    def __init__(self, handle: SeatHandle, message: DeskMessage) -> None:
        self._message = message
        sender = team_name(handle.deck, message.sender)
        title, confirm = (
            ("Decline to answer", "Decline")
            if message.rfi
            else ("Take off the desk", "Close it")
            if message.to == (CONTROL,)
            else ("Stop this message", "Stop it")
        )
        hint = f"{sender} reads this" + ("; may be empty" if title == "Take off the desk" else "")
        fields = [Field(name="reason", label="Why", hint=hint)]
        super().__init__(
            handle, title, f"message:close:{message.message}", fields, intro=_asked(handle, message), confirm=confirm
        )

    def command(self, values: dict[str, str]) -> Command | str:
        """Close it."""
        return CloseMessage(message=self._message.message, reason=values["reason"].strip())


class TellModal(CommandModal):
    """What control tells all teams, or one."""

    def __init__(self, handle: SeatHandle) -> None:
        deck = handle.deck
        to = ((ALL, "all teams"), *((team.id, f"{team.short} alone") for team in deck.teams))
        fields = [
            Field(name="text", label="What you tell", kind="page", rows=5),
            Field(name="to", label="Told to", kind="choice", options=to),
        ]
        intro = content(
            "It is no inject: nothing of it is read, forecast or adjudicated. What all are told is on the public screen."
        )
        super().__init__(handle, "Tell the teams", "message:tell", fields, intro=intro, confirm="Tell")

    def command(self, values: dict[str, str]) -> Command | str:
        """Tell it."""
        return TellTeams(text={values["to"]: values["text"].strip()})


class PassingModal(CommandModal):
    """How messages between teams go from now on."""

    def __init__(self, handle: SeatHandle, passing: Passing) -> None:
        fields = [
            Field(
                name="passing",
                label="Between teams",
                kind="choice",
                value=passing,
                options=[(value, title) for value, title, _ in PASSINGS],
            )
        ]
        lines = [Content.assemble((f"{title}  ", "b"), (meaning, "$muted")) for _, title, meaning in PASSINGS]
        intro = Content("\n").join([*lines, Content.styled("What is held already stays on the desk.", "$muted")])
        super().__init__(handle, "How messages go", "", fields, intro=intro, confirm="Set it")

    def command(self, values: dict[str, str]) -> Command | str:
        """Set it."""
        return SetMessages(passing=cast("Passing", values["passing"]))
