"""Numbers as people at the table count: of a team's action cards, and of a session's turns.

A session of fewer turns than its deck plays some of them: `course` lists those by the deck's numbers; people count them from 1.
"""

from __future__ import annotations

from tabletop.deck.model import Action, Deck


def numbered(deck: Deck, team: str) -> tuple[Action, ...]:
    """A team's cards in the order of their numbers, which begin at 1: by class in the deck's order, then as written."""
    place = {kind: index for index, kind in enumerate(deck.classes)}
    own = (action for action in deck.actions if action.team == team)
    return tuple(sorted(own, key=lambda action: place.get(action.kind, len(place))))


def counts_otherwise(course: tuple[int, ...]) -> bool:
    """Whether a session counts its turns otherwise than its deck does."""
    return course != tuple(range(1, len(course) + 1))


def session_turn(course: tuple[int, ...], turn: int) -> int:
    """The session's number of the turn in which what is planned for a turn of the deck comes; 0 for no turn."""
    return next((number for number, each in enumerate(course, 1) if each >= turn), len(course)) if turn else 0


def last_session_turn(course: tuple[int, ...], turn: int) -> int:
    """The session's number of the last turn that is not after a turn of the deck; 0 if all of them are."""
    return sum(each <= turn for each in course)
