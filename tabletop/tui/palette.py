"""The palette of commands, with marks that every terminal's font has."""

from __future__ import annotations

from textual.command import CommandPalette, SearchIcon

ID = "--command-palette"
"""By which Textual knows that a palette is open."""


class Palette(CommandPalette):
    """Textual's palette. Its own mark of a search is a picture that many terminals lack."""

    DEFAULT_CSS = """
    Palette SearchIcon { color: $accent; }
    """

    def on_mount(self) -> None:
        """Put a plain mark in its place."""
        self.query_one(SearchIcon).icon = "›"
