"""Control's forms about the course of play: going on, settling, setting right, ending, rating."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.tui import (
    NARROW,
    WIDE,
    at_console,
    both_order,
    console,
    control_view,
    do,
    form_open,
    put,
    release_all,
    shown,
    table_in_memory,
    to_phase,
    until,
)
from tabletop.game.commands import AdjustWorld, EndSession, Finish
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.words import RATINGS


async def test_going_on_warns_of_who_is_not_done_and_who_has_no_order() -> None:
    table = table_in_memory()
    to_phase(table, "decide")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("g")
        await until(pilot, lambda: "Not done yet: ▲ Norvia and ● Sandrel." in shown(app))
        assert "No main order from" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: control_view(table).clock.phase == "adjudicate")


async def test_g_in_adjudication_says_that_orders_have_to_be_ruled() -> None:
    table = table_in_memory()
    both_order(table)
    to_phase(table, "adjudicate")
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("g")
        await until(pilot, lambda: "To be ruled first (key a)" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "not ruled yet" in shown(app))
        await pilot.press("escape", "a")
        await until(pilot, lambda: isinstance(app.screen, AdjudicateScreen))


async def test_a_note_and_a_world_set_right() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("o")
        await until(pilot, lambda: form_open(app))
        put(app, "text", "Norvia asked before it acted.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(heard.kind == "noted" for heard in table.heard("control")))
        await at_console(app, pilot)
        await pilot.press("t")
        await until(pilot, lambda: form_open(app))
        await pilot.press("right", "plus")
        put(app, "reason", "The band was misread.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: table.state.tracks[0] == 4)


async def test_control_words_what_others_will_see() -> None:
    table = table_in_memory()
    both_order(table)
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("w")
        await until(pilot, lambda: app.screen.query("OptionList"))
        await pilot.press("enter")
        await until(pilot, lambda: form_open(app))
        put(app, "text", "Grey hulls off the harbour.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: table.state.worded)
        await at_console(app, pilot)
        await pilot.press("w")
        await until(pilot, lambda: app.screen.query("OptionList"))
        await pilot.press("enter")
        await until(pilot, lambda: form_open(app) and "Grey hulls off the harbour." in shown(app))
        to_phase(table, "adjudicate")
        assert table.state.moves[0].shown == "Grey hulls off the harbour."


async def test_endex_early_and_tasks_rated_after() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
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
        legend = " ".join(shown(app).split())
        for letter, meaning in RATINGS.items():
            assert f"{letter} {meaning}"[:60] in legend
        put(app, f"rate-{task}", "S")
        put(app, f"note-{ferry().tasks[1].id}", "Nobody looked at the chart.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "its note goes with a rating" in shown(app))
        assert not control_view(table).ratings, "the note would be lost"
        put(app, f"note-{ferry().tasks[1].id}", "")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: control_view(table).ratings)
        assert control_view(table).ratings[0].rating == "S"


async def test_proposals_are_settled_and_the_ladder_chosen() -> None:
    table = table_in_memory()
    do(table, "control", AdjustWorld(effect="escalation = 6", reason="to the top"))
    to_phase(table, "consequences")
    async with console(table, NARROW) as (app, pilot):
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


async def test_going_on_warns_of_injects_that_are_due_in_any_phase() -> None:
    table = table_in_memory()
    to_phase(table, "consequences")
    assert any(line.status == "ready" for line in control_view(table).msel)
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("g")
        await until(pilot, lambda: "Due and not released:" in shown(app))


async def test_nothing_is_ready_after_endex() -> None:
    table = table_in_memory()
    do(table, "control", EndSession(words="Enough."))
    async with console(table, WIDE) as (app, pilot):
        await until(pilot, lambda: "ENDEX" in shown(app) and "MSEL" in shown(app))
        assert " ready" not in shown(app)


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)
async def test_a_team_whose_order_is_in_is_not_waited_for_though_it_never_says_that_it_is_done(size: tuple[int, int]) -> None:
    table = table_in_memory()
    release_all(table)
    both_order(table)
    async with console(table, size) as (app, pilot):
        both = "▲ Norvia and ● Sandrel have not handed back; their orders are in."
        await until(pilot, lambda: f"{both} g goes on." in " ".join(shown(app).split()))
        assert "Waiting for" not in shown(app)
        await pilot.press("g")
        await until(pilot, lambda: form_open(app) and both in " ".join(shown(app).replace("│", "").split()))
        assert "Not done yet" not in shown(app)
        await pilot.press("escape")
        do(table, "norvia", Finish())
        await until(pilot, lambda: "● Sandrel has not handed back; its order is in. g goes on." in " ".join(shown(app).split()))
