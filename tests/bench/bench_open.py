"""How long a long save takes to open at a table, and to be looked at from a seat: 10,000 and 100,000 events.

    python tests/bench/bench_open.py [--events 10000 100000]

The save is what a table with restless people would make: readings revised again and again, forecasts, statements and
orders changed, notes, injects written on the spot, words amended, steps taken back. Prints the best of three; the
yardstick is orjson reading the same lines and SHA-256 over them, which nobody can do without.
"""

# ruff: noqa: E402, S311, T201 - a script that prints, finds its neighbours itself, and wants cheap chance
from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import perf_counter

import orjson

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from support.decks import ferry
from tabletop.game import commands as c
from tabletop.journal.chain import line_hash
from tabletop.journal.codec import game_codec
from tabletop.journal.commit import Commit
from tabletop.table import Table

SEED = 7
REWINDS = 20
INJECTS = 300
AMENDMENTS = 30
TEAMS = ("norvia", "sandrel")


class Restless:
    """A table in its first decide phase at which nobody leaves anything as it is."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.table = Table.create(ferry(), c.OpenSession(turns=3), seed="bench", clock=lambda: "2025-09-10T08:00:00.000Z")
        self.events = len(self.table.commits[0].events)
        self.injects = 0
        self.do("control", c.ReleaseInject(inject="collision"))
        for _ in range(2):
            self.do("control", c.AdvancePhase())

    def do(self, seat: str, command: c.Command) -> Commit:
        """Do something that is taken."""
        answer = self.table.submit(seat, command)
        if not isinstance(answer, Commit):
            raise AssertionError(f"{command}: {answer}")
        self.events += len(answer.events)
        return answer

    def step(self) -> None:
        """One or two commands of the usual mix."""
        rng, what, team = self.rng, self.rng.random(), self.rng.choice(TEAMS)
        if what < 0.35:
            reading = rng.choice(("deliberate", "accident", "third-party"))
            self.do(team, c.ReadIncident(ref=1, reading=reading, likelihood=rng.randrange(1, 100)))
        elif what < 0.5:
            self.do(team, c.MakeForecast(question=rng.choice(("crisis", "ferry-runs")), probability=rng.randrange(101)))
        elif what < 0.6:
            self.do(team, c.MakeStatement(text=f"We have thought about it {rng.randrange(1000)} times and remain calm."))
        elif what < 0.8:
            self.do("control", c.Note(text=f"{team} talks about the fog again, for the {rng.randrange(1000)}th time."))
        elif what < 0.9:
            self.do("evaluator", c.Observe(seen="strength", text="They ask before they act.", task="ask-first"))
        else:
            card, purpose = ("ask-sandrel", "reassurance") if team == "norvia" else ("survey-channel", "routine")
            order = c.GiveOrder(
                substance="action", card=card, purpose=purpose, message=purpose, rationale="Ask before you shout."
            )
            standing = next((given for given in self.table.state.orders if given.team == team), None)
            if standing is not None:
                self.do(team, c.WithdrawOrder(order=standing.order))
            given = self.do(team, order)
            if self.injects < INJECTS and rng.random() < 0.2:
                self.injects += 1
                self.do("control", c.WriteInject(title="A rumour", text={"all": "Somebody has heard something."}))
                self.do("control", c.ReleaseInject(inject=f"control-{len(self.table.state.written)}"))
            if rng.random() < AMENDMENTS / 10_000:
                self.do("control", c.Amend(seq=given.seq, event=0, field="rationale", text="To be sure.", reason="Misheard."))

    def rewind(self) -> None:
        """Take back the last few steps."""
        to = len(self.table.commits) - self.rng.randrange(2, 30)
        self.do("control", c.Rewind(to_seq=to, reason="That was not meant."))


def make(path: Path, events: int) -> int:
    """Write a save of about so many events; how many it has."""
    table = Restless(random.Random(SEED))
    for share in range(1, REWINDS + 1):
        while table.events < events * share / REWINDS:
            table.step()
        table.rewind()
    codec = game_codec()
    lines = [codec.encode_header(table.table.journal.header)]
    for commit in table.table.commits:
        lines.append(codec.encode(commit, line_hash(lines[-1])))
    path.write_bytes(b"\n".join(lines) + b"\n")
    return table.events


def best(what: Callable[[], object]) -> float:
    """Milliseconds of the best of three."""
    times = []
    for _ in range(3):
        start = perf_counter()
        what()
        times.append(perf_counter() - start)
    return 1000 * min(times)


def bare(path: Path) -> None:
    """Read and hash the lines, and no more."""
    for line in path.read_bytes().split(b"\n"):
        if line:
            orjson.loads(line)
            sha256(line).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 100_000])
    print("  events  commits     MB  open ms  us/event  yardstick ms  ratio  first look ms")
    with tempfile.TemporaryDirectory() as folder:
        for wanted in parser.parse_args().events:
            path = Path(folder) / f"{wanted}.tabletop"
            events = make(path, wanted)
            took = best(lambda path=path: Table.open(path, write=False).close())  # type: ignore[misc]
            floor = best(lambda path=path: bare(path))  # type: ignore[misc]
            with Table.open(path, write=False) as table:
                start = perf_counter()
                table.seen("norvia")
                table.heard("norvia")
                look = 1000 * (perf_counter() - start)
                commits = len(table.commits)
            size = path.stat().st_size / 1e6
            print(
                f"{events:8,} {commits:8,} {size:6.1f} {took:8.0f} {1000 * took / events:9.2f} "
                f"{floor:13.0f} {took / floor:6.1f} {look:14.0f}"
            )


if __name__ == "__main__":
    main()
