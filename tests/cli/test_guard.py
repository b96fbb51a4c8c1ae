"""However a command ends, the user gets a sentence and a status, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from support.command import environment, tabletop
from support.scripts import FERRY
from tabletop.cli.guard import Told, guarded
from tabletop.deck.problems import DeckError
from tabletop.journal.errors import SaveError

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes and signals")


def raising(error: BaseException) -> int:
    def command() -> None:
        raise error

    return guarded(command)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (SaveError("The save is gone. Look for it."), 1, "The save is gone. Look for it.\n"),
        (DeckError("The deck is bad."), 1, "The deck is bad.\n"),
        (Told("No.", 3, more=("first", "second")), 3, "first\nsecond\nNo.\n"),
        (KeyboardInterrupt(), 130, "Stopped.\n"),
        (PermissionError(13, "Permission denied", "/x/y"), 1, "/x/y cannot be used: the system answered “Permission denied”.\n"),
        (SaveError("evil \x1b[31m name \u202e"), 1, "evil \\x1b[31m name \\u202e\n"),
        (SystemExit(4), 4, ""),
    ],
)
def test_each_error_has_its_sentence_and_status(
    error: BaseException, status: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(error) == status
    assert capsys.readouterr() == ("", says)


def test_an_error_that_nobody_foresaw_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert raising(ZeroDivisionError("secret of the code")) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    assert "what is saved is safe" in err
    (report,) = tmp_path.rglob("crash-*.txt")
    assert str(report) in err
    written = report.read_text("utf-8")
    assert "ZeroDivisionError: secret of the code" in written
    assert "Traceback" in written


def test_a_log_folder_that_cannot_be_made_does_not_hide_the_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    assert raising(ZeroDivisionError()) == 1
    err = capsys.readouterr().err
    assert err.startswith("Tabletop met an error that it did not foresee (ZeroDivisionError), and could not write it down")


@POSIX
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    program = "import sys; from tabletop.cli import main; sys.exit(main())"
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", program, "deck", "show", "zapad-2025", "--sources", "--json"],
            stdout=pipe,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment(tmp_path),
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"")


@POSIX
def test_a_closed_standard_output_is_told(tmp_path: Path) -> None:
    ran = tabletop("deck", "list", home=tmp_path, before="sys.stdout = None")
    assert (ran.status, ran.err) == (1, "There is nowhere to print to: standard output is closed.\n")
    ran = tabletop("deck", "list", home=tmp_path, before="import os; os.close(1)")
    assert ran.status == 1
    assert ran.err.startswith("The output could not be written: ")
    assert len(ran.err.splitlines()) == 1


@POSIX
def test_a_report_goes_into_a_pipe_and_ends_with_its_reader(tmp_path: Path) -> None:
    assert tabletop("run", FERRY, "--save", "fog", home=tmp_path).status == 0
    whole = tabletop("report", "fog.tabletop", home=tmp_path).out
    ran = tabletop("report", "fog.tabletop", "-o", "/dev/stdout", home=tmp_path)
    assert (ran.status, ran.out, ran.err) == (0, whole, "")
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        ran = tabletop("report", "fog.tabletop", "-o", "/dev/stdout", "--force", home=tmp_path, stdout=pipe)
    assert (ran.status, ran.err) == (1, "")


@POSIX
def test_a_report_goes_into_a_named_pipe(tmp_path: Path) -> None:
    assert tabletop("run", FERRY, "--save", "fog", home=tmp_path).status == 0
    os.mkfifo(tmp_path / "pipe")
    got: list[str] = []
    reader = Thread(target=lambda: got.append((tmp_path / "pipe").read_text("utf-8")), daemon=True)
    reader.start()
    assert tabletop("report", "fog.tabletop", "-o", "pipe", home=tmp_path).status == 0
    reader.join(60)
    assert got == [tabletop("report", "fog.tabletop", home=tmp_path).out]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [("deck", "list"), ("--help",), ("run", "--help"), ("--version",)])
def test_a_full_disk_behind_standard_output_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = tabletop(*arguments, home=tmp_path, stdout=full)
    assert (ran.status, ran.err) == (1, "The output could not be written: No space left on device.\n")


@POSIX
def test_ctrl_c_while_a_script_plays_keeps_what_was_played(tmp_path: Path) -> None:
    interrupt = """
import signal
import tabletop.table.table as module
submit, count = module.Table.submit, iter(range(100))
def stop(self, *args, **named):
    if next(count) == 8:
        signal.raise_signal(signal.SIGINT)
    return submit(self, *args, **named)
module.Table.submit = stop
"""
    ran = tabletop("run", FERRY, "--save", "half.tabletop", home=tmp_path, before=interrupt)
    assert (ran.status, ran.out) == (130, "")
    assert ran.err == "Stopped. What was played till then is in half.tabletop.\n"
    assert "is whole" in tabletop("verify", "half.tabletop", home=tmp_path).out


def test_an_encoding_without_the_letters_does_not_stop_a_command(tmp_path: Path) -> None:
    ran = tabletop("deck", "show", "zapad-2025", home=tmp_path, environ={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert ran.status == 0
    assert "13?14 Sep 2025" in ran.out
    ran = tabletop(
        "deck", "show", "zapad-2025", "--json", home=tmp_path, environ={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    )
    assert "13\\u201314 Sep 2025" in ran.out


def test_python_m_tabletop(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tabletop", "verify", "nope"],
        capture_output=True,
        cwd=tmp_path,
        env=environment(tmp_path),
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(b"There is no save at nope.")
