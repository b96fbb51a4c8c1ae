"""Forecasts: how often a question comes true in games that may follow from what a seat sees."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from random import Random

from tabletop.deck.model import Question
from tabletop.engine.belief import Belief
from tabletop.engine.futures import Futures
from tabletop.engine.sight import Sight
from tabletop.engine.tempers import tempers
from tabletop.game.reading import Reading
from tabletop.game.state import Draft
from tabletop.game.telling.probability import fives

WORLDS = 60
"""Games that are played in thought for a forecast, unless told otherwise."""
_TRUST = 0.85
"""How far the games are believed: the rest is put on an even chance, because what they are made of is rough."""


def forecasts(sight: Sight, rng: Random, worlds: int = WORLDS) -> Mapping[str, int]:
    """A probability in per cent for each question that is put to the seat, in fives, from 5 to 95.

    It is the share of `worlds` games, drawn from what the seat sees and played on under the rules, in which the question comes
    true. A question about a temperament is answered by what the side in question was seen to do. Over 60 games between staff
    officers the Brier score was 0.162, as `tests/bench/bench_forecasts.py` has it; who knew beforehand how often each question
    came true, and always said that, would have had 0.167.
    """
    put = [asked.id for asked in sight.view.questions]
    asked = [(question, answer) for question, answer in sight.book.questions if question.id in put]
    if not asked:
        return {}
    belief = Belief(sight.view, sight.book)
    found = {}
    plain = []
    for question, answer in asked:
        if question.id in sight.book.tempers_asked:
            found[question.id] = _percent(_by_temper(sight, belief, question, answer, rng))
        else:
            plain.append(question)
    if plain:
        futures = Futures(sight, belief)
        came = dict.fromkeys((question.id for question in plain), 0)
        for _ in range(worlds):
            then = futures.played_on(rng, until=max(question.by for question in plain))
            for given in then.answers:
                if given.answer and given.question in came:
                    came[given.question] += 1
        found |= {question: _percent((count + 1) / (worlds + 2)) for question, count in came.items()}
    return {question.id: found[question.id] for question, _ in asked}


def _percent(chance: float) -> int:
    return fives(0.5 + _TRUST * (chance - 0.5))


def _by_temper(sight: Sight, belief: Belief, question: Question, answer: Reading, rng: Random) -> float:
    """How likely an answer is that hangs on what temperament others are of."""
    teams = sight.book.tempers_asked[question.id]
    likely = [tuple(tempers(sight.view, sight.book, team).items()) for team in teams]
    world: Draft = belief.draw(rng)
    chance = 0.0
    for drawn in product(*likely):
        world.temper = frozenset(f"{team}.{temper}" for team, (temper, _) in zip(teams, drawn, strict=True))
        if answer(world):
            share = 1.0
            for _, each in drawn:
                share *= each
            chance += share
    return chance
