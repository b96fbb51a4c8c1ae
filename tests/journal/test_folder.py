"""Where saves go and how they are listed."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from journal.samples import CODEC, HEADER, Said, commit, commits, save_bytes
from tabletop.journal.disk import RealDisk
from tabletop.journal.drafts import DraftKey, Drafts, drafts_path
from tabletop.journal.errors import SaveUnreadable
from tabletop.journal.file import FileJournal
from tabletop.journal.folder import new_path, save_info, saves
from tabletop.journal.opening import torn_path
from tabletop.journal.place import is_checkout, saves_folder, slug
from tabletop.journal.roster import Roster, roster_path


def _checkout(folder: Path) -> Path:
    (folder / "tabletop").mkdir()
    (folder / "tabletop" / "__init__.py").touch()
    (folder / "pyproject.toml").write_text('[project]\nname = "tabletop"\n')
    return folder


def test_the_argument_comes_before_the_environment_and_that_before_the_place(tmp_path: Path) -> None:
    here = _checkout(tmp_path)
    environ = {"TABLETOP_SAVES": "elsewhere"}
    assert saves_folder("mine", environ=environ, here=here) == here / "mine"
    assert saves_folder(None, environ=environ, here=here) == here / "elsewhere"
    assert saves_folder(None, environ={"TABLETOP_SAVES": " "}, here=here) == here / "saves"
    assert saves_folder(tmp_path / "a", environ={}, here=here) == tmp_path / "a"


def test_without_a_checkout_saves_go_to_the_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    found = saves_folder(environ={}, here=tmp_path)
    assert found.is_absolute()
    assert found.name == "saves"
    assert "tabletop" in found.parts
    assert not found.exists()


def test_only_a_checkout_of_tabletop_is_one(tmp_path: Path) -> None:
    assert not is_checkout(tmp_path)
    _checkout(tmp_path)
    assert is_checkout(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "tabletop-helper"\n')
    assert not is_checkout(tmp_path)
    (tmp_path / "pyproject.toml").write_bytes(b"\xff")
    assert not is_checkout(tmp_path)


@given(st.text(max_size=80))
def test_a_title_makes_a_name_that_every_system_takes(title: str) -> None:
    name = slug(title)
    assert 1 <= len(name) <= 68
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
    assert not name.endswith("-")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Übung „Zapad“ 2025!", "ubung-zapad-2025"),
        ("../../etc/passwd", "etc-passwd"),
        ("Учение", "session"),
        ("CON", "session-con"),
    ],
)
def test_titles_as_names(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_new_name_never_collides_with_a_save_or_what_belongs_to_one(tmp_path: Path) -> None:
    first = new_path(tmp_path, "Spring", "2025-09-10T08:00:00.000Z")
    assert first == tmp_path / "spring-2025-09-10.tabletop"
    first.touch()
    (tmp_path / "spring-2025-09-10-2.roster.json").touch()
    assert new_path(tmp_path, "Spring", "2025-09-10").name == "spring-2025-09-10-3.tabletop"


def test_saves_are_listed_the_last_played_first_and_damaged_ones_as_such(tmp_path: Path) -> None:
    def put(name: str, data: bytes) -> None:
        (tmp_path / name).write_bytes(data)

    later = "2025-09-12T08:00:00.000Z"
    put("old.tabletop", save_bytes(commits(3)))
    put("new.tabletop", save_bytes([commit(1, at=later)], evolve(HEADER, title="Autumn")))
    put("begun.tabletop", save_bytes([], evolve(HEADER, created="2025-09-11T08:00:00.000Z")))
    put("junk.tabletop", b"junk")
    put("tail.tabletop", save_bytes(commits(2)) + b"garbage\n")
    put("notes.txt", b"")
    put("old.roster.json", b"")
    found = {info.path.name: info for info in saves(tmp_path, codec=CODEC)}
    assert list(found)[:2] == ["new.tabletop", "begun.tabletop"]
    assert set(found) == {"old.tabletop", "new.tabletop", "begun.tabletop", "junk.tabletop", "tail.tabletop"}
    new = found["new.tabletop"]
    assert (new.title, new.deck, new.deck_title, new.last, new.seq, new.problem) == (
        "Autumn",
        "zapad-2025",
        "Zapad 2025",
        later,
        1,
        "",
    )
    assert (found["old.tabletop"].seq, found["begun.tabletop"].seq, found["begun.tabletop"].last) == (3, 0, "")
    assert "cut off in its beginning" in found["begun.tabletop"].problem
    assert "not a Tabletop save" in found["junk.tabletop"].problem
    assert "tabletop verify" in found["tail.tabletop"].problem


def test_there_are_no_saves_where_there_is_no_folder(tmp_path: Path) -> None:
    assert saves(tmp_path / "none") == ()
    (tmp_path / "file").touch()
    with pytest.raises(SaveUnreadable, match="not a folder"):
        saves(tmp_path / "file")


@pytest.mark.parametrize("sizes", [[10, 70_000], [70_000, 10], [600_000], [1, 600_000, 1], [65_000], [66_000]])
def test_the_last_step_is_found_however_long_and_behind_a_torn_tail(tmp_path: Path, sizes: list[int]) -> None:
    path = tmp_path / "x.tabletop"
    data = save_bytes([commit(seq, Said(text="x" * size)) for seq, size in enumerate(sizes, 1)])
    for tail in (b"", b'{"seq":', b"x" * 200_000):
        path.write_bytes(data + tail)
        info = save_info(path, codec=CODEC)
        assert (info.seq, info.problem) == (len(sizes), "")


def test_listing_reads_the_ends_of_a_save_and_not_its_middle(tmp_path: Path) -> None:
    class Counting(RealDisk):
        taken = 0

        def read(self, path: Path) -> BinaryIO:
            disk = self

            class Stream(BytesIO):
                def read(self, size: int | None = -1) -> bytes:
                    data = super().read(size)
                    disk.taken += len(data)
                    return data

                def readline(self, size: int | None = -1) -> bytes:
                    data = super().readline(size)
                    disk.taken += len(data)
                    return data

            return Stream(path.read_bytes())

    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(commits(5000)))
    disk = Counting()
    assert save_info(path, codec=CODEC, disk=disk).seq == 5000
    assert 0 < disk.taken < 100_000 < path.stat().st_size


def test_the_holder_of_a_save_is_listed_while_it_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with FileJournal.create(path, HEADER, codec=CODEC, name="Anna"):
        assert save_info(path, codec=CODEC).holder.startswith("Anna (process")
    assert save_info(path, codec=CODEC).holder == ""


def test_what_belongs_to_a_save_has_a_name_of_its_own() -> None:
    for name in (roster_path, drafts_path, torn_path):
        assert len({name(Path(save)) for save in ("game.1", "game.2", "game", "game.tabletop.tabletop")}) == 4
        assert name(Path("a/game.tabletop")) == name(Path("a/game"))
    assert roster_path(Path("saves/v1.2.tabletop")) == Path("saves/v1.2.roster.json")
    assert drafts_path(Path("saves/v1.2")) == Path("saves/v1.2.drafts.jsonl")


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such permissions")
def test_what_holds_secrets_or_names_is_for_its_owner_alone(tmp_path: Path) -> None:
    save = tmp_path / "x.tabletop"
    before = os.umask(0o022)
    try:
        FileJournal.create(save, HEADER, codec=CODEC).close()
        Roster.open(save).add("Anna")
        with Drafts(save) as drafts:
            drafts.put(DraftKey("s1", "p1", "nato", "order"), {"why": "x"})
            drafts.put(DraftKey("s1", "p1", "nato", "statement"), {"why": "x"})
            drafts.clear(DraftKey("s1", "p1", "nato", "order"))
        save.write_bytes(save_bytes(commits(1)) + b"torn")
        FileJournal.open(save, codec=CODEC).close()
    finally:
        os.umask(before)
    held = (save, roster_path(save), drafts_path(save), torn_path(save))
    assert [path.stat().st_mode & 0o777 for path in held] == [0o600] * 4
