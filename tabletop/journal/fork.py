"""A new save from a past point of another."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import attrs

from tabletop.journal.chain import Chain, line_hash
from tabletop.journal.codec import Codec, game_codec
from tabletop.journal.commit import Header, Origin
from tabletop.journal.disk import REAL_DISK, Disk
from tabletop.journal.errors import SaveError, unreadable, unwritable
from tabletop.journal.opening import begin
from tabletop.journal.pin import copy_pin, forget_pin
from tabletop.journal.roster import Roster, must_have_no_names, people_in


def fork(
    source: Path,
    seq: int,
    target: Path,
    *,
    created: str,
    app: str,
    title: str | None = None,
    new_dice: bool = False,
    codec: Codec | None = None,
    disk: Disk = REAL_DISK,
) -> Header:
    """Begin a new save at `target` that stands where `source` stood right after commit `seq`; answers its header.

    Commits 1 to `seq` are taken as they are written, those that a rewind took back included: their numbers, which
    rewinds and amendments name, stay true, and the fork's past is as honest as its source's. Amendments made after
    `seq`, which is at least 1, are not in it. The names of people and control's PIN come along, drafts do not. The source
    may be open elsewhere, or damaged after `seq`. The new header names the source's session, `seq`, and the hash of its line
    there.

    The seed comes along too, and the commit numbers go on from `seq`: the same next step throws the same dice as in the source,
    so that what differs follows from what was decided. With `new_dice` a fresh seed is drawn, and chance falls anew from here;
    what was drawn before `seq`, such as sealed truths, is in the events and stays.
    `created` is a UTC time as `stamp` writes it. Raises SaveError, also if the source has no commit `seq`.
    """
    codec = codec or game_codec()
    lines: list[bytes] = []
    people: set[str] = set()
    try:
        with disk.read(source) as stream:
            chain = Chain(source, codec, stream)
            commits = chain.commits(stream)
            while chain.seq < seq and (commit := next(commits, None)) is not None:
                lines.append(chain.raw)
                people.update(people_in((commit,)))
    except OSError as error:
        raise unreadable(source, error) from error
    if seq < 1 or chain.seq != seq:
        raise SaveError(f"{source} has no step {seq} to fork from: it can be read up to step {chain.seq}.")
    header = attrs.evolve(
        chain.header,
        session=uuid4().hex,
        title=chain.header.title if title is None else title,
        created=created,
        app=app,
        seed=secrets.token_hex(8) if new_dice else chain.header.seed,
        origin=Origin(
            session=chain.header.session,
            seq=seq,
            head=chain.head,
            title=chain.header.title if chain.header.origin is not None else "",
        ),
    )
    must_have_no_names(target)
    roster = Roster.open(source, used=sorted(people), write=False, disk=disk)
    try:
        disk.make_folder(target.parent)
        begin(disk, target, _chained(codec.encode_header(header), lines)).close()
    except OSError as error:
        raise unwritable(target, error) from error
    try:
        copy_pin(source, target, disk=disk)
        roster.copy_to(target)
    except (SaveError, OSError) as error:
        with suppress(OSError):
            disk.remove(target)
        with suppress(OSError):
            forget_pin(target, disk=disk)
        raise error if isinstance(error, SaveError) else unwritable(target, error) from error
    return header


def _chained(first: bytes, lines: list[bytes]) -> bytes:
    """The lines behind another first line: in each the last 64 hexadecimal digits are the hash of the line before."""
    chained = [first]
    for line in lines:
        chained.append(line[:-66] + line_hash(chained[-1]).encode() + b'"}')
    return b"\n".join(chained) + b"\n"
