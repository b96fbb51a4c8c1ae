"""What stands in place of a screen that has too little room."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

LEAST = Size(72, 20)
"""Columns and rows that every screen can do with."""


class TooSmall(Widget):
    """A plain panel over the screen that says how large the window has to be."""

    DEFAULT_CSS = """
    TooSmall {
        layer: toosmall; display: none; width: 100%; height: 100%;
        background: $background; color: $foreground; content-align: center middle; text-align: center; padding: 0 1;
    }
    """

    def fit(self, size: Size) -> None:
        """Show or hide for a window of this size."""
        self.display = is_too_small(size)
        # What is below must not put its scroll bar beside it.
        self.screen.styles.overflow_y = "hidden" if self.display else "auto"
        self.refresh()

    def render(self) -> Content:
        """How large it is, how large it must be."""
        width, height = self.app.size
        return Content(f"This window is {width}×{height}.\nTabletop needs at least {LEAST.width}×{LEAST.height}: make it larger.")


def is_too_small(size: Size) -> bool:
    """Whether a window of this size is too small for a screen."""
    return size.width < LEAST.width or size.height < LEAST.height
