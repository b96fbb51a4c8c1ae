"""What a rewind comes to, over the log."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.game.apply import fold
from tabletop.game.audience import CONTROL
from tabletop.game.commands import Rewind
from tabletop.game.events import Event, PlayResumed, Rewound
from tabletop.game.refusal import Refusal
from tabletop.game.rules.timing import put_off
from tabletop.game.state import State
from tabletop.journal.commit import Commit
from tabletop.journal.stamp import seconds
from tabletop.journal.timeline import timeline


def rewinding(commits: Sequence[Commit], command: Rewind, at: int) -> list[Event] | Refusal:
    """The events that take a session back, or why it cannot be. `at` is the moment, in seconds UTC.

    Silences and timed injects that are in force again get as much time as they had left then. The clock of the room runs
    on: it is about real time. A NO DUFF that ENDEX ended is over for good, also where ENDEX is taken back.
    """
    if not 1 <= command.to_seq < len(commits):
        return Refusal("unknown", f"There is no earlier step {command.to_seq} to go back to.")
    rewound = Rewound(to_seq=command.to_seq, reason=command.reason)
    then = _state(commits[: command.to_seq])
    stopped = then.timing.stopped
    stood = stopped.at if stopped else seconds(commits[command.to_seq - 1].at)
    rewind = Commit(seq=len(commits) + 1, id="", at="", seat=CONTROL, events=(rewound,))
    resumed = () if _state([*commits, rewind]).timing.stopped is None else (PlayResumed(),)
    return [rewound, *resumed, *put_off(then.thaw(), stood, at)]


def _state(commits: Sequence[Commit]) -> State:
    return fold(event for commit in timeline(commits).effective for event in commit.events)
