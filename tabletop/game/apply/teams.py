"""What the words and orders of teams change."""

from __future__ import annotations

from tabletop.game import events as e
from tabletop.game.apply.base import Changes
from tabletop.game.state import Draft


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
    draft.silences = tuple(silence for silence in draft.silences if silence.order != event.order)


def _agreement_given(draft: Draft, event: e.AgreementGiven) -> None:
    key = (event.order, event.role)
    draft.agreements = (*(old for old in draft.agreements if (old.order, old.role) != key), event)


def _statement_made(draft: Draft, event: e.StatementMade) -> None:
    draft.statements = (*(old for old in draft.statements if old.team != event.team), event)


def _team_finished(draft: Draft, event: e.TeamFinished) -> None:
    draft.finished += (event,)


def _silence_opened(draft: Draft, event: e.SilenceOpened) -> None:
    draft.silences = (*(old for old in draft.silences if old.order != event.order), event)


def _role_played(draft: Draft, event: e.RolePlayed) -> None:
    others = tuple(role for role in draft.absent if role != event.role)
    draft.absent = (*others, event.role) if event.by == "control" else others


CHANGES: Changes = {
    e.IncidentRead: _incident_read,
    e.MoveRead: _move_read,
    e.ForecastMade: _forecast_made,
    e.OrderGiven: _order_given,
    e.OrderWithdrawn: _order_withdrawn,
    e.AgreementGiven: _agreement_given,
    e.StatementMade: _statement_made,
    e.TeamFinished: _team_finished,
    e.SilenceOpened: _silence_opened,
    e.RolePlayed: _role_played,
}
