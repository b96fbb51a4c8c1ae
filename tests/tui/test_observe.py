"""Observations: by one key from any screen of staff's, in two keys and the text; how far they reach."""

from __future__ import annotations

import pytest

from support.tui import (
    NARROW,
    WIDE,
    app_at,
    both_order,
    console,
    control_view,
    do,
    put,
    release_all,
    shown,
    table_in_memory,
    to_phase,
    until,
)
from tabletop.game import commands as c
from tabletop.game.events import Noted, ObservationMade
from tabletop.table import Table
from tabletop.tui.modals.newinject import NewInjectModal
from tabletop.tui.modals.observe import ObserveModal, about
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.cover import CoverScreen
from tabletop.tui.screens.evaluator import EvaluatorScreen
from tabletop.tui.screens.public import PublicScreen
from tabletop.tui.screens.seat import SeatScreen


def last(table: Table) -> object:
    return table.commits[-1].events[0]


@pytest.mark.parametrize(
    ("typed", "seen", "text"),
    [
        ("+ They asked.", "strength", "They asked."),
        ("-Nobody asked.", "improvement", "Nobody asked."),
        ("− No.", "improvement", "No."),
    ],
)
async def test_two_keys_and_the_text_make_an_observation(typed: str, seen: str, text: str) -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, ObserveModal))
        if typed.isascii():
            await pilot.press(*typed)
        else:
            put(app, "text", typed)
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
    event = last(table)
    assert isinstance(event, ObservationMade)
    assert (event.seen, event.text) == (seen, text)


@pytest.mark.parametrize(("kind", "seen"), [("note", "strength"), ("", "strength"), ("improvement", "improvement")])
def test_a_sign_counts_also_where_it_is_sent_before_the_form_has_taken_it_in(kind: str, seen: str) -> None:
    modal = ObserveModal(table_in_memory().seat("control"))
    command = modal.command({"text": " + They asked.", "kind": kind, "task": "", "about": ""})
    assert isinstance(command, c.Observe)
    assert (command.seen, command.text) == (seen, "They asked.")


async def test_a_text_without_a_sign_is_a_note_of_control_s() -> None:
    table = table_in_memory()
    async with console(table) as (app, pilot):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, ObserveModal))
        await pilot.press(*"Tea.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
    assert isinstance(last(table), Noted)


def test_what_it_may_be_about_begins_with_the_latest() -> None:
    table = table_in_memory()
    release_all(table)
    handle = table.seat("control")
    in_inject = about(handle, control_view(table))
    assert in_inject[0][0] == control_view(table).inbox[-1].inject
    both_order(table)
    in_decide = about(handle, control_view(table))
    assert [one for one, _ in in_decide[:2]] == ["T1-sandrel-main", "T1-norvia-main"]
    assert in_decide[2:] == in_inject


async def test_f2_opens_it_over_a_form_and_the_form_keeps_what_was_typed() -> None:
    table = table_in_memory()
    async with console(table) as (app, pilot):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NewInjectModal))
        await pilot.press(*"A call")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, ObserveModal))
        await pilot.press("+", "y", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, NewInjectModal))
        assert "A call" in shown(app)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, ObserveModal))
        await pilot.press("f2")
        await pilot.pause()
        assert sum(isinstance(screen, ObserveModal) for screen in app.screen_stack) == 1


async def test_f2_is_not_there_at_a_team_s_seat_under_a_cover_or_on_the_public_screen() -> None:
    table = table_in_memory()
    async with console(table) as (app, pilot):
        for key, screen in (("1", CoverScreen), ("enter", SeatScreen)):
            await pilot.press(key)
            await until(pilot, lambda screen=screen: isinstance(app.screen, screen))  # type: ignore[misc]
            await pilot.press("f2")
            await pilot.pause()
            assert isinstance(app.screen, screen)
            assert not app.check_action("observe_here", ())
    async with console(table) as (app, pilot):
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PublicScreen))
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, PublicScreen)


async def test_the_console_and_the_dialogue_say_on_which_tasks_nothing_is_noted() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        await until(pilot, lambda: "Noted on 0 of 3 critical tasks" in shown(app))
        do(table, "evaluator", c.Observe(seen="strength", text="Good.", task="ask-first"))
        await until(pilot, lambda: "Noted on 1 of 3 critical tasks" in shown(app))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, ObserveModal))
        dialogue = " ".join(shown(app).replace("│", " ").split())
        assert "Say how sure you are; Consult the other office" in dialogue


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_evaluator_observes_for_the_task_chosen_under_their_own_name(size: tuple[int, int]) -> None:
    table = table_in_memory()
    do(table, "control", c.TakeSeat(place="evaluator", person="p9"))
    app = app_at(lambda: EvaluatorScreen(table))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Nothing is noted on 3 of 3 tasks" in shown(app))
        await pilot.press("down", "o")
        await until(pilot, lambda: isinstance(app.screen, ObserveModal))
        assert "Note " not in " ".join(str(option) for option in app.screen.query_one("#field-kind").options)  # type: ignore[attr-defined]
        await pilot.press(*"They were too sure.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say which it is" in shown(app))
        await pilot.press("home", "-", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, EvaluatorScreen) and "They were too sure. (turn 1)" in shown(app))
        assert "noted 1" in shown(app)
    event = last(table)
    assert isinstance(event, ObservationMade)
    assert event.task == table.deck.tasks[1].id
    assert (table.commits[-1].seat, table.commits[-1].person) == ("evaluator", "p9")


async def test_an_evaluator_reads_the_whole_of_an_entry_of_the_log() -> None:
    table = table_in_memory()
    do(table, "control", c.Note(text="word " * 60 + "end of it"))
    app = app_at(lambda: EvaluatorScreen(table))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Nothing is noted on 3 of 3 tasks" in shown(app))
        await pilot.press("right")
        await until(pilot, lambda: "end of it" in shown(app))


async def test_an_evaluator_rates_after_endex_and_not_before() -> None:
    table = table_in_memory()
    do(table, "control", c.TakeSeat(place="evaluator", person="p9"))
    app = app_at(lambda: EvaluatorScreen(table))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Next:" in shown(app))
        await pilot.press("k")
        await pilot.pause()
        assert isinstance(app.screen, EvaluatorScreen)
        to_phase(table, "consequences")
        do(table, "control", c.EndSession(words="Time."))
        await until(pilot, lambda: "k rates each task once" in shown(app))
        await pilot.press("k")
        await until(pilot, lambda: "Rate the critical tasks" in shown(app))
