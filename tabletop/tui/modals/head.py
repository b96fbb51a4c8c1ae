"""The head hash at ENDEX, by which alone it shows if the end of the save is cut off."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import clean


class HeadModal(TabletopModal[None]):
    """The hash right after ENDEX, and that of now if notes or ratings were added since; to be written down and kept apart."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "back", "I have it", id="enter")]

    def __init__(self, endex: tuple[int, str], now: tuple[int, str], save: Path | None) -> None:
        super().__init__("ENDEX: the head hash of the save")
        self._endex = endex
        self._now = now
        self._save = save

    def compose_body(self) -> ComposeResult:
        """The hash, what it is for, how to compare."""
        parts = [_hash("At ENDEX", *self._endex)]
        if self._now[0] > self._endex[0]:
            parts.append(_hash("Now", *self._now))
        parts.append(
            Content(
                "Write it down, or take a picture of it, and keep it apart from the save: lines cut off cleanly at the end of "
                "the save show only against it. Notes and ratings after ENDEX are steps too: key i shows the hash again, with "
                "that of now beside it."
            )
        )
        name = clean(self._save.name) if self._save else "SAVE"
        command = f'tabletop verify "{name}"' if " " in name else f"tabletop verify {name}"
        parts.append(Content.assemble("To compare: ", (command, "b")))
        with VerticalScroll():
            yield Static(Content("\n\n").join(parts), markup=False)


def _hash(when: str, step: int, head: str) -> Content:
    return Content.assemble((f"{when}, after step {step}:", "$accent"), "\n", (clean(head), "b"))
