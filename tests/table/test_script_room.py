"""Scripts of messages, talks, the clock, silences and lessons: commands with tables in them, by the script's own time."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

from support.scripts import mistakes, script, text
from tabletop.game.events import AgreementGiven, ClockPlanned, Event, FeedbackGiven, MessageClosed, MessageDelivered, PlayStopped
from tabletop.table import Table
from tabletop.table.script import ScriptStopped, run_script
from tabletop.table.script.steps import COMMANDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scripts.md"


def step(do: str, seat: str = "control", **keys: str) -> str:
    return "\n".join((f'seat = "{seat}"', f'do = "{do}"', *(f"{key} = {value}" for key, value in keys.items())))


def last(table: Table, kind: type[Event]) -> Event:
    return [event for commit in table.commits for event in commit.events if isinstance(event, kind)][-1]


def test_tables_by_team_by_phase_and_by_statement() -> None:
    table = run_script(
        script(
            step("plan_clock", minutes="{ assess = 5, decide = 9 }"),
            step("send_message", "norvia", text='"Whose buoy?"', rfi="true"),
            step("tell_teams", answers='"M1"') + '\ntext.all = "Nobody\'s."\ntext.norvia = "Not yours."',
            step("stop_play", "sandrel", words='"A guest fainted."'),
            step("resume_play"),
            step("end_session", words='"Enough."'),
            step("give_feedback", "norvia", marks="{ pace = 4 }", words='{ strengths = "Fog." }'),
        )
    )
    planned, told, stopped, given = (last(table, kind) for kind in (ClockPlanned, MessageDelivered, PlayStopped, FeedbackGiven))
    assert isinstance(planned, ClockPlanned)
    assert isinstance(told, MessageDelivered)
    assert isinstance(stopped, PlayStopped)
    assert isinstance(given, FeedbackGiven)
    assert planned.minutes == {"assess": 5, "decide": 9}
    assert told.text == {"norvia": "Not yours.", "sandrel": "Nobody's."}
    assert stopped.at > 1_700_000_000
    assert (given.marks, given.words) == ({"pace": 4}, {"strengths": "Fog."})


def test_a_message_is_passed_on_or_stopped_by_its_number() -> None:
    table = run_script(
        script(
            step("set_messages", passing='"held"'),
            step("send_message", "norvia", text='"Is it your oil?"', to='["sandrel"]'),
            step("send_message", "sandrel", text='"It is yours!"', to='["norvia"]'),
            step("pass_message", message='"M1"', text='"Whose oil is it?"'),
            step("close_message", message='"M2"', reason='"The line is down."'),
        )
    )
    delivered, closed = last(table, MessageDelivered), last(table, MessageClosed)
    assert isinstance(delivered, MessageDelivered)
    assert isinstance(closed, MessageClosed)
    assert delivered.text == {"sandrel": "Whose oil is it?"}
    assert (closed.message, closed.reason) == ("M2", "The line is down.")


def test_what_cannot_be_a_message_is_told_before_anything_is_played() -> None:
    (said,) = mistakes(text(step("pass_message", message='"deterrence"')))
    assert said.message == "“deterrence” cannot be a message"
    assert "M1" in said.hint


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("minutes = 5", "this should be a table, each value a whole number, and is the number 5"),
        ('minutes = { assess = "5" }', "this should be a whole number, and is the text"),
    ],
)
def test_a_table_of_numbers_is_read_strictly(wrong: str, says: str) -> None:
    (said,) = mistakes(text(f"{step('plan_clock')}\n{wrong}"))
    assert said.message.startswith(says)


ORDER = step(
    "give_order",
    "norvia",
    substance='"action"',
    card='"joint-inspection"',
    purpose='"reassurance"',
    message='"reassurance"',
    rationale='"Nothing to hide."',
)


def test_a_silence_ends_by_the_scripts_own_time() -> None:
    opening = (step("advance_phase"), step("advance_phase"), ORDER)
    silence = step("open_silence", "norvia", order='"T1-norvia-main"', seconds="300")
    close = step("close_silence", "norvia", order='"T1-norvia-main"')
    with pytest.raises(ScriptStopped, match="The silence lasts for another 280 seconds"):
        run_script(script(*opening, silence, close))
    table = run_script(script(*opening, silence, f"{close}\nafter = 300"))
    assert isinstance(last(table, AgreementGiven), AgreementGiven)


@pytest.mark.parametrize(
    "wrong",
    [
        step("open_talks", teams='["norvia", "atlantis"]'),
        step("send_message", "norvia", text='"?"', to='["atlantis"]'),
        step("tell_teams") + '\ntext.atlantis = "So."',
    ],
)
def test_a_team_that_is_not_there_is_told_before_anything_is_played(wrong: str) -> None:
    (said,) = mistakes(text(wrong))
    assert said.message == "there is no team “atlantis” in this deck"


def test_the_page_about_scripts_lists_every_command_with_its_keys() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE))
    for name, kind in COMMANDS.items():
        assert name in rows
        required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
        others = [field.name for field in attrs.fields(kind) if field.default is not attrs.NOTHING]
        assert re.findall(r"`(\w+)`", rows[name]) == [*required, *others], name
