"""A world played on by quick players, under the rules of the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

from tabletop.engine import white_cell
from tabletop.engine.habits import Habits
from tabletop.game.audience import CONTROL
from tabletop.game.commands import AdvancePhase, ChooseLadder, Command, GiveOrder
from tabletop.game.decide import play_on
from tabletop.game.dice import Dice
from tabletop.game.orders import committed
from tabletop.game.play import Actor, Play
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

_ADVANCE = AdvancePhase()
_WAR = ChooseLadder(choice="war")
_CONTROL = Actor.at(CONTROL)


class Playout:
    """Plays worlds on from the decide phase. `habits` are those of every team; with `seconds` they give national orders too."""

    def __init__(self, book: Rulebook, habits: Iterable[Habits], *, seconds: bool = False) -> None:
        self._book = book
        self._seconds = seconds
        self._habits = tuple(habits)

    def play(self, draft: Draft, orders: Mapping[str, tuple[GiveOrder, ...]], rng: Random, seed: str, turns: int) -> Draft:
        """Play a world on, in place, until so many turns have passed or it ends.

        This turn is played with the orders given for some teams, all else by habit. It stops as a turn opens.
        """
        until = draft.number + turns
        play = Play(self._book, draft, Dice(seed, 0))
        while draft.ended is None and draft.number < until:
            dice = play.dice = Dice(f"{seed}/{draft.number}/{draft.phase}", 1)
            if draft.phase == "decide":
                for habits in self._habits:
                    given = orders.get(habits.team)
                    if given is None and not committed(draft, habits.team):
                        given = habits.orders(draft, rng, second=self._seconds)
                    for order in given or ():
                        _give(play, order, habits.actor)
                orders = {}
            elif draft.phase == "adjudicate":
                for ruling in white_cell.rulings(self._book, draft):
                    # Dice by the order, so that they fall alike whatever else was ordered beside it.
                    play.dice = Dice(f"{seed}/{ruling.order}", 1)
                    _give(play, ruling, _CONTROL)
                play.dice = dice
            elif draft.phase == "consequences":
                for settlement in white_cell.settlements(draft):
                    _give(play, settlement, _CONTROL)
                if white_cell.at_top(self._book, draft):
                    _give(play, _WAR, _CONTROL)
                    continue
            _give(play, _ADVANCE, _CONTROL)
        return draft


def _give(play: Play, command: Command, actor: Actor) -> None:
    came = play_on(play, command, actor)
    if isinstance(came, Refusal):
        raise RuntimeError(f"{command} was refused in a world played on: {came.sentence}")
