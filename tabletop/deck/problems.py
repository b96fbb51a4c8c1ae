"""What is wrong with a deck, where it stands, and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Literal, TypeAlias

from attrs import field, frozen

Severity: TypeAlias = Literal["error", "warning"]
"""An error keeps a deck from being played; a warning does not."""
KeyPath: TypeAlias = tuple[str | int, ...]
"""The keys, and indices from 0, that lead to a value in a TOML file."""


def dotted(path: KeyPath) -> str:
    """A key path as people write it, such as `inject[3].expects.team`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{shown(part)}" if text else shown(part)
    return text


def shown(value: object, longest: int = 60) -> str:
    """A value from a deck for a message: cut short, on one line, with no control characters."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except ValueError:  # Python writes no whole number of thousands of digits.
        text = "a very long number"
    text = text if len(text) <= longest else text[: longest - 1] + "…"
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in text)


@frozen(order=True)
class Problem:
    """One thing that is wrong with a deck. Problems sort by file and place.

    `line` and `column` count characters from 1; both are 0 where the trouble is the file as a whole, and
    `file` is empty where it is the deck as a whole. `path` is the key path in that file with indices from
    0, `card` the kind and id of the card it lies in, such as `inject drones`; both may be empty.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str = ""
    card: str = ""
    severity: Severity = field(default="error", kw_only=True)

    @property
    def is_error(self) -> bool:
        """Whether it keeps the deck from being played."""
        return self.severity == "error"

    @property
    def place(self) -> str:
        """File, line and column as editors understand them, such as `injects.toml:41:9`."""
        place = shown(self.file)
        return f"{place}:{self.line}:{self.column}" if self.line else place

    @property
    def subject(self) -> str:
        """What in the file it is about: the card and the key within it, or the key path."""
        if not self.card:
            return self.path
        within = self.path.partition("].")[2]
        return f"{self.card}, {within}" if within else self.card

    def __str__(self) -> str:
        parts = [self.place, "warning" if self.severity == "warning" else "", self.subject]
        sentence = f"{self.message}; {self.hint}" if self.hint else self.message
        return ": ".join([*(part for part in parts if part), sentence])


class DeckError(Exception):
    """A deck that cannot be used, in one sentence; `problems` lists what is wrong with it, if that is the reason."""

    def __init__(self, sentence: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(sentence)
        self.problems = tuple(problems)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, or nothing."""
    found = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def choices(known: Iterable[str], most: int = 12) -> str:
    """A list of words for a hint: `a, b or c`."""
    words = [shown(word) for word in known]
    if len(words) > most:
        return f"{', '.join(words[:most])} … ({len(words)} in all)"
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def suggestion(word: str, known: Iterable[str], what: str) -> str:
    """A hint for a word that is not known: the nearest one, else all that would be right, else that there are none."""
    words = list(known)
    near = nearest(word, words)
    if near:
        return f"did you mean `{near}`?"
    return f"write {choices(words)}" if words else f"this deck has no {what}"
