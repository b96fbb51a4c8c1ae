"""`tabletop run`: a script becomes a save, or a sentence says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.scripts import FERRY
from support.told import FERRY_DECK, Told
from tabletop.cli import out

FERRY_SHORT = """\
deck = "DECK"
seed = "fog"
start = 2025-03-01T08:00:00Z

[session]
turns = 3
until = 1

[[step]]
seat = "control"
do = "end_session"
words = "Enough."
"""
"""One turn of three."""


class TestRun:
    def test_a_script_becomes_a_save(self, tabletop: Told, tmp_path: Path) -> None:
        status, out, err = tabletop("run", FERRY, "--save", tmp_path / "fog.tabletop")
        assert (status, err) == (0, "")
        first, endex, keep = out.splitlines()
        assert first.endswith("fog.tabletop; the session stands at ENDEX."), "the turns are told to people only"
        assert endex in tabletop("verify", tmp_path / "fog.tabletop")[1].splitlines()
        assert endex.startswith("Head hash at ENDEX, after step ")
        assert keep.startswith("Keep it apart from the save")

    def test_a_person_is_told_of_each_turn(self, tabletop: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(out, "is_read_by_a_person", lambda: True)
        monkeypatch.setenv("COLUMNS", "200")
        out._console.cache_clear()
        lines = tabletop("run", FERRY, "--save", tmp_path / "fog.tabletop")[1].splitlines()
        out._console.cache_clear()
        assert lines[:3] == ["Turn 1 · 1 March · Fog", "Turn 2 · 2 March · Clearing", "Turn 3 · 3–9 March · Aftermath"]
        assert lines[3].startswith("ENDEX · aims reached, of 100: Norvia ")
        assert len(lines) == 7

    def test_where_aims_are_not_scored_no_score_is_told(
        self, tabletop: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        short = FERRY_SHORT.replace("DECK", str(FERRY_DECK))
        (tmp_path / "short.toml").write_text(short)
        monkeypatch.setattr(out, "is_read_by_a_person", lambda: True)
        monkeypatch.setenv("COLUMNS", "200")
        out._console.cache_clear()
        lines = tabletop("run", "short.toml", "--save", "short.tabletop")[1].splitlines()
        out._console.cache_clear()
        endex = "ENDEX · Aims are made for the whole course, and this session was to play only 1 turn of it: they are not scored."
        assert lines[1] == endex

    def test_a_refused_step_is_told_with_its_line(self, tabletop: Told, tmp_path: Path) -> None:
        source = FERRY.read_text().replace("dice = [5, 4]", "dice = [7, 4]").replace("../decks/ferry", FERRY_DECK)
        (tmp_path / "bad.toml").write_text(source)
        line = source[: source.index('do = "rule_order"')].count("\n") - 1
        sentence = tabletop.error("run", "bad.toml", "--save", "half.tabletop")
        assert sentence.startswith(f"bad.toml, line {line}, step 16 (rule_order): Type 2 dice of 1 to 6, as they fell.")
        assert sentence.endswith("The steps before it are in half.tabletop.")
        assert tabletop("verify", "half.tabletop")[0] == 0

    def test_mistakes_of_form_are_listed_and_nothing_is_made(self, tabletop: Told, tmp_path: Path) -> None:
        (tmp_path / "bad.toml").write_text(f"deck = '{FERRY_DECK}'\nsed = 1\n[session]\nturns = '3'\n")
        status, out, err = tabletop("run", "bad.toml", "--save", "none.tabletop")
        assert (status, out) == (1, "")
        assert err.splitlines() == [
            "bad.toml:2:1: sed: `sed` is no key of a script; did you mean `seed`?",
            'bad.toml:4:9: session.turns: this should be a whole number, and is the text "3"; write 3 without quotes',
            "The script bad.toml has 2 mistakes, so nothing of it was played.",
        ]
        assert not (tmp_path / "none.tabletop").exists()

    def test_a_save_that_is_there_is_kept(self, tabletop: Told, save: Path) -> None:
        before = save.read_bytes()
        assert "is not overwritten" in tabletop.error("run", FERRY, "--save", save)
        assert save.read_bytes() == before

    def test_a_place_that_cannot_be_written(self, tabletop: Told, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        assert "part of its path is a file" in tabletop.error("run", FERRY, "--save", "file/x.tabletop")

    def test_a_name_without_extension_gets_that_of_saves(self, tabletop: Told, tmp_path: Path) -> None:
        assert tabletop("run", FERRY, "--save", "fog")[0] == 0
        assert tabletop("run", FERRY, "--save", "fog.save")[0] == 0
        assert (tmp_path / "fog.tabletop").is_file()
        assert (tmp_path / "fog.save").is_file()
        assert not (tmp_path / "fog").exists()

    @pytest.mark.parametrize("typed", ["", ".", "..", "/", "sub/", "sub"])
    def test_what_names_no_file_is_refused_and_nothing_made(self, tabletop: Told, tmp_path: Path, typed: str) -> None:
        (tmp_path / "sub").mkdir()
        assert "Name " in tabletop.error("run", FERRY, "--save", typed)
        assert [path.name for path in tmp_path.iterdir()] == ["sub"]

    def test_a_home_that_nobody_has(self, tabletop: Told, tmp_path: Path) -> None:
        assert "there is no home folder ~nosuch here" in tabletop.error("run", FERRY, "--save", "~nosuch/x")
        assert "there is no home folder ~nosuch here" in tabletop.error("run", "~nosuch/x.toml", "--save", "x")
        assert list(tmp_path.iterdir()) == []

    def test_a_single_step_is_one(self, tabletop: Told, tmp_path: Path) -> None:
        (tmp_path / "one.toml").write_text(f"deck = '{FERRY_DECK}'\n[session]\nturns = 3\n")
        assert tabletop("run", "one.toml", "--save", "one")[1].startswith("1 step is in one.tabletop;")
        assert "\n1 step with " in tabletop("verify", "one.tabletop")[1]
