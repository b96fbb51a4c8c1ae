"""`tabletop simulate`: a table and a report, whoever plays; or one sentence that says why not."""

from __future__ import annotations

import csv
import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.command import environment, tabletop
from support.told import FERRY_DECK, Told
from tabletop.batch.crew import MOST_WORKERS
from tabletop.batch.ledger import Ledger

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
PROGRAM = "import sys\nfrom tabletop.cli import main\nsys.exit(main())"


def started(home: Path, *words: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """A simulation in a process group of its own, as a terminal would have it."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "simulate", FERRY_DECK, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        cwd=home,
        env=environment(home),
        start_new_session=True,
    )


def until_there_are_rows(path: Path, rows: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until so many games are in a table that grows."""
    until = time.monotonic() + 60
    while not path.exists() or path.read_bytes().count(b"\n") <= rows:
        assert process.poll() is None, "it ended before it was to be stopped"
        assert time.monotonic() < until
        time.sleep(0.01)


class TestFiles:
    def test_the_same_bytes_for_any_workers_and_hash_seeds(self, tmp_path: Path) -> None:
        found = set()
        for workers, seed in (("1", "0"), ("2", "1"), ("3", "2")):
            words = ("simulate", FERRY_DECK, "--games", "70", "--players", "recruit,recruit", "--workers", workers)
            ran = tabletop(*words, "--out", "x", "--force", home=tmp_path, environ={"PYTHONHASHSEED": seed})
            assert (ran.status, ran.err) == (0, "")
            found.add(((tmp_path / "x.csv").read_bytes(), (tmp_path / "x.md").read_bytes(), ran.out))
        assert len(found) == 1
        assert not list(tmp_path.glob("*.new"))

    def test_a_row_a_game(self, tabletop: Told, tmp_path: Path) -> None:
        assert tabletop("simulate", FERRY_DECK, "--games", "30", "--seed", "a-1", "--workers", "1", "--out", "x.csv")[0] == 0
        with (tmp_path / "x.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["game"] for row in rows] == [str(number) for number in range(1, 31)]
        assert [row["seed"] for row in rows] == [f"a-1#{number}" for number in range(1, 31)]
        for row in rows:
            assert row["ending"] in ("endex", "war")
            assert 1 <= int(row["turns"]) <= 3
            assert 0 <= int(row["score.norvia"]) <= 100
            assert int(row["ladder.highest"]) >= int(row["ladder"])
        assert {row["score.sandrel"] for row in rows if row["ending"] == "war"} == {"0"}

    def test_the_command_in_the_report_gives_the_same_report(self, tabletop: Told, tmp_path: Path) -> None:
        assert tabletop("simulate", FERRY_DECK, "--games", "20", "--workers", "1", "--turns", "3", "--out", "x.csv")[0] == 0
        report = (tmp_path / "x.md").read_text("utf-8")
        command = report.partition("```sh\n")[2].partition("\n```")[0].split()
        assert command[:2] == ["tabletop", "simulate"]
        assert tabletop(*command[1:], "--workers", "1", "--out", "y.csv")[0] == 0
        assert (tmp_path / "y.md").read_text("utf-8") == report
        assert (tmp_path / "y.csv").read_bytes() == (tmp_path / "x.csv").read_bytes()

    def test_the_files_have_a_name_if_none_is_given(self, tabletop: Told, tmp_path: Path) -> None:
        status, out, err = tabletop("simulate", FERRY_DECK, "--games", "5", "--workers", "1")
        assert (status, err) == (0, "")
        assert out.startswith("5 games in ")
        assert {path.name for path in tmp_path.iterdir()} == {"ferry-dispute-games.csv", "ferry-dispute-games.md"}

    def test_staff_officers_can_play(self, tabletop: Told, tmp_path: Path) -> None:
        status, _, err = tabletop("simulate", FERRY_DECK, "--games", "2", "--players", "staff, recruit", "--workers", "1")
        assert (status, err) == (0, "")
        assert "Norvia by a staff officer, Sandrel by a recruit" in (tmp_path / "ferry-dispute-games.md").read_text("utf-8")

    def test_commanders_can_play(self, tabletop: Told, tmp_path: Path) -> None:
        words = ("--players", "recruit,commander", "--iterations", "4", "--workers", "1", "--games", "1")
        assert tabletop("simulate", FERRY_DECK, *words)[0] == 0
        report = (tmp_path / "ferry-dispute-games.md").read_text("utf-8")
        assert "4 games in thought for each move of a commander" in report
        assert "--iterations 4" in report


class TestRefusals:
    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (("--games", "0"), "--games must be from 1 to 10,000,000, not 0."),
            (("--games", "10000001"), "--games must be from 1 to 10,000,000, not 10,000,001."),
            (("--games", "many"), "'many' is not a valid integer."),
            (("--players", "general"), "The engine does not play as “general”; it plays as recruit, staff or commander."),
            (("--players", ""), "The engine does not play as “”; it plays as recruit, staff or commander."),
            (("--players", "staff,staff,staff"), "--players names 3 levels; this deck wants one for all, or one each for Norvia"),
            (("--iterations", "100"), "--iterations is for commanders, and none plays."),
            (("--players", "commander", "--iterations", "0"), "--iterations must be from 1 to 100,000, not 0."),
            (("--turns", "7"), "This deck has no session of 7 turns; it offers "),
            (("--seed", "=1+1"), "--seed must be 1 to 64 plain letters"),
            (("--seed", ""), "--seed must be 1 to 64 plain letters"),
            (("--workers", "0"), f"--workers must be from 1 to {MOST_WORKERS}, not 0."),
            (("--workers", "2", "--scheduler", "tcp://a:1"), "Leave one out."),
            (("--scheduler", " "), "--scheduler names no address."),
        ],
    )
    def test_what_cannot_be_asked(self, tabletop: Told, tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
        assert sentence in tabletop.error("simulate", FERRY_DECK, *words, status=2)
        assert list(tmp_path.iterdir()) == []

    def test_a_deck_that_is_not_there(self, tabletop: Told) -> None:
        assert "There is no deck called zapad" in tabletop.error("simulate", "zapad")

    @pytest.mark.parametrize(
        ("out", "sentence"),
        [
            ("sub", "sub is a folder. Name a file in it, such as "),
            ("sub/", "names no file for the table"),
            ("", "An empty name names no file for the table"),
            ("x.md", "x.md is where the report goes"),
            ("nowhere/x.csv", "There is no folder nowhere to write x.csv to."),
            ("old.csv", "old.csv is there already."),
            ("told", "told.md is there already."),
            ("~nosuch/x", "there is no home folder ~nosuch here"),
        ],
    )
    def test_where_it_cannot_be_written(self, tabletop: Told, tmp_path: Path, out: str, sentence: str) -> None:
        (tmp_path / "sub").mkdir()
        (tmp_path / "old.csv").write_text("old")
        (tmp_path / "told.md").write_text("old")
        before = sorted(path.name for path in tmp_path.iterdir())
        assert sentence in tabletop.error("simulate", FERRY_DECK, "--games", "3", "--out", out)
        assert sorted(path.name for path in tmp_path.iterdir()) == before
        assert (tmp_path / "old.csv").read_text("utf-8") == "old"

    def test_where_another_run_is_writing(self, tabletop: Told, tmp_path: Path) -> None:
        (tmp_path / "x.csv.new").write_text("game,seed\n1,1#1\n")
        sentence = tabletop.error("simulate", FERRY_DECK, "--games", "3", "--out", "x.csv", "--force")
        assert sentence.startswith("x.csv.new is there already: another run is writing it, or one that was cut off left")
        assert (tmp_path / "x.csv.new").read_text("utf-8") == "game,seed\n1,1#1\n"
        assert [path.name for path in tmp_path.iterdir()] == ["x.csv.new"]

    def test_where_processes_cannot_be_had_the_files_are_not_blamed(
        self, tabletop: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_arguments: object) -> None:
            raise OSError(errno.ENOSYS, "Function not implemented")

        monkeypatch.setattr("tabletop.batch.crew.ProcessPoolExecutor", refuse)
        sentence = tabletop.error("simulate", FERRY_DECK, "--games", "3")
        assert sentence == "Processes cannot work together here (Function not implemented)."
        assert list(tmp_path.iterdir()) == []

    def test_what_is_there_is_replaced_if_forced(self, tabletop: Told, tmp_path: Path) -> None:
        for name in ("x.csv", "x.md"):
            (tmp_path / name).write_text("old")
        assert tabletop("simulate", FERRY_DECK, "--games", "3", "--workers", "1", "--out", "x.csv", "--force")[0] == 0
        assert (tmp_path / "x.csv").read_text("utf-8").startswith("game,seed,ending,")
        assert (tmp_path / "x.md").read_text("utf-8").startswith("**EXERCISE**")

    def test_a_game_that_cannot_be_played_loses_none_before_it(
        self, tabletop: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Failing:
            def __init__(self, _plan: object, _workers: int) -> None:
                from tabletop.batch.crew import Processes

                self.inner = Processes(_plan, _workers)  # type: ignore[arg-type]  # as the command has it
                self.size = 1

            def start(self, chunk: object) -> object:
                if getattr(chunk, "first", 0) > 100:
                    raise RuntimeError("an order was refused")
                return self.inner.start(chunk)  # type: ignore[arg-type]

            def __getattr__(self, name: str) -> object:
                return getattr(self.inner, name)

        monkeypatch.setattr("tabletop.cli.simulate.Processes", Failing)
        monkeypatch.setattr("tabletop.batch.run._Run._send", _one_by_one)
        status, _, err = tabletop("simulate", FERRY_DECK, "--games", "300", "--workers", "1", "--out", "x.csv")
        assert status == 1
        assert "did not foresee (RuntimeError)" in err
        assert (tmp_path / "x.csv").read_text("utf-8").count("\n") == 101


def _one_by_one(run: object) -> bool:
    """Send a chunk only when none is out."""
    from tabletop.batch.run import _Run

    assert isinstance(run, _Run)
    if not run._out and (chunk := next(run._fresh, None)) is not None:
        run._out[run._crew.start(chunk)] = chunk
    return True


@posix
class TestStopped:
    def test_ctrl_c_keeps_what_is_done_and_that_is_the_beginning_of_the_whole(self, tmp_path: Path) -> None:
        process = started(tmp_path, "--games", "1000000", "--workers", "2", "--out", "x.csv")
        until_there_are_rows(tmp_path / "x.csv.new", 100, process)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        rows = (tmp_path / "x.csv").read_text("utf-8").splitlines()
        games = len(rows) - 1
        assert process.returncode == 130
        assert err.decode() == f"Stopped. Games 1 to {games:,} of 1,000,000 are kept.\n"
        assert out.decode().startswith(f"{games:,} games in x.csv, the balance report in x.md.\n")
        assert [row.split(",")[0] for row in rows[1:]] == [str(number) for number in range(1, games + 1)]
        assert f"{games:,} games of 1,000,000 that were asked for" in (tmp_path / "x.md").read_text("utf-8")
        assert {path.name for path in tmp_path.iterdir()} == {"x.csv", "x.md"}
        assert tabletop("simulate", FERRY_DECK, "--games", "50", "--out", "y.csv", home=tmp_path).status == 0
        assert (tmp_path / "x.csv").read_bytes().startswith((tmp_path / "y.csv").read_bytes())

    def test_workers_end_with_the_one_that_started_them(self, tmp_path: Path) -> None:
        process = started(tmp_path, "--games", "1000000", "--workers", "2", "--out", "x.csv")
        until_there_are_rows(tmp_path / "x.csv.new", 1, process)
        process.kill()
        # Workers have the same standard output: it comes to its end only when the last of them is gone.
        process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL


@posix
def test_a_bar_on_a_terminal_and_nowhere_else(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = started(tmp_path, "--games", "400", "--workers", "2", "--out", "x.csv", stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:
        pass  # Linux says so that the other end is closed
    os.close(ours)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"/400" in shown
    assert b"\x1b" not in out


def test_it_brings_no_screen_along(tmp_path: Path) -> None:
    program = PROGRAM.replace("sys.exit(main())", "main()\nprint(*sorted(sys.modules))")
    words = ("simulate", FERRY_DECK, "--games", "2", "--workers", "1")
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=tmp_path,
        env=environment(tmp_path),
        timeout=60,
        check=True,
    )
    modules = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert "tabletop" in modules
    assert not {"textual", "rich", "distributed"} & modules


def test_a_disk_that_fills_up_keeps_what_is_on_it(tabletop: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put = Ledger._put

    def fill_up(ledger: Ledger, text: str) -> None:
        if ledger.tally.games:
            ledger._file.write(text[:7].encode())
            raise OSError(errno.ENOSPC, "No space left on device")
        put(ledger, text)

    monkeypatch.setattr(Ledger, "_put", fill_up)
    status, out, err = tabletop("simulate", FERRY_DECK, "--games", "300", "--workers", "1", "--out", "x.csv")
    assert status == 1
    assert err == "x.csv could not be written to its end: No space left on device. Games 1 to 100 of 300 are kept.\n"
    assert out.startswith("100 games in x.csv")
    rows = (tmp_path / "x.csv").read_text("utf-8").splitlines()
    assert rows[-1].startswith("100,1#100,")
    assert len(rows) == 101
