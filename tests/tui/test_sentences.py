"""What a seat heard, as a line of a log."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.tui import HOSTILE, do, table_in_memory
from tabletop.game.commands import AdjustWorld, EndSession, Note
from tabletop.tui.sentences import sentence


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_data_on_one_line(hostile: str) -> None:
    table = table_in_memory()
    do(table, "control", Note(text=f"{hostile}\nnext"))
    do(table, "control", AdjustWorld(effect="escalation +1", reason=hostile))
    do(table, "control", EndSession(words=hostile))
    for seat in ("control", "norvia", "public"):
        for line in (sentence(ferry(), heard, scored=True) for heard in table.heard(seat)):
            assert not any(bad in line for bad in ("\x1b", "\u202e", "\n", "\r", "\t"))
    assert any(
        line.startswith("Note: ") and line.endswith(" next")
        for line in (sentence(ferry(), each, scored=True) for each in table.heard("control"))
    )
