"""The players' documents. All that they are made of is the deck as everybody, or as their team, may read it."""

from __future__ import annotations

from tabletop.deck.brief import for_team
from tabletop.deck.model import Deck, Purpose, Team
from tabletop.game.adjudication import ESTIMATE_CARDS
from tabletop.game.commands import STATEMENT_WORDS
from tabletop.game.lessons import QUESTIONS, STATEMENTS
from tabletop.paper.card import cards_of
from tabletop.paper.document import Document
from tabletop.paper.plan import plan_of
from tabletop.paper.template import fill
from tabletop.paper.track import own_tracks, public_tracks
from tabletop.paper.words import FALLBACKS, PROBABILITIES, ranges, team_name

EVERYBODY = ""
"""The team of which no deck knows: its share is what everybody may read."""


def players_documents(deck: Deck, marking: str, turns: int | None) -> tuple[Document, ...]:
    """The papers of everybody, then those of each team."""
    share = for_team(deck, EVERYBODY)
    found = [_manual(share, marking, turns), _slips(share, marking, turns)]
    for team in deck.teams:
        own = for_team(deck, team.id)
        found += [_roles(own, team.id, marking), _cards(own, team.id, marking)]
    return tuple(found)


def _manual(share: Deck, marking: str, turns: int | None) -> Document:
    plan = plan_of(share, turns)
    ladder = next((track for track in share.tracks if track.id == share.ladder.track), None)
    text = fill(
        "manual.html",
        marking=marking,
        exercise=share.title,
        document="Situation manual",
        whose="for everybody",
        summary=share.summary,
        brief=share.brief,
        first=plan.turns[0],
        turns=[(turn.number, turn.date) for turn in plan.turns],
        hours=plan.hours,
        phases=plan.phases,
        turn_minutes=plan.turn_minutes,
        teams=[(team_name(team), team.title) for team in share.teams],
        tracks=public_tracks(share),
        ladder=(ladder.title, ladder.text, ranges(ladder)) if ladder else None,
        facts=[flag.title for flag in share.flags],
        meant=[purpose.title for purpose in _meant(share)],
        read_only=[purpose.title for purpose in share.purposes if purpose.scale is None],
        causes=[cause.title for cause in share.causes],
        probabilities=PROBABILITIES,
        words=STATEMENT_WORDS,
        source=share.source,
        version=share.version,
        licence=share.licence,
    )
    return Document(
        path="everybody/situation-manual.html",
        title="Situation manual",
        about="The situation, the teams, the ground rules, how a turn runs, the tracks, the words of probability",
        readers="everybody",
        copies="one each",
        text=text,
    )


def _slips(share: Deck, marking: str, turns: int | None) -> Document:
    plan = plan_of(share, turns)
    text = fill(
        "slips.html",
        marking=marking,
        exercise=share.title,
        document="Slips",
        whose="for everybody",
        teams=[team_name(team) for team in share.teams],
        meant=[purpose.title for purpose in _meant(share)],
        read=[purpose.title for purpose in share.purposes],
        causes=[cause.title for cause in share.causes],
        palette=[track.title for track in share.tracks if track.id in share.palette],
        probabilities=PROBABILITIES,
        estimates=ESTIMATE_CARDS,
        words=STATEMENT_WORDS,
        statements=[text for _, text in STATEMENTS],
        questions=[text for _, text in QUESTIONS],
    )
    sheets = -(-len(plan.turns) * len(share.teams) // 2)
    return Document(
        path="everybody/slips.html",
        title="Slips",
        about="Blank forms: order, argument, readings, forecast, estimate, message, talks, feedback",
        readers="everybody",
        copies=f"orders {sheets} times and a few more; the others as needed",
        text=text,
    )


def _meant(share: Deck) -> list[Purpose]:
    return sorted((each for each in share.purposes if each.scale is not None), key=lambda each: each.scale or 0)


def _roles(own: Deck, team_id: str, marking: str) -> Document:
    team = _team(own, team_id)
    text = fill(
        "roles.html",
        marking=marking,
        exercise=own.title,
        document="Team brief and role cards",
        whose=f"for {team_name(team)} alone",
        team=team_name(team),
        title=team.title,
        brief=team.brief,
        income=team.income,
        fallback=FALLBACKS[team.fallback],
        aims=[(aim.title, aim.text) for aim in own.aims if not aim.role],
        tracks=own_tracks(own, team_id),
        facts=[flag.title for flag in own.flags if flag.seen == (team_id,)],
        roles=[(role, [(aim.title, aim.text) for aim in own.aims if aim.role == role.id]) for role in own.roles],
    )
    return Document(
        path=f"team-{team_id}/roles.html",
        title=f"{team_name(team)}: team brief and role cards",
        about="What the team knows and wants; a card for each role with its private aim and red lines",
        readers="team",
        team=team_id,
        copies="once and cut up",
        text=text,
    )


def _cards(own: Deck, team_id: str, marking: str) -> Document:
    team = _team(own, team_id)
    text = fill(
        "actions.html",
        marking=marking,
        exercise=own.title,
        document="Action cards",
        whose=f"for {team_name(team)} alone",
        team=team_name(team),
        cards=cards_of(own),
    )
    return Document(
        path=f"team-{team_id}/actions.html",
        title=f"{team_name(team)}: action cards",
        about="The cards that the team can order, with price, who decides, and what others would see",
        readers="team",
        team=team_id,
        copies="once and cut up",
        text=text,
    )


def _team(own: Deck, team_id: str) -> Team:
    return next(team for team in own.teams if team.id == team_id)
