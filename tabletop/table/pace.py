"""How long each team took in the phase that is open."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.game.events import PhaseOpened, PlayResumed, PlayStopped, Rewound, SessionReopened, TeamFinished
from tabletop.journal.commit import Commit
from tabletop.journal.stamp import is_stamp, seconds


def pace(commits: Sequence[Commit]) -> dict[str, int]:
    """Seconds from the phase's opening until each team that is done was done, by team.

    The time that play stood still, or that the session was closed, is not counted. It reads the log from its end back to the
    phase's opening, and passes over what was taken back.
    """
    done: dict[str, int] = {}
    stops: list[tuple[int, int]] = []
    resumed, at = 0, len(commits)
    in_force = at
    while at:
        commit = commits[at - 1]
        moment = seconds(commit.at) if is_stamp(commit.at) else 0
        for event in reversed(commit.events):
            if isinstance(event, PlayResumed):
                resumed = moment
            elif isinstance(event, PlayStopped):
                stops.append((event.at, resumed or event.at))
                resumed = 0
            elif isinstance(event, SessionReopened):
                stops.append((event.since, event.until))
            elif at > in_force:
                continue
            elif isinstance(event, Rewound):
                in_force = event.to_seq
            elif isinstance(event, TeamFinished):
                done[event.team] = moment
            elif isinstance(event, PhaseOpened):
                return {team: _between(moment, end, stops) for team, end in done.items()}
        at -= 1
    return {}


def _between(start: int, end: int, stops: Sequence[tuple[int, int]]) -> int:
    stood = sum(max(min(until, end) - max(since, start), 0) for since, until in stops)
    return max(end - start - stood, 0)
