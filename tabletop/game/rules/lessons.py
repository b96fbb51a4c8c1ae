"""Feedback and the improvement plan."""

from __future__ import annotations

import re

from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.lessons import QUESTIONS, STATEMENTS
from tabletop.game.play import LINE, MOST, PAGE, Play, bad_text, long_text, only_begun, only_present, only_staff, too_many
from tabletop.game.refusal import Refusal

_EVENT = re.compile(r"[1-9][0-9]{0,8}\.[0-9]{1,3}", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ELEMENTS: tuple[e.Element, ...] = ("planning", "organisation", "equipment", "training", "exercises")
_MARKS = range(1, 6)


def give_feedback(play: Play, command: c.GiveFeedback) -> Refusal | None:
    """Take a participant's feedback after ENDEX. Several people share a seat, so each form counts for itself."""
    if refusal := only_present(play):
        return refusal
    if play.draft.phase != "ended":
        return Refusal("not now", "Feedback is asked for after ENDEX.")
    if command.form and (refusal := only_staff(play) or _no_form(play, command.form)):
        return refusal
    if refusal := _bad_answers(command):
        return refusal
    words = {question: text for question, text in command.words.items() if text.strip()}
    if not command.marks and not words:
        return Refusal("incomplete", "The form is empty: mark at least one statement or write something.")
    # Whoever puts a form right, it stays the participant's.
    before = next((given for given in play.draft.lessons.feedback if given.form == command.form), None)
    play.happened(
        e.FeedbackGiven(
            form=command.form or f"Q{play.draft.lessons.given + 1}",
            seat=before.seat if before else play.actor.place,
            person=before.person if before else play.actor.person,
            marks={statement: command.marks[statement] for statement, _ in STATEMENTS if statement in command.marks},
            words=words,
        )
    )
    return None


def _no_form(play: Play, form: str) -> Refusal | None:
    if any(given.form == form for given in play.draft.lessons.feedback):
        return None
    return Refusal("unknown", f"There is no feedback form “{shown(form)}” to replace.")


def _bad_answers(command: c.GiveFeedback) -> Refusal | None:
    known, asked = dict(STATEMENTS), dict(QUESTIONS)
    for statement, mark in command.marks.items():
        if statement not in known:
            return Refusal("unknown", f"The feedback form has no statement “{shown(statement)}”.")
        if mark not in _MARKS:
            return Refusal("incomplete", f"Say from 1 to 5 how far you agree that “{known[statement]}”")
    for question, text in command.words.items():
        if question not in asked:
            return Refusal("unknown", f"The feedback form has no question “{shown(question)}”.")
        if refusal := long_text("The answer", text, PAGE):
            return refusal
    return None


def _begun(play: Play) -> Refusal | None:
    return only_begun(play) or only_staff(play)


def make_finding(play: Play, command: c.MakeFinding) -> Refusal | None:
    """Write a finding into the improvement plan, or put another in its place."""
    if refusal := (
        _begun(play)
        or bad_text("The finding", command.title)
        or long_text("The analysis", command.analysis, PAGE)
        or long_text("The root cause", command.cause, PAGE)
        or too_many("pieces of evidence", command.evidence, 3 * MOST)
    ):
        return refusal
    lessons = play.draft.lessons
    if command.task and command.task not in play.book.tasks:
        return Refusal("unknown", f"There is no critical task “{shown(command.task)}” in this deck.")
    if command.finding and all(made.finding != command.finding for made in lessons.findings):
        return Refusal("unknown", f"There is no finding “{shown(command.finding)}” in the improvement plan.")
    for event in command.evidence:
        if not _EVENT.fullmatch(event):
            return Refusal("unknown", f"“{shown(event)}” names no event of the log: write its step and its number, as in 12.0.")
    play.happened(
        e.FindingMade(
            finding=command.finding or f"F{lessons.made + 1}",
            seen=command.seen,
            title=command.title,
            task=command.task,
            analysis=command.analysis,
            cause=command.cause,
            evidence=tuple(dict.fromkeys(command.evidence)),
        )
    )
    return None


def withdraw_finding(play: Play, command: c.WithdrawFinding) -> Refusal | None:
    """Take a finding out of the improvement plan."""
    if refusal := _begun(play) or _no_finding(play, command.finding):
        return refusal
    play.happened(e.FindingWithdrawn(finding=command.finding))
    return None


def _no_finding(play: Play, finding: str) -> Refusal | None:
    if any(made.finding == finding for made in play.draft.lessons.findings):
        return None
    return Refusal("unknown", f"There is no finding “{shown(finding)}” in the improvement plan.")


def plan_action(play: Play, command: c.PlanAction) -> Refusal | None:
    """Plan a corrective action for a finding, or put another in its place."""
    if refusal := (
        _begun(play)
        or _no_finding(play, command.finding)
        or bad_text("The corrective action", command.text, PAGE)
        or bad_text("The owner", command.owner, LINE)
        or long_text("The contact", command.contact)
    ):
        return refusal
    lessons = play.draft.lessons
    if command.action and all(planned.action != command.action for planned in lessons.actions):
        return Refusal("unknown", f"There is no corrective action “{shown(command.action)}” in the improvement plan.")
    if command.element not in _ELEMENTS:
        return Refusal("unknown", f"A corrective action is about {', '.join(_ELEMENTS)}, not “{shown(command.element)}”.")
    for what, date in (("The start", command.start), ("The completion", command.completion)):
        if date and not _is_date(date):
            return Refusal("incomplete", f"{what} is no date: write it as 2026-03-31, or leave it empty.")
    if command.start and command.completion and command.completion < command.start:
        return Refusal("incomplete", "The action would be complete before it starts.")
    play.happened(
        e.ActionPlanned(
            action=command.action or f"A{lessons.planned + 1}",
            finding=command.finding,
            text=command.text,
            element=command.element,
            owner=command.owner,
            contact=command.contact,
            start=command.start,
            completion=command.completion,
        )
    )
    return None


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part) for part in found.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= (28 if month == 2 and not leap else _DAYS[month - 1])


def drop_action(play: Play, command: c.DropAction) -> Refusal | None:
    """Take a corrective action out of the improvement plan."""
    if refusal := _begun(play):
        return refusal
    if all(planned.action != command.action for planned in play.draft.lessons.actions):
        return Refusal("unknown", f"There is no corrective action “{shown(command.action)}” in the improvement plan.")
    play.happened(e.ActionDropped(action=command.action))
    return None
