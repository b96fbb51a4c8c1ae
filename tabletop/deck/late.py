"""What a condition asks besides the turn, and what it asks in one turn."""

from __future__ import annotations

from tabletop.deck.expression import COMPARED, RECKONED, Both, Compare, Either, Expression, Name, Node, Not, Number, Reckon, Truth


def besides_turn(condition: Expression) -> Expression:
    """A condition without those of its parts joined by `and` that name the turn; one that always holds if none is left."""
    return Expression(condition.text, _left(condition.root))


def _left(node: Node) -> Node:
    if isinstance(node, Both):
        left, right = _left(node.left), _left(node.right)
        if left == Truth(True):
            return right
        return left if right == Truth(True) else Both(left, right)
    return Truth(True) if _names_turn(node) else node


def _names_turn(node: Node) -> bool:
    return any(name.text == "turn" for name in Expression("", node).names())


def of_turn(node: Node) -> bool:
    """Whether a condition names the turn and nothing else."""
    return {name.text for name in Expression("", node).names()} == {"turn"}


def in_turn(condition: Expression, turn: int) -> Expression:
    """A condition with all worked out that hangs on the turn alone: it holds in that turn where the whole one does."""
    return Expression(condition.text, _worked_out(condition.root, turn))


def _worked_out(node: Node, turn: int) -> Node:
    match node:
        case Name(text="turn"):
            return Number(turn)
        case Not(part=part):
            part = _worked_out(part, turn)
            return Truth(not part.value) if isinstance(part, Truth) else Not(part)
        case Both(left=left, right=right) | Either(left=left, right=right):
            left, right = _worked_out(left, turn), _worked_out(right, turn)
            decisive = Truth(isinstance(node, Either))
            if decisive in (left, right):
                return decisive
            if isinstance(left, Truth):
                return right
            return left if isinstance(right, Truth) else type(node)(left, right)
        case Compare(sign=sign, left=left, right=right):
            left, right = _worked_out(left, turn), _worked_out(right, turn)
            if isinstance(left, Number) and isinstance(right, Number):
                return Truth(COMPARED[sign](left.value, right.value))
            return Compare(sign, left, right)
        case Reckon(sign=reckoned, left=left, right=right):
            left, right = _worked_out(left, turn), _worked_out(right, turn)
            if isinstance(left, Number) and isinstance(right, Number):
                return Number(RECKONED[reckoned](left.value, right.value))
            return Reckon(reckoned, left, right)
        case _:
            return node
