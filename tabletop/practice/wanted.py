"""What a turn asks of the person: at most eight inputs, and none that has to be typed."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.deck.effect import Effect
from tabletop.deck.expression import Compare, Name, Node, Not, Number
from tabletop.deck.model import Deck
from tabletop.game.view import TeamView

MOST = 8
"""Inputs that a turn requires at most."""
ORDER: tuple[Field, ...] = ("card", "purpose", "message")
"""What an order requires; its reason, its posture and the roles that agree are filled in beforehand and may be changed."""
MOVES = 2
"""Moves of the other side in a turn for which room is kept."""
Field: TypeAlias = Literal["incident", "forecast", "card", "purpose", "message", "move"]


@frozen
class Input:
    """One thing that the person is asked. `ref` is a number of the inbox or of a move, a question's id, or empty for the order.

    What is not `required` may be left out.
    """

    field: Field
    ref: str
    required: bool
    done: bool


def wanted(view: TeamView) -> tuple[Input, ...]:
    """What this phase asks of the person, in the order in which it comes; how sure it is goes with a reading.

    Over a turn at most eight are required: the order, the moves seen, and of what there is to assess as much as leaves room, the
    incidents first.
    """
    match view.clock.phase:
        case "assess":
            new = [report for report in view.inbox if report.incident and report.turn == view.clock.number]
            asked: list[tuple[Field, str, bool]] = [("incident", str(report.number), bool(report.reading)) for report in new]
            asked += [("forecast", each.id, each.probability is not None) for each in view.questions]
            return _inputs(asked, MOST - len(ORDER) - MOVES)
        case "decide":
            given = any(order.slot == "main" and order.status != "under way" for order in view.orders)
            return _inputs([(field, "", given) for field in ORDER], len(ORDER))
        case "adjudicate":
            seen = [move for move in view.moves if move.readable or (move.turn == view.clock.number and move.reading)]
            return _inputs([("move", str(move.number), bool(move.reading)) for move in seen], MOVES)
        case _:
            return ()


def _inputs(asked: list[tuple[Field, str, bool]], required: int) -> tuple[Input, ...]:
    return tuple(Input(field, ref, place < required, done) for place, (field, ref, done) in enumerate(asked))


def rationales(deck: Deck, card: str) -> tuple[str, ...]:
    """Reasons to choose from for an order of this card, the card's own first; for a pass where it is empty.

    They are the aims of the person's side that the card's success moves towards. `deck` is the person's share of the deck, as its
    seat has it. Raises KeyError for a card that is not in it.
    """
    if not card:
        return PASSING
    found = {each.id: each for each in deck.actions}
    action = found[card]
    serving = [aim.title for aim in deck.aims if any(_serves(effect, aim.met.root) for effect in action.effects)]
    return (action.rationale, *(f"It serves our aim “{title}”." for title in serving), *PLAIN)


PASSING = (
    "We wait and keep what we have.",
    "We want to see first what they do.",
    "We keep our political capital for a turn that matters more.",
)
"""Reasons for a pass."""
PLAIN = ("It is the least that we can do now.", "It keeps other ways open.")
"""Reasons that fit any card."""


def _serves(effect: Effect, node: Node, *, holds: bool = True) -> bool:
    """Whether an effect moves towards a condition, or a part of it."""
    if isinstance(node, Not):
        return _serves(effect, node.part, holds=not holds)
    if isinstance(node, Name):
        return effect.name == node.text and effect.verb in ("raise", "lower") and (effect.verb == "raise") == holds
    if isinstance(node, Compare) and isinstance(node.left, Name) and isinstance(node.right, Number):
        up = node.sign in (">", ">=")
        moves = effect.name == node.left.text and effect.verb == "change" and effect.amount
        return bool(moves) and node.sign not in ("=", "!=") and ((effect.amount > 0) == up) == holds
    parts = (getattr(node, "left", None), getattr(node, "right", None))
    return any(_serves(effect, part, holds=holds) for part in parts if part is not None and not isinstance(node, Compare))
