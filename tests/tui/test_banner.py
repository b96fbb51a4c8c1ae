"""The banner, and the panel of a window that is too small."""

from __future__ import annotations

import pytest
from attrs import evolve
from textual.app import App, ComposeResult

from support.tui import HOSTILE, control_view, table_in_memory, text_of
from tabletop.game.view.parts import Clock
from tabletop.tui.app import TabletopApp
from tabletop.tui.theme import DARK
from tabletop.tui.widgets.banner import Banner


class Page(App[None]):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.clock = clock

    def compose(self) -> ComposeResult:
        yield Banner(self.clock, place="Control")


@pytest.mark.parametrize("width", [72, 80, 120, 200])
async def test_it_says_exercise_turn_phase_and_marking_at_every_width(width: int) -> None:
    app = Page(control_view(table_in_memory(handling="RESTRICTED")).clock)
    async with app.run_test(size=(width, 30)):
        banner = app.query_one(Banner)
        text = text_of(banner)
        for word in ("EXERCISE", "The ferry", "Turn 1 of 3", "1 March", "INJECT", "consequences", "RESTRICTED", "Control"):
            assert word in text, word
        assert banner.size.height == (1 if width >= 150 else 2)


async def test_a_hidden_end_is_not_told() -> None:
    app = Page(control_view(table_in_memory(hidden_end=True)).clock)
    async with app.run_test(size=(120, 30)):
        assert "Turn 1 ·" in text_of(app.query_one(Banner))


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_hostile_title_breaks_nothing(hostile: str) -> None:
    clock = control_view(table_in_memory()).clock
    app = Page(evolve(clock, title=hostile * 3, handling=hostile, date=hostile))
    async with app.run_test(size=(80, 24)):
        assert "EXERCISE" in text_of(app.query_one(Banner))


async def test_a_small_window_is_told_how_large_it_must_be(tmp_path_factory: pytest.TempPathFactory) -> None:
    app = TabletopApp(tmp_path_factory.mktemp("saves"))
    async with app.run_test(size=(60, 15)) as pilot:
        from support.tui import shown, until

        await until(pilot, lambda: "at least 72×20" in shown(app))
        assert "This window is 60×15." in shown(app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "New session" in shown(app))
        assert "at least 72×20" not in shown(app)


@pytest.mark.parametrize("width", [72, 80, 120, 200])
async def test_the_marking_is_whole_and_the_title_gives_way(width: int) -> None:
    clock = control_view(table_in_memory()).clock
    app = Page(evolve(clock, title="A very long title " * 4, handling="NATO RESTRICTED RELEASE ", date="12 September 2026"))
    async with app.run_test(size=(width, 24)):
        banner = app.query_one(Banner)
        text = text_of(banner)
        assert "NATO RESTRICTED RELEASE" in text
        assert "Turn 1 of 3 · 12 September 2026" in text
        assert "…" in text
        assert banner.size.height <= 2


async def test_a_long_place_does_not_push_the_marking_out() -> None:
    app = Page(evolve(control_view(table_in_memory()).clock, handling="RESTRICTED"))
    async with app.run_test(size=(72, 24)):
        banner = app.query_one(Banner)
        banner.place = "The delegation of Norvia and its allies"
        await app.animator.wait_for_idle()
        assert "RESTRICTED" in text_of(banner)


@pytest.mark.parametrize("width", [80, 120, 200])
async def test_a_longer_marking_stands_whole_where_there_is_room(width: int) -> None:
    app = Page(evolve(control_view(table_in_memory()).clock, handling="UNCLASSIFIED · FOR TRAINING"))
    async with app.run_test(size=(width, 30)):
        text = text_of(app.query_one(Banner))
        assert "UNCLASSIFIED · FOR TRAINING" in text
        for phase in ("INJECT", "assess", "decide", "adjud", "conseq"):
            assert phase in text


async def test_a_title_of_which_nothing_would_be_left_makes_room_for_the_date() -> None:
    clock = evolve(control_view(table_in_memory()).clock, title="A very long title", date="12 September 2025")
    app = Page(clock)
    async with app.run_test(size=(72, 24)):
        app.query_one(Banner).place = "Control · 2 waiting"
        text = text_of(app.query_one(Banner))
        assert "Turn 1 of 3 · 12 September 2025" in text
        assert "A very" not in text
