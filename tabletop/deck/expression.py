"""Conditions as a trainer writes them: `turn >= 3 and not border_closed`.

Names are `turn`, tracks, flags, and `played.CARD`, `released.INJECT`, `met.INJECT`, `passed.TEAM`,
`moves.TEAM.CLASS`. Values are whole numbers or true/false. `-` joins two words of one name, so a
minus between names needs spaces around it.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import frozen

Arithmetic: TypeAlias = Literal["+", "-", "*"]
Comparison: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]


@frozen
class Number:
    """A whole number."""

    value: int


@frozen
class Truth:
    """`true` or `false`."""

    value: bool


@frozen
class Name:
    """Something that the world, the deck or the record keeps, such as `nato.readiness`."""

    text: str
    at: int = 0
    """Offset of its first character in the condition, from 0."""


@frozen
class Not:
    """`not CONDITION`."""

    part: Node


@frozen
class Both:
    """`LEFT and RIGHT`."""

    left: Node
    right: Node


@frozen
class Either:
    """`LEFT or RIGHT`."""

    left: Node
    right: Node


@frozen
class Compare:
    """Two numbers compared."""

    sign: Comparison
    left: Node
    right: Node


@frozen
class Reckon:
    """Two numbers added, subtracted or multiplied."""

    sign: Arithmetic
    left: Node
    right: Node


Node: TypeAlias = Number | Truth | Name | Not | Both | Either | Compare | Reckon
COMPARED: Mapping[Comparison, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""What each sign of a comparison asks of two numbers."""
RECKONED: Mapping[Arithmetic, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
"""What each sign of a calculation makes of two numbers."""


def parts(node: Node) -> tuple[Node, ...]:
    """What a node is made of, from left to right; nothing where it is a number, a name, true or false."""
    match node:
        case Not(part):
            return (part,)
        case Both(left, right) | Either(left, right) | Compare(_, left, right) | Reckon(_, left, right):
            return left, right
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """A node and all that it is made of, from left to right."""
    yield node
    for part in parts(node):
        yield from walk(part)


class ExpressionError(ValueError):
    """A condition that cannot be read; `at` is the offset of the trouble, from 0."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


@frozen
class Expression:
    """A condition: its text as written and its tree."""

    text: str
    root: Node

    def __str__(self) -> str:
        return self.text

    def names(self) -> Iterator[Name]:
        """Every name in it, from left to right."""
        return (node for node in walk(self.root) if isinstance(node, Name))


ALWAYS = Expression("true", Truth(True))
NEVER = Expression("false", Truth(False))

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+)|(?P<name>[A-Za-z_]\w*(?:[-.]\w+)*)|(?P<sign><=|>=|!=|==|[-+*()<>=]|[×−≤≥≠])|(?P<bad>\S))",
    re.ASCII,
)
_SAME = {"×": "*", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=", "==": "="}
_MAX_DEPTH = 60
_MOST_TOKENS = 400


@frozen
class _Token:
    kind: str
    text: str
    at: int


def parse_expression(text: str) -> Expression:
    """Read a condition.

    Raises ExpressionError where the text is not a condition. It does not check that the names exist
    or that numbers and true/false stand where they should: `check` does, against a deck.
    """
    return Expression(text, _Parser(text).whole())


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.next = 0
        self.depth = 0
        self.end = len(text)

    def whole(self) -> Node:
        if not self.tokens:
            raise ExpressionError("the condition is empty; write `true` if it always holds")
        if len(self.tokens) > _MOST_TOKENS:
            raise ExpressionError("the condition is too long; split it", self.tokens[_MOST_TOKENS].at)
        node = self.either()
        if self.next < len(self.tokens):
            token = self.tokens[self.next]
            raise ExpressionError(f"`{token.text}` is not expected here; join two conditions with `and` or `or`", token.at)
        return node

    def peek(self) -> str:
        return self.tokens[self.next].text if self.next < len(self.tokens) else ""

    def take(self, *texts: str) -> str:
        if self.peek() in texts and self.peek():
            self.next += 1
            return self.tokens[self.next - 1].text
        return ""

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise ExpressionError("the condition is nested too deeply; split it", self.tokens[self.next - 1].at)

    def either(self) -> Node:
        self.deeper()
        node = self.both()
        while self.take("or"):
            node = Either(node, self.both())
        self.depth -= 1
        return node

    def both(self) -> Node:
        node = self.negation()
        while self.take("and"):
            node = Both(node, self.negation())
        return node

    def negation(self) -> Node:
        if not self.take("not"):
            return self.comparison()
        self.deeper()
        node = Not(self.negation())
        self.depth -= 1
        return node

    def comparison(self) -> Node:
        left = self.sum()
        for sign in _COMPARISONS:
            if self.take(sign):
                return Compare(sign, left, self.sum())
        return left

    def sum(self) -> Node:
        node = self.product()
        while True:
            if self.take("+"):
                node = Reckon("+", node, self.product())
            elif self.take("-"):
                node = Reckon("-", node, self.product())
            else:
                return node

    def product(self) -> Node:
        node = self.atom()
        while self.take("*"):
            node = Reckon("*", node, self.atom())
        return node

    def atom(self) -> Node:
        if self.next >= len(self.tokens):
            raise ExpressionError("the condition breaks off; something is missing at its end", self.end)
        token = self.tokens[self.next]
        self.next += 1
        if token.kind == "number":
            return Number(int(token.text))
        if token.kind == "name" and token.text in ("true", "false"):
            return Truth(token.text == "true")
        if token.kind == "name" and token.text not in ("and", "or", "not"):
            return Name(token.text, token.at)
        if token.text == "-" and self.next < len(self.tokens) and self.tokens[self.next].kind == "number":
            self.next += 1
            return Number(-int(self.tokens[self.next - 1].text))
        if token.text == "(":
            node = self.either()
            if not self.take(")"):
                raise ExpressionError("a bracket is opened and not closed", token.at)
            return node
        raise ExpressionError(f"`{token.text}` is not expected here; a name or a number should stand here", token.at)


_COMPARISONS: tuple[Comparison, ...] = ("<=", ">=", "!=", "=", "<", ">")


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None:
            continue
        word, at = match.group(kind), match.start(kind)
        if kind == "bad":
            raise ExpressionError(f"`{word}` has no meaning in a condition", at)
        if kind == "number" and len(word) > 6:
            raise ExpressionError(f"{word} is too large a number", at)
        yield _Token(kind, _SAME.get(word, word), at)


Kind: TypeAlias = Literal["number", "truth"]


def check(expression: Expression, kind_of: Callable[[str], Kind | None], wanted: Kind = "truth") -> list[ExpressionError]:
    """All mistakes of a condition against a deck's names.

    `kind_of` says what a name stands for, or None where it stands for nothing. An empty list means
    that the condition can be compiled.
    """
    found: list[ExpressionError] = []
    _check(expression.root, kind_of, wanted, found)
    return found


def _check(node: Node, kind_of: Callable[[str], Kind | None], wanted: Kind, found: list[ExpressionError]) -> None:
    if isinstance(node, Name):
        kind = kind_of(node.text)
        if kind is None:
            found.append(ExpressionError(f"`{node.text}` names nothing in this deck", node.at))
        elif kind != wanted:
            found.append(ExpressionError(_MISMATCH[wanted].format(node.text), node.at))
    elif isinstance(node, Number):
        if wanted != "number":
            found.append(ExpressionError(f"{node.value} is a number; compare it with something, such as `turn >= {node.value}`"))
    elif isinstance(node, Compare | Reckon):
        if wanted != ("truth" if isinstance(node, Compare) else "number"):
            got = "true or false" if isinstance(node, Compare) else "a number"
            found.append(ExpressionError(f"`{node.sign}` gives {got}, which does not fit where it stands"))
        _check(node.left, kind_of, "number", found)
        _check(node.right, kind_of, "number", found)
    else:
        if wanted != "truth":
            found.append(ExpressionError("true or false stands where a number should"))
        if isinstance(node, Not):
            _check(node.part, kind_of, "truth", found)
        elif isinstance(node, Both | Either):
            _check(node.left, kind_of, "truth", found)
            _check(node.right, kind_of, "truth", found)


_MISMATCH: dict[Kind, str] = {
    "truth": "`{0}` is a number; compare it, such as `{0} >= 3`",
    "number": "`{0}` is true or false, and cannot be compared with a number",
}
