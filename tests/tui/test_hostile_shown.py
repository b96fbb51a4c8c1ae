"""Hostile text of others, wherever it is shown: on every screen and in every report it is text, and nothing else.

What is in the log came by the command line or from Python here, so it is as raw as it can be.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson
import pytest
from attrs import fields
from markdown_it import MarkdownIt
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from support.hostile import HOSTILE, UNSAFE, must_be_harmless
from support.rich import rich_table
from support.texts import strings
from support.tui import app_at, do, until
from tabletop.game import commands as c
from tabletop.game.audience import PUBLIC
from tabletop.game.events import EVENTS
from tabletop.journal.errors import Unstorable
from tabletop.review import analyse
from tabletop.review.report import report_json, report_markdown, write_report
from tabletop.table import Table
from tabletop.table.replay import Replay
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.screens.console import ConsoleScreen
from tabletop.tui.screens.hotwash import HotWashScreen
from tabletop.tui.screens.public import PublicScreen
from tabletop.tui.screens.replay import ReplayScreen
from tabletop.tui.screens.review import ReviewScreen
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.text import clean

STORED = [name for name in HOSTILE if name != "half a character"]
"""No save holds half a character."""
EVERY = "all in one"
"""The name of all of them in one text."""


@cache
def session(name: str, stop: str = "end") -> Table:
    text = " ".join(HOSTILE[each] for each in STORED) if name == EVERY else HOSTILE[name]
    return rich_table(hostile=f" {text}", stop=stop, ending="stopped")  # type: ignore[arg-type]


def test_the_session_holds_it_in_every_text_that_people_give() -> None:
    """What no command of the session gave with it is named, so that a new event must be told of here."""
    name = "a script"
    held = {
        f"{event.NAME}.{field.name}"
        for commit in session(name).commits
        for event in commit.events
        for field in fields(type(event))
        if any(HOSTILE[name] in each for each in strings(getattr(event, field.name)))
    }
    words = {f"{kind.NAME}.{field.name}" for kind in EVENTS for field in fields(kind) if field.metadata.get("words")}
    assert words - held == NOT_TYPED, sorted(words - held ^ NOT_TYPED)


NOT_TYPED = {"turn_opened.date", "turn_opened.title"}
"""What the deck says."""


def shown_by(screen: Screen[object]) -> str:
    """All text that the widgets of a screen hold, in sight or not."""
    return "\n".join(str(widget.render()) for widget in screen.walk_children(Widget) if isinstance(widget, Static))


async def look(app: TabletopApp, pilot: Pilot[None], keys: tuple[str, ...]) -> str:
    """Go through a screen by its keys; all that it showed."""
    texts = []
    for key in ("", *keys):
        if key:
            await pilot.press(key)
        for _ in range(3):
            await pilot.pause()
        must_be_harmless(app)
        texts.append(shown_by(app.screen))
        strips = app.screen._compositor.render_strips()
        texts.append("\n".join("".join(segment.text for segment in strip) for strip in strips))
    whole = "\n".join(texts)
    assert not UNSAFE & set(whole)
    return whole


async def test_every_screen_shows_it_as_text(tmp_path: Path) -> None:
    ended, table = session(EVERY), session(EVERY, "reveal 1")
    analysis = analyse(ended)
    pages = ("i", "pagedown", "s", "pagedown", "b", "l", "home")
    screens: list[tuple[type[Screen[None]], object, tuple[str, ...]]] = [
        (ConsoleScreen, lambda: ConsoleScreen(table), ("down", "down", "right", "right", "question_mark", "escape")),
        (AdjudicateScreen, lambda: AdjudicateScreen(table), ("ctrl+n", "ctrl+n", "pagedown")),
        (SeatScreen, lambda: SeatScreen(table.seat("norvia")), pages),
        (SeatScreen, lambda: SeatScreen(table.seat("sandrel")), pages),
        (PublicScreen, lambda: PublicScreen(table.seat(PUBLIC)), ("pagedown",)),
        (SeatScreen, lambda: SeatScreen(ended.seat("norvia")), pages),
        (HotWashScreen, lambda: HotWashScreen(analysis), ("enter",) * 24),
        (
            ReviewScreen,
            lambda: ReviewScreen(analysis, lambda: write_report(analysis, tmp_path / "x.tabletop")),
            ("pagedown",) * 4,
        ),
        (
            ReplayScreen,
            lambda: ReplayScreen(Replay(ended.journal.header, ended.deck, ended.commits)),
            ("end", *["up"] * 3, "e", "end", "e", "home", *["down"] * 4, "e"),
        ),
    ]
    firsts = [clean(HOSTILE[name]).split("\n")[0].strip()[:20] for name in STORED]
    for kind, made, keys in screens:
        app = app_at(made)  # type: ignore[arg-type]
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda app=app, kind=kind: isinstance(app.screen, kind))
            whole = await look(app, pilot, keys)
        assert not [first for first in firsts if first not in whole], f"{kind.__name__} does not show it"


@pytest.mark.parametrize("name", STORED)
def test_the_written_report_holds_it_escaped(name: str, tmp_path: Path) -> None:
    table = session(name)
    analysis = analyse(table)
    path = write_report(analysis, tmp_path / "x.tabletop")
    for text in (path.read_text("utf-8"), *(report_markdown(analysis, eyes=eyes) for eyes in ("norvia", "sandrel", "observer"))):
        assert not UNSAFE & set(text)
        assert "<script" not in text
        tokens = [
            inner for token in MarkdownIt("commonmark", {"html": True}).parse(text) for inner in (token, *(token.children or ()))
        ]
        assert not [token for token in tokens if token.type in ("html_block", "html_inline", "link_open", "image")]
        read = " ".join(" ".join(token.content for token in tokens if token.type == "text").split())
        assert clean(HOSTILE[name]).split("\n")[0].strip()[:8] in read
    unfinished = analyse(session(name, "reveal 1"))
    assert not UNSAFE & set(report_markdown(unfinished, eyes="norvia"))


@pytest.mark.parametrize("name", STORED)
def test_the_report_for_programs_holds_it_as_it_was_typed_and_is_plain_ascii_or_escaped(name: str) -> None:
    document = report_json(analyse(session(name)))
    data = orjson.dumps(document)
    assert orjson.loads(data) == document
    assert any(HOSTILE[name] in each for each in strings(document))
    assert not set(data.decode()) & set(map(chr, range(0x20)))


def test_half_a_character_is_refused_before_it_is_in_the_log() -> None:
    """It can be typed nowhere, and from Python it comes to a sentence."""
    table = rich_table(stop="reveal 1")
    before = table.journal.seq
    with pytest.raises(Unstorable, match="a text holds a broken character"):
        table.submit("control", c.Note(text="\ud800"))
    assert table.journal.seq == before
    do(table, "control", c.Note(text="whole"))
