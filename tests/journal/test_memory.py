"""A log in memory takes what a save would take and refuses what one would refuse."""

from __future__ import annotations

import pytest
from attrs import evolve

from journal.samples import CODEC, HEADER, Said, commit
from tabletop.journal.errors import Stale, Unstorable
from tabletop.journal.memory import MemoryJournal


def test_what_no_save_could_keep_is_refused_and_not_kept() -> None:
    journal = MemoryJournal(HEADER, codec=CODEC)
    with pytest.raises(Unstorable, match="broken character"):
        journal.append(0, commit(1, Said(text="\ud800")))
    with pytest.raises(Unstorable):
        journal.append(0, commit(1, at="yesterday"))
    with pytest.raises(Unstorable):
        MemoryJournal(evolve(HEADER, seed="\ud800"), codec=CODEC)
    with pytest.raises(ValueError, match="Commit 3 does not follow commit 0"):
        journal.append(0, commit(3))
    assert journal.seq == 0
    journal.append(0, commit(1))
    with pytest.raises(Stale):
        journal.append(0, commit(1))
    assert list(journal.read()) == [commit(1)]


def test_it_can_be_told_to_take_anything() -> None:
    journal = MemoryJournal(HEADER, checked=False)
    journal.append(0, commit(1, Said(text="\ud800")))
    assert journal.seq == 1
