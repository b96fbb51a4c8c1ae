"""What a team takes incidents for: by what the report says, how far it is to be trusted, and the air it is read in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp
from random import Random
from typing import Final

from tabletop.deck.model import Cause
from tabletop.engine.people.climate import climate, heeded, summed, told
from tabletop.engine.people.phrases import fitted, sentence, taken_for, together
from tabletop.engine.people.signs import doubtful, kind_of, left_open, named, open_cause, quotable, signs
from tabletop.engine.seen import record
from tabletop.engine.sight import Sight
from tabletop.game.commands import ReadIncident
from tabletop.game.telling.probability import fives
from tabletop.game.telling.words import within
from tabletop.game.view.parts import Report

_BEFORE: Final[Mapping[str, float]] = {"meant": 1.0, "slip": 1.15, "others": 0.65, "": 0.65}
"""How likely each is before a word of the report is read."""
_PULLED: Final[Mapping[str, float]] = {"meant": 1.0, "others": 0.2}
"""How far hostile air makes it likelier."""
_AIR = 0.5
"""How much likelier, at most, the air makes it that an incident was meant: by a factor of e for 1."""
_SIGN = 0.8
"""The same for a sentence of the report."""
_SIGNS_MOST = 2
_NAMED = 0.5
"""What a cause counts, in such sentences, for being named where the report leaves it open."""
_DOUBT = 0.5
"""What is left, in a report that its source doubts, of all that speaks for intent."""
_LESS_SURE = 0.6
"""How much of a team's sureness beyond mere chance is left where the source doubts its own report."""
_MOST = 80
"""How sure a team is at most of what lies behind a report, in per cent."""
_NOTICED = 0.75
"""How often a staff makes something of a sentence of the report."""
_TIPS = ("what tips it for us:", "what weighs with us is that")
_ONCE_MORE = "as with the report before,"
_CLOSE = 0.75
"""Another cause that comes so close to the first is named beside it."""


def readings(sight: Sight, rng: Random | None = None) -> Iterator[ReadIncident]:
    """A reading of each incident that can be read now and has not been.

    With `rng` as a staff reads that overlooks one thing and dwells on another; without, as one does that weighs all.
    """
    for report in sight.view.inbox:
        if report.readable and not report.reading:
            yield _Assessment(sight, report, rng).reading()


def likelihoods(sight: Sight, report: Report) -> Mapping[str, float]:
    """How likely each cause of the deck is to lie behind a report, as the team sees it; they add up to 1."""
    return _Assessment(sight, report).chances


class _Assessment:
    """A team's assessment of one incident."""

    def __init__(self, sight: Sight, report: Report, rng: Random | None = None) -> None:
        view, book = sight.view, sight.book
        self.report, self.causes = report, book.deck.causes
        self.air = heeded(climate(view, book, record(view, book, "", report.turn + 1), sight.temper), rng)
        self.signs = _noticed(signs(report.text), rng)
        self.second = any(
            other.turn == report.turn and other.number < report.number and (other.readable or other.reading)
            for other in view.inbox
        )
        self.doubtful = doubtful(report.reliability)
        self.named = named(report.text)
        self.chances = self._chances(doubtful=self.doubtful)

    def _chances(self, *, doubtful: bool) -> dict[str, float]:
        pull = summed(self.air, _AIR)
        if doubtful:
            pull = min(pull, _DOUBT * pull)
        weights = {}
        for cause in self.causes:
            kind = kind_of(cause)
            seen = _SIGN * min(len(self.signs.get(kind, ())) + _NAMED * self.named.count(kind), _SIGNS_MOST)
            if doubtful and kind == "meant":
                seen *= _DOUBT
            weights[cause.id] = _BEFORE[kind] * exp(_PULLED.get(kind, 0.0) * pull + seen)
        whole = sum(weights.values())
        return {cause: weight / whole for cause, weight in weights.items()}

    def reading(self) -> ReadIncident:
        """The likeliest cause, how likely, and why."""
        first, *rest = sorted(self.causes, key=lambda cause: -self.chances[cause.id])
        even = 1 / len(self.causes)
        sure = self.chances[first.id]
        if self.doubtful:
            sure = min(even + _LESS_SURE * (sure - even), self._chances(doubtful=False)[first.id])
        figure = fives(sure, high=_MOST)
        close = [cause for cause in rest[:1] if self.chances[cause.id] >= _CLOSE * self.chances[first.id]]
        return ReadIncident(
            ref=self.report.number, reading=first.id, likelihood=figure, grounds=self._grounds(first, figure, close)
        )

    def _grounds(self, cause: Cause, figure: int, close: list[Cause]) -> str:
        """What the report says for it, what its source is worth, the air; what it was put down to, and what else fits."""
        takes = taken_for(figure, within(cause.title))
        for other in close:
            takes += f", but {within(other.title)} would fit nearly as well"
        return fitted(*self._why(kind_of(cause)), sentence(takes))

    def _why(self, kind: str) -> Iterator[str]:
        source = self.report.reliability
        fact, left = quotable(self.signs.get(kind, ())), quotable(left_open(self.report.text))
        if fact:
            yield sentence(f"the report says: “{fact}”")
        elif left:
            yield sentence(f"the report leaves it open: “{left}”")
        elif open_cause(source):
            yield sentence(f"its source is sure of what happened, not of why: “{source}”")
        else:
            yield sentence("the report says what happened, not why")
        side = {"meant": 1, "slip": -1}.get(kind, 0)
        air = [factor.words for factor in told(self.air, side)[: 1 if fact else 2]] if side else []
        if air:
            tips = _ONCE_MORE if self.second else _TIPS[self.report.number % len(_TIPS)]
            yield sentence(together(air) if fact else f"{tips} {together(air)}")
        if self.doubtful:
            yield sentence(f"its source calls it “{source}”, so we hold this loosely")


def _noticed(found: Mapping[str, tuple[str, ...]], rng: Random | None) -> Mapping[str, tuple[str, ...]]:
    """The sentences of a report of which a staff makes something; all of them without `rng`."""
    if rng is None:
        return found
    return {kind: tuple(said for said in sentences if rng.random() < _NOTICED) for kind, sentences in found.items()}
