from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from attrs import evolve
from textual.pilot import Pilot

from support.decks import ferry
from support.practising import Keyboard, PracticeApp, practice, rest, seat, thought
from support.tui import HOSTILE, shown, until
from tabletop.engine.players.commander import Progress
from tabletop.game.commands import Command
from tabletop.journal.errors import SaveError
from tabletop.practice.coach import Question
from tabletop.practice.session import Job, Practice
from tabletop.tui.practice import coach as coach_module
from tabletop.tui.practice.confirm import CoachedConfirm
from tabletop.tui.practice.progress import EngineLine


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Every team thinks until it is told to stop; the event says that it was."""
    stopped, let_go = Event(), Event()
    staff_work: Callable[[Practice, str], Job] = Practice._staff_work

    def slow(self: Practice, team: str) -> Job:
        job = staff_work(self, team)

        def think(progress: Progress | None) -> tuple[Command, ...]:
            while progress is not None and progress(1, 100) and not let_go.wait(0.005):
                pass
            stopped.set()
            return ()

        return evolve(job, think=think)

    monkeypatch.setattr(Practice, "_staff_work", slow)
    yield stopped
    let_go.set()


async def go_on_all_the_same(pilot: Pilot[None]) -> None:
    await rest(pilot)
    await pilot.press("g")
    await until(pilot, lambda: seat(pilot)._at_work, "asks")
    await pilot.press("right", "enter")


async def test_quitting_while_it_thinks_leaves_no_thread_behind(endless: Event) -> None:
    async with PracticeApp(practice(ferry(), "norvia")).run_test(size=(80, 24)) as pilot:
        await go_on_all_the_same(pilot)
        await until(pilot, lambda: seat(pilot).thinking, "at work")
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert endless.wait(5), "the thread has heard of it"


async def test_switching_the_coach_while_the_engine_thinks_is_answered_below_its_line(endless: Event) -> None:
    async with PracticeApp(practice(ferry(), "norvia")).run_test(size=(80, 24)) as pilot:
        await go_on_all_the_same(pilot)
        await until(pilot, lambda: seat(pilot).thinking, "at work")
        await pilot.press("c")
        await until(pilot, lambda: "The coach is off; c switches it on again." in shown(pilot.app), "told")
        line = seat(pilot).query_one(EngineLine)
        assert line.job is not None
        assert line.job.says in shown(pilot.app), "who is at work stands there still"
        await pilot.press("escape")
        assert endless.wait(5)


async def test_a_save_that_cannot_be_written_is_told_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    at = practice(ferry(), "norvia")
    carry_out = Practice.carry_out
    failing = [True]

    def full(self: Practice, job: Job, commands: tuple[Command, ...]) -> bool:
        if failing:
            failing.pop()
            raise SaveError("The disk is full.")
        return carry_out(self, job, commands)

    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        monkeypatch.setattr(Practice, "carry_out", full)
        await go_on_all_the_same(pilot)
        await until(pilot, lambda: "The save could not be written." in shown(pilot.app), "told")
        assert at.table.state.phase == "assess"
        await pilot.press("g")
        await pilot.pause()
        await pilot.press("right", "enter")
        await until(pilot, lambda: at.table.state.phase == "decide", "tried again")


async def test_the_coach_asks_beside_the_order_and_nobody_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def ask(_sight: object, _orders: object, so_far: int, _rng: object) -> tuple[Question, ...]:
        asked.append(so_far)
        return (Question(kind="fails", text="What if it fails?", ground=" ".join(HOSTILE), label="A model's estimate."),)

    monkeypatch.setattr(coach_module, "questions_before", ask)
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await rest(pilot)
        while at.table.state.phase != "decide":
            await keyboard.step()
        form = seat(pilot).panel
        while form is None or form.key != "order:main":
            await keyboard.step()
            form = seat(pilot).panel
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        for name in ("purpose", "message"):
            form.query_one(f"#{name}").focus()
            await pilot.press("2")  # by its number on the deck's scale: the card may be ordered for that
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, CoachedConfirm), "asks whether to commit")
        await thought(pilot, lambda: "The coach asks:" in shown(pilot.app), "the question")
        assert "A model's estimate." in shown(pilot.app)
        assert "\x1b" not in shown(pilot.app)
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#yes"), "Enter commits all the same"
        await pilot.press("escape")
        await until(pilot, lambda: seat(pilot).is_current, "back at the form")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "The coach asks:" in shown(pilot.app), "the same question")
        await pilot.press("escape")
        await until(pilot, lambda: seat(pilot).is_current, "back at the form")
        form.query_one("#message").focus()
        await pilot.press("3", "ctrl+s")
        await until(pilot, lambda: len(asked) == 2, "another order is looked at anew")
    assert asked == [0, 1], "what was asked before counts, once for each order"
