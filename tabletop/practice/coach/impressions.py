"""What others may take an order for: as staffs in their place would read what they see of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from attrs import frozen

from tabletop.engine.belief import Belief
from tabletop.engine.people.moves import readings
from tabletop.engine.sight import SeatSight, Sight
from tabletop.game.audience import CONTROL
from tabletop.game.commands import AdvancePhase, Command, GiveOrder
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.play import Actor
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft
from tabletop.game.telling.probability import fives
from tabletop.game.view import team_view
from tabletop.game.view.parts import MoveView
from tabletop.practice.coach.decision import title_of

EYES = 12
"""Worlds in which the others are imagined to look at an order."""


@frozen(kw_only=True)
class Impression:
    """What a staff in the place of others would most likely take an order for, in `worlds` that were imagined.

    `seen` says in how many of them anything of it can be seen; without any, there is no reading and no likelihood. `reading` and
    `message` are purposes by id, `harder` how many steps of the scale lie between them (negative if it reads as more benign),
    None if the reading is apart from the scale.
    """

    order: GiveOrder
    title: str
    team: str
    worlds: int
    seen: int
    shown: str
    reading: str
    likelihood: int
    grounds: str
    message: str
    harder: int | None


def impressions(
    sight: Sight, orders: Sequence[GiveOrder], rng: Random, *, belief: Belief | None = None, worlds: int = EYES
) -> tuple[Impression, ...]:
    """What each other team would most likely take each of these orders for; a pass leaves nothing to take.

    In each world that the person's view allows the orders are given and laid open, and a staff in the others' place reads what it
    sees, as engine players do. `sight` is from before the orders, in the decide phase.
    """
    belief = belief or Belief(sight.view, sight.book)
    acts = [order for order in orders if order.substance != "pass"]
    found: dict[tuple[int, str], list[tuple[MoveView, str, int, str]]] = {}
    for _ in range(worlds if acts else 0):
        draft = belief.draw(rng)
        before = {team: len(team_view(sight.book, draft.freeze(), team).moves) for team in sight.book.others[sight.team]}
        seed = str(rng.random())
        for number, order in enumerate(acts):
            _give(sight.book, draft, order, sight.team, seed, number)
        _give(sight.book, draft, AdvancePhase(), CONTROL, seed, len(acts))
        state = draft.freeze()
        for team, known in before.items():
            view = team_view(sight.book, state, team)
            read = {each.ref: each for each in readings(SeatSight(view, sight.book))}
            for place, move in _whose(view.moves[known:], state, sight.team, team, acts):
                reading = read.get(move.number)
                if reading is not None:
                    found.setdefault((place, team), []).append((move, reading.reading, reading.likelihood, reading.grounds))
    return tuple(
        _impression(sight, order, team, worlds, found.get((place, team), []))
        for place, order in enumerate(acts)
        for team in sight.book.others[sight.team]
    )


def _give(book: Rulebook, draft: Draft, command: Command, seat: str, seed: str, number: int) -> None:
    came = decide_on(book, draft, command, Actor.at(seat), Dice(seed, number))
    if isinstance(came, Refusal) and seat == CONTROL:
        raise RuntimeError(f"A world cannot be played on: {came.sentence}")


def _whose(
    moves: Sequence[MoveView], state: Draft, team: str, reader: str, orders: Sequence[GiveOrder]
) -> Iterator[tuple[int, MoveView]]:
    """New moves as a reader sees them, each with the place of the order that it is."""
    slots = {order.slot: place for place, order in enumerate(orders)}
    for given in state.orders:
        revealed = state.revealed.get(given.order)
        if given.team == team and revealed is not None and revealed.turn == state.number and given.slot in slots:
            yield from ((slots[given.slot], move) for move in moves if move.number == revealed.refs.get(reader))


def _impression(sight: Sight, order: GiveOrder, team: str, worlds: int, seen: list[tuple[MoveView, str, int, str]]) -> Impression:
    book = sight.book
    counts = Counter(reading for _, reading, _, _ in seen)
    reading = max(counts, key=lambda each: counts[each]) if counts else ""
    chosen = [each for each in seen if each[1] == reading]
    # In how many worlds they come to it, and how sure they are then.
    likelihood = fives(sum(each[2] for each in chosen) / (100 * len(seen))) if seen else 0
    meant = book.purposes[order.message].scale
    read = book.purposes[reading].scale if reading else None
    return Impression(
        order=order,
        title=title_of(book, order),
        team=team,
        worlds=worlds,
        seen=len(seen),
        shown=chosen[0][0].shown if chosen else "",
        reading=reading,
        likelihood=likelihood,
        grounds=chosen[0][3] if chosen else "",
        message=order.message,
        harder=None if read is None or meant is None else read - meant,
    )
