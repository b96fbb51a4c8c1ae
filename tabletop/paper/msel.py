"""The Master Scenario Events List as a table."""

from __future__ import annotations

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.paper.inject import ControlsCard, controls_cards
from tabletop.paper.plan import Plan

LATER = "On condition, in any turn"


@frozen
class Part:
    """The injects that one turn brings, or those that wait for their condition."""

    title: str
    injects: tuple[ControlsCard, ...]


def msel(deck: Deck, plan: Plan) -> tuple[Part, ...]:
    """The injects by the turn of this session in which they come up, then those without a turn.

    An inject of a turn that this session leaves out comes up in the next that it plays, as the table proposes it.
    """
    cards = controls_cards(deck)
    by_turn: dict[int, list[ControlsCard]] = {turn.number: [] for turn in plan.turns}
    waiting = []
    beyond = []
    for card in cards:
        due = next((number for number in by_turn if card.turn is not None and number >= card.turn), None)
        if due is not None:
            by_turn[due].append(card)
        elif card.turn is None:
            waiting.append(card)
        else:
            beyond.append(card)
    parts = [
        Part(f"Turn {turn.number} · {turn.date} · {turn.title}", tuple(by_turn[turn.number]))
        for turn in plan.turns
        if by_turn[turn.number]
    ]
    parts += [Part(LATER, tuple(waiting))] if waiting else []
    return (*parts, *([Part("After the last turn of this session", tuple(beyond))] if beyond else []))
