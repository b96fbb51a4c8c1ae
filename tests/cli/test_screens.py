"""Which screen a command opens, and when it opens none."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tabletop.cli import main
from tabletop.tui import app


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Opened(list[dict[str, Path | None]]):
    """What the application was asked to open."""

    status = 0
    said = ""

    def command(self, *arguments: str | Path, terminals: tuple[str, ...] = ("stdin", "stdout", "stderr")) -> int:
        """Run a command with these streams in a terminal, the others not; what it tells is in `said`."""
        with pytest.MonkeyPatch.context() as patch:
            for stream in ("stdin", "stdout", "stderr"):
                patch.setattr(sys, stream, Terminal() if stream in terminals else io.StringIO())
            status = main([str(argument) for argument in arguments])
            assert isinstance(sys.stderr, io.StringIO)
            self.said = sys.stderr.getvalue()
        return status

    practised = 0

    def run_app(self, saves: Path, *, open_save: Path | None = None, replay: Path | None = None, practice: bool = False) -> int:
        self.append({"saves": saves, "open": open_save, "replay": replay})
        self.practised += practice
        return self.status


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Opened:
    """The application replaced by a record of what it was asked."""
    opened = Opened()
    monkeypatch.setattr(app, "run_app", opened.run_app)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TABLETOP_SAVES", raising=False)
    monkeypatch.chdir(tmp_path)
    return opened


def test_without_a_command_home_opens_on_the_folder_of_saves(opened: Opened, save: Path) -> None:
    assert opened.command("--saves", save.parent) == 0
    assert opened == [{"saves": save.parent, "open": None, "replay": None}]


def test_play_goes_on_with_the_session_played_last(opened: Opened, save: Path) -> None:
    older = save.with_name("older.tabletop")
    older.write_bytes(save.read_bytes().partition(b"\n")[0] + b"\n")
    assert opened.command("play", "--saves", save.parent) == 0
    assert opened == [{"saves": save.parent, "open": save, "replay": None}]


def test_play_and_replay_open_the_save_that_is_named(opened: Opened, save: Path) -> None:
    assert opened.command("--saves", save.parent, "play", "fog") == 0
    assert opened.command("--saves", save.parent, "replay", "fog.tabletop") == 0
    assert [(each["open"], each["replay"]) for each in opened] == [(save, None), (None, save)]


def test_a_damaged_save_opens_for_replay_and_not_for_play(opened: Opened, save: Path) -> None:
    save.write_bytes(save.read_bytes()[:-40] + b'"prev":1}\n')
    assert opened.command("replay", save) == 0
    assert [each["replay"] for each in opened] == [save]
    assert opened.command("play", save) == 1
    assert len(opened) == 1
    assert str(save) in opened.said


def test_the_status_of_the_application_is_that_of_the_command(opened: Opened) -> None:
    opened.status = 3
    assert opened.command() == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows terminals have no TERM")
@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_draw_is_told(opened: Opened, term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    assert opened.command() == 1
    assert opened.said.startswith("This terminal cannot show screens")
    assert opened == []


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_each_stream_must_be_a_terminal(opened: Opened, stream: str) -> None:
    others = tuple(other for other in ("stdin", "stdout", "stderr") if other != stream)
    assert opened.command(terminals=others) == 1
    assert opened == []


def test_practice_without_options_opens_its_set_up_and_with_some_begins(opened: Opened, tmp_path: Path) -> None:
    assert opened.command("practice", "--saves", tmp_path) == 0
    assert opened.practised == 1
    assert opened == [{"saves": tmp_path, "open": None, "replay": None}]
    assert opened.command("practice", "--team", "nato", "--level", "recruit", "--saves", tmp_path) == 0
    begun = opened[1]["open"]
    assert begun is not None
    assert begun.exists()
    assert opened.command("practice", begun, "--saves", tmp_path) == 0
    assert opened[2]["open"] == begun


def test_practice_needs_a_terminal_before_it_makes_a_save(opened: Opened, tmp_path: Path) -> None:
    assert opened.command("practice", "--team", "nato", "--saves", tmp_path, terminals=()) == 1
    assert "need a terminal" in opened.said
    assert not list(tmp_path.glob("*.tabletop"))
