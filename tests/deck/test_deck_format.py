"""The reference of the format: its examples make a deck, and it names every key."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

from tabletop.deck.draft import TABLES
from tabletop.deck.lint import check_deck
from tabletop.deck.model import Band, Expectation, Ladder, Reason, Task

PAGE = Path(__file__).resolve().parents[2] / "docs" / "deck-format.md"


def test_the_examples_together_are_a_deck_without_a_problem() -> None:
    blocks = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    files = {"deck.toml" if number == 0 else f"{number}.toml": block.encode() for number, block in enumerate(blocks)}
    parsed = check_deck(files)
    assert [str(problem) for problem in parsed.problems] == []
    assert parsed.deck is not None
    assert len(parsed.deck.actions) == 4


@pytest.mark.parametrize(
    "cls", [*(cls for _, cls in TABLES.values()), Band, Expectation, Ladder, Reason, Task], ids=lambda cls: cls.__name__
)
def test_every_key_is_named(cls: type[attrs.AttrsInstance]) -> None:
    text = PAGE.read_text("utf-8")
    names = {"tasks": "[[objective.task]]"}
    for attribute in attrs.fields(cls):
        name = names.get(attribute.name, attribute.name)
        assert f"`{name}`" in text or re.search(rf"^{re.escape(name)} = |[{{,] {name} = ", text, re.MULTILINE), name
