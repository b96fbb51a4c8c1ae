"""What every screen has: the banner, the next step, the keys, help, notices, and a seat that it follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message

from tabletop.tui.giving import why_not
from tabletop.tui.leaving import Leaving
from tabletop.tui.modal import keys_of, tell
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.keys import Keys
from tabletop.tui.widgets.nextline import NextLine
from tabletop.tui.widgets.timepiece import Timepiece
from tabletop.tui.widgets.toosmall import TooSmall

if TYPE_CHECKING:
    from tabletop.game.audience import Seat
    from tabletop.game.commands import Command
    from tabletop.game.refusal import Refusal
    from tabletop.game.view import SeatView
    from tabletop.table.seat import SeatHandle

ResultT = TypeVar("ResultT")
VAST, TALL = 160, 50
"""Columns and rows from which a screen has more room than it needs."""


class TabletopScreen(Leaving[ResultT | None]):
    """A screen of the table.

    Override `ABOUT`, `compose_body` and, for a screen at a seat, `show`, which is called with the seat's view once at the start
    and after each change of the table. `give` submits a command and shows what is wrong, if anything. Between 72 and 119
    columns the screen has the class `-narrow`, from 120 on `-wide`, from 160 on `-vast` as well; below 30 rows `-low`, from 30 on
    `-high`, from 50 on `-tall` as well.
    """

    ABOUT: ClassVar[str] = ""
    """What the screen is for, in a few sentences, shown by the help key."""
    OTHER_EYES: ClassVar[bool] = False
    """Whether others look at it than at the screen before: the notices of that one are then not for them, and go."""
    TIMED: ClassVar[bool] = True
    """Whether the clock of the room stands in its banner."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 — Screen declares it so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 — Screen declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", key_display="?", id="help", tooltip="What this screen is for, and its keys"),
    ]
    DEFAULT_CSS = """
    TabletopScreen { layers: default toosmall; }
    """

    class TableChanged(Message):
        """The table holds something new."""

    class Stopped(Message):
        """NO DUFF is in force at the table."""

    def __init__(self, handle: SeatHandle | None = None, *, place: str = "") -> None:
        super().__init__()
        self.seat_handle = handle
        self._place = place
        self._end_following: Callable[[], None] | None = None

    @property
    def handle(self) -> SeatHandle:
        """The seat that this screen is at. A screen made without one has none: that is a mistake in the program."""
        if self.seat_handle is None:
            raise LookupError(f"{type(self).__name__} is at no seat")
        return self.seat_handle

    def compose(self) -> ComposeResult:
        """Banner, body, next step, keys."""
        self._fit_window()
        yield Banner(place=self._place, timed=self.TIMED)
        yield from self.compose_body()
        yield Keys()
        yield NextLine()
        yield TooSmall()

    def _fit_window(self) -> None:
        """Have the classes of the window's size in the first picture: Textual sets them only after it."""
        size = self.app.size
        for cells, points in ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)):
            fits = max((point for point in points or () if point[0] <= cells), default=None)
            if fits is not None:
                self.add_class(fits[1])

    def compose_body(self) -> ComposeResult:
        """What the screen itself shows."""
        yield from ()

    def show(self, view: SeatView) -> None:
        """Show what the seat may know now."""

    def on_mount(self) -> None:
        """Follow the seat. Textual calls this beside a subclass's own `on_mount`; calling it there too does no harm."""
        if self.OTHER_EYES:
            self.app.clear_notifications()
        if self.seat_handle is not None and self._end_following is None:
            self._end_following = self.seat_handle.subscribe(self._on_change)
            self.look()

    def on_timepiece_passed(self, event: Timepiece.Passed) -> None:
        """Where time has run out, the line that says what to do says that too."""
        if event.left == 0:
            self.look()

    def on_unmount(self) -> None:
        """Follow it no longer."""
        if self._end_following is not None:
            self._end_following()
            self._end_following = None

    def _on_change(self) -> None:
        if self.is_attached:
            self.post_message(self.TableChanged())

    def on_tabletop_screen_table_changed(self) -> None:
        """Look again; several changes in a row are looked at once."""
        self.look()

    @work(exclusive=True, group="look")
    async def look(self) -> None:
        """Take the seat's view and show it."""
        view = await self.handle.view()
        if self.is_attached:
            banner = self.query_one(Banner)
            banner.tell_time(self.handle.now, live=self.handle.live)
            banner.clock = view.clock
            banner.tick()
            timer, phase = view.clock.timer, view.clock.phase
            over = timer is not None and timer.running and timer.at(self.handle.now()) <= 0
            self.query_one(NextLine).over = over and phase != "ended" and self.handle.live
            if view.clock.stopped and self.handle.live:
                self.post_message(self.Stopped())
            self.show(view)

    async def give(self, command: Command, *, behalf: Seat = "", form: str = "") -> bool:
        """Submit a command; answers whether it was carried out. A refusal or a trouble with the save shows as a notice."""
        if why := await why_not(self.handle, command, behalf=behalf, form=form):
            self.tell(why)
        return not why

    def tell(self, what: Refusal | Exception | str, *, bad: bool = True) -> None:
        """Show a sentence as a notice; its text is never markup."""
        tell(self, what, bad=bad)

    def next_step(self, sentence: str) -> None:
        """Say what to do next."""
        self.query_one(NextLine).sentence = sentence

    def on_resize(self, event: Resize) -> None:
        """Cover the screen where there is too little room; mark one that has plenty."""
        self.query_one(TooSmall).fit(event.size)
        self.set_class(event.size.width >= VAST, "-vast")
        self.set_class(event.size.height >= TALL, "-tall")

    def palette_words(self, binding: Binding) -> tuple[str, str]:
        """What the palette calls a key's action, and what it does; an empty title leaves it out."""
        return binding.description, binding.tooltip

    def action_help(self) -> None:
        """What the screen is for, and its keys."""
        from tabletop.tui.modals.help import HelpModal

        self.app.push_screen(HelpModal(self.ABOUT or type(self).__doc__ or "", tuple(self._keys())))

    def _keys(self) -> Iterator[tuple[str, str]]:
        yield from keys_of(self)
        if self.app.ENABLE_COMMAND_PALETTE:
            yield "^p", "All that can be done here, by name"
