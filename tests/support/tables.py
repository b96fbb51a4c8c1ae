"""A table and what is said at it, for the tests of tables."""

from __future__ import annotations

from pathlib import Path

from support.decks import ferry
from tabletop.game import commands as c
from tabletop.game.refusal import Refusal
from tabletop.journal.commit import Commit
from tabletop.table import Table

AT = "2025-09-10T08:00:00.000Z"
HALT = c.GiveOrder(
    substance="action", card="halt-ferry", purpose="coercion", message="routine", rationale="They must feel it.", posture="overt"
)


def table(path: Path | None = None) -> Table:
    """The ferry dispute, opened, in memory or in a save, with its clock at rest."""
    return Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="seed", clock=lambda: AT)


def taken(at: Table, command: c.Command, seat: str = "control", *, behalf: str = "", command_id: str = "") -> Commit:
    """What a command that must be taken came to."""
    answer = at.submit(seat, command, behalf=behalf, command_id=command_id)
    assert isinstance(answer, Commit), answer
    return answer


def refused(at: Table, command: c.Command, seat: str = "control", *, behalf: str = "") -> str:
    """The sentence of a command that must be refused."""
    answer = at.submit(seat, command, behalf=behalf)
    assert isinstance(answer, Refusal), answer
    return answer.sentence


def to_decide(at: Table) -> Table:
    """Go on to the decide phase."""
    while at.state.phase != "decide":
        taken(at, c.AdvancePhase())
    return at
