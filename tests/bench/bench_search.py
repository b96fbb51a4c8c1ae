"""How fast the commander searches: iterations a second, and what a move costs, beside a plain attrs core.

    python tests/bench/bench_search.py [--deck zapad-2025] [--seconds 3] [--profile]

An iteration is one world played on under the rules, with the orders of one candidate. Measured are moves of both sides at every
turn of a game between staff officers, in CPU seconds of this process: at 200 iterations, at the default, and what is spent before
the search (view, belief, candidates). The yardstick is `tracks40` of `bench_games.py`; an iteration is given in games of it.
"""

# ruff: noqa: E402, S311, T201 - a script that prints, finds its neighbours itself, and wants cheap chance
from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import sys
from pathlib import Path
from time import process_time

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from bench_games import PLIES, rate, read, tracks40

from tabletop.engine.match import Books, DraftSight, Match, Settings
from tabletop.engine.players import make_player
from tabletop.engine.players.commander import ITERATIONS, Commander
from tabletop.engine.sight import Sight
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Level
from tabletop.game.state import Draft

SHORT = 200


class _Noting:
    """A staff officer whose decisions are noted, with the state of each."""

    level: Level = "staff"

    def __init__(self, kept: list[tuple[str, Draft]]) -> None:
        self._kept, self._staff = kept, make_player("staff")

    def orders(self, sight: Sight, rng: random.Random) -> tuple[GiveOrder, ...]:
        assert isinstance(sight, DraftSight)
        self._kept.append((sight.team, sight._draft.copy()))
        return self._staff.orders(sight, rng)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deck", default="zapad-2025")
    parser.add_argument("--seconds", type=float, default=3.0, help="of the yardstick")
    parser.add_argument("--profile", action="store_true", help="say where the time goes, and measure nothing")
    options = parser.parse_args()
    deck = read(options.deck)
    books, kept = Books(deck), list[tuple[str, Draft]]()
    Match(books, dict.fromkeys(deck.team_ids, _Noting(kept)), Settings(max(each.turns for each in deck.lengths)), "search").play()

    def move(iterations: int, team: str, draft: Draft) -> tuple[float, int]:
        """CPU seconds of a move, and the iterations that were played for it."""
        played = 0

        def progress(done: int, _whole: int) -> bool:
            nonlocal played
            played = done
            return True

        start = process_time()
        Commander(iterations, progress).orders(DraftSight(books, draft, team), random.Random(1))
        return process_time() - start, played

    if options.profile:
        with cProfile.Profile() as profile:
            for team, draft in kept:
                move(ITERATIONS, team, draft)
        pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(40)
        return
    rng = random.Random(1)
    plain = rate(lambda: tracks40(rng), options.seconds)
    for team, draft in kept:
        move(1, team, draft)  # What a book makes once is made.
    before = [move(1, team, draft)[0] for team, draft in kept]
    short = [move(SHORT, team, draft) for team, draft in kept]
    whole = [move(ITERATIONS, team, draft) for team, draft in kept]
    searching = sum(seconds for seconds, _ in whole) - sum(before)
    speed = sum(played for _, played in whole) / searching
    print(f"yardstick tracks40 {plain:9,.0f} games/s {plain * PLIES:10,.0f} plies/s")
    print(f"iterations         {speed:9,.0f} a second; one costs {plain / speed:.1f} games of the yardstick")
    for name, took in ((f"{SHORT} iterations", short), (f"{ITERATIONS} iterations (the default)", whole)):
        times = sorted(seconds for seconds, _ in took)
        print(f"a move at {name:<30} mean {sum(times) / len(times):.2f} s, longest {times[-1]:.2f} s, of {len(times)} moves")
    print(f"of it before the search: mean {1000 * sum(before) / len(before):.0f} ms")


if __name__ == "__main__":
    main()
