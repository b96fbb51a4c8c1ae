"""Replay: a session step by step, with any seat's eyes."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.rich import rich_table
from support.tui import HOSTILE, NARROW, WIDE, app_at, shown, text_of, until
from tabletop.journal.errors import SaveError
from tabletop.table.replay import Replay
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.replay import ReplayScreen
from tabletop.tui.widgets.log import LogView


def replay_of(hostile: str = "") -> Replay:
    table = rich_table(hostile=hostile)
    return Replay(table.journal.header, table.deck, table.commits)


def screen_of(app: TabletopApp) -> ReplayScreen:
    assert isinstance(app.screen, ReplayScreen)
    return app.screen


def events(app: TabletopApp) -> str:
    return " ".join(text_of(app.screen.query_one("#events")).split())


def where(app: TabletopApp) -> str:
    return text_of(app.screen.query_one("#where"))


def notices(app: TabletopApp) -> str:
    return " ".join(note.message for note in app._notifications)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_it_steps_forward_and_back_and_by_turns(size: tuple[int, int]) -> None:
    replay = replay_of()
    app = app_at(lambda: ReplayScreen(replay))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Step 1 of" in where(app))
        await pilot.press("right", "right", "right", "right", "right")
        await until(pilot, lambda: "Step 6 of" in where(app) and "Collision in fog" in events(app))
        await pilot.press("left")
        await until(pilot, lambda: "Step 5 of" in where(app) and "takes the seat" in events(app))
        await pilot.press("down")
        await until(pilot, lambda: f"Step {replay.turns[1].seq} of" in where(app) and "Turn 2" in shown(app))
        await pilot.press("]")
        await until(pilot, lambda: f"Step {replay.turns[2].seq} of" in where(app))
        await pilot.press("up", "[")
        await until(pilot, lambda: f"Step {replay.turns[0].seq} of" in where(app))
        await pilot.press("end")
        await until(pilot, lambda: f"Step {len(replay)} of" in where(app) and "end of the record" in shown(app))
        await pilot.press("home")
        await until(pilot, lambda: "Step 1 of" in where(app))


async def test_eyes_change_what_is_shown_and_nothing_leaks() -> None:
    replay = replay_of()
    reveal = next(commit.seq for commit in replay.commits if any(e.NAME == "order_given" for e in commit.events))
    replay.jump(reveal)
    app = app_at(lambda: ReplayScreen(replay))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Halt the ferry" in events(app))
        assert "Control’s eyes" in where(app)
        await pilot.press("e")
        await until(pilot, lambda: "Norvia’s eyes" in where(app) and "Halt the ferry" in events(app))
        await pilot.press("e")
        await until(pilot, lambda: "Sandrel’s eyes" in where(app))
        await until(pilot, lambda: "hears nothing of this step" in events(app))
        assert "Halt the ferry" not in shown(app)
        await pilot.press("e")
        await until(pilot, lambda: "Everybody’s eyes" in where(app))
        assert "Halt the ferry" not in shown(app)
        await pilot.press("E")
        await until(pilot, lambda: "Sandrel’s eyes" in where(app))


async def test_the_log_holds_what_was_heard_up_to_here_and_no_more() -> None:
    replay = replay_of()
    app = app_at(lambda: ReplayScreen(replay))
    async with app.run_test(size=WIDE) as pilot:
        log: LogView[object] = app.screen.query_one("#log", LogView)
        for seq in (40, 41, 12, len(replay), 3):
            replay.jump(seq)
            await until(pilot, lambda: len(log.entries) == len(replay.heard("control")))
            assert log.entries == list(replay.heard("control"))


async def test_a_step_that_was_taken_back_is_marked() -> None:
    replay = replay_of()
    rewind = next(commit for commit in replay.commits if commit.events[0].NAME == "rewound")
    replay.jump(rewind.seq - 1)
    app = app_at(lambda: ReplayScreen(replay))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "taken back later" in where(app))
        await pilot.press("right")
        await until(pilot, lambda: "taken back later" not in where(app) and "takes the session back" in events(app))


async def test_in_a_narrow_window_tab_goes_from_pane_to_pane() -> None:
    replay = replay_of()
    replay.jump(20)
    app = app_at(lambda: ReplayScreen(replay))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Step 20" in where(app))
        panes = [app.screen.query_one(f"#pane-{name}") for name in ("step", "situation", "log")]
        assert [pane.display for pane in panes] == [True, False, False]
        await pilot.press("tab")
        await until(pilot, lambda: [pane.display for pane in panes] == [False, True, False])
        await until(pilot, lambda: "Escalation" in shown(app) and "Trust in Norvia" in shown(app))
        await pilot.press("tab")
        await until(pilot, lambda: [pane.display for pane in panes] == [False, False, True])


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_shows_as_text_at_every_step_for_every_eye(hostile: str) -> None:
    replay = replay_of(f" {hostile}")
    app = app_at(lambda: ReplayScreen(replay))
    async with app.run_test(size=WIDE) as pilot:
        for seq in range(1, len(replay) + 1, 9):
            replay.jump(seq)
            await pilot.press("e")
            await until(pilot, lambda seq=seq: f"Step {seq} of" in where(app))  # type: ignore[misc]
        painted = shown(app)
        assert "\x1b" not in painted
        assert "\u202e" not in painted


async def test_a_damaged_save_opens_as_far_as_it_is_whole_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    rich_table(path=path, stop="turn 2").close()
    lines = path.read_bytes().split(b"\n")
    lines[20] = lines[20].replace(b"e", b"i", 1)
    path.write_bytes(b"\n".join(lines))
    app = app_at(lambda: ReplayScreen(Replay.open(path)))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Step 1 of 19" in where(app) and "The part before it" in notices(app))
    with pytest.raises(SaveError):
        Replay.open(tmp_path / "nothing.tabletop")


async def test_escape_leaves() -> None:
    app = app_at(lambda: ReplayScreen(replay_of()))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Step 1 of" in where(app))
        assert screen_of(app).handle.live is False
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ReplayScreen))
