"""What a condition asks besides the turn, and what it asks in one turn."""

from __future__ import annotations

import pytest

from tabletop.deck.expression import parse_expression
from tabletop.deck.late import besides_turn, in_turn


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ("turn = 1", "true"),
        ("turn >= 2 and turn <= 4", "true"),
        ("turn = 1 and not halted", "not halted"),
        ("escalation >= 3 and turn = 1 and halted", "escalation >= 3 and halted"),
        ("turn = 1 or halted", "true"),
        ("escalation > turn", "true"),
        ("escalation > 4 or halted", "escalation > 4 or halted"),
        ("true", "true"),
    ],
)
def test_what_names_the_turn_goes_and_all_else_stays(condition: str, left: str) -> None:
    assert plain(besides_turn(parse_expression(condition)).root) == plain(parse_expression(left).root)


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ("turn <= 2", "true"),
        ("turn = 1", "false"),
        ("turn + 1 >= 2 * 2", "false"),
        ("turn = 1 and halted", "false"),
        ("turn >= 2 and not halted", "not halted"),
        ("turn = 2 or halted", "true"),
        ("halted or turn >= 4 and escalation >= 3", "halted"),
        ("not turn = 2", "false"),
        ("escalation > turn", "escalation > 2"),
        ("escalation > 4 or halted", "escalation > 4 or halted"),
    ],
)
def test_in_the_second_turn_only_what_it_has_not_decided_is_asked(condition: str, left: str) -> None:
    assert plain(in_turn(parse_expression(condition), 2).root) == plain(parse_expression(left).root)


def plain(node: object) -> object:
    """A node without the places that its names stand at."""
    fields = {name: getattr(node, name) for name in ("value", "text", "sign") if hasattr(node, name)}
    parts = [plain(getattr(node, name)) for name in ("left", "right", "part") if hasattr(node, name)]
    return (type(node).__name__, fields, parts)
