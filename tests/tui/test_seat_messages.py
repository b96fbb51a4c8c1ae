"""A team's messages at its seat: what it reads, what it writes, and what others may not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from support.hostile import HOSTILE, must_be_harmless
from support.seats import SIZES, SeatApp, next_says, says, seen, shown, submit, table_in
from support.tui import console, until
from tabletop.game import commands as c
from tabletop.table import Table
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.cover import CoverScreen
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.seat.messages import MessagesPage
from tabletop.tui.seat.panel import Panel

LARGE = (200, 60)


async def at_seat(pilot: Pilot[None]) -> SeatScreen:
    """The seat, its steps listed."""
    await until(pilot, lambda: "Hand back to control" in shown(pilot), "the steps")
    screen = pilot.app.screen
    assert isinstance(screen, SeatScreen)
    return screen


async def at_messages(pilot: Pilot[None]) -> MessagesPage:
    """The page of messages, with the keyboard in it."""
    await at_seat(pilot)
    await pilot.press("m")
    page = pilot.app.screen.query_one(MessagesPage)
    await until(pilot, lambda: page.has_focus and page.option_count > 0, "the messages")
    return page


async def panel(pilot: Pilot[None], holding: str) -> Panel:
    """The panel in work, once it shows a text."""
    await until(pilot, lambda: bool(pilot.app.screen.query(Panel)) and holding in shown(pilot), holding)
    await pilot.pause()
    await pilot.pause()
    return pilot.app.screen.query_one(Panel)


def words(pilot: Pilot[None], name: str = "text") -> TextArea:
    """The text being written."""
    return pilot.app.screen.query_one(f"#{name}", TextArea)


@pytest.mark.parametrize("size", [*SIZES, LARGE])
async def test_new_messages_are_counted_and_a_step_until_they_are_looked_at(size: tuple[int, int]) -> None:
    table = table_in("decide")
    submit(table, "control", c.TellTeams(text={"all": "Lunch at noon."}))
    submit(table, "sandrel", c.SendMessage(text="Keep your cutters in port.", to=("norvia",)))
    async with SeatApp(table).run_test(size=size) as pilot:
        await at_seat(pilot)
        assert "Messages (2)" in shown(pilot)
        assert "Read 2 new messages" in shown(pilot)
        await at_messages(pilot)
        await until(pilot, lambda: "Messages (2)" not in shown(pilot), "the count gone")
        text = shown(pilot)
        assert text.index("Keep your cutters in port.") < text.index("Lunch at noon."), "the newest first"
        assert text.count("NEW ←") == 2
        await pilot.press("escape")
        await until(pilot, lambda: "Hand back to control" in shown(pilot))
        assert "new messages" not in shown(pilot)
        await pilot.press("m")
        await until(pilot, lambda: "Lunch at noon." in shown(pilot) and "NEW ←" not in shown(pilot), "nothing new")


async def test_what_was_read_stays_read_when_the_seat_is_taken_again(tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop")
    submit(table, "control", c.TellTeams(text={"all": "Lunch at noon."}))
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await at_messages(pilot)
    submit(table, "control", c.TellTeams(text={"norvia": "Yours is cold."}))
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await at_seat(pilot)
        assert "Read 1 new message" in shown(pilot)
        await at_messages(pilot)
        await until(pilot, lambda: shown(pilot).count("NEW ←") == 1)
    table.close()


@pytest.mark.parametrize("size", SIZES)
async def test_a_request_for_information_goes_to_control_alone(size: tuple[int, int]) -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=size) as pilot:
        await at_messages(pilot)
        await pilot.press("c")
        await panel(pilot, "What is it, and to whom?")
        await next_says(pilot, "Choose what it is")
        await pilot.press("1", "enter", *"Whose buoy?", "ctrl+s")
        await until(pilot, lambda: len(seen(table).exchange.sent) == 1)
        sent = seen(table).exchange.sent[0]
        assert (sent.text, sent.to, sent.rfi) == ("Whose buoy?", ("control",), True)
        assert seen(table, "sandrel").exchange.got == ()
        await until(pilot, lambda: "You asked control (1)" in shown(pilot), "the message listed")
        assert "with control" in shown(pilot)


@pytest.mark.parametrize(
    ("passing", "told", "status"),
    [("free", "Messages to other teams go at once", "delivered"), ("held", "go to control first", "with control")],
)
async def test_a_message_to_the_other_team_says_how_it_goes_and_how_it_stands(passing: str, told: str, status: str) -> None:
    table = table_in("decide")
    submit(table, "control", c.SetMessages(passing=passing))  # type: ignore[arg-type]
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await at_messages(pilot)
        await pilot.press("enter")
        await panel(pilot, "What is it, and to whom?")
        await pilot.press("3")
        await until(pilot, lambda: told in shown(pilot))
        words(pilot).focus()
        await pilot.press(*"Truce?", "ctrl+s")
        await until(pilot, lambda: len(seen(table).exchange.sent) == 1)
        await until(pilot, lambda: "You wrote to ● Sandrel (1)" in shown(pilot))
        assert status in shown(pilot)
        assert [got.text for got in seen(table, "sandrel").exchange.got] == (["Truce?"] if passing == "free" else [])


async def test_where_messages_are_off_the_refusal_is_shown_and_the_words_stay() -> None:
    table = table_in("decide")
    submit(table, "control", c.SetMessages(passing="off"))
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await at_messages(pilot)
        await pilot.press("c")
        await panel(pilot, "off now")
        await pilot.press("3", "enter", *"Truce?", "ctrl+s")
        await until(pilot, lambda: "Messages between teams are off now" in shown(pilot))
        assert words(pilot).text == "Truce?"
        assert seen(table).exchange.sent == ()


@pytest.mark.parametrize("size", SIZES)
async def test_a_message_is_read_whole_and_replied_to(size: tuple[int, int]) -> None:
    table = table_in("decide")
    long = "Keep your cutters in port.\n" * 5 + "Signed: the palace."
    submit(table, "sandrel", c.SendMessage(text=long, to=("norvia",)))
    async with SeatApp(table).run_test(size=size) as pilot:
        await at_messages(pilot)
        assert "Signed: the palace." not in shown(pilot), "the list shows the beginning"
        await pilot.press("down", "enter")
        await panel(pilot, "Signed: the palace.")
        await pilot.press("r")
        await until(pilot, lambda: bool(pilot.app.screen.query("#text")), "the reply")
        await until(pilot, lambda: pilot.app.focused is words(pilot), "the cursor in it")
        await pilot.press(*"We will.", "ctrl+s")
        await until(pilot, lambda: len(seen(table).exchange.sent) == 1)
        assert seen(table).exchange.sent[0].to == ("sandrel",)
        await until(pilot, lambda: pilot.app.screen.query_one(MessagesPage).has_focus, "back at the messages")


async def test_nothing_typed_is_lost_when_a_message_arrives_or_the_phase_goes_on(tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop")
    async with SeatApp(table).run_test(size=(80, 24), notifications=True) as pilot:
        await at_messages(pilot)
        await pilot.press("c")
        await panel(pilot, "What is it, and to whom?")
        await pilot.press("1", "enter", *"Whose")
        submit(table, "sandrel", c.SendMessage(text="XYZZY-SECRET", to=("norvia",)))
        await until(pilot, lambda: "A new message has come" in shown(pilot), "a notice")
        assert "XYZZY-SECRET" not in shown(pilot), "the notice tells no words"
        submit(table, "control", c.AdvancePhase())
        await pilot.pause()
        await pilot.press(*" buoy?")
        assert words(pilot).text == "Whose buoy?"
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen.query_one(MessagesPage).has_focus)
        await pilot.press("c")
        await panel(pilot, "restored as you left it")
        assert words(pilot).text == "Whose buoy?"
    table.close()
    reopened = Table.open(tmp_path / "x.tabletop")
    async with SeatApp(reopened).run_test(size=(80, 24)) as pilot:
        await at_messages(pilot)
        await pilot.press("c")
        await panel(pilot, "restored as you left it")
        assert words(pilot).text == "Whose buoy?"
    reopened.close()


async def test_an_order_in_the_writing_outlives_a_message() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(120, 40), notifications=True) as pilot:
        screen = await at_seat(pilot)
        await screen.open_step("statement")
        await panel(pilot, "What do you say in public")
        await pilot.press(*"We want")
        submit(table, "control", c.TellTeams(text={"norvia": "Hurry."}))
        await until(pilot, lambda: "Messages (1)" in shown(pilot))
        await pilot.press(*" calm.")
        assert words(pilot, "statement").text == "We want calm."
        await pilot.press("f8")
        await until(pilot, lambda: "Hurry." in shown(pilot), "the message beside the form")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.focused is words(pilot, "statement"), "back where it was left")
        assert words(pilot, "statement").text == "We want calm."


async def test_a_draft_of_one_reply_is_not_in_the_way_of_another_message(tmp_path: Path) -> None:
    table = table_in("decide", path=tmp_path / "x.tabletop")
    submit(table, "control", c.TellTeams(text={"all": "Lunch at noon."}))
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        screen = await at_seat(pilot)
        await screen.open_step("write:got:1")
        await panel(pilot, "Reply")
        await until(pilot, lambda: pilot.app.focused is words(pilot))
        await pilot.press(*"Thank you")
        await screen.open_step("write")
        await panel(pilot, "Write a message")
        assert words(pilot).text == ""
        await screen.open_step("write:got:1")
        await panel(pilot, "restored as you left it")
        assert words(pilot).text == "Thank you"
    table.close()


async def test_no_team_is_shown_what_others_asked_got_or_wrote() -> None:
    table = table_in("decide")
    submit(table, "control", c.SetMessages(passing="held"))
    submit(table, "sandrel", c.SendMessage(text="XYZZY-ASKED", rfi=True))
    submit(table, "control", c.TellTeams(text={"sandrel": "XYZZY-ANSWER"}, answers="M1"))
    submit(table, "sandrel", c.SendMessage(text="XYZZY-HELD", to=("norvia",)))
    submit(table, "sandrel", c.SendMessage(text="XYZZY-STOPPED", to=("norvia",)))
    submit(table, "control", c.CloseMessage(message="M3", reason="XYZZY-REASON"))
    submit(table, "control", c.TellTeams(text={"sandrel": "XYZZY-TOLD"}))
    async with SeatApp(table).run_test(size=(200, 60), notifications=True) as pilot:
        page = await at_messages(pilot)
        assert page.mail == []
        assert "No messages yet." in shown(pilot)
        for key in ("l", "i", "s", "b", "t"):
            await pilot.press(key)
            await pilot.pause()
            assert "XYZZY" not in shown(pilot)
        assert "Messages (1)" not in shown(pilot)


async def test_a_notice_of_a_message_does_not_survive_the_cover() -> None:
    table = table_in("decide")
    async with console(table, (80, 24)) as (app, pilot):
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SeatScreen) and "Hand back" in shown(pilot))
        submit(table, "control", c.TellTeams(text={"norvia": "Lunch at noon."}))
        await until(pilot, lambda: "A new message has come" in shown(pilot))
        await pilot.press("h")
        await until(pilot, lambda: "Not done: hand back" in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
        for _ in range(3):
            await pilot.pause()
            assert "A new message" not in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
        assert "A new message" not in shown(pilot)


async def test_what_the_page_can_do_is_said() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(80, 24)) as pilot:
        await at_messages(pilot)
        await until(pilot, lambda: "c writes one" in says(pilot))
        await pilot.press("question_mark")
        await until(pilot, lambda: "Write to control or to another team" in shown(pilot), "the key in the help")


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "half a character"])
async def test_hostile_words_of_others_are_text_at_the_seat(name: str) -> None:
    """As raw as they can be: they came by the command line."""
    table, text = table_in("decide"), HOSTILE[name]
    submit(table, "norvia", c.SendMessage(text=f"x{text}", rfi=True))
    submit(table, "control", c.CloseMessage(message="M1", reason=f"x{text}"))
    submit(table, "sandrel", c.SendMessage(text=f"x{text}", to=("norvia",)))
    submit(table, "control", c.TellTeams(text={"all": f"x{text}"}))
    submit(table, "control", c.OpenTalks(teams=("norvia", "sandrel"), topic=f"x{text}"))
    async with SeatApp(table).run_test(size=(120, 60), notifications=True) as pilot:
        await at_messages(pilot)
        must_be_harmless(pilot.app)
        for step in ("message:got:1", "message:got:2", "message:sent:1", "write:got:1", "talks:1"):
            await pilot.app.screen.open_step(step)  # type: ignore[attr-defined]
            for _ in range(3):
                await pilot.pause()
            must_be_harmless(pilot.app)
        await pilot.press("f6")
        await pilot.pause()
        must_be_harmless(pilot.app)
