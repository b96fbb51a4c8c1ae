"""What the coach asks before an order is given: seldom, and only where it matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.engine.belief import Belief
from tabletop.engine.prospect import prospects
from tabletop.engine.sight import Sight
from tabletop.engine.weighing import turns_to_come
from tabletop.engine.worth import Worth
from tabletop.game.adjudication import CARRIED
from tabletop.game.commands import GiveOrder
from tabletop.game.telling.words import within
from tabletop.practice.coach.decision import title_of
from tabletop.practice.coach.impressions import Impression, impressions
from tabletop.practice.coach.odds import odds
from tabletop.practice.coach.thought import label

MOST = 2
"""Questions in a whole session."""
HARDER = {1: 50, 2: 40, 3: 30}
"""How likely a reading must be, in per cent, to be worth a question, by how many steps it is harder than the message."""
COSTS = 1.5
"""What a failure or an exposure must cost the aims, in points of score, to be worth one."""
RISK = 0.25
"""How likely it must be."""
_WORLDS = 8
Kind: TypeAlias = Literal["taken for", "fails", "laid open"]


@frozen(kw_only=True)
class Question:
    """A question of the coach's, and the ground on which it asks. `label` says what the ground is, and is shown with it."""

    kind: Kind
    text: str
    ground: str
    label: str


def questions_before(
    sight: Sight, orders: Sequence[GiveOrder], asked_so_far: int, rng: Random | None = None
) -> tuple[Question, ...]:
    """What to ask before these orders are given, one question at most; nothing where nothing speaks for it, or after two.

    `sight` is from before the orders of the turn, in the decide phase; `asked_so_far` counts the questions of the session.
    """
    if asked_so_far >= MOST:
        return ()
    rng = rng or Random("questions")  # noqa: S311 - always the same of the same
    belief = Belief(sight.view, sight.book)
    # One at a time: the other question is kept for an order that wants it.
    found = [*_taken_for(sight, impressions(sight, orders, rng, belief=belief)), *_fails(sight, orders, belief, rng)]
    return tuple(found[:1])


def _taken_for(sight: Sight, found: Sequence[Impression]) -> Iterator[Question]:
    for each in sorted(found, key=lambda one: -(one.harder or 0)):
        if not any((each.harder or 0) >= steps and each.likelihood >= likelihood for steps, likelihood in HARDER.items()):
            continue
        purposes, team = sight.book.purposes, sight.book.teams[each.team].short
        reading, message = (within(purposes[which].title) for which in (each.reading, each.message))
        yield Question(
            kind="taken for",
            text="What will they take this for?",
            ground=(
                f"{team} would see: “{each.shown}” You want them to read {message} in “{each.title}”; "
                f"a staff in their place would sooner take it for {reading} ({each.likelihood} %) than for anything else."
            ),
            label=f"A model's estimate from {each.worlds} worlds that it imagined; it predicts nobody.",
        )


def _fails(sight: Sight, orders: Sequence[GiveOrder], belief: Belief, rng: Random) -> Iterator[Question]:
    book, value, remaining = sight.book, Worth(sight.book, sight.team).of, turns_to_come(sight)
    worlds = [belief.draw(rng) for _ in range(_WORLDS)]
    for order in orders:
        action = book.actions.get(order.card)
        if action is None or sight.view.clock.ends_before(action.card.turns):
            continue
        failing = exposing = lost_by_failure = lost_by_exposure = 0.0
        for world in worlds:
            now = value(world, remaining)
            for each in prospects(book, world, action, order.posture):
                loss = each.chance * (now - value(each.draft, remaining)) / len(worlds)
                if each.exposed:
                    exposing += each.chance / len(worlds)
                    lost_by_exposure += loss
                elif each.outcome not in CARRIED:
                    failing += each.chance / len(worlds)
                    lost_by_failure += loss
        title = title_of(book, order)
        for kind, text, chance, loss, what in (
            ("laid open", "What if it is laid open?", exposing, lost_by_exposure, f"is laid open in {_tries(exposing)}"),
            ("fails", "What if it fails?", failing, lost_by_failure, f"fails in {_failures(sight, order, failing)}"),
        ):
            if chance >= RISK and loss >= chance * COSTS:
                yield Question(
                    kind="fails" if kind == "fails" else "laid open",
                    text=text,
                    ground=(
                        f"“{title}” {what}, and would then set your aims back by about {round(loss / chance)} points of score."
                    ),
                    label=label(_WORLDS),
                )


def _failures(sight: Sight, order: GiveOrder, imagined: float) -> str:
    """How often it fails, as the odds beside the question say it; by the worlds imagined where no dice decide."""
    known = odds(sight, order)
    if known is None:
        return _tries(imagined)
    least, most = known.failure
    return _tries(least / 100) if least == most else f"{least} to {most} of 100 tries, as far as you can know"


def _tries(chance: float) -> str:
    return f"about {round(100 * chance)} of 100 tries"
