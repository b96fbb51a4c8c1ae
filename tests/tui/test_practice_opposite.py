"""Who sits opposite: asked apart from what happens, with what there is to choose from."""

from __future__ import annotations

import pytest

from support.practising import PracticeApp, practice, rest, seat
from support.solo import engine_acts, person_acts, seen
from support.tui import shown, until
from tabletop.library import load_deck
from tabletop.practice.opposite import opposite
from tabletop.tui.practice.opposite import OppositeForm

DECK = load_deck("zapad-2025")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_question_and_the_temperaments_stand_in_a_form_of_their_own(size: tuple[int, int]) -> None:
    at = practice(DECK, "union_state", turns=4, seed="opposite")
    engine_acts(at)
    while (at.table.state.number, at.table.state.phase) != (3, "assess"):
        person_acts(at, "person")
        engine_acts(at)
    (question,) = [asked for asked in seen(at).questions if asked.id in opposite(DECK)]
    async with PracticeApp(at).run_test(size=size) as pilot:
        await rest(pilot)
        assert "Who sits opposite?  bold?" in shown(pilot.app)
        await seat(pilot).open_step(f"opposite:{question.id}")
        await until(pilot, lambda: isinstance(seat(pilot).panel, OppositeForm), "the form")
        await until(pilot, lambda: "a bold one, which takes risks" in shown(pilot.app), "the question")
        assert "What staffs there are" in shown(pilot.app)
        first = DECK.temperaments[0]
        assert f"{first.title}  {' '.join(first.text.split()[:5])}" in shown(pilot.app)
        await pilot.press("7", "0", "enter", "ctrl+s")
        await until(pilot, lambda: 70 in [asked.probability for asked in seen(at).questions], "answered")
        await until(pilot, lambda: seat(pilot).panel is None, "what is next has come up")
        await pilot.press("t")
        await until(pilot, lambda: "70 %  bold?" in shown(pilot.app), "and listed as answered")
