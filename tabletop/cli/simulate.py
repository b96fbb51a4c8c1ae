"""Simulated games on the command line: what is asked for, checked; who plays; what is written and said."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from attrs import frozen

import tabletop
from tabletop.batch.crew import MOST_WORKERS, Crew, GivenUp, Processes
from tabletop.batch.ledger import Ledger
from tabletop.batch.report import Run, balance_report
from tabletop.batch.run import Outcome, run
from tabletop.batch.words import count, decimal, interval, percent_interval
from tabletop.batch.work import Done
from tabletop.cli.guard import FAILED, INTERRUPTED, USAGE, Told, told
from tabletop.cli.out import line, one_line, table
from tabletop.cli.target import not_written, target, write
from tabletop.deck.model import Deck
from tabletop.engine.players.commander import ITERATIONS
from tabletop.engine.simulate import MOST_GAMES, MOST_ITERATIONS, Plan
from tabletop.game.events import LEVELS, Level
from tabletop.game.telling.words import listed
from tabletop.journal.place import user_path
from tabletop.library import load_deck

_SEED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_TABLE, _REPORT = ".csv", ".md"


@frozen(kw_only=True)
class Asked:
    """What is to be played, as somebody typed it."""

    games: int
    players: str
    seed: str
    turns: int | None
    iterations: int | None


def simulate(name: str, asked: Asked, *, workers: int | None, scheduler: str | None, out: str | None, force: bool) -> int:
    """Play games and write their table and the balance report; the exit status is 1 or 130 if not all of them were played."""
    _check_crew(workers, scheduler)
    deck = load_deck(name)
    plan = _plan(deck, asked)
    path = _table_path(f"{deck.id}-games" if out is None else out)
    place = target(str(path), force=force)
    report = target(str(path.with_suffix(_REPORT)), force=force)
    try:
        with _ledger(place, deck) as ledger:
            crew = _crew(plan, workers or _cores(), scheduler)
            with _Brake() as brake:
                outcome = _played(plan, crew, ledger, brake)
                found = Run(deck=deck, plan=plan, tally=ledger.tally, command=_command(name, plan))
                return _kept(found, ledger, report, outcome)
    except OSError as error:
        raise not_written(place, error) from error


def _ledger(place: Path, deck: Deck) -> Ledger:
    try:
        return Ledger(place, deck)
    except FileExistsError as error:
        raise Told(
            f"{error.filename} is there already: another run is writing it, or one that was cut off left its games in it. "
            "Let that run end, or move the file away."
        ) from error


def _check_crew(workers: int | None, scheduler: str | None) -> None:
    if scheduler is not None and workers is not None:
        raise Told("--workers is for processes here; with --scheduler the cluster's own workers play. Leave one out.", USAGE)
    if workers is not None and not 1 <= workers <= MOST_WORKERS:
        raise Told(f"--workers must be from 1 to {MOST_WORKERS}, not {workers}.", USAGE)
    if scheduler is not None and not scheduler.strip():
        raise Told("--scheduler names no address. Write one, such as tcp://host:8786.", USAGE)


def _plan(deck: Deck, asked: Asked) -> Plan:
    if not 1 <= asked.games <= MOST_GAMES:
        raise Told(f"--games must be from 1 to {MOST_GAMES:,}, not {asked.games:,}.", USAGE)
    levels = _levels(deck, asked.players)
    if asked.iterations is not None:
        if "commander" not in levels:
            raise Told("--iterations is for commanders, and none plays. Leave it out, or have --players commander.", USAGE)
        if not 1 <= asked.iterations <= MOST_ITERATIONS:
            raise Told(f"--iterations must be from 1 to {MOST_ITERATIONS:,}, not {asked.iterations:,}.", USAGE)
    lengths = sorted(length.turns for length in deck.lengths)
    if asked.turns is not None and asked.turns not in lengths:
        raise Told(f"This deck has no session of {asked.turns} turns; it offers {listed(map(str, lengths))}.", USAGE)
    if not _SEED.fullmatch(asked.seed):
        raise Told(
            "--seed must be 1 to 64 plain letters, digits, dots, hyphens or underscores, and begin with a letter or digit.",
            USAGE,
        )
    return Plan.of(
        deck,
        levels,
        turns=lengths[-1] if asked.turns is None else asked.turns,
        iterations=ITERATIONS if asked.iterations is None else asked.iterations,
        seed=asked.seed,
        games=asked.games,
        version=tabletop.__version__,
    )


def _levels(deck: Deck, typed: str) -> tuple[Level, ...]:
    levels: list[Level] = []
    for word in typed.split(","):
        level = next((level for level in LEVELS if level == word.strip()), None)
        if level is None:
            raise Told(f"The engine does not play as “{one_line(word)}”; it plays as {listed(LEVELS, 'or')}.", USAGE)
        levels.append(level)
    teams = [team.short for team in deck.teams]
    if len(levels) == 1:
        levels *= len(teams)
    if len(levels) != len(teams):
        raise Told(f"--players names {len(levels)} levels; this deck wants one for all, or one each for {listed(teams)}.", USAGE)
    return tuple(levels)


def _table_path(typed: str) -> Path:
    """Where the table goes, with the extension of tables if it has none."""
    path = user_path(typed)
    if not path.name or path.name == ".." or typed.endswith(("/", os.sep)):
        raise Told(f"{one_line(typed) or 'An empty name'} names no file for the table. Name one, such as games{_TABLE}.")
    if path.suffix == _REPORT:
        raise Told(f"{path} is where the report goes: name the table with --out, such as {path.with_suffix(_TABLE)}.")
    if path.is_dir():
        raise Told(f"{path} is a folder. Name a file in it, such as {path / f'games{_TABLE}'}.")
    path = path if path.suffix else path.with_name(path.name + _TABLE)
    if path.exists() and not path.is_file():
        raise Told(f"{path} is no plain file. Name one, such as games{_TABLE}.")
    return path


def _cores() -> int:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_WORKERS)


def _command(name: str, plan: Plan) -> str:
    """The command that plays the same games again."""
    thought = ["--iterations", str(plan.iterations)] if "commander" in plan.levels else []
    words = ["tabletop", "simulate", name, "--games", str(plan.games), "--players", ",".join(plan.levels)]
    return one_line(shlex.join([*words, "--seed", plan.seed, "--turns", str(plan.turns), *thought]))


def _crew(plan: Plan, workers: int, scheduler: str | None) -> Crew:
    try:
        if scheduler is None:
            return Processes(plan, workers)
        from tabletop.batch.cluster import Cluster

        return Cluster(plan, scheduler.strip(), _note)
    except GivenUp as error:
        raise Told(str(error)) from error


def _played(plan: Plan, crew: Crew, ledger: Ledger, brake: _Brake) -> Outcome:
    with _shown(plan) as (say, done):

        def take(part: Done) -> None:
            try:
                ledger.take(part)
            except OSError as error:
                raise GivenUp(f"{ledger.path} could not be written to its end: {error.strerror or error}.") from error
            done(part.chunk.last)

        try:
            return run(plan, crew, take, stop=lambda: brake.pressed, say=say)
        except Exception:
            # What went wrong is told as ever; what was done before it is kept.
            if ledger.tally.games:
                ledger.keep()
            raise
        finally:
            crew.close()


def _kept(found: Run, ledger: Ledger, report: Path, outcome: Outcome) -> int:
    """Put what was done in its place and say what it is; the exit status."""
    games, asked = found.tally.games, found.plan.games
    if games:
        ledger.keep()
        write(report, balance_report(found))
        line(f"{count(games, 'game')} in {ledger.path}, the balance report in {report}.")
        _summarise(found)
    if outcome.ending == "done":
        return 0
    which = f"Games 1 to {games:,} of {asked:,} are kept." if games else "No game was done, and nothing is written."
    why = "Stopped." if outcome.ending == "stopped" else outcome.sentence
    return told(f"{why} {which}", INTERRUPTED if outcome.ending == "stopped" else FAILED)


def _summarise(found: Run) -> None:
    tally, games = found.tally, found.tally.games
    table(
        ("Team", "Level", "Mean score", "Ahead"),
        [
            (
                team.short,
                level,
                interval(tally.teams[team.id].scores.mean_interval()),
                percent_interval(tally.teams[team.id].ahead, games),
            )
            for team, level in zip(found.deck.teams, found.plan.levels, strict=True)
        ],
    )
    turns = sum(length * number for length, number in tally.lengths.items())
    line(f"War ends {percent_interval(tally.endings.get('war', 0), games)} of them; {decimal(turns / games)} turns on average.")


class _Brake:
    """Ctrl-C, once: what is done is to be kept. A second one stops at once, as ever."""

    def __init__(self) -> None:
        self.pressed = False
        self._before: Callable[[int, FrameType | None], object] | int | None = None

    def __enter__(self) -> _Brake:
        self._before = signal.signal(signal.SIGINT, self._press)
        return self

    def __exit__(self, *_error: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _press(self, _number: int, _frame: FrameType | None) -> None:
        if self.pressed:
            raise KeyboardInterrupt
        self.pressed = True


@contextmanager
def _shown(plan: Plan) -> Iterator[tuple[Callable[[str], None], Callable[[int], None]]]:
    """How far it is, on a terminal: a way to say a sentence beside it, and to tell how many games are done."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _note, lambda _: None
        return
    from tabletop.cli.gauge import Gauge

    with Gauge(plan.games) as gauge:
        yield gauge.say, gauge.done


def _note(sentence: str) -> None:
    told(sentence, 0)
