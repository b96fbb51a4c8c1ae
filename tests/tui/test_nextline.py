"""The line that says what to do next keeps to its two lines by leaving out whole sentences."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from support.tui import text_of
from tabletop.tui.theme import DARK
from tabletop.tui.widgets.nextline import NextLine, key

LONG = (
    f"2 messages wait ({key('m')}). Both teams have not handed back; their orders are in. {key('g')} goes on. "
    f"Before that, {key('w')} words what others will see of an order. 7 injects are ready: {key('r')} releases."
)


class Page(App[None]):
    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.sentence = sentence

    def compose(self) -> ComposeResult:
        yield NextLine()

    def on_mount(self) -> None:
        self.query_one(NextLine).sentence = self.sentence


@pytest.mark.parametrize(("width", "last"), [(60, "goes on."), (80, "of an order."), (200, "r releases.")])
async def test_the_last_sentences_go_first_and_none_is_broken_off(width: int, last: str) -> None:
    app = Page(LONG)
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        line = app.query_one(NextLine)
        assert text_of(line).endswith(last)
        assert text_of(line).startswith("Next: 2 messages wait (m).")
        assert line.size.height <= 2


async def test_a_single_sentence_is_never_left_out() -> None:
    app = Page("word " * 60 + "end")
    async with app.run_test(size=(60, 24)):
        assert "Next: word" in text_of(app.query_one(NextLine))


async def test_a_sentence_that_is_too_long_by_itself_is_seen_to_go_on() -> None:
    app = Page("word " * 60 + "end")
    async with app.run_test(size=(60, 24)):
        line = app.query_one(NextLine)
        assert text_of(line).rstrip().endswith("…")
        assert line.size.height == 2
