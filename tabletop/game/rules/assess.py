"""What teams make of it: readings of incidents and moves, forecasts."""

from __future__ import annotations

from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.orders import find_move, ruled_unseen
from tabletop.game.play import Play, bad_percent, long_text, only_in, only_team, running
from tabletop.game.questions import asked
from tabletop.game.refusal import Refusal


def read_incident(play: Play, command: c.ReadIncident) -> Refusal | None:
    """Take an incident of this turn, or of the last one, for one of the deck's causes."""
    if refusal := only_team(play) or running(play) or _bad_reading(command):
        return refusal
    team, draft = play.actor.team, play.draft
    inject = next((inject for inject in draft.inbox if inject.refs.get(team) == command.ref), None)
    if inject is None:
        return Refusal("unknown", f"Your inbox has no report number {command.ref}.")
    if not inject.incident:
        return Refusal("not possible", f"Report {command.ref} leaves nothing open to read.")
    if inject.turn < draft.number - 1:
        return Refusal("not now", f"Report {command.ref} is too old to read now.")
    if command.reading not in play.book.causes:
        return Refusal("unknown", f"“{shown(command.reading)}” is no cause; choose {', '.join(play.book.causes)}.")
    play.happened(
        e.IncidentRead(
            team=team,
            ref=command.ref,
            inject=inject.inject,
            reading=command.reading,
            likelihood=command.likelihood,
            grounds=command.grounds,
        )
    )
    return None


def read_move(play: Play, command: c.ReadMove) -> Refusal | None:
    """Take a move seen this turn for one of the deck's purposes, before the team has seen a ruling on it."""
    if refusal := only_team(play) or only_in(play, "adjudicate") or _bad_reading(command):
        return refusal
    team, draft = play.actor.team, play.draft
    move = find_move(draft, team, command.ref)
    if move is None:
        return Refusal("unknown", f"You have seen no move number {command.ref}.")
    if move.turn != draft.number:
        return Refusal("not now", f"Move {command.ref} was seen in an earlier turn.")
    if move.order in draft.closed and not ruled_unseen(draft, move):
        return Refusal("not now", f"Move {command.ref} has been ruled; a reading comes before the ruling.")
    if command.reading not in play.book.purposes:
        return Refusal("unknown", f"“{shown(command.reading)}” is no purpose; choose {', '.join(play.book.purposes)}.")
    play.happened(
        e.MoveRead(
            team=team,
            ref=command.ref,
            order=move.order,
            reading=command.reading,
            likelihood=command.likelihood,
            grounds=command.grounds,
        )
    )
    return None


def _bad_reading(command: c.ReadIncident | c.ReadMove) -> Refusal | None:
    return bad_percent("The likelihood", command.likelihood, 1, 99) or long_text("The line that says why", command.grounds)


def make_forecast(play: Play, command: c.MakeForecast) -> Refusal | None:
    """Put a probability on a question that is put to the team; it may be changed until the reveal."""
    if refusal := (
        only_team(play) or only_in(play, "inject", "assess", "decide") or bad_percent("A forecast", command.probability, 0, 100)
    ):
        return refusal
    assert play.draft.opened is not None
    if not play.draft.opened.forecasts:
        return Refusal("not possible", "This session is played without forecasts.")
    team = play.actor.team
    if command.question not in (question.id for question in asked(play.book, play.draft, team)):
        return Refusal("unknown", f"The question “{shown(command.question)}” is not put to you now.")
    play.happened(e.ForecastMade(team=team, turn=play.draft.number, question=command.question, probability=command.probability))
    return None
