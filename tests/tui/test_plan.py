"""The improvement plan: findings, evidence picked from the log, corrective actions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from support.decks import ferry
from support.tui import HOSTILE, NARROW, WIDE, app_at, console, do, form_open, put, release_all, shown, until
from tabletop.game import commands as c
from tabletop.review import analyse
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.modals.evidence import EvidenceModal
from tabletop.tui.modals.finding import FindingModal
from tabletop.tui.screens.plan import PlanScreen


def observed(path: Path | None = None) -> Table:
    table = Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="x")
    release_all(table)
    do(table, "control", c.Observe(seen="improvement", text="Nobody asked.", task="ask-first", about="collision"))
    return table


@asynccontextmanager
async def plan(
    table: Table, size: tuple[int, int] = WIDE, seat: str = "control"
) -> AsyncIterator[tuple[TabletopApp, Pilot[None]]]:
    app = app_at(lambda: PlanScreen(table, table.seat(seat)))
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlanScreen) and "Next:" in shown(app))
        yield app, pilot


def rows(app: TabletopApp) -> int:
    return app.screen.query_one("#rows", OptionList).option_count


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_observation_becomes_a_finding_with_its_evidence_by_enter(size: tuple[int, int]) -> None:
    table = observed()
    async with plan(table, size) as (app, pilot):
        await until(pilot, lambda: rows(app) == 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FindingModal))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen) and "− Nobody asked." in shown(app))
    (finding,) = analyse(table).learned.findings
    assert (finding.made.event.seen, finding.made.event.title, finding.made.event.task) == (
        "improvement",
        "Nobody asked.",
        "ask-first",
    )
    assert finding.evidence[0].text.startswith("Area for improvement")
    assert "Collision in fog" in finding.evidence[1].text


async def test_evidence_is_found_by_words_and_picked_with_enter() -> None:
    table = observed()
    async with plan(table) as (app, pilot):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, FindingModal))
        put(app, "title", "The fog was thick")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(app.screen, EvidenceModal))
        await pilot.press(*"collision", "enter")
        await until(pilot, lambda: "[x]" in shown(app) and "1 picked" in shown(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, FindingModal) and "Ctrl+E changes it" in shown(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
    (finding,) = analyse(table).learned.findings
    assert ["Collision" in one.text for one in finding.evidence] == [True]


async def test_leaving_the_picker_keeps_the_evidence_and_leaving_the_form_keeps_what_was_typed(tmp_path: Path) -> None:
    table = observed(tmp_path / "x.tabletop")
    async with plan(table) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FindingModal))
        put(app, "cause", "They had no telephone.")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(app.screen, EvidenceModal))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FindingModal))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FindingModal) and "They had no telephone." in shown(app))
        assert isinstance(app.screen, FindingModal)
        assert len(app.screen.evidence) == 2


async def test_evidence_that_was_left_out_stays_out_when_the_form_is_left(tmp_path: Path) -> None:
    table = observed(tmp_path / "x.tabletop")
    async with plan(table) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FindingModal))
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(app.screen, EvidenceModal))
        app.screen.chosen.clear()  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, FindingModal) and "No evidence yet" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FindingModal) and "No evidence yet" in shown(app))


async def test_an_action_has_owner_and_dates_and_what_is_wrong_with_them_is_said() -> None:
    table = observed()
    do(table, "control", c.MakeFinding(seen="improvement", title="Nobody asks"))
    async with plan(table, NARROW) as (app, pilot):
        await until(pilot, lambda: rows(app) == 2)
        await pilot.press("a")
        await until(pilot, lambda: form_open(app))
        for name, text in (("text", "Write a drill."), ("owner", "Training office"), ("completion", "June")):
            put(app, name, text)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "The completion is no date" in shown(app))
        put(app, "completion", "2026-06-30")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen) and "until 2026-06-30" in shown(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: form_open(app) and "Write a drill." in shown(app))
        put(app, "owner", "The Navy")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen) and "The Navy" in shown(app))
    (finding,) = analyse(table).learned.findings
    assert [(one.event.action, one.event.owner, one.event.completion) for one in finding.actions] == [
        ("A1", "The Navy", "2026-06-30")
    ]


async def test_findings_and_actions_are_taken_out_after_a_question() -> None:
    table = observed()
    do(table, "control", c.MakeFinding(seen="improvement", title="Nobody asks"))
    do(table, "control", c.PlanAction(finding="F1", text="Write a drill.", owner="Training office"))
    async with plan(table) as (app, pilot):
        await until(pilot, lambda: rows(app) == 3)
        await pilot.press("down", "d")
        await until(pilot, lambda: "Take the action out?" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        assert rows(app) == 3
        await pilot.press("d")
        await until(pilot, lambda: "Take the action out?" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen) and rows(app) == 2)
        await pilot.press("up", "d")
        await until(pilot, lambda: "Take the finding out?" in shown(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen) and rows(app) == 1)
    assert analyse(table).learned.findings == ()


async def test_an_evaluator_keeps_the_plan_as_well() -> None:
    table = observed()
    async with plan(table, seat="evaluator") as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FindingModal))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
    assert table.commits[-1].seat == "evaluator"


async def test_j_opens_it_from_the_console() -> None:
    async with console(observed(), NARROW) as (app, pilot):
        await pilot.press("j")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, PlanScreen))


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_shows_as_text(hostile: str) -> None:
    table = observed()
    do(table, "control", c.Observe(seen="strength", text=f"Seen {hostile}"))
    do(table, "control", c.MakeFinding(seen="improvement", title=f"Found {hostile}", cause=f"Why {hostile}", evidence=("1.0",)))
    do(table, "control", c.PlanAction(finding="F1", text=f"Do {hostile}", owner=f"Who {hostile}"))
    async with plan(table) as (app, pilot):
        await until(pilot, lambda: rows(app) == 4)
        for _ in range(4):
            await pilot.press("down")
            await pilot.pause()
            assert "\x1b" not in shown(app)
            assert "\u202e" not in shown(app)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, FindingModal))
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(app.screen, EvidenceModal))
        app.screen.query_one("#wanted", Input).value = hostile
        await pilot.pause()
        assert "\x1b" not in shown(app)
