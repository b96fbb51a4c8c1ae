"""Committing an order while the coach looks at it: what is said meanwhile, and that it is given once or not at all."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot

from support.decks import ferry
from support.practising import PracticeApp, opened, play_to, practice, seat, thought
from support.tui import shown, until
from tabletop.practice.session import Practice
from tabletop.tui.practice.coach import Coach
from tabletop.tui.practice.order import PracticeOrderForm
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.pick import OneOf

LOOKS = "The coach looks at your order …"


class Gate:
    """Holds the coach up while it looks at an order; it has no question. `looks` counts how often it was set to look."""

    def __init__(self) -> None:
        self.opened = Event()
        self.looks = 0

    def asking(self) -> None:
        """Wait, then ask nothing."""
        self.looks += 1
        assert self.opened.wait(60)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """The coach looks at every order until the gate is opened."""
    found = Gate()
    monkeypatch.setattr(Coach, "question", lambda _self, _order: found.asking)
    yield found
    found.opened.set()


def deciding(path: Path | None = None) -> Practice:
    """A session in which an order is to be given."""
    at = practice(ferry(), "norvia", path=path)
    play_to(at, "decide")
    return at


def given(at: Practice) -> int:
    """How many orders stand."""
    return sum(order.team == "norvia" for order in at.table.state.orders)


async def filled_in(pilot: Pilot[None]) -> PracticeOrderForm:
    """The order form, with all that it needs."""
    form = await opened(pilot, "order:main", PracticeOrderForm)
    form._card_chosen("patrol-strait")
    await until(pilot, lambda: pilot.app.screen.focused is form.query_one("#purpose"), "the purpose")
    for name in ("purpose", "message"):
        field = form.query_one(f"#{name}", OneOf)
        field.value = field.options[0].key
    form.touch()
    await pilot.pause()
    assert not form.missing()
    return form


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_while_the_coach_looks_it_says_so_and_a_second_commit_is_none(gate: Gate, size: tuple[int, int]) -> None:
    at = deciding()
    async with PracticeApp(at).run_test(size=size) as pilot:
        await filled_in(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: gate.looks == 1 and LOOKS in shown(pilot.app), "it looks")
        await pilot.press("ctrl+s", "ctrl+s")
        assert LOOKS in shown(pilot.app)
        assert not given(at)
        gate.opened.set()
        await thought(pilot, lambda: given(at) == 1, "given")
        await until(pilot, lambda: LOOKS not in shown(pilot.app), "it has looked")
        assert gate.looks == 1


async def test_who_leaves_while_the_coach_looks_reads_that_nothing_was_given(gate: Gate, tmp_path: Path) -> None:
    at = deciding(tmp_path / "evening.tabletop")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await filled_in(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: LOOKS in shown(pilot.app), "it looks")
        await pilot.press("escape")
        await until(pilot, lambda: "Nothing was given: you left while the coach looked" in shown(pilot.app), "said")
        gate.opened.set()
        await pilot.pause()
        assert not given(at)
        form = await opened(pilot, "order:main", PracticeOrderForm)
        await until(pilot, lambda: form.card is not None and not form.missing(), "as the form keeps it")
        await pilot.press("ctrl+s")
        await thought(pilot, lambda: given(at) == 1, "given")
    at.table.close()


async def test_who_changes_the_order_while_the_coach_looks_reads_that_nothing_was_given(gate: Gate) -> None:
    at = deciding()
    async with PracticeApp(at).run_test(size=(120, 40), notifications=True) as pilot:
        form = await filled_in(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: LOOKS in shown(pilot.app), "it looks")
        form.query_one("#alternatives", Line).value = "To wait."
        await pilot.pause()
        gate.opened.set()
        await until(pilot, lambda: "Nothing was given: you changed the order" in shown(pilot.app), "said")
        assert LOOKS not in shown(pilot.app)
        assert not given(at)
        await pilot.press("ctrl+s")
        await thought(pilot, lambda: given(at) == 1, "given as it is now")


async def test_an_order_committed_again_and_again_without_the_coach_is_given_once(recwarn: pytest.WarningsRecorder) -> None:
    at = deciding()
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        form = await filled_in(pilot)
        form._coach.switch()
        for _ in range(3):
            pilot.app.post_message(events.Key("ctrl+s", None))
        await until(pilot, lambda: seat(pilot).panel is not None and seat(pilot).panel is not form, "given")
        gc.collect()
        assert given(at) == 1
        assert not pilot.app._notifications
    assert not [each.message for each in recwarn if "never awaited" in str(each.message)]
