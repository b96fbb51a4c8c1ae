"""An inject on paper: control's card with all of it, and the slip that a team is handed."""

from __future__ import annotations

from attrs import frozen

from tabletop.deck.model import ALL, Deck, Inject
from tabletop.deck.titles import cause_title, objective_title, task_title
from tabletop.game.telling.words import listed
from tabletop.paper.words import (
    KINDS,
    condition_words,
    effects_words,
    team_name,
    teams_named,
)


@frozen
class Wording:
    """What one team, or all, is told, by whom, and how sure it is."""

    to: str
    text: str
    source: str
    reliability: str


@frozen
class Expected:
    """What control expects: of whom, what, by which turn, under which task, and what shows that it came."""

    of: str
    text: str
    by: int
    task: str
    met: str


@frozen
class ControlsCard:
    """All of an inject, as control has it."""

    number: int
    title: str
    kind: str
    colour: bool
    planned: str
    turn: int | None
    time: str
    mode: str
    thread: str
    to: str
    sources: str
    wordings: tuple[Wording, ...]
    when: str
    expected: Expected | None
    truth: str
    effects: str
    objective: str
    dilemma: str
    notes: str
    rests: str


@frozen
class HandOut:
    """One team's wording of an inject, as it is handed to it. `number`, `turn` and `title` are control's."""

    number: int
    title: str
    planned: str
    time: str
    mode: str
    text: str
    source: str
    reliability: str


def controls_cards(deck: Deck) -> tuple[ControlsCard, ...]:
    """Every inject of the deck, numbered in the MSEL's order."""
    return tuple(_controls_card(deck, number, inject) for number, inject in enumerate(deck.injects, 1))


def hand_outs(deck: Deck, team: str) -> tuple[HandOut, ...]:
    """The injects that have a wording for a team, in that wording alone."""
    return tuple(
        HandOut(
            number=number,
            title=inject.title,
            planned=_planned(inject),
            time=inject.time,
            mode=inject.mode,
            text=inject.wording(team),
            source=inject.source.get(team, inject.source.get(ALL, "")),
            reliability=inject.reliability.get(team, inject.reliability.get(ALL, "")),
        )
        for number, inject in enumerate(deck.injects, 1)
        if team in inject.recipients(deck.team_ids)
    )


def _controls_card(deck: Deck, number: int, inject: Inject) -> ControlsCard:
    return ControlsCard(
        number=number,
        title=inject.title,
        kind=KINDS[inject.kind],
        colour=inject.weight == "colour",
        planned=_planned(inject),
        turn=inject.turn,
        time=inject.time,
        mode=inject.mode,
        thread=inject.thread,
        to=_recipients(deck, inject),
        sources=" / ".join(dict.fromkeys(inject.source.values())),
        wordings=tuple(
            Wording(
                to=teams_named(deck, (team,)) if team != ALL or len(inject.text) == 1 else "the others",
                text=text,
                source=inject.source.get(team, inject.source.get(ALL, "")),
                reliability=inject.reliability.get(team, inject.reliability.get(ALL, "")),
            )
            for team, text in inject.text.items()
        ),
        when=condition_words(deck, inject.when),
        expected=_expected(deck, inject),
        truth=listed((cause_title(deck, cause) for cause in inject.truth), last="or"),
        effects=effects_words(deck, inject.effects),
        objective=objective_title(deck, inject.objective) if inject.objective else "",
        dilemma=inject.dilemma,
        notes=inject.notes,
        rests="; ".join(part for part in (inject.basis, " ".join(inject.claims), inject.reference) if part),
    )


def _planned(inject: Inject) -> str:
    if inject.turn is None:
        return "On condition"
    return f"Turn {inject.turn}" if inject.minute is None else f"Turn {inject.turn}, {inject.minute} min in"


def _recipients(deck: Deck, inject: Inject) -> str:
    teams = inject.recipients(deck.team_ids)
    return "all teams" if len(teams) == len(deck.teams) else listed(team_name(team) for team in deck.teams if team.id in teams)


def _expected(deck: Deck, inject: Inject) -> Expected | None:
    expects = inject.expects
    if expects is None:
        return None
    return Expected(
        of=teams_named(deck, (expects.team,)),
        text=expects.text,
        by=expects.by_turn,
        task=task_title(deck, expects.task) if expects.task else "",
        met=condition_words(deck, expects.met) or "control judges",
    )
