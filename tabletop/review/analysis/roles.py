"""Roles that control played, and what was entered for a team by control."""

from __future__ import annotations

from attrs import frozen

from tabletop.game import events as e
from tabletop.game.audience import CONTROL, team_of
from tabletop.review.analysis.record import Entry, Record, Ref


@frozen(kw_only=True)
class Entered:
    """What control entered for a team: from its slips, or because nobody sat there."""

    team: str
    refs: tuple[Ref, ...]


@frozen(kw_only=True)
class RolesPlayed:
    """Who played whom: `absent` from the start, each change since, and what control entered for teams."""

    absent: tuple[str, ...]
    changes: tuple[Entry[e.RolePlayed], ...]
    entered: tuple[Entered, ...]

    def by_control(self, role: str, ref: Ref) -> bool:
        """Whether control played a role at a place in the record."""
        before = [change.event.by for change in self.changes if change.event.role == role and change.ref < ref]
        return before[-1] == "control" if before else role in self.absent


def roles_of(record: Record) -> RolesPlayed:
    """Who played whom."""
    opened = record.last(e.SessionOpened)
    entered: dict[str, list[Ref]] = {}
    for entry in record.entries:
        team = team_of(entry.seat)
        if entry.hand == CONTROL and team and entry.ref.index == 0:
            entered.setdefault(team, []).append(entry.ref)
    return RolesPlayed(
        absent=opened.event.absent if opened else (),
        changes=record.of(e.RolePlayed),
        entered=tuple(Entered(team=team, refs=tuple(refs)) for team, refs in entered.items()),
    )
