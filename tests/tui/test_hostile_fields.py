"""Hostile text in every field that a person can fill: what it comes to is what was typed, made harmless, and nothing else.

The classes that make such fields are found in the code, and each has a visit, here or in a module beside. A new one
without a visit fails the first test; a visit that fills no field of its class fails itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest
from attrs import field, frozen
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from support.decks import ferry
from support.hostile import ALL, HOSTILE, PASTE, as_typed, fill, fill_with_all, hosts, must_be_harmless, said
from support.seats import SANDREL_ORDER
from support.texts import strings
from support.tui import app_at, at_console, control_view, do, form_open, put, release_all, to_phase, until
from tabletop.game import commands as c
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.messages import MessagesScreen
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
    do(table, "control", c.TakeSeat(place="evaluator", person=table.roster.add("E.")))
    do(table, "control", c.EndSession(words="Time."))
    return table


def asked(path: Path) -> Table:
    table = begun(path)
    do(table, "norvia", c.SendMessage(text="Whose buoy is it?", rfi=True))
    return table


def held(path: Path) -> Table:
    table = begun(path)
    do(table, "control", c.SetMessages(passing="held"))
    do(table, "norvia", c.SendMessage(text="Meet us at the quay.", to=("sandrel",)))
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
    short: tuple[str, ...] = ()
    """Fields that take fewer characters than all texts have together: they keep one."""


FORMS = [
    Form("NewInjectModal", begun, ("n",), kept_out=("field-text-all",)),
    Form("ReleaseModal", begun, ("r",), open_wording, at="oil-film", short=("field-time",)),
    Form("AsideModal", begun, ("h",), choosing(("how", "skipped"))),
    Form("ExpectedModal", released, ("e",), at="collision"),
    Form("ObserveModal", begun, ("o",)),
    Form("AdjustModal", begun, ("t",), change_the_world),
    Form("EndexModal", begun, ("x",)),
    Form("WordingModal", with_orders, ("w", "enter")),
    Form("SettleModal", proposed, ("s",), choosing(("decision", "hold"))),
    Form("LadderModal", at_the_top, ("l",), choosing(("choice", "contained"))),
    Form("RateModal", ended, ("k",), choosing(("person", "p1"), *((f"rate-{task.id}", "S") for task in ferry().tasks))),
    Form("ContestModal", on_the_desk, ("a", "ctrl+t"), exact={"field-dice-first": "4 3", "field-dice-second": "2 2"}),
    Form("AnswerModal", asked, ("m", "enter")),
    Form("CloseModal", asked, ("m", "x")),
    Form("TellModal", asked, ("m", "t")),
    Form("TakeUpModal", asked, ("m", "i")),
    Form("PassModal", held, ("m", "p")),
    Form("OpenTalksModal", begun, ("d",), exact={"field-minutes": "5"}),
    Form("RulingForm", on_the_desk, ("a",), exact={"field-dice": "43"}, kept_out=("field-name",)),
]
ELSEWHERE = {
    "ConsoleScreen",
    "SetupScreen",
    "PinModal",
    "OrderForm",
    "StatementForm",
    "ReasonsPanel",
    "MessageForm",
    "TalksForm",
    "FindingModal",
    "ActionModal",
    "EvidenceModal",
    "FeedbackModal",
    "HistoryScreen",
    "RewindModal",
    "AmendModal",
    "ForkModal",
    "FindModal",
    "TimeModal",
    "SlipRow",
    "ClockModal",
    "Minutes",
    "RolesModal",
    "GatherScreen",
    "RoundScreen",
    "Asked",
    "PracticeSetupScreen",
    "PracticeOrderForm",
    "ReadingForm",
}
"""Visited in the modules of `VISITS`."""
VISITS = ("test_hostile_places.py", "test_hostile_corrections.py", "test_hostile_room.py", "test_hostile_practice.py")


def test_every_class_that_makes_a_field_to_type_in_is_visited() -> None:
    assert hosts() == {form.host for form in FORMS} | ELSEWHERE
    places = "".join(Path(__file__).with_name(name).read_text("utf-8") for name in VISITS)
    assert {host for host in ELSEWHERE if f'"{host}"' in places} == ELSEWHERE


async def open_form(app: TabletopApp, pilot: Pilot[None], form: Form) -> None:
    await at_console(app, pilot)
    if form.at:
        msel = app.screen.query_one(MselList)
        msel.highlighted = next(line.number for line in app.screen.view.msel if line.inject == form.at) - 1  # type: ignore[attr-defined]
        await pilot.pause()
    for key in form.keys:
        await pilot.press(key)
        if key == "m":
            await until(pilot, lambda: isinstance(app.screen, MessagesScreen) and app.screen.chosen is not None)
        elif key == "w":
            await until(pilot, lambda: app.screen.query("OptionList"))
        elif key == "a":
            await until(pilot, lambda: app.screen.query("RulingForm #field-fact"))
    if form.host != "RulingForm":
        await until(pilot, lambda: form_open(app), form.host)
    await form.ready(app, pilot)


async def make_exact(app: TabletopApp, pilot: Pilot[None], form: Form, before: int, table: Table) -> None:
    """Fields that take few texts say so; then they get one. Those that are not used are emptied."""
    if form.exact:
        app.clear_notifications()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: said(app), "what is wrong with them")
        assert table.journal.seq == before
    for exact, value in form.exact.items():
        app.screen.query_one(f"#{exact}", Input).value = value
    for unused in form.kept_out:
        for each in app.screen.query(f"#{unused}"):
            if isinstance(each, TextArea):
                each.text = ""
            elif isinstance(each, Input):
                each.value = ""


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.host)
async def test_a_form_of_controls_takes_hostile_text_as_text(form: Form, tmp_path: Path) -> None:
    table = form.table(tmp_path / "x.tabletop")
    before = table.journal.seq
    app = app_at(lambda: ConsoleScreen(table), tmp_path)
    async with app.run_test(size=(120, 60), notifications=True) as pilot:
        await open_form(app, pilot, form)
        await fill(app, pilot, form.host, PASTE)
        await make_exact(app, pilot, form, before, table)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "the most is" in said(app), "the refusal")
        assert table.journal.seq == before, "nothing of it is in the log"
        must_be_harmless(app)

        typed = await fill_with_all(app, pilot, form.host)
        for short in form.short:
            typed[short] = app.screen.query_one(f"#{short}", Input).value = HOSTILE["an action"]
        await make_exact(app, pilot, form, before, table)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: table.journal.seq > before, "it is in the log")
        stored = {each.strip() for commit in table.commits[before:] for event in commit.events for each in strings(event)}
        for place, value in typed.items():
            if place not in form.exact and place not in form.kept_out:
                assert place in form.short or value.strip().startswith(as_typed(ALL).strip()), (place, value)
                assert value.strip() in stored, f"{place} of {form.host}: {value!r} is not in {stored}"
        await pilot.pause()
        must_be_harmless(app)
        while not isinstance(app.screen, ConsoleScreen):
            await pilot.press("escape")
            await pilot.pause()
        must_be_harmless(app)
    table.close()
