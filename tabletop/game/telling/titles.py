"""Ids of a deck as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from tabletop.deck.effect import parse_effect
from tabletop.deck.expression import ExpressionError
from tabletop.deck.model import Deck
from tabletop.deck.titles import change_words, world_titles
from tabletop.game.telling.words import listed, within


class Titles:
    """The titles of a deck's things by id, and the names of people by roster id; an unknown id stands for itself."""

    def __init__(self, deck: Deck, people: Mapping[str, str] | None = None, *, scored: bool = False) -> None:
        self.deck = deck
        self.scored = scored
        """Whether a session is told of whose aims are scored."""
        self._people = people or {}

    @cached_property
    def _teams(self) -> Mapping[str, str]:
        return {team.id: team.short for team in self.deck.teams}

    @cached_property
    def _roles(self) -> Mapping[str, str]:
        return {role.id: role.title for role in self.deck.roles}

    @cached_property
    def _injects(self) -> Mapping[str, str]:
        return {card.id: card.title for card in self.deck.injects}

    @cached_property
    def _tracks(self) -> Mapping[str, str]:
        return {track.id: track.title for track in self.deck.tracks}

    @cached_property
    def _flags(self) -> Mapping[str, str]:
        return {flag.id: flag.title for flag in self.deck.flags}

    @cached_property
    def _world(self) -> Mapping[str, str]:
        return world_titles(self.deck)

    @cached_property
    def _purposes(self) -> Mapping[str, str]:
        return {purpose.id: purpose.title for purpose in self.deck.purposes}

    @cached_property
    def _causes(self) -> Mapping[str, str]:
        return {cause.id: cause.title for cause in self.deck.causes}

    @cached_property
    def _cards(self) -> Mapping[str, str]:
        return {card.id: card.title for card in self.deck.actions}

    @cached_property
    def _questions(self) -> Mapping[str, str]:
        return {question.id: question.text for question in self.deck.questions}

    @cached_property
    def _temperaments(self) -> Mapping[str, str]:
        return {temper.id: temper.title for temper in self.deck.temperaments}

    @cached_property
    def _tasks(self) -> Mapping[str, str]:
        return {task.id: task.title for task in self.deck.tasks}

    def team(self, team: str) -> str:
        """A team's short title; control and other seats by their own word."""
        return self._teams.get(team, "Control" if team == "control" else team)

    def team_long(self, team: str) -> str:
        """A team's full title."""
        return next((each.title for each in self.deck.teams if each.id == team), self.team(team))

    def seat(self, seat: str) -> str:
        """A seat: its team's short title, and which of several where there are several."""
        team, _, place = seat.partition("/")
        return f"{self.team(team)}, {place}" if place else self.team(team)

    def role(self, role: str) -> str:
        """A role's title."""
        return self._roles.get(role, role)

    def roles(self, roles: Iterable[str]) -> str:
        """Several roles in a row."""
        return listed(self.role(role) for role in roles)

    def inject(self, inject: str) -> str:
        """An inject's title."""
        return self._injects.get(inject, inject)

    def date(self, turn: int) -> str:
        """The date of a turn of the deck, which a session of fewer turns numbers otherwise."""
        return next((each.date for each in self.deck.turns if each.number == turn), f"turn {turn}")

    def track(self, track: str) -> str:
        """A track's title."""
        return self._tracks.get(track, track)

    def flag(self, flag: str) -> str:
        """What a flag says when it holds."""
        return self._flags.get(flag, flag)

    def purpose(self, purpose: str) -> str:
        """A purpose, in lower case as within a sentence."""
        return within(self._purposes.get(purpose, purpose))

    def cause(self, cause: str) -> str:
        """A cause, in lower case as within a sentence."""
        return within(self._causes.get(cause, cause))

    def card(self, card: str) -> str:
        """An action card's title."""
        return self._cards.get(card, card)

    def order(self, values: Mapping[str, Any]) -> str:
        """The order that an event is about, in quotation marks: its card's title or its argument; empty where it is not told."""
        what = self.card(values["card"]) if values.get("card") else values.get("argument", "").strip()
        return f"“{what}”" if what else ""

    def question(self, question: str) -> str:
        """A forecast question's text."""
        return self._questions.get(question, question)

    def temperament(self, temperament: str) -> str:
        """A temperament's title."""
        return self._temperaments.get(temperament, temperament)

    def task(self, task: str) -> str:
        """A critical task's title."""
        return self._tasks.get(task, task)

    def person(self, person: str) -> str:
        """A person's name, or the roster id."""
        return self._people.get(person) or person

    def effects(self, effects: Iterable[str]) -> str:
        """Effects as written in a deck, in words: `Escalation −1, now so: The ferry does not run`; their conditions left out."""
        return ", ".join(map(self._effect, effects))

    def _effect(self, text: str) -> str:
        try:
            effect = parse_effect(text)
        except ExpressionError:
            return text
        return change_words(effect, self._world)
