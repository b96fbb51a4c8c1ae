"""Hostile text in every field that a person can fill: what it comes to is what was typed, made harmless, and nothing else.

The classes that make such fields are found in the code, and each has a visit, here or in test_hostile_places.py. A new one
without a visit fails the first test; a visit that fills no field of its class fails itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest
from attrs import field, frozen
from textual.pilot import Pilot
from textual.widgets import Input

from support.decks import ferry
from support.hostile import HOSTILE, TEXTS, as_typed, fill, hosts, must_be_harmless, said, strings, text_called
from support.seats import SANDREL_ORDER
from support.tui import app_at, at_console, control_view, do, form_open, put, release_all, to_phase, until
from tabletop.game import commands as c
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.widgets.msellist import MselList

At = Callable[[TabletopApp, Pilot[None]], Awaitable[None]]


def begun(path: Path) -> Table:
    return Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="x")


def with_orders(path: Path) -> Table:
    table = begun(path)
    to_phase(table, "decide")
    do(table, "sandrel", SANDREL_ORDER)
    patrol = c.GiveOrder(
        substance="action", card="patrol-strait", purpose="deterrence", message="deterrence", rationale="Be seen."
    )
    do(table, "norvia", patrol)
    return table


def on_the_desk(path: Path) -> Table:
    table = with_orders(path)
    to_phase(table, "adjudicate")
    return table


def at_the_top(path: Path) -> Table:
    table = begun(path)
    do(table, "control", c.AdjustWorld(effect="escalation = 6", reason="to the top"))
    to_phase(table, "consequences")
    return table


def proposed(path: Path) -> Table:
    table = at_the_top(path)
    assert control_view(table).proposals
    return table


def released(path: Path) -> Table:
    table = begun(path)
    release_all(table)
    return table


def ended(path: Path) -> Table:
    table = begun(path)
    assert table.roster is not None
    for number in range(len(TEXTS)):
        do(table, "control", c.TakeSeat(place="evaluator", person=table.roster.add(f"E. {number}")))
    do(table, "control", c.EndSession(words="Time."))
    return table


def choosing(*choices: tuple[str, str]) -> At:
    async def choose(app: TabletopApp, pilot: Pilot[None]) -> None:
        for name, value in choices:
            put(app, name, value)
        await pilot.pause()

    return choose


async def as_it_is(app: TabletopApp, pilot: Pilot[None]) -> None:
    pass


async def open_wording(app: TabletopApp, pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+e")
    await pilot.pause()


async def change_the_world(app: TabletopApp, pilot: Pilot[None]) -> None:
    await pilot.press("right")


async def rate(app: TabletopApp, pilot: Pilot[None]) -> None:
    """Choose a rating for each task, by somebody who has rated none yet."""
    console = app.screen_stack[-2]
    assert isinstance(console, ConsoleScreen)
    done = {rating.person for rating in control_view(console.table).ratings}
    person = next(f"p{number}" for number in range(1, 99) if f"p{number}" not in done)
    await choosing(("person", person), *((f"rate-{task.id}", "S") for task in ferry().tasks))(app, pilot)


@frozen
class Form:
    """A form of control's: the table that offers it, the keys to it, what to choose in it. `exact` fields take few texts."""

    host: str
    table: Callable[[Path], Table]
    keys: tuple[str, ...]
    ready: At = as_it_is
    exact: Mapping[str, str] = field(factory=dict)
    at: str = ""
    """The inject to choose in the MSEL first."""
    kept_out: tuple[str, ...] = ()
    """Fields that this submission does not use."""


