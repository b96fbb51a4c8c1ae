"""A save that commands are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.scripts import FERRY
from tabletop.table.script import read_script, run_script


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A finished session of the ferry dispute."""
    path = tmp_path / "saves" / "fog.tabletop"
    run_script(read_script(FERRY), path).close()
    return path
