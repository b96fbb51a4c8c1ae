"""How much stronger one level of engine player is than another.

    python tests/bench/bench_strength.py [--over staff:recruit] [--pairs 40] [--iterations 200] [--deck zapad-2025]
                                         [--seed strength] [--no-temperaments]

A pair is two games from one seed with sides swapped. Scores are 0 to 100 a side, 0 for both in a war. A level wins a pair if its
total over both games is the greater; a tie is half. Printed are the share of pairs won with Wilson's 95 % interval, the mean
totals, how many games ended in war, and CPU seconds of this process. Figures so far are printed every tenth pair and on Ctrl-C.
"""

# ruff: noqa: E402, T201 - a script that prints, and finds its neighbours itself
from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from time import process_time
from typing import cast

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from support.decks import ferry
from support.strength import Duel, Pair, without_temperaments, won
from tabletop.game.events import LEVELS, Level
from tabletop.library import load_deck


def levels(text: str) -> tuple[Level, Level]:
    """Two levels as `BETTER:WORSE`."""
    found = tuple(text.split(":"))
    if len(found) != 2 or any(level not in LEVELS for level in found):
        raise argparse.ArgumentTypeError(f"give two of {', '.join(LEVELS)}, such as staff:recruit")
    return cast("tuple[Level, Level]", found)


def told(pairs: list[Pair], seconds: float) -> str:
    """The figures of these pairs in a line."""
    found = won(pairs)
    assert found is not None
    count = len(pairs)
    better, worse = sum(pair.better for pair in pairs) / count, sum(pair.worse for pair in pairs) / count
    wars = 100 * sum(pair.wars for pair in pairs) / (2 * count)
    return (
        f"{count:>4} pairs  won {100 * found.value:5.1f} %  [{100 * found.low:.1f}, {100 * found.high:.1f}]  "
        f"totals {better:.0f} to {worse:.0f}  war {wars:.0f} %  {seconds:.0f} CPU s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--over", type=levels, default=("staff", "recruit"), metavar="BETTER:WORSE")
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--iterations", type=int, default=200)
    parser.add_argument("--deck", default="zapad-2025")
    parser.add_argument("--seed", default="strength")
    parser.add_argument("--no-temperaments", action="store_true")
    options = parser.parse_args()
    deck = ferry() if options.deck == "ferry" else load_deck(options.deck)
    if options.no_temperaments:
        deck = without_temperaments(deck)
    better, worse = options.over
    duel = Duel(deck, better, worse, options.iterations)
    print(f"{better} over {worse} on {deck.id}, {options.iterations} iterations a move, seed {options.seed}", flush=True)
    pairs: list[Pair] = []
    start = process_time()
    try:
        for number in range(1, options.pairs + 1):
            pairs.append(duel.pair(f"{options.seed}#{number}"))
            if number % 10 == 0 and number < options.pairs:
                print(told(pairs, process_time() - start), flush=True)
    except KeyboardInterrupt:
        print("stopped early")
    if pairs:
        print(told(pairs, process_time() - start))
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
