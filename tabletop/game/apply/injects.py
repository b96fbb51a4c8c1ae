"""What injects change."""

from __future__ import annotations

from tabletop.game import events as e
from tabletop.game.apply.base import Changes, shift
from tabletop.game.state import Draft


def _inject_written(draft: Draft, event: e.InjectWritten) -> None:
    draft.written += (event,)


def _inject_released(draft: Draft, event: e.InjectReleased) -> None:
    draft.inbox += (event,)
    draft.reports = {**draft.reports, **event.refs}
    draft.released |= {event.inject}
    shift(draft, event, event.tracks, event.flags)
    if draft.aside:
        draft.aside = tuple(aside for aside in draft.aside if aside.inject != event.inject)
    if draft.timed:
        _off_the_clock(draft, event.inject)


def _inject_set_aside(draft: Draft, event: e.InjectSetAside) -> None:
    draft.aside = (*(aside for aside in draft.aside if aside.inject != event.inject), event)
    _off_the_clock(draft, event.inject)


def _expectation_marked(draft: Draft, event: e.ExpectationMarked) -> None:
    draft.marks = {**draft.marks, event.inject: event}
    draft.met = draft.met | {event.inject} if event.mark == "met" else draft.met - {event.inject}


def _inject_timed(draft: Draft, event: e.InjectTimed) -> None:
    _off_the_clock(draft, event.inject)
    if event.at:
        draft.timed = {**draft.timed, event.inject: event}
        draft.aside = tuple(aside for aside in draft.aside if aside.inject != event.inject)


def _off_the_clock(draft: Draft, inject: str) -> None:
    draft.timed = {timed: event for timed, event in draft.timed.items() if timed != inject}


CHANGES: Changes = {
    e.InjectWritten: _inject_written,
    e.InjectReleased: _inject_released,
    e.InjectSetAside: _inject_set_aside,
    e.ExpectationMarked: _expectation_marked,
    e.InjectTimed: _inject_timed,
}
