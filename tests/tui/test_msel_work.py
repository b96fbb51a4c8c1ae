"""The MSEL at work: why an inject is proposed, chains, either clock, finding, recipients added."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.tui import NARROW, WIDE, console, control_view, do, form_open, put, shown, table_in_memory, text_of, to_phase, until
from tabletop.deck.chains import Chain
from tabletop.game.commands import OpenSession, ReleaseInject, SettleProposal, TimeInject, WriteInject
from tabletop.game.view.why import Because
from tabletop.journal.stamp import seconds
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.deckfind import entries, look
from tabletop.tui.due import as_due, next_moment
from tabletop.tui.modals.finddeck import FindModal
from tabletop.tui.modals.timeinject import seconds_until
from tabletop.tui.widgets.injectstate import inject_state
from tabletop.tui.widgets.msellist import MselList

VAST = (200, 60)
EIGHT = seconds("2025-03-01T08:00:00.000Z")


def choose(app: TabletopApp, inject: str) -> None:
    app.screen.query_one(MselList).choose(inject)


def told(app: TabletopApp) -> str:
    return " ".join(str(app.screen.query_one("#inject-card").render()).split())


async def test_an_inject_says_why_it_is_not_proposed_and_what_it_comes_after() -> None:
    table = table_in_memory()
    do(table, "control", ReleaseInject(inject="collision"))
    async with console(table, WIDE) as (app, pilot):
        choose(app, "sandrel-asks")
        await until(pilot, lambda: "✕ it is turn 2 or later (it is turn 1)" in told(app))
        assert "✓ “Collision in fog” has come" in told(app)
        assert "Comes after ● 1 Collision in fog" in told(app)
        choose(app, "collision")
        await until(pilot, lambda: "May bring up ◌ 5 " in told(app))
        assert "Released, real time:" in told(app)


async def test_a_contingency_comes_up_when_the_expected_action_did_not_come() -> None:
    table = table_in_memory()
    do(table, "control", ReleaseInject(inject="collision"))
    to_phase(table, "consequences")
    for proposal in control_view(table).proposals:
        do(table, "control", SettleProposal(proposal=proposal.proposal, decision="accept"))
    to_phase(table, "inject")
    async with console(table, WIDE) as (app, pilot):
        choose(app, "sandrel-asks")
        await until(pilot, lambda: "✓ what was expected after “Collision in fog” was not done" in told(app))
        assert next(line for line in control_view(table).msel if line.inject == "sandrel-asks").status == "ready"


@pytest.mark.parametrize("size", [NARROW, VAST])
async def test_t_puts_an_inject_on_the_clock_and_it_comes_up_when_its_time_has_come(size: tuple[int, int]) -> None:
    at = ["2025-03-01T08:00:00.000Z"]
    table = Table.create(ferry(), OpenSession(turns=3), seed="x", clock=lambda: at[0])
    async with console(table, size) as (app, pilot):
        choose(app, "oil-film")
        await pilot.press("T")
        await until(pilot, lambda: form_open(app))
        put(app, "when", "soon")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Write minutes from now" in shown(app))
        put(app, "when", "10")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "in 10 min" in told(app))
        due = next(line for line in control_view(table).msel if line.inject == "oil-film")
        assert due.at == EIGHT + 600
        assert app.screen.query_one(MselList).chosen.status == "held"  # type: ignore[union-attr]
        at[0] = "2025-03-01T08:10:00.000Z"
        app.screen.look()  # type: ignore[attr-defined]  # what its timer does
        await until(pilot, lambda: app.screen.query_one(MselList).chosen.status == "ready")  # type: ignore[union-attr]


async def test_a_time_of_day_is_bound_to_the_clock_on_the_wall_and_minutes_are_not() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        for typed, fixed in (("14:35", True), ("10", False)):
            choose(app, "oil-film")
            await pilot.press("T")
            await until(pilot, lambda: form_open(app))
            put(app, "when", typed)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: not form_open(app))
            assert table.state.timed["oil-film"].fixed is fixed


def test_what_waits_for_the_clock_is_ready_from_its_moment_on() -> None:
    table = table_in_memory()
    do(table, "control", TimeInject(inject="oil-film", seconds=300))
    view = control_view(table)
    assert next_moment(view, EIGHT) == 300
    assert next_moment(view, EIGHT + 300) == 0
    for moment, status in ((EIGHT + 299, "held"), (EIGHT + 300, "ready")):
        line = next(line for line in as_due(view, moment).msel if line.inject == "oil-film")
        assert line.status == status


def test_a_time_is_minutes_or_a_time_of_day() -> None:
    assert seconds_until("10", EIGHT) == 600
    assert seconds_until("5 min", EIGHT) == 300
    assert seconds_until("0", EIGHT) == 0
    until_time = seconds_until("14:35", EIGHT)
    assert until_time is not None
    assert 0 < until_time <= 86_400
    for bad in ("", "soon", "25:00", "14:60", "-3", "99999", "１０"):
        assert seconds_until(bad, EIGHT) is None


async def test_what_is_looked_for_is_found_in_wording_and_claims_too() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        msel = app.screen.query_one(MselList)
        for wanted in ("tug crossed", "F01", "collsn"):
            msel.filter(wanted)
            assert msel.chosen is not None
            assert msel.chosen.inject == "collision", wanted
        msel.filter("no such thing anywhere")
        assert msel.chosen is None
        await pilot.pause()


async def test_the_whole_deck_is_looked_through_and_an_inject_chosen_from_it() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("ctrl+f")
        await until(pilot, lambda: isinstance(app.screen, FindModal))
        await pilot.press(*"patrol")
        await until(pilot, lambda: "card" in text_of(app.screen.query_one("#found")))
        await pilot.press("enter")
        await until(pilot, lambda: any("no line in the MSEL" in note.message for note in app._notifications))
        for _ in range(6):
            await pilot.press("backspace")
        await pilot.press(*"oil on", "enter")
        await until(pilot, lambda: not isinstance(app.screen, FindModal))
        await until(pilot, lambda: app.screen.query_one(MselList).chosen.inject == "oil-film")  # type: ignore[union-attr]


def test_everything_of_a_deck_is_found_by_its_id() -> None:
    found = entries(ferry())
    kinds = {each.kind for each in found}
    assert {"inject", "card", "rule", "role", "aim", "question", "objective", "task", "track", "claim", "turn"} <= kinds
    for each in found:
        assert each in look(found, each.id)
        assert look(found, each.title)[0].title.casefold().startswith(each.title.casefold()[:3])


async def test_an_inject_of_controls_own_can_be_reworded_and_sent_to_one_more_team() -> None:
    table = table_in_memory()
    do(table, "control", WriteInject(title="A buoy", text={"norvia": "A buoy is found."}))
    async with console(table, WIDE) as (app, pilot):
        choose(app, "control-1")
        app.screen.action_release_form()  # type: ignore[attr-defined]
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+e")
        put(app, "text-sandrel", "They found your buoy.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: control_view(table).inbox)
    assert dict(control_view(table).inbox[-1].text) == {"norvia": "A buoy is found.", "sandrel": "They found your buoy."}


async def test_a_wide_window_shows_numbers_kinds_and_both_times() -> None:
    table = table_in_memory()
    do(table, "control", ReleaseInject(inject="collision"))
    async with console(table, VAST) as (app, pilot):
        await until(pilot, lambda: bool(app.screen.query_one(MselList).released))
        await until(pilot, lambda: "contextual" in text_of(app.screen.query_one(MselList)))
        first = text_of(app.screen.query_one(MselList)).splitlines()[0]
        assert "05:40" in first, "scenario time"
        assert "Collision in fog" in first
        assert first.count(":") == 2, "real time as well"


def test_what_a_condition_compares_is_said_only_where_it_is_something_else() -> None:
    table = table_in_memory()
    lines = control_view(table).msel
    parts = (
        Because(text="it is turn 1", holds=True, now="it is turn 1"),
        Because(text="Escalation is 2 or more", holds=True, now="Escalation is 4"),
    )
    state = inject_state(table.deck, lines[0], lines, parts, Chain(), 0, {}).plain
    assert state.count("it is turn 1") == 1
    assert "Escalation is 2 or more  (Escalation is 4)" in state


async def test_conditions_are_told_in_words_wherever_an_inject_is_read() -> None:
    table = table_in_memory()
    async with console(table, WIDE) as (app, pilot):
        choose(app, "sandrel-asks")
        await pilot.press("R")
        await until(pilot, lambda: form_open(app))
        intro = " ".join(str(app.screen.query_one("#intro").render()).split())
        assert "Proposed when: “Collision in fog” has come, and what was expected" in intro
        assert "and it is turn 2 or later" in intro
        assert ">=" not in intro
    labels = ("Proposed when", "When", "Met", "Yes if")
    found = [text for entry in entries(ferry()) for label, text in entry.texts if label in labels]
    assert found
    assert not [text for text in found if "played." in text or "released." in text or ">=" in text]
