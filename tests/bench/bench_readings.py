"""How well engine players read moves and incidents: the figures of docs/practice.md.

    python tests/bench/bench_readings.py [--deck zapad-2025] [--games 240] [--turns 6] [--level staff] [--seed readings]

Whole games between two players of a level, each a person that reads what it sees. A reading of a move is right if it is the
purpose of the order, one of an incident if it is its true cause. What is off is told in steps of the deck's scale of purposes,
above 0 for worse than was meant. A hundred games of staff officers take about a minute.
"""

# ruff: noqa: E402, T201 - a script that prints, and finds its neighbours itself
from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import process_time

from attrs import define, field, frozen

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from bench_games import read

from support.persons import Persons
from tabletop.deck.model import Deck
from tabletop.engine.players import make_player
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.events import Event, Level
from tabletop.game.state import Draft

BANDS = ((0, 40), (40, 50), (50, 60), (60, 70), (70, 101))
"""How likely a reading was called, in per cent: from and below."""


@frozen
class Reading:
    """A reading of a move: whose, in which game, of what, and how likely it was called, in per cent."""

    reader: str
    temperament: str
    signed: bool
    meant: str
    taken: str
    percent: int

    @property
    def right(self) -> bool:
        """Whether it is what was meant."""
        return self.meant == self.taken


@define
class Tally:
    """All that was read and meant in some games."""

    moves: list[Reading] = field(factory=list)
    incidents: list[bool] = field(factory=list)
    messages: Counter[tuple[str, str]] = field(factory=Counter)
    """How often an order was for one purpose and to be taken for another, or the same."""

    def keep(self, game: int) -> Callable[[str, c.Command, list[Event], Draft], None]:
        """Counts what comes of a game."""

        def kept(_seat: str, _command: c.Command, came: list[Event], draft: Draft) -> None:
            for event in came:
                if isinstance(event, e.MoveRead):
                    order = next(each for each in (*draft.orders, *draft.past) if each.order == event.order)
                    nature = next(seated.temperament for seated in draft.engines if seated.team == event.team)
                    signed = bool(draft.revealed[event.order].author)
                    found = Reading(f"{game}/{event.team}", nature, signed, order.purpose, event.reading, event.likelihood)
                    self.moves.append(found)
                elif isinstance(event, e.IncidentRead):
                    truth = next(each.cause for each in draft.inbox if each.inject == event.inject)
                    self.incidents.append(truth == event.reading)
                elif isinstance(event, e.OrderGiven) and event.purpose:
                    self.messages[event.purpose, event.message] += 1

        return kept


def played(deck: Deck, level: Level, turns: int, games: int, seed: str) -> Tally:
    """What was read in some games."""
    tally = Tally()
    for game in range(games):
        players = {team: make_player(level) for team in deck.team_ids}
        Persons(deck, players, turns, f"{seed} {game}", tally.keep(game)).play()
    return tally


def share(found: Iterable[bool]) -> str:
    """How many of some are so, in per cent."""
    all_of = list(found)
    return f"{100 * sum(all_of) / len(all_of):.0f} % of {len(all_of)}" if all_of else "none"


def spread(moves: Sequence[Reading]) -> str:
    """From how little to how much one reader was right in one game."""
    by: dict[str, list[bool]] = defaultdict(list)
    for each in moves:
        by[each.reader].append(each.right)
    ranked = sorted(100 * sum(right) / len(right) for right in by.values())
    edge = len(ranked) // 20
    return f"{ranked[0]:.0f} to {ranked[-1]:.0f} %, nine tenths of them {ranked[edge]:.0f} to {ranked[-1 - edge]:.0f} %"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deck", default="zapad-2025")
    parser.add_argument("--games", type=int, default=240)
    parser.add_argument("--turns", type=int, default=6)
    parser.add_argument("--level", default="staff", choices=["recruit", "staff", "commander"])
    parser.add_argument("--seed", default="readings")
    options = parser.parse_args()
    deck, start = read(options.deck), process_time()
    tally = played(deck, options.level, options.turns, options.games, options.seed)
    moves = tally.moves
    scale = {each.id: each.scale for each in deck.purposes if each.scale is not None}
    print(f"{options.games} games between two of level {options.level} on {deck.id}, {process_time() - start:.0f} CPU s")
    print(f"moves read rightly: {share(each.right for each in moves)}, by reader and game {spread(moves)}")
    for signed, name in ((True, "with"), (False, "without")):
        print(f"  {name} an author: {share(each.right for each in moves if each.signed is signed)}")
    for low, high in BANDS:
        print(f"  called {low} to {high - 1} % likely: {share(each.right for each in moves if low <= each.percent < high)}")
    print(f"incidents read rightly: {share(tally.incidents)}")
    for nature in sorted({each.temperament for each in moves}):
        off = [scale[r.taken] - scale[r.meant] for r in moves if r.temperament == nature and {r.taken, r.meant} <= scale.keys()]
        print(f"  {nature or 'no temperament'} is off by {sum(off) / max(len(off), 1):+.2f} steps in {len(off)} readings")
    for purpose in scale:
        told = {message: count for (meant, message), count in tally.messages.items() if meant == purpose}
        print(f"meant as {purpose}: {sum(told.values())}, to be taken for {told}")


if __name__ == "__main__":
    main()
