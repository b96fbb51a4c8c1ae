"""What a condition asks besides the turn."""

from __future__ import annotations

from tabletop.deck.expression import Both, Compare, Either, Expression, Name, Node, Not, Reckon, Truth


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
    match node:
        case Name(text=text):
            return text == "turn"
        case Not(part=part):
            return _names_turn(part)
        case Both(left=left, right=right) | Either(left=left, right=right):
            return _names_turn(left) or _names_turn(right)
        case Compare(left=left, right=right) | Reckon(left=left, right=right):
            return _names_turn(left) or _names_turn(right)
        case _:
            return False
