"""Control's PIN beside a save."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tabletop.journal.errors import SaveError
from tabletop.journal.folder import new_path
from tabletop.journal.pin import LONGEST, copy_pin, forget_pin, has_pin, pin_fits, pin_path, set_pin


@pytest.fixture
def save(tmp_path: Path) -> Path:
    return tmp_path / "x.tabletop"


def test_a_save_without_a_pin_opens_to_anything(save: Path) -> None:
    assert not has_pin(save)
    assert pin_fits(save, "")


def test_only_the_pin_fits_and_it_is_kept_as_a_salted_hash(save: Path, tmp_path: Path) -> None:
    other = tmp_path / "y.tabletop"
    set_pin(save, " 4711é ")
    set_pin(other, "4711é")
    assert pin_path(save).name == "x.pin.json"
    assert [pin_fits(save, typed) for typed in ("4711é", "4711e\u0301 ", "4711", "4711É", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert b"4711" not in pin_path(save).read_bytes()
    assert pin_path(save).read_bytes() != pin_path(other).read_bytes(), "the same PIN looks different beside each save"
    set_pin(save, "another")
    assert not pin_fits(save, "4711é")


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_the_file_is_its_owners_alone(save: Path) -> None:
    set_pin(save, "4711")
    assert pin_path(save).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("pin", ["", "123", "  1 ", "x" * (LONGEST + 1), "x" * 200_000])
def test_a_pin_has_a_length(save: Path, pin: str) -> None:
    with pytest.raises(ValueError, match=r"^A PIN has 4 to 64 characters; this one has .*\.$"):
        set_pin(save, pin)
    assert not has_pin(save)


@pytest.mark.parametrize("pin", ["[/]\x00\x1b[31m", "\ud800half", "\u202e\u2066abcd", "=1+1"])
def test_any_characters_can_be_a_pin(save: Path, pin: str) -> None:
    set_pin(save, pin)
    assert pin_fits(save, pin)
    assert not pin_fits(save, pin + "x")


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"salt":"zz","scrypt":""}', b'{"salt":1,"scrypt":2}'])
def test_a_damaged_file_says_that_it_can_be_deleted(save: Path, damaged: bytes) -> None:
    pin_path(save).write_bytes(damaged)
    with pytest.raises(SaveError, match=r"x\.pin\.json cannot be read\. Delete that file to open the session without one\."):
        pin_fits(save, "4711")
    forget_pin(save)
    forget_pin(save)
    assert pin_fits(save, "anything")


def test_a_pin_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(SaveError):
        set_pin(tmp_path / "none" / "x.tabletop", "4711")


def test_a_copy_has_the_same_pin_or_none(save: Path, tmp_path: Path) -> None:
    other = tmp_path / "y.tabletop"
    set_pin(save, "4711")
    copy_pin(save, other)
    assert pin_fits(other, "4711")
    assert not pin_fits(other, "4712")
    forget_pin(save)
    copy_pin(save, other)
    assert not has_pin(other)


def test_a_pin_left_over_gets_no_new_save_beside_it(tmp_path: Path) -> None:
    first = new_path(tmp_path, "Ferry", "2025-03-01")
    set_pin(first, "4711")
    assert new_path(tmp_path, "Ferry", "2025-03-01") != first
