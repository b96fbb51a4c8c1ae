"""Control's desk of messages: what waits, and what control does about it, key by key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from support.decks import ferry
from support.hostile import HOSTILE, must_be_harmless
from support.seats import seen
from support.tui import NARROW, WIDE, console, control_view, do, form_open, put, shown, table_in_memory, until
from tabletop.game import commands as c
from tabletop.game.view import PublicView
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.messages import MessagesScreen
from tabletop.tui.widgets.nextline import NextLine

LARGE = (200, 60)


def asked(*, passing: str = "held", path: Path | None = None) -> Table:
    """Norvia asks, Sandrel writes to Norvia, which is held, and Norvia tells control something."""
    table = Table.create(ferry(), c.OpenSession(turns=3), seed="x", path=path) if path else table_in_memory()
    do(table, "control", c.SetMessages(passing=passing))  # type: ignore[arg-type]
    do(table, "norvia", c.SendMessage(text="Whose buoy is it?", rfi=True))
    do(table, "sandrel", c.SendMessage(text="Keep your cutters in port.", to=("norvia",)))
    do(table, "norvia", c.SendMessage(text="Our delegation is late."))
    return table


@asynccontextmanager
async def desk(table: Table, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[TabletopApp, Pilot[None]]]:
    """The application at the desk of messages."""
    async with console(table, size) as (app, pilot):
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MessagesScreen) and bool(app.screen.query("#letter-card")))
        await until(pilot, lambda: bool(app.screen.query_one(NextLine).sentence))
        yield app, pilot


def chosen(app: TabletopApp) -> str:
    """The number of the message chosen."""
    assert isinstance(app.screen, MessagesScreen)
    return app.screen.chosen.key if app.screen.chosen else ""


def waiting(table: Table) -> list[str]:
    return [message.message for message in control_view(table).exchange.waiting]


@pytest.mark.parametrize("size", [NARROW, WIDE, LARGE])
async def test_what_waits_is_counted_on_the_console_and_listed_the_longest_first(size: tuple[int, int]) -> None:
    async with console(asked(), size) as (app, pilot):
        await until(pilot, lambda: "3 messages wait (m)" in shown(app))
        assert "Control · 3 waiting" in shown(app)
        await pilot.press("m")
        await until(pilot, lambda: "Waiting 3" in shown(app))
        assert chosen(app) == "M1"
        text = shown(app)
        assert text.index("Whose buoy is it?") < text.index("Keep your cutters in port.") < text.index("Our delegation is late.")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_request_is_answered_to_who_asked_alone(size: tuple[int, int]) -> None:
    table = asked()
    async with desk(table, size) as (app, pilot):
        await pilot.press("a")
        await until(pilot, lambda: form_open(app))
        assert "Whose buoy is it?" in shown(app)
        await pilot.press(*"Nobody knows.", "ctrl+s")
        await until(pilot, lambda: waiting(table) == ["M2", "M3"])
        assert [(got.text, got.answers) for got in seen(table, "norvia").exchange.got] == [("Nobody knows.", 1)]
        assert seen(table, "norvia").exchange.sent[0].status == "answered"
        assert seen(table, "sandrel").exchange.got == ()
        await until(pilot, lambda: isinstance(app.screen, MessagesScreen) and chosen(app) == "M2")


async def test_an_answer_to_all_tells_the_others_no_question() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: form_open(app))
        put(app, "text", "It is a fisherman's.")
        put(app, "to", "all")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: waiting(table) == ["M2", "M3"])
        assert [(got.text, got.answers) for got in seen(table, "sandrel").exchange.got] == [("It is a fisherman's.", 0)]
        assert [got.answers for got in seen(table, "norvia").exchange.got] == [1]


async def test_a_request_is_declined_with_a_reason_which_is_asked_for() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("x")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say why there is no answer" in shown(app))
        await pilot.press(*"Find out.", "ctrl+s")
        await until(pilot, lambda: waiting(table) == ["M2", "M3"])
        sent = seen(table, "norvia").exchange.sent[0]
        assert (sent.status, sent.reason) == ("closed", "Find out.")


async def test_what_control_is_told_goes_off_the_desk_without_a_word() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("end")
        await until(pilot, lambda: chosen(app) == "M3")
        await pilot.press("x")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: waiting(table) == ["M1", "M2"])


async def test_a_held_message_is_passed_on_as_written_by_two_keys() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("down")
        await until(pilot, lambda: chosen(app) == "M2")
        await pilot.press("p")
        await until(pilot, lambda: form_open(app))
        await pilot.press("enter")
        await until(pilot, lambda: waiting(table) == ["M1", "M3"])
        assert [(got.sender, got.text) for got in seen(table, "norvia").exchange.got] == [
            ("sandrel", "Keep your cutters in port.")
        ]
        assert seen(table, "sandrel").exchange.sent[0].status == "delivered"


async def test_a_held_message_is_passed_on_in_other_words_and_never_empty() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("down")
        await until(pilot, lambda: chosen(app) == "M2")
        await pilot.press("p")
        await until(pilot, lambda: form_open(app))
        put(app, "text", " ")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "no words left to pass on" in shown(app))
        assert "M2" in waiting(table)
        put(app, "text", "Please keep your cutters in port.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: waiting(table) == ["M1", "M3"])
        assert seen(table, "norvia").exchange.got[0].text == "Please keep your cutters in port."
        assert seen(table, "sandrel").exchange.sent[0].text == "Keep your cutters in port."
        await until(pilot, lambda: isinstance(app.screen, MessagesScreen))
        await pilot.press("left")
        await until(pilot, lambda: "reworded" in shown(app))


async def test_a_held_message_is_stopped_and_its_sender_told_why() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("down")
        await until(pilot, lambda: chosen(app) == "M2")
        await pilot.press("x")
        await until(pilot, lambda: "Stop this message" in shown(app))
        await pilot.press(*"No post today.", "ctrl+s")
        await until(pilot, lambda: waiting(table) == ["M1", "M3"])
        assert seen(table, "sandrel").exchange.sent[0].reason == "No post today."
        assert seen(table, "norvia").exchange.got == ()


async def test_a_request_becomes_an_inject_for_who_asked_alone() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("i")
        await until(pilot, lambda: form_open(app))
        assert app.screen.query_one("#field-text-norvia", TextArea).text == "Whose buoy is it?"
        assert app.screen.query_one("#field-text-sandrel", TextArea).text == ""
        put(app, "text-norvia", "A diver reads the buoy's number: it is Sandrel's.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: waiting(table) == ["M2", "M3"])
        assert seen(table, "norvia").inbox[-1].text == "A diver reads the buoy's number: it is Sandrel's."
        assert seen(table, "sandrel").inbox == ()
        assert seen(table, "norvia").exchange.sent[0].status == "taken up"
        message = control_view(table).exchange.messages[0]
        assert message.inject == control_view(table).msel[-1].inject
        await until(pilot, lambda: isinstance(app.screen, MessagesScreen))
        await pilot.press("right", "end")
        await until(pilot, lambda: "Taken up in play" in shown(app))


async def test_a_held_message_becomes_an_inject_for_whom_it_was_meant() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("down")
        await until(pilot, lambda: chosen(app) == "M2")
        await pilot.press("i")
        await until(pilot, lambda: form_open(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: waiting(table) == ["M1", "M3"])
        assert [report.text for report in seen(table, "norvia").inbox] == ["Keep your cutters in port."]
        assert seen(table, "sandrel").inbox == ()


async def test_an_inject_without_a_text_is_refused_and_the_message_still_waits() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("i")
        await until(pilot, lambda: form_open(app))
        put(app, "text-norvia", "")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(str(app.screen.query_one("#trouble").render())))
        assert waiting(table) == ["M1", "M2", "M3"]
        assert form_open(app)


async def test_control_tells_all_teams_and_the_public_screen_or_one_team() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("t")
        await until(pilot, lambda: form_open(app))
        await pilot.press(*"Lunch.", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, MessagesScreen))
        await pilot.press("t")
        await until(pilot, lambda: form_open(app))
        put(app, "text", "Yours is cold.")
        put(app, "to", "sandrel")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(seen(table, "sandrel").exchange.got) == 2)
        assert [got.text for got in seen(table, "norvia").exchange.got] == ["Lunch."]
        public = table.seen("public")
        assert isinstance(public, PublicView)
        assert public.announcements == ("Lunch.",)


@pytest.mark.parametrize(("steps", "passing"), [(1, "held"), (2, "off")])
async def test_how_messages_go_is_set(steps: int, passing: str) -> None:
    table = asked(passing="free")
    async with desk(table) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: form_open(app))
        await pilot.press(*["right"] * steps, "ctrl+s")
        await until(pilot, lambda: control_view(table).exchange.passing == passing)


async def test_what_is_listed_is_chosen_with_left_and_right() -> None:
    table = asked()
    do(table, "control", c.TellTeams(text={"all": "Lunch."}))
    do(table, "control", c.OpenTalks(teams=("norvia", "sandrel"), topic="The ferry"))
    async with desk(table) as (app, pilot):
        await pilot.press("right")
        await until(pilot, lambda: "Keep your cutters" not in shown(app))
        assert "Whose buoy is it?" in shown(app)
        await pilot.press("right")
        await until(pilot, lambda: "Whose buoy is it?" not in shown(app))
        assert "Keep your cutters" in shown(app)
        await pilot.press("right")
        await until(pilot, lambda: "The ferry" in shown(app) and "Keep your cutters" not in shown(app))
        await pilot.press("right")
        await until(pilot, lambda: "Lunch." in shown(app))
        assert "Whose buoy is it?" in shown(app)


async def test_an_answer_in_the_writing_is_kept_while_others_write_and_when_control_looks_elsewhere(tmp_path: Path) -> None:
    table = asked(path=tmp_path / "x.tabletop")
    async with desk(table) as (app, pilot):
        await pilot.press("a")
        await until(pilot, lambda: form_open(app))
        await pilot.press(*"It is")
        do(table, "sandrel", c.SendMessage(text="Where is our post?", rfi=True))
        await pilot.pause()
        await pilot.press(*" ours.")
        assert app.screen.query_one("#field-text", TextArea).text == "It is ours."
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        await until(pilot, lambda: "4 messages wait" in shown(app))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MessagesScreen) and chosen(app) == "M1")
        await pilot.press("a")
        await until(pilot, lambda: form_open(app))
        assert app.screen.query_one("#field-text", TextArea).text == "It is ours."
    table.close()


async def test_the_cursor_stays_on_its_message_when_another_comes() -> None:
    table = asked()
    async with desk(table) as (app, pilot):
        await pilot.press("left", "home", "down")
        await until(pilot, lambda: chosen(app) == "M2")
        do(table, "norvia", c.SendMessage(text="One more.", rfi=True))
        await until(pilot, lambda: "One more." in shown(app))
        assert chosen(app) == "M2"


async def test_after_endex_the_desk_is_a_record() -> None:
    table = asked()
    do(table, "control", c.EndSession(words="Time."))
    async with desk(table) as (app, pilot):
        await until(pilot, lambda: "ENDEX: this is the record" in shown(app))
        for key in ("a", "p", "x", "i", "t", "h", "d"):
            await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, MessagesScreen)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "half a character"])
async def test_hostile_words_of_teams_are_text_on_the_desk(name: str) -> None:
    """As raw as they can be: they came by the command line."""
    table = table_in_memory()
    text = HOSTILE[name]
    do(table, "control", c.SetMessages(passing="held"))
    do(table, "norvia", c.SendMessage(text=f"x{text}", rfi=True))
    do(table, "sandrel", c.SendMessage(text=f"x{text}", to=("norvia",)))
    do(table, "sandrel", c.SendMessage(text=f"x{text}"))
    do(table, "control", c.PassMessage(message="M2", text=f"y{text}"))
    do(table, "control", c.TellTeams(text={"norvia": f"x{text}", "sandrel": f"y{text}"}))
    do(table, "control", c.OpenTalks(teams=("norvia", "sandrel"), topic=f"x{text}"))
    do(table, "norvia", c.RecordTalks(offered=f"x{text}", heard=f"x{text}"))
    async with desk(table, (120, 50)) as (app, pilot):
        for key in ("a", "escape", "x", "escape", "i", "escape", "left", *["down"] * 5, "d", "escape"):
            await pilot.press(key)
            for _ in range(3):
                await pilot.pause()
            must_be_harmless(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        must_be_harmless(app)


async def test_escape_goes_from_the_text_of_a_message_to_the_list_and_then_to_the_console() -> None:
    async with desk(asked()) as (app, pilot):
        app.screen.query_one("#letter").focus()
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.query_one("#letters").has_focus)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
