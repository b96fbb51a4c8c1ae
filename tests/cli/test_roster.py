"""`tabletop roster`: who is entered in a save, and taking a name out of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.told import FERRY_DECK, Told
from tabletop.table import Table


class TestRoster:
    @pytest.fixture
    def people(self, tabletop: Told, tmp_path: Path) -> Path:
        """A save with the names of three people."""
        names = "[people]\ncontrol = 'A. Berg'\nnorvia = ['B. Lund', 'C. \\x1b Moe']\n".replace("\\x1b", "[/]")
        (tmp_path / "three.toml").write_text(f"deck = '{FERRY_DECK}'\n[session]\nturns = 3\n{names}")
        assert tabletop("run", "three.toml", "--save", "three")[0] == 0
        return tmp_path / "three.tabletop"

    def test_it_lists_numbers_names_and_seats(self, tabletop: Told, people: Path) -> None:
        status, out, err = tabletop("roster", people)
        assert (status, err) == (0, "")
        assert [line.split() for line in out.splitlines()] == [
            ["p1", "A.", "Berg", "control"],
            ["p2", "B.", "Lund", "norvia"],
            ["p3", "C.", "[/]", "Moe", "norvia"],
        ]
        found = json.loads(tabletop("roster", people, "--json")[1])
        assert found["people"][1] == {"id": "p2", "name": "B. Lund", "seats": ["norvia"]}

    def test_a_name_is_erased_for_good_and_the_session_stays(self, tabletop: Told, people: Path, tmp_path: Path) -> None:
        before = people.read_bytes()
        status, out, err = tabletop("roster", people, "--erase", "p2")
        assert (status, err) == (0, "")
        assert "p2  (no name)" in out
        assert "p2 has no name any more" in out
        assert b"B. Lund" not in b"".join(path.read_bytes() for path in tmp_path.glob("three.*") if path.suffix != ".toml")
        assert people.read_bytes() == before
        assert [each["name"] for each in json.loads(tabletop("roster", people, "--json")[1])["people"]][:2] == ["A. Berg", None]

    def test_a_number_that_nobody_has(self, tabletop: Told, people: Path) -> None:
        for number in ("p9", "", "B. Lund"):
            assert tabletop.error("roster", people, "--erase", number).startswith("There is nobody with the number")

    def test_it_waits_for_nobody_who_holds_the_save(self, tabletop: Told, people: Path) -> None:
        names = people.with_suffix(".roster.json").read_bytes()
        with Table.open(people, name="the other window"):
            assert "is in use by the other window" in tabletop.error("roster", people, "--erase", "p2")
            assert "B. Lund" in tabletop("roster", people)[1], "who only looks disturbs nobody"
        assert people.with_suffix(".roster.json").read_bytes() == names

    def test_names_in_a_damaged_roster_are_told_of(self, tabletop: Told, people: Path) -> None:
        people.with_suffix(".roster.json").write_text("B. Lund{")
        out = tabletop("roster", people, "--erase", "p2")[1]
        assert "three.roster.json.damaged may hold names too: delete it." in out

    def test_a_save_without_people_and_no_save(self, tabletop: Told, tmp_path: Path) -> None:
        (tmp_path / "one.toml").write_text(f"deck = '{FERRY_DECK}'\n[session]\nturns = 3\n")
        tabletop("run", "one.toml", "--save", "one")
        assert tabletop("roster", "one.tabletop") == (0, "Nobody is entered in one.tabletop.\n", "")
        assert "There is no save" in tabletop.error("roster", "nope")
