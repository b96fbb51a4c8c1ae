"""The order in which one person alone reads the reports of a turn."""

from __future__ import annotations

import pytest

from support.practising import PracticeApp, play_to, practice, rest, seat
from support.tui import shown, until
from tabletop.game.view.parts import Report
from tabletop.library import load_deck
from tabletop.tui.practice.inbox import as_they_happened
from tabletop.tui.seat.pages import InboxPage


def report(number: int, time: str, turn: int = 1) -> Report:
    return Report(
        number=number,
        turn=turn,
        text="Text.",
        source="",
        reliability="",
        time=time,
        incident=False,
        readable=False,
        reading="",
        likelihood=0,
        grounds="",
    )


@pytest.mark.parametrize(
    "times",
    [
        ("10 Sep 2025, 03:00", "10 Sep 2025, 03:40", "10 Sep 2025, 05:10"),
        ("10:00", "noon", "14:20 to 17:30"),
        ("midnight", "04:15", "evening news"),
        ("13:00", "in the afternoon", "16:30"),
        ("09:15 CEST", "14 Sep 2025, 10:00"),
        ("Thursday", "in office hours", "16 Sep 2025, 19:00"),
        ("", "morning papers", "22:50"),
        ("9 Sep 2025, 23:50", "10 Sep 2025, 00:10"),
        ("the day before, in office hours", "breakfast television", "15 Sep 2025, 11:00", "19:00"),
        ("the evening before, first editions", "the night before", "09:00", "12 Sep 2025, 11:00"),
        ("30 Sep 2025, 23:50", "1 Oct 2025, 00:10", "2 Oct 2025, 08:00"),
        ("30 September, 22:00", "the day before, 23:00", "1 October, 06:00", "noon"),
        ("31 Dec 2025, 23:00", "1 Jan 2026, 01:00"),
        ("10 Sep 2025, 03:00", "04:00, of 12 Ukrainian drones", "05:00, of 9 Marines", "10 Sep 2025, 06:10"),
        ("30 Sept. 2025, 09:00", "1 October 2025, 08:00"),
    ],
)
def test_a_turns_reports_stand_in_the_order_in_which_they_happened(times: tuple[str, ...]) -> None:
    came = [report(number, time) for number, time in enumerate(reversed(times), 1)]
    assert tuple(each.time for each in as_they_happened(came)) == times


def test_the_newest_turn_comes_first_and_what_tells_no_time_stays_as_it_came() -> None:
    came = [report(1, "noon"), report(2, ""), report(3, "", turn=2), report(4, "", turn=2), report(5, "08:00", turn=2)]
    assert [each.number for each in as_they_happened(came)] == [3, 4, 5, 2, 1]


async def test_the_inbox_of_practice_is_read_from_the_top() -> None:
    async with PracticeApp(practice(load_deck("zapad-2025"), "nato", turns=4)).run_test(size=(120, 60)) as pilot:
        await rest(pilot)
        await pilot.press("i")
        await until(pilot, lambda: "05:10" in shown(pilot.app), "the inbox")
        painted = shown(pilot.app)
        assert painted.index("03:00") < painted.index("03:40") < painted.index("05:10")
        assert seat(pilot).query_one("#inbox").has_focus


async def test_with_new_reports_the_inbox_opens_at_the_head_of_the_first_of_them() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        await pilot.press("escape", "i", "down", "down")
        inbox = seat(pilot).query_one(InboxPage)
        assert inbox.highlighted == 1
        play_to(at, "consequences")
        play_to(at, "assess")
        seat(pilot).look()
        await rest(pilot)
        await pilot.press("escape", "i")
        await until(pilot, lambda: at.table.state.number == 2 and "NEW turn 2" in shown(pilot.app), "the new turn's")
        assert inbox.scroll_offset.y == 0


async def test_the_inbox_is_turned_by_pages_and_no_line_of_it_is_passed_over() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "consequences")
    play_to(at, "assess")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        await pilot.press("i")
        inbox = seat(pilot).query_one(InboxPage)
        await until(pilot, lambda: inbox.has_focus and inbox.max_scroll_y > inbox.size.height, "more than two pages")
        top, page = 0, inbox.scrollable_content_region.height
        while top < inbox.max_scroll_y:
            await pilot.press("pagedown")
            top = min(top + page, inbox.max_scroll_y)
            assert inbox.scroll_offset.y == top, "the next line after the last one shown"
            assert inbox.highlighted is not None, "the cursor comes along"
            assert top <= inbox._index_to_line[inbox.highlighted or 0] or top == inbox.max_scroll_y
        await pilot.press("pagedown")
        assert inbox.highlighted == inbox.option_count - 1, "at the end the cursor goes to the last"
        await pilot.press("pageup")
        assert inbox.scroll_offset.y == max(top - page, 0)
        await pilot.press("pageup", "pageup", "pageup", "pageup")
        assert (inbox.scroll_offset.y, inbox.highlighted) == (0, 0)
