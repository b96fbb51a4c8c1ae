"""A message taken up in play: an inject that answers it."""

from __future__ import annotations

from textual.content import Content

from tabletop.game.audience import CONTROL
from tabletop.game.commands import CloseMessage, ReleaseInject, WriteInject
from tabletop.game.view import ControlView
from tabletop.game.view.exchange import DeskMessage
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.giving import why_not
from tabletop.tui.text import clean
from tabletop.tui.theme import deck_team, team_name
from tabletop.tui.widgets.field import Field


class TakeUpModal(FormModal):
    """An inject made of a message, released at once.

    A request becomes a report to who asked, a message that was held one to who was to get it: only they are told anything
    unless control writes something for the others.
    """

    def __init__(self, handle: SeatHandle, message: DeskMessage) -> None:
        deck = handle.deck
        self._message = message
        self._written = ""
        recipients = [team for team in message.to if team != CONTROL] or [message.sender]
        sender = deck_team(deck, message.sender)
        source = "Control" if CONTROL in message.to or sender is None else sender.title
        causes = [("", "no incident: nothing to read"), *((cause.id, cause.title) for cause in deck.causes)]
        fields = [
            *(
                Field(
                    name=f"text-{team.id}",
                    label=f"Told to {team_name(deck, team.id)}",
                    kind="page",
                    rows=3,
                    value=clean(message.written).strip() if team.id in recipients else "",
                )
                for team in sorted(deck.teams, key=lambda team: team.id not in recipients)
            ),
            Field(
                name="title", label="Title", value=f"{'Asked' if message.rfi else 'Written'} by {team_name(deck, message.sender)}"
            ),
            Field(name="source", label="Source", value=source),
            Field(name="reliability", label="Reliability", hint="confirmed, probable, unconfirmed"),
            Field(name="time", label="Scenario time", hint="04:10"),
            Field(name="truth", label="Sealed truth", kind="list", options=causes),
        ]
        super().__init__(
            handle,
            "Turn into an inject",
            f"message:inject:{message.message}",
            fields,
            intro=Content.assemble(
                (f"{clean(team_name(deck, message.sender))}: ", "b"),
                clean(message.written.strip()),
                ("\nWrite what the teams are told; it is released at once. A team without a text is told nothing.", "$muted"),
            ),
            confirm="Release it",
        )

    async def carry_out(self, values: dict[str, str]) -> bool:
        """Write it, release it, and take the message off the desk."""
        texts = {name.removeprefix("text-"): text for name, text in values.items() if name.startswith("text-") and text.strip()}
        if not self._written:
            written = WriteInject(
                title=values["title"].strip(),
                text=texts,
                source=values["source"].strip(),
                reliability=values["reliability"].strip(),
                time=values["time"].strip(),
                truth=values["truth"],
            )
            if not await self.give(written):
                return False
            view = await self.handle.view()
            assert isinstance(view, ControlView)
            self._written = view.msel[-1].inject
            if why := await why_not(self.handle, ReleaseInject(inject=self._written)):
                self.tell(f"The inject is in the MSEL and was not released; the message still waits. {why}")
                return True
        return await self.give(CloseMessage(message=self._message.message, inject=self._written))
