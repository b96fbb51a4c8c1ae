"""Which aims gain or lose where one thing is ordered and not another: what a difference of scores is made of."""

from __future__ import annotations

from attrs import frozen

from tabletop.engine.sight import Sight
from tabletop.engine.worth import Worth
from tabletop.game.rulebook import AIM_POINTS
from tabletop.game.state import Draft
from tabletop.practice.coach.margin import Margin, margin


@frozen
class Gain:
    """By how many points of score one aim comes out above what was chosen, in the same games."""

    aim: str
    title: str
    ahead: Margin


class AimsReached:
    """Points of score that each of a team's aims comes to, by its id, at the end of a game played in thought.

    As it was judged where the session ended, else as it then stands. What a war takes is no aim's: it takes all.
    """

    def __init__(self, sight: Sight) -> None:
        self._worth = Worth(sight.book, sight.team)
        self._aims = {aim.id: aim for aim in sight.book.deck.aims if aim.team == sight.team}
        self._whole = sight.book.most_points[sight.team]

    def points(self, then: Draft) -> dict[str, float]:
        """Points by aim in the state that a game came to."""
        if then.ended is None:
            assert then.opened is not None
            return {aim.id: points for aim, points in self._worth.by_aim(then, len(then.opened.course) - then.number)}
        judged = {each.aim: AIM_POINTS[each.result] for each in then.ended.aims}
        return {aim.id: 100 * aim.weight * judged[aim.id] / self._whole for aim in self._aims.values()}

    def gains(self, ours: list[dict[str, float]], theirs: list[dict[str, float]]) -> tuple[Gain, ...]:
        """What is clearly more or less with one than with the other, game by game; the largest first."""
        found = [
            Gain(aim.id, aim.title, margin([each[aim.id] for each in ours], [each[aim.id] for each in theirs]))
            for aim in self._aims.values()
        ]
        return tuple(sorted((each for each in found if each.ahead.clear()), key=lambda each: -abs(each.ahead.mean)))
