"""Why a condition holds or does not: its parts, each with what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from tabletop.deck.expression import Both, Compare, Expression, Node, Truth, parts
from tabletop.deck.late import of_turn
from tabletop.deck.spoken import DECKS_TURN, spoken
from tabletop.game.course import played
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import State


@frozen(kw_only=True)
class Because:
    """A part of a condition in words, whether it holds now, and the numbers that it compares, such as `Escalation is 4`."""

    text: str
    holds: bool
    now: str


def because(book: Rulebook, state: State, condition: Expression) -> tuple[Because, ...]:
    """The parts of a condition that must all hold; none for one that always does. Numbers and all: for control alone.

    Turns are told as the session counts them.
    """
    if condition.root == Truth(True):
        return ()
    course = played(state.opened)
    return tuple(
        Because(
            text=spoken(Expression("", part), book.deck, course),
            holds=bool(book.reading(Expression("", part))(state)),
            now=", ".join(_numbers(book, state, part)),
        )
        for part in _parts(condition.root)
    )


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, Both) and not of_turn(node):
        yield from _parts(node.left)
        yield from _parts(node.right)
    else:
        yield node


def _numbers(book: Rulebook, state: State, node: Node) -> Iterator[str]:
    """What the compared names stand at, each once."""
    titles = {track.id: track.title for track in book.deck.tracks}
    for name, alone in dict.fromkeys(_compared(node)):
        if name == "turn":
            # With other numbers, only the deck's own number makes the sum come out.
            same = alone or state.number == state.turn
            yield f"it is turn {state.number}" if same else f"{DECKS_TURN} is {state.turn}"
        elif name in book.track_index and state.tracks:
            yield f"{titles[name]} is {state.tracks[book.track_index[name]]}"


def _compared(node: Node) -> Iterator[tuple[str, bool]]:
    """The names in comparisons, each with whether its comparison is of the turn alone."""
    if isinstance(node, Compare):
        alone = of_turn(node)
        yield from ((name.text, alone) for name in Expression("", node).names())
        return
    for part in parts(node):
        yield from _compared(part)
