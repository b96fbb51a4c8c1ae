"""An inject of control's own."""

from __future__ import annotations

from textual import on
from textual.content import Content
from textual.widgets import Button

from tabletop.game.commands import ReleaseInject, WriteInject
from tabletop.game.view import ControlView
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.giving import why_not
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import Field

_BUTTONS = {"release": "Write and release", "hold": "Write it"}


class NewInjectModal(FormModal):
    """A form for an inject that no deck has: what each team is told, by whom, and what lies behind it."""

    def __init__(self, handle: SeatHandle) -> None:
        deck = handle.deck
        causes = [("", "no incident: nothing to read"), *((cause.id, cause.title) for cause in deck.causes)]
        fields = [
            Field(name="title", label="Title", hint="for control's list"),
            Field(
                name="then", label="Then", kind="choice", options=(("release", "Release it now"), ("hold", "Keep it in the MSEL"))
            ),
            Field(name="text-all", label="Told to all teams", kind="page", rows=3),
            *(
                Field(name=f"text-{team.id}", label=f"{team_name(deck, team.id)}: own", kind="page", rows=2)
                for team in deck.teams
            ),
            Field(name="source", label="Source", value="Control"),
            Field(name="reliability", label="Reliability", hint="confirmed, probable, unconfirmed"),
            Field(name="time", label="Scenario time", hint="04:10"),
            Field(name="truth", label="Sealed truth", kind="list", options=causes),
        ]
        intro = Content.styled(
            "A team’s own wording stands instead of the text for all; a team with neither is told nothing.", "$muted"
        )
        super().__init__(handle, "New inject", "inject:new", fields, intro=intro, confirm=_BUTTONS["release"])

    @on(Choice.Changed, "#field-then")
    def _then(self, event: Choice.Changed) -> None:
        self.query_one("#confirm", Button).label = Content(_BUTTONS[event.value])

    async def carry_out(self, values: dict[str, str]) -> bool:
        """Write it, and release it if that was asked."""
        own = [team for team in self.handle.deck.team_ids if values[f"text-{team}"].strip()]
        if values["text-all"].strip() and len(own) == len(self.handle.deck.team_ids):
            self.trouble("Every team has its own wording, so nobody would read the text for all: clear it, or one team’s own.")
            return False
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
            if why := await why_not(self.handle, ReleaseInject(inject=view.msel[-1].inject)):
                self.tell(f"The inject is in the MSEL and was not released. {why}")
        return True
