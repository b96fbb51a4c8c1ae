"""The deck as one team may read it."""

from __future__ import annotations

from attrs import evolve

from tabletop.deck.model import ALL, Deck


def for_team(deck: Deck, team: str) -> Deck:
    """A deck without what a team may not know: injects, rules, hazards, sealed truths, the others' briefs, roles,
    cards, aims and questions.

    Its `files` and `digest` are empty, since they would tell all of it.
    """
    return evolve(
        deck,
        injects=(),
        rules=(),
        hazards=(),
        claims=(),
        objectives=(),
        files={},
        digest="",
        teams=tuple(each if each.id == team else evolve(each, brief="", income=0, broken=()) for each in deck.teams),
        roles=tuple(role for role in deck.roles if role.team == team),
        actions=tuple(action for action in deck.actions if action.team == team),
        aims=tuple(aim for aim in deck.aims if aim.team == team),
        questions=tuple(question for question in deck.questions if team in question.teams),
        flags=tuple(flag for flag in deck.flags if ALL in flag.seen or team in flag.seen),
        tracks=tuple(evolve(track, start=track.low) for track in deck.tracks if track.sight(team) != "hidden"),
    )
