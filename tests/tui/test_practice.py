from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from attrs import evolve
from textual.pilot import Pilot

from support.decks import ferry
from support.practising import Keyboard, PracticeApp, practice, rest, seat, thought
from support.tui import shown, until
from tabletop.engine.players.commander import Progress
from tabletop.engine.sight import Sight
from tabletop.game.commands import Command, Finish, GiveOrder
from tabletop.game.view import TeamView
from tabletop.practice.coach import Remark, Said, TurnRemarks
from tabletop.practice.session import Job, Practice
from tabletop.tui.practice import coach as coach_module
from tabletop.tui.practice.coached import CoachPanel
from tabletop.tui.practice.progress import EngineLine
from tabletop.tui.screens import practice as screen_module
from tabletop.tui.screens.hotwash import HotWashScreen
from tabletop.tui.screens.noduff import NoDuffScreen
from tabletop.tui.screens.review import ReviewScreen

SIZES = [(80, 24), (120, 40)]


class Slow:
    """An engine that thinks until it is told to stop, or let go."""

    def __init__(self) -> None:
        self.let_go = Event()
        self.stopped = Event()
        self.runs = Event()

    def __call__(self, job: Job) -> Job:
        def think(progress: Progress | None) -> tuple[Command, ...]:
            self.runs.set()
            while not self.let_go.wait(0.005):
                if progress is not None and not progress(40, 100):
                    self.stopped.set()
                    break
            return job.think(None)

        return evolve(job, think=think)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """Every team's thinking is slow."""
    engine = Slow()
    staff_work: Callable[[Practice, str], Job] = Practice._staff_work
    monkeypatch.setattr(Practice, "_staff_work", lambda self, team: engine(staff_work(self, team)))
    yield engine
    engine.let_go.set()


def line(pilot: Pilot[None]) -> EngineLine:
    return seat(pilot).query_one(EngineLine)


def seen(at: Practice) -> TeamView:
    view = at.table.seen(at.team)
    assert isinstance(view, TeamView)
    return view


async def done_with_the_phase(pilot: Pilot[None]) -> None:
    """Go on, whatever is open."""
    await rest(pilot)
    for _ in range(4):  # a form that opened by itself is put away first
        if not seat(pilot)._at_work:
            break
        await pilot.press("escape")
    await pilot.press("g")
    await pilot.pause()
    if seat(pilot)._at_work:
        await pilot.press("right", "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_going_on_sets_the_engine_to_work_and_says_so(slow: Slow, size: tuple[int, int]) -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=size) as pilot:
        await done_with_the_phase(pilot)
        await until(
            pilot, lambda: "Sandrel: the staff is at work." in shown(pilot.app) and "40 %" in shown(pilot.app), "the line"
        )
        await pilot.press("s")
        await until(pilot, lambda: "The engine is at work." in shown(pilot.app), "look around")
        assert at.table.state.phase == "assess", "it still thinks"
        slow.let_go.set()
        await rest(pilot)
        await until(pilot, lambda: "DECIDE" in shown(pilot.app), "the next phase")
        assert not line(pilot).display


async def test_escape_stops_the_search_and_what_was_found_is_played(slow: Slow) -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await done_with_the_phase(pilot)
        await until(pilot, lambda: line(pilot).share == 40, "at work")
        await pilot.press("escape")
        await until(pilot, slow.stopped.is_set, "stopped")
        await until(pilot, lambda: at.table.state.phase == "decide", "played on")
        assert seat(pilot).is_current, "Escape has left nothing"


async def test_leaving_while_it_thinks_ends_the_thread_and_does_nothing_more(slow: Slow) -> None:
    at = practice(ferry(), "norvia")
    app = PracticeApp(at)
    async with app.run_test(size=(80, 24)) as pilot:
        await done_with_the_phase(pilot)
        await until(pilot, lambda: line(pilot).share == 40, "at work")
        steps = len(at.table.commits)
        await pilot.press("Q")
        await until(pilot, lambda: app.left == 1, "left")
        await until(pilot, slow.stopped.is_set, "the thread has heard of it")
        await pilot.pause()
        assert len(at.table.commits) == steps


async def test_a_session_left_while_the_engine_thought_goes_on_by_itself() -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await rest(pilot)
    assert at.table.state.phase == "assess"
    at.table.submit(at.team, Finish())
    async with PracticeApp(Practice(at.table)).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: at.table.state.phase == "decide", "it went on")


