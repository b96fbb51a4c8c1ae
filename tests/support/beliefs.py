"""Sessions of every kind whose views are to be believed: decks with conditions by chance, and games led on by chance."""

from __future__ import annotations

import random
from collections.abc import Iterator

from attrs import evolve

from support.orders import PASS, argument, of_card
from support.sessions import estimate, give_orders, mend, move_on, ticking
from support.strategies import Whim
from tabletop.deck.expression import parse_expression
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game.apply import apply
from tabletop.game.audience import CONTROL
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.orders import committed, open_rulings
from tabletop.game.play import Actor
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.consequences import unsettled
from tabletop.game.rules.orders import orderable
from tabletop.game.state import Draft, State
from tabletop.game.view import TeamView
from tabletop.journal.timeline import timeline
from tabletop.table import Table


def twisted(deck: Deck, rng: random.Random) -> Deck:
    """A deck whose cards ask for what their teams see dimly or not at all, take their turns, and look alike."""
    names = _Names(deck, rng)
    texts = [action.observable for action in deck.actions]
    actions = tuple(
        evolve(
            action,
            when=parse_expression(names.condition()) if rng.random() < 0.7 else action.when,
            turns=rng.choice((1, 1, 2, 3)),
            observable=rng.choice((action.observable, action.observable, texts[0])),
            postures=rng.choice((action.postures, ("overt", "deniable", "covert"), ("overt", "covert"))),
            exposure=rng.choice((0, 50, 100)),
            trace=rng.choice((action.trace, "", "Something stirs.")),
            repeat=rng.random() < 0.5,
            fallback=rng.choice((None, "costs")),
        )
        for action in deck.actions
    )
    return evolve(deck, actions=actions)


class _Names:
    def __init__(self, deck: Deck, rng: random.Random) -> None:
        self.deck, self.rng = deck, rng

    def condition(self) -> str:
        return f" {self.rng.choice(('and', 'or'))} ".join(self.part() for _ in range(self.rng.randrange(1, 4)))

    def part(self) -> str:
        rng, deck = self.rng, self.deck
        track, other = rng.choice(deck.tracks), rng.choice(deck.tracks)
        return rng.choice(("", "", "not ")) + rng.choice(
            (
                f"({track.id} {rng.choice(('>=', '<=', '!='))} {rng.randint(track.low, track.high)})",
                f"({track.id} + {other.id} <= {(track.high + other.high) // 2})",
                rng.choice(deck.flags).id,
                f"played.{rng.choice(deck.actions).id}",
                f"released.{rng.choice(deck.injects).id}",
                f"passed.{rng.choice(deck.team_ids)}",
                f"(moves.{rng.choice(deck.team_ids)}.{rng.choice(deck.classes)} < 1)",
                f"(turn >= {rng.choice(deck.turns).number})",
            )
        )


def led(deck: Deck, seed: int, steps: int = 400) -> Table:
    """A session led on by chance to its end, with whims between any two steps."""
    rng = random.Random(seed)  # noqa: S311 - a whim is no secret
    roles = [role.id for role in deck.roles]
    opening = c.OpenSession(
        turns=rng.choice(deck.lengths).turns,
        absent=rng.choice(((), (), (rng.choice(roles),), (rng.choice(roles), roles[0]))),
        hidden_end=seed % 3 == 1,
        assess=rng.random() < 0.8,
        forecasts=rng.random() < 0.8,
        engines=dict.fromkeys(deck.team_ids[: seed % 4 - 1], "staff") if seed % 4 > 1 else {},
    )
    clock = ticking(20)
    table = Table.create(deck, evolve(opening, absent=tuple(dict.fromkeys(opening.absent))), seed=str(seed), clock=clock)
    whim = Whim(deck, rng)
    for _ in range(steps):
        if table.state.ended is not None:
            break
        phase = table.state.phase
        whim.turns = (table.state.number,)
        take_part(table, rng)
        if phase == "decide" and rng.random() < 0.7:
            give_orders(table, rng)
            take_part(table, rng)
        if phase == "adjudicate" and rng.random() < 0.5:
            estimate(table, rng)
        for _ in range(rng.randrange(50 if phase in ("decide", "adjudicate") else 15)):
            act = whim.act(table.state.phase)
            if not isinstance(act.command, c.Rewind | c.EndSession | c.StopPlay) or rng.random() < 0.05:
                table.submit(act.seat, act.command, person=act.person, behalf=act.behalf)
        if table.state.ended is None:
            calm = rng.random() < 0.9 and at_top(table)
            if calm and table.state.phase == "consequences":
                table.submit("control", c.ChooseLadder(choice="contained", words="It is contained."))
            mend(table, rng, "Another title")
            if rng.random() < 0.1:
                table.submit("observer", c.StopPlay(words="Fire alarm."))
            move_on(table, rng)
    return table


