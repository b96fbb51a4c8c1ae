"""Sessions at a table that are led on by chance, and what every answer of the table must be like."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from attrs import evolve

from support.decks import ferry
from support.orders import PASS
from support.strategies import Act, Whim
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.msel import proposed
from tabletop.game.orders import open_rulings
from tabletop.game.refusal import Refusal
from tabletop.game.rules.consequences import unsettled
from tabletop.game.rules.orders import orderable
from tabletop.journal.stamp import stamp
from tabletop.table import Table

NOISE = re.compile(r"object at 0x|Traceback|<class|Error\b|\bNone\b|frozenset|attrs")
ENDINGS = re.compile(r"[.!?][”)]?$")


def ticking(step: int = 1) -> Callable[[], str]:
    """A clock that is so many seconds later each time, from 1 March 2026, nine in the morning."""
    start, ticks = datetime(2026, 3, 1, 9, tzinfo=UTC), count()
    return lambda: stamp(start + timedelta(seconds=step * next(ticks)))


def is_sentence(text: str) -> bool:
    """Whether a facilitator can read it: one printable sentence or two, not too long, none of Python's own noise."""
    return bool(text and text.isprintable() and len(text) <= 600 and ENDINGS.search(text) and not NOISE.search(text))


def give_orders(table: Table, rng: random.Random) -> None:
    """Every team gives a main order that it can give, now and then a pass."""
    state, book = table.state, table.book
    for team in book.teams:
        cards = orderable(book, state, team, "main")
        card = rng.choice(cards).card if cards and rng.random() < 0.9 else None
        order = PASS
        if card is not None:
            order = c.GiveOrder(
                substance="action",
                card=card.id,
                agreed=card.authority if card.collective and rng.random() < 0.7 else (),
                purpose=rng.choice(card.purposes),
                message=rng.choice(card.purposes),
                rationale="So be it.",
                posture=rng.choice(card.postures),
            )
        table.submit(team, order)
        if rng.random() < 0.3:
            table.submit(team, c.OpenSilence(order=f"T{state.number}-{team}-main", seconds=rng.choice((1, 60, 900))))


def estimate(table: Table, rng: random.Random) -> None:
    """Teams estimate their own orders, and control lays the estimates open."""
    for order in open_rulings(table.state):
        table.submit(order.team, c.GiveEstimate(percent=rng.choice((30, 70)), order=order.order))
        table.submit("control", c.ShowEstimates(order=order.order))


def clear_desk(table: Table, rng: random.Random) -> None:
    """Control deals with every message that waits: passes it, answers it, stops it, or takes it up in play."""
    released = sorted(table.state.released)
    for message in table.state.exchange.waiting:
        if CONTROL not in message.to:
            table.submit("control", c.PassMessage(message=message.message))
        elif released and rng.random() < 0.3:
            table.submit("control", c.CloseMessage(message=message.message, inject=rng.choice(released)))
        elif rng.random() < 0.5:
            table.submit("control", c.TellTeams(text={"all": "So it is."}, answers=message.message))
        else:
            table.submit("control", c.CloseMessage(message=message.message, reason="We cannot say."))


def move_on(table: Table, rng: random.Random) -> None:
    """Do what the table waits for, then go on: teams order what they like, control settles as it likes."""
    state, book = table.state, table.book
    if state.timing.stopped is not None:
        table.submit("control", c.ResumePlay())
    if state.phase == "inject":
        for inject in proposed(book, state)[:3]:
            table.submit("control", c.ReleaseInject(inject=inject.id))
    if state.phase == "decide":
        give_orders(table, rng)
    if rng.random() < 0.3:
        clear_desk(table, rng)
    for ruled in open_rulings(state):
        table.submit("control", c.RuleOrder(order=ruled.order, method=rng.choice(("certain", "2d6"))))
    for proposal in unsettled(state):
        settle = c.SettleProposal(proposal=proposal.proposal, decision="accept")
        table.submit("control", settle if rng.random() < 0.7 else evolve(settle, decision="hold", reason="So be it."))
    if table.state.tracks and table.state.tracks[book.ladder] == book.highs[book.ladder] and state.phase == "consequences":
        table.submit("control", c.ChooseLadder(choice=rng.choice(("war", "off_ramp", "contained")), words="So be it."))
    table.submit("control", c.AdvancePhase())


def do(table: Table, act: Act) -> str:
    """Do one thing; `taken`, or the ground on which it was refused."""
    before, seq = table.state, len(table.commits)
    answer = table.submit(act.seat, act.command, person=act.person, behalf=act.behalf)
    if isinstance(answer, Refusal):
        assert is_sentence(answer.sentence), answer.sentence
        assert table.state is before
        assert len(table.commits) == seq
        return answer.ground
    assert answer.seq == seq + 1 == len(table.commits)
    assert answer.events or isinstance(act.command, c.Finish), "a commit without an event says nothing"
    return "taken"


def mend(table: Table, rng: random.Random, title: str) -> None:
    """Now and then control amends the session's title, drops what was planned, or takes a little back."""
    if table.state.lessons.actions and rng.random() < 0.3:
        table.submit("control", c.DropAction(action=table.state.lessons.actions[0].action))
    if rng.random() < 0.05:
        table.submit("control", c.Amend(seq=1, event=0, field="title", text=title, reason="A better one."))
    if rng.random() < 0.03:
        table.submit("control", c.Rewind(to_seq=max(len(table.commits) - 2, 1), reason="Too fast."))


def _now_and_then(step: int, table: Table, check: Callable[[Table], None] | None) -> None:
    """Look at the table, and go on as if it had been closed and opened again."""
    if step % 5 == 4:
        table.go_on()
    if check is not None and step % 7 == 0:
        check(table)


def wander(
    seed: int, path: Path | None = None, deck: Deck | None = None, check: Callable[[Table], None] | None = None
) -> tuple[Table, Counter[str]]:
    """A whole session to its end and a little beyond, with whims between any two steps; what became of each kind of command.

    `check` is called now and then.
    """
    rng = random.Random(seed)  # noqa: S311 - a whim is no secret
    deck = deck or ferry()
    opening = c.OpenSession(turns=rng.choice((2, 3)), absent=rng.choice(((), (), (deck.roles[0].id,))))
    table = Table.create(deck, opening, seed=str(seed), path=path, clock=ticking(20))
    whim, answers = Whim(deck, rng), Counter[str]()
    for step in range(400):
        if table.state.ended is not None:
            break
        whim.turns = (table.state.number,)
        if table.state.phase == "decide" and rng.random() < 0.5:
            give_orders(table, rng)
        if table.state.phase == "adjudicate" and rng.random() < 0.5:
            estimate(table, rng)
        for _ in range(rng.randrange(60 if table.state.phase in ("decide", "adjudicate") else 20)):
            act = whim.act(table.state.phase)
            if isinstance(act.command, c.Rewind | c.EndSession | c.StopPlay) and rng.random() < 0.8:
                continue
            answers[f"{type(act.command).__name__} {do(table, act)}"] += 1
        if rng.random() < 0.2:
            table.submit("control", c.AdjustWorld(effect="escalation +2", reason="It grows worse."))
        mend(table, rng, whim.text())
        if table.state.ended is None:
            move_on(table, rng)
        _now_and_then(step, table, check)
    for _ in range(20):
        act = whim.act(table.state.phase)
        if not isinstance(act.command, c.Rewind):
            answers[f"{type(act.command).__name__} {do(table, act)}"] += 1
    return table, answers
