"""A clock whose hands a test moves: nothing sleeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from support.decks import ferry
from tabletop.game.commands import OpenSession
from tabletop.journal.stamp import stamp
from tabletop.table import Table


class Hands:
    """Stands at one moment until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> str:
        return stamp(self.at)

    def forward(self, seconds: int) -> None:
        """Move on."""
        self.at += timedelta(seconds=seconds)


def timed_table(**table: Any) -> tuple[Table, Hands]:
    """The ferry dispute, opened, by a clock that the test moves."""
    hands = Hands()
    return Table.create(ferry(), OpenSession(turns=3), seed="x", clock=hands, **table), hands
