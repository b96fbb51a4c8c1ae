"""What the tests of commands share: a save to try them on, and a way to hear what they print."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.scripts import FERRY
from support.told import Told
from tabletop.table.script import read_script, run_script


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A finished session of the ferry dispute."""
    path = tmp_path / "saves" / "fog.tabletop"
    run_script(read_script(FERRY), path).close()
    return path


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No command finds a checkout, nor the folders of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TABLETOP_SAVES", raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def tabletop(capsys: pytest.CaptureFixture[str], elsewhere: None) -> Told:
    """Commands, run where there is no checkout."""
    return Told(capsys)
