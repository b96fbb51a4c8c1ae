"""Conditions made ready to be read in a draft."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

import attrs

from tabletop.deck.expression import (
    NEVER,
    Arithmetic,
    Both,
    Compare,
    Comparison,
    Either,
    Expression,
    Name,
    Node,
    Not,
    Number,
    Reckon,
    Truth,
)
from tabletop.deck.late import in_turn
from tabletop.deck.names import RECORDED
from tabletop.game.state import Draft

T = TypeVar("T")
Reading: TypeAlias = Callable[[Draft], int]
"""A compiled condition or number: what it comes to in a state, with 0 and 1 for false and true."""


class Reader:
    """Compiles conditions against a deck's tracks, by their places in a state, and its flags.

    It makes one Python function, from the trees and never from the deck's text: four times as fast as closures, and for several
    conditions that are asked together six times as fast again. Raises KeyError for a name that the deck does not have: the lint
    is to find that first.
    """

    def __init__(self, tracks: Mapping[str, int], flags: Collection[str]) -> None:
        self._tracks = tracks
        self._flags = flags

    def one(self, condition: Expression) -> Reading:
        """A condition or number compiled."""
        made: Reading = _function([ast.Return(self._compile(condition.root))], {})
        return made

    def those(self, cards: Iterable[tuple[T, Expression]]) -> Callable[[Draft], list[T]]:
        """Finds those of some cards whose conditions hold, in their order: compiled as one function."""
        named: dict[str, T] = {}
        found = ast.Name("found", ast.Load())
        lines: list[ast.stmt] = [ast.Assign([ast.Name("found", ast.Store())], ast.List([], ast.Load()))]
        for number, (card, condition) in enumerate(cards):
            named[f"card_{number}"] = card
            add = ast.Call(ast.Attribute(found, "append", ast.Load()), [ast.Name(f"card_{number}", ast.Load())], [])
            lines.append(ast.If(self._compile(condition.root), [ast.Expr(add)], []))
        made: Callable[[Draft], list[T]] = _function([*lines, ast.Return(found)], named)
        return made

    def _compile(self, node: Node) -> ast.expr:
        match node:
            case Number(value):
                return ast.Constant(value)
            case Truth(truth):
                return ast.Constant(int(truth))
            case Name(text):
                return self._name(text)
            case Not(part):
                return ast.UnaryOp(ast.Not(), self._compile(part))
            case Both(left, right):
                return ast.BoolOp(ast.And(), [self._compile(left), self._compile(right)])
            case Either(left, right):
                return ast.BoolOp(ast.Or(), [self._compile(left), self._compile(right)])
            case Compare(sign, left, right):
                return ast.Compare(self._compile(left), [_COMPARE[sign]()], [self._compile(right)])
            case Reckon(sign, left, right):
                return ast.BinOp(self._compile(left), _RECKON[sign](), self._compile(right))

    def _name(self, text: str) -> ast.expr:
        if text == "turn":
            return _kept("turn")
        if text in self._tracks:
            return ast.Subscript(_kept("tracks"), ast.Constant(self._tracks[text]), ast.Load())
        if text in self._flags:
            return ast.Compare(ast.Constant(text), [ast.In()], [_kept("flags")])
        kind, _, rest = text.partition(".")
        if not rest or kind not in RECORDED:
            raise KeyError(text)
        if kind == "moves":
            return ast.Call(ast.Attribute(_kept("carried"), "count", ast.Load()), [ast.Constant(rest)], [])
        return ast.Compare(ast.Constant(rest), [ast.In()], [_kept(kind)])


class Sieve(Generic[T]):
    """Finds those of some cards whose conditions hold in a draft, in their order.

    For each turn it asks only what the turn alone has not decided. It is compiled when the first draft of the turn comes.
    """

    def __init__(self, reader: Reader, cards: Iterable[tuple[T, Expression]]) -> None:
        self._reader = reader
        self._cards = tuple(cards)
        self._turns: dict[int, Callable[[Draft], list[T]]] = {}

    def __call__(self, draft: Draft) -> list[T]:
        those = self._turns.get(draft.turn)
        if those is None:
            those = self._turns[draft.turn] = self._of_turn(draft.turn)
        return those(draft)

    def _of_turn(self, turn: int) -> Callable[[Draft], list[T]]:
        asked = [(card, in_turn(condition, turn)) for card, condition in self._cards]
        return self._reader.those((card, condition) for card, condition in asked if condition.root != NEVER.root)


def _function(lines: Sequence[ast.stmt], named: Mapping[str, object]) -> Any:
    """A function of a draft. What it asks of the draft it looks up once; what it is to know besides has a name."""
    asked = dict.fromkeys(node.id for line in lines for node in ast.walk(line) if isinstance(node, ast.Name) and node.id in _KEPT)
    look = [ast.Assign([ast.Name(name, ast.Store())], ast.Attribute(_DRAFT, name, ast.Load())) for name in asked]
    made = ast.FunctionDef("reading", _OF_DRAFT, [*look, *lines], [])
    known = dict(named)
    exec(compile(ast.fix_missing_locations(ast.Module([made], [])), "<condition>", "exec"), known)  # noqa: S102 - the tree holds nothing but what a reader puts there
    return known["reading"]


def _kept(name: str) -> ast.expr:
    """What the draft keeps under a name."""
    return ast.Name(name, ast.Load())


_COMPARE: dict[Comparison, type[ast.cmpop]] = {
    "=": ast.Eq,
    "!=": ast.NotEq,
    "<": ast.Lt,
    "<=": ast.LtE,
    ">": ast.Gt,
    ">=": ast.GtE,
}
_RECKON: dict[Arithmetic, type[ast.operator]] = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult}
_DRAFT = ast.Name("draft", ast.Load())
_OF_DRAFT = ast.arguments(posonlyargs=[], args=[ast.arg("draft")], kwonlyargs=[], kw_defaults=[], defaults=[])
_KEPT = frozenset(field.name for field in attrs.fields(Draft))
