"""The table of games: one row a game, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tabletop.engine.simulate import GameResult


def header(teams: Sequence[str]) -> str:
    """The line of headings, for the teams in the deck's order.

    Track movement is in steps, up and down alike: what orders, injects, standing rules and hazards moved. Political capital that
    was earned (`income`) or paid for orders (`spent`) is apart.
    """
    return _written(
        [
            (
                "game",
                "seed",
                "ending",
                "turns",
                *(f"score.{team}" for team in teams),
                "ladder",
                "ladder.highest",
                *(f"orders.{team}" for team in teams),
                "moved.orders",
                "moved.injects",
                "moved.rules",
                "moved.hazards",
                "income",
                "spent",
            )
        ]
    )


def rows(games: Iterable[GameResult]) -> str:
    """A line for each game."""
    return _written(
        (
            game.number,
            game.seed,
            game.ending,
            game.turns,
            *game.scores,
            game.ladder[-1],
            max(game.ladder),
            *game.orders,
            game.moved.orders,
            game.moved.injects,
            game.moved.rules,
            game.moved.hazards,
            game.moved.income,
            game.moved.spent,
        )
        for game in games
    )


def _written(lines: Iterable[Sequence[str | int]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()
