"""What the coach has to say once an order is given: from games played in thought, from the person's own seat alone."""

from __future__ import annotations

from random import Random

from attrs import frozen

from tabletop.engine.belief import Belief
from tabletop.engine.forecast import forecasts
from tabletop.engine.players.commander import Progress
from tabletop.engine.sight import Sight
from tabletop.practice.coach.comparison import GAMES, Comparison, compared
from tabletop.practice.coach.decision import Decision
from tabletop.practice.coach.impressions import Impression, impressions


@frozen(kw_only=True)
class Beside:
    """The engine's own forecast beside the person's, both in per cent; None where the person gave none."""

    question: str
    text: str
    person: int | None
    engine: int


@frozen(kw_only=True)
class Commitment:
    """What the coach has to say once an order is given. `label` says what it is, and is shown with it."""

    label: str
    comparison: Comparison
    impressions: tuple[Impression, ...]
    forecasts: tuple[Beside, ...]


def label(games: int) -> str:
    """What every figure of the coach is shown with."""
    return f"A model's estimate from {games} games that it played in thought; it predicts nobody."


def after_commitment(decision: Decision, rng: Random, games: int = GAMES, progress: Progress | None = None) -> Commitment:
    """What may come of the orders that were given, beside others; what others may take them for; the engine's own forecasts."""
    sight = decision.sight
    belief = Belief(sight.view, sight.book)
    comparison = compared(decision, rng, games, progress, belief)
    return Commitment(
        label=label(comparison.games),
        comparison=comparison,
        impressions=impressions(sight, decision.orders, rng, belief=belief),
        forecasts=_beside(sight, rng),
    )


def _beside(sight: Sight, rng: Random) -> tuple[Beside, ...]:
    """Its forecasts, but for what asks what the other side is like: that would be the answer, and keeps until ENDEX."""
    own = forecasts(sight, rng)
    return tuple(
        Beside(question=asked.id, text=asked.text, person=asked.probability, engine=own[asked.id])
        for asked in sight.view.questions
        if asked.id in own and asked.id not in sight.book.tempers_asked
    )
