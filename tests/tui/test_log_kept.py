"""A log that goes back: what is beyond goes, what is before stays, and nothing is made into lines that is not seen."""

from __future__ import annotations

from textual.app import App, ComposeResult

from support.tui import text_of
from tabletop.tui.widgets.log import LogView


class Page(App[None]):
    """A log of ten thousand lines."""

    def compose(self) -> ComposeResult:
        yield LogView[str](str)

    def on_mount(self) -> None:
        self.query_one(LogView).extend(f"entry {n}" for n in range(10_000))


async def test_entries_beyond_go_and_the_last_that_is_left_is_chosen() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view: LogView[str] = app.query_one(LogView)
        view.keep(500)
        await pilot.pause()
        await pilot.pause()
        assert (len(view.entries), view.chosen, view.virtual_size.height) == (500, 499, 500)
        assert "entry 499" in text_of(view)
        assert "entry 500" not in text_of(view)
        view.keep(9_000)
        assert len(view.entries) == 500
        view.extend(["another 500"])
        await pilot.pause()
        await pilot.pause()
        assert view.chosen == 500
        assert "another 500" in text_of(view)


async def test_what_is_chosen_before_stays_chosen() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view: LogView[str] = app.query_one(LogView)
        view.focus()
        await pilot.press("home")
        view.keep(10)
        await pilot.pause()
        assert view.chosen == 0
        view.clear()
        assert (view.chosen, view.entry) == (-1, None)
