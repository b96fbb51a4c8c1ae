"""The application as a whole: what a crash shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.cli.guard import guarded
from tabletop.tui import app as application
from tabletop.tui.app import TabletopApp, run_app
from tabletop.tui.theme import THEMES

HIDDEN = "Minsk leaks the route"


class Headless(TabletopApp):
    """An application without a terminal."""

    def run(self, *_: object, **__: object) -> None:
        """Run without a terminal."""
        super().run(headless=True)

    def fail(self) -> None:
        """Fail as a bug would."""
        order = HIDDEN
        raise ZeroDivisionError(len(order))


class Crashing(Headless):
    """One that fails on its first occasion, with a secret at hand."""

    def on_ready(self) -> None:
        """Fail."""
        self.fail()


class CrashingInAWorker(Headless):
    """The same, in a worker."""

    def on_ready(self) -> None:
        """Begin the worker."""
        self.run_worker(self.count_the_letters())

    async def count_the_letters(self) -> None:
        """Fail."""
        self.fail()


def test_a_crash_in_a_worker_is_written_down_with_the_workers_own_frames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(application, "TabletopApp", CrashingInAWorker)
    assert guarded(lambda: run_app(tmp_path)) == 1
    assert "(ZeroDivisionError)" in capsys.readouterr().err
    (report,) = tmp_path.rglob("crash-*.txt")
    assert "in count_the_letters" in report.read_text("utf-8")
    assert HIDDEN not in report.read_text("utf-8")


def test_a_crash_is_raised_for_the_command_line_and_paints_no_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(application, "TabletopApp", Crashing)
    with pytest.raises(ZeroDivisionError):
        run_app(tmp_path)
    shown = capsys.readouterr()
    assert HIDDEN not in shown.out + shown.err
    assert "Traceback" not in shown.out + shown.err


def test_only_themes_made_for_the_table_are_offered(tmp_path: Path) -> None:
    assert set(TabletopApp(tmp_path).available_themes) == {theme.name for theme in THEMES}
