"""Messages and talks as the review reads them."""

from __future__ import annotations

from support.rich import rich_analysis
from support.tui import do, table_in_memory
from tabletop.game import commands as c
from tabletop.review import analyse


def test_each_message_has_its_fate() -> None:
    messages = rich_analysis().exchange.messages
    assert [(one.sent.event.team, one.fate) for one in messages] == [
        ("norvia", "answered"),
        ("sandrel", "answered"),
        ("sandrel", "declined"),
        ("norvia", "delivered"),
        ("sandrel", "delivered"),
        ("norvia", "reworded"),
        ("sandrel", "stopped"),
        ("sandrel", "taken up"),
        ("norvia", "read"),
    ]
    assert [one.number for one in messages] == [1, 1, 1, 1, 1, 2, 2, 2, 3]


def test_a_request_says_how_long_its_answer_took_and_names_both_events() -> None:
    asked, *_ = rich_analysis().exchange.requests
    assert asked.seconds == asked.answers[0].seconds - asked.sent.seconds > 0
    assert asked.refs == (asked.sent.ref, asked.answers[0].ref)


def test_control_s_own_words_are_apart_from_its_answers() -> None:
    (told,) = rich_analysis().exchange.told
    assert told.event.text == {"norvia": "Lunch is at noon.", "sandrel": "Lunch is at noon."}


def test_a_message_that_waits_is_open_and_one_of_a_part_taken_back_stays() -> None:
    table = table_in_memory()
    before = table.commits[-1].seq
    do(table, "norvia", c.SendMessage(text="Is anybody there?", rfi=True))
    do(table, "control", c.Rewind(to_seq=before, reason="Once more."))
    (message,) = analyse(table).exchange.messages
    assert (message.fate, message.seconds) == ("open", None)


def test_an_amendment_of_what_went_through_at_once_is_not_taken_for_control_s_other_words() -> None:
    table = table_in_memory()
    do(table, "norvia", c.SendMessage(text="The buoi is yours.", to=("sandrel",)))
    do(table, "control", c.Amend(seq=len(table.commits), event=0, field="text", text="The buoy is yours.", reason="Mistyped."))
    (message,) = analyse(table).exchange.messages
    assert (message.fate, message.reworded) == ("delivered", ())


def test_talks_hold_the_last_words_of_each_side_and_who_wrote_none() -> None:
    first, second = rich_analysis().exchange.talks
    record = first.record("norvia")
    assert record is not None
    assert (record.event.offered, record.event.heard) == ("Lamps on at night.", "The log, perhaps.")
    assert first.silent == ()
    assert first.closed is not None
    assert (second.number, second.silent) == (3, ("norvia",))
