"""The files of a deck's folder, read with care."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tabletop.deck.problems import DeckError
from tabletop.library.folder import MOST_BYTES, MOST_FILES, read_deck_files


def test_the_toml_files_of_the_folder_are_read_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_bytes(b"b = 1\r\n")
    (tmp_path / "a.TOML").write_bytes(b"a = 1")
    (tmp_path / ".hidden.toml").write_bytes(b"no")
    (tmp_path / "notes.md").write_bytes(b"no")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "c.toml").write_bytes(b"no")
    assert read_deck_files(tmp_path) == {"a.TOML": b"a = 1", "b.toml": b"b = 1\r\n"}
    assert list(read_deck_files(str(tmp_path))) == ["a.TOML", "b.toml"]


def refused(folder: Path | str) -> str:
    with pytest.raises(DeckError) as caught:
        read_deck_files(folder)
    assert caught.value.problems == ()
    return str(caught.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "none").endswith("none; check the path.")


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "deck.toml").touch()
    assert refused(tmp_path / "deck.toml").endswith("a deck is a folder, so give the folder that the file lies in.")


def test_a_folder_without_a_deck(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"There is no deck in {tmp_path}: no file in it ends in .toml."


def test_a_path_that_no_system_has() -> None:
    assert "cannot be read" in refused("a\0b") or "check the path" in refused("a\0b")


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "deck.toml").open("wb") as file:
        file.truncate(MOST_BYTES)
    assert len(read_deck_files(tmp_path)["deck.toml"]) == MOST_BYTES
    with (tmp_path / "deck.toml").open("ab") as file:
        file.write(b"x")
    assert refused(tmp_path).endswith("deck.toml is over 4 MB, which no deck file should be; split it.")


def test_too_many_files(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.toml").touch()
    assert refused(tmp_path).endswith(f"holds {MOST_FILES + 1} TOML files, and a deck has {MOST_FILES} at most.")


def test_a_folder_with_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "deck.toml").mkdir()
    assert refused(tmp_path).endswith("deck.toml is not a plain file; take it out of the deck.")


def linked(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")


def test_a_link_within_the_folder_is_followed_and_one_out_of_it_is_not(tmp_path: Path) -> None:
    secret, deck = tmp_path / "secret.toml", tmp_path / "deck"
    secret.write_bytes(b"password = 1")
    deck.mkdir()
    (deck / "a.toml").write_bytes(b"a = 1")
    linked(deck / "b.toml", deck / "a.toml")
    assert read_deck_files(deck)["b.toml"] == b"a = 1"
    linked(deck / "c.toml", secret)
    assert refused(deck).endswith("c.toml is a link that leads out of the deck; put the file itself there.")


def test_a_link_to_nowhere_and_one_to_itself(tmp_path: Path) -> None:
    linked(tmp_path / "a.toml", tmp_path / "none.toml")
    assert "a.toml cannot be read" in refused(tmp_path)
    (tmp_path / "a.toml").unlink()
    linked(tmp_path / "a.toml", tmp_path / "a.toml")
    assert "a.toml cannot be read" in refused(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hold_the_reader_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "deck.toml")
    assert refused(tmp_path).endswith("deck.toml is not a plain file; take it out of the deck.")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deck.toml").touch()

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert refused(tmp_path).endswith("deck.toml cannot be read (Permission denied).")


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    assert refused(tmp_path) == f"The folder {tmp_path} cannot be read (Permission denied)."
