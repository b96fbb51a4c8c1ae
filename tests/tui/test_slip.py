"""Slip entry: what a scribe types from paper becomes the team's own order, reading, message."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import ferry
from support.seats import seen, table_in
from support.tui import HOSTILE, NARROW, PASTE, WIDE, console, control_view, do, shown, table_in_memory, to_phase, until
from tabletop.deck.numbering import numbered
from tabletop.game.commands import OpenSession, OpenTalks
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.fuzzy import find
from tabletop.tui.screens.slip import SlipScreen
from tabletop.tui.slips.row import Ask, SlipRow, take


def ready(app: TabletopApp) -> bool:
    return isinstance(app.screen, SlipScreen) and len(app.screen.query(SlipRow)) > 1 and not app.screen.workers._workers


def deciding() -> Table:
    table = table_in_memory()
    to_phase(table, "decide")
    return table


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)])
async def test_an_order_slip_is_entered_row_by_row_as_it_stands(size: tuple[int, int]) -> None:
    table = deciding()
    can = {offer.card for offer in seen(table).offers if offer.main}
    cards = [card for card in numbered(table.deck, "norvia") if card.id in can and {"deterrence"} <= set(card.purposes)]
    card = next(card for card in cards if not card.collective and card.postures == ("overt",))
    number = numbered(table.deck, "norvia").index(card) + 1
    async with console(table, size) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        await pilot.press(*"norv", "enter", "enter", "enter", *str(number), "enter")
        await pilot.press(*"deterr", "enter", *"rout", "enter", *"so", "enter", *"Calm", "enter")
        await pilot.press("enter", "enter", "enter", "enter")
        await until(pilot, lambda: control_view(table).orders)
        await until(pilot, lambda: "Entered for" in shown(app))
        await until(pilot, lambda: "main order, statement" in shown(app))
        assert app.screen.query_one("#slip-team").has_focus, "the next slip can be typed at once"
    [order] = control_view(table).orders
    assert (order.given.card, order.given.purpose, order.given.message) == (card.id, "deterrence", "routine")
    assert order.given.rationale == "so"
    assert control_view(table).statements == (("norvia", "Calm"),)
    commit = table.commits[-1]
    assert (commit.seat, commit.behalf) == ("control", "norvia")


async def test_an_argument_slip_shows_its_own_rows_and_no_card() -> None:
    table = deciding()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        await pilot.press("2", "enter", "enter", *"arg", "enter")
        assert not app.screen.query_one("#row-card").display
        rows = {
            "argument": "We print the log, so that all can read it",
            "purpose": "1",
            "message": "1",
            "rationale": "It is true.",
            "observable": "A log is printed.",
            "moves": "1+",
            "pro-1": "It is on paper.",
        }
        for name, text in rows.items():
            app.screen.query_one(f"#slip-{name}").value = text  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: control_view(table).orders)
    given = control_view(table).orders[0].given
    assert given.substance == "argument"
    assert given.argument == "We print the log, so that all can read it"
    assert given.effects == (f"{table.deck.palette[0]} +2",)
    assert given.pros == ("It is on paper.",)


async def test_what_is_missing_or_refused_is_said_and_the_slip_stays(tmp_path: Path) -> None:
    table = Table.create(ferry(), OpenSession(turns=3), seed="x", path=tmp_path / "s.tabletop")
    to_phase(table, "decide")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        await pilot.press(*"norv", "enter", "ctrl+s")
        await until(pilot, lambda: "Card: nothing is entered" in shown(app))
        await pilot.press(*"zzz")
        await until(pilot, lambda: "none of them" in shown(app))
        await pilot.press("escape", "f")
        await until(pilot, lambda: ready(app))
        assert app.screen.query_one("#slip-card").value == "zzz", "a draft is kept"  # type: ignore[attr-defined]
        assert app.screen.query_one("#slip-team").value == "norv"  # type: ignore[attr-defined]
    assert not control_view(table).orders
    table.close()


async def test_readings_and_forecasts_are_entered_by_number_and_likelihood() -> None:
    table = table_in("assess")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        await pilot.press("1", "enter", *"2 60", "ctrl+s")
        await until(pilot, lambda: control_view(table).incident_readings)
    [read] = control_view(table).incident_readings
    assert (read.team, read.reading, read.likelihood) == (table.deck.team_ids[0], table.deck.causes[1].id, 60)


async def test_the_whole_of_a_report_stands_below_while_its_row_has_the_cursor() -> None:
    table = table_in("assess")
    report = next(each for each in seen(table, table.deck.team_ids[0]).inbox if each.incident)
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        await pilot.press("1", "enter")

        def told() -> str:
            return " ".join(str(app.screen.query_one("#choices").render()).split())

        await until(pilot, lambda: " ".join(report.text.split())[:60] in told())
        assert table.deck.causes[0].title in told()


async def test_readings_of_moves_are_entered_in_adjudicate() -> None:
    table = table_in("adjudicate")
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        await pilot.press("2", "enter", *"1 55", "ctrl+s")
        await until(pilot, lambda: control_view(table).move_readings)
    assert control_view(table).move_readings[0].likelihood == 55


async def test_a_message_slip_asks_control_or_goes_to_another_team() -> None:
    table = table_in_memory()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        await pilot.press("1", "enter", "enter", "enter", *"Is it lit?", "enter")
        await until(pilot, lambda: control_view(table).exchange.messages)
    [message] = control_view(table).exchange.messages
    assert (message.rfi, message.written, message.sender) == (True, "Is it lit?", table.deck.team_ids[0])


async def test_talks_are_recorded_for_the_team() -> None:
    table = table_in_memory()
    do(table, "control", OpenTalks(teams=table.deck.team_ids, topic="Lamps"))
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: ready(app) and bool(app.screen.query("#slip-offered")))
        await pilot.press("1", "enter", *"Lamps", "enter", *"Nothing", "ctrl+s")
        await until(pilot, lambda: control_view(table).exchange.talks[0].offered)
    assert dict(control_view(table).exchange.talks[0].heard) == {table.deck.team_ids[0]: "Nothing"}


@pytest.mark.parametrize("hostile", [*HOSTILE, PASTE])
async def test_hostile_text_in_each_row_breaks_nothing(hostile: str) -> None:
    table = deciding()
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        for row in app.screen.query(SlipRow):
            row.line.value = hostile
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)
        assert not control_view(table).orders


def test_numbers_prefixes_and_letters_with_gaps_find_a_card() -> None:
    options = [("close", "Close the crossings"), ("open", "Open the crossings"), ("patrol", "Patrol the strait")]
    assert find("2", options) == ["open"]
    assert find("4", options) == []
    assert find("cl", options)[0] == "close"
    assert find("cross", options) == ["close", "open"]
    assert find("ptrl", options) == ["patrol"]
    assert find("", options) == []


def test_what_is_typed_is_taken_for_or_refused_in_words() -> None:
    ask = Ask(name="x", label="Report 1", kind="sure", options=(("accident", "Accident"), ("act", "Deliberate act")))
    assert (take(ask, "2 60").values, take(ask, "del 60 %").number) == (("act",), 60)
    assert "likelihood" in take(ask, "2 100").wrong
    assert "how likely" in take(ask, "2").wrong
    moves = Ask(name="x", label="Moves", kind="moves", options=(("trust", "Trust"), ("escalation", "Escalation")))
    assert take(moves, "trust +, esc −").values == ("trust +2", "escalation -2")
    assert "+ or −" in take(moves, "trust").wrong
    some = Ask(name="x", label="Roles", kind="some", options=(("a", "Warsaw"), ("b", "Vilnius"), ("c", "Riga")))
    assert take(some, "1 3").values == ("a", "c")
    assert take(some, "war, vil").values == ("a", "b")
    assert take(some, "all").values == ("a", "b", "c")


async def test_what_was_half_entered_for_one_team_is_not_left_out_for_the_next() -> None:
    table = deciding()

    def fill(app: TabletopApp, team: str, statement: str) -> None:
        for name, text in {"team": team, "is": "pass", "rationale": "We wait.", "statement": statement}.items():
            app.screen.query_one(f"#slip-{name}").value = text  # type: ignore[attr-defined]

    async with console(table, NARROW) as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: ready(app))
        fill(app, "norv", "x" * 5_000)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(control_view(table).orders) == 1)
        await until(pilot, lambda: app.screen.query_one("#trouble").display)
        fill(app, "sand", "Calm.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Entered for" in shown(app))
    assert [(order.given.team, order.given.substance) for order in control_view(table).orders] == [
        ("norvia", "pass"),
        ("sandrel", "pass"),
    ]
