"""Opponents cannot cheat: what an engine player may not know is changed, and it does the same.

Each variant of a session in progress changes one kind of secret, in the state or in the deck, so that the team's view stays as it
is. That the check can fail is shown by planted peeks: a person that looks at a secret does something else in some variant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from random import Random

import pytest
from attrs import evolve

from support.decks import ferry
from support.persons import Persons
from tabletop.deck.expression import parse_expression
from tabletop.deck.model import Deck
from tabletop.engine.belief import sample
from tabletop.engine.match import Books, DraftSight
from tabletop.engine.people.person import Person
from tabletop.engine.players import make_player
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.events import Level, Phase
from tabletop.game.play import Actor
from tabletop.game.state import Draft
from tabletop.library import load_deck

US, THEM = "sandrel", "norvia"
LEVELS: tuple[Level, ...] = ("recruit", "staff", "commander")
PHASES: tuple[Phase, ...] = ("assess", "decide", "adjudicate")
ITERATIONS = 60

Peek = Callable[[DraftSight], object]


def chance(seed: object) -> Random:
    return Random(str(seed))  # noqa: S311 - dice of a game


@cache
def untraced() -> Deck:
    """The ferry dispute with temperaments, and with a covert card that leaves no trace."""
    deck = ferry()
    return evolve(
        deck,
        temperaments=load_deck("zapad-2025").temperaments,
        actions=tuple(evolve(card, trace="", exposure=0) if card.id == "tap-cable" else card for card in deck.actions),
    )


@cache
def session(phase: Phase) -> tuple[Books, Draft]:
    """A session in this phase of turn 2; in turn 1 the others gave a covert order that nobody saw."""
    game = Persons(untraced(), {US: make_player("staff"), THEM: make_player("staff")}, 3, "no cheating")
    game.play(stop=lambda draft: draft.phase == "decide")
    for order in (
        c.GiveOrder(
            substance="action", card="tap-cable", posture="covert", purpose="probing", message="routine", rationale="So."
        ),
        c.GiveOrder(
            substance="action", slot="national", card="halt-ferry", purpose="coercion", message="routine", rationale="So."
        ),
    ):
        game.give(THEM, order)
    game.play(stop=lambda draft: (draft.number, draft.phase) == (2, "inject"))
    game.give(CONTROL, c.ReleaseInject(inject="oil-film"))
    game.play(stop=lambda draft: (draft.number, draft.phase) == (2, "assess" if phase == "assess" else "decide"))
    if phase != "assess":
        pilots = c.GiveOrder(
            substance="action", card="train-pilots", purpose="routine", message="reassurance", rationale="It is cheap."
        )
        game.give(THEM, pilots)
        game.give(THEM, c.MakeStatement(text="We train our pilots."))
    if phase == "adjudicate":
        game.play(stop=lambda draft: draft.phase == phase)
    return game.books, game.draft


def variants(books: Books, draft: Draft) -> Iterator[tuple[str, DraftSight]]:
    """The same for the team's eyes, with secrets changed, by what was changed."""
    for name, changed in states(books, draft):
        yield name, DraftSight(books, changed, US)
    for name, deck in decks(books.deck):
        yield name, DraftSight(Books(deck), draft, US)


