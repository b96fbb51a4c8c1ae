"""The report as JSON, for programs. The form is stable: keys are added, never renamed or removed, within a `format`.

Top level: `format` (1), `marking`, `session`, `participants`, `head` (hash of the save's last line), `taken_back`, `amendments`,
`summary`, `turns`, `perception`, `incidents`, `forecasts`, `turning_points`, `aims`, `objectives`, `movement`, `notes`,
`problems`. `at` lists the events that an entry rests on, as `{"step": number of the commit, "event": place in it from 0}`.
Teams, roles, cards, purposes, causes, tracks, flags, questions and tasks are ids of the deck; `tracks_open` and `tracks_close`
stand in the deck's order of tracks. Chances are in per cent (one decimal), likelihoods and forecasts in per cent, times in UTC.
Text is as typed: escape it where it is shown.
"""

from __future__ import annotations

from typing import TypeAlias

from tabletop.review.analysis import Analysis
from tabletop.review.analysis.changes import Change
from tabletop.review.analysis.injects import IncidentReading, InjectPlayed
from tabletop.review.analysis.objectives import Expected
from tabletop.review.analysis.orders import OrderPlayed
from tabletop.review.analysis.perception import MoveReading
from tabletop.review.analysis.record import Ref
from tabletop.review.analysis.turns import TurnPlayed
from tabletop.review.plain import handled
from tabletop.review.prose import summary

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
FORMAT = 1


def report_json(analysis: Analysis) -> dict[str, Json]:
    """Control's report as values that JSON has."""
    session = analysis.session
    return {
        "format": FORMAT,
        "marking": handled(session.handling),
        "session": {
            "title": session.title,
            "deck": analysis.deck.id,
            "deck_title": session.deck_title,
            "deck_version": session.deck_version,
            "began": session.began,
            "ended": session.ended,
            "teams": list(session.teams),
            "training": list(session.training),
            "absent": list(session.absent),
            "turns_planned": session.planned,
            "turns_played": session.played,
            "hidden_end": session.hidden_end,
            "ending": session.ending,
            "ending_words": session.ending_words,
            "steps": session.commits,
        },
        "participants": [{"seat": one.seat, "person": one.person, "name": one.name} for one in analysis.participants],
        "head": analysis.head,
        "taken_back": [
            {"at": _at(one.ref), "to_step": one.to_seq, "steps": one.commits, "reason": one.reason, "parts": dict(one.parts)}
            for one in analysis.taken_back
        ],
        "amendments": [
            {"at": _at(one.ref), "of": _ref(one.target), "field": one.field, "text": one.text, "reason": one.reason}
            for one in analysis.amendments
        ],
        "summary": [{"text": text, "at": _at(*refs)} for text, refs in summary(analysis)],
        "turns": [_turn(turn) for turn in analysis.turns],
        "perception": {
            "readings": [_reading(one) for one in analysis.perception.readings],
            "readers": [
                {
                    "team": one.team,
                    "seen": one.seen,
                    "read": one.read,
                    "as_meant": one.as_meant,
                    "misread": one.misread,
                    "deceived": one.deceived,
                    "hostile": one.hostile,
                    "benign": one.benign,
                    "apart": one.apart,
                    "median_distance": one.median,
                }
                for one in analysis.perception.readers
            ],
            "purposes": list(analysis.perception.rows),
            "read_as": list(analysis.perception.columns),
            "counts": [list(row) for row in analysis.perception.counts],
        },
        "incidents": [_incident(one) for one in analysis.incidents],
        "forecasts": [
            {
                "team": one.team,
                "resolved": one.resolved,
                "brier": one.brier,
                "forecasts": [
                    {
                        "question": each.question,
                        "turn": each.number,
                        "probability": each.probability,
                        "answer": each.answer,
                        "score": each.score,
                        "at": _at(each.ref, *([each.answer_ref] if each.answer_ref else [])),
                    }
                    for each in one.forecasts
                ],
                "calibration": [{"from": b.low, "to": b.high, "count": b.count, "true": b.true} for b in one.curve],
            }
            for one in analysis.foresight
        ],
        "turning_points": [
            {"turn": one.number, "kinds": list(one.kinds), "headline": one.headline, "why": one.why, "at": _at(*one.refs)}
            for one in analysis.turning_points
        ],
        "aims": {
            "scores": {one.team: one.score for one in analysis.aims.scores},
            "aims": [
                {
                    "aim": one.aim,
                    "team": one.team,
                    "role": one.role,
                    "title": one.title,
                    "weight": one.weight,
                    "result": one.result,
                }
                for one in analysis.aims.aims
            ],
        },
        "objectives": _objectives(analysis),
        "movement": [{"source": one.source, "steps": one.steps, "of": one.of} for one in analysis.shares],
        "notes": [{"turn": one.number, "text": one.event.text, "at": _at(one.ref)} for one in analysis.notes],
        "problems": list(analysis.problems),
    }


