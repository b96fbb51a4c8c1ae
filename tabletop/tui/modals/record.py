"""What control writes down: expected actions, an early end."""

from __future__ import annotations

from typing import cast

from tabletop.game.commands import Command, EndSession, MarkExpectation
from tabletop.game.events import Mark
from tabletop.game.view.control import MselLine
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import content
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.field import Field
from tabletop.tui.words import MARKS


class ExpectedModal(CommandModal):
    """Whether the expected action of an inject came."""

    ABOUT = """\
Some injects expect an action of a team by a certain turn. The deck sees by itself what its cards can tell; the rest is for you to
say. It completes the inject in the MSEL and stands in the review; teams are told nothing."""

    def __init__(self, handle: SeatHandle, line: MselLine) -> None:
        self._inject = line.inject
        expects = line.expects
        told = f"{line.title}\n" + (f"Expected of {team_name(handle.deck, expects.team)}: {expects.text}" if expects else "")
        fields = [
            Field(name="mark", label="It was", kind="choice", value=line.mark or "met", options=list(MARKS.items())),
            Field(name="note", label="Note", hint="what they did instead, or how"),
        ]
        super().__init__(handle, "Expected action", f"expected:{line.inject}", fields, intro=content(told))

    def command(self, values: dict[str, str]) -> Command | str:
        """Mark it."""
        return MarkExpectation(inject=self._inject, mark=cast("Mark", values["mark"]), note=values["note"].strip())


class EndexModal(CommandModal):
    """ENDEX before its time."""

    ABOUT = "Ends the session at once, for good. Aims are judged as they stand; the hot wash, the ratings and the review follow."

    def __init__(self, handle: SeatHandle) -> None:
        fields = [
            Field(
                name="words",
                label="Why it ends now",
                hint="everybody sees this",
                needed="Say why the session ends now: everybody sees it.",
            )
        ]
        intro = content("The session ends at once; aims are judged as they stand. Nothing can be played after ENDEX.")
        super().__init__(handle, "ENDEX before its time", "endex", fields, intro=intro, confirm="End the session")

    def command(self, values: dict[str, str]) -> Command | str:
        """End it."""
        return EndSession(words=values["words"].strip())
