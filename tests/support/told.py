"""Commands of `tabletop` run in this process, and what they print."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import DECKS
from tabletop.cli import main

FERRY_DECK = str(DECKS / "ferry")


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
