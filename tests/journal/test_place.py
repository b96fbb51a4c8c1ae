"""Paths as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.journal.errors import SaveError
from tabletop.journal.place import saves_folder, user_path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def test_a_tilde_is_the_home_of_whoever_types_it(home: Path) -> None:
    assert user_path("~/saves/x") == home / "saves" / "x"
    assert user_path("~") == home
    assert saves_folder("~/saves", environ={}, here=Path("/elsewhere")) == home / "saves"


@pytest.mark.parametrize("typed", ["x", "a/~x", "./~nosuch/x", "/x/~", ""])
def test_what_does_not_begin_with_a_tilde_is_left_as_it_is(typed: str) -> None:
    assert user_path(typed) == Path(typed)


@pytest.mark.parametrize("typed", ["~nosuch", "~nosuch/x"])
def test_a_home_that_nobody_has_is_one_sentence(typed: str) -> None:
    sentence = f"{typed} names no place: there is no home folder ~nosuch here. Write the path in full"
    for place in (lambda: user_path(typed), lambda: saves_folder(environ={"TABLETOP_SAVES": typed}, here=Path())):
        with pytest.raises(SaveError) as told:
            place()
        assert str(told.value).startswith(sentence)


def test_a_null_character_is_one_sentence() -> None:
    with pytest.raises(SaveError, match="holds a null character"):
        user_path("a\0b")
