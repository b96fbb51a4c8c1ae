"""What the coach says once an order is given: what may come of it, what it may be taken for, its forecasts beside one's own."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static
from textual.worker import get_current_worker

from tabletop.deck.model import Deck
from tabletop.game.view import TeamView
from tabletop.practice.coach import Beside, Commitment, Impression, Spread
from tabletop.table.seat import SeatHandle
from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.practice.coach import Coach, Weighing
from tabletop.tui.seat.form import Panel
from tabletop.tui.seat.words import purpose
from tabletop.tui.text import clean
from tabletop.tui.theme import team_name

_BAR, _SHORT_BAR = 50, 30
"""Cells of a bar from 0 to 100."""


class CoachPanel(Panel, can_focus=True):
    """It reads; nothing is asked."""

    class Progressed(Message):
        """So much of the thinking is done, in per cent."""

        def __init__(self, share: int) -> None:
            super().__init__()
            self.share = share

    class Weighed(Message):
        """The thinking is done."""

        def __init__(self, said: Commitment) -> None:
            super().__init__()
            self.said = said

    def __init__(self, coach: Coach, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._coach = coach

    @property
    def heading(self) -> str:
        """Whose words these are."""
        return "The coach: what may come of your order"

    def compose_panel(self) -> ComposeResult:
        """One text."""
        yield Static("", id="coach-text", markup=False)
        with Horizontal(classes="foot"):
            yield Button(Content("Back  esc"), classes="back", compact=True)

    def on_mount(self) -> None:
        """Show what is known, or think."""
        if self._coach.commitment(self.view) is not None:
            self._show()
        elif (weighing := self._coach.weighing(self.view)) is None:
            self._tell("You have given no order this turn that the coach could look at.")
        else:
            self._tell("The coach plays your order, and others in its place, through in thought …")
            self._weigh(weighing)

    def first(self) -> Widget | None:
        """The text itself, to be scrolled."""
        return self

    def guide(self) -> str:
        """Read it, then go."""
        return "Read it (arrows scroll), or escape goes back at once; then g goes on"

    def _tell(self, words: str) -> None:
        self.query_one("#coach-text", Static).update(Content(words))

    @work(thread=True, exclusive=True, group="coach")
    def _weigh(self, weighing: Weighing) -> None:
        worker = get_current_worker()

        def progress(done: int, of: int) -> bool:
            self.post_message(self.Progressed(100 * done // max(of, 1)))
            return not worker.is_cancelled

        said = weighing(progress)
        if not worker.is_cancelled:
            self.post_message(self.Weighed(said))

    def on_coach_panel_progressed(self, event: Progressed) -> None:
        """Say how far it is."""
        if not self.closing and self._coach.commitment(self.view) is None:
            self._tell(f"The coach plays your order, and others in its place, through in thought … {event.share} %")

    def on_coach_panel_weighed(self, event: Weighed) -> None:
        """Show it."""
        self._coach.keep_commitment(self.view, event.said)
        if not self.closing:
            self._show()

    def on_resize(self, _event: Resize) -> None:
        """Bars fit the width."""
        self._show()

    def _show(self) -> None:
        said = self._coach.commitment(self.view)
        if said is not None and self.is_attached:
            cells = _BAR if self.size.width >= _BAR + 40 else _SHORT_BAR
            self.query_one("#coach-text", Static).update(told(self.deck, said, cells))


def told(deck: Deck, said: Commitment, cells: int) -> Content:
    """All that the coach says about orders; bars of so many cells from 0 to 100."""
    lines = [Content.styled(clean(said.label), "$muted"), Content("")]
    lines.append(Content.styled("How far you come to your aims, two turns on: half of the games lie in the bar", "b"))
    for spread in said.spreads:
        lines += _spread(spread, cells)
    if said.impressions:
        lines += [Content(""), Content.styled("What they will most likely take it for", "b")]
        lines += [_impression(deck, each) for each in said.impressions]
    if said.forecasts:
        lines += [Content(""), Content.styled("Your forecast beside the engine's", "b")]
        lines += [_beside(each) for each in said.forecasts]
    return Content("\n").join(lines)


def _spread(spread: Spread, cells: int) -> list[Content]:
    war = f"war in {spread.wars} of 100" if spread.wars else "no war"
    mark = "● " if spread.chosen else "○ "
    title = Content.assemble((_plain(mark), "$accent"), (clean(spread.title), "b" if spread.chosen else ""))
    if spread.chosen:
        title = Content.assemble(title, ("  your order", "$muted"))
    bar = Content.styled(_bar(spread, cells), "$primary" if spread.chosen else "$secondary")
    figures = f"  {spread.low}–{spread.high}, middle {spread.middle} · {war}"
    return [title, Content.assemble("  ", bar, _plain(figures))]


def _bar(spread: Spread, cells: int) -> str:
    """Half of the games between the ends of the thick part, the middle one marked."""
    low, middle, high = (min(value * cells // 100, cells - 1) for value in (spread.low, spread.middle, spread.high))
    return _plain("".join("●" if at == middle else "█" if low <= at <= high else "░" for at in range(cells)))


def _impression(deck: Deck, each: Impression) -> Content:
    who = clean(team_name(deck, each.team))
    if not each.reading:
        return Content.assemble((f"{who}  ", "b"), "would see nothing of it.")
    message = purpose(deck, each.message)
    match each.harder:
        case None:
            way = f"you want it read as {message}"
        case 0:
            way = "as you want it read"
        case steps:
            way = f"{'harder' if steps > 0 else 'milder'} than {message}, as which you want it read"
    return Content.assemble(
        (f"{who}  ", "b"), (clean(purpose(deck, each.reading)), "b"), clean(f" ({each.likelihood} %): {way}.")
    )


def _beside(each: Beside) -> Content:
    own = "no forecast" if each.person is None else f"{each.person} %"
    return Content.assemble(
        clean(each.text), ("  you ", "$muted"), (own, "b"), ("  engine ", "$muted"), (f"{each.engine} %", "b")
    )


def _plain(text: str) -> str:
    return plain(text) if wants_plain() else text
