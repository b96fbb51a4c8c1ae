"""The deck as a team may read it holds nothing that is held back from it."""

from __future__ import annotations

from typing import Any

import pytest

from support.decks import ferry
from support.texts import strings
from tabletop.deck.brief import for_team
from tabletop.deck.model import Deck
from tabletop.library import load_deck

LONG = 12
"""Characters from which a text of several words is taken to say something of its own."""


def held_back(deck: Deck, team: str) -> dict[str, str]:
    """Texts that a team is not to find, each with where it is from."""
    parts: dict[str, Any] = {
        "injects": deck.injects,
        "rules": deck.rules,
        "hazards": deck.hazards,
        "objectives": deck.objectives,
        "roles": tuple(role for role in deck.roles if role.team != team),
        "cards": tuple(card for card in deck.actions if card.team != team),
        "aims": tuple(aim for aim in deck.aims if aim.team != team),
        "questions": tuple(question.text for question in deck.questions if team not in question.teams),
        "briefs": tuple(each.brief for each in deck.teams if each.id != team),
        "flags": tuple(flag.title for flag in deck.flags if not {"all", team} & set(flag.seen)),
        "tracks": tuple((track.title, track.text) for track in deck.tracks if track.sight(team) == "hidden"),
        "files": deck.files,
    }
    return {text: part for part, values in parts.items() for text in strings(values) if len(text) >= LONG and " " in text}


@pytest.mark.parametrize("name", ["ferry", "zapad-2025"])
def test_nothing_that_is_held_back_is_in_the_deck_that_a_team_reads(name: str) -> None:
    deck = ferry() if name == "ferry" else load_deck(name)
    for team in (*deck.team_ids, ""):
        brief = for_team(deck, team)
        own = (
            *brief.roles,
            *brief.actions,
            *brief.aims,
            *brief.questions,
            *brief.tracks,
            *brief.flags,
            *brief.turns,
            brief.ladder,
        )
        allowed = "\n".join(strings((own, brief.palette, brief.classes, deck.title, deck.brief, deck.summary, deck.source)))
        secrets = {text: part for text, part in held_back(deck, team).items() if text not in allowed}
        assert len(secrets) > 50
        everything = "\n".join(strings(brief))
        for text, part in secrets.items():
            assert text not in everything, f"{team or 'everybody'} reads of the {part}: {text}"
        for withheld in (brief.injects, brief.rules, brief.hazards, brief.objectives, brief.claims):
            assert not withheld
        assert (brief.files, brief.digest) == ({}, "")
        assert all(role.team == team for role in brief.roles)
        assert all(card.team == team for card in brief.actions)
        assert all(aim.team == team for aim in brief.aims)
        assert all(track.start == track.low for track in brief.tracks), "where a track starts may be a secret"
