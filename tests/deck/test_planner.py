"""The deck that an engine player plans with holds nothing that is held back from its team."""

from __future__ import annotations

from typing import Any

import pytest

from support.decks import ferry
from support.texts import strings
from tabletop.deck.brief import for_planner, for_team
from tabletop.deck.model import Deck
from tabletop.library import load_deck

DECKS = ("ferry", "zapad-2025")


def read(name: str) -> Deck:
    return ferry() if name == "ferry" else load_deck(name)


def held_back(deck: Deck, team: str) -> dict[str, Any]:
    """What a planner of a team is not to know, by what it is."""
    return {
        "injects": tuple(
            (inject.title, inject.text, inject.source, inject.reliability, inject.notes, inject.dilemma, inject.reference)
            for inject in deck.injects
        ),
        "conditions of injects": tuple(inject.when.text for inject in deck.injects),
        "expected actions": tuple((inject.expects.text, inject.expects.met.text) for inject in deck.injects if inject.expects),
        "words of hazards": tuple(hazard.text for hazard in deck.hazards),
        "roles": tuple((role.card, role.aim, role.red_lines) for role in deck.roles if role.team != team),
        "aims": tuple((aim.title, aim.text, aim.met.text, aim.partly.text) for aim in deck.aims if aim.team != team),
        "questions": tuple(question.text for question in deck.questions if team not in question.teams),
        "briefs": tuple(each.brief for each in deck.teams if each.id != team),
        "objectives": deck.objectives,
        "claims": tuple(claim.text for claim in deck.claims),
        "files": deck.files,
    }


def secrets(deck: Deck, team: str) -> dict[str, str]:
    """Texts that say something of their own, each with what it is of; none that stands on a card which the planner may read."""
    own = for_team(deck, team)
    cards = (
        deck.actions,
        deck.rules,
        tuple((hazard.title, hazard.when.text) for hazard in deck.hazards),
        deck.flags,
        deck.tracks,
    )
    allowed = "\n".join(strings((own, cards)))
    return {
        text: what
        for what, values in held_back(deck, team).items()
        for text in strings(values)
        if len(text) >= 12 and " " in text and text not in allowed
    }


@pytest.mark.parametrize("name", DECKS)
def test_nothing_that_is_held_back_is_in_the_deck_that_an_engine_player_plans_with(name: str) -> None:
    deck = read(name)
    for team in deck.team_ids:
        found = secrets(deck, team)
        everything = "\n".join(strings(for_planner(deck, team)))
        for text, what in found.items():
            assert text not in everything, f"the planner of {team} reads of the {what}: {text}"
        wanted = {"injects", "expected actions", "words of hazards", "roles", "aims", "briefs", "objectives", "files"}
        wanted |= {"questions"} if any(team not in question.teams for question in deck.questions) else set()
        assert wanted <= set(found.values()), "the test looks for nothing of some that is held back"


@pytest.mark.parametrize("name", DECKS)
def test_no_part_of_it_tells_what_may_vary_or_who_wants_what(name: str) -> None:
    deck = read(name)
    for team in deck.team_ids:
        brief = for_planner(deck, team)
        assert (brief.injects, brief.claims, brief.objectives, brief.files, brief.digest) == ((), (), (), {}, "")
        assert all(hazard.truth == () and not hazard.text for hazard in brief.hazards), (
            "what may lie behind an incident is sealed"
        )
        assert all(track.start == track.low for track in brief.tracks), "where a track starts may be a secret"
        assert not any(flag.start for flag in brief.flags), "so may whether a fact holds"
        assert all(aim.team == team for aim in brief.aims)
        assert all(team in question.teams for question in brief.questions)
        for role in brief.roles:
            assert role.team == team or not (role.card or role.aim or role.red_lines)


@pytest.mark.parametrize("name", DECKS)
def test_it_holds_what_both_sides_can_do_and_how_the_world_answers(name: str) -> None:
    deck = read(name)
    for team in deck.team_ids:
        brief = for_planner(deck, team)
        assert brief.actions == deck.actions
        assert brief.rules == deck.rules
        assert [(each.id, each.when, each.chance, each.effects) for each in brief.hazards] == [
            (each.id, each.when, each.chance, each.effects) for each in deck.hazards
        ]
        assert [track.id for track in brief.tracks] == [track.id for track in deck.tracks]
        assert [flag.id for flag in brief.flags] == [flag.id for flag in deck.flags]
        assert [each.income for each in brief.teams] == [each.income for each in deck.teams]
        assert tuple(role for role in brief.roles if role.team == team) == tuple(r for r in deck.roles if r.team == team)
