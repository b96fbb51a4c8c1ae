"""What a team takes incidents for: by what the report says, how far it is to be trusted, and the air it is read in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import exp
from typing import Final

from tabletop.deck.model import Cause
from tabletop.engine.people.climate import Factor, climate, summed, told
from tabletop.engine.people.phrases import fitted, fives, sentence, together
from tabletop.engine.seen import record
from tabletop.engine.sight import Sight
from tabletop.game.commands import ReadIncident
from tabletop.game.telling.words import within
from tabletop.game.view.parts import Report

_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "meant": ("deliberate", "intent", "purpose"),
    "slip": ("accident", "error", "mistake", "failure"),
    "others": ("third", "other", "outsid"),
}
"""By which words of its id or title a cause of a deck is known to be meant, a slip, or the work of others."""
_BEFORE: Final[Mapping[str, float]] = {"meant": 1.0, "slip": 1.15, "others": 0.65, "": 0.65}
"""How likely each is before a word of the report is read."""
_PULLED: Final[Mapping[str, float]] = {"meant": 1.0, "others": 0.2}
"""How far hostile air makes it likelier."""
_CUES: Final[Mapping[str, tuple[str, ...]]] = {
    "meant": ("threat", "on purpose", "aimed", "did not answer", "should not happen", "ordered", "transponders off", "again"),
    "slip": ("fog", "haze", "lost", "lose", "stray", "by mistake", "an error", "fault", "jamming", "old map", "wrong", "wiring"),
    "others": ("smuggler", "partisan", "somebody else", "from outside", "unknown", "claim", "nobody knows"),
}
"""Words of a report that point one way; staffs underline them too."""
_ENDINGS = r"(?:s|y|gy|d|ed|ing|en\w*)?\b"
"""What may follow such a word and leave it the same one: `foggy`, `threatened`, but not `against` for `again`."""
_AIR = 0.6
"""How much likelier, at most, the air makes it that an incident was meant: by a factor of e for 1."""
_CUE = 0.6
"""The same for a word of the report."""
_CUES_MOST = 2
DOUBTS = ("unconfirmed", "unknown", "first report", "rumour", "possible", "doubtful")
"""Words of a source on its own report by which the report is in doubt."""
_DIM = 0.75
"""How much of its differences is left of what a doubtful report says."""
_MOST = {True: 60, False: 80}
"""How sure a team is at most of a doubtful report and of another, in per cent."""


def readings(sight: Sight) -> Iterator[ReadIncident]:
    """A reading of each incident that can be read now and has not been."""
    for report in sight.view.inbox:
        if report.readable and not report.reading:
            yield _reading(sight, report)


def _reading(sight: Sight, report: Report) -> ReadIncident:
    view, book = sight.view, sight.book
    air = climate(view, book, record(view, book, "", report.turn + 1), sight.temper)
    pull = summed(air, _AIR)
    doubtful = any(word in report.reliability.lower() for word in DOUBTS)
    cues = {kind: _cues(report, kind) for kind in _CUES}
    chances = {}
    for cause in book.deck.causes:
        kind = _kind(cause)
        weight = _BEFORE[kind] * exp(_PULLED.get(kind, 0.0) * pull + _CUE * len(cues.get(kind, ())))
        chances[cause.id] = weight**_DIM if doubtful else weight
    cause = max(book.deck.causes, key=lambda each: chances[each.id])
    share = chances[cause.id] / sum(chances.values())
    return ReadIncident(
        ref=report.number,
        reading=cause.id,
        likelihood=fives(share, high=_MOST[doubtful]),
        grounds=_grounds(report, cause, cues.get(_kind(cause), ()), air, doubtful=doubtful),
    )


def _kind(cause: Cause) -> str:
    told = f"{cause.id} {cause.title}".lower()
    return next((kind for kind, words in _KINDS.items() if any(word in told for word in words)), "")


def _cues(report: Report, kind: str) -> tuple[str, ...]:
    """The words of a report that point to a kind of cause, as the report has them."""
    text = report.text.lower()
    found = (re.search(rf"\b{word}{_ENDINGS}", text) for word in _CUES[kind])
    return tuple(match.group() for match in found if match)[:_CUES_MOST]


def _grounds(report: Report, cause: Cause, cues: tuple[str, ...], air: tuple[Factor, ...], *, doubtful: bool) -> str:
    """One sentence: what in the report speaks for it, how sure its source is, and the air in which it came."""
    clauses = []
    if cues:
        clauses.append(f"the report speaks of {together(f'“{word}”' for word in cues)}")
    side = {"meant": 1, "slip": -1}.get(_kind(cause), 0)
    clauses += [factor.words for factor in told(air, side)[: 1 if cues else 2]]
    if doubtful and report.reliability:
        clauses.append(f"its source calls it “{report.reliability}”")
    if not clauses:
        clauses.append(f"we have the word of {report.source} and little else" if report.source else "we have little to go by")
    return fitted(sentence(f"{together(clauses)}; we put it down as: {within(cause.title)}"))