async def test_no_duff_stops_the_engine_too_and_the_person_lets_play_go_on(slow: Slow) -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await done_with_the_phase(pilot)
        await until(pilot, lambda: line(pilot).share == 40, "at work")
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoDuffScreen) and seen(at).clock.stopped, "NO DUFF")
        slow.let_go.set()
        await until(pilot, lambda: not seat(pilot).thinking, "the thought came")
        assert at.table.state.phase == "assess", "and was not carried out"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not seen(at).clock.stopped, "resumed")
        await until(pilot, lambda: at.table.state.phase == "decide", "thought again")


async def test_what_is_still_open_is_said_before_going_on() -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        await pilot.press("g")
        await until(pilot, lambda: "Still open in this phase:" in shown(pilot.app), "what is open")
        assert "?." not in shown(pilot.app)
        assert not seen(at).finished
        await pilot.press("escape")
        await pilot.pause()
        assert at.table.state.phase == "assess"


async def test_the_coach_speaks_after_the_order_beside_its_alternatives_and_can_be_switched_off() -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await rest(pilot)
        while not any(order.slot == "main" for order in seen(at).orders):
            await keyboard.step()
        await thought(pilot, lambda: "two turns on" in shown(pilot.app), "the coach")
        painted = shown(pilot.app)
        assert "A model's estimate from" in painted
        assert "your order" in painted
        assert "Pass" in painted
        assert painted.count("mean") >= 3, "the key, and each order's figures"
        assert "half of the games" in painted
        assert "about" in painted
        await pilot.press("escape", "c")
        await until(pilot, lambda: "The coach on your order" not in shown(pilot.app), "no coach")
        await keyboard.play(turns=1)
        assert not seat(pilot).query(CoachPanel)


async def test_the_next_key_on_the_coachs_page_never_ends_the_phase() -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await rest(pilot)
        while not isinstance(seat(pilot).panel, CoachPanel):
            await keyboard.step()
        await pilot.press("n")
        await until(pilot, lambda: "Still open, if you like: " in shown(pilot.app), "what is still open")
        painted = shown(pilot.app)
        assert "National order" in painted
        assert "Public statement" in painted
        assert at.table.state.phase == "decide"
        assert seat(pilot).panel is None


async def test_the_consequences_come_with_what_the_coach_has_to_say_or_that_nothing_stood_out() -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        keyboard = Keyboard(pilot)
        await rest(pilot)
        while at.table.state.phase != "consequences":
            await keyboard.step()
        await until(pilot, lambda: "What came of turn 1" in shown(pilot.app), "opened by itself")
        await thought(pilot, lambda: "A model's remark" in shown(pilot.app), "the coach")
        painted = shown(pilot.app)
        remarks = painted.count("Went well") + painted.count("Look at this")
        assert painted.count("from your log:") == remarks <= 2
        assert ("Nothing stood out this turn." in painted) is (remarks == 0)


