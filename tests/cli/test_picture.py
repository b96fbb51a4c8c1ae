"""The documentation's pictures are of the real screens, and making one changes no save."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import ROOT
from tabletop.cli import main


def text_of(svg: Path) -> str:
    return svg.read_text("utf-8").replace("&#160;", " ")


def test_a_session_is_drawn_as_it_stood(save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_bytes() for path in save.parent.iterdir()}
    output = tmp_path / "console.svg"
    status = main(["picture", str(save), "--at", "15", "--size", "120x40", "-o", str(output)])
    assert (status, *capsys.readouterr()) == (0, "", "")
    drawn = text_of(output)
    for shown in ("EXERCISE", "Fog in the strait", "DECIDE", "Collision in fog"):
        assert shown in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "").replace("https://www.textualize.io", "")
    assert {path.name: path.read_bytes() for path in save.parent.iterdir()} == before


@pytest.mark.parametrize(
    ("options", "status", "says"),
    [
        (("--size", "wide"), 2, "The size is columns and rows, as in 120x40"),
        (("--size", "9x9"), 2, "The size is columns and rows, as in 120x40"),
        (("--at", "999"), 1, "has no step 999; its last is 40."),
        (("-o", "none/x.svg"), 1, "There is no folder none"),
        (("-o", "~nosuch/x.svg"), 1, "there is no home folder ~nosuch here"),
    ],
)
def test_what_cannot_be_drawn_is_one_sentence(
    save: Path,
    tmp_path: Path,
    options: tuple[str, str],
    status: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["picture", str(save), "-o", "x.svg", *options]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert len(err.splitlines()) == 1


def test_a_save_is_no_place_for_a_picture(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = save.read_bytes()
    assert main(["picture", str(save), "-o", str(save)]) == 1
    assert "is a save and is never overwritten" in capsys.readouterr().err
    assert save.read_bytes() == before


def test_the_readme_shows_a_picture_that_is_there() -> None:
    assert "(docs/images/console.svg)" in (ROOT / "README.md").read_text("utf-8")
    assert "EXERCISE" in text_of(ROOT / "docs" / "images" / "console.svg")
