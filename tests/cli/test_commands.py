"""What each command prints, and with which status it ends."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from support.decks import DECKS
from support.scripts import FERRY
from tabletop import __version__
from tabletop.cli import main, out, target
from tabletop.journal.disk import Handle, RealDisk
from tabletop.table import Table

FERRY_DECK = str(DECKS / "ferry")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No command finds a checkout, nor the folders of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TABLETOP_SAVES", raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


class Told:
    """Runs commands and takes what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        out, err = self.capsys.readouterr()
        return status, out, err

    def error(self, *arguments: str | Path, status: int = 1) -> str:
        """The one sentence of a command that fails."""
        found, out, err = self(*arguments)
        assert (found, out) == (status, "")
        assert "Traceback" not in err
        assert err.endswith("\n")
        sentence = err.splitlines()[-1]
        assert sentence.endswith((".", "?"))
        assert status == 2 or len(err.splitlines()) == 1
        return sentence


@pytest.fixture
def tabletop(capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(capsys)


def test_help_and_version(tabletop: Told) -> None:
    status, out, _ = tabletop("--help")
    assert status == 0
    for command in ("play", "replay", "report", "verify", "run", "roster", "deck"):
        assert f"\n  {command} " in out
    assert tabletop("--version") == (0, f"tabletop {__version__}\n", "")


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "names", "points"),
        [
            (("frobnicate",), "frobnicate", "See `tabletop --help`."),
            (("verify",), "SAVE", "See `tabletop verify --help`."),
            (("run", "x.toml"), "--save", "See `tabletop run --help`."),
            (("deck", "show", "x", "--jason"), "--jason", "See `tabletop deck show --help`."),
        ],
    )
    def test_a_wrong_use_is_status_2_and_points_to_help(
        self, tabletop: Told, arguments: tuple[str, ...], names: str, points: str
    ) -> None:
        sentence = tabletop.error(*arguments, status=2)
        assert names in sentence
        assert sentence.endswith(points)

    def test_what_was_typed_does_not_reach_the_terminal_as_an_escape(self, tabletop: Told) -> None:
        assert "\x1b" not in tabletop.error("deck", "show", "--\x1b[31m", status=2)
        assert "\x1b" not in tabletop.error("verify", "\x1b]0;owned\x07")


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


class TestRun:
    def test_a_script_becomes_a_save(self, tabletop: Told, tmp_path: Path) -> None:
        status, out, err = tabletop("run", FERRY, "--save", tmp_path / "fog.tabletop")
        assert (status, err) == (0, "")
        assert out.endswith("fog.tabletop; the session stands at ENDEX.\n")
        assert len(out.splitlines()) == 1, "the turns are told to people only"

    def test_a_person_is_told_of_each_turn(self, tabletop: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(out, "is_read_by_a_person", lambda: True)
        monkeypatch.setenv("COLUMNS", "200")
        out._console.cache_clear()
        lines = tabletop("run", FERRY, "--save", tmp_path / "fog.tabletop")[1].splitlines()
        out._console.cache_clear()
        assert lines[:3] == ["Turn 1 · 1 March · Fog", "Turn 2 · 2 March · Clearing", "Turn 3 · 3–9 March · Aftermath"]
        assert lines[3].startswith("ENDEX · aims reached, of 100: Norvia ")
        assert len(lines) == 5

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


class TestDeck:
    def test_list(self, tabletop: Told) -> None:
        status, out, _ = tabletop("deck", "list")
        assert status == 0
        assert any(line.startswith("zapad-2025  shipped") for line in out.splitlines())
        assert "zapad-2025" in [deck["name"] for deck in json.loads(tabletop("deck", "list", "--json")[1])]

    def test_show(self, tabletop: Told) -> None:
        status, out, _ = tabletop("deck", "show", FERRY_DECK)
        assert status == 0
        for expected in ("The ferry dispute", "Kingdom of Sandrel", "3 turns in 75 minutes", "7 injects", "13 actions", "Fog"):
            assert expected in out
        assert "F01" not in out
        shown = json.loads(tabletop("deck", "show", FERRY_DECK, "--json")[1])
        assert shown["counts"]["questions"] == 2
        assert "cards" not in shown

    def test_sources_say_which_claim_is_on_which_card(self, tabletop: Told) -> None:
        out = tabletop("deck", "show", FERRY_DECK, "--sources")[1]
        lines = [line.strip() for line in out.splitlines()]
        at = lines.index("F01  A ferry and a tug touched in fog.")
        assert lines[at + 1] == "inject collision: Collision in fog"
        assert "action halt-ferry: article; F02" in lines
        assert "inject newspapers: plausible" in lines
        shown = json.loads(tabletop("deck", "show", FERRY_DECK, "--sources", "--json")[1])
        assert {card["id"] for card in shown["claims"][1]["cards"]} == {"oil-film", "freight-waits", "halt-ferry", "close-quay"}
        assert len(shown["cards"]) == 7 + 13 + 3 + 1

    def test_lint(self, tabletop: Told, tmp_path: Path) -> None:
        assert tabletop("deck", "lint", FERRY_DECK) == (0, f"{FERRY_DECK}: 0 errors.\n", "")
        bad = tmp_path / "bad"
        shutil.copytree(DECKS / "ferry", bad)
        path = bad / "injects.toml"
        path.write_text(path.read_text().replace('kind = "contextual"', 'kind = "contxtual"', 1))
        status, out, err = tabletop("deck", "lint", bad)
        assert (status, err) == (1, "")
        assert out.splitlines()[-1] == f"{bad}: 1 error."
        assert 'did you mean "contextual"?' in out
        (problem,) = json.loads(tabletop("deck", "lint", bad, "--json")[1])
        assert (problem["file"], problem["line"], problem["severity"]) == ("injects.toml", 4, "error")

    def test_a_deck_with_errors_is_not_shown_but_says_what_to_do(self, tabletop: Told, tmp_path: Path) -> None:
        (tmp_path / "bad").mkdir()
        (tmp_path / "bad" / "deck.toml").write_text("x = 1")
        assert "`tabletop deck lint" in tabletop.error("deck", "show", "bad")
        assert "There is no deck called zapad-2024; did you mean zapad-2025?" in tabletop.error("deck", "show", "zapad-2024")
        assert "check the path" in tabletop.error("deck", "lint", "./nowhere")
        assert "there is no home ~nosuch here" in tabletop.error("deck", "lint", "~nosuch/x")


@pytest.mark.parametrize("arguments", [(), ("play",), ("replay", "fog")])
def test_screens_need_a_terminal(tabletop: Told, save: Path, arguments: tuple[str, ...]) -> None:
    assert tabletop.error("--saves", save.parent, *arguments).startswith("The screens need a terminal")


def test_play_without_any_save(tabletop: Told, tmp_path: Path) -> None:
    assert tabletop.error("--saves", tmp_path, "play").startswith(f"There is no save in {tmp_path} yet.")
    (tmp_path / "torn.tabletop").write_text("not a save")
    assert tabletop.error("--saves", tmp_path, "play").startswith(f"No save in {tmp_path} can be read.")


def test_a_save_that_cannot_be_opened_is_told_before_any_screen(tabletop: Told, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    for command in ("play", "replay"):
        assert "notes.txt" in tabletop.error(command, "notes.txt")
