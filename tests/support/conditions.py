"""What a condition comes to by its definition, read node by node: what all that reads one faster is held to."""

from __future__ import annotations

import operator
from collections.abc import Callable

from tabletop.deck.expression import Both, Compare, Either, Name, Node, Not, Number, Reckon, Truth

SIGNS: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
SUMS: dict[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def value(node: Node, figure: Callable[[str], int]) -> int:
    """What a condition or number comes to, with 0 and 1 for false and true; `figure` says what a name stands for."""
    match node:
        case Number(number) | Truth(number):
            return int(number)
        case Name(text):
            return figure(text)
        case Not(part):
            return not value(part, figure)
        case Both(left, right):
            return bool(value(left, figure)) and bool(value(right, figure))
        case Either(left, right):
            return bool(value(left, figure)) or bool(value(right, figure))
        case Compare(sign, left, right):
            return SIGNS[sign](value(left, figure), value(right, figure))
        case Reckon(sign, left, right):
            return SUMS[sign](value(left, figure), value(right, figure))
