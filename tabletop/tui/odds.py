"""The chance of an order and what its ruling comes to, in words, while it is weighed."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.deck.model import Method
from tabletop.game.adjudication import chance_2d6, median_chance, outcome_2d6, outcome_d100
from tabletop.game.events import Outcome
from tabletop.game.view.control import DeskOrder
from tabletop.tui.words import OUTCOMES, per_mille

_D6, _D100 = range(1, 7), range(1, 101)
BY_HAND = ("vote", "umpire")
"""Methods by which control decides the outcome."""


def chance_words(method: Method, net: int, order: DeskOrder) -> str:
    """The chance by a method, with net reasons of -3 to 3."""
    match method:
        case "certain":
            return "It succeeds; nothing is thrown."
        case "2d6":
            return f"Chance of success {per_mille(chance_2d6(net))} (net {net:+d}, 7 or more on 2d6; exactly 7 is partial)."
        case "estimate":
            given = sorted(guess.percent for guess in order.estimates)
            if not given:
                return "No estimates yet: each person writes one down in silence; then enter them here."
            return f"Median {per_mille(median_chance(given))} of {', '.join(map(str, given))}; d100 at or below it succeeds."
        case "vote":
            yes = sum(vote.succeeds for vote in order.votes)
            return f"{yes} for, {len(order.votes) - yes} against. The vote advises; you decide the outcome."
        case "umpire":
            return "You decide the outcome."


def result_words(method: Method, net: int, order: DeskOrder, dice: Sequence[int], outcome: Outcome | None) -> str:
    """What the ruling comes to as the form stands: with the dice as typed in, or with the outcome as chosen."""
    if method in BY_HAND:
        return f"Result: {OUTCOMES[outcome]}." if outcome else "Result: to be chosen."
    if outcome:
        return f"Result: {OUTCOMES[outcome]}, the dice set aside." if method != "certain" else f"Result: {OUTCOMES[outcome]}."
    if method == "certain":
        return "Result: success."
    if method == "2d6" and len(dice) == 2 and all(die in _D6 for die in dice):
        total = f"{dice[0]} + {dice[1]}" + (f" {'+' if net > 0 else '−'} {abs(net)}" if net else "")
        return f"Result: {total} = {sum(dice) + net}, {OUTCOMES[outcome_2d6(dice, net)]}."
    if method == "estimate" and order.estimates and len(dice) == 1 and dice[0] in _D100:
        chance = median_chance([guess.percent for guess in order.estimates])
        return f"Result: {dice[0]}, {OUTCOMES[outcome_d100(dice[0], chance)]}."
    return "Result: as the dice fall."