async def test_what_was_said_after_a_turn_is_not_said_again_though_the_session_was_left(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[Said, ...]] = []

    def after(_heard: object, sight: Sight, _thought: object, said: tuple[Said, ...]) -> TurnRemarks:
        told.append(said)
        remark = Remark("A remark.", 1, Said(sight.view.clock.number, "choice", "a thing"))
        return TurnRemarks("A model's remark.", remark, None)

    monkeypatch.setattr(coach_module, "after_turn", after)
    at = practice(ferry(), "norvia")
    for turn in (1, 2):
        async with PracticeApp(Practice(at.table)).run_test(size=(120, 60)) as pilot:
            keyboard = Keyboard(pilot)
            await rest(pilot)
            while (at.table.state.number, at.table.state.phase) != (turn, "consequences"):
                await keyboard.step()
            await thought(pilot, lambda: "A remark." in shown(pilot.app), "the coach")
    assert told[0] == ()
    assert told[-1] == (Said(1, "choice", "a thing"),)


async def test_after_endex_the_other_side_is_laid_open_with_hot_wash_and_review() -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.play(turns=1)
        await pilot.press("x")
        await until(pilot, lambda: "ENDEX now?" in shown(pilot.app), "asks")
        await pilot.press("right", "enter")
        await until(pilot, lambda: at.over and "How far each side came" in shown(pilot.app), "the ending")
        text = shown(pilot.app)
        assert text.index("Press o: the hot wash, before you read on") < text.index("How far each side came")
        assert "Aims are made for the whole course" in text
        for hidden in ("Turn 1  ", "What was behind the incidents", *(each.title for each in at.table.deck.temperaments)):
            assert hidden not in text, "the hot wash asks first"
        await pilot.press("r")
        await until(pilot, lambda: "Turn 1  " in shown(pilot.app), "the other side's move")
        assert "What was behind the incidents" in shown(pilot.app)
        for key, screen in (("o", HotWashScreen), ("v", ReviewScreen)):
            await pilot.press(key)
            await until(pilot, lambda screen=screen: isinstance(pilot.app.screen, screen), key)  # type: ignore[misc]
            await pilot.press("escape")
            await until(pilot, lambda: seat(pilot).is_current, "back")


def _marked(command: Command, words: tuple[str, str, str]) -> Command:
    if not isinstance(command, GiveOrder):
        return command
    return evolve(command, rationale=words[0], alternatives=words[1], dissent=words[2])


async def test_nothing_of_the_opponents_order_or_thinking_is_painted_before_endex(monkeypatch: pytest.MonkeyPatch) -> None:
    """The opponent's secret words are replaced by ones that can be found; its purposes and temperament have their own."""
    at = practice(ferry(), "norvia", turns=3)
    secrets = ("XYZZY-WHY", "XYZZY-BESIDE", "XYZZY-DISSENT")
    carry_out = Practice.carry_out

    def marked(self: Practice, job: Job, commands: tuple[Command, ...]) -> bool:
        said = tuple(_marked(each, secrets) for each in commands)
        return carry_out(self, job, said)

    monkeypatch.setattr(Practice, "carry_out", marked)
    painted: list[str] = []
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        keyboard = Keyboard(pilot, painted.append)
        await rest(pilot)
        for number in (1, 2):
            while not at.over and at.table.state.number == number:
                await keyboard.step()
                if not seat(pilot)._at_work and not at.over:
                    await keyboard.press("i", "s", "b", "l", "t", "question_mark", "escape")
                    await rest(pilot)
        before = "\n".join(painted)
        assert len(painted) > 100
        for secret in secrets:
            assert secret not in before
        for temper in at.table.deck.temperaments:
            assert temper.title not in before
            assert temper.text[:30] not in before
        at.end()
        await until(pilot, lambda: at.over and "How far each side came" in shown(pilot.app), "the ending")
        await pilot.press("r")
        await until(pilot, lambda: secrets[0] in shown(pilot.app), "now it is laid open")


def test_the_screen_takes_from_the_practice_nothing_but_the_seat_and_what_it_hands_over() -> None:
    """The table behind it holds everybody's secrets."""
    root = Path(screen_module.__file__).parent.parent
    for module in (root / "screens" / "practice.py", *(root / "practice").glob("*.py")):
        assert ".table" not in re.sub(r"tabletop\.table|\.table_screen", "", module.read_text("utf-8")), module.name
