"""What the coach says once an order is given: what may come of it, what it may be taken for, its forecasts beside one's own."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from rich.cells import cell_len
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
from tabletop.game.telling.words import counted, listed
from tabletop.game.view import TeamView
from tabletop.practice.coach import Beside, Commitment, Comparison, Impression, Spread, orders_of
from tabletop.table.seat import SeatHandle
from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.practice.coach import Coach, Weighing
from tabletop.tui.seat.panel import Panel
from tabletop.tui.seat.words import purpose, roles
from tabletop.tui.text import clean
from tabletop.tui.theme import team_name

_BAR, _SHORT_BAR = 51, 31
"""The most cells of a bar, and the least that it has with its figures on the same line."""
_FIGURES = 40
"""Cells that the figures of a bar take beside it."""
_ROOM = 5
"""Points of the axis that are left on either side of the bars."""
_WIDE = 60
"""Points of the axis up to which every tenth has its figure."""
_REST, _HALF, _MEAN = "─", "█", "●"
"""A bar's axis, the half of the games that lies in the middle, and the mean of all."""

_LEGEND = "+ the aim that gains most   − the one that loses most"


class CoachPanel(Panel, can_focus=True):
    """It reads; nothing is asked."""

    class Progressed(Message):
        """So much of the thinking is done, in per cent."""

        def __init__(self, share: int) -> None:
            super().__init__()
            self.share = share

    class Weighed(Message):
        """The thinking is done, about the orders that stand in this view."""

        def __init__(self, view: TeamView, said: Commitment) -> None:
            super().__init__()
            self.view = view
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
        """Look at the order."""
        self._look()

    def follow(self, view: TeamView) -> None:
        """Think again about orders that have changed, or that others have agreed to since."""
        changed = orders_of(view) != orders_of(self.view)
        super().follow(view)
        if changed and not self.closing:
            self._look()

    def _look(self) -> None:
        """Show what is known, or think."""
        if self._coach.commitment(self.view) is not None:
            self.workers.cancel_group(self, "coach")
            self._show()
        elif (weighing := self._coach.weighing(self.view)) is None:
            self._tell("You have given no order this turn that the coach could look at.")
        else:
            self._tell("The coach plays your order, and others in its place, through in thought …")
            self._weigh(self.view, weighing)

    def first(self) -> Widget | None:
        """The text itself, to be scrolled."""
        return self

    def guide(self) -> str:
        """Read it, then go."""
        return "Read it (arrows scroll); n or escape goes back to the steps"

    def _tell(self, words: str) -> None:
        self.query_one("#coach-text", Static).update(Content(words))

    @work(thread=True, exclusive=True, group="coach")
    def _weigh(self, view: TeamView, weighing: Weighing) -> None:
        worker = get_current_worker()

        def progress(done: int, of: int) -> bool:
            self.post_message(self.Progressed(100 * done // max(of, 1)))
            return not worker.is_cancelled

        said = weighing(progress)
        if not worker.is_cancelled:
            self.post_message(self.Weighed(view, said))

    def on_coach_panel_progressed(self, event: Progressed) -> None:
        """Say how far it is."""
        if not self.closing and self._coach.commitment(self.view) is None:
            self._tell(f"The coach plays your order, and others in its place, through in thought … {event.share} %")

    def on_coach_panel_weighed(self, event: Weighed) -> None:
        """Show it."""
        self._coach.keep_commitment(event.view, event.said)
        if not self.closing:
            self._show()

    def on_resize(self, _event: Resize) -> None:
        """Bars fit the width."""
        self._show()

    def _show(self) -> None:
        said = self._coach.commitment(self.view)
        if said is not None and self.is_attached:
            self.query_one("#coach-text", Static).update(told(self.deck, said, self.size.width))


def told(deck: Deck, said: Commitment, width: int) -> Content:
    """All that the coach says about orders, for a panel of so many cells."""
    lines = [Content.styled(clean(said.label), "$muted"), Content(""), *_compared(deck, said.comparison, width)]
    if said.impressions:
        lines += [Content(""), Content.styled("What they will most likely take it for", "b")]
        several = len({each.title for each in said.impressions}) > 1
        lines += [_impression(deck, each, named=several) for each in said.impressions]
    if said.forecasts:
        lines += [Content(""), Content.styled("Your forecast beside the engine's", "b")]
        lines += [_beside(each) for each in said.forecasts]
    return Content("\n").join(lines)


@frozen
class _Axis:
    """The stretch of the scale that the bars are drawn on, `low` to `high` in points, over so many cells."""

    low: int
    high: int
    cells: int

    @classmethod
    def over(cls, spreads: Sequence[Spread], cells: int) -> _Axis:
        """The tens around all bars and means, with room on both sides."""
        least = min(min(spread.low, spread.mean) for spread in spreads)
        most = max(max(spread.high, spread.mean) for spread in spreads)
        low = max(10 * ((least - _ROOM) // 10), 0)
        high = min(-10 * ((-most - _ROOM) // 10), 100)
        return cls(low, high, cells)

    def cell(self, value: int) -> int:
        """The cell of a score."""
        return round((value - self.low) * (self.cells - 1) / (self.high - self.low))

    def figures(self) -> str:
        """Every tenth point, over its cell."""
        line = [" "] * (self.cells + 1)
        for value in range(self.low, self.high + 1, 10 if self.high - self.low <= _WIDE else 20):
            text = str(value)
            start = min(max(self.cell(value) - len(text) // 2, 0), len(line) - len(text))
            line[start : start + len(text)] = text
        return "".join(line).rstrip()

    def bar(self, spread: Spread) -> str:
        """The axis as a thin line, half of the games as a thick one, the mean as a mark."""
        low, mean, high = (self.cell(value) for value in (spread.low, spread.mean, spread.high))
        return "".join(_MEAN if at == mean else _HALF if low <= at <= high else _REST for at in range(self.cells))


def _compared(deck: Deck, comparison: Comparison, width: int) -> list[Content]:
    """The chosen order and the others, each with a bar on one axis; its figures stand below it where there is no room beside."""
    beside = width >= _SHORT_BAR + _FIGURES
    cells = max(min(_BAR, width - (_FIGURES if beside else 6)), 10)
    axis = _Axis.over(comparison.spreads, cells)
    lacking = comparison.chosen.lacking
    beside_yours = ["the same with the agreement of all"] if lacking else []
    beside_yours += ["a pass"] if comparison.passing else []
    beside_yours += [f"the best of {counted(comparison.tried, 'other')} tried"] if comparison.tried else []
    return [
        Content.styled(f"How far you come to your aims {comparison.until}, in points of 100", "b"),
        Content.styled(_plain(f"{_HALF * 3} half of the games   {_MEAN} the mean of all"), "$secondary"),
        *([Content.styled(_plain(_LEGEND), "$secondary")] if any(spread.gains for spread in comparison.spreads) else []),
        Content.styled(f"  {axis.figures()}", "$secondary"),
        *(line for spread in comparison.spreads for line in _spread(deck, spread, axis, width, beside=beside)),
        Content.styled(
            f"Beside yours: {listed(beside_yours) or 'nothing else that you could order'}."
            + (" Whatever else needs agreement counts as agreed." if lacking else ""),
            "$secondary",
        ),
    ]


def _spread(deck: Deck, spread: Spread, axis: _Axis, width: int, *, beside: bool) -> list[Content]:
    war = f"war in {spread.wars} of 100" if spread.wars else "no war"
    title = Content.assemble(
        (_plain("● " if spread.chosen else "○ "), "$accent"),
        (clean(spread.title), "b" if spread.chosen else ""),
        (f"  {_standing(deck, spread)}", "$muted" if spread.chosen or not _differs(spread) else "b"),
    )
    bar = Content.styled(_plain(axis.bar(spread)), "$primary" if spread.chosen else "$secondary")
    figures = _plain(f"{spread.low}–{spread.high}, mean {spread.mean}; {war}")
    return [title, Content.assemble("  ", bar, "  " if beside else "\n  ", figures), *_for_aims(spread, width)]


def _differs(spread: Spread) -> bool:
    """Whether it stands apart from the chosen one by more than the noise of so few games."""
    return spread.ahead.clear() and spread.better != 0


def _standing(deck: Deck, spread: Spread) -> str:
    """How an order stands to the chosen one, by the means shown, and what its figures assume."""
    said = [_apart(spread)]
    if spread.lacking:
        said.append(f"weighed as it stands, without the agreement of {roles(deck, spread.lacking)}")
    if spread.late:
        said.append("it comes too late: the session ends before it is ruled")
    elif spread.turns > 1:
        said.append(f"it takes {spread.turns} turns{': begun a turn later, it would come too late' if spread.only_now else ''}")
    return "; ".join(said)


def _apart(spread: Spread) -> str:
    if spread.chosen:
        return "your order"
    all_agreed = "with the agreement of all, " if spread.agreed else ""
    if not _differs(spread):
        return f"{all_agreed}about the same as yours"
    points = counted(abs(spread.better), "point")
    return f"{all_agreed}about {points} {'better' if spread.better > 0 else 'worse'} than yours"


def _for_aims(spread: Spread, width: int) -> list[Content]:
    """Which aim it serves most better than what was chosen, and which most worse, where that is more than noise."""
    more = next((f"+ {clean(each.title)}" for each in spread.gains if each.ahead.mean > 0), "")
    less = next((f"− {clean(each.title)}" for each in spread.gains if each.ahead.mean < 0), "")
    said = [_plain(each) for each in (more, less) if each]
    lines = said if cell_len("   ".join(said)) + 2 > width else ["   ".join(said)]
    return [Content.styled(f"  {line}", "$secondary") for line in lines if line]


def _impression(deck: Deck, each: Impression, *, named: bool) -> Content:
    who = clean(team_name(deck, each.team) + (f", of “{each.title}”:" if named else ""))
    if not each.reading:
        return Content.assemble((f"{who}  ", "b"), "would see nothing of it.")
    message = purpose(deck, each.message)
    match each.harder:
        case None:
            way = f"you want them to read {message}"
        case 0:
            way = "as you want it read"
        case steps:
            way = f"more {'hostile' if steps > 0 else 'benign'} than what you want them to read, {message}"
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
