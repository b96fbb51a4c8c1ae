"""Practice sessions played by a scripted person: the same inputs for the same seed, by what the person sees alone."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from attrs import evolve

from support.decks import ferry
from support.orders import PASS, argument, of_card
from support.sessions import ticking
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.events import Event, Level
from tabletop.game.refusal import Refusal
from tabletop.game.view import TeamView
from tabletop.journal.memory import MemoryJournal
from tabletop.journal.timeline import timeline
from tabletop.practice.session import Job, Practice
from tabletop.table import Table

ITERATIONS = 24
"""Games that a commander plays in thought in these tests."""


def seen(practice: Practice) -> TeamView:
    """What the person sees."""
    view = practice.table.seen(practice.team)
    assert isinstance(view, TeamView)
    return view


def asked(practice: Practice, seed: str) -> list[c.Command]:
    """What the scripted person says and does in this phase: all that it is asked, by chance of its own, and that it is done."""
    view, deck = seen(practice), practice.seat.deck
    rng = random.Random(f"{seed}/{view.clock.number}/{view.clock.phase}")  # noqa: S311 - a whim is no secret
    if view.clock.phase == "assess":
        acts: list[c.Command] = [
            c.ReadIncident(ref=report.number, reading=rng.choice(deck.causes).id, likelihood=68)
            for report in view.inbox
            if report.readable and not report.reading
        ]
        acts += [c.MakeForecast(question=each.id, probability=rng.choice((10, 40, 80))) for each in view.questions]
    elif view.clock.phase == "decide":
        acts = [ordered(view, deck, rng), c.MakeStatement(text="We hold to what was agreed.")]
    elif view.clock.phase == "adjudicate":
        meant = [purpose.id for purpose in deck.purposes if purpose.scale is not None]
        acts = [c.ReadMove(ref=move.number, reading=rng.choice(meant), likelihood=60) for move in view.moves if move.readable]
    else:
        acts = []
    return [*acts, c.Finish()]


def ordered(view: TeamView, deck: Deck, rng: random.Random) -> c.GiveOrder:
    """A main order that the person can give, now and then an argument or a pass."""
    whim = rng.random()
    if whim < 0.15:
        track = next(name for name in deck.palette if name != deck.ladder.track)
        meant = next(purpose.id for purpose in deck.purposes if purpose.scale is not None)
        return argument(effects=(f"{track} +2",), purpose=meant, message=meant)
    cards = [offer.card for offer in view.offers if offer.main]
    if not cards or whim < 0.2:
        return PASS
    picked = rng.choice(cards)
    card = next(card for card in deck.actions if card.id == picked)
    purpose, message, posture = (rng.choice(each) for each in (card.purposes, card.purposes, card.postures))
    return of_card(card, purpose=purpose, message=message, rationale=card.rationale, posture=posture)


def retold(table: Table, change: Callable[[Event], Event]) -> Table:
    """The same session, had some of what happened been otherwise."""
    journal = MemoryJournal(table.journal.header)
    for commit in table.commits:
        journal.append(commit.seq - 1, evolve(commit, events=tuple(map(change, commit.events))))
    return Table(journal, table.deck, clock=ticking())


def person_acts(practice: Practice, seed: str) -> None:
    """The person does all that it is asked in this phase, and is done with it."""
    for act in asked(practice, seed):
        came = practice.table.submit(practice.team, act)
        assert not isinstance(came, Refusal), f"{act}: {came}"


def engine_acts(practice: Practice) -> list[Job]:
    """The engine does what it can until it is the person's turn."""
    done: list[Job] = []
    while (job := practice.next_job()) is not None:
        assert practice.carry_out(job, job.think(None))
        done.append(job)
        assert len(done) < 40, "the engine comes to no end"
    return done


def engine_opens(practice: Practice, phase: str) -> None:
    """Let the engine do what it does alone, until it has opened a phase."""
    while practice.table.state.phase != phase:
        job = practice.next_job()
        assert job is not None
        practice.carry_out(job, job.think(None))


def play(
    practice: Practice, seed: str = "person", between: Callable[[Practice], Practice] = lambda practice: practice
) -> Practice:
    """Play a practice session to its end. `between` gets it before each phase of the person's, and answers what is played on."""
    while True:
        engine_acts(practice)
        if practice.over:
            return practice
        practice = between(practice)
        person_acts(practice, seed)


def begun(
    deck: Deck | None = None, team: str = "norvia", level: Level = "staff", path: Path | None = None, seed: str = "s"
) -> Practice:
    """A practice session that has begun."""
    return Practice.begin(deck or ferry(), team, level=level, path=path, seed=seed, iterations=ITERATIONS, clock=ticking())


def story(practice: Practice) -> list[Event]:
    """What happened and is in force, but for what hangs on the clock on the wall."""
    apart = (e.ClockSet, e.SessionReopened)
    return [event for each in timeline(practice.table.commits).effective for event in each.events if not isinstance(event, apart)]


def at(practice: Practice, phase: str) -> Practice:
    """The session at the beginning of a phase, before anybody has said a word in it."""
    while practice.table.state.phase != phase:
        job = practice.next_job()
        if job is None:
            person_acts(practice, "person")
        else:
            practice.carry_out(job, job.think(None))
    return practice