def at_top(table: Table) -> bool:
    """Whether the ladder is at its top."""
    return bool(table.state.tracks) and table.state.tracks[table.book.ladder] == table.book.highs[table.book.ladder]


def take_part(table: Table, rng: random.Random) -> None:
    """What teams do besides orders, as far as it is wanted of them now; most of it, most of the time."""
    deck = table.book.deck
    for team in deck.team_ids:
        view = table.seen(team)
        assert isinstance(view, TeamView)
        acts: list[c.Command] = [
            *(
                c.ReadIncident(ref=report.number, reading=deck.causes[0].id, likelihood=60, grounds="It was foggy.")
                for report in view.inbox
                if report.readable
            ),
            *(
                c.ReadMove(ref=move.number, reading=deck.purposes[0].id, likelihood=70, grounds="They said so.")
                for move in view.moves
                if move.readable
            ),
            *(c.GiveEstimate(percent=30, ref=move.number) for move in view.moves if move.open),
            *(c.MakeForecast(question=asked.id, probability=30) for asked in view.questions),
        ]
        if view.clock.phase == "decide":
            acts.append(c.MakeStatement(text="We want peace."))
            acts.append(evolve(argument(), slot="national", effects=(f"{deck.palette[0]} -2",), role=view_role(view, deck)))
        for act in acts:
            if rng.random() < 0.6:
                table.submit(team, act)
        for order in view.orders if view.clock.phase == "decide" else ():
            if rng.random() < 0.7:
                table.submit(team, c.OpenSilence(order=order.id, seconds=rng.choice((1, 900))))
            for role in order.needed:
                if rng.random() < 0.7:
                    table.submit(team, c.GiveAgreement(order=order.id, role=role, agrees=rng.random() < 0.4))


def view_role(view: TeamView, deck: Deck) -> str:
    """A role that the team itself plays; the first if it plays none."""
    own = [role.id for role in deck.roles if role.team == view.team]
    return next((role for role in own if role not in view.absent), own[0])


def states(table: Table) -> Iterator[tuple[int, State]]:
    """The state before the first commit in force, with number 0, and after each of them, with its number in the log."""
    draft = Draft()
    yield 0, draft.freeze()
    for commit in timeline(table.commits).effective:
        for event in commit.events:
            apply(draft, event)
        yield commit.seq, draft.freeze()


def with_a_third(deck: Deck) -> Deck:
    """The deck with a third team beside its two: a twin of the first, with its roles, cards, capital and aims."""
    first = deck.teams[0].id

    def twin(name: str) -> str:
        return f"{name}-twin"

    capital = next(track for track in deck.tracks if track.id == deck.teams[0].capital)
    return evolve(
        deck,
        teams=(*deck.teams, evolve(deck.teams[0], id="twin", title="The twin", short="Twin", capital="twin.capital", broken=())),
        tracks=(*deck.tracks, evolve(capital, id="twin.capital", team="twin")),
        roles=(*deck.roles, *(evolve(role, id=twin(role.id), team="twin") for role in deck.roles if role.team == first)),
        actions=(
            *deck.actions,
            *(
                evolve(card, id=twin(card.id), team="twin", authority=tuple(map(twin, card.authority)))
                for card in deck.actions
                if card.team == first
            ),
        ),
    )


def to_the_end(book: Rulebook, draft: Draft, rng: random.Random) -> Draft:
    """Play a state on to ENDEX by the rules alone: orders by chance, certain rulings, whatever is proposed accepted."""
    steps = 0

    def give(command: c.Command, actor: Actor) -> None:
        nonlocal steps
        steps += 1
        assert steps < 400, "the session comes to no end"
        came = decide_on(book, draft, command, actor, Dice("on", steps))
        assert not isinstance(came, Refusal), f"{command}: {came}"

    control = Actor.at(CONTROL)
    if draft.timing.stopped is not None:
        give(c.ResumePlay(), control)
    while draft.ended is None:
        for team in book.teams if draft.phase == "decide" else ():
            if all(order.slot != "main" for order in committed(draft, team)):
                give(by_chance(book, draft, team, rng), Actor.at(team))
        for order in open_rulings(draft):
            give(c.RuleOrder(order=order.order, method="2d6"), control)
        for proposal in unsettled(draft):
            give(c.SettleProposal(proposal=proposal.proposal, decision="accept"), control)
        if draft.phase == "consequences" and draft.tracks[book.ladder] == book.highs[book.ladder]:
            give(c.ChooseLadder(choice="contained"), control)
        give(c.AdvancePhase(), control)
    return draft


def by_chance(book: Rulebook, draft: Draft, team: str, rng: random.Random) -> c.GiveOrder:
    """Any main order that a team can give."""
    cards = orderable(book, draft, team, "main")
    if not cards:
        return PASS
    card = rng.choice(cards).card
    agreed = tuple(role for role in card.authority if role not in draft.absent) if len(card.authority) > 1 else ()
    return of_card(card, agreed=agreed, posture=rng.choice(card.postures))
