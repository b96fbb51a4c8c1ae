"""The person learns nothing of what the other side means, is, or thinks: not by its seat, and not by what the engine does."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from support.play import NOON
from support.sessions import ticking
from support.solo import ITERATIONS, engine_acts, engine_opens, person_acts, retold
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.refusal import Refusal
from tabletop.journal.commit import Commit
from tabletop.library import load_deck
from tabletop.practice.session import Practice
from tabletop.table import Table
from tabletop.table.given import Given

OURS, THEIRS = "nato", "union_state"
DECK = load_deck("zapad-2025")
OTHER_ORDERS: tuple[c.Command, ...] = (
    c.GiveOrder(
        substance="action",
        card="planned-long-ago",
        purpose="routine",
        message="routine",
        rationale="Their secret.",
        posture="overt",
    ),
    c.MakeStatement(text="Their words of the turn."),
)


def begun() -> Practice:
    return Practice.begin(DECK, OURS, level="staff", seed="s", iterations=ITERATIONS, clock=ticking())


def noticed(practice: Practice) -> dict[str, Any]:
    """All that can come to the person's eyes: its seat, what the engine is said to do, and what its commands come to."""
    seat = practice.seat
    jobs = [(job.who, job.says) for job in (practice.next_job(), *practice.staff_jobs()) if job is not None]
    refused = [decided(practice.table, command) for command in tries()]
    return {
        "view": asyncio.run(seat.view()),
        "feed": [evolve(each, at="") for each in asyncio.run(seat.feed()) if each.kind != "clock_set"],
        "jobs": jobs,
        "over": practice.over,
        "refused": [each.sentence if isinstance(each, Refusal) else "taken" for each in refused],
        "sight": (practice.sight.view, practice.sight.temper),
    }


def decided(table: Table, command: c.Command) -> object:
    """What a command of the person's would come to now; nothing of it happens."""
    given = Given(command=command, seat=OURS, person="", behalf="", at=NOON)
    return given.decided(table.book, table.state, table.commits, seed=table.journal.header.seed, roster=table.roster)


def tries() -> Iterator[c.Command]:
    """Things that the person may try to learn something by."""
    yield from (c.ReadMove(ref=number, reading="probing", likelihood=60) for number in (1, 2, 3))
    yield from (c.RaiseReason(side="con", text="It is a bluff.", ref=number) for number in (1, 2, 3))
    yield from (c.WithdrawOrder(order=f"T1-{THEIRS}-main"), c.GiveEstimate(percent=50, order=f"T1-{THEIRS}-main"))
    yield from (c.SendMessage(text="What are you up to?", to=(THEIRS,)), c.AdvancePhase(), c.Finish())


def test_the_opponents_temperament_is_nowhere_to_be_seen_until_the_end() -> None:
    practice = begun()
    seated = next(event for event in practice.table.commits[0].events if isinstance(event, e.EngineSeated))
    assert seated.temperament
    for _ in range(8):
        engine_acts(practice)
        real = noticed(Practice(practice.table, iterations=ITERATIONS))
        for temper in DECK.temperaments:
            changed = evolve(seated, temperament=temper.id)
            table = retold(practice.table, lambda event, changed=changed: changed if event == seated else event)  # type: ignore[misc]
            assert noticed(Practice(table, iterations=ITERATIONS)) == real
        person_acts(practice, "person")


def test_until_the_reveal_it_is_the_same_to_the_person_whatever_the_opponent_orders() -> None:
    one, other, idle = begun(), begun(), begun()
    for practice in (one, other, idle):
        engine_acts(practice)
        person_acts(practice, "person")
        engine_opens(practice, "decide")
    heard: list[int] = []
    other.table.subscribe(lambda: heard.append(1))
    (job,) = one.staff_jobs()
    assert one.carry_out(job, job.think(None))
    (job,) = other.staff_jobs()
    assert other.carry_out(job, OTHER_ORDERS)
    assert not heard, "the person's screen is told of something that the other side does"
    assert noticed(one)["view"] == noticed(other)["view"] == noticed(idle)["view"]
    assert noticed(one) == noticed(other)
    person_acts(one, "person")
    person_acts(other, "person")
    assert [(job.who, job.says) for job in one.staff_jobs()] == [(job.who, job.says) for job in other.staff_jobs()]
    for practice in (one, other):
        (job,) = practice.staff_jobs()
        practice.carry_out(job, job.think(None))
    assert noticed(one) == noticed(other)
    assert [given.rationale for given in other.table.state.orders if given.team == THEIRS] == ["Their secret."]


def test_what_the_engine_thinks_of_is_its_own_view_and_not_the_persons_order() -> None:
    seen: list[list[str]] = []
    for purpose in ("reassurance", "coercion"):
        practice = begun()
        engine_acts(practice)
        person_acts(practice, "person")
        engine_opens(practice, "decide")
        practice.table.submit(OURS, c.GiveOrder(substance="pass", rationale=f"We mean {purpose}."))
        (job,) = practice.staff_jobs()
        seen.append([repr(command) for command in job.think(None)])
    assert seen[0] == seen[1]


def test_a_white_cell_that_left_out_an_inject_does_not_tell_by_what_the_opponent_did_before() -> None:
    commits: list[tuple[Commit, ...]] = []
    for orders in (None, OTHER_ORDERS):
        practice = begun()
        engine_acts(practice)
        while practice.table.state.number == 1:
            job = practice.next_job()
            if job is None:
                person_acts(practice, "person")
                continue
            extra = orders is not None and job.who == THEIRS and practice.table.state.phase == "decide"
            commands = (*job.think(None), c.MakeStatement(text="One step more in the log.")) if extra else job.think(None)
            practice.carry_out(job, commands)
        commits.append(tuple(practice.table.commits))
        engine_acts(practice)
        commits[-1] = tuple(practice.table.commits)
    drawn = [
        [event.inject for commit in log for event in commit.events if isinstance(event, e.InjectReleased) and event.turn == 2]
        for log in commits
    ]
    assert len(commits[0]) != len(commits[1])
    assert drawn[0] == drawn[1]
