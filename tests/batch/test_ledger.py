"""The table of games while it grows: whole chunks only, and never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import ferry
from tabletop.batch.ledger import Ledger
from tabletop.batch.work import Done
from tabletop.engine.simulate import Chunk, Plan, Simulation

PLAN = Plan.of(ferry(), ("recruit", "recruit"), turns=3, iterations=1, seed="s", games=4, version="1")
PLAYED = Simulation(PLAN).play(Chunk(1, 4))
DONE = Done(PLAYED.chunk, "1,one\n2,two\n3,three\n4,four\n", PLAYED.tally)


def test_what_was_there_stands_until_the_table_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old")
    with Ledger(path, ferry()) as ledger:
        ledger.take(DONE)
        assert path.read_text("utf-8") == "old"
        ledger.keep()
    assert path.read_text("utf-8").splitlines()[1:] == DONE.rows.splitlines()
    assert [each.name for each in tmp_path.iterdir()] == ["x.csv"]


def test_a_second_run_to_the_same_place_leaves_the_first_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    with Ledger(path, ferry()) as first:
        first.take(DONE)
        with pytest.raises(FileExistsError):
            Ledger(path, ferry())
        first.keep()
    assert path.read_text("utf-8").splitlines()[1:] == DONE.rows.splitlines()


def test_what_was_not_kept_stays_beside_its_place_if_there_is_a_game_in_it(tmp_path: Path) -> None:
    with Ledger(tmp_path / "x.csv", ferry()) as empty:
        assert empty.growing.exists()
    assert list(tmp_path.iterdir()) == []
    with Ledger(tmp_path / "x.csv", ferry()) as ledger:
        ledger.take(DONE)
    assert ledger.growing.read_text("utf-8").endswith(DONE.rows)
    assert list(tmp_path.iterdir()) == [ledger.growing]
