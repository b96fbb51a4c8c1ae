"""How long a save takes to open and to write, beside what nobody can do without.

Run: python tests/bench/bench_journal.py. Prints milliseconds (the best of five) and the ratio to the yardstick of the same
run: for reading, json.loads of the same lines; for an append, a bare write and fsync of the same bytes.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from journal.filled import filled
from tabletop.game.events import EVENTS, Amended, Event, Rewound
from tabletop.journal.chain import line_hash
from tabletop.journal.codec import game_codec
from tabletop.journal.commit import Commit, Header
from tabletop.journal.drafts import DraftKey, Drafts
from tabletop.journal.file import FileJournal
from tabletop.journal.folder import save_info
from tabletop.journal.timeline import timeline
from tabletop.journal.verify import verify

AT = "2025-09-10T08:00:00.000Z"
HEADER = Header(
    session="bench",
    title="Bench",
    deck="bench",
    deck_title="Bench",
    deck_digest="0" * 64,
    deck_files={"deck.toml": "# a line of a deck\n" * 10_000},
    seed="seed",
    created=AT,
    app="0",
)


def sample_events() -> tuple[Event, ...]:
    """One event of each kind, with a sentence in every text and two entries in every list."""
    words = "It costs Minsk more than it costs us."
    leaves = {str: words, int: 7, bool: True}
    return tuple(filled(kind, leaves.__getitem__, lambda: 2) for kind in EVENTS)


def write_save(path: Path, count: int) -> int:
    """A save with so many events, two a commit; answers its size in bytes."""
    codec, kinds = game_codec(), [each for each in sample_events() if not isinstance(each, Rewound | Amended)]
    lines = [codec.encode_header(HEADER)]
    for seq in range(1, count // 2 + 1):
        events = (kinds[seq % len(kinds)], kinds[(seq * 5 + 1) % len(kinds)])
        commit = Commit(seq=seq, id=f"{seq:032x}", at=AT, seat="control", person="p1", events=events)
        lines.append(codec.encode(commit, line_hash(lines[-1])))
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path.stat().st_size


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest time of a few, in seconds."""
    found = []
    for _ in range(times):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return min(found)


def say(what: str, seconds: float, yardstick: float, name: str) -> None:
    """One line of the result."""
    sys.stdout.write(f"{what:<46} {seconds * 1000:9.2f} ms   {seconds / yardstick:6.2f} × {name}\n")


def reading(folder: Path) -> None:
    """Opening, verifying and listing saves of 10,000 and 100,000 events."""
    opened = []
    for count in (10_000, 100_000):
        path = folder / f"{count}.tabletop"
        size = write_save(path, count)
        lines = path.read_bytes().splitlines()
        loads = best(lambda lines=lines: [json.loads(line) for line in lines])  # type: ignore[misc]  # bound for the loop
        sys.stdout.write(f"\n{count:,} events, {size / 1e6:.1f} MB; json.loads of the lines {loads * 1000:.1f} ms\n")

        def open_it(path: Path = path) -> tuple[Commit, ...]:
            with FileJournal.open(path, write=False) as journal:
                return timeline(list(journal.read())).effective

        opened.append(best(open_it))
        say("open, read, timeline", opened[-1], loads, "json.loads")
        say("verify", best(lambda path=path: verify(path)), loads, "json.loads")  # type: ignore[misc]  # as above
        log = list(open_it())
        log.append(Commit(seq=len(log) + 1, id="r", at=AT, seat="control", events=(Rewound(to_seq=len(log) // 2, reason=""),)))
        say("timeline with half of it taken back", best(lambda log=log: timeline(log)), loads, "json.loads")  # type: ignore[misc]  # as above
        say("list it", best(lambda path=path: save_info(path)), loads, "json.loads")  # type: ignore[misc]  # as above
    sys.stdout.write(f"\nten times the events take {opened[1] / opened[0]:.1f} times as long to open\n")


def writing(folder: Path, count: int = 500) -> None:
    """Appending commits one by one, and typing."""
    kinds = sample_events()
    journal = FileJournal.create(folder / "new.tabletop", HEADER)
    numbered = enumerate(islice(cycle(kinds), count), 1)
    commits = [Commit(seq=seq, id=f"{seq:032x}", at=AT, seat="control", events=(event,)) for seq, event in numbered]
    start = perf_counter()
    for commit in commits:
        journal.append(commit.seq - 1, commit)
    taken = (perf_counter() - start) / count
    journal.close()
    line = journal.path.read_bytes().splitlines(keepends=True)[-1]
    with (folder / "bare").open("ab", buffering=0) as file:
        start = perf_counter()
        for _ in range(count):
            file.write(line)
            os.fsync(file.fileno())
        bare = (perf_counter() - start) / count
    sys.stdout.write(f"\none commit of {len(line)} bytes; a bare write and fsync {bare * 1000:.3f} ms\n")
    say("append", taken, bare, "write and fsync")
    with Drafts(folder / "new.tabletop") as drafts:
        key, text, spent = DraftKey("bench", "p1", "nato", "order"), "", []
        for _ in range(2000):
            text += "word "
            start = perf_counter()
            drafts.put(key, {"why": text})
            spent.append(perf_counter() - start)
    spent.sort()
    say("keep a draft of 1 to 10,000 letters, median", spent[1000], bare, "write and fsync")
    say("the same, 99th percentile", spent[1980], bare, "write and fsync")


def main() -> None:
    """Run everything in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        reading(Path(folder))
        writing(Path(folder))


if __name__ == "__main__":
    main()
