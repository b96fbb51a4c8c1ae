"""Somebody who plays through the screens with the keyboard alone, and whose keys are counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App
from textual.dom import DOMNode
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Select, TextArea

from support.tui import shown, until
from tabletop.tui.modal import TabletopModal
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.cover import CoverScreen
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.seat.panel import Panel
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import FieldRow

Of = TypeVar("Of", bound=DOMNode)


class Player:
    """Presses keys. `keys` counts them; what is typed as text is not counted."""

    def __init__(self, app: App[Any], pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        """Press keys that do something."""
        self.keys += len(keys)
        await self.pilot.press(*keys)

    async def words(self, text: str) -> None:
        """Give words where the cursor is: into a line or a text at once, as from the clipboard; elsewhere key by key."""
        if isinstance(self.app.focused, Input | TextArea):
            self.app.post_message(Paste(text))  # as the terminal sends it
            await self.pilot.pause()
        else:
            await self.typed(text)

    async def typed(self, text: str) -> None:
        """Type words key by key."""
        await self.pilot.press(*text)

    async def until(self, true: Callable[[], object], what: str = "") -> None:
        """Wait until something has come about."""
        await until(self.pilot, true, what)

    async def sees(self, *words: str) -> None:
        """Wait until words are in sight, however they are broken into lines."""
        for each in words:
            await self._sees(each)

    async def _sees(self, words: str) -> None:
        await self.until(lambda: words in self.flat, f"in sight: {words}")

    @property
    def flat(self) -> str:
        """What is in sight, its lines as one."""
        return " ".join(shown(self.app).split())

    async def at(self, kind: type[Of]) -> Of:
        """Wait until such a screen or dialogue is on top and has the cursor somewhere."""
        await self.until(lambda: isinstance(self.app.screen, kind), kind.__name__)
        await self.until(lambda: self.app.focused is not None, f"the cursor in {kind.__name__}")
        screen = self.app.screen
        assert isinstance(screen, kind)
        return screen

    async def console(self) -> ConsoleScreen:
        """Wait until control's console is on top."""
        screen = await self.at(ConsoleScreen)
        await self.until(lambda: screen.view is not None)
        return screen

    async def form(self, key: str, **fields: str) -> None:
        """Open a dialogue with a key if one is given, fill in its fields by the keyboard, and confirm it."""
        below = self.app.screen
        if key:
            await self.press(key)
        await self.until(
            lambda: self.app.screen is not below and isinstance(self.app.screen, TabletopModal), f"a dialogue by {key}"
        )
        for name, text in fields.items():
            await self.fill(name, text)
        form = self.app.screen
        await self.press("ctrl+s")
        await self.until(lambda: self.app.screen is not form, f"the dialogue by {key} is done")

    async def fill(self, name: str, text: str) -> None:
        """Go to a field with Tab and fill it in."""
        await self.until(lambda: self._widget(name) is not None, f"the field {name}")
        widget = self._widget(name)
        assert widget is not None
        await self.tab_to(widget)
        if isinstance(widget, Choice):
            while widget.value != text:
                before = widget.value
                await self.press("right")
                assert widget.value != before
        elif isinstance(widget, Select):
            await self.select(widget, text)
        else:
            if isinstance(widget, TextArea | Input):
                widget.select_all()
                await self.press("delete")
            await self.words(text)

    async def tab_to(self, widget: Any) -> None:
        """Go to a field with Tab."""
        for _ in range(60):
            if self.app.focused is widget:
                return
            await self.press("tab")
        raise AssertionError(f"Tab does not come to {widget!r}")

    async def select(self, widget: Select[Any], value: str) -> None:
        """Open a list, go down to a value, take it."""
        values = [each for _, each in widget._options]
        await self.press("enter")
        await self.until(lambda: widget.expanded, "the list opens")
        await self.press("home", *["down"] * values.index(value), "enter")
        await self.until(lambda: widget.value == value and not widget.expanded, f"{value} chosen")

    def _widget(self, name: str) -> Any:
        found = [row for row in self.app.screen.query(FieldRow) if row.field.name == name and row.children]
        return found[0].children[1] if found else None

    async def choose(self, options: OptionList, true: Callable[[], object]) -> None:
        """Go through a list until the option chosen is the one wanted."""
        assert options.has_focus
        await self.press("home")
        for _ in range(options.option_count):
            if true():
                return
            await self.press("down")
        assert true(), "it is not in the list"

    # Seats

    async def sit(self, number: int) -> SeatScreen:
        """Take the keyboard of a team, through its cover."""
        await self.console()
        await self.press(str(number))
        await self.at_cover()
        await self.press("enter")
        await self.until(lambda: isinstance(self.app.screen, SeatScreen) and self.app.screen._view is not None, "the seat")
        await self.until(lambda: self.app.focused is not None, "the cursor at the seat")
        assert isinstance(self.app.screen, SeatScreen)
        return self.app.screen

    async def at_cover(self) -> None:
        """Wait until a cover is on top."""
        await self.until(lambda: isinstance(self.app.screen, CoverScreen), "the cover")

    async def step(self, title: str) -> None:
        """Open a step of a team by its number."""
        seat = self.app.screen
        assert isinstance(seat, SeatScreen)
        await self.until(lambda: any(title in step.title for step in seat._steps), f"the step {title}")
        number = next(at for at, step in enumerate(seat._steps, 1) if title in step.title)
        key = seat._steps[number - 1].key
        if number < 10:
            await self.press(str(number))
        else:
            await self.out()
            await self.press("home", *["down"] * (number - 1), "enter")
        await self.until(lambda: seat.panel is not None and seat.panel.key == key and seat._at_work, f"the form of {title}")

    async def field(self, name: str) -> None:
        """Go to a field of a team's form with Tab."""
        await self.until(lambda: self.app.screen.query(f"#{name}"), f"the field {name}")
        await self.tab_to(self.app.screen.query_one(f"#{name}"))

    async def out(self) -> None:
        """Leave what is in work at a seat, to its steps."""
        seat = self.app.screen
        assert isinstance(seat, SeatScreen)
        for _ in range(4):
            if seat.panel is None and seat._page == "turn":
                return
            await self.press("escape")
            await self.pilot.pause()
        raise AssertionError("Escape does not lead back to the steps")

    async def hand_back(self, *, done: bool = True) -> None:
        """Give the keyboard back to control."""
        await self.out()
        await self.press("h")
        await self.until(lambda: self.app.screen.query("HandBackPanel"), "handing back")
        await self.tab_to(self.app.screen.query_one("#done" if done else "#not-done"))
        await self.press("enter")
        await self.control_sits()

    async def control_sits(self) -> None:
        """Control takes the keyboard back, through the cover."""
        await self.at_cover()
        await self.press("enter")
        await self.console()

    def panel(self) -> Panel | None:
        """What is in work at a seat."""
        assert isinstance(self.app.screen, SeatScreen)
        return self.app.screen.panel
