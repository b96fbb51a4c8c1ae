"""What Enter does at the list of steps is what the line says, and Enter alone gives nothing up."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from support.practising import PracticeApp, play_to, practice, rest, seat
from support.tui import shown, until
from tabletop.library import load_deck
from tabletop.practice.session import Practice
from tabletop.tui.practice.goon import GoOnPanel
from tabletop.tui.practice.order import PracticeOrderForm
from tabletop.tui.screens.practice import PracticeScreen
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.seat.chance import LETTERS, Chance
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.guide import StepList
from tabletop.tui.seat.readings import IncidentForm
from tabletop.tui.seat.steps import next_step

SIZES = [(80, 24), (120, 40)]


def begun() -> Practice:
    return practice(load_deck("zapad-2025"), "nato", turns=4)


async def steps(pilot: Pilot[None]) -> StepList:
    """The list of steps with the keyboard, from wherever the phase has begun."""
    await rest(pilot)
    found = seat(pilot).query_one(StepList)
    if not found.has_focus:
        await pilot.press("escape")
    await until(pilot, lambda: found.has_focus, "the steps")
    await pilot.pause()
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_the_step_that_the_line_names(size: tuple[int, int]) -> None:
    at = begun()
    async with PracticeApp(at).run_test(size=size) as pilot:
        found = await steps(pilot)
        assert "Next: Read 3 new reports (Enter opens it)." in shown(pilot.app)
        assert found.at_next
        await pilot.press("enter")
        await until(pilot, lambda: seat(pilot)._page == "inbox", "the reports, not the briefing again")
        play_to(at, "decide")
        seat(pilot).look()
        found = await steps(pilot)
        assert "Next: Choose your order (Enter opens it)." in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(seat(pilot).panel, PracticeOrderForm), "the order")


async def test_elsewhere_in_the_list_enter_is_not_said_to_open_the_next_step() -> None:
    async with PracticeApp(begun()).run_test(size=(80, 24)) as pilot:
        found = await steps(pilot)
        await pilot.press("down")
        await until(pilot, lambda: "Next: Read 3 new reports (n opens it)." in shown(pilot.app), "n")
        await pilot.press("up")
        await until(pilot, lambda: "Next: Read 3 new reports (Enter opens it)." in shown(pilot.app), "Enter")
        painted = found.render()
        at = found.options[found.cursor].title
        cursor = next(span for span in painted.spans if "on" in str(span.style).split())
        assert at in painted.plain[cursor.start : cursor.end], "it is seen where the cursor is"


async def test_the_briefing_is_read_once_it_is_left() -> None:
    async with PracticeApp(begun()).run_test(size=(120, 40)) as pilot:
        await rest(pilot)
        await until(pilot, lambda: seat(pilot)._page == "briefing", "the briefing by itself")
        assert "▶ Read your briefing" in shown(pilot.app)
        assert "Next: Read 3 new reports (n opens it)." in shown(pilot.app)
        await pilot.press("n")
        await until(pilot, lambda: "✓ Read your briefing" in shown(pilot.app), "read")
        assert seat(pilot)._page == "inbox"


async def test_enter_alone_does_not_leave_the_phase_without_an_order() -> None:
    at = begun()
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await steps(pilot)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(seat(pilot).panel, GoOnPanel), "what is open")
        await until(pilot, lambda: "your side passes" in shown(pilot.app).replace("\n ", ""), "what that comes to")
        await pilot.press("enter")
        await until(pilot, lambda: seat(pilot).panel is None, "back")
        assert at.table.state.phase == "decide"
        await pilot.press("g")
        await until(pilot, lambda: isinstance(seat(pilot).panel, GoOnPanel), "again")
        await pilot.press("right", "enter")
        await until(pilot, lambda: at.table.state.phase == "adjudicate", "on purpose")


async def test_enter_alone_does_not_end_the_session() -> None:
    at = begun()
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await steps(pilot)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmModal), "the question")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PracticeScreen), "back")
        assert not at.over
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmModal), "the question")
        await pilot.press("left", "enter")
        await until(pilot, lambda: at.over, "on purpose")


@pytest.mark.parametrize("screen", [SeatScreen, PracticeScreen])
def test_the_letters_of_probability_are_no_keys_of_the_seat(screen: type[SeatScreen]) -> None:
    app = PracticeApp(begun())
    keys = {
        key for bindings in (SeatScreen._merged_bindings, screen._merged_bindings) if bindings for key in bindings.key_to_bindings
    }
    assert "n" in keys | set(app._bindings.key_to_bindings)
    assert not set(LETTERS) & (keys | set(app._bindings.key_to_bindings))
    assert len(set(LETTERS)) == len(LETTERS) == 7


async def test_the_field_at_the_cursor_stays_in_sight_in_a_smaller_window() -> None:
    async with PracticeApp(begun()).run_test(size=(120, 40)) as pilot:
        await steps(pilot)
        await pilot.press("n", "n", "1", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen.focused, Chance), "the likelihood")
        await pilot.resize_terminal(80, 24)
        field = pilot.app.screen.query_one(Chance)
        form = seat(pilot).query_one(IncidentForm)
        await until(pilot, lambda: form.content_region.contains_region(field.region), "in sight")


async def test_what_was_said_of_a_key_goes_with_the_next_one() -> None:
    async with PracticeApp(begun()).run_test(size=(80, 24)) as pilot:
        await steps(pilot)
        await pilot.press("n", "n")
        await until(pilot, lambda: isinstance(seat(pilot).panel, IncidentForm), "the form")
        await pilot.press("q")
        await until(pilot, lambda: "“q” does nothing here" in shown(pilot.app), "the answer")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "“q” does nothing here" not in shown(pilot.app), "past")


async def test_the_next_step_keeps_the_cursor_through_the_phases() -> None:
    at = begun()
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        for phase in ("decide", "adjudicate", "consequences"):
            play_to(at, phase)
            seat(pilot).look()
            found = await steps(pilot)
            step = next_step(seat(pilot)._steps)
            assert step is not None
            assert found.options[found.cursor].key == step.key
