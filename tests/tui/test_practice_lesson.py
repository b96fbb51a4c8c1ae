"""The first session on the screen, by keys: every step comes up in its order, and is done."""

from __future__ import annotations

import re

import pytest

from support.practising import Keyboard, PracticeApp, rest, seat
from support.tui import shown, until
from tabletop.game.events import StatementMade
from tabletop.library import load_deck
from tabletop.practice import tutorial
from tabletop.practice.tutorial import STEPS

_NUMBER = re.compile(rf"First session, (\d+) of {len(STEPS)}")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_step_comes_up_in_its_order_and_it_ends_with_the_second_turn(size: tuple[int, int]) -> None:
    at = tutorial.begin(load_deck(tutorial.DECK))
    came: list[int] = []
    painted: list[str] = []

    def watch(text: str) -> None:
        painted.append(text)
        if (found := _NUMBER.search(text)) and (not came or came[-1] != int(found[1])):
            came.append(int(found[1]))

    app = PracticeApp(at, teaches=True)
    async with app.run_test(size=size) as pilot:
        keyboard = Keyboard(pilot, watch)
        await rest(pilot)
        watch(shown(app))
        while not at.over:
            await keyboard.step()
            watch(shown(app))
        await until(pilot, lambda: "How your aims stand" in shown(app), "the ending")
        assert "of 100" not in shown(app), "two turns are no month"
        watch(shown(app))
        assert "control" not in shown(app).lower()
    assert came == list(range(1, len(STEPS) + 1))
    assert any("Turn 2 of 2" in text for text in painted)
    assert not any("Go on to the next turn" in text for text in painted if "Turn 2 of 2" in text)
    stated = [event for commit in at.table.commits for event in commit.events if isinstance(event, StatementMade)]
    assert [each.team for each in stated if each.team == "nato"] == ["nato"], "it makes a statement, once"
    assert not [key for key in keyboard.typed if len(key) == 1 and key.isalpha() and key not in "ng"], "no words are typed"


async def test_who_goes_on_without_the_words_in_public_is_told_that_they_are_open() -> None:
    at = tutorial.begin(load_deck(tutorial.DECK))
    async with PracticeApp(at, teaches=True).run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await rest(pilot)
        while at.table.state.phase != "decide" or not at.table.state.orders:
            await keyboard.step()
        await pilot.press("g")
        await until(pilot, lambda: "Still open in this phase: Public statement." in shown(pilot.app), "what is open")
        assert "passes" not in shown(pilot.app), "there is an order"
        await pilot.press("enter")
        await until(pilot, lambda: "Still open" not in shown(pilot.app), "Enter alone leaves nothing out")
        assert at.table.state.phase == "decide"
        await pilot.press("g")
        await until(pilot, lambda: "Still open" in shown(pilot.app), "what is open, again")
        await pilot.press("right", "enter")
        await until(pilot, lambda: at.table.state.phase == "adjudicate", "and is not held up")
        assert seat(pilot).is_current
