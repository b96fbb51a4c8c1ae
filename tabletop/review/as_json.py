"""The report as JSON, for programs. The form is stable: keys are added, never renamed or removed, within a `format`.

Top level: `format` (1), `marking`, `session`, `participants`, `head` (hash of the save's last line), `taken_back`, `amendments`,
`summary`, `turns`, `perception`, `incidents`, `forecasts`, `turning_points`, `aims`, `objectives`, `movement`, `notes`,
`problems`, `exchange` (messages, announcements, talks), `times`, `roles`, `lessons` (findings, feedback). `at` lists the events
that an entry rests on, as `{"step": number of the commit, "event": place in it from 0}`. Teams, roles, cards, purposes, causes,
tracks, flags, questions and tasks are ids of the deck; in `session`, `engines` are the teams that the engine played, a model,
each with its level, and `white_cell` says who ruled and released: `people` or `engine`; `tracks_open` and `tracks_close` stand
in the deck's order of tracks. Chances are in per cent (one decimal), likelihoods, estimates and forecasts in per cent, lengths
of time in seconds, times in UTC: as texts, but whole seconds since 1970 for `moment`, `ends` and `timed_for`. Text is as typed:
escape it where it is shown.
"""

from __future__ import annotations

from tabletop.game.audience import CONTROL
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.objectives import Expected
from tabletop.review.json_room import exchange_json, learned_json, roles_json, times_json
from tabletop.review.json_turns import Json, at_json, incident_json, reading_json, ref_json, turn_json
from tabletop.review.plain import handled
from tabletop.review.players import by_whom
from tabletop.review.summary import summary

FORMAT = 1


def report_json(analysis: Analysis) -> dict[str, Json]:
    """Control's report as values that JSON has."""
    session = analysis.session
    return {
        "format": FORMAT,
        "marking": handled(session.handling),
        "session": {
            "title": session.title,
            "forked_from": None
            if session.forked is None
            else {
                "title": session.forked.title,
                "step": session.forked.seq,
                "turn": session.forked.turn,
                "phase": session.forked.phase,
            },
            "deck": analysis.deck.id,
            "deck_title": session.deck_title,
            "deck_version": session.deck_version,
            "began": session.began,
            "ended": session.ended,
            "teams": list(session.teams),
            "training": list(session.training),
            "absent": list(session.absent),
            "engines": dict(analysis.levels),
            "white_cell": by_whom(analysis, CONTROL),
            "first_session": analysis.first,
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
            {"at": at_json(one.ref), "to_step": one.to_seq, "steps": one.commits, "reason": one.reason, "parts": dict(one.parts)}
            for one in analysis.taken_back
        ],
        "amendments": [
            {
                "at": at_json(one.ref),
                "by": one.person,
                "of": ref_json(one.target),
                "also": at_json(*one.also),
                "field": one.field,
                "was": one.was,
                "text": one.text,
                "reason": one.reason,
            }
            for one in analysis.amendments
        ],
        "summary": [{"text": text, "at": at_json(*refs)} for text, refs in summary(analysis)],
        "turns": [turn_json(turn) for turn in analysis.turns],
        "perception": {
            "readings": [reading_json(one) for one in analysis.perception.readings],
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
        "incidents": [incident_json(one) for one in analysis.incidents],
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
                        "at": at_json(each.ref, *([each.answer_ref] if each.answer_ref else [])),
                    }
                    for each in one.forecasts
                ],
                "calibration": [{"from": b.low, "to": b.high, "count": b.count, "true": b.true} for b in one.curve],
            }
            for one in analysis.foresight
        ],
        "turning_points": [
            {"turn": one.number, "kinds": list(one.kinds), "headline": one.headline, "why": one.why, "at": at_json(*one.refs)}
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
        "notes": [{"turn": one.number, "text": one.event.text, "at": at_json(one.ref)} for one in analysis.notes],
        "problems": list(analysis.problems),
        "exchange": exchange_json(analysis),
        "times": times_json(analysis),
        "roles": roles_json(analysis),
        "lessons": learned_json(analysis),
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
        "at": at_json(one.ref, *([one.mark_ref] if one.mark_ref else [])),
    }


def _objectives(analysis: Analysis) -> Json:
    found = analysis.objectives
    return {
        "tasks": found.tasks,
        "rated": found.rated,
        "uncovered": [one.task.id for one in found.uncovered],
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
                "at": at_json(one.ref),
            }
            for one in found.observations
        ],
    }
