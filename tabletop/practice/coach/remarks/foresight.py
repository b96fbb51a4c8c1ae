"""What can be said of forecasts that have been answered, as far as the person's seat can tell."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.engine.known import Known
from tabletop.game.feed import Heard
from tabletop.practice.coach.remarks.evidence import Evidence, Finding

EVEN = 0.25
"""The squared error of having said 50 %."""
GOOD, BAD = 0.1, 0.36
"""Squared errors up to which a forecast was good, and from which it is worth a look."""


def findings(evidence: Evidence) -> Iterator[Finding]:
    """What there is to say of the person's forecasts whose answer it can see."""
    known, clock = Known(evidence.book, evidence.view), evidence.view.clock
    made = {each.values["question"]: each for each in evidence.heard if each.kind == "forecast_made"}
    for question, _ in evidence.book.questions:
        event = made.get(question.id)
        if event is None or clock.turn > question.by:
            continue
        if known.holds(question.answer):
            yield from _scored(event, question.text, came=True)
        elif clock.turn == question.by and known.fails(question.answer):
            yield from _scored(event, question.text, came=False)


def _scored(event: Heard, text: str, *, came: bool) -> Iterator[Finding]:
    said = event.values["probability"]
    error = (said / 100 - came) ** 2
    if GOOD < error < BAD:
        return
    well, answer = error <= GOOD, "yes" if came else "no"
    end = "" if well else " What did you rest that on, and what had you seen that spoke against it?"
    yield Finding(
        kind="forecast",
        well=well,
        weight=8 * (EVEN - error) / EVEN / 2 if well else 8 * (error - EVEN) / (1 - EVEN),
        text=f"“{text}” You said {said} % in turn {event.turn}; as far as you can see the answer is {answer}.{end}",
        number=event.number,
        about=event.values["question"],
    )