def states(books: Books, draft: Draft) -> Iterator[tuple[str, Draft]]:
    theirs = [order for order in draft.orders if order.team == THEM and order.order not in draft.revealed]
    if theirs:
        other = draft.copy()
        other.orders = tuple(order for order in draft.orders if order not in theirs)
        yield "their order of this turn taken away", other
        other = draft.copy()
        other.orders = tuple(
            evolve(order, card="patrol-strait", purpose="coercion") if order in theirs else order for order in draft.orders
        )
        yield "their order of this turn", other
    if draft.phase == "decide":
        other = draft.copy()
        other.statements = tuple(evolve(said, text="We mobilise.") if said.team == THEM else said for said in draft.statements)
        yield "what they are going to say", other
    other = draft.copy()
    other.orders = tuple(
        evolve(order, purpose="coercion", message="probing", rationale="To hurt.", alternatives="War.")
        if order.team == THEM
        else order
        for order in draft.orders
    )
    yield "their purposes and messages", other
    unseen = next(move.order for move in draft.moves if move.team == THEM and not move.refs)
    other = without(draft, unseen)
    yield "a covert order without a trace", other
    other = draft.copy()
    assert draft.opened is not None
    causes = [cause.id for cause in books.deck.causes]
    turned = {cause: causes[(place + 1) % len(causes)] for place, cause in enumerate(causes)}
    other.opened = evolve(draft.opened, truths={inject: turned[truth] for inject, truth in draft.opened.truths.items()})
    other.inbox = tuple(evolve(put, cause=turned.get(put.cause, "")) for put in draft.inbox)
    yield "sealed truths", other
    other = draft.copy()
    drawn = next(seated for seated in draft.engines if seated.team == THEM)
    fourth = next(temper.id for temper in books.deck.temperaments if temper.id != drawn.temperament)
    other.engines = tuple(evolve(seated, temperament=fourth) if seated is drawn else seated for seated in draft.engines)
    other.temper = frozenset(f"{seated.team}.{seated.temperament}" for seated in other.engines)
    yield "their temperament", other
    other = draft.copy()
    other.forecasts = tuple(evolve(made, probability=99) if made.team == THEM else made for made in draft.forecasts)
    other.incident_readings = tuple(
        evolve(read, reading="third-party", grounds="Birds.") if read.team == THEM else read for read in draft.incident_readings
    )
    other.move_readings = tuple(
        evolve(read, reading="coercion", grounds="We saw it.") if read.team == THEM else read for read in draft.move_readings
    )
    yield "their readings and forecasts", other
    for number in range(3):
        yield f"another world that the view allows, {number}", allowed(books, draft, US, number)


def allowed(books: Books, draft: Draft, team: str, number: int) -> Draft:
    """Another world that a team's view allows; of what the view does not hold, the team knows its own temperament."""
    other = sample(DraftSight(books, draft, team).view, books.planner(team), chance(number)).thaw()
    own = {seated.team: seated for seated in draft.engines if seated.team == team}
    other.engines = tuple(own.get(seated.team, seated) for seated in other.engines)
    return other


def without(draft: Draft, order: str) -> Draft:
    """The state as it would be if an order that nobody saw had never been given."""
    other = draft.copy()
    kept = [place for place, move in enumerate(draft.moves) if move.order != order]
    other.moves, other.before_moves = tuple(draft.moves[p] for p in kept), tuple(draft.before_moves[p] for p in kept)
    other.revealed = {key: move for key, move in draft.revealed.items() if key != order}
    kept = [place for place, ruling in enumerate(draft.rulings) if ruling.order != order]
    other.rulings, other.before_rulings = tuple(draft.rulings[p] for p in kept), tuple(draft.before_rulings[p] for p in kept)
    other.orders = tuple(given for given in draft.orders if given.order != order)
    other.played = draft.played - {"tap-cable"}
    other.flags = tuple(flag for flag in draft.flags if flag != "cable_tapped")
    return other


def decks(deck: Deck) -> Iterator[tuple[str, Deck]]:
    turn_over = parse_expression("escalation >= 6")
    yield (
        "their aims",
        evolve(deck, aims=tuple(evolve(aim, met=turn_over, weight=7) if aim.team == THEM else aim for aim in deck.aims)),
    )
    yield (
        "their roles",
        evolve(
            deck,
            roles=tuple(
                evolve(role, card="Wants war.", aim="War.", red_lines=("Peace.",)) if role.team == THEM else role
                for role in deck.roles
            ),
        ),
    )
    yield (
        "their brief",
        evolve(deck, teams=tuple(evolve(team, brief="Attack.") if team.id == THEM else team for team in deck.teams)),
    )
    yield (
        "their questions",
        evolve(
            deck,
            questions=tuple(
                evolve(question, text="Do they bluff?", answer=turn_over) if question.teams == (THEM,) else question
                for question in (*deck.questions, evolve(deck.questions[0], id="theirs", teams=(THEM,)))
            ),
        ),
    )
    yield (
        "held injects and what is expected",
        evolve(
            deck,
            injects=tuple(
                evolve(inject, text={"all": "Nothing."}, expects=None, notes="", dilemma="") for inject in deck.injects
            ),
        ),
    )
    yield "objectives", evolve(deck, objectives=())