FORMS = [
    Form("NewInjectModal", begun, ("n",), kept_out=("field-text-all",)),
    Form("ReleaseModal", begun, ("r",), open_wording, at="oil-film"),
    Form("AsideModal", begun, ("h",), choosing(("how", "skipped"))),
    Form("ExpectedModal", released, ("e",), at="collision"),
    Form("ObserveModal", begun, ("o",)),
    Form("AdjustModal", begun, ("t",), change_the_world),
    Form("EndexModal", begun, ("x",)),
    Form("WordingModal", with_orders, ("w", "enter")),
    Form("SettleModal", proposed, ("s",), choosing(("decision", "hold"))),
    Form("LadderModal", at_the_top, ("l",), choosing(("choice", "contained"))),
    Form("RateModal", ended, ("k",), rate),
    Form("ContestModal", on_the_desk, ("a", "ctrl+t"), exact={"field-dice-first": "4 3", "field-dice-second": "2 2"}),
    Form("RulingForm", on_the_desk, ("a",), exact={"field-dice": "43"}, kept_out=("field-name",)),
]
ELSEWHERE = {"ConsoleScreen", "SetupScreen", "PinModal", "OrderForm", "StatementForm", "ReasonsPanel"}
"""Visited in test_hostile_places.py."""


def test_every_class_that_makes_a_field_to_type_in_is_visited() -> None:
    assert hosts() == {form.host for form in FORMS} | ELSEWHERE
    places = Path(__file__).with_name("test_hostile_places.py").read_text("utf-8")
    assert {host for host in ELSEWHERE if f'"{host}"' in places} == ELSEWHERE


async def open_form(app: TabletopApp, pilot: Pilot[None], form: Form) -> None:
    await at_console(app, pilot)
    if form.at:
        msel = app.screen.query_one(MselList)
        msel.highlighted = next(line.number for line in app.screen.view.msel if line.inject == form.at) - 1  # type: ignore[attr-defined]
        await pilot.pause()
    for key in form.keys:
        await pilot.press(key)
        if key == "w":
            await until(pilot, lambda: app.screen.query("OptionList"))
        elif key == "a":
            await until(pilot, lambda: app.screen.query("RulingForm #field-fact"))
    if form.host != "RulingForm":
        await until(pilot, lambda: form_open(app), form.host)
    await form.ready(app, pilot)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.host)
async def test_a_form_of_controls_takes_hostile_text_as_text(form: Form, tmp_path: Path) -> None:
    table = form.table(tmp_path / "x.tabletop")
    app = app_at(lambda: ConsoleScreen(table), tmp_path)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        for name in TEXTS:
            text, before = text_called(name), table.journal.seq
            await open_form(app, pilot, form)
            typed = await fill(app, pilot, form.host, text)
            if form.exact:
                await pilot.press("ctrl+s")
                await until(pilot, lambda: said(app), "what is wrong with the dice")
                assert table.journal.seq == before
                for exact, value in form.exact.items():
                    app.screen.query_one(f"#{exact}", Input).value = value
            for unused in form.kept_out:
                for each in app.screen.query(f"#{unused}").results(Input):
                    each.value = ""
                if unused == "field-text-all":
                    app.screen.query_one(f"#{unused}").text = ""  # type: ignore[attr-defined]
            await pilot.press("ctrl+s")
            if name not in HOSTILE:
                await until(pilot, lambda: "the most is" in said(app), "the refusal")
                assert table.journal.seq == before, "nothing of it is in the log"
                must_be_harmless(app)
                await pilot.press("escape", "escape")
                continue
            await until(pilot, lambda before=before: table.journal.seq > before, name)
            stored = {each.strip() for commit in table.commits[before:] for event in commit.events for each in strings(event)}
            for place, value in typed.items():
                if place not in form.exact and place not in form.kept_out:
                    assert value.strip().startswith(as_typed(text).strip()), (place, value)
                    assert value.strip() in stored, f"{place} of {form.host}: {value!r} is not in {stored}"
            await pilot.pause()
            must_be_harmless(app)
            app.clear_notifications()
            do(table, "control", c.Rewind(to_seq=before, reason="Again."))
            while not isinstance(app.screen, ConsoleScreen):
                await pilot.press("escape")
                await pilot.pause()
            must_be_harmless(app)
    table.close()
