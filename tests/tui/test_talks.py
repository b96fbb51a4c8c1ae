"""Talks: control opens and closes them, each team writes down what it offered and what it heard."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from support.seats import SIZES, SeatApp, next_says, seen, shown, submit, table_in
from support.tui import console, control_view, form_open, put, until
from tabletop.game import commands as c
from tabletop.table import Table
from tabletop.tui.modals.talks import TalksModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.messages import MessagesScreen
from tabletop.tui.screens.seat import SeatScreen

BOTH = ("norvia", "sandrel")


def with_talks(path: Path | None = None) -> Table:
    table = table_in("decide", path=path)
    submit(table, "control", c.OpenTalks(teams=BOTH, topic="The ferry"))
    return table


def words(pilot: Pilot[None], name: str) -> TextArea:
    return pilot.app.screen.query_one(f"#{name}", TextArea)


async def at_talks(pilot: Pilot[None]) -> None:
    """The form of the talks, with the keyboard in it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, SeatScreen) and "Talks: what you offered" in shown(pilot))
    await pilot.app.screen.open_step("talks:1")  # type: ignore[attr-defined]
    await until(pilot, lambda: bool(pilot.app.screen.query("#offered")) and pilot.app.focused is words(pilot, "offered"))


@pytest.mark.parametrize("size", SIZES)
async def test_control_opens_talks_with_a_subject_and_minutes_and_the_clock_starts(size: tuple[int, int]) -> None:
    table = table_in("decide")
    async with console(table, size) as (app, pilot):
        await pilot.press("d")
        await until(pilot, lambda: form_open(app))
        await pilot.press(*"The ferry", "enter", *"5", "ctrl+s")
        await until(pilot, lambda: control_view(table).exchange.open_talks is not None)
        talks = control_view(table).exchange.open_talks
        assert talks is not None
        assert (talks.topic, talks.teams) == ("The ferry", BOTH)
        timer = control_view(table).clock.timer
        assert timer is not None
        assert timer.left == 300
        await until(pilot, lambda: "0 of 2 written (d)" in shown(pilot))


@pytest.mark.parametrize("minutes", ["five", "0", "-1", "1.5", "99999", "²"])
async def test_minutes_that_are_none_are_refused_in_a_sentence(minutes: str) -> None:
    table = table_in("decide")
    async with console(table) as (app, pilot):
        await pilot.press("d")
        await until(pilot, lambda: form_open(app))
        put(app, "minutes", minutes)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "write a whole number such as 5" in shown(pilot))
        assert control_view(table).exchange.open_talks is None


@pytest.mark.parametrize("size", SIZES)
async def test_control_follows_what_is_written_down_and_closes_them(size: tuple[int, int]) -> None:
    table = with_talks()
    async with console(table, size) as (app, pilot):
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, TalksModal) and "If you close them now" in shown(pilot))
        submit(table, "norvia", c.RecordTalks(offered="The quay.", heard="A truce."))
        await until(pilot, lambda: "The quay." in shown(pilot))
        assert "● Sandrel has written nothing down" in shown(pilot)
        submit(table, "sandrel", c.RecordTalks(offered="Nothing.", heard="The quay for ever."))
        await until(pilot, lambda: "Everybody has written it down" in shown(pilot))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        assert control_view(table).exchange.open_talks is None
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MessagesScreen) and bool(app.screen.query("#letters")))
        await pilot.press("right", "right", "right")
        await until(pilot, lambda: "The quay for ever." in shown(pilot), "the record")


async def test_the_dialogue_goes_when_the_talks_are_closed_elsewhere() -> None:
    table = with_talks()
    async with console(table) as (app, pilot):
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, TalksModal))
        submit(table, "control", c.CloseTalks())
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))


@pytest.mark.parametrize("size", [*SIZES, (200, 60)])
async def test_a_team_writes_down_both_and_may_change_it(size: tuple[int, int]) -> None:
    table = with_talks()
    async with SeatApp(table).run_test(size=size) as pilot:
        await at_talks(pilot)
        await next_says(pilot, "Write down what you offered")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Not yet" in shown(pilot))
        await until(pilot, lambda: words(pilot, "offered").has_focus, "the cursor in the first field")
        await pilot.press(*"The quay.", "tab")
        await until(pilot, lambda: words(pilot, "heard").has_focus, "the cursor in the second field")
        await pilot.press(*"A truce.", "ctrl+s")
        await until(pilot, lambda: bool(seen(table).exchange.talks[0].heard))
        talks = seen(table).exchange.talks[0]
        assert (talks.offered, talks.heard) == ("The quay.", "A truce.")
        await until(pilot, lambda: "✓ Talks: what you offered" in shown(pilot), "the step done")
        await at_talks(pilot)
        assert words(pilot, "heard").text == "A truce."
        words(pilot, "heard").text = "A truce, perhaps."
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: seen(table).exchange.talks[0].heard == "A truce, perhaps.")


async def test_neither_side_sees_what_the_other_wrote_down() -> None:
    table = with_talks()
    submit(table, "sandrel", c.RecordTalks(offered="XYZZY-OFFER", heard="XYZZY-HEARD"))
    async with SeatApp(table).run_test(size=(200, 60)) as pilot:
        await at_talks(pilot)
        assert words(pilot, "heard").text == ""
        for key in ("f3", "f4", "f5", "f6", "f8"):
            await pilot.press(key)
            await pilot.pause()
            assert "XYZZY" not in shown(pilot)


async def test_who_takes_no_part_has_no_step() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Hand back to control" in shown(pilot))
        assert "Talks" not in shown(pilot)
        submit(table, "control", c.OpenTalks(teams=BOTH))
        await until(pilot, lambda: "Talks: what you offered" in shown(pilot))
        submit(table, "control", c.CloseTalks())
        await until(pilot, lambda: "Talks: what you offered" not in shown(pilot))


async def test_what_is_being_written_down_outlives_messages_the_phase_and_the_end_of_the_talks(tmp_path: Path) -> None:
    table = with_talks(tmp_path / "x.tabletop")
    async with SeatApp(table).run_test(size=(120, 40), notifications=True) as pilot:
        await at_talks(pilot)
        await pilot.press(*"The quay.")
        submit(table, "control", c.TellTeams(text={"all": "Two minutes more."}))
        submit(table, "control", c.AdvancePhase())
        await pilot.pause()
        await pilot.press(*" And bread.")
        assert words(pilot, "offered").text == "The quay. And bread."
        submit(table, "control", c.CloseTalks())
        await until(pilot, lambda: "These talks are over" in shown(pilot))
        assert words(pilot, "offered").text == "The quay. And bread."
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "There are no talks to write down now" in shown(pilot))
        assert words(pilot, "offered").text == "The quay. And bread."
    table.close()
