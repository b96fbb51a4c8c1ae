"""A whole deck."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from tabletop.deck.model.cards import Action, Aim, Hazard, Inject, Question, Rule
from tabletop.deck.model.setting import (
    Cause,
    Claim,
    Flag,
    Ladder,
    Length,
    Objective,
    Purpose,
    Role,
    Task,
    Team,
    Temperament,
    Track,
    Turn,
)
from tabletop.deck.model.terms import Method


@frozen(kw_only=True, eq=False)
class Deck:
    """All that a scenario says. Two decks are the same only if they are one object: compare digests of their text instead."""

    id: str
    title: str
    summary: str
    version: str
    licence: str
    source: str
    brief: str
    ladder: Ladder
    classes: tuple[str, ...]
    """Kinds of action cards, such as restraint or coercion."""
    palette: tuple[str, ...]
    """Tracks that a free argument may move."""
    argument_method: Method
    teams: tuple[Team, ...]
    roles: tuple[Role, ...]
    tracks: tuple[Track, ...]
    flags: tuple[Flag, ...]
    turns: tuple[Turn, ...]
    lengths: tuple[Length, ...]
    purposes: tuple[Purpose, ...]
    causes: tuple[Cause, ...]
    claims: tuple[Claim, ...]
    injects: tuple[Inject, ...]
    actions: tuple[Action, ...]
    rules: tuple[Rule, ...]
    hazards: tuple[Hazard, ...]
    aims: tuple[Aim, ...]
    objectives: tuple[Objective, ...]
    questions: tuple[Question, ...]
    temperaments: tuple[Temperament, ...]
    files: Mapping[str, str]
    """The text that it was read from, by file name, as a save keeps it."""
    digest: str
    """SHA-256 of `files`, as 64 hexadecimal digits."""

    @property
    def team_ids(self) -> tuple[str, ...]:
        """Ids of the teams, in the deck's order."""
        return tuple(team.id for team in self.teams)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Critical tasks of all objectives."""
        return tuple(task for objective in self.objectives for task in objective.tasks)