def _ref(ref: Ref) -> Json:
    return {"step": ref.seq, "event": ref.index}


def _at(*refs: Ref) -> list[Json]:
    return [_ref(ref) for ref in refs]


def _change(change: Change) -> Json:
    return {
        "what": change.what,
        "kind": "flag" if change.is_flag else "track",
        "before": change.before,
        "after": change.after,
        "source": change.source,
        "cause": change.cause,
        "team": change.team,
        "at": _at(change.ref),
    }


def _turn(turn: TurnPlayed) -> Json:
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
                "at": _at(one.ref),
            }
            for one in turn.held
        ],
        "statements": [{"team": one.team, "text": one.text, "at": _at(one.ref)} for one in turn.statements],
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
                "at": _at(one.made.ref, *([one.settled.ref] if one.settled else [])),
            }
            for one in turn.proposals
        ],
        "adjusted": [{"what": one.event.what, "reason": one.event.reason, "at": _at(one.ref)} for one in turn.adjusted],
        "choices": [{"choice": one.event.choice, "words": one.event.words, "at": _at(one.ref)} for one in turn.choices],
        "answers": [{"question": one.event.question, "answer": one.event.answer, "at": _at(one.ref)} for one in turn.answers],
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
        "readings": [_incident(one) for one in inject.readings],
        "at": _at(inject.ref),
    }


def _incident(reading: IncidentReading) -> Json:
    return {
        "inject": reading.inject,
        "team": reading.team,
        "reading": reading.reading,
        "likelihood": reading.likelihood,
        "truth": reading.truth,
        "right": reading.right,
        "at": _at(reading.ref),
    }


def _reading(reading: MoveReading) -> Json:
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
        "misread": reading.misread,
        "deceived": reading.deceived,
        "distance": reading.distance,
        "at": _at(reading.order_ref, reading.ref),
    }


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
        "agreements": [
            {"role": one.event.role, "agrees": one.event.agrees, "words": one.event.words, "turn": one.number, "at": _at(one.ref)}
            for one in order.agreements
        ],
        "standings": [
            {
                "turn": one.number,
                "standing": one.event.standing,
                "refused": list(lacking.refused),
                "no_answer": list(lacking.silent),
                "at": _at(one.ref),
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
            {"team": one.event.team, "side": one.event.side, "text": one.event.text, "at": _at(one.ref)} for one in order.reasons
        ],
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
            "at": _at(ruling.ref),
        },
        "at": _at(order.ref),
    }


def _expected(one: Expected) -> Json:
    return {
        "inject": one.inject,
        "team": one.team,
        "task": one.task,
        "text": one.text,
        "mark": one.mark,
        "by": one.by,
        "note": one.note,
        "at": _at(one.ref, *([one.mark_ref] if one.mark_ref else [])),
    }


def _objectives(analysis: Analysis) -> Json:
    found = analysis.objectives
    seen = [entry for one in found.objectives for task in one.tasks for entry in task.observations] + list(
        found.other_observations
    )
    return {
        "tasks": found.tasks,
        "rated": found.rated,
        "ratings": [
            {"objective": one.objective.id, "task": task.task.id, "counts": dict(task.counts)}
            for one in found.objectives
            for task in one.tasks
        ],
        "expected": [_expected(one) for one in found.expected],
        "observations": [
            {
                "seen": one.event.seen,
                "text": one.event.text,
                "task": one.event.task,
                "about": one.event.about,
                "turn": one.number,
                "at": _at(one.ref),
            }
            for one in seen
        ],
    }
