"""Keeping the chosen row of a long widget in sight."""

from __future__ import annotations

from textual.containers import ScrollableContainer
from textual.geometry import Region
from textual.widget import Widget


def reveal(widget: Widget, row: int, rows: int = 1, *, around: int = 1) -> None:
    """Scroll what holds a widget until some of its rows, and so many `around` them above and below, are in sight."""
    above = next((each for each in widget.ancestors if isinstance(each, ScrollableContainer)), None)
    if above is None or not widget.is_attached:
        return
    top = widget.content_region.y - above.content_region.y + above.scroll_offset.y + row
    above.scroll_to_region(Region(0, max(top - around, 0), 1, rows + 2 * around), animate=False, x_axis=False)
