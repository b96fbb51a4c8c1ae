"""Plies a second of the small game tracks40 through all our rules, beside a plain attrs core, boardgame.io and OpenSpiel.

    python tests/bench/bench_tracks40.py [--seconds 2] [--boardgameio FOLDER] [--spiel PYTHON]

tracks40 is forty plies on twelve tracks, each ply a card and a die. As a deck of ours (`decks/tracks40`) a turn holds two plies,
and each goes through all that an order goes through at a table: it is given, revealed, ruled by 2d6 and its outcome applied as
events; phases open, turns close, aims are judged. Ours moves a track by the outcome of 2d6 where the others go by one die: the
same work by other odds. Players take any card with the same chance, everywhere.

FOLDER has boardgame.io in its `node_modules` (npm install boardgame.io@0.50.2), PYTHON is an interpreter that has `open_spiel`;
what is not there is left out, and said so. All are measured in CPU seconds, one after the other in the same run.
"""

# ruff: noqa: E402, S311, T201 - a script that prints, finds its neighbours itself, and wants cheap chance
from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from bench_games import PLIES, rate, tracks40

from support.decks import read_deck
from tabletop.engine.match import Books, Match, Settings
from tabletop.engine.players.recruit import Recruit


def ours(seconds: float) -> tuple[float, float]:
    """Plies a CPU second through our rules, and events a ply."""
    deck = read_deck(HERE / "decks" / "tracks40")
    books, players = Books(deck), dict.fromkeys(deck.team_ids, Recruit())
    settings = Settings(PLIES // 2)
    happened: list[int] = []
    Match(books, players, settings, "count", lambda _command, came, _draft: happened.append(len(came))).play()
    games = 0

    def game() -> None:
        nonlocal games
        games += 1
        Match(books, players, settings, f"game {games}").play()

    return rate(game, seconds) * PLIES, sum(happened) / PLIES


def boardgameio(folder: Path, seconds: float) -> dict[str, float] | str:
    """Plies a CPU second in boardgame.io; or why there are none."""
    node = shutil.which("node")
    if node is None:
        return "node is not installed"
    if not (folder / "node_modules" / "boardgame.io").is_dir():
        return f"{folder} has no boardgame.io: npm install boardgame.io@0.50.2 there"
    return _figures([node, str(HERE / "tracks40.mjs"), str(folder), str(seconds)], os.environ | {"NODE_ENV": "production"})


def openspiel(python: str, seconds: float) -> dict[str, float] | str:
    """Plies a CPU second in OpenSpiel; or why there are none."""
    found = shutil.which(python)
    if found is None or subprocess.run([found, "-c", "import pyspiel"], capture_output=True, check=False).returncode:
        return f"{python} has no pyspiel: pip install open_spiel there"
    return _figures([found, str(HERE / "tracks40_spiel.py"), str(seconds)], dict(os.environ))


def _figures(command: list[str], environment: dict[str, str]) -> dict[str, float] | str:
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=environment)
    if done.returncode:
        return f"it failed: {done.stderr.strip()[-300:]}"
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each measurement")
    parser.add_argument("--boardgameio", type=Path, default=Path.cwd(), metavar="FOLDER")
    parser.add_argument("--spiel", default=sys.executable, metavar="PYTHON")
    options = parser.parse_args()
    rng = random.Random(1)
    plain = rate(lambda: tracks40(rng), options.seconds) * PLIES

    def tell(name: str, plies: float) -> None:
        print(f"{name:<52}{plies:>10,.0f} plies/s {plies / plain:>7.2f} of the plain core")

    print(f"tracks40, {PLIES} plies a game, {options.seconds:g} CPU seconds each, load {os.getloadavg()[0]:.1f}")
    tell("plain attrs core, Python", plain)
    plies, events = ours(options.seconds)
    tell(f"Tabletop, all the rules, {events:.1f} events a ply", plies)
    found = boardgameio(options.boardgameio, options.seconds)
    if isinstance(found, str):
        print(f"boardgame.io: {found}")
    else:
        tell(f"boardgame.io {found['version']}, its reducer alone, no undo", found["reducer"])
        tell(f"boardgame.io {found['version']}, its local client, no undo", found["client"])
    spiel = openspiel(options.spiel, options.seconds)
    if isinstance(spiel, str):
        print(f"OpenSpiel: {spiel}")
    else:
        tell("OpenSpiel, tracks40 in Python on its classes", spiel["python"])
        tell("OpenSpiel, its connect_four in C++ from Python", spiel["connect_four"])


if __name__ == "__main__":
    main()
