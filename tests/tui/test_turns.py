"""Turns by the numbers that the session counts them with, where it plays only some of the deck's."""

from __future__ import annotations

import re

import pytest

from support.tui import NARROW, WIDE, console, control_view, do, form_open, shown, table_in_memory, until
from tabletop.game.commands import AdvancePhase, OpenSession, SetAsideInject, SettleProposal
from tabletop.game.telling.teller import Teller
from tabletop.library import load_deck
from tabletop.table import Table
from tabletop.tui.deckfind import entries
from tabletop.tui.turns import by_session
from tabletop.tui.widgets.msel import inject_card


def zapad(turns: int) -> Table:
    """The shipped deck in a session of so many turns, at rest in its first."""
    return Table.create(load_deck("zapad-2025"), OpenSession(turns=turns), seed="x", clock=lambda: "2025-03-01T08:00:00.000Z")


def turns_named(text: str) -> set[int]:
    """The numbers that a text calls turns by."""
    told = re.findall(r"(?<!this )turn (?:is )?(?:anything but )?(\d+(?:(?:, \d+)* or \d+)?)", text)
    return {int(number) for each in told for number in re.findall(r"\d+", each)}


def card_told(table: Table, inject: str) -> str:
    view = by_session(control_view(table))
    line = next(line for line in view.msel if line.inject == inject)
    return inject_card(table.deck, view, line).plain


@pytest.mark.parametrize("turns", [4, 6])
def test_everything_that_control_reads_on_an_inject_names_turns_of_the_session(turns: int) -> None:
    table = zapad(turns)
    told = {card.id: card_told(table, card.id) for card in table.deck.injects}
    for inject, text in told.items():
        assert turns_named(text) <= set(range(1, turns + 1)), f"{inject}: {text}"
    assert sum(bool(turns_named(text)) for text in told.values()) > 30


def test_an_expected_action_is_due_by_the_last_turn_in_which_it_counts() -> None:
    table = zapad(4)
    assert "By turn 1." in card_told(table, "drones-over-poland"), "by the deck's turn 2, which is left out"
    assert "By turn 2." in card_told(table, "border-question"), "by the deck's turn 3"
    while control_view(table).clock.number < 2:
        for proposal in control_view(table).proposals:
            do(table, "control", SettleProposal(proposal=proposal.proposal, decision="hold", reason="Not now."))
        do(table, "control", AdvancePhase())
    assert "By turn 2." in card_told(table, "drones-over-poland"), "one that comes late can still be met in its own turn"


def test_the_search_of_the_deck_names_turns_of_the_session() -> None:
    found = entries(load_deck("zapad-2025"), (1, 3, 5, 8))
    spoken = [
        (entry.id, text) for entry in found for label, text in entry.texts if label in ("Kind", "Proposed when", "When", "Yes if")
    ]
    assert [each for each in spoken if turns_named(each[1]) - {1, 2, 3, 4}] == []
    assert [entry.id for entry in found if entry.kind == "turn"] == [
        "turn 1", "not in this session", "turn 2", "not in this session", "turn 3", "not in this session", "not in this session",
        "turn 4",
    ]  # fmt: skip


def test_the_log_tells_the_turn_that_an_inject_is_deferred_to_by_its_date() -> None:
    table = table_in_memory(turns=2)
    do(table, "control", SetAsideInject(inject="collision", how="deferred", turn=3, reason="Later."))
    last = next(turn for turn in table.deck.turns if turn.number == 3)
    told = Teller(table.deck, scored=True).short(table.heard("control")[-1])
    assert f"deferred to {last.date}" in told


def test_a_session_with_all_turns_is_as_it_is() -> None:
    view = control_view(table_in_memory(turns=3))
    assert by_session(view) is view


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)
async def test_the_msel_and_deferring_name_turns_as_the_banner_does(size: tuple[int, int]) -> None:
    table = table_in_memory(turns=2)
    assert table.state.opened is not None
    assert table.state.opened.plan == (1, 3)
    async with console(table, size) as (app, pilot):
        await until(pilot, lambda: "Turn 1 of 2" in shown(app) and "T2" in shown(app))
        assert "T3" not in shown(app)
        last = next(turn for turn in table.deck.turns if turn.number == 3)
        await pilot.press("h")
        await until(pilot, lambda: form_open(app) and "Hold it back" in shown(app))
        await pilot.press("down")
        await until(pilot, lambda: f"turn 2, {last.date}: {last.title}" in shown(app))
        await pilot.press(*"Later", "ctrl+s")
        await until(pilot, lambda: "deferred T2" in shown(app))
    assert [line.deferred for line in control_view(table).msel if line.deferred] == [3]
