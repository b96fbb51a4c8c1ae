"""Control's documents: the MSEL, the injects, the hand-outs, the controller's book, the evaluators' slips."""

from __future__ import annotations

from attrs import frozen

from tabletop.deck.model import Action, Deck, Team
from tabletop.deck.titles import cause_title, role_title
from tabletop.game.adjudication import CAP, ESTIMATE_CARDS, MARGIN, NEEDED, chance_2d6
from tabletop.game.telling.words import listed
from tabletop.paper.document import Document
from tabletop.paper.inject import controls_cards, hand_outs
from tabletop.paper.msel import msel
from tabletop.paper.plan import plan_of
from tabletop.paper.template import fill
from tabletop.paper.words import (
    PROBABILITIES,
    SIGHTS,
    condition_words,
    effects_words,
    ranges,
    team_name,
    teams_named,
)

CONTROL = "for control alone"


@frozen
class Adjudicated:
    """Control's side of an action card: what comes of it, and what speaks for and against it."""

    title: str
    authority: str
    method: str
    outcomes: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str, str], ...]


def controls_documents(deck: Deck, marking: str, turns: int | None) -> tuple[Document, ...]:
    """The papers that only control may read, and the evaluators' slips."""
    return (
        _book(deck, marking, turns),
        _msel(deck, marking, turns),
        _injects(deck, marking),
        *(_hand_outs(deck, team, marking) for team in deck.teams),
        _evaluation(deck, marking),
    )


def adjudicated(deck: Deck, action: Action) -> Adjudicated:
    """Control's side of a card."""
    outcomes = (
        ("Success", effects_words(deck, action.effects) or "nothing moves"),
        ("Partial", effects_words(deck, action.partial)),
        ("Failure", effects_words(deck, action.failure)),
        ("Laid open", effects_words(deck, action.exposed)),
    )
    return Adjudicated(
        title=action.title,
        authority=listed(role_title(deck, role) for role in action.authority),
        method=action.method + (f", {action.turns} turns" if action.turns > 1 else ""),
        outcomes=tuple(each for each in outcomes if each[1]),
        reasons=tuple(
            (sign, reason.text, condition_words(deck, reason.when))
            for sign, reasons in (("+", action.pros), ("−", action.cons))
            for reason in reasons
        ),
    )


def _msel(deck: Deck, marking: str, turns: int | None) -> Document:
    text = fill(
        "msel.html",
        marking=marking,
        exercise=deck.title,
        document="Master Scenario Events List",
        whose=CONTROL,
        parts=msel(deck, plan_of(deck, turns)),
    )
    return Document(
        path="control/msel.html",
        title="Master Scenario Events List",
        about="Every inject with its time, recipients, condition and expected action, and room for what was done",
        readers="control",
        copies="one a controller",
        text=text,
    )


def _injects(deck: Deck, marking: str) -> Document:
    text = fill(
        "injects.html",
        marking=marking,
        exercise=deck.title,
        document="Inject cards",
        whose=CONTROL,
        injects=controls_cards(deck),
    )
    return Document(
        path="control/injects.html",
        title="Inject cards",
        about="All of each inject: every wording, condition, expected action, sealed truth, effects",
        readers="control",
        copies="once",
        text=text,
    )


def _hand_outs(deck: Deck, team: Team, marking: str) -> Document:
    text = fill(
        "handouts.html",
        marking=marking,
        exercise=deck.title,
        document=f"Hand-outs to {team_name(team)}",
        whose=CONTROL,
        team=team_name(team),
        slips=hand_outs(deck, team.id),
    )
    return Document(
        path=f"control/handouts-{team.id}.html",
        title=f"Hand-outs to {team_name(team)}",
        about="The injects in this team's wording, one a slip, to be folded, and handed over on release",
        readers="control",
        copies="once, cut up and fold",
        text=text,
    )


def _evaluation(deck: Deck, marking: str) -> Document:
    text = fill(
        "evaluation.html",
        marking=marking,
        exercise=deck.title,
        document="Evaluators’ guide and slips",
        whose="for control and evaluators",
        objectives=deck.objectives,
        teams=[team_name(team) for team in deck.teams],
    )
    return Document(
        path="control/evaluation.html",
        title="Evaluators’ guide and slips",
        about="Objectives and critical tasks, the ratings, observation slips, the rating sheet",
        readers="control",
        copies="the guide once an evaluator; slips as needed",
        text=text,
    )


def _book(deck: Deck, marking: str, turns: int | None) -> Document:
    plan = plan_of(deck, turns)
    titles = {track.id: track.title for track in deck.tracks}
    text = fill(
        "book.html",
        marking=marking,
        exercise=deck.title,
        document="Controller’s book",
        whose=CONTROL,
        deck=deck,
        plan=plan,
        parts=msel(deck, plan),
        injects=controls_cards(deck),
        teams=[
            (
                team_name(team),
                team,
                effects_words(deck, team.broken),
                [
                    (aim, condition_words(deck, aim.met), condition_words(deck, aim.partly))
                    for aim in deck.aims
                    if aim.team == team.id
                ],
                [adjudicated(deck, action) for action in deck.actions if action.team == team.id],
            )
            for team in deck.teams
        ],
        tracks=[
            (
                track,
                ranges(track),
                track.band(track.start).name,
                teams_named(deck, (track.team,)) if track.team else "",
                SIGHTS[track.own],
                SIGHTS[track.others],
            )
            for track in deck.tracks
        ],
        flags=[(flag, teams_named(deck, flag.seen) or "control alone") for flag in deck.flags],
        top=max((band.name for track in deck.tracks if track.id == deck.ladder.track for band in track.bands[-1:]), default=""),
        rules=[(rule, condition_words(deck, rule.when) or "always", effects_words(deck, rule.effects)) for rule in deck.rules],
        hazards=[
            (
                hazard,
                condition_words(deck, hazard.when) or "always",
                effects_words(deck, hazard.effects),
                listed((cause_title(deck, cause) for cause in hazard.truth), last="or"),
                [(teams_named(deck, (team,)), words) for team, words in hazard.text.items()],
            )
            for hazard in deck.hazards
        ],
        questions=[
            (question, teams_named(deck, question.teams), condition_words(deck, question.answer))
            for question in deck.questions
            if not question.tempers
        ],
        chances=[(net, chance_2d6(net) / 10) for net in range(-CAP, CAP + 1)],
        needed=NEEDED,
        cap=CAP,
        margin=MARGIN,
        estimates=ESTIMATE_CARDS,
        probabilities=PROBABILITIES,
        palette=[titles[track] for track in deck.palette if track in titles],
        purposes=sorted(deck.purposes, key=lambda each: (each.scale is None, each.scale or 0)),
    )
    return Document(
        path="control/book.html",
        title="Controller’s book",
        about="Running order, ground rules, the world, MSEL, injects, rules and hazards, adjudication, evaluation, sources",
        readers="control",
        copies="one a controller",
        text=text,
    )