def commands(person: Person, sight: DraftSight) -> tuple[c.Command, ...]:
    return person.commands(sight, chance("the same"))


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("level", LEVELS)
def test_what_a_player_may_not_know_changes_nothing_that_it_does(level: Level, phase: Phase) -> None:
    books, draft = session(phase)
    person = Person(make_player(level, ITERATIONS))
    sight = DraftSight(books, draft, US)
    real = commands(person, sight)
    assert len(real) > 1
    for name, other in variants(books, draft):
        assert other.view == sight.view, f"{name}: the team would see it"
        assert commands(person, other) == real, name


@pytest.mark.parametrize("level", LEVELS[:2])
def test_nor_does_it_in_a_large_deck(level: Level) -> None:
    deck = load_deck("zapad-2025")
    for us, them in (("nato", "union_state"), ("union_state", "nato")):
        game = Persons(deck, {us: make_player(level), them: make_player("staff")}, 6, "no cheating")
        game.play(stop=lambda draft: (draft.number, draft.phase) == (3, "decide"))
        sight = DraftSight(game.books, game.draft, us)
        real = commands(Person(make_player(level)), sight)
        for number in range(4):
            other = DraftSight(game.books, allowed(game.books, game.draft, us, number), us)
            assert commands(Person(make_player(level)), other) == real


class Peeking(Person):
    """A person that says aloud what it has looked at."""

    def __init__(self, peek: Peek) -> None:
        super().__init__(make_player("recruit"))
        self.peek = peek

    def commands(self, sight: DraftSight, rng: Random) -> tuple[c.Command, ...]:  # type: ignore[override]  # looks behind it
        return (*super().commands(sight, rng), c.MakeStatement(text=str(self.peek(sight))))


PEEKS: dict[str, Peek] = {
    "their order of this turn": lambda sight: [order.card for order in sight._draft.orders if order.team == THEM],
    "what it is for": lambda sight: [(o.purpose, o.message) for o in sight._draft.orders if o.team == THEM],
    "what they are going to say": lambda sight: sight._draft.statements,
    "a covert order without a trace": lambda sight: [move.order for move in sight._draft.moves],
    "where the tracks stand": lambda sight: sight._draft.tracks,
    "flags that it does not know": lambda sight: sight._draft.flags,
    "what an incident was": lambda sight: [put.cause for put in sight._draft.inbox],
    "their temperament": lambda sight: sorted(sight._draft.temper),
    "their forecasts": lambda sight: [made.probability for made in sight._draft.forecasts],
    "their aims": lambda sight: [(aim.met.text, aim.weight) for aim in sight._books.deck.aims],
    "their roles": lambda sight: [role.card for role in sight._books.deck.roles],
    "their brief": lambda sight: [team.brief for team in sight._books.deck.teams],
    "their questions": lambda sight: [question.text for question in sight._books.deck.questions],
    "held injects": lambda sight: [dict(inject.text) for inject in sight._books.deck.injects],
    "objectives": lambda sight: sight._books.deck.objectives,
}


@pytest.mark.parametrize("peek", PEEKS.values(), ids=PEEKS)
def test_a_planted_peek_is_caught(peek: Peek) -> None:
    books, draft = session("decide")
    person = Peeking(peek)
    real = commands(person, DraftSight(books, draft, US))
    caught = [name for name, other in variants(books, draft) if commands(person, other) != real]
    assert caught


def test_a_peek_at_what_is_its_own_to_know_is_none() -> None:
    books, draft = session("decide")
    person = Peeking(lambda sight: (sight.view.tracks, sight.book.deck.aims, Actor.at(sight.team)))
    real = commands(person, DraftSight(books, draft, US))
    own = {name for name, other in variants(books, draft) if commands(person, other) != real}
    assert own == set()
