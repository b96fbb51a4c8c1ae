"""Words for one session: what was said before is said another way, as far as there is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import frozen

from tabletop.engine.people.phrases import sentence

_GAP = re.compile(r"\{(\w+)\}")
_CUT = 76
"""Characters of what others wrote that are quoted."""
_LEAST = 24
"""Characters that are quoted at least where a sentence is cut at a comma."""
_WORDS = 4
"""Words of which a sentence has more, if it says something."""


@frozen
class Line:
    """A sentence with gaps, as in `{name} stands at {band}`, and what fills them. Lines of one form say things the same way."""

    form: str
    parts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        found = dict(self.parts)
        return sentence(_GAP.sub(lambda gap: found[gap.group(1)], self.form))


def line(form: str, **parts: str) -> Line:
    """A sentence with its gaps filled."""
    return Line(form, tuple(parts.items()))


class Told:
    """What a team has told so far, as reasons of its orders."""

    def __init__(self, earlier: Iterable[str]) -> None:
        self._earlier = list(earlier)

    @property
    def last(self) -> str:
        """What was told last."""
        return self._earlier[-1] if self._earlier else ""

    def add(self, text: str) -> None:
        """Something more that was told."""
        self._earlier.append(text)

    def times(self, said: Line) -> int:
        """In how many of the reasons told so far something is said this way, of whatever it was.

        A form that is nothing but a gap has no way of its own: it counts where the same words stand.
        """
        if not _GAP.sub("", said.form).strip():
            return sum(str(said) in told for told in self._earlier)
        form = _form(said.form)
        return sum(form.search(told) is not None for told in self._earlier)

    def fresh(self, options: Sequence[Line]) -> str:
        """The first of some sentences that are told least often so far."""
        return str(min(options, key=self.times))

    def new(self, options: Iterable[Line]) -> str:
        """The first of some sentences that was not told this way yet; else the first that was not told in these words.

        Empty if all were.
        """
        found = list(options)
        fresh = next((each for each in found if not self.times(each)), None)
        fresh = fresh or next((each for each in found if not any(str(each) in told for told in self._earlier)), None)
        return str(fresh) if fresh else ""


@lru_cache(maxsize=256)
def _form(form: str) -> re.Pattern[str]:
    """A sentence with whatever in its gaps."""
    return re.compile(".+?".join(re.escape(part) for part in _GAP.split(form)[::2]), re.IGNORECASE)


def clipped(text: str) -> str:
    """The beginning of what others said or showed, in quotation marks: its first sentence, or as many words as are quoted."""
    sentences = re.split(r"(?<=[.!?])\s+", text.strip())
    first = next((each for each in sentences if len(each.split()) > _WORDS), sentences[0]).rstrip(".")
    if len(first) <= _CUT:
        return f"“{first}”"
    cut = first[:_CUT].rsplit(" ", 1)[0]
    comma = cut.rfind(",")
    return f"“{cut[:comma] if comma >= _LEAST else cut.rstrip(',;:')} …”"
