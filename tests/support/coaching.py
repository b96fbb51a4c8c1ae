"""Practice sessions at the moments at which the coach speaks."""

from __future__ import annotations

import random
from collections.abc import Iterator

from attrs import evolve

from support.orders import of_card
from support.sessions import ticking
from support.solo import ITERATIONS, asked, engine_acts, person_acts, retold
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice.coach import Decision
from tabletop.practice.session import Practice

ZAPAD = load_deck("zapad-2025")


def chance(seed: str = "coach") -> random.Random:
    """A chance that is always the same."""
    return random.Random(seed)  # noqa: S311 - a draw is no secret


def begun(deck: Deck = ZAPAD, team: str = "nato", seed: str = "s", turns: int | None = None, until: int = 0) -> Practice:
    """A session that has begun, in memory; with `until` only so many turns of its length are played."""
    return Practice.begin(deck, team, turns=turns, level="staff", seed=seed, iterations=ITERATIONS, until=until, clock=ticking())


def up_to(practice: Practice, phase: str, turn: int = 1) -> Practice:
    """The session as the person has come to a phase, having done what it was asked."""
    engine_acts(practice)
    while (practice.table.state.number, practice.table.state.phase) != (turn, phase):
        assert not practice.over, "it never came so far"
        person_acts(practice, "person")
        engine_acts(practice)
    return practice


def deciding(practice: Practice, turn: int = 1) -> Practice:
    """The session as the person decides."""
    return up_to(practice, "decide", turn)


def give(practice: Practice, *acts: c.Command) -> None:
    """The person gives commands, all of which are taken."""
    for act in acts:
        came = practice.table.submit(practice.team, act)
        assert not isinstance(came, Refusal), f"{act}: {came}"


def decided(practice: Practice, *orders: c.GiveOrder) -> Decision:
    """What the person has decided once it has given these orders."""
    give(practice, *orders)
    decision = practice.decision()
    assert decision is not None
    return decision


def card(practice: Practice, which: str, **fields: object) -> c.GiveOrder:
    """The command that orders a card."""
    return of_card(practice.sight.book.actions[which].card, **fields)


def decisions(deck: Deck, team: str, count: int) -> Iterator[tuple[Practice, tuple[c.GiveOrder, ...]]]:
    """Sessions at the moments at which an order is about to be given, with that order."""
    for seed in map(str, range(count)):
        practice = begun(deck, team, seed)
        while not practice.over:
            engine_acts(practice)
            if practice.table.state.phase == "decide":
                yield practice, tuple(act for act in asked(practice, seed) if isinstance(act, c.GiveOrder))
            if not practice.over:
                person_acts(practice, seed)


def meant_otherwise(practice: Practice) -> Practice:
    """The same session, had the Union State been of another temperament, and meant something else by each of its orders."""
    meant: list[str] = []

    def otherwise(event: e.Event) -> e.Event:
        if isinstance(event, e.EngineSeated):
            return evolve(event, temperament="bold" if event.temperament != "bold" else "cautious")
        if not isinstance(event, e.OrderGiven) or event.team != "union_state":
            return event
        meant.append(event.purpose)
        return evolve(event, purpose="preparation", message="probing", rationale="To hurt.", alternatives="War.")

    other = Practice(retold(practice.table, otherwise), iterations=ITERATIONS)
    assert meant
    assert "preparation" not in meant
    return other
