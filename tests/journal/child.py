"""Adds steps to a save and prints each number that was acknowledged, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from journal.samples import CODEC, Said, commit
from tabletop.journal.file import FileJournal

journal = FileJournal.open(Path(sys.argv[1]), codec=CODEC, name="a child")
while True:
    number = journal.seq + 1
    journal.append(journal.seq, commit(number, Said(text="x" * (number * 7919 % 30000))))
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()
