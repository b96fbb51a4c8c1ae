"""The console: what control does, with one key each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from support.decks import ferry
from support.tui import (
    HOSTILE,
    NARROW,
    PASTE,
    WIDE,
    app_at,
    both_order,
    control_view,
    do,
    release_all,
    shown,
    table_in_memory,
    to_phase,
    until,
)
from tabletop.game.commands import AdjustWorld, EndSession, MakeStatement, OpenSession
from tabletop.journal.errors import NotSaved
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.form import FormModal
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.cover import CoverScreen
from tabletop.tui.screens.hotwash import HotWashScreen
from tabletop.tui.screens.public import PublicScreen
from tabletop.tui.screens.review import ReviewScreen
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.widgets.field import FieldRow
from tabletop.tui.widgets.msellist import MselList


def status(table: Table, inject: str) -> str:
    return next(line.status for line in control_view(table).msel if line.inject == inject)


async def at_console(app: TabletopApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(app.screen, ConsoleScreen) and app.screen.view is not None)
    await until(pilot, lambda: app.screen.query_one(MselList).chosen is not None)


def form_open(app: TabletopApp) -> bool:
    return isinstance(app.screen, FormModal)


def put(app: TabletopApp, name: str, text: str) -> None:
    row = next(row for row in app.screen.query(FieldRow) if row.field.name == name)
    widget = row.children[1]
    if isinstance(widget, TextArea):
        widget.text = text
    else:
        widget.value = text  # type: ignore[attr-defined]  # an Input, a Choice or a Select


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_r_and_enter_release_what_is_due(size: tuple[int, int]) -> None:
    table = table_in_memory()
    due = [line.inject for line in control_view(table).msel if line.status == "ready"]
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=size) as pilot:
        await at_console(app, pilot)
        for inject in due:
            await pilot.press("r")
            await until(pilot, lambda: form_open(app))
            await pilot.press("enter")
            await until(pilot, lambda inject=inject: status(table, inject) in ("released", "complete"))
            await at_console(app, pilot)
        await until(pilot, lambda: "Nothing more is due" in shown(app))


async def test_out_of_plan_needs_a_reason() -> None:
    table = table_in_memory()
    held = next(line for line in control_view(table).msel if line.status == "held")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        app.screen.query_one(MselList).highlighted = held.number - 1
        await pilot.press("r")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "out of plan" in str(app.screen.query_one("#trouble").render()))
        put(app, "reason", "The teams have earned it.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: status(table, held.inject) in ("released", "complete"))


async def test_changed_wording_reaches_the_team_and_an_emptied_one_does_not() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+e")
        put(app, "text-norvia", "Only what we know for sure.")
        put(app, "text-sandrel", "")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: control_view(table).inbox)
        assert dict(control_view(table).inbox[0].text) == {"norvia": "Only what we know for sure."}


async def test_an_inject_is_set_aside_with_a_reason() -> None:
    table = table_in_memory()
    first = next(line for line in control_view(table).msel if line.status == "ready")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await at_console(app, pilot)
        await pilot.press("h")
        await until(pilot, lambda: form_open(app))
        put(app, "how", "skipped")
        put(app, "reason", "Too much at once.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: status(table, first.inject) == "skipped")


async def test_an_inject_of_controls_own_is_written_and_released() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("n")
        await until(pilot, lambda: form_open(app))
        put(app, "title", "A buoy is found")
        put(app, "text-all", "Fishermen bring a buoy ashore.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(event.title == "A buoy is found" for event in control_view(table).inbox))


async def test_a_team_with_its_own_wording_reads_that_and_the_rest_the_text_for_all() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await at_console(app, pilot)
        await pilot.press("n")
        await until(pilot, lambda: form_open(app))
        assert "Release it now" in shown(app), "what the button does is in sight"
        assert "Write and release" in shown(app)
        put(app, "title", "A storm")
        put(app, "text-all", "A storm is coming.")
        put(app, "text-norvia", "Your cutters see a storm.")
        put(app, "text-sandrel", "Your harbour sees a storm.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Every team has its own wording" in shown(app))
        put(app, "text-sandrel", "")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not form_open(app))
    assert control_view(table).inbox[-1].text == {"norvia": "Your cutters see a storm.", "sandrel": "A storm is coming."}


async def test_the_palette_has_every_seat_by_its_name() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert [title for title in titles if title.startswith("Seat: ")] == [f"Seat: {team.title}" for team in table.deck.teams]
        assert len(titles) == len(set(titles))


async def test_notices_of_one_seat_are_gone_at_the_cover_which_bears_the_marking() -> None:
    table = table_in_memory(handling="RESTRICTED")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await at_console(app, pilot)
        app.notify("What Norvia wanted to do", markup=False)
        await until(pilot, lambda: "What Norvia wanted" in shown(app))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "RESTRICTED" in shown(app))
        await until(pilot, lambda: "What Norvia wanted" not in shown(app))


async def test_a_notice_leaves_the_next_step_and_the_keys_in_sight() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await at_console(app, pilot)
        app.notify("A notice", markup=False)
        await until(pilot, lambda: "A notice" in shown(app))
        text = shown(app).splitlines()
        assert any(line.startswith(" Next:") for line in text)
        assert "Help" in text[-1]
        assert "EXERCISE" in text[0]


async def test_going_on_warns_of_who_is_not_done_and_who_has_no_order() -> None:
    table = table_in_memory()
    to_phase(table, "decide")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await at_console(app, pilot)
        await pilot.press("g")
        await until(pilot, lambda: "Not done yet: ▲ Norvia and ● Sandrel." in shown(app))
        assert "No main order from" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: control_view(table).clock.phase == "adjudicate")


async def test_g_in_adjudication_says_that_orders_have_to_be_ruled() -> None:
    table = table_in_memory()
    both_order(table)
    to_phase(table, "adjudicate")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("g")
        await until(pilot, lambda: "To be ruled first (key a)" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "not ruled yet" in shown(app))
        await pilot.press("escape", "a")
        await until(pilot, lambda: isinstance(app.screen, AdjudicateScreen))


async def test_find_narrows_the_msel_and_escape_shows_all() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await at_console(app, pilot)
        msel = app.screen.query_one(MselList)
        everything = msel.option_count
        await pilot.press("slash", *"collision")
        await until(pilot, lambda: msel.option_count < everything)
        assert msel.chosen is not None
        assert "ollision" in msel.chosen.title
        await pilot.press("escape")
        await until(pilot, lambda: msel.option_count == everything)


async def test_a_note_and_a_world_set_right() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("o")
        await until(pilot, lambda: form_open(app))
        put(app, "text", "Norvia asked before it acted.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(heard.kind == "noted" for heard in table.heard("control")))
        await at_console(app, pilot)
        await pilot.press("t")
        await until(pilot, lambda: form_open(app))
        put(app, "what", "escalation")
        put(app, "change", "+2")
        put(app, "reason", "The band was misread.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: table.state.tracks[0] == 4)


async def test_control_words_what_others_will_see() -> None:
    table = table_in_memory()
    both_order(table)
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("w")
        await until(pilot, lambda: app.screen.query("OptionList"))
        await pilot.press("enter")
        await until(pilot, lambda: form_open(app))
        put(app, "text", "Grey hulls off the harbour.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: table.state.worded)
        to_phase(table, "adjudicate")
        assert table.state.moves[0].shown == "Grey hulls off the harbour."


async def test_endex_early_and_tasks_rated_after() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("x")
        await until(pilot, lambda: form_open(app))
        put(app, "words", "The fire alarm rang.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: control_view(table).ended is not None)
        await at_console(app, pilot)
        await until(pilot, lambda: "k rates" in shown(app))
        await pilot.press("k")
        await until(pilot, lambda: form_open(app))
        task = ferry().tasks[0].id
        put(app, f"rate-{task}", "S")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: control_view(table).ratings)
        assert control_view(table).ratings[0].rating == "S"


async def test_the_cover_shows_nothing_of_either_seat() -> None:
    table = table_in_memory()
    release_all(table)
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "Nobody else looks." in shown(app))
        text = shown(app)
        assert "Hand the keyboard to" in text
        assert "Norvia" in text
        for secret in ("Escalation", "Released", "Collision", "MSEL"):
            assert secret not in text
        await pilot.press("escape")
        await at_console(app, pilot)


async def test_the_public_screen_shows_what_everybody_may_know() -> None:
    table = table_in_memory()
    both_order(table)
    to_phase(table, "adjudicate")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PublicScreen) and "Two cutters" in shown(app))
        assert "Patrol the strait" not in shown(app)
        assert "Deterrence" not in shown(app)


class FullDisk:
    """A journal on a disk that is full."""

    def __init__(self, journal: Any) -> None:
        self._journal = journal

    def __getattr__(self, name: str) -> Any:
        return getattr(self._journal, name)

    def append(self, *_: Any) -> None:
        raise NotSaved(Path("exercise.tabletop"), OSError(28, "No space left on device"))


async def test_a_full_disk_is_told_and_the_form_and_session_stay() -> None:
    table = table_in_memory()
    whole = table.journal
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await at_console(app, pilot)
        await pilot.press("o")
        await until(pilot, lambda: form_open(app))
        put(app, "text", "Keep this.")
        table.journal = FullDisk(whole)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "The disk is full" in shown(app))
        assert "Keep this." in shown(app)
        table.journal = whole
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(heard.kind == "noted" for heard in table.heard("control")))


async def test_leaving_at_once_keeps_what_was_being_typed(tmp_path: Path) -> None:
    path = tmp_path / "ferry.tabletop"
    Table.create(ferry(), OpenSession(turns=3), path=path, seed="x").close()
    for text in ("", "Half an observat"):
        app = TabletopApp(tmp_path, open_save=path)
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda app=app: isinstance(app.screen, ConsoleScreen))
            await pilot.press("o")
            await until(pilot, lambda app=app: form_open(app))
            area = app.screen.query_one(TextArea)
            assert area.text == text
            if not text:
                area.focus()
                await pilot.press(*"Half an observat")
                await pilot.press("ctrl+q")
        app.close_table()


@pytest.mark.parametrize("hostile", [" ".join(HOSTILE), PASTE], ids=["hostile", "paste"])
@pytest.mark.parametrize("key", ["n", "o", "h", "t", "x"])
async def test_hostile_text_in_every_form_breaks_nothing(key: str, hostile: str) -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        before = table.journal.seq
        await pilot.press(key)
        await until(pilot, lambda: form_open(app))
        for row in app.screen.query(FieldRow):
            if row.field.kind == "line":
                row.query_one(Input).value = hostile
            elif row.field.kind == "page":
                row.query_one(TextArea).text = hostile
        await pilot.press("ctrl+s")
        await until(
            pilot,
            lambda: table.journal.seq > before or (form_open(app) and str(app.screen.query_one("#trouble").render()).strip()),
        )
        await pilot.pause()
        assert "\x1b" not in shown(app)


async def test_hostile_text_in_the_save_shows_as_it_is() -> None:
    table = table_in_memory(title="x[/red]", handling="[/")
    do(table, "control", EndSession(words="\x1b[31m [b]over[/]"))
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await until(pilot, lambda: "x[/red]" in shown(app))
        await until(pilot, lambda: "[b]over[/]" in shown(app))


async def test_narrow_shows_one_pane_and_arrows_go_through_them() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await at_console(app, pilot)
        assert "Escalation" not in shown(app)
        await pilot.press("right")
        await until(pilot, lambda: "Escalation" in shown(app))
        await pilot.press("right")
        await until(pilot, lambda: "STARTEX" in shown(app))


async def test_the_help_names_the_keys() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Release the inject chosen, or the next that is due" in shown(app))


async def test_the_keyboard_goes_to_a_team_and_back_through_covers() -> None:
    table = table_in_memory()
    release_all(table)
    to_phase(table, "assess")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await at_console(app, pilot)
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(app.screen, SeatScreen))
        app.screen.dismiss(None)
        await until(pilot, lambda: isinstance(app.screen, CoverScreen) and "Press Enter when Control is seated." in shown(app))
        await pilot.press("escape")
        assert isinstance(app.screen, CoverScreen), "there is nobody to go back to"
        await pilot.press("enter")
        await at_console(app, pilot)


async def test_the_console_follows_what_happens_at_the_table() -> None:
    table = table_in_memory()
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        to_phase(table, "decide")
        do(table, "norvia", MakeStatement(text="We only want our buoy back."))
        await until(pilot, lambda: "We only want our buoy back." in shown(app))
        assert "DECIDE" in shown(app)


@pytest.mark.parametrize(("key", "screen"), [("b", HotWashScreen), ("v", ReviewScreen)])
async def test_after_endex_the_talk_and_the_review_open(key: str, screen: type[Screen[Any]]) -> None:
    table = table_in_memory()
    do(table, "control", EndSession(words="Enough."))
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, screen))


async def test_proposals_are_settled_and_the_ladder_chosen() -> None:
    table = table_in_memory()
    do(table, "control", AdjustWorld(effect="escalation = 6", reason="to the top"))
    to_phase(table, "consequences")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await at_console(app, pilot)
        while control_view(table).proposals:
            left = len(control_view(table).proposals)
            await pilot.press("s")
            await until(pilot, lambda: form_open(app))
            put(app, "decision", "hold")
            put(app, "reason", "Not this turn.")
            await pilot.press("ctrl+s")
            await until(pilot, lambda left=left: len(control_view(table).proposals) < left)
            await pilot.press("escape")
            await at_console(app, pilot)
        await pilot.press("l")
        await until(pilot, lambda: form_open(app))
        put(app, "choice", "contained")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(heard.kind == "ladder_chosen" for heard in table.heard("control")))


async def test_a_terminal_with_ascii_alone_gets_ascii_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLETOP_ASCII", "1")
    table = table_in_memory()
    release_all(table)
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await at_console(app, pilot)
        await until(pilot, lambda: "^ Norvia" in shown(app))
        assert shown(app).isascii()
