"""An inject of control's own."""

from __future__ import annotations

from tabletop.game.commands import ReleaseInject, WriteInject
from tabletop.game.view import ControlView
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.field import Field


class NewInjectModal(FormModal):
    """A form for an inject that no deck has: what each team is told, by whom, and what lies behind it."""

    def __init__(self, handle: SeatHandle) -> None:
        deck = handle.deck
        causes = [("", "no incident: nothing to read"), *((cause.id, cause.title) for cause in deck.causes)]
        fields = [
            Field(name="title", label="Title", hint="for control's list"),
            Field(name="text-all", label="Told to all teams", kind="page", rows=4),
            *(
                Field(name=f"text-{team.id}", label=f"{team_name(deck, team.id)} alone", kind="page", rows=3)
                for team in deck.teams
            ),
            Field(name="source", label="Source", value="Control"),
            Field(name="reliability", label="Reliability", hint="confirmed, probable, unconfirmed"),
            Field(name="time", label="Scenario time", hint="04:10"),
            Field(name="truth", label="Sealed truth", kind="list", options=causes),
            Field(
                name="then", label="Then", kind="choice", options=(("release", "Release it now"), ("hold", "Keep it in the MSEL"))
            ),
        ]
        super().__init__(handle, "New inject", "inject:new", fields, confirm="Write it")

    async def carry_out(self, values: dict[str, str]) -> bool:
        """Write it, and release it if that was asked."""
        texts = {name.removeprefix("text-"): text for name, text in values.items() if name.startswith("text-") and text.strip()}
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
        if values["then"] == "release":
            view = await self.handle.view()
            assert isinstance(view, ControlView)
            if not await self.give(ReleaseInject(inject=view.msel[-1].inject)):
                self.notify("It is in the MSEL and was not released.", markup=False)
        return True
