"""Words for what the rules name, and for numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tabletop.deck.titles import signed as signed

if TYPE_CHECKING:
    from tabletop.deck.model import Method
    from tabletop.game.events import Mark, Outcome, Phase, Standing

OUTCOMES: Mapping[Outcome, str] = {
    "disaster": "disaster",
    "failure": "failure",
    "partial": "partial success",
    "success": "success",
    "notable": "notable success",
}
METHODS: Mapping[Method, str] = {
    "certain": "certain, no dice",
    "2d6": "2d6",
    "estimate": "estimate",
    "vote": "vote",
    "umpire": "umpire",
}
MARKS: Mapping[Mark, str] = {"met": "met", "partly": "partly met", "missed": "missed"}
STANDINGS: Mapping[Standing, str] = {
    "carried": "goes ahead",
    "national": "goes ahead as one office’s own",
    "waits": "lacks agreement and waits a turn",
    "void": "lacks agreement and comes to nothing",
    "passed": "is a pass",
}
PHASE_TASKS: Mapping[Phase, str] = {
    "setup": "open the session",
    "inject": "release what is due",
    "assess": "teams read the incidents",
    "decide": "teams give their orders",
    "adjudicate": "rule on the orders",
    "consequences": "settle what follows",
    "ended": "hold the hot wash",
}


def per_mille(chance: int) -> str:
    """A chance in tenths of a per cent as people say it: whole, `58 %`, but for the half between two estimates, `67.5 %`."""
    return f"{chance / 10:g} %" if chance % 5 == 0 else f"{round(chance / 10)} %"


_QUOTED = 70
"""Letters of a text that a sentence quotes."""


def cut_short(text: str) -> str:
    """A text's first words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else f"{flat[:_QUOTED].rsplit(' ', 1)[0]} …"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Parts in a row: `a`, `a and b`, `a, b and c`."""
    *row, end = list(parts) or [""]
    return f"{', '.join(row)} {last} {end}" if row else end


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 order`, `2 orders`, `no orders`."""
    return f"{count or 'no'} {noun if count == 1 else plural or noun + 's'}"


def quoted(text: str) -> str:
    """What somebody said or wrote, as the end of a sentence: a colon and the text in quotation marks; else a full stop."""
    return f": “{text.strip()}”" if text.strip() else "."


def within(title: str) -> str:
    """A title within a sentence: its first letter small, unless the word is an acronym or whose it is (`Minsk's alignment`)."""
    named = title.partition(" ")[0].endswith(("'s", "’s"))
    return title if named or title[1:2].isupper() else title[:1].lower() + title[1:]
