"""How good the forecasts of engine players are: Brier score and calibration, beside base rates.

    python tests/bench/bench_forecasts.py [--deck zapad-2025] [--games 60] [--level staff] [--seed forecasts]

Whole games between two players of a level, each a person that forecasts what its seat is asked. A Brier score is the mean squared
error of probabilities, 0 to 1, less is better; saying 50 % always scores 0.25. The base rate is what somebody would score who
knew how often each question came true in these very games and said that every time: more than can be known beforehand. Questions
about a temperament are counted apart, for they are answered without games in thought.
"""

# ruff: noqa: E402, T201 - a script that prints, and finds its neighbours itself
from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import process_time

from attrs import frozen

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from bench_games import read

from support.persons import Persons
from tabletop.deck.model import Deck
from tabletop.engine.players import make_player
from tabletop.game.events import Level

BINS = (5, 10, 20, 35, 50, 65, 80, 90, 95)
"""The greatest forecast of each bin, in per cent."""


@frozen
class Said:
    """A forecast, in per cent, and whether it came true."""

    question: str
    ahead: int
    percent: int
    came: bool

    @property
    def error(self) -> float:
        """Its part of the Brier score."""
        return (self.percent / 100 - self.came) ** 2


def played(deck: Deck, level: Level, seed: str) -> list[Said]:
    """All that was forecast in one game."""
    turns = max(length.turns for length in deck.lengths)
    by = {question.id: question.by for question in deck.questions}
    game = Persons(deck, {team: make_player(level) for team in deck.team_ids}, turns, seed)
    draft = game.play()
    answers = {given.question: given.answer for given in draft.answers}
    return [
        Said(made.question, by[made.question] - made.turn, made.probability, answers[made.question])
        for made in draft.forecasts
        if made.question in answers
    ]


def brier(said: Sequence[Said]) -> float:
    """The mean squared error."""
    return sum(each.error for each in said) / len(said)


def base_rate(said: Sequence[Said]) -> float:
    """The Brier score of saying every time how often the question came true."""
    found: dict[str, list[bool]] = defaultdict(list)
    for each in said:
        found[each.question].append(each.came)
    return sum(sum(came) * (1 - sum(came) / len(came)) for came in found.values()) / len(said)


def told(name: str, said: Sequence[Said]) -> str:
    """The figures of some forecasts in a line."""
    return f"{name:<30}{len(said):>5}  Brier {brier(said):.3f}  base rate {base_rate(said):.3f}  {means(said)}"


def means(said: Sequence[Said]) -> str:
    """The mean forecast, and how often it came true."""
    mean, came = sum(each.percent for each in said) / len(said), 100 * sum(each.came for each in said) / len(said)
    return f"said {mean:4.1f} %  came {came:4.1f} %"


def bins(said: Iterable[Said]) -> None:
    """Calibration: how often what was said with some probability came true."""
    found: dict[int, list[Said]] = defaultdict(list)
    for each in said:
        found[next((most for most in BINS if each.percent <= most), 100)].append(each)
    for most in sorted(found):
        print(f"  {means(found[most])}  of {len(found[most])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deck", default="zapad-2025")
    parser.add_argument("--games", type=int, default=60)
    parser.add_argument("--level", default="staff", choices=["recruit", "staff", "commander"])
    parser.add_argument("--seed", default="forecasts")
    parser.add_argument("--questions", action="store_true", help="a line for each question too")
    options = parser.parse_args()
    deck, start = read(options.deck), process_time()
    about_tempers = {question.id for question in deck.questions if "temper." in question.answer.text}
    said: list[Said] = []
    for number in range(options.games):
        said += played(deck, options.level, f"{options.seed}#{number}")
    plain = [each for each in said if each.question not in about_tempers]
    apart = [each for each in said if each.question in about_tempers]
    print(f"{options.games} games between two of level {options.level} on {deck.id}, {process_time() - start:.0f} CPU s")
    for name, some in (("all but temperaments", plain), ("about temperaments", apart)):
        if some:
            print(told(name, some))
    bins(plain)
    if options.questions:
        for question in deck.questions:
            if some := [each for each in said if each.question == question.id]:
                print(told(question.id, some))


if __name__ == "__main__":
    main()
