"""What a condition can come to, by the ranges of its names alone."""

from __future__ import annotations

from collections.abc import Callable

from tabletop.deck.expression import Both, Compare, Comparison, Either, Expression, Name, Node, Not, Number, Reckon, Truth


def bounds(expression: Expression, range_of: Callable[[str], tuple[int, int]]) -> tuple[bool, bool]:
    """Whether a condition can be false, and whether it can be true, by the ranges of its names alone.

    `range_of` gives least and greatest value of a name (0 and 1 for what is true or false). The answer
    errs on the side of "can be": names are taken as independent of each other.
    """
    low, high = _bounds(expression.root, range_of)
    return low <= 0, high >= 1


def _bounds(node: Node, range_of: Callable[[str], tuple[int, int]]) -> tuple[int, int]:
    match node:
        case Number(value):
            return value, value
        case Truth(value):
            return int(value), int(value)
        case Name(text):
            return range_of(text)
        case Not(part):
            low, high = _bounds(part, range_of)
            return 1 - high, 1 - low
        case Both(left, right):
            a, b = _bounds(left, range_of), _bounds(right, range_of)
            return min(a[0], b[0]), min(a[1], b[1])
        case Either(left, right):
            a, b = _bounds(left, range_of), _bounds(right, range_of)
            return max(a[0], b[0]), max(a[1], b[1])
        case Reckon(sign, left, right):
            a, b = _bounds(left, range_of), _bounds(right, range_of)
            if sign == "+":
                return a[0] + b[0], a[1] + b[1]
            if sign == "-":
                return a[0] - b[1], a[1] - b[0]
            products = [x * y for x in a for y in b]
            return min(products), max(products)
        case Compare(sign, left, right):
            return _bounds_of_comparison(sign, _bounds(left, range_of), _bounds(right, range_of))


def _bounds_of_comparison(sign: Comparison, a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    if sign in (">", ">="):
        return _bounds_of_comparison("<" if sign == ">" else "<=", b, a)
    if sign == "!=":
        low, high = _bounds_of_comparison("=", a, b)
        return 1 - high, 1 - low
    if sign == "=":
        apart = a[1] < b[0] or b[1] < a[0]
        fixed = a[0] == a[1] == b[0] == b[1]
        return int(fixed), int(not apart)
    if sign == "<":
        return int(a[1] < b[0]), int(a[0] < b[1])
    return int(a[1] <= b[0]), int(a[0] <= b[1])
