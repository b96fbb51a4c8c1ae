"""Words put together into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tabletop.game.play import LINE
from tabletop.game.telling.words import listed, within

_QUOTED = re.compile("“[^”]*”")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
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


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its own end."""
    return _SENTENCES.split(text.strip())


def opening(text: str, words: int) -> str:
    """As many whole sentences of a text, from the first, as come to so many words; empty if the first is longer."""
    found: list[str] = []
    for each in sentences(text):
        if len(" ".join((*found, each)).split()) > words:
            break
        found.append(each)
    return " ".join(found)


def together(clauses: Iterable[str]) -> str:
    """Clauses in a row; a comma before the last where one of them has an `and` of its own."""
    *row, last = list(clauses) or [""]
    if row and any(" and " in _QUOTED.sub("", each) for each in (*row, last)):
        return f"{', '.join(row)}, and {last}"
    return listed((*row, last))


def fitted(*sentences: str) -> str:
    """As many of the sentences, from the first, as one line of reasons takes; of a first one that is longer, the beginning."""
    found = ""
    for each in sentences:
        longer = f"{found} {each}".strip()
        if len(longer) > LINE:
            return found or f"{longer[: LINE - 2].rsplit(' ', 1)[0]} …"
        found = longer
    return found


HELD = ((70, "we are fairly sure"), (55, "most likely"), (45, "as likely as not"), (0, "our best guess"))
"""How a reading is put by how likely it is held, in per cent from the figure on: each likelier than any other reading."""


def taken_for(percent: int, reading: str) -> str:
    """What something is taken for, after a word for how sure that is: `most likely: deterrence`."""
    return f"{next(words for least, words in HELD if percent >= least)}: {reading}"
