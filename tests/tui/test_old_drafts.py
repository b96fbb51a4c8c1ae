"""Forms whose drafts were left at another time, or by somebody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Static

from support.decks import ferry
from support.tui import (
    WIDE,
    app_at,
    at_console,
    console,
    control_view,
    do,
    form_open,
    put,
    shown,
    table_in_memory,
    text_of,
    until,
)
from tabletop.deck.problems import DeckError
from tabletop.game.commands import AdvancePhase, EndSession, OpenSession, SettleProposal, TakeSeat
from tabletop.game.events import TaskRated
from tabletop.table import Table
from tabletop.tui.modals.aside import AsideModal
from tabletop.tui.modals.rate import RateModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.setup import SetupScreen
from tabletop.tui.widgets.field import FieldRow


def field(app: App[Any], name: str) -> FieldRow:
    return next(row for row in app.screen.query(FieldRow) if row.field.name == name)


async def test_deferring_begun_while_there_were_later_turns_can_still_be_left_in_the_last(tmp_path: Path) -> None:
    with Table.create(ferry(), OpenSession(turns=3), seed="x", path=tmp_path / "a.tabletop") as table:
        while control_view(table).clock.number < 3:
            for made in control_view(table).proposals:
                do(table, "control", SettleProposal(proposal=made.proposal, decision="accept"))
            do(table, "control", AdvancePhase())
        view = control_view(table)
        line = next(line for line in view.msel if line.status not in ("released", "complete"))
        place = table.seat("control")
        place.drafts.put(f"aside:{line.inject}", {"how": "deferred", "turn": "3", "reason": "Later."})
        app = app_at(lambda: ConsoleScreen(table))
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await at_console(app, pilot)
            app.push_screen(AsideModal(place, view, line))
            await until(pilot, lambda: form_open(app) and app.screen.query("#field-reason"))
            assert field(app, "how").value == "held"
            assert field(app, "reason").value == "Later."
            await pilot.press("ctrl+s")
            await until(pilot, lambda: not form_open(app))
        assert next(each for each in control_view(table).msel if each.inject == line.inject).reason == "Later."


def ratings(table: Table) -> list[tuple[str, str]]:
    return [(event.person, event.rating) for commit in table.commits for event in commit.events if isinstance(event, TaskRated)]


async def test_who_rates_next_does_not_find_what_the_one_before_chose(tmp_path: Path) -> None:
    with Table.create(ferry(), OpenSession(turns=3), seed="x", path=tmp_path / "a.tabletop") as table:
        assert table.roster is not None
        anna, ben = (table.roster.add(name) for name in ("Anna", "Ben"))
        for person in (anna, ben):
            do(table, "control", TakeSeat(place="evaluator", person=person))
        do(table, "control", EndSession(words="Enough."))
        one, other = (task.id for task in ferry().tasks[:2])
        app = app_at(lambda: ConsoleScreen(table))
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await at_console(app, pilot)
            await pilot.press("k")
            await until(pilot, lambda: isinstance(app.screen, RateModal) and app.screen.query(f"#field-rate-{one}"))
            put(app, f"rate-{one}", "S")
            put(app, f"note-{one}", "Anna's own words.")
            await until(pilot, lambda: table.drafts("control").get("rate"), "the draft is put away")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: not form_open(app))
            await pilot.press("k")
            await until(pilot, lambda: isinstance(app.screen, RateModal) and app.screen.query(f"#field-rate-{one}"))
            assert field(app, f"rate-{one}").value == ""
            assert field(app, f"note-{one}").value == ""

            put(app, f"rate-{one}", "P")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "has rated all of these already" in shown(app))
            put(app, f"rate-{other}", "M")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: not form_open(app))
            await until(pilot, lambda: "Rated by this person before, and left as it was" in shown(app))
        assert ratings(table) == [(anna, "S"), (anna, "M")]


async def test_why_an_inject_of_ones_own_was_not_released_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_in_memory()
    async with console(table) as (app, pilot):
        await pilot.press("n")
        await until(pilot, lambda: form_open(app))
        put(app, "title", "A flare")
        put(app, "text-all", "A flare is seen.")
        written = table.submit

        def then_over(*arguments: object, **options: object) -> object:
            answer = written(*arguments, **options)  # type: ignore[arg-type]  # as it was called
            if len(table.commits) and table.commits[-1].events[0].NAME == "inject_written":
                monkeypatch.undo()
                do(table, "control", EndSession(words="The alarm rings."))
            return answer

        monkeypatch.setattr(table, "submit", then_over)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not form_open(app))
        await until(pilot, lambda: "and was not released" in shown(app))
        assert "ended" in shown(app) or "over" in shown(app)


async def test_setup_says_that_the_decks_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def unreadable() -> None:
        raise DeckError("The folder of decks cannot be read: permission denied.")

    monkeypatch.setattr("tabletop.library.list_decks", unreadable)
    app = app_at(SetupScreen, tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SetupScreen) and app.screen.query(FieldRow))
        assert "cannot be read" in text_of(app.screen.query_one("#trouble", Static))
