"""Settling a proposal: accepted, softened effect by effect with keys, or held; and the world set right with the same keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Select

from support.decks import ferry
from support.tui import HOSTILE, NARROW, WIDE, console, control_view, do, form_open, put, shown, table_in_memory, to_phase, until
from tabletop.game.commands import AdjustWorld, OpenSession
from tabletop.game.events import ProposalSettled
from tabletop.table import Table
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.effects import EffectSteps


def distrust(table: Table) -> Table:
    """The consequences of a turn in which distrust proposes to raise the alarm from 2 to 3."""
    for team in ("norvia", "sandrel"):
        do(table, "control", AdjustWorld(effect=f"{team}.trust = 1", reason="They do not talk."))
    to_phase(table, "consequences")
    assert [each.title for each in control_view(table).proposals] == ["Distrust feeds alarm"]
    return table


def settled(table: Table) -> list[ProposalSettled]:
    return [event for commit in table.commits for event in commit.events if isinstance(event, ProposalSettled)]


def steps(app: App[None]) -> EffectSteps:
    return app.screen.query_one(EffectSteps)


async def to_soften(app: App[None], pilot: Pilot[None]) -> None:
    await pilot.press("s")
    await until(pilot, lambda: form_open(app))
    await pilot.press("right")
    await until(pilot, lambda: "as you soften it" in shown(app))


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_proposal_is_told_in_words_with_what_it_would_come_to(size: tuple[int, int]) -> None:
    async with console(distrust(table_in_memory()), size) as (app, pilot):
        await pilot.press("s")
        await until(pilot, lambda: "It does:" in shown(app))
        line = next(line for line in shown(app).splitlines() if "+1" in line)
        assert "Escalation" in line
        assert "2 Dispute → 3 Dispute" in line
        assert "escalation +1" not in shown(app)
        assert not steps(app).can_focus


async def test_where_nothing_is_proposed_that_is_said() -> None:
    table = table_in_memory()
    to_phase(table, "consequences")
    assert not control_view(table).proposals
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("s")
        await until(pilot, lambda: any("no rule or hazard proposes anything" in note.message for note in app._notifications))
        assert not form_open(app)


async def test_where_all_is_settled_that_is_said() -> None:
    table = distrust(table_in_memory())
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("s")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: settled(table) and not form_open(app))
        await pilot.press("s")
        await until(pilot, lambda: any("all that was proposed is settled" in note.message for note in app._notifications))


async def test_less_is_written_with_a_minus_sign() -> None:
    async with console(distrust(table_in_memory()), WIDE) as (app, pilot):
        await to_soften(app, pilot)
        await pilot.press("tab", "left", "left")
        await until(pilot, lambda: "◀ −1 ▶" in shown(app))
        assert "-1" not in shown(app)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_it_is_softened_with_keys_and_nothing_is_typed_but_the_reason(size: tuple[int, int]) -> None:
    table = distrust(table_in_memory())
    async with console(table, size) as (app, pilot):
        await to_soften(app, pilot)
        await pilot.press("tab", "left", "left")
        await until(pilot, lambda: "2 Dispute → 1 Calm" in shown(app))
        assert "(proposed +1)" in shown(app)
        await pilot.press("tab", "tab", *"Talks", "ctrl+s")
        await until(pilot, lambda: settled(table))
        (event,) = settled(table)
        assert (event.decision, event.effects, event.reason) == ("soften", ("escalation -1",), "Talks")
        assert table.state.tracks[0] == 1


async def test_an_effect_is_dropped_and_another_taken_from_the_list() -> None:
    table = distrust(table_in_memory())
    async with console(table, NARROW) as (app, pilot):
        await to_soften(app, pilot)
        await pilot.press("tab", "space")
        app.screen.query_one("#field-add", Select).value = "norvia.unity"
        await until(pilot, lambda: steps(app).effects == ("norvia.unity +1",))
        await until(pilot, lambda: app.focused is steps(app))
        await pilot.press("left", "left")
        put(app, "reason", "It costs them at home.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: settled(table))
        assert settled(table)[0].effects == ("norvia.unity -1",)


async def test_softening_nothing_is_told_and_a_missing_reason_too() -> None:
    table = distrust(table_in_memory())
    async with console(table, NARROW) as (app, pilot):
        await to_soften(app, pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Nothing is softened yet" in shown(app))
        await pilot.press("tab", "space", "ctrl+s")
        await until(pilot, lambda: "The reason is missing" in shown(app))
        assert not settled(table)


async def test_held_it_shows_that_nothing_happens_and_accepted_it_happens_as_proposed() -> None:
    table = distrust(table_in_memory())
    async with console(table, WIDE) as (app, pilot):
        await to_soften(app, pilot)
        await pilot.press("tab", "space")
        app.screen.query_one("#field-decision", Choice).value = "hold"
        await until(pilot, lambda: "Nothing of it happens" in shown(app))
        app.screen.query_one("#field-decision", Choice).value = "accept"
        await until(pilot, lambda: "→ 3 " in shown(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: settled(table))
        assert settled(table)[0].effects == ("escalation +1",)


async def test_what_was_softened_is_there_again_when_the_form_is(tmp_path: Path) -> None:
    table = distrust(Table.create(ferry(), OpenSession(turns=3), path=tmp_path / "x.tabletop", seed="x"))
    async with console(table, WIDE) as (app, pilot):
        await to_soften(app, pilot)
        await pilot.press("tab", "left")
        await until(pilot, lambda: steps(app).effects == ())
        await pilot.press("escape")
        await until(pilot, lambda: not form_open(app))
        await pilot.press("s")
        await until(pilot, lambda: form_open(app) and steps(app).effects == ())
        assert app.screen.query_one("#field-decision", Choice).value == "soften"
    table.close()


async def test_the_log_names_the_proposal_that_was_settled() -> None:
    table = distrust(table_in_memory())
    async with console(table, WIDE) as (app, pilot):
        await pilot.press("s")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: settled(table))
        heard = [each for each in table.heard("control") if each.kind == "proposal_settled"]
        assert heard[0].values["title"] == "Distrust feeds alarm"
        assert heard[0].values["source"] == "rule"


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_reasons_are_data(hostile: str) -> None:
    table = distrust(table_in_memory())
    async with console(table, NARROW) as (app, pilot):
        await to_soften(app, pilot)
        await pilot.press("tab", "space")
        put(app, "reason", hostile)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: settled(table))
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)


async def test_several_things_are_set_right_at_once_each_with_its_entry() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("t")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Nothing is changed yet" in shown(app))
        await pilot.press("right", "down", "left", "ctrl+s")
        await until(pilot, lambda: "The reason is missing" in shown(app))
        put(app, "reason", "Misread.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not form_open(app))
        adjusted = [each.values["what"] for each in table.heard("control") if each.kind == "world_adjusted"]
        assert adjusted == ["escalation +1", "norvia.trust -1"]


async def test_the_last_flag_of_a_long_world_is_in_sight_when_it_is_chosen() -> None:
    async with console(table_in_memory(), NARROW) as (app, pilot):
        await pilot.press("t")
        await until(pilot, lambda: form_open(app))
        for _ in steps(app).lines:
            await pilot.press("down")
        title = ferry().flags[-1].title
        await until(pilot, lambda: any("▸" in line and title[:12] in line for line in shown(app).splitlines()))


def endangered() -> Table:
    """The consequences of a turn in which boats touch: both forces were ready, and the dice said so."""
    for number in range(40):
        table = Table.create(ferry(), OpenSession(turns=3), seed=f"boats {number}")
        for team in ("norvia", "sandrel"):
            do(table, "control", AdjustWorld(effect=f"{team}.readiness = 5", reason="They are ready."))
        to_phase(table, "consequences")
        if [each.source for each in control_view(table).proposals] == ["hazard"]:
            return table
    raise AssertionError("no seed of forty lets the boats touch")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_hazard_shows_what_teams_would_be_told_unless_it_is_held(size: tuple[int, int]) -> None:
    async with console(endangered(), size) as (app, pilot):
        await pilot.press("s")
        await until(pilot, lambda: "Teams are told, unless you hold it:" in shown(app))
        told = app.screen.query_one("#told")
        words = " ".join(str(told.render()).split())
        assert "One of your cutters has been touched by a launch." in words
        assert "Two boats touch in the strait." in words
        await pilot.press("right", "right")
        await until(pilot, lambda: not told.display)


async def test_a_missing_reason_gets_the_cursor() -> None:
    async with console(distrust(table_in_memory()), NARROW) as (app, pilot):
        await to_soften(app, pilot)
        await pilot.press("tab", "space", "ctrl+s")
        await until(pilot, lambda: app.focused is not None and app.focused.id == "field-reason")
