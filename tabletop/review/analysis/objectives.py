"""What the training audience should practise: expected actions, observations, ratings.

Ratings are ordinal (HSEEP: P, S, M, U): they are counted, with how many tasks are rated of all beside them, and never averaged.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from attrs import frozen

from tabletop.deck.model import Objective, Task
from tabletop.game import events as e
from tabletop.review.analysis.record import Entry, Record, Ref

RATINGS: tuple[e.Rating, ...] = ("P", "S", "M", "U", "not observed")
Counts: TypeAlias = tuple[tuple[e.Rating, int], ...]
"""How often each rating was given, in the order of `RATINGS`."""


@frozen(kw_only=True)
class Expected:
    """What control expected of a team about an inject it released. `mark` is None while it is open."""

    ref: Ref
    number: int
    inject: str
    title: str
    team: str
    text: str
    task: str
    mark: e.Mark | None
    mark_ref: Ref | None
    by: str
    note: str


@frozen(kw_only=True)
class TaskSeen:
    """One critical task: what was expected, observed and rated."""

    task: Task
    expected: tuple[Expected, ...]
    observations: tuple[Entry[e.ObservationMade], ...]
    ratings: tuple[Entry[e.TaskRated], ...]

    @property
    def counts(self) -> Counts:
        """Its ratings, counted."""
        return _counts(self.ratings)

    @property
    def rated(self) -> bool:
        """Whether anybody gave it a P, S, M or U."""
        return any(entry.event.rating != "not observed" for entry in self.ratings)


@frozen(kw_only=True)
class ObjectiveSeen:
    """One exercise objective with its tasks."""

    objective: Objective
    tasks: tuple[TaskSeen, ...]

    @property
    def counts(self) -> Counts:
        """The ratings of all its tasks, counted."""
        return _counts(entry for task in self.tasks for entry in task.ratings)


@frozen(kw_only=True)
class Objectives:
    """All objectives, and what is tied to no task of them. `rated` of `tasks` is the coverage."""

    objectives: tuple[ObjectiveSeen, ...]
    other_expected: tuple[Expected, ...]
    other_observations: tuple[Entry[e.ObservationMade], ...]
    tasks: int
    rated: int

    @property
    def observations(self) -> tuple[Entry[e.ObservationMade], ...]:
        """Everything that was observed, whatever its task."""
        tied = [entry for seen in self.objectives for task in seen.tasks for entry in task.observations]
        return tuple(sorted((*tied, *self.other_observations), key=lambda entry: entry.ref))

    @property
    def uncovered(self) -> tuple[TaskSeen, ...]:
        """Tasks on which nobody noted anything and which nobody rated."""
        return tuple(task for seen in self.objectives for task in seen.tasks if not (task.observations or task.rated))

    @property
    def expected(self) -> tuple[Expected, ...]:
        """Everything that was expected, whatever its task."""
        tied = [one for seen in self.objectives for task in seen.tasks for one in task.expected]
        return tuple(sorted((*tied, *self.other_expected), key=lambda one: one.ref))


def objectives_of(record: Record) -> Objectives:
    """What the record says of each objective and task."""
    expected = _expected(record)
    observations, ratings = record.of(e.ObservationMade), record.of(e.TaskRated)
    known = {task.id for task in record.deck.tasks}
    seen = tuple(
        ObjectiveSeen(
            objective=objective,
            tasks=tuple(
                TaskSeen(
                    task=task,
                    expected=tuple(one for one in expected if one.task == task.id),
                    observations=tuple(entry for entry in observations if entry.event.task == task.id),
                    ratings=tuple(entry for entry in ratings if entry.event.task == task.id),
                )
                for task in objective.tasks
            ),
        )
        for objective in record.deck.objectives
    )
    tasks = [task for one in seen for task in one.tasks]
    return Objectives(
        objectives=seen,
        other_expected=tuple(one for one in expected if one.task not in known),
        other_observations=tuple(entry for entry in observations if entry.event.task not in known),
        tasks=len(tasks),
        rated=sum(task.rated for task in tasks),
    )


def _expected(record: Record) -> tuple[Expected, ...]:
    cards = {card.id: card.expects for card in record.deck.injects if card.expects}
    marks = {entry.event.inject: entry for entry in record.of(e.ExpectationMarked)}
    found = []
    for entry in record.of(e.InjectReleased):
        expects = cards.get(entry.event.inject)
        if expects is None:
            continue
        mark = marks.get(entry.event.inject)
        found.append(
            Expected(
                ref=entry.ref,
                number=entry.number,
                inject=entry.event.inject,
                title=entry.event.title,
                team=expects.team,
                text=expects.text,
                task=expects.task,
                mark=mark.event.mark if mark else None,
                mark_ref=mark.ref if mark else None,
                by=mark.event.by if mark else "",
                note=mark.event.note if mark else "",
            )
        )
    return tuple(found)


def _counts(ratings: Iterable[Entry[e.TaskRated]]) -> Counts:
    given = [entry.event.rating for entry in ratings]
    return tuple((rating, given.count(rating)) for rating in RATINGS)
