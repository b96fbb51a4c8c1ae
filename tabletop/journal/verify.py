"""Whether a save is what was written."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from tabletop.deck.parse import digest_of, read_embedded
from tabletop.deck.problems import DeckError
from tabletop.game.events import SessionEnded
from tabletop.journal.chain import Chain
from tabletop.journal.codec import Codec, game_codec
from tabletop.journal.disk import REAL_DISK, Disk
from tabletop.journal.errors import SaveDamaged, SaveError, SaveUnfinished, unreadable

NOT_SHOWN = (
    "A cut at the end of a line leaves a save that is whole in itself. It shows only if the head hash "
    "is compared with one noted after ENDEX, as control's report gives it."
)
"""What a verification cannot find, to be said wherever one is shown."""


@frozen(kw_only=True)
class Verification:
    """What was found in a save.

    `ok` if every line is as written, apart from a torn last one, and the deck in the save is whole and can be read.
    `commits` and `events` count what is whole, `first` and `last` are its times, `head` the hash of its last line. `endex` is
    that of the step, numbered `endex_step`, which ended the session last; empty and 0 if none did. `torn` is the
    length in bytes of an unfinished last line, which was never acknowledged. `problem` is a sentence, and `line` the line
    that it is about (0: the whole file).
    """

    ok: bool
    title: str = ""
    session: str = ""
    commits: int = 0
    events: int = 0
    head: str = ""
    endex: str = ""
    endex_step: int = 0
    first: str = ""
    last: str = ""
    torn: int = 0
    problem: str = ""
    line: int = 0
    note: str = NOT_SHOWN


def verify(path: Path, *, codec: Codec | None = None, disk: Disk = REAL_DISK) -> Verification:
    """Read a save from end to end, holding one line at a time. Never raises for what the file is or holds."""
    try:
        with disk.read(path) as stream:
            chain = Chain(path, codec or game_codec(), stream)
            first = last = ""
            events = 0
            endex, endex_step = "", 0
            for commit in chain.commits(stream):
                first = first or commit.at
                last = commit.at
                events += len(commit.events)
                if any(isinstance(event, SessionEnded) for event in commit.events):
                    endex, endex_step = chain.head, chain.seq
    except OSError as error:
        return Verification(ok=False, problem=str(unreadable(path, error)))
    except SaveError as error:
        return Verification(ok=False, problem=str(error), line=1 if isinstance(error, SaveDamaged) else 0)
    problem, line = _problem(chain)
    return Verification(
        ok=not problem,
        title=chain.header.title,
        session=chain.header.session,
        commits=chain.seq,
        events=events,
        head=chain.head,
        endex=endex,
        endex_step=endex_step,
        first=first,
        last=last,
        torn=chain.torn,
        problem=problem,
        line=line,
    )


def _problem(chain: Chain) -> tuple[str, int]:
    """What is wrong with a save that was read to its end, and in which line; an empty sentence if nothing is."""
    path, header = chain.path, chain.header
    if chain.problem is not None:
        return str(chain.problem), chain.seq + 2
    if chain.seq == 0:
        return str(SaveUnfinished(path)), 0
    if digest_of(header.deck_files) != header.deck_digest:
        return str(SaveDamaged(path, 1, "the deck in the save is not the one whose digest it gives")), 1
    try:
        read_embedded(header.deck_files, header.format, save=str(path))
    except DeckError as error:
        return str(error), 1
    return "", 0
