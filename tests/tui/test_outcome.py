"""The page of consequences: what changed and why, and what one's orders brought and did not."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.practising import PracticeApp, practice, rest, thought
from support.seats import held
from support.tui import shown
from tabletop.game.commands import Finish, GiveOrder
from tabletop.game.refusal import Refusal


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_page_says_what_changed_by_what_and_what_an_order_did(size: tuple[int, int]) -> None:
    at = practice(ferry(), "norvia", level="recruit")
    order = GiveOrder(
        substance="action",
        card="halt-ferry",
        purpose="coercion",
        message="routine",
        rationale="They must feel it.",
    )
    async with PracticeApp(at).run_test(size=size) as pilot:
        await rest(pilot)
        while at.table.state.phase != "consequences":
            acts = (order, Finish()) if at.table.state.phase == "decide" else (Finish(),)
            for act in acts:
                assert not isinstance(at.table.submit(at.team, act), Refusal)
            await rest(pilot)
        await thought(pilot, lambda: "What changed, and why" in shown(pilot.app), "opened by itself")
        await rest(pilot)
        text = held(pilot)
    assert "Norvia's political capital went down by 1, to 2 (Some)\nby your order “Halt the ferry”" in text
    assert "Now so: The ferry does not run\nby your order “Halt the ferry”" in text
    own = text.partition("Your orders")[2].partition("What you saw of the others")[0]
    assert "Halt the ferry: It succeeded.\nIt needed no dice.\nIt cost 1 of political capital.\nIt brought: " in own
    assert "“The ferry does not run”" in own
