"""Players of three levels."""

from __future__ import annotations

from tabletop.engine.player import Player
from tabletop.engine.players.commander import ITERATIONS, Commander, Progress
from tabletop.engine.players.recruit import Recruit
from tabletop.engine.players.staff import Staff
from tabletop.game.events import Level


def make_player(level: Level, iterations: int | None = None, progress: Progress | None = None) -> Player:
    """A player of a level; `iterations` and `progress` are for one that searches."""
    match level:
        case "recruit":
            return Recruit()
        case "staff":
            return Staff()
        case "commander":
            return Commander(iterations or ITERATIONS, progress)


__all__ = ["Commander", "Progress", "Recruit", "Staff", "make_player"]
