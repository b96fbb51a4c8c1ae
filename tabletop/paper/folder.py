"""All documents of a deck, with the page that lists them."""

from __future__ import annotations

from typing import Final

from tabletop.deck.model import Deck
from tabletop.paper.control import controls_documents
from tabletop.paper.document import Document
from tabletop.paper.player import players_documents
from tabletop.paper.template import fill
from tabletop.paper.words import team_name

HANDLING: Final = "UNCLASSIFIED"
INDEX: Final = "index.html"


def documents(
    deck: Deck, *, handling: str = HANDLING, turns: int | None = None, players_only: bool = False
) -> tuple[Document, ...]:
    """The documents of a session of so many turns (the deck's longest if None), the list of them first.

    `handling` is the marking that every page carries after EXERCISE. Raises LengthError.
    """
    marking = f"EXERCISE · {handling.strip()}" if handling.strip() else "EXERCISE"
    found = players_documents(deck, marking, turns)
    if not players_only:
        found += controls_documents(deck, marking, turns)
    return (_index(deck, marking, found), *found)


def _index(deck: Deck, marking: str, found: tuple[Document, ...]) -> Document:
    groups = [
        ("Everybody may read", [each for each in found if each.readers == "everybody"]),
        *(
            (f"Only {team_name(team)} and control may read", [each for each in found if each.team == team.id])
            for team in deck.teams
        ),
        ("Only control may read, and the evaluators what is theirs", [each for each in found if each.readers == "control"]),
    ]
    text = fill(
        "index.html",
        marking=marking,
        exercise=deck.title,
        document="Papers of the exercise",
        whose="for whoever prints them",
        groups=[group for group in groups if group[1]],
    )
    return Document(path=INDEX, title="Papers of the exercise", about="The list of the documents", readers="everybody", text=text)
