"""A screen that guards what is shown: while it is open, nothing else is."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


class Guarding:
    """Mixed into a screen: others come over it only if it lets them. A notice waits until it has gone."""

    def lets(self, screen: Screen[Any]) -> bool:
        """Whether a screen may come over this one."""
        return bool(getattr(screen, "SHOWS_NOTHING", False))
