"""A long log."""

from __future__ import annotations

from textual.app import App, ComposeResult

from support.tui import HOSTILE, text_of
from tabletop.tui.text import one_line
from tabletop.tui.widgets.log import LogView


class Page(App[None]):
    def __init__(self, entries: list[str]) -> None:
        super().__init__()
        self.entries = entries
        self.made = 0

    def line(self, entry: str) -> str:
        self.made += 1
        return one_line(entry)

    def compose(self) -> ComposeResult:
        yield LogView[str](self.line)

    def on_mount(self) -> None:
        self.query_one(LogView).extend(self.entries)


async def test_ten_thousand_entries_are_made_into_lines_only_where_they_are_seen() -> None:
    app = Page([f"entry {n}" for n in range(10_000)])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = app.query_one(LogView)
        assert view.chosen == 9_999
        assert "entry 9999" in text_of(view)
        view.focus()
        await pilot.press("home")
        await pilot.pause()
        assert "entry 0 " in text_of(view)
        assert app.made < 200


async def test_it_follows_new_entries_only_from_the_end() -> None:
    app = Page([f"entry {n}" for n in range(100)])
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.query_one(LogView)
        view.extend(["newest"])
        await pilot.pause()
        assert "newest" in text_of(view)
        view.focus()
        await pilot.press("up", "up")
        view.extend(["unseen"])
        await pilot.pause()
        assert view.entry == "entry 98"


async def test_hostile_entries_show_as_they_are() -> None:
    app = Page(list(HOSTILE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = text_of(app.query_one(LogView))
        assert "x[/red]" in text
        assert "\x1b" not in text
