"""Words put together into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tabletop.game.play import LINE
from tabletop.game.telling.words import listed, within

_QUOTED = re.compile("“[^”]*”")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


def inside(title: str) -> str:
    """A title within a sentence: a small first letter, unless it begins with a name (`Minsk's alignment`) or an acronym.

    One that has an `of` in it gets its article: `the cohesion of the Alliance`.
    """
    first, _, rest = title.partition(" ")
    if first.endswith(("'s", "’s")):
        return title
    return f"the {within(title)}" if rest.startswith("of ") else within(title)


def count(number: int) -> str:
    """A small number as a word."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def sentence(text: str) -> str:
    """A clause as a sentence: a capital first, a full stop last."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?', '.”')) else '.'}"


def together(clauses: Iterable[str]) -> str:
    """Clauses in a row; a comma before the last where one of them has an `and` of its own."""
    *row, last = list(clauses) or [""]
    if row and any(" and " in _QUOTED.sub("", each) for each in (*row, last)):
        return f"{', '.join(row)}, and {last}"
    return listed((*row, last))


def fitted(*sentences: str) -> str:
    """As many of the sentences, from the first, as one line of reasons takes."""
    found = ""
    for each in sentences:
        longer = f"{found} {each}".strip()
        if len(longer) > LINE:
            break
        found = longer
    return found


def fives(share: float, low: int = 5, high: int = 95) -> int:
    """A share, 0 to 1, in per cent, in fives."""
    return min(max(5 * round(20 * share), low), high)
