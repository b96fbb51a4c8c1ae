"""Finding what somebody means by a few letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from textual.fuzzy import FuzzySearch

Value = TypeVar("Value")
_PREFIX, _WORD, _INSIDE = 4000.0, 3000.0, 2000.0
_LEAST = 3
"""Letters from which on a text is searched for them with gaps between: fewer are in everything."""
_LONGEST = 200
"""Characters of a text in which letters with gaps between are looked for; the whole is searched for words."""

_SPREAD = 4
"""How many times its own length what was typed may be spread over: letters all over a sentence are no find."""


class Fuzzy:
    """Ranks texts by how well they fit what was typed. Capital letters do not matter."""

    def __init__(self, wanted: str) -> None:
        self._wanted = " ".join(wanted.casefold().split())
        self._words = self._wanted.split()
        self._search = FuzzySearch(case_sensitive=False)

    def score(self, text: str) -> float:
        """How well a text fits, 0 for not at all: its beginning, a word's beginning, all words inside, letters in order."""
        wanted, folded = self._wanted, text.casefold()
        if not wanted:
            return 1.0
        if folded.startswith(wanted):
            return _PREFIX
        if f" {wanted}" in folded:
            return _WORD
        if all(word in folded for word in self._words):
            return _INSIDE
        if len(wanted) < _LEAST:
            return 0.0
        score, places = self._search.match(wanted, folded[:_LONGEST])
        return score if places and places[-1] - places[0] < _SPREAD * len(wanted) else 0.0

    def best(self, texts: Iterable[str]) -> float:
        """The best score of several texts, such as a title and an id."""
        return max(map(self.score, texts), default=0.0)


def find(wanted: str, options: Sequence[tuple[Value, str]]) -> list[Value]:
    """The values whose words fit, best first; a number is the place of one in the list, from 1."""
    typed = wanted.strip()
    if not typed:
        return []
    if typed.isascii() and typed.isdigit():
        return [options[int(typed) - 1][0]] if 0 < int(typed[:4]) <= len(options) and len(typed) <= 4 else []
    fuzzy = Fuzzy(typed)
    scored = [(fuzzy.score(words), -place, value) for place, (value, words) in enumerate(options)]
    fits = sorted((each for each in scored if each[0] > 0), key=lambda each: each[:2], reverse=True)
    return [value for _, _, value in fits]
