"""What an event changes: the only place where a draft does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tabletop.game import events as e
from tabletop.game.state import Draft, State

CARRIED = frozenset(("partial", "success", "notable"))
"""Outcomes with which a card counts as played."""


def apply(draft: Draft, event: e.Event) -> None:
    """Change the draft by an event. It evaluates no condition, rolls nothing and looks up nothing in the deck."""
    CHANGES.get(event.__class__, _nothing)(draft, event)


def fold(events: Iterable[e.Event], start: State | None = None) -> State:
    """The state after these events, from an empty table or from `start`."""
    draft = start.thaw() if start is not None else Draft()
    for event in events:
        apply(draft, event)
    return draft.freeze()


def _session_opened(draft: Draft, event: e.SessionOpened) -> None:
    draft.opened = event
    draft.tracks = event.tracks
    draft.flags = event.flags


def _turn_opened(draft: Draft, event: e.TurnOpened) -> None:
    draft.number = event.number
    draft.turn = event.turn
    draft.tracks = draft.before = event.tracks
    draft.flags_before = draft.flags
    draft.estimates = event.estimates
    draft.passed = frozenset(event.passed)
    if draft.closed:
        draft.orders = tuple([order for order in draft.orders if order.order not in draft.closed])
        draft.closed = frozenset()
    draft.carried = ()
    if draft.agreements or draft.worded:
        standing = {order.order for order in draft.orders}
        draft.agreements = tuple(given for given in draft.agreements if given.order in standing)
        draft.worded = tuple(worded for worded in draft.worded if worded.order in standing)
    draft.statements = ()
    draft.said = None
    draft.reasons = ()
    draft.guesses = ()
    draft.votes = ()
    draft.proposals = ()
    draft.settled = ()


def _phase_opened(draft: Draft, event: e.PhaseOpened) -> None:
    draft.phase = event.phase
    draft.finished = ()


def _inject_written(draft: Draft, event: e.InjectWritten) -> None:
    draft.written += (event,)


def _inject_released(draft: Draft, event: e.InjectReleased) -> None:
    draft.inbox += (event,)
    draft.reports = {**draft.reports, **event.refs}
    draft.released |= {event.inject}
    draft.tracks = event.tracks
    draft.flags = event.flags
    if draft.aside:
        draft.aside = tuple(aside for aside in draft.aside if aside.inject != event.inject)


def _inject_set_aside(draft: Draft, event: e.InjectSetAside) -> None:
    draft.aside = (*(aside for aside in draft.aside if aside.inject != event.inject), event)


def _expectation_marked(draft: Draft, event: e.ExpectationMarked) -> None:
    draft.marks = {**draft.marks, event.inject: event}
    draft.met = draft.met | {event.inject} if event.mark == "met" else draft.met - {event.inject}


def _incident_read(draft: Draft, event: e.IncidentRead) -> None:
    key = (event.team, event.ref)
    draft.incident_readings = (*(old for old in draft.incident_readings if (old.team, old.ref) != key), event)


def _move_read(draft: Draft, event: e.MoveRead) -> None:
    key = (event.team, event.ref)
    draft.move_readings = (*(old for old in draft.move_readings if (old.team, old.ref) != key), event)


def _forecast_made(draft: Draft, event: e.ForecastMade) -> None:
    key = (event.team, event.question)
    draft.forecasts = (*(old for old in draft.forecasts if (old.team, old.question) != key), event)


def _order_given(draft: Draft, event: e.OrderGiven) -> None:
    draft.orders += (event,)


def _order_withdrawn(draft: Draft, event: e.OrderWithdrawn) -> None:
    draft.orders = tuple(order for order in draft.orders if order.order != event.order)
    draft.agreements = tuple(given for given in draft.agreements if given.order != event.order)
    draft.worded = tuple(worded for worded in draft.worded if worded.order != event.order)


def _agreement_given(draft: Draft, event: e.AgreementGiven) -> None:
    key = (event.order, event.role)
    draft.agreements = (*(old for old in draft.agreements if (old.order, old.role) != key), event)


def _statement_made(draft: Draft, event: e.StatementMade) -> None:
    draft.statements = (*(old for old in draft.statements if old.team != event.team), event)


def _team_finished(draft: Draft, event: e.TeamFinished) -> None:
    draft.finished += (event,)


def _observable_worded(draft: Draft, event: e.ObservableWorded) -> None:
    draft.worded = (*(old for old in draft.worded if old.order != event.order), event)


def _statements_revealed(draft: Draft, event: e.StatementsRevealed) -> None:
    draft.said = event


def _order_revealed(draft: Draft, event: e.OrderRevealed) -> None:
    draft.tracks = event.tracks
    draft.flags = event.flags
    if event.standing in ("void", "passed"):
        draft.closed |= {event.order}
    elif event.standing != "waits":
        draft.revealed = {**draft.revealed, event.order: event}
        draft.moves += (event,)
        draft.sightings = {**draft.sightings, **event.refs}


def _reason_raised(draft: Draft, event: e.ReasonRaised) -> None:
    draft.reasons += (event,)


def _estimate_given(draft: Draft, event: e.EstimateGiven) -> None:
    key = (event.order, event.seat, event.person)
    draft.guesses = (*(old for old in draft.guesses if (old.order, old.seat, old.person) != key), event)


def _vote_cast(draft: Draft, event: e.VoteCast) -> None:
    key = (event.order, event.seat, event.person)
    draft.votes = (*(old for old in draft.votes if (old.order, old.seat, old.person) != key), event)


def _order_ruled(draft: Draft, event: e.OrderRuled) -> None:
    draft.rulings += (event,)
    draft.closed |= {event.order}
    draft.tracks = event.tracks
    draft.flags = event.flags
    if event.outcome in CARRIED and event.card:
        draft.played |= {event.card}
        draft.carried += (event.kind,)
    if event.fact:
        draft.facts += (event.fact,)


def _proposal_made(draft: Draft, event: e.ProposalMade) -> None:
    draft.proposals += (event,)


def _proposal_settled(draft: Draft, event: e.ProposalSettled) -> None:
    draft.settled += (event,)
    draft.tracks = event.tracks
    draft.flags = event.flags


def _world_adjusted(draft: Draft, event: e.WorldAdjusted) -> None:
    draft.tracks = event.tracks
    draft.flags = event.flags


def _ladder_chosen(draft: Draft, event: e.LadderChosen) -> None:
    draft.tracks = event.tracks
    draft.off_ramp = draft.off_ramp or event.choice == "off_ramp"


def _question_answered(draft: Draft, event: e.QuestionAnswered) -> None:
    draft.answers += (event,)


def _session_ended(draft: Draft, event: e.SessionEnded) -> None:
    draft.ended = event
    draft.phase = "ended"


def _task_rated(draft: Draft, event: e.TaskRated) -> None:
    draft.ratings += (event,)


def _nothing(_draft: Draft, _event: e.Event) -> None:
    """What is kept about the session changes nothing in it."""


CHANGES: dict[type[e.Event], Callable[[Draft, Any], None]] = {
    e.SessionOpened: _session_opened,
    e.TurnOpened: _turn_opened,
    e.PhaseOpened: _phase_opened,
    e.InjectWritten: _inject_written,
    e.InjectReleased: _inject_released,
    e.InjectSetAside: _inject_set_aside,
    e.ExpectationMarked: _expectation_marked,
    e.IncidentRead: _incident_read,
    e.MoveRead: _move_read,
    e.ForecastMade: _forecast_made,
    e.OrderGiven: _order_given,
    e.OrderWithdrawn: _order_withdrawn,
    e.AgreementGiven: _agreement_given,
    e.StatementMade: _statement_made,
    e.TeamFinished: _team_finished,
    e.ObservableWorded: _observable_worded,
    e.StatementsRevealed: _statements_revealed,
    e.OrderRevealed: _order_revealed,
    e.ReasonRaised: _reason_raised,
    e.EstimateGiven: _estimate_given,
    e.VoteCast: _vote_cast,
    e.OrderRuled: _order_ruled,
    e.ProposalMade: _proposal_made,
    e.ProposalSettled: _proposal_settled,
    e.WorldAdjusted: _world_adjusted,
    e.LadderChosen: _ladder_chosen,
    e.QuestionAnswered: _question_answered,
    e.SessionEnded: _session_ended,
    e.TaskRated: _task_rated,
}
