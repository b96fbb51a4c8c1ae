"""The application as a whole: what a crash shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.tui import app as application
from tabletop.tui.app import TabletopApp, run_app

HIDDEN = "Minsk leaks the route"


class Crashing(TabletopApp):
    """An application that fails on its first occasion, with a secret at hand."""

    def run(self, *_: object, **__: object) -> None:
        """Run without a terminal."""
        super().run(headless=True)

    def on_ready(self) -> None:
        """Fail as a bug would."""
        order = HIDDEN
        raise ZeroDivisionError(len(order))


def test_a_crash_is_raised_for_the_command_line_and_paints_no_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(application, "TabletopApp", Crashing)
    with pytest.raises(ZeroDivisionError):
        run_app(tmp_path)
    shown = capsys.readouterr()
    assert HIDDEN not in shown.out + shown.err
    assert "Traceback" not in shown.out + shown.err
