"""`tabletop verify`: whole, tampered, torn, missing saves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from support.told import Told


class TestVerify:
    def test_a_whole_save(self, tabletop: Told, save: Path) -> None:
        status, out, err = tabletop("verify", save)
        assert (status, err) == (0, "")
        assert "Fog in the strait" in out
        assert "is whole" in out
        assert "compared with one noted after ENDEX, as control's report gives it" in out

    def test_for_programs(self, tabletop: Told, save: Path) -> None:
        status, out, _ = tabletop("verify", save, "--json")
        found = json.loads(out)
        assert status == 0
        assert (found["ok"], found["title"], found["problem"], found["line"]) == (True, "Fog in the strait", "", 0)
        assert found["head"] in tabletop("verify", save)[1]

    def test_a_save_that_was_tampered_with(self, tabletop: Told, save: Path) -> None:
        save.write_bytes(save.read_bytes().replace(b'"likelihood":65', b'"likelihood":95'))
        status, out, err = tabletop("verify", save)
        assert status == 1
        assert "is whole up to there" in out
        assert f"{save}, line " in err
        status, out, _ = tabletop("verify", save, "--json")
        found = json.loads(out)
        assert status == 1
        assert found["ok"] is False
        assert found["line"] > 2
        assert found["problem"] in err

    def test_a_torn_last_line_is_no_damage(self, tabletop: Told, save: Path) -> None:
        save.write_bytes(save.read_bytes() + b'{"seq":')
        status, out, _ = tabletop("verify", save)
        assert status == 0
        assert "never finished (7 bytes)" in out

    def test_a_first_step_that_is_cut_off_is_not_called_a_step_that_nobody_waits_for(self, tabletop: Told, save: Path) -> None:
        save.write_bytes(save.read_bytes()[: save.read_bytes().index(b"\n") + 50])
        status, out, err = tabletop("verify", save)
        assert (status, out) == (1, "")
        assert "is cut off in its beginning" in err
        assert "put it back" in err

    def test_what_is_no_save(self, tabletop: Told, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("hello")
        assert "notes.txt" in tabletop.error("verify", "notes.txt")
        assert "There is no save at nope.tabletop." in tabletop.error("verify", "nope.tabletop")
        assert "is a folder, not a save" in tabletop.error("verify", tmp_path)

    @pytest.mark.parametrize("typed", ["~nosuch/x", "~nosuch"])
    def test_a_home_that_nobody_has(self, tabletop: Told, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "there is no home folder ~nosuch here" in tabletop.error("verify", typed)
        assert "there is no home folder ~nosuch here" in tabletop.error("--saves", typed, "verify", "fog")
        monkeypatch.setenv("TABLETOP_SAVES", typed)
        assert "there is no home folder ~nosuch here" in tabletop.error("verify", "fog")

    def test_an_empty_name(self, tabletop: Told) -> None:
        assert tabletop.error("verify", "").startswith("The name of the save is empty.")

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs permissions that hold")
    def test_a_folder_that_may_not_be_entered(self, tabletop: Told, save: Path) -> None:
        save.parent.chmod(0)
        try:
            assert "may not be opened by this user" in tabletop.error("verify", save)
        finally:
            save.parent.chmod(0o755)

    def test_what_the_system_will_not_tell_is_not_called_missing(
        self, tabletop: Told, save: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: Path) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(os, "lstat", refuse)
        assert "may not be opened by this user" in tabletop.error("verify", save)

    def test_a_save_is_found_by_its_name_in_the_folder_of_saves(
        self, tabletop: Told, save: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert tabletop("--saves", save.parent, "verify", "fog")[0] == 0
        assert tabletop("verify", "--saves", save.parent, "fog.tabletop")[0] == 0
        monkeypatch.setenv("TABLETOP_SAVES", str(save.parent))
        assert tabletop("verify", "fog")[0] == 0
        assert "There is no save at fog" in tabletop.error("--saves", save.parent.parent, "verify", "fog")
