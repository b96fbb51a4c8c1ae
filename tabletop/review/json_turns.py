"""The turns of the report as JSON: injects, orders, readings."""

from __future__ import annotations

from typing import TypeAlias

from tabletop.game.events import AgreementGiven
from tabletop.review.analysis.changes import Change
from tabletop.review.analysis.injects import IncidentReading, InjectPlayed
from tabletop.review.analysis.orders import OrderPlayed
from tabletop.review.analysis.perception import MoveReading
from tabletop.review.analysis.record import Entry, Ref
from tabletop.review.analysis.turns import TurnPlayed

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def ref_json(ref: Ref) -> Json:
    """Where an event stands."""
    return {"step": ref.seq, "event": ref.index}


def at_json(*refs: Ref) -> list[Json]:
    """Where events stand."""
    return [ref_json(ref) for ref in refs]


def _change(change: Change) -> Json:
    return {
        "what": change.what,
        "kind": "flag" if change.is_flag else "track",
        "before": change.before,
        "after": change.after,
        "source": change.source,
        "cause": change.cause,
        "team": change.team,
        "at": at_json(change.ref),
    }


def turn_json(turn: TurnPlayed) -> Json:
    """A turn with its injects and orders."""
    return {
        "number": turn.number,
        "deck_turn": turn.turn,
        "title": turn.title,
        "date": turn.date,
        "injects": [_inject(one) for one in turn.injects],
        "set_aside": [
            {
                "inject": one.aside.inject,
                "how": one.aside.how,
                "to": one.aside.turn,
                "reason": one.aside.reason,
                "at": at_json(one.ref),
            }
            for one in turn.held
        ],
        "timed": [{"inject": one.timed.inject, "moment": one.timed.at, "at": at_json(one.ref)} for one in turn.timed],
        "statements": [{"team": one.team, "text": one.text, "at": at_json(one.ref)} for one in turn.statements],
        "orders": [_order(one) for one in turn.orders],
        "silent": list(turn.silent),
        "proposals": [
            {
                "proposal": one.made.event.proposal,
                "source": one.made.event.source,
                "card": one.made.event.card,
                "title": one.made.event.title,
                "effects": list(one.made.event.effects),
                "chance": one.made.event.chance,
                "roll": one.made.event.roll,
                "decision": one.settled.event.decision if one.settled else None,
                "reason": one.settled.event.reason if one.settled else "",
                "took_effect": list(one.settled.event.effects) if one.settled else [],
                "at": at_json(one.made.ref, *([one.settled.ref] if one.settled else [])),
            }
            for one in turn.proposals
        ],
        "adjusted": [{"what": one.event.what, "reason": one.event.reason, "at": at_json(one.ref)} for one in turn.adjusted],
        "choices": [{"choice": one.event.choice, "words": one.event.words, "at": at_json(one.ref)} for one in turn.choices],
        "answers": [{"question": one.event.question, "answer": one.event.answer, "at": at_json(one.ref)} for one in turn.answers],
        "changes": [_change(change) for change in turn.changes],
        "tracks_open": list(turn.tracks_open),
        "tracks_close": list(turn.tracks_close),
    }


def _inject(inject: InjectPlayed) -> Json:
    event = inject.released
    return {
        "inject": event.inject,
        "title": event.title,
        "time": event.time,
        "text": dict(event.text),
        "source": dict(event.source),
        "reliability": dict(event.reliability),
        "incident": event.incident,
        "truth": event.cause,
        "planned": event.planned,
        "hazard": inject.by_hazard,
        "reason": event.reason,
        "timed_for": inject.timed.event.at if inject.timed else 0,
        "readings": [incident_json(one) for one in inject.readings],
        "at": at_json(inject.ref),
    }


def incident_json(reading: IncidentReading) -> Json:
    """A team's reading of an incident."""
    return {
        "inject": reading.inject,
        "team": reading.team,
        "reading": reading.reading,
        "likelihood": reading.likelihood,
        "grounds": reading.grounds,
        "truth": reading.truth,
        "right": reading.right,
        "at": at_json(reading.ref),
    }


