"""Why a condition holds or does not: its parts, each with what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from tabletop.deck.expression import Both, Compare, Expression, Name, Node, Truth
from tabletop.deck.spoken import spoken
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import State


@frozen(kw_only=True)
class Because:
    """A part of a condition in words, whether it holds now, and the numbers that it compares, such as `Escalation is 4`."""

    text: str
    holds: bool
    now: str


def because(book: Rulebook, state: State, condition: Expression) -> tuple[Because, ...]:
    """The parts of a condition that must all hold; none for one that always does. Numbers and all: for control alone."""
    if condition.root == Truth(True):
        return ()
    return tuple(
        Because(
            text=spoken(Expression("", part), book.deck),
            holds=bool(book.reading(Expression("", part))(state)),
            now=", ".join(_numbers(book, state, part)),
        )
        for part in _parts(condition.root)
    )


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, Both):
        yield from _parts(node.left)
        yield from _parts(node.right)
    else:
        yield node


def _numbers(book: Rulebook, state: State, node: Node) -> Iterator[str]:
    """What the compared names stand at, each once."""
    titles = {track.id: track.title for track in book.deck.tracks}
    for name in dict.fromkeys(_compared(node)):
        if name == "turn":
            yield f"the turn is {state.turn}"
        elif name in book.track_index and state.tracks:
            yield f"{titles[name]} is {state.tracks[book.track_index[name]]}"


def _compared(node: Node, inside: bool = False) -> Iterator[str]:
    if isinstance(node, Name):
        if inside:
            yield node.text
        return
    for part in (getattr(node, "left", None), getattr(node, "right", None), getattr(node, "part", None)):
        if part is not None:
            yield from _compared(part, inside or isinstance(node, Compare))
