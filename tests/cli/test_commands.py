"""How the command line is used: help, wrong use, screens without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.told import Told
from tabletop import __version__


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
