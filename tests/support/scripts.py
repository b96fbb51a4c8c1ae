"""Scripts that tests play."""

from __future__ import annotations

from pathlib import Path

from support.decks import ferry
from tabletop.deck.model import Deck
from tabletop.deck.problems import Problem
from tabletop.table.script import Script, ScriptError, parse_script

FERRY = Path(__file__).resolve().parent.parent / "scripts" / "ferry.toml"
"""A whole session of the ferry dispute."""

HEAD = """\
deck = "ferry"
seed = "fog"
start = 2025-03-01T08:00:00Z

[session]
turns = 3

[people]
control = "A. Berg"
norvia = ["B. Lund", "B. Moe"]

"""


def _find(_name: str) -> Deck:
    return ferry()


def script(*steps: str, head: str = HEAD) -> Script:
    """A script with these steps, each the lines under its [[step]]."""
    return parse_script(text(*steps, head=head).encode(), "test.toml", _find)


def text(*steps: str, head: str = HEAD) -> str:
    """The text of a script with these steps."""
    return head + "\n".join(f"[[step]]\n{step}\n" for step in steps)


def mistakes(source: str) -> tuple[Problem, ...]:
    """What is wrong with the form of a script."""
    try:
        parse_script(source.encode(), "test.toml", _find)
    except ScriptError as error:
        return error.problems
    return ()


ADVANCE = 'seat = "control"\ndo = "advance_phase"'
