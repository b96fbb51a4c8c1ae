"""The file of a crash is its owner's alone: what somebody typed may stand in the error."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.cli.guard import crash_report


def test_nobody_else_may_read_what_a_crash_wrote_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "log")
    sentence = crash_report(ValueError("a covert order"))
    (path,) = (tmp_path / "log").iterdir()
    assert str(path) in sentence
    assert path.stat().st_mode & 0o777 == 0o600
    assert "a covert order" in path.read_text("utf-8")
