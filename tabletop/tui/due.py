"""What is due at a moment: injects that wait for the clock on the wall come up by themselves."""

from __future__ import annotations

from attrs import evolve

from tabletop.game.view import ControlView


def as_due(view: ControlView, moment: int) -> ControlView:
    """The view with each inject whose moment has come shown as ready. `moment` is in seconds UTC since 1970."""
    if not any(line.at for line in view.msel):
        return view
    lines = tuple(evolve(line, status="ready") if line.at and line.due(moment) else line for line in view.msel)
    return evolve(view, msel=lines)


def next_moment(view: ControlView, moment: int) -> int:
    """Seconds until the next inject comes up by the clock on the wall; 0 if none will."""
    waits = [line.at - moment for line in view.msel if line.at > moment and line.status not in ("released", "complete")]
    return min(waits, default=0)
