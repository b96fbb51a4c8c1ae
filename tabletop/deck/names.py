"""What a name in a condition or an effect stands for, in one deck."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from tabletop.deck.expression import Kind
from tabletop.deck.model import Deck

WRITTEN = re.compile(r"control-[1-9][0-9]*", re.ASCII)
"""The ids of injects that control writes in a session: no card of a deck may have one."""
RECORDED: Final[Mapping[str, str]] = {
    "played": "action",
    "released": "inject",
    "met": "inject",
    "passed": "team",
    "moves": "team",
    "temper": "team",
}
"""The first words of names that the record keeps, each with the table of a deck that the next word is an id of."""
MOST_MOVES = 8
"""More orders of one class than a team can have in one turn, main, national and finished ones together."""


@frozen
class Meaning:
    """What a name stands for: whether a number or true/false, and the least and greatest value it can have."""

    kind: Kind
    low: int = 0
    high: int = 1


def meanings(deck: Deck) -> dict[str, Meaning]:
    """Every name that a condition of this deck may use."""
    truth = Meaning("truth")
    names = {
        "turn": Meaning(
            "number", min((turn.number for turn in deck.turns), default=1), max((turn.number for turn in deck.turns), default=1)
        )
    }
    names |= {track.id: Meaning("number", track.low, track.high) for track in deck.tracks}
    names |= {flag.id: truth for flag in deck.flags}
    names |= {f"played.{action.id}": truth for action in deck.actions}
    names |= {f"released.{inject.id}": truth for inject in deck.injects}
    names |= {f"met.{inject.id}": truth for inject in deck.injects if inject.expects}
    names |= {f"passed.{team.id}": truth for team in deck.teams}
    names |= {f"temper.{team.id}.{temper.id}": truth for team in deck.teams for temper in deck.temperaments}
    names |= {f"moves.{team.id}.{kind}": Meaning("number", 0, MOST_MOVES) for team in deck.teams for kind in deck.classes}
    return names
