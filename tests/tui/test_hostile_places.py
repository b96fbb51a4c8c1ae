"""Hostile text in the fields outside control's forms: set-up, the PIN, finding, and all that a team types."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from support.decks import ferry
from support.hostile import HOSTILE, PASTE, TEXTS, fill, fill_with_all, must_be_harmless, said, text_called
from support.seats import SANDREL_ORDER, SeatApp, submit, table_in
from support.texts import strings
from support.tui import app_at, at_console, put, shown, to_phase, until
from tabletop.game import commands as c
from tabletop.game.events import PHASES
from tabletop.journal.pin import set_pin
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.feedback import RoundCover
from tabletop.tui.modals.pin import PinModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.plan import PlanScreen
from tabletop.tui.screens.setup import SetupScreen
from tabletop.tui.seat.pick import Pick


def begun(path: Path) -> Table:
    return Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="x")


def stored_since(table: Table, before: int) -> set[str]:
    return {each.strip() for commit in table.commits[before:] for event in commit.events for each in strings(event)}


async def test_set_up_takes_hostile_text_as_text(tmp_path: Path) -> None:
    app = app_at(lambda: SetupScreen(deck=ferry()), tmp_path)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: app.screen.query("#field-title"))

        async def put_right(pin: str = "4711") -> None:
            """Put right what takes few texts, once it says so."""
            minutes = [each for each in PHASES if app.screen.query_one(f"#minutes-{each}", Input).value]
            for fields, proper, told in ((["hours"], "4", "Hours there are:"), (minutes, "3", "Minutes for the")):
                if not fields:  # they hold three characters, and take no longer paste
                    continue
                app.clear_notifications()
                await pilot.press("ctrl+s")
                await until(pilot, lambda told=told: told in said(app), told)
                for each in fields:
                    app.screen.query_one("#field-hours" if each == "hours" else f"#minutes-{each}", Input).value = proper
            app.screen.query_one("#field-pin", Input).value = pin
            await pilot.press("ctrl+s")

        await fill(app, pilot, "SetupScreen", PASTE)
        await put_right()
        await until(pilot, lambda: "the most is" in said(app))
        assert app.table is None
        assert list(tmp_path.glob("*.tabletop")) == []
        typed = await fill_with_all(app, pilot, "SetupScreen")
        typed["field-handling"] = app.screen.query_one("#field-handling", Input).value = HOSTILE["an action"]  # it is short
        app.screen.query_one("#minutes-inject", Input).value = HOSTILE["a tag that ends nothing"]
        await put_right("x")
        await until(pilot, lambda: "A PIN has" in said(app))
        app.screen.query_one("#field-pin", Input).value = HOSTILE["a script"]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.table is not None)
        assert app.table is not None
        opened, roster = app.table.state.opened, app.table.roster
        assert opened is not None
        assert roster is not None
        assert (opened.title, opened.handling) == (typed["field-title"].strip(), typed["field-handling"].strip())
        assert app.table.journal.header.seed == typed["field-seed"].strip()
        assert {" ".join(typed[f"field-people-{seat}"].split()) for seat in ("control", "norvia", "sandrel", "evaluator")} == set(
            roster.people.values()
        )
        app.close_table()
    assert len(list(tmp_path.glob("*.tabletop"))) == 1
    home = TabletopApp(tmp_path)
    async with home.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "turn 1 of" in shown(home))
        must_be_harmless(home)


async def test_the_pin_takes_hostile_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    begun(path).close()
    set_pin(path, "4711")
    app = TabletopApp(tmp_path, replay=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PinModal))
        for name in TEXTS:
            app.screen.query_one("#trouble", Static).update("")
            await fill(app, pilot, "PinModal", text_called(name))
            await pilot.press("enter")
            await until(pilot, lambda: "That is not the PIN." in said(app), name)
            must_be_harmless(app)


async def test_finding_takes_hostile_text_as_text(tmp_path: Path) -> None:
    table = begun(tmp_path / "x.tabletop")
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_console(app, pilot)
        for name in TEXTS:
            await pilot.press("slash")
            await fill(app, pilot, "ConsoleScreen", text_called(name))
            await pilot.press("enter")
            await pilot.pause()
            must_be_harmless(app)
            await pilot.press("slash", "escape")
    table.close()


@pytest.mark.parametrize("substance", ["action", "argument", "pass"])
async def test_a_teams_order_takes_hostile_text_as_text(substance: str, tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop", orders=False)
    app = SeatApp(table)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: "Choose your order" in shown(app))
        screen = app.screen
        for every in (True, False):
            before = table.journal.seq
            await screen.open_step("order:main")  # type: ignore[attr-defined]
            await pilot.press({"action": "1", "argument": "2", "pass": "3"}[substance], "enter")
            if substance == "action":
                await pilot.press("enter")
                await until(pilot, lambda: "Your cards" in shown(app))
                cards = app.screen.query_one("#card-list", OptionList)
                cards.highlighted = cards.get_option_index("halt-ferry")
                await pilot.press("enter")
                await until(pilot, lambda: "Your cards" not in shown(app))
            typed = await (
                fill_with_all(app, pilot, "OrderForm") if every else fill(app, pilot, "OrderForm", HOSTILE["directions"])
            )
            if substance == "argument":
                screen.query_one("#moves").focus()
                await pilot.press("right", "enter")
            for choice in ("purpose", "message") if substance != "pass" else ():
                pick = screen.query_one(f"#{choice}", Pick)
                pick.focus()
                await pilot.press(str(pick.numbers()[0]))
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Commit this order?" in shown(app))
            must_be_harmless(app)
            await pilot.press("enter")
            await until(pilot, lambda before=before: table.journal.seq > before)
            stored = stored_since(table, before)
            used = {each: value for each, value in typed.items() if substance == "argument" or each in ("rationale", "dissent")}
            assert {value.strip() for value in used.values()} <= stored
            await pilot.pause()
            must_be_harmless(app)
            submit(table, "control", c.Rewind(to_seq=before, reason="Again."))
            await until(pilot, lambda: "Choose your order" in shown(app))
    table.close()


async def test_a_teams_words_take_hostile_text_as_text(tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop")
    app = SeatApp(table)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: "Public statement" in shown(app))
        for step, host, phase in (("statement", "StatementForm", ""), ("con:1", "ReasonsPanel", "adjudicate")):
            if phase:
                for team, order in (("norvia", c.GiveOrder(substance="pass", rationale="x")), ("sandrel", SANDREL_ORDER)):
                    submit(table, team, order)
                to_phase(table, phase)
                await until(pilot, lambda: "reasons against it" in shown(app))
            before = table.journal.seq
            await app.screen.open_step(step)  # type: ignore[attr-defined]
            typed = await fill_with_all(app, pilot, host)
            await pilot.press("ctrl+s")
            if host == "ReasonsPanel":
                await until(pilot, lambda: "Give control this reason?" in shown(app), host)
                must_be_harmless(app)
                await pilot.press("enter")
            await until(pilot, lambda before=before: table.journal.seq > before, host)
            assert {" ".join(value.split()) for value in typed.values()} <= stored_since(table, before)
            await pilot.pause()
            must_be_harmless(app)
    table.close()


async def test_a_teams_messages_and_talks_take_hostile_text_as_text(tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop")
    submit(table, "control", c.TellTeams(text={"all": "Lunch."}))
    submit(table, "control", c.OpenTalks(teams=("norvia", "sandrel")))
    app = SeatApp(table)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: "Public statement" in shown(app))
        for step, host in (("write", "MessageForm"), ("write:got:1", "MessageForm"), ("talks:1", "TalksForm")):
            before = table.journal.seq
            await app.screen.open_step(step)  # type: ignore[attr-defined]
            if step == "write":
                await pilot.press("1")
            typed = await fill_with_all(app, pilot, host)
            await pilot.press("ctrl+s")
            await until(pilot, lambda before=before: table.journal.seq > before, host)
            assert {value.strip() for value in typed.values()} <= stored_since(table, before)
            await pilot.pause()
            must_be_harmless(app)
    table.close()


async def test_a_team_is_told_that_a_paste_is_too_long(tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop", orders=False)
    app = SeatApp(table)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: "Public statement" in shown(app))
        for step, host in (("order:main", "OrderForm"), ("statement", "StatementForm"), ("write", "MessageForm")):
            await app.screen.open_step(step)  # type: ignore[attr-defined]
            assert not any((await fill(app, pilot, host, PASTE)).values())
            await until(pilot, lambda: "a field takes" in said(app))
            app.clear_notifications()
    table.close()


def with_finding(path: Path) -> Table:
    table = begun(path)
    table.submit("control", c.MakeFinding(seen="improvement", title="Nobody asks"))
    return table


@pytest.mark.parametrize(
    ("host", "key", "dates"), [("FindingModal", "n", ()), ("ActionModal", "a", ("field-start", "field-completion"))]
)
async def test_the_improvement_plan_takes_hostile_text_as_text(
    host: str, key: str, dates: tuple[str, ...], tmp_path: Path
) -> None:
    table = with_finding(tmp_path / "x.tabletop")
    app = app_at(lambda: PlanScreen(table, table.seat("control")))
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await until(pilot, lambda: "Nobody asks" in shown(app))
        before = table.journal.seq
        app.screen.query_one("#rows", OptionList).highlighted = 0
        await pilot.press(key)
        await until(pilot, lambda: type(app.screen).__name__ == host)
        for every in (False, True):
            typed = await (fill_with_all(app, pilot, host) if every else fill(app, pilot, host, PASTE))
            for date in dates:
                app.screen.query_one(f"#{date}", Input).value = ""
            await pilot.press("ctrl+s")
            if not every:
                await until(pilot, lambda: "the most is" in said(app))
                assert table.journal.seq == before
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        assert {value.strip() for place, value in typed.items() if place not in dates} <= stored_since(table, before)
        await pilot.pause()
        must_be_harmless(app)
    table.close()


async def test_finding_evidence_takes_hostile_text_as_text(tmp_path: Path) -> None:
    table = with_finding(tmp_path / "x.tabletop")
    app = app_at(lambda: PlanScreen(table, table.seat("control")))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Nobody asks" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: type(app.screen).__name__ == "FindingModal")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: app.screen.query("#wanted"))
        for name in TEXTS:
            await fill(app, pilot, "EvidenceModal", text_called(name))
            await pilot.press("enter")
            await pilot.pause()
            must_be_harmless(app)
    table.close()


async def test_feedback_takes_hostile_text_as_text(tmp_path: Path) -> None:
    table = begun(tmp_path / "x.tabletop")
    table.submit("control", c.EndSession(words="Time."))
    app = app_at(lambda: ConsoleScreen(table))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_console(app, pilot)
        await pilot.press("F")
        before = table.journal.seq
        await until(pilot, lambda: isinstance(app.screen, RoundCover))
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen).__name__ == "FeedbackModal")
        put(app, "place", "norvia")
        await fill(app, pilot, "FeedbackModal", PASTE)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "the most is" in said(app))
        assert table.journal.seq == before
        typed = await fill_with_all(app, pilot, "FeedbackModal")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, RoundCover))
        assert {value.strip() for value in typed.values()} <= stored_since(table, before)
        must_be_harmless(app)
    table.close()
