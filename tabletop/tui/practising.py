"""Practice around its screen: whether a session is one, and what is opened after ENDEX."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from tabletop.deck.model import Deck
    from tabletop.game.view.parts import TrackView
    from tabletop.practice.coach import Ending
    from tabletop.practice.session import Practice
    from tabletop.table import Table


def as_practice(table: Table) -> Practice | None:
    """The practice of an open session; None where it is none."""
    if not table.state.engines:
        return None
    from tabletop.practice.session import NoPractice, Practice

    try:
        return Practice(table)
    except NoPractice:
        return None


class Laid:
    """What is opened once everything may be seen. `save` is where the session is saved, None for one in memory."""

    def __init__(self, practice: Practice, save: Path | None) -> None:
        self._table = practice.table
        self._save = save

    def opponent(self) -> Ending:
        """What the other side was like, and what it meant by its moves."""
        from tabletop.practice.coach import at_the_end
        from tabletop.review import analyse

        return at_the_end(analyse(self._table))

    def tracks(self) -> tuple[TrackView, ...]:
        """Where every track stands in truth."""
        from tabletop.game.audience import CONTROL
        from tabletop.game.view import ControlView

        seen = self._table.seen(CONTROL)
        assert isinstance(seen, ControlView)
        return seen.tracks

    def hot_wash(self) -> Screen[None]:
        """The talk about it, page by page."""
        from tabletop.review import analyse
        from tabletop.tui.screens.hotwash import HotWashScreen

        return HotWashScreen(analyse(self._table))

    def review(self) -> Screen[None]:
        """What happened and what it means."""
        from tabletop.review import analyse
        from tabletop.review.report import write_report
        from tabletop.tui.screens.review import ReviewScreen

        analysis = analyse(self._table)
        return ReviewScreen(analysis, lambda: write_report(analysis, self._save or Path("session.tabletop")))


def practice_screen(practice: Practice, save: Path | None) -> Screen[None]:
    """The screen of a practice session."""
    from tabletop.practice.tutorial import is_tutorial
    from tabletop.tui.screens.practice import PracticeScreen

    return PracticeScreen(practice, Laid(practice, save), teaches=is_tutorial(practice.table))


def new_save(folder: Path, title: str) -> Path:
    """The path of a new save in a folder that is made where it is not there. Raises OSError if it cannot be."""
    from tabletop.journal.folder import new_path
    from tabletop.journal.stamp import now

    folder.mkdir(parents=True, exist_ok=True)
    return new_path(folder, title, now())


def practice_title(deck: Deck) -> str:
    """What a practice session is called where nobody says otherwise."""
    return f"Practice: {deck.title}"
