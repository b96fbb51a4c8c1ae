"""The chance of an order and what its ruling comes to, in words, while it is weighed."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.deck.model import Method
from tabletop.game.adjudication import chance_2d6, median_chance, outcome_2d6, outcome_d100
from tabletop.game.events import Outcome
from tabletop.game.telling.words import signed
from tabletop.game.view.control import DeskOrder
from tabletop.tui.words import OUTCOMES, per_mille

_D6, _D100 = range(1, 7), range(1, 101)
BY_HAND = ("vote", "umpire")
"""Methods by which control decides the outcome."""


def net_words(net: int) -> str:
    """Net reasons as they are added to dice: ` + 2`, ` − 1`; nothing for none."""
    return f" {'+' if net > 0 else '−'} {abs(net)}" if net else ""


def counted(order: DeskOrder) -> tuple[int, ...]:
    """The estimates that count, in per cent, ascending: once they lie open, those that were laid open."""
    return order.shown.estimates if order.shown is not None else tuple(sorted(guess.percent for guess in order.estimates))


def chance_words(method: Method, net: int, order: DeskOrder) -> str:
    """The chance by a method, with net reasons of -3 to 3."""
    match method:
        case "certain":
            return "It succeeds; nothing is thrown."
        case "2d6":
            return f"Chance of success {per_mille(chance_2d6(net))} (net {signed(net)}, 7 or more on 2d6; exactly 7 is partial)."
        case "estimate":
            given = counted(order)
            if not given:
                return "No estimates yet: e gathers them person by person, in silence; or enter each below."
            return f"Median {per_mille(median_chance(given))} of {', '.join(map(str, given))}; d100 at or below it succeeds."
        case "vote":
            if not order.votes:
                return "No votes yet: v takes them person by person, in silence; or enter each below. You decide the outcome."
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
        return f"Result: {dice[0]} + {dice[1]}{net_words(net)} = {sum(dice) + net}, {OUTCOMES[outcome_2d6(dice, net)]}."
    if method == "estimate" and len(dice) == 1 and (fallen := outcome_by(method, net, order, dice)):
        return f"Result: {dice[0]}, {OUTCOMES[fallen]}."
    return "Result: as the dice fall."


def outcome_by(method: Method, net: int, order: DeskOrder, dice: Sequence[int]) -> Outcome | None:
    """What a method comes to by itself, with the dice as typed in; None where they have still to fall, or control decides."""
    if method == "certain":
        return "success"
    if method == "2d6" and len(dice) == 2 and all(die in _D6 for die in dice):
        return outcome_2d6(dice, net)
    if method == "estimate" and counted(order) and len(dice) == 1 and dice[0] in _D100:
        return outcome_d100(dice[0], median_chance(counted(order)))
    return None
