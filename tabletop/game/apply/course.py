"""What the course of the session changes."""

from __future__ import annotations

import attrs

from tabletop.game import events as e
from tabletop.game.apply.base import Changes, shift
from tabletop.game.state import Draft


def _session_opened(draft: Draft, event: e.SessionOpened) -> None:
    draft.opened = event
    draft.tracks = event.tracks
    draft.flags = event.flags
    draft.absent = event.absent


def _engine_seated(draft: Draft, event: e.EngineSeated) -> None:
    draft.engines += (event,)
    if event.temperament:
        draft.temper |= {f"{event.team}.{event.temperament}"}


def _turn_opened(draft: Draft, event: e.TurnOpened) -> None:
    draft.number = event.number
    draft.turn = event.turn
    draft.tracks = draft.before = event.tracks
    draft.flags_before = draft.flags
    draft.shifts = ()
    draft.estimates = event.estimates
    draft.passed = frozenset(event.passed)
    if draft.closed:
        draft.past += tuple([order for order in draft.orders if order.order in draft.closed])
        draft.orders = tuple([order for order in draft.orders if order.order not in draft.closed])
        draft.closed = frozenset()
    draft.carried = ()
    if draft.agreements or draft.worded or draft.silences:
        standing = {order.order for order in draft.orders}
        draft.agreements = tuple(given for given in draft.agreements if given.order in standing)
        draft.worded = tuple(worded for worded in draft.worded if worded.order in standing)
        draft.silences = tuple(silence for silence in draft.silences if silence.order in standing)
    draft.statements = ()
    draft.said = None
    draft.reasons = ()
    draft.guesses = ()
    draft.votes = ()
    draft.shown = ()
    draft.explained = ()
    draft.proposals = ()
    draft.settled = ()


def _phase_opened(draft: Draft, event: e.PhaseOpened) -> None:
    draft.phase = event.phase
    draft.finished = ()


def _ladder_chosen(draft: Draft, event: e.LadderChosen) -> None:
    shift(draft, event, event.tracks, draft.flags)
    draft.off_ramp = draft.off_ramp or event.choice == "off_ramp"


def _question_answered(draft: Draft, event: e.QuestionAnswered) -> None:
    draft.answers += (event,)


def _session_ended(draft: Draft, event: e.SessionEnded) -> None:
    draft.ended = event
    draft.phase = "ended"
    if draft.timing.stopped is not None or draft.timing.clock is not None:
        # There is no play left that could be stopped, or that the time left could be for.
        draft.timing = attrs.evolve(draft.timing, stopped=None, clock=None)


CHANGES: Changes = {
    e.SessionOpened: _session_opened,
    e.EngineSeated: _engine_seated,
    e.TurnOpened: _turn_opened,
    e.PhaseOpened: _phase_opened,
    e.LadderChosen: _ladder_chosen,
    e.QuestionAnswered: _question_answered,
    e.SessionEnded: _session_ended,
}
