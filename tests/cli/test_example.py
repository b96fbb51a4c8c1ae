"""The example session is what its script plays, and everything that reads a save reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.command import ROOT
from tabletop.cli import main

SAVE = ROOT / "saves" / "zapad-2025-example.tabletop"
SCRIPT = SAVE.with_suffix(".toml")


def test_it_is_what_its_script_plays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(SCRIPT), "--save", str(tmp_path / SAVE.name)]) == 0, capsys.readouterr().err
    again = "delete the example and make it again with `tabletop run`"
    assert (tmp_path / SAVE.name).read_bytes() == SAVE.read_bytes(), again
    roster = SAVE.with_suffix(".roster.json").name
    assert (tmp_path / roster).read_bytes() == (SAVE.parent / roster).read_bytes(), again


def test_it_is_whole_and_finished(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(SAVE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["commits"] > 200
    assert main(["report", str(SAVE), "--json"]) == 0
    session = json.loads(capsys.readouterr().out)["session"]
    assert session["turns_played"] == 8
    assert set(session["teams"]) == {"nato", "union_state"}
