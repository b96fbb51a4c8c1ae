from __future__ import annotations

import pytest

from support.practising import Keyboard, PracticeApp, practice, rest
from support.tui import shown, until
from tabletop.library import load_deck
from tabletop.tui.practice.steps import INPUTS, MOST_INPUTS


def test_one_of_each_kind_of_step_comes_to_what_a_turn_may_require() -> None:
    assert sum(INPUTS.values()) == MOST_INPUTS == 8


@pytest.mark.parametrize("team", ["nato", "union_state"])
async def test_six_turns_are_played_by_keys_with_at_most_eight_inputs_a_turn_and_nothing_typed(team: str) -> None:
    at = practice(load_deck("zapad-2025"), team, turns=6, seed=f"six turns as {team}")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await rest(pilot)
        await pilot.press("c")  # the coach asks for nothing, and would only take time here
        await keyboard.play()
        await until(pilot, lambda: "ENDEX" in shown(pilot.app) and "of 100" in shown(pilot.app), "the ending")
    turns = at.table.state.number
    assert turns >= 4, "not over before it began"
    assert sorted(keyboard.inputs) == list(range(1, turns + 1)), "every turn asks for something"
    assert max(keyboard.inputs.values()) <= MOST_INPUTS, keyboard.inputs
    assert min(keyboard.inputs.values()) >= INPUTS["order"], keyboard.inputs
    assert not [key for key in keyboard.typed if len(key) == 1 and key.isalpha() and key not in "ng"], "no words"
    assert at.refused == [], "the engine's commands were all allowed"
    assert max(keyboard.keys.values()) <= 40, "a turn is no typing exercise"
