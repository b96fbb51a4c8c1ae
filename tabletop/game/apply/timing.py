"""What the clock and NO DUFF change."""

from __future__ import annotations

import attrs

from tabletop.game import events as e
from tabletop.game.apply.base import Changes
from tabletop.game.state import Draft


def _clock_set(draft: Draft, event: e.ClockSet) -> None:
    draft.timing = attrs.evolve(draft.timing, clock=event)


def _clock_planned(draft: Draft, event: e.ClockPlanned) -> None:
    draft.timing = attrs.evolve(draft.timing, planned=event.minutes)


def _play_stopped(draft: Draft, event: e.PlayStopped) -> None:
    draft.timing = attrs.evolve(draft.timing, stopped=event)


def _play_resumed(draft: Draft, _event: e.PlayResumed) -> None:
    draft.timing = attrs.evolve(draft.timing, stopped=None)


CHANGES: Changes = {
    e.ClockSet: _clock_set,
    e.ClockPlanned: _clock_planned,
    e.PlayStopped: _play_stopped,
    e.PlayResumed: _play_resumed,
}
