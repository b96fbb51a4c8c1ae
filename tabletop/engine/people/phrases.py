"""Words put together into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tabletop.game.play import LINE
from tabletop.game.telling.probability import held
from tabletop.game.telling.words import listed, within

_QUOTED = re.compile("“[^”]*”")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


def inside(title: str) -> str:
    """A title within a sentence; one that has an `of` in it gets its article: `the cohesion of the Alliance`."""
    of = title.partition(" ")[2].startswith("of ")
    return f"the {within(title)}" if of else within(title)


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


def taken_for(percent: int, reading: str) -> str:
    """What something is taken for, after the word for how likely that is held: `likely: deterrence`."""
    return f"{held(percent)}: {reading}"
