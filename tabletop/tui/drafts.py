"""Keeping what is typed in a form until it is submitted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from tabletop.table.seat import SeatDrafts

PAUSE = 0.3
"""Seconds after the last keystroke at which a draft is put away."""


class FormDraft:
    """A form's draft: `touch` on each change, `flush` when the form goes, `restore` when it comes.

    `read` gives the form's fields as they stand. Those that stand as they began are not kept: blank, or as in `begun`. So what
    began with something in it and was emptied comes back empty.
    """

    def __init__(
        self,
        screen: Screen[Any],
        drafts: SeatDrafts,
        form: str,
        read: Callable[[], dict[str, str]],
        *,
        begun: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = screen
        self._drafts = drafts
        self._form = form
        self._read = read
        self._begun = dict(begun or {})
        self._timer: Timer | None = None
        self._latest: dict[str, str] | None = None
        self._done = False

    @property
    def form(self) -> str:
        """The form's name, to hand on with the command."""
        return self._form

    def restore(self) -> dict[str, str]:
        """The fields as they were last put away."""
        return self._drafts.get(self._form)

    def touch(self) -> None:
        """Note that something changed; it is put away in a moment."""
        if self._done:
            return
        # Read now: when the window closes, the fields go before the form.
        self._latest = self._read()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(PAUSE, self.flush)

    def flush(self) -> None:
        """Put it away now."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._done or self._latest is None:
            return
        fields = {name: text for name, text in self._latest.items() if text.strip() != self._begun.get(name, "").strip()}
        self._latest = None
        if fields:
            self._drafts.put(self._form, fields)
        else:
            self._drafts.clear(self._form)

    def finish(self) -> None:
        """The form was submitted: keep nothing more."""
        self._done = True
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
