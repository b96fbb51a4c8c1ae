"""The log of a team's seat: what it shows after words of it were amended."""

from __future__ import annotations

from textual.pilot import Pilot

from support.seats import SeatApp, shown, submit, table_in, until
from tabletop.game import commands as c
from tabletop.game.events import InjectReleased
from tabletop.tui.seat.logpage import LogPage


async def test_words_that_control_amends_are_gone_from_a_teams_log() -> None:
    table = table_in("decide")
    commit = next(commit for commit in table.commits if isinstance(commit.events[0], InjectReleased))
    amended = c.Amend(seq=commit.seq, event=0, field="text.norvia", text="QUINCE was seen.", reason="A name stood in it.")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Hand back to control" in shown(pilot), "the seat")
        await pilot.press("l")
        await until(pilot, lambda: "crossed its bow" in logged(pilot), "the report as released")
        submit(table, "control", amended)
        await until(pilot, lambda: "QUINCE" in logged(pilot), "the amended words")
        assert "crossed its bow" not in logged(pilot)


def logged(pilot: Pilot[None]) -> str:
    """All entries of the seat's log."""
    page = pilot.app.screen.query_one(LogPage)
    return "\n".join(str(entry.values) for entry in page.lines.entries)
