"""Ids of a deck as people read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tabletop.deck.model import Deck
from tabletop.game.events import Outcome


class Titles:
    """The titles of a deck's things by id, and the names of people by roster id; an unknown id stands for itself."""

    def __init__(self, deck: Deck, people: Mapping[str, str]) -> None:
        self._teams = {team.id: team.short for team in deck.teams}
        self._long = {team.id: team.title for team in deck.teams}
        self._roles = {role.id: role.title for role in deck.roles}
        self._tracks = {track.id: track.title for track in deck.tracks}
        self._flags = {flag.id: flag.title for flag in deck.flags}
        self._purposes = {purpose.id: purpose.title for purpose in deck.purposes}
        self._causes = {cause.id: cause.title for cause in deck.causes}
        self._cards = {card.id: card.title for card in deck.actions}
        self._questions = {question.id: question.text for question in deck.questions}
        self._tasks = {task.id: task.title for task in deck.tasks}
        self._people = dict(people)

    def team(self, team: str) -> str:
        """A team's short title; control and other seats by their own word."""
        return self._teams.get(team, "Control" if team == "control" else team)

    def team_long(self, team: str) -> str:
        """A team's full title."""
        return self._long.get(team, self.team(team))

    def role(self, role: str) -> str:
        """A role's title."""
        return self._roles.get(role, role)

    def roles(self, roles: Sequence[str]) -> str:
        """Several roles in a row."""
        return listed([self.role(role) for role in roles])

    def track(self, track: str) -> str:
        """A track's title."""
        return self._tracks.get(track, track)

    def flag(self, flag: str) -> str:
        """What a flag says when it holds."""
        return self._flags.get(flag, flag)

    def purpose(self, purpose: str) -> str:
        """A purpose, in lower case as within a sentence."""
        return _lower(self._purposes.get(purpose, purpose))

    def cause(self, cause: str) -> str:
        """A cause, in lower case as within a sentence."""
        return _lower(self._causes.get(cause, cause))

    def card(self, card: str) -> str:
        """An action card's title."""
        return self._cards.get(card, card)

    def question(self, question: str) -> str:
        """A forecast question's text."""
        return self._questions.get(question, question)

    def task(self, task: str) -> str:
        """A critical task's title."""
        return self._tasks.get(task, task)

    def person(self, person: str) -> str:
        """A person's name, or the roster id."""
        return self._people.get(person) or person


OUTCOMES: Mapping[Outcome, str] = {
    "disaster": "disaster",
    "failure": "failure",
    "partial": "partial success",
    "success": "success",
    "notable": "notable success",
}


def _lower(title: str) -> str:
    """A title as within a sentence: its first letter small, unless the word is an acronym."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Parts in a row: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 order`, `2 orders`, `no orders`."""
    return f"{count or 'no'} {noun if count == 1 else plural or noun + 's'}"
