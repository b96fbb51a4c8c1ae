"""`tabletop deck print`."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import DECKS
from tabletop.cli import main, paper
from tabletop.cli.guard import Told

FERRY = str(DECKS / "ferry")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def error(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["deck", "print", *arguments]) in (1, 2)
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return err.splitlines()[-1]


def test_the_documents_are_written_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deck", "print", FERRY, "--out", "papers/today"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert len(files(tmp_path / "papers" / "today")) == 13
    assert out.startswith("12 documents in ")
    assert "papers/today. Open " in out.replace("\\", "/")
    for line in ("team-norvia/actions.html", "▲ Norvia alone", "everybody", "control/book.html"):
        assert line in out
    assert "EXERCISE · UNCLASSIFIED" in (tmp_path / "papers/today/control/book.html").read_text("utf-8")


def test_the_folder_is_named_after_the_deck_if_none_is_given(tmp_path: Path) -> None:
    assert main(["deck", "print", FERRY, "--players", "--handling", "OFFICIAL"]) == 0
    found = files(tmp_path / "ferry-dispute-paper")
    assert len(found) == 7
    assert not any(name.startswith("control/") for name in found)
    assert "EXERCISE · OFFICIAL" in (tmp_path / "ferry-dispute-paper" / "index.html").read_text("utf-8")


def test_nothing_is_overwritten_unless_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "out" / "control" / "book.html"
    book.parent.mkdir(parents=True)
    book.write_text("mine")
    assert "is there already. Choose another name, or give --force to replace it." in error(capsys, FERRY, "--out", "out")
    assert files(tmp_path / "out") == ["control/book.html"]
    assert book.read_text() == "mine"
    assert main(["deck", "print", FERRY, "--out", "out", "--force"]) == 0
    assert "Controller’s book" in book.read_text("utf-8")


def test_a_save_is_never_overwritten(tmp_path: Path, save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_bytes(save.read_bytes())
    assert "is a save and is never overwritten" in error(capsys, FERRY, "--out", "out", "--force")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((FERRY, "--turns", "9"), "This deck has no session of 9 turns. It has sessions of "),
        ((FERRY, "--turns", "x"), "--turns"),
        ((FERRY, "--out", ""), "The name of the folder is empty."),
        ((FERRY, "--out", "taken"), "is there already and is no folder."),
        (("zapad-2024",), "did you mean zapad-2025?"),
        ((FERRY, "--out", "taken/in"), "taken"),
        ((FERRY, "--out", "bad\0name"), "bad"),
        ((FERRY, "--out", "~nosuch/x"), "there is no home folder ~nosuch here"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "taken").write_text("")
    told = error(capsys, *arguments)
    assert said in told
    assert told.endswith((".", "?"))
    assert "did not foresee" not in told
    assert not list(tmp_path.rglob("*.html"))


def test_a_folder_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(Told, match=r"could not be made: No space left on device\."):
        paper.print_deck(FERRY, folder="out", players=False, turns=None, handling="", force=False)
