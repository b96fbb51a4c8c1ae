"""Messages, talks, time, roles and lessons of the report as JSON."""

from __future__ import annotations

from tabletop.review.analysis import Analysis
from tabletop.review.analysis.exchange import MessagePlayed, TalksPlayed
from tabletop.review.json_turns import Json, at_json


def exchange_json(analysis: Analysis) -> Json:
    """Messages, announcements, talks."""
    exchange = analysis.exchange
    return {
        "messages": [_message(one) for one in exchange.messages],
        "announcements": [
            {"turn": one.event.turn, "text": dict(one.event.text), "at": at_json(one.ref)} for one in exchange.told
        ],
        "talks": [_talks(one) for one in exchange.talks],
        "passing": [{"passing": one.event.passing, "at": at_json(one.ref)} for one in exchange.passing],
    }


def _message(one: MessagePlayed) -> Json:
    sent = one.sent.event
    return {
        "message": sent.message,
        "turn": sent.turn,
        "team": sent.team,
        "to": list(sent.to),
        "rfi": sent.rfi,
        "text": sent.text,
        "fate": one.fate,
        "delivered": [dict(entry.event.text) for entry in one.delivered],
        "answers": [dict(entry.event.text) for entry in one.answers],
        "seconds_to_answer": one.seconds,
        "reason": one.closed.event.reason if one.closed else "",
        "inject": one.taken_up.event.inject if one.taken_up else "",
        "at": at_json(*one.refs),
    }


def _talks(one: TalksPlayed) -> Json:
    return {
        "talks": one.opened.event.talks,
        "turn": one.number,
        "topic": one.opened.event.topic,
        "teams": list(one.teams),
        "records": [
            {"team": entry.event.team, "offered": entry.event.offered, "heard": entry.event.heard, "at": at_json(entry.ref)}
            for entry in one.records
        ],
        "closed": one.closed is not None,
        "at": at_json(one.opened.ref, *([one.closed.ref] if one.closed else [])),
    }


def times_json(analysis: Analysis) -> Json:
    """Phases, teams, stops, and when the session was closed."""
    times = analysis.times
    return {
        "phases": [
            {
                "turn": one.number,
                "phase": one.phase,
                "seconds": one.seconds,
                "planned": one.planned,
                "open": one.open,
                "teams": {team.team: team.seconds for team in one.teams},
                "at": at_json(one.ref),
            }
            for one in times.phases
        ],
        "stops": [
            {
                "by": one.entry.seat,
                "turn": one.entry.number,
                "phase": one.entry.phase,
                "words": one.entry.event.words,
                "seconds": one.seconds,
                "at": at_json(one.entry.ref, *([one.resumed] if one.resumed else [])),
            }
            for one in times.stops
        ],
        "closed": [{"seconds": one.seconds, "at": at_json(one.ref)} for one in times.closed],
        "clock_set_by_hand": times.set_by_hand,
    }


def roles_json(analysis: Analysis) -> Json:
    """Who played whom."""
    roles = analysis.roles
    return {
        "absent": list(roles.absent),
        "changes": [
            {
                "role": one.event.role,
                "by": one.event.by,
                "reason": one.event.reason,
                "turn": one.number,
                "at": at_json(one.ref),
            }
            for one in roles.changes
        ],
        "entered_by_control": [{"team": one.team, "steps": len(one.refs), "at": at_json(*one.refs)} for one in roles.entered],
    }


def learned_json(analysis: Analysis) -> Json:
    """Findings with evidence and corrective actions; feedback, counted."""
    learned = analysis.learned
    return {
        "findings": [
            {
                "finding": one.made.event.finding,
                "seen": one.made.event.seen,
                "title": one.made.event.title,
                "task": one.made.event.task,
                "analysis": one.made.event.analysis,
                "cause": one.made.event.cause,
                "evidence": [
                    {"text": each.text, "taken_back": each.taken_back, "at": at_json(each.ref)} for each in one.evidence
                ],
                "actions": [
                    {
                        "action": each.event.action,
                        "text": each.event.text,
                        "element": each.event.element,
                        "owner": each.event.owner,
                        "contact": each.event.contact,
                        "start": each.event.start,
                        "completion": each.event.completion,
                        "at": at_json(each.ref),
                    }
                    for each in one.actions
                ],
                "at": at_json(one.made.ref),
            }
            for one in learned.findings
        ],
        "feedback": {
            "forms": learned.feedback.forms,
            "statements": [
                {"statement": one.id, "text": one.text, "counts": list(one.counts)} for one in learned.feedback.statements
            ],
            "questions": [
                {"question": one.id, "text": one.text, "answers": [text for _, text in one.answers]}
                for one in learned.feedback.questions
            ],
        },
    }
