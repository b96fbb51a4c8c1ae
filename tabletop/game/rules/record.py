"""Notes, observations, ratings, seats."""

from __future__ import annotations

import re

from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.audience import RESERVED_SEATS, team_of
from tabletop.game.play import PAGE, Play, bad_text, long_text, only_control, only_staff
from tabletop.game.refusal import Refusal

_ROSTER_ID = re.compile(r"p[1-9][0-9]{0,8}", re.ASCII)


def note(play: Play, command: c.Note) -> Refusal | None:
    """Write something down for the review."""
    if refusal := only_staff(play) or bad_text("The note", command.text, PAGE):
        return refusal
    play.happened(e.Noted(text=command.text))
    return None


def observe(play: Play, command: c.Observe) -> Refusal | None:
    """Note a strength or an area for improvement."""
    if refusal := only_staff(play) or bad_text("The observation", command.text, PAGE):
        return refusal
    if command.task and command.task not in play.book.tasks:
        return Refusal("unknown", f"There is no critical task “{shown(command.task)}” in this deck.")
    if refusal := long_text("What it is about", command.about, 120):
        return refusal
    play.happened(e.ObservationMade(seen=command.seen, text=command.text, task=command.task, about=command.about))
    return None


def rate_task(play: Play, command: c.RateTask) -> Refusal | None:
    """Rate a critical task after ENDEX, once a person."""
    if refusal := only_staff(play):
        return refusal
    if play.draft.phase != "ended":
        return Refusal("not now", "Tasks are rated after ENDEX.")
    if command.task not in play.book.tasks:
        return Refusal("unknown", f"There is no critical task “{shown(command.task)}” in this deck.")
    if refusal := long_text("The note", command.note, PAGE):
        return refusal
    person = play.actor.person
    if any(rated.task == command.task and rated.person == person for rated in play.draft.ratings):
        title = next(task.title for task in play.book.deck.tasks if task.id == command.task)
        return Refusal("not possible", f"This person has rated “{title}” already; a task is rated once.")
    play.happened(e.TaskRated(task=command.task, rating=command.rating, person=person, note=command.note))
    return None


def take_seat(play: Play, command: c.TakeSeat) -> Refusal | None:
    """Say who sits where."""
    if refusal := only_control(play):
        return refusal
    if command.place not in RESERVED_SEATS and team_of(command.place) not in play.book.teams:
        return Refusal("unknown", f"There is no seat “{shown(command.place)}” at this table.")
    if refusal := long_text("The seat", command.place, 80) or bad_text("The person", command.person, 40):
        return refusal
    if not _ROSTER_ID.fullmatch(command.person):
        # The log is for ever, and a name could not be erased from it.
        return Refusal("unknown", "The log holds no names: enter the person in the roster, and give the number, such as p1.")
    play.happened(e.SeatTaken(place=command.place, person=command.person))
    return None
