"""Which courses the session may take, and what is known of its opening."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.deck.model import Question
from tabletop.engine.belief.conditions import unmet
from tabletop.engine.belief.wheel import Wheel
from tabletop.game.events import EngineSeated, SessionOpened
from tabletop.game.questions import MOST
from tabletop.game.rulebook import Rulebook
from tabletop.game.view import TeamView

_Course = tuple[tuple[int, ...], tuple[int, ...]]
"""The turns as announced, and those that are played."""


def openings(view: TeamView, book: Rulebook) -> Wheel[SessionOpened]:
    """How the session may have been opened: one for each course that the view allows. Raises ValueError if it allows none."""
    forecasts = asks(view, book)
    found = tuple(
        SessionOpened(
            title=view.clock.title,
            handling=view.clock.handling,
            teams=book.deck.team_ids,
            training=book.deck.team_ids,
            absent=(),
            plan=plan,
            hidden_end=view.clock.of is None,
            assess="assess" in view.clock.phases,
            forecasts=forecasts,
            course=course,
            truths={},
            tracks=tuple(track.start for track in book.deck.tracks),
            flags=(),
        )
        for plan, course in _courses(view, book)
    )
    if not found:
        raise ValueError("No session of this deck's lengths has come to where this view stands.")
    return found


def _courses(view: TeamView, book: Rulebook) -> tuple[_Course, ...]:
    """The courses that the session may take; those that the offers speak against are left out.

    The beginning of a longer length of the deck is one only where none of the lengths is.
    """
    lengths = tuple(length.play for length in book.deck.lengths)
    of = view.clock.of
    begun = (
        () if of is None else tuple(dict.fromkeys(plan[:of] for plan in lengths if len(plan) > of and plan[:of] not in lengths))
    )
    whole, part = tuple(_there(view, lengths)), tuple(_there(view, begun))
    if len(whole) + len(part) < 2:
        return whole or part
    return _told_of(view, book, whole) or _told_of(view, book, part)


def _told_of(view: TeamView, book: Rulebook, found: tuple[_Course, ...]) -> tuple[_Course, ...]:
    return tuple((plan, course) for plan, course in found if _told(view, book, plan, course))


def _there(view: TeamView, plans: tuple[tuple[int, ...], ...]) -> Iterator[_Course]:
    """The courses whose turn of this number is the one that is played."""
    clock = view.clock
    ended = view.ending is not None and view.ending.ending == "endex"
    for plan in plans:
        courses = [plan]
        if clock.of is None:
            courses += [(*plan[:-2], plan[-1])] if len(plan) > 2 else []
        elif clock.of != len(plan):
            continue
        for course in courses:
            there = clock.number <= len(course) and course[clock.number - 1] == clock.turn
            if there and (not ended or clock.number == len(course)):
                yield plan, course


def _told(view: TeamView, book: Rulebook, plan: tuple[int, ...], course: tuple[int, ...]) -> bool:
    """Whether the offers count turns as a session of this course does."""
    announced = plan if plan[view.clock.number - 1] == view.clock.turn else course
    actions = ((book.actions[offer.card], offer) for offer in view.offers)
    said = ((action.card, unmet(action, offer)) for action, offer in actions)
    return all(f"{book.wants(card, announced)}." == wants for card, wants in said if wants)


def asks(view: TeamView, book: Rulebook) -> bool:
    """Whether the session is played with forecasts, as far as the view tells."""
    if view.questions or view.ending is not None:
        return True
    turn, last = view.clock.turn, _last(view, book)
    # Where a question could be put and none is, either all were answered before, or none ever are.
    window = [
        question for question, _ in book.questions if question.turn <= turn <= question.by <= last and _put(view, book, question)
    ]
    return not window or (view.clock.number > 1 and all(question.turn < turn for question in window))


def answered_before(view: TeamView, book: Rulebook) -> tuple[str, ...]:
    """Questions that could be put now and are not: the team must have put a probability on them in an earlier turn."""
    if view.ending is not None or not asks(view, book):
        return ()
    turn, last = view.clock.turn, _last(view, book)
    window = [
        question
        for question, _ in book.questions
        if view.team in question.teams and question.turn <= turn <= question.by <= last and _put(view, book, question)
    ]
    window.sort(key=lambda question: question.by)
    put = [asked.id for asked in view.questions]
    ids = [question.id for question in window]
    last = ids.index(put[-1]) if len(put) == MOST else len(ids)
    return tuple(question for question in ids[:last] if question not in put)


def _last(view: TeamView, book: Rulebook) -> int:
    """The soonest turn of the deck with which the session may end as announced: no question that is put closes later."""
    put = [asked.id for asked in view.questions]
    open_until = max((question.by for question, _ in book.questions if question.id in put), default=0)
    return min((plan[-1] for plan, _ in _courses(view, book) if plan[-1] >= open_until), default=open_until)


def _put(view: TeamView, book: Rulebook, question: Question) -> bool:
    """Whether a question can be put in this session at all: one about a temperament only where an engine has one."""
    about = book.tempers_asked.get(question.id, ())
    return not about or (bool(book.deck.temperaments) and set(about) <= {team for team, _ in view.engines})


def seated(view: TeamView, book: Rulebook) -> tuple[Wheel[EngineSeated], ...]:
    """What each engine player may be like."""
    tempers = [temper.id for temper in book.deck.temperaments] or [""]
    return tuple(
        tuple(EngineSeated(team=team, level=level, temperament=temper) for temper in tempers) for team, level in view.engines
    )
