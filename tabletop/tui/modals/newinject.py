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

    ABOUT = """\
An inject of your own, for what no card of the deck covers. Write one text for all teams, or each team's own; a team with neither
is told nothing. With a sealed truth it is an incident, which teams read; without, it is plain news. Released now, it goes out at
once; kept, it stands at the end of the MSEL until you release it."""

    def __init__(self, handle: SeatHandle, view: ControlView) -> None:
        deck = handle.deck
        told = [put.time for put in view.inbox if put.turn == view.clock.number and put.time]
        # The clock of the scenario does not go back: what is new is no older than what was told last.
        self._time = told[-1] if told else view.clock.date
        causes = [("", "no incident: nothing to read"), *((cause.id, cause.title) for cause in deck.causes)]
        fields = [
            Field(
                name="title",
                label="Title",
                hint="for control's list",
                needed="Give the inject a title, for the MSEL and the log.",
            ),
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
            Field(name="time", label="Scenario time", value=self._time, hint=f"empty: {self._time}"),
            Field(name="truth", label="Sealed truth", kind="list", options=causes),
        ]
        intro = Content.styled(
            "A team’s own wording stands instead of the text for all; a team with neither is told nothing.", "$muted"
        )
        super().__init__(handle, "New inject", "inject:new", fields, intro=intro, confirm=_BUTTONS["release"])

    @on(Choice.Changed, "#field-then")
    def _then(self, event: Choice.Changed) -> None:
        self.query_one("#confirm", Button).label = Content(_BUTTONS[event.value])

    def values(self) -> dict[str, str]:
        """The fields; a time that was only proposed is not kept, for by the next time it may be another."""
        values = super().values()
        return values | {"time": ""} if values.get("time") == self._time else values

    async def carry_out(self, values: dict[str, str]) -> bool:
        """Write it, and release it if that was asked."""
        if self.lacks(values):
            return False
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
            time=values["time"].strip() or self._time,
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
