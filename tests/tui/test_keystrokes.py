"""How many keys control presses for what it does most. What is typed as text is not counted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from support.player import Player
from support.tui import NARROW, WIDE, both_order, console, control_view, do, release_all, status, table_in_memory, to_phase
from tabletop.game.commands import AdjustWorld, AdvancePhase, Finish, GiveOrder, SetAsideInject, SettleProposal
from tabletop.table import Table
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.screens.slip import SlipScreen
from tabletop.tui.widgets.ruling import RulingForm

NORVIA = GiveOrder(
    substance="action", card="ask-sandrel", role="cabinet", purpose="routine", message="routine", rationale="Ask first."
)
SANDREL = GiveOrder(
    substance="action",
    card="feed-press",
    role="palace",
    posture="deniable",
    purpose="coercion",
    message="probing",
    rationale="Let others say it.",
)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)


@asynccontextmanager
async def control(table: Table, size: tuple[int, int]) -> AsyncIterator[Player]:
    async with console(table, size) as (app, pilot):
        yield Player(app, pilot)


@SIZES
async def test_to_release_the_next_planned_inject_takes_one_key(size: tuple[int, int]) -> None:
    table = table_in_memory()
    async with control(table, size) as player:
        await player.press("r")
        await player.until(lambda: status(table, "collision") == "released")
        assert player.keys == 1


@SIZES
async def test_to_hold_it_takes_one_key_and_the_reasons_number(size: tuple[int, int]) -> None:
    table = table_in_memory()
    async with control(table, size) as player:
        await player.press("h", "1")
        await player.until(lambda: status(table, "collision") == "held")
        await player.console()
        assert player.keys - len("1") == 1, "one key, plus the reason"
    line = next(line for line in control_view(table).msel if line.inject == "collision")
    assert line.reason == "The teams are still at work on the last one."


@SIZES
async def test_to_hold_it_in_other_words_takes_one_key_the_reason_and_one_to_confirm(size: tuple[int, int]) -> None:
    table = table_in_memory()
    async with control(table, size) as player:
        await player.press("h")
        await player.sees("Hold it back")
        await player.words("They need more time.")
        await player.press("ctrl+s")
        await player.until(lambda: status(table, "collision") == "held")
        assert player.keys == 2
    line = next(line for line in control_view(table).msel if line.inject == "collision")
    assert line.reason == "They need more time."


@SIZES
async def test_an_observation_takes_two_keys_and_the_text(size: tuple[int, int]) -> None:
    table = table_in_memory()
    async with control(table, size) as player:
        await player.press("o")
        await player.sees("What you saw")
        await player.words("+They asked before they acted.")
        await player.press("ctrl+s")
        await player.until(lambda: len(table.commits) == 2)
        assert player.keys == 2
    [event] = table.commits[-1].events
    assert (event.NAME, event.seen, event.text) == ("observation_made", "strength", "They asked before they acted.")  # type: ignore[attr-defined]


@SIZES
async def test_a_ruling_by_2d6_with_two_reasons_for_and_one_against_takes_eight_keys(size: tuple[int, int]) -> None:
    table = table_in_memory()
    do(table, "control", AdjustWorld(effect="norvia.readiness = 1", reason="no reason of the card holds"))
    both_order(table)
    to_phase(table, "adjudicate")
    async with control(table, size) as player:
        await player.press("a")
        await player.at(AdjudicateScreen)
        await player.until(lambda: player.app.screen.query(RulingForm))
        before = player.keys
        await player.press("plus")
        await player.words("The cutters are fast.")
        await player.press("enter")
        await player.words("The crews know the strait.")
        await player.press("enter", "enter")
        await player.words("The harbour is blocked.")
        await player.press("enter", "ctrl+s")
        await player.until(lambda: any(order.ruling for order in control_view(table).orders))
        assert player.keys - before <= 7
        assert player.keys <= 8
    ruling = next(order.ruling for order in control_view(table).orders if order.ruling)
    assert ruling.method == "2d6"
    assert [reason.text for reason in ruling.pros if reason.weight] == ["The cutters are fast.", "The crews know the strait."]
    assert "The harbour is blocked." in [reason.text for reason in ruling.cons if reason.weight]


@SIZES
async def test_a_slip_takes_a_key_a_row(size: tuple[int, int]) -> None:
    table = table_in_memory()
    to_phase(table, "decide")
    async with control(table, size) as player:
        await player.press("f")
        await player.at(SlipScreen)
        await player.until(lambda: player.app.screen.query("#slip-card") and not player.app.screen.workers._workers)
        await player.words("1")
        await player.press("enter", "enter", "enter")  # main order and a card are what an empty row means
        await player.words("patrol")
        await player.press("enter")
        await player.words("deterr")
        await player.press("enter")
        await player.words("deterr")
        await player.press("enter")
        await player.words("They must see us.")
        await player.press("ctrl+s")
        await player.until(lambda: control_view(table).orders)
        assert player.keys <= 8
    [order] = control_view(table).orders
    assert (order.given.card, order.given.purpose, order.given.rationale) == ("patrol-strait", "deterrence", "They must see us.")


def teams_are_done(table: Table) -> None:
    for team in table.deck.team_ids:
        do(table, team, Finish())


async def ruled_are(player: Player, table: Table, count: int) -> None:
    await player.until(lambda: sum(bool(order.ruling) for order in control_view(table).orders) == count)


@SIZES
async def test_a_planned_turn_takes_twelve_keys(size: tuple[int, int]) -> None:
    """Two injects released, five phases gone through, two orders that nobody contests ruled, a proposal settled."""
    table = table_in_memory()

    def phase() -> str:
        return control_view(table).clock.phase

    async with control(table, size) as player:
        await player.press("r", "r")
        await player.until(lambda: len(control_view(table).inbox) == 2)
        await player.press("g")
        await player.until(lambda: phase() == "assess")
        teams_are_done(table)
        await player.press("g")
        await player.until(lambda: phase() == "decide")
        do(table, "norvia", NORVIA)
        do(table, "sandrel", SANDREL)
        teams_are_done(table)
        await player.press("g")
        await player.until(lambda: phase() == "adjudicate")
        await player.press("a")
        await player.at(AdjudicateScreen)
        for ruled in (1, 2):
            await player.sees("2 orders to rule on" if ruled == 1 else "1 order to rule on")
            await player.until(lambda: player.app.screen.query(RulingForm))
            await player.press("ctrl+s")
            await ruled_are(player, table, ruled)
        await player.sees("Everything is ruled: g goes on")
        await player.press("g")
        await player.until(lambda: phase() == "consequences")
        await player.console()
        await player.until(lambda: control_view(table).proposals)
        assert len(control_view(table).proposals) == 1
        await player.press("s")
        await player.sees("A rule proposes")
        await player.press("ctrl+s")
        await player.until(lambda: not control_view(table).proposals)
        await player.console()
        await player.press("g")
        await player.until(lambda: (control_view(table).clock.number, phase()) == (2, "inject"))
        assert player.keys <= 12
    assert [order.ruling.method for order in control_view(table).orders if order.ruling] == []
    assert [event.method for commit in table.commits for event in commit.events if event.NAME == "order_ruled"] == ["certain"] * 2  # type: ignore[attr-defined]


async def test_what_would_leave_something_undone_is_asked_about_and_the_end_always() -> None:
    table = table_in_memory()
    async with control(table, WIDE) as player:
        await player.press("g")
        await player.sees("Due and not released: Collision in fog, Front pages.")
        await player.press("escape")
        await player.console()
        await player.press("r", "r")
        await player.until(lambda: len(control_view(table).inbox) == 2)
        await player.press("g")
        await player.until(lambda: control_view(table).clock.phase == "assess")
        await player.press("g")
        await player.sees("Not done yet: ▲ Norvia and ● Sandrel.")
        await player.press("escape")
    while (control_view(table).clock.number, control_view(table).clock.phase) != (3, "consequences"):
        settle(table)
        do(table, "control", AdvancePhase())
    for line in control_view(table).msel:
        if line.status == "ready":
            do(table, "control", SetAsideInject(inject=line.inject, how="skipped", reason="It is late."))
    settle(table)
    async with control(table, WIDE) as player:
        await player.press("g")
        await player.sees("Next: ENDEX. This was the last turn.")
        assert control_view(table).clock.phase == "consequences"


def settle(table: Table) -> None:
    for proposal in control_view(table).proposals:
        do(table, "control", SettleProposal(proposal=proposal.proposal, decision="hold", reason="Not now."))


async def test_g_pressed_twice_in_one_breath_leaves_no_phase_out() -> None:
    table = table_in_memory()
    release_all(table)
    async with control(table, WIDE) as player:
        await player.press("g", "g")
        await player.sees("Not done yet")
        assert control_view(table).clock.phase == "assess"
