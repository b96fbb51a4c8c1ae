"""Feedback and the improvement plan, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game import events as e
from tabletop.game.lessons import QUESTIONS, STATEMENTS
from tabletop.game.telling.telling import Telling, Values
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import counted, listed


def _feedback(t: Titles, v: Values) -> str:
    said = (*([counted(len(v["marks"]), "mark")] if v["marks"] else ()), *(["words"] if v["words"] else ()))
    return f"Feedback {v['form']} from {t.seat(v['seat'])}: {listed(said)}."


def _feedback_long(t: Titles, v: Values) -> str:
    marks = [f"“{text}” {v['marks'][key]} of 5." for key, text in STATEMENTS if key in v["marks"]]
    words = [f"{text} “{v['words'][key]}”" for key, text in QUESTIONS if key in v["words"]]
    return " ".join((f"Feedback {v['form']} from {t.seat(v['seat'])}.", *marks, *words))


def _what(v: Values) -> str:
    return "Strength" if v["seen"] == "strength" else "Area for improvement"


def _finding(_t: Titles, v: Values) -> str:
    return f"Finding {v['finding']}, {_what(v).lower()}: “{v['title']}”"


def _finding_long(t: Titles, v: Values) -> str:
    parts = [_finding(t, v)]
    if v["task"]:
        parts.append(f"Task: {t.task(v['task'])}.")
    if v["analysis"]:
        parts.append(f"Analysis: “{v['analysis']}”")
    if v["cause"]:
        parts.append(f"Root cause: “{v['cause']}”")
    if v["evidence"]:
        parts.append(f"Evidence: {listed(v['evidence'])}.")
    return " ".join(parts)


def _withdrawn(_t: Titles, v: Values) -> str:
    return f"Finding {v['finding']} is taken out of the improvement plan, with its actions."


def _action(_t: Titles, v: Values) -> str:
    return f"Corrective action {v['action']} for finding {v['finding']}, {v['owner']}: “{v['text']}”"


def _action_long(t: Titles, v: Values) -> str:
    dates = [f"{what} {v[key]}" for what, key in (("starts", "start"), ("complete by", "completion")) if v[key]]
    contact = f" Contact: {v['contact']}." if v["contact"] else ""
    return f"{_action(t, v)} About {v['element']}{', ' + ', '.join(dates) if dates else ''}.{contact}"


def _dropped(_t: Titles, v: Values) -> str:
    return f"Corrective action {v['action']} is taken out of the improvement plan."


TELLINGS: Mapping[type[e.Event], Telling] = {
    e.FeedbackGiven: Telling(_feedback, _feedback_long),
    e.FindingMade: Telling(_finding, _finding_long),
    e.FindingWithdrawn: Telling.alike(_withdrawn),
    e.ActionPlanned: Telling(_action, _action_long),
    e.ActionDropped: Telling.alike(_dropped),
}
