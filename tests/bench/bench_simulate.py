"""What `tabletop simulate` costs besides its games, and the memory of everybody in it as the games go by.

    python tests/bench/bench_simulate.py [--deck zapad-2025] [--games 100000] [--workers 2]

First the share of a worker's CPU time that goes into noting, counting and writing games: rounds with and without it by turns,
best of each. Then a whole run as the command has it, with the resident memory of the process that shares the games out and of its
largest worker. Memory is read from /proc, so that the second part needs Linux.
"""

# ruff: noqa: E402, T201 - a script that prints, and finds its neighbours itself
from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from support.decks import ferry
from tabletop import __version__
from tabletop.batch.crew import Processes
from tabletop.batch.ledger import Ledger
from tabletop.batch.report import Run, balance_report
from tabletop.batch.run import run
from tabletop.batch.work import Done, play
from tabletop.deck.model import Deck
from tabletop.engine.match import Books, Match, Settings
from tabletop.engine.players.recruit import Recruit
from tabletop.engine.simulate import Chunk, Plan
from tabletop.game.events import Level
from tabletop.library import load_deck

ROUNDS, ROUND = 8, 150
MARKS = (0.02, 0.1, 0.25, 0.5, 0.75, 1.0)


def counting(deck: Deck, plan: Plan) -> None:
    """How much of the time is not play."""
    books, settings, recruit = Books(deck), Settings(plan.turns), Recruit()
    players = dict.fromkeys(deck.team_ids, recruit)
    play(plan, Chunk(1, ROUND))
    bare, noted = [], []
    for number in range(ROUNDS):
        first = number * ROUND + 1
        start = process_time()
        for game in range(first, first + ROUND):
            Match(books, players, settings, plan.seed_of(game)).play()
        bare.append(process_time() - start)
        start = process_time()
        play(plan, Chunk(first, first + ROUND - 1))
        noted.append(process_time() - start)
    games, with_all = ROUND / min(bare), ROUND / min(noted)
    share = 100 * (1 - with_all / games)
    print(f"bare games {games:,.0f} a second; noted, counted and written {with_all:,.0f}: that is {share:.1f} % of the time")


def resident(process: int) -> float:
    """Megabytes of a process that are in memory."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory(deck: Deck, plan: Plan, workers: int) -> None:
    """Memory along a run."""
    marks = [round(plan.games * mark) for mark in MARKS]
    began = perf_counter()
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "games.csv", deck) as ledger:
        crew = Processes(plan, workers)

        def take(done: Done) -> None:
            ledger.take(done)
            if marks and done.chunk.last >= marks[0]:
                marks.pop(0)
                worker = max(resident(child.pid) for child in multiprocessing.active_children() if child.pid)
                here, games = resident(os.getpid()), done.chunk.last
                print(
                    f"{games:>9,} games {games / (perf_counter() - began):>7,.0f}/s   here {here:.1f} MB, worker {worker:.1f} MB"
                )

        try:
            run(plan, crew, take)
        finally:
            crew.close()
        start = perf_counter()
        text = balance_report(Run(deck=deck, plan=plan, tally=ledger.tally, command=""))
        print(f"the report, {len(text):,} characters, takes {1000 * (perf_counter() - start):.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deck", default="zapad-2025")
    parser.add_argument("--games", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    deck = ferry() if options.deck == "ferry" else load_deck(options.deck)
    turns = max(length.turns for length in deck.lengths)
    levels: tuple[Level, ...] = tuple("recruit" for _ in deck.teams)
    plan = Plan.of(deck, levels, turns=turns, iterations=1, seed="bench", games=options.games, version=__version__)
    counting(deck, plan)
    memory(deck, plan, options.workers)


if __name__ == "__main__":
    main()
