"""The deck as one team may read it, and as an engine player of it may know it."""

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


def for_planner(deck: Deck, team: str) -> Deck:
    """The deck that an engine player of a team plans with: what the team may read, and how the world works besides.

    That is what both sides can do and what it costs them, and the standing rules and hazards by which the world answers.
    Injects, sealed truths, what is expected of whom, where the world starts, and the others' briefs, role cards, aims
    and questions are not in it; of their roles only the ids, which their cards name.
    """
    own = for_team(deck, team)
    return evolve(
        own,
        teams=tuple(each if each.id == team else evolve(each, brief="") for each in deck.teams),
        roles=tuple(
            role if role.team == team else evolve(role, title=role.id, card="", aim="", red_lines=()) for role in deck.roles
        ),
        actions=deck.actions,
        rules=deck.rules,
        hazards=tuple(evolve(hazard, truth=(), text={}) for hazard in deck.hazards),
        flags=tuple(evolve(flag, start=False) for flag in deck.flags),
        tracks=tuple(evolve(track, start=track.low) for track in deck.tracks),
    )
