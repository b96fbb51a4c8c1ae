"""Processes of this machine: what they play, and what becomes of them."""

from __future__ import annotations

import multiprocessing

import pytest

from support.decks import ferry
from tabletop import __version__
from tabletop.batch.crew import GivenUp, Processes
from tabletop.batch.run import run
from tabletop.batch.work import Done, play
from tabletop.engine.simulate import Chunk, Plan


def plan(games: int) -> Plan:
    return Plan.of(ferry(), ("recruit", "recruit"), turns=3, iterations=1, seed="s", games=games, version=__version__)


def test_a_killed_worker_is_said_and_its_games_are_played_again() -> None:
    asked, rows, said = plan(1200), list[str](), list[str]()
    killed = False

    def take(done: Done) -> None:
        nonlocal killed
        rows.append(done.rows)
        if not killed:
            multiprocessing.active_children()[0].kill()
            killed = True

    crew = Processes(asked, 2)
    try:
        outcome = run(asked, crew, take, say=said.append)
    finally:
        crew.close()
    assert outcome.ending == "done"
    assert said == ["A worker died; the games that it had in hand are played again."]
    assert "".join(rows) == play(asked, Chunk(1, 1200)).rows


def test_workers_that_die_again_and_again_end_the_run_and_what_was_done_stands() -> None:
    asked, rows = plan(100_000), list[str]()

    def take(done: Done) -> None:
        rows.append(done.rows)

    def kill() -> bool:
        if rows:
            for child in multiprocessing.active_children():
                child.kill()
        return False

    crew = Processes(asked, 2)
    try:
        outcome = run(asked, crew, take, stop=kill)
    finally:
        crew.close()
    assert outcome.ending == "lost"
    assert outcome.sentence.startswith("A worker died twice while game ")
    games = sum(part.count("\n") for part in rows)
    assert 0 < games < 100_000
    assert "".join(rows) == play(asked, Chunk(1, games)).rows


@pytest.mark.parametrize("error", [OSError(38, "Function not implemented"), NotImplementedError("no semaphores")])
def test_where_processes_cannot_work_together_it_says_why(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("tabletop.batch.crew.ProcessPoolExecutor", refuse)
    with pytest.raises(GivenUp, match=r"^Processes cannot work together here \((Function not implemented|no semaphores)\)\.$"):
        Processes(plan(1), 2)


def test_closing_leaves_no_process_behind_in_mid_game() -> None:
    before = multiprocessing.active_children()
    crew = Processes(plan(100_000), 2)
    first = crew.start(Chunk(1, 1))
    assert first.result(timeout=60).chunk == Chunk(1, 1)
    busy = crew.start(Chunk(2, 50_000))
    crew.close()
    assert multiprocessing.active_children() == before
    assert busy.done()