def reading_json(reading: MoveReading) -> Json:
    """A team's reading of a move."""
    return {
        "turn": reading.number,
        "order": reading.order,
        "sender": reading.sender,
        "reader": reading.reader,
        "shown": reading.shown,
        "attributed": reading.attributed,
        "purpose": reading.purpose,
        "message": reading.message,
        "reading": reading.reading,
        "likelihood": reading.likelihood,
        "grounds": reading.grounds,
        "misread": reading.misread,
        "deceived": reading.deceived,
        "distance": reading.distance,
        "at": at_json(reading.order_ref, reading.ref),
    }


def _agreement(said: Entry[AgreementGiven]) -> Json:
    event = said.event
    return {"role": event.role, "agrees": event.agrees, "words": event.words, "turn": said.number, "at": at_json(said.ref)}


def _order(order: OrderPlayed) -> Json:
    given, carried, ruling = order.given, order.carried, order.ruling
    return {
        "order": given.order,
        "team": given.team,
        "slot": given.slot,
        "substance": given.substance,
        "card": given.card,
        "title": order.title,
        "role": given.role,
        "needed": list(order.needed),
        "agreed": list(order.agreed),
        "refused": list(order.refused),
        "purpose": given.purpose,
        "message": given.message,
        "rationale": given.rationale,
        "alternatives": given.alternatives,
        "dissent": given.dissent,
        "owner": given.owner,
        "target": given.target,
        "posture": given.posture,
        "cost": given.cost,
        "effects_argued": list(given.effects),
        "withdrawn": order.withdrawn is not None,
        "agreements": [_agreement(said) for said in order.agreements],
        "standings": [
            {
                "turn": one.number,
                "standing": one.event.standing,
                "refused": list(lacking.refused),
                "no_answer": list(lacking.silent),
                "at": at_json(one.ref),
            }
            for one, lacking in zip(order.reveals, order.lacking, strict=True)
        ],
        "shown": carried.event.shown if carried else "",
        "seen_by": list(carried.event.refs) if carried else [],
        "attributed": bool(carried and carried.event.author),
        "exposure_chance": carried.event.chance if carried else 0,
        "exposure_roll": carried.event.roll if carried else 0,
        "exposed": bool(carried and carried.event.exposed),
        "reasons": [
            {"team": one.event.team, "side": one.event.side, "text": one.event.text, "at": at_json(one.ref)}
            for one in order.reasons
        ],
        "silences": [{"ends": one.event.ends, "at": at_json(one.ref)} for one in order.silences],
        "agreed_by_silence": list(order.by_silence),
        "estimates_shown": None
        if order.shown is None
        else {
            "estimates": list(order.shown.event.estimates),
            "median": order.shown.event.median,
            "outliers": [
                {"percent": percent, "words": why.event.words if why else "", "at": at_json(*([why.ref] if why else []))}
                for percent, why in order.outliers
            ],
            "explained": [
                {"number": one.event.number, "percent": one.event.percent, "words": one.event.words, "at": at_json(one.ref)}
                for one in order.explained
            ],
            "at": at_json(order.shown.ref),
        },
        "ruling": None
        if ruling is None
        else {
            "turn": ruling.number,
            "method": ruling.event.method,
            "chance": ruling.event.chance / 10,
            "dice": list(ruling.event.dice),
            "typed": ruling.event.typed,
            "pros": [{"text": one.text, "weight": one.weight} for one in ruling.event.pros],
            "cons": [{"text": one.text, "weight": one.weight} for one in ruling.event.cons],
            "estimates": list(ruling.event.estimates),
            "votes": list(ruling.event.votes),
            "contest": list(ruling.event.contest),
            "overridden": ruling.event.overridden,
            "outcome": ruling.event.outcome,
            "words": ruling.event.words,
            "fact": ruling.event.fact,
            "note": ruling.event.note,
            "effects": list(ruling.event.effects),
            "at": at_json(ruling.ref),
        },
        "at": at_json(order.ref),
    }
