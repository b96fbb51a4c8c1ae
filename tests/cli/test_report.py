"""`tabletop report`: to the terminal, to a file, for programs and for a team."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from support.scripts import FERRY
from support.told import FERRY_DECK, Told
from tabletop.cli import target
from tabletop.journal.disk import Handle, RealDisk


class TestReport:
    def test_markdown_to_the_terminal_and_to_a_file(self, tabletop: Told, save: Path, tmp_path: Path) -> None:
        status, out, err = tabletop("report", save)
        assert (status, err) == (0, "")
        assert "Fog in the strait" in out
        assert tabletop("report", save, "-o", "aar.md") == (0, "", "")
        assert (tmp_path / "aar.md").read_text("utf-8") == out

    def test_json(self, tabletop: Told, save: Path) -> None:
        status, out, _ = tabletop("report", save, "--json")
        assert status == 0
        assert json.loads(out)["session"]["title"] == "Fog in the strait"
        assert "control's and holds every secret" in tabletop.error("report", save, "--json", "--eyes", "norvia", status=2)

    def test_a_teams_eyes_see_less_while_the_session_runs(self, tabletop: Told, tmp_path: Path) -> None:
        whole = FERRY.read_text().replace("../decks/ferry", FERRY_DECK)
        (tmp_path / "half.toml").write_text(whole.partition("# Turn 2")[0])
        assert tabletop("run", "half.toml", "--save", "half.tabletop")[0] == 0
        rationale = "They must see that somebody is out there."
        assert rationale in tabletop("report", "half.tabletop")[1]
        assert rationale in tabletop("report", "half.tabletop", "--eyes", "norvia")[1]
        assert rationale not in tabletop("report", "half.tabletop", "--eyes", "sandrel")[1]

    def test_of_a_damaged_save_it_reports_what_is_whole_and_says_so(self, tabletop: Told, save: Path) -> None:
        save.write_bytes(save.read_bytes().replace(b"Time is up.", b"Time is Up."))
        status, out, err = tabletop("report", save)
        assert status == 1
        assert "# After-action report" in out
        assert f"{save}, line " in err
        assert err.endswith("The report is of what comes before.\n")

    def test_a_file_is_replaced_only_by_force_and_a_save_never(self, tabletop: Told, save: Path, tmp_path: Path) -> None:
        (tmp_path / "aar.md").write_text("mine")
        assert "is there already" in tabletop.error("report", save, "-o", "aar.md")
        assert (tmp_path / "aar.md").read_text() == "mine"
        assert tabletop("report", save, "-o", "aar.md", "--force")[0] == 0
        before = save.read_bytes()
        assert "is a save and is never overwritten" in tabletop.error("report", save, "-o", save, "--force")
        assert save.read_bytes() == before

    def test_eyes_that_are_not_at_the_table(self, tabletop: Told, save: Path) -> None:
        assert "There is no seat nato at this table." in tabletop.error("report", save, "--eyes", "nato")

    def test_places_that_cannot_be_written(self, tabletop: Told, save: Path, tmp_path: Path) -> None:
        assert "There is no folder" in tabletop.error("report", save, "-o", "none/aar.md")
        assert "is a folder" in tabletop.error("report", save, "-o", tmp_path)

    @pytest.mark.parametrize("options", [(), ("--force",)])
    def test_a_full_disk_leaves_the_old_report_or_none(
        self, tabletop: Told, save: Path, tmp_path: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Full(RealDisk):
            def overwrite(self, path: Path) -> Handle:
                handle = super().overwrite(path)
                monkeypatch.setattr(handle, "write", self.write)
                return handle

            def write(self, _data: bytes) -> int:
                raise OSError(errno.ENOSPC, "No space left on device")

        report = tmp_path / "aar.md"
        if options:
            report.write_text("the old one")
        with monkeypatch.context() as patch:
            patch.setattr(target, "REAL_DISK", Full())
            told = tabletop.error("report", save, "-o", "aar.md", *options)
        assert told == "The disk is full: aar.md was not written. Free some space and try again."
        assert report.read_text() == "the old one" if options else not report.exists()
        assert sorted(path.name for path in tmp_path.iterdir() if path != report) == ["saves"]
        assert tabletop("report", save, "-o", "aar.md", *options) == (0, "", "")

    @pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
    def test_a_link_stays_a_link(self, tabletop: Told, save: Path, tmp_path: Path) -> None:
        (tmp_path / "aar.md").symlink_to("elsewhere.md")
        assert tabletop("report", save, "-o", "aar.md", "--force")[0] == 0
        assert (tmp_path / "aar.md").is_symlink()
        assert "Fog in the strait" in (tmp_path / "elsewhere.md").read_text("utf-8")

    def test_a_home_that_nobody_has(self, tabletop: Told, save: Path) -> None:
        assert "there is no home folder ~nosuch here" in tabletop.error("report", save, "-o", "~nosuch/aar.md")


class TestTables:
    def test_they_are_written_into_a_folder_that_is_made(self, tabletop: Told, save: Path, tmp_path: Path) -> None:
        status, out, err = tabletop("report", save, "--csv", "out/tables")
        assert (status, err) == (0, "")
        assert out == "12 tables in out/tables\n"
        plan = (tmp_path / "out" / "tables" / "improvement-plan.csv").read_bytes()
        assert plan.startswith(b'\xef\xbb\xbf"Marking"')
        assert plan.endswith(b"\r\n")
        assert "Fog in the strait" in (tmp_path / "out" / "tables" / "journal.csv").read_text("utf-8")

    def test_none_is_replaced_unless_forced(self, tabletop: Told, save: Path, tmp_path: Path) -> None:
        (tmp_path / "orders.csv").write_text("mine")
        assert "orders.csv is there already" in tabletop.error("report", save, "--csv", ".")
        assert not (tmp_path / "journal.csv").exists()
        assert tabletop("report", save, "--csv", ".", "--force")[0] == 0
        assert (tmp_path / "orders.csv").read_text() != "mine"

    def test_they_are_control_s_alone_and_go_to_one_place(self, tabletop: Told, save: Path, tmp_path: Path) -> None:
        assert "control's and hold every secret" in tabletop.error("report", save, "--csv", "t", "--eyes", "norvia", status=2)
        assert "goes to one place" in tabletop.error("report", save, "--csv", "t", "--json", status=2)
        assert "goes to one place" in tabletop.error("report", save, "--csv", "t", "-o", "x.md", status=2)
        assert not (tmp_path / "t").exists()

    def test_places_that_are_no_folder(self, tabletop: Told, save: Path) -> None:
        assert "is no folder" in tabletop.error("report", save, "--csv", save)
        assert "The name of the folder is empty. Name one with --csv." in tabletop.error("report", save, "--csv", "")
