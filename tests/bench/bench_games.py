"""Whole recruit games a second and core, without a log, beside a plain attrs core that plays a small game of its own.

    python tests/bench/bench_games.py [--deck zapad-2025] [--seconds 3] [--profile]

Games are whole ones, between two recruits with the engine's white cell (`tabletop.engine.match`). A recruit takes any legal order
with the same chance, and reads and forecasts nothing, so that there is no assess phase. The yardstick is `tracks40`: twelve
tracks, forty plies, an event and a frozen attrs state made anew each ply. Times are CPU seconds of this process, best of five
rounds, so that a busy machine tells little; the ratio is what to compare between machines. The process looks for garbage as
seldom as a worker of `tabletop simulate` does.
"""

# ruff: noqa: E402, S311, T201 - a script that prints, finds its neighbours itself, and wants cheap chance
from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import attrs

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from support.decks import ferry
from tabletop.batch.work import collect_seldom
from tabletop.deck.model import Deck
from tabletop.engine.match import Books, Match, Settings
from tabletop.engine.players.recruit import Recruit
from tabletop.game.state import Draft
from tabletop.library import load_deck

PLIES = 40
TRACKS = 12
ROUNDS = 5
SAMPLE = 200


@attrs.frozen
class Core:
    """The state of tracks40."""

    tracks: tuple[int, ...]
    seat: int
    ply: int


@attrs.frozen
class Played:
    """A card was played: the die that fell, and the tracks after it."""

    card: int
    face: int
    tracks: tuple[int, ...]


def decide(core: Core, card: int, face: int) -> Played:
    """A card moves one track, and a six another."""
    tracks = list(core.tracks)
    moved = (card * 5 + core.seat * 3 + face) % TRACKS
    tracks[moved] += 1 if card % 2 == 0 else -1
    if face == 6:
        tracks[(moved + 1) % TRACKS] += 1 if core.seat == 0 else -1
    return Played(card, face, tuple(tracks))


def apply(core: Core, event: Played) -> Core:
    """The state after an event."""
    return attrs.evolve(core, tracks=event.tracks, seat=1 - core.seat, ply=core.ply + 1)


def tracks40(rng: random.Random) -> int:
    """A whole game of the yardstick; the plies played."""
    core = Core((0,) * TRACKS, 0, 0)
    while core.ply < PLIES:
        core = apply(core, decide(core, int(rng.random() * 5), 1 + int(rng.random() * 6)))
    return core.ply


def rate(play: Callable[[], object], seconds: float) -> float:
    """Games a CPU second, in the best of the rounds."""
    best = 0.0
    for _ in range(ROUNDS):
        start, played = process_time(), 0
        while process_time() - start < seconds / ROUNDS:
            play()
            played += 1
        best = max(best, played / (process_time() - start))
    return best


def read(name: str) -> Deck:
    """A deck by name; `ferry` is that of the tests."""
    return ferry() if name == "ferry" else load_deck(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deck", default="zapad-2025")
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--profile", action="store_true", help="say where the time goes, and measure nothing")
    options = parser.parse_args()
    deck = read(options.deck)
    collect_seldom()
    books, rng, recruit = Books(deck), random.Random(1), Recruit()
    players = dict.fromkeys(deck.team_ids, recruit)
    settings = Settings(max(length.turns for length in deck.lengths))
    games = 0

    def game() -> Draft:
        nonlocal games
        games += 1
        return Match(books, players, settings, f"game {games}").play()

    if options.profile:
        with cProfile.Profile() as profile:
            for _ in range(200):
                game()
        pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(40)
        return
    plain = rate(lambda: tracks40(rng), options.seconds)
    whole = rate(game, options.seconds)
    happened: list[int] = []
    ends = [
        Match(books, players, settings, f"sample {number}", lambda _command, came, _draft: happened.append(len(came))).play()
        for number in range(SAMPLE)
    ]
    events = sum(happened) / SAMPLE
    wars = sum(draft.ended is not None and draft.ended.ending == "war" for draft in ends) / SAMPLE
    turns = sum(draft.number for draft in ends) / SAMPLE
    print(f"yardstick tracks40 {plain:9,.0f} games/s {plain * PLIES:10,.0f} plies/s")
    print(f"recruits {deck.id:<10}{whole:9,.0f} games/s {whole * events:10,.0f} events/s, {1e6 / whole / events:.2f} us an event")
    print(f"a game here is {turns:.1f} turns and {events:.0f} events; {100 * wars:.0f} % end in war")
    print(f"one game costs {plain / whole:.1f} games of the yardstick")


if __name__ == "__main__":
    main()
