"""Effects as a trainer writes them: `escalation +1`, `border_closed`, `nato.trust -1 if turn >= 3`."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.deck.expression import ALWAYS, Expression, ExpressionError, parse_expression

Verb: TypeAlias = Literal["change", "set", "raise", "lower"]

_MOVE = re.compile(r"(?P<name>[a-z_]\w*(?:[-.]\w+)*)\s*(?P<sign>[-+=−])\s*(?P<number>\d{1,4})", re.ASCII)
_FLAG = re.compile(r"(?P<not>not\s+)?(?P<name>[a-z_]\w*(?:[-.]\w+)*)", re.ASCII)


@frozen
class Effect:
    """One change of the world.

    `change` adds `amount` to a track, `set` puts a track to it; `raise` and `lower` make a flag true
    or false, with no amount. A track never leaves its range.
    """

    text: str
    verb: Verb
    name: str
    amount: int = 0
    condition: Expression = ALWAYS

    def __str__(self) -> str:
        return self.text


def parse_effect(text: str) -> Effect:
    """Read an effect.

    Raises ExpressionError where it is none. Does not check that the track or flag exists.
    """
    body, mark, rest = text.partition(" if ")
    try:
        condition = parse_expression(rest) if mark else ALWAYS
    except ExpressionError as error:
        raise ExpressionError(str(error), error.at + len(body) + len(mark)) from None
    move = _MOVE.fullmatch(body.strip())
    if move:
        amount = int(move["number"])
        if move["sign"] == "=":
            return Effect(text, "set", move["name"], amount, condition)
        return Effect(text, "change", move["name"], amount if move["sign"] == "+" else -amount, condition)
    flag = _FLAG.fullmatch(body.strip())
    if flag and flag["name"] not in ("not", "if"):
        return Effect(text, "lower" if flag["not"] else "raise", flag["name"], 0, condition)
    raise ExpressionError(
        "this is no effect: write a track with +N, -N or = N, a flag, or `not` and a flag; then, if you like, `if CONDITION`"
    )
