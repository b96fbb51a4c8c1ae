"""What a seat may know of an event: each field by its declared audience, whatever was asked before."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from attrs import evolve, fields_dict

from journal.filled import filled
from tabletop.game.audience import CONTROL, EVALUATOR, OBSERVER, PUBLIC, Audience, audiences, redact
from tabletop.game.events import EVENTS, Event

SEATS = (CONTROL, EVALUATOR, OBSERVER, PUBLIC, "red", "red/deputy", "blue", "green")
TEAMS = ("red", "blue", "control")
REFS: tuple[dict[str, int], ...] = ({}, {"red": 1}, {"blue": 2, "red": 3})


def stances(kind: type[Event]) -> list[Event]:
    """An event of a kind for each way in which it may name teams and seats."""
    event = filled(kind, {str: "words", int: 7, bool: True}.__getitem__, lambda: 1)
    has = fields_dict(kind)
    found = []
    for team, refs, seat in product(TEAMS, REFS, ("red/deputy", "blue")):
        named = {name: value for name, value in (("team", team), ("refs", refs), ("seat", seat)) if name in has}
        each = {
            name: {"red": "for red", "blue": "for blue"}
            for name, audience in audiences(kind)
            if audience is Audience.EACH and name != "refs"
        }
        found.append(evolve(event, **named, **each))
    return found


def plainly(event: Event, seat: str, ended: bool) -> dict[str, Any] | None:
    """The declarations read out one by one."""
    team = seat.partition("/")[0] if seat not in (CONTROL, EVALUATOR, OBSERVER, PUBLIC) else ""
    own = bool(team) and getattr(event, "team", "") == team
    numbered = bool(team) and team in getattr(event, "refs", {})

    def may(audience: Audience) -> bool:
        if seat == CONTROL:
            return True
        if seat == EVALUATOR:
            return audience is not Audience.SEAT or ended or seat == getattr(event, "seat", None)
        by_audience = {
            Audience.EVERYBODY: True,
            Audience.TEAM: own or ended,
            Audience.SEEN_BY: own or numbered or ended,
            Audience.EACH: numbered or ended,
            Audience.CONTROL: ended,
            Audience.STAFF: False,
            Audience.SEAT: seat == getattr(event, "seat", None) or ended,
        }
        return by_audience[audience]

    if not may(type(event).MARK):
        return None
    seen = {}
    for name, audience in audiences(type(event)):
        value = getattr(event, name)
        if audience is Audience.EACH and not ended and seat not in (CONTROL, EVALUATOR):
            seen[name] = {team: value[team]} if team in value else {}
        elif may(audience):
            seen[name] = value
    return seen


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.NAME)
def test_each_field_reaches_whom_it_is_declared_for_and_nobody_else(kind: type[Event]) -> None:
    for event, seat, ended in product(stances(kind), SEATS, (False, True)):
        assert redact(event, seat, ended=ended) == plainly(event, seat, ended), (event, seat, ended)
        if not ended and seat in ("red", "blue", "green"):
            assert "for " + {"red": "blue", "blue": "red", "green": "red"}[seat] not in str(redact(event, seat))


def test_an_event_asked_for_one_seat_is_not_answered_for_another() -> None:
    kind = next(kind for kind in EVENTS if kind.NAME == "order_given")
    event = next(each for each in stances(kind) if getattr(each, "team", "") == "red")
    assert redact(event, "red") is not None
    assert redact(event, "blue") is None
    assert redact(event, PUBLIC) is None
    assert redact(event, "red") is not None
