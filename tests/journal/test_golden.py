"""Saves of every released format, made once and never made anew: what was saved then opens for ever."""

from __future__ import annotations

import shutil
from pathlib import Path

import orjson
import pytest

from tabletop.deck.parse import digest_of, read_embedded
from tabletop.game.apply import fold
from tabletop.game.events import EVENTS, Amended
from tabletop.journal.chain import line_hash
from tabletop.journal.codec import game_codec
from tabletop.journal.commit import FORMAT
from tabletop.journal.file import FileJournal
from tabletop.journal.folder import save_info
from tabletop.journal.timeline import timeline
from tabletop.journal.verify import verify
from tabletop.table import Table
from tabletop.table.replay import Replay

GOLDEN = Path(__file__).parent / "golden"
FORMAT_1 = GOLDEN / "format-1.tabletop"
"""A whole session on the ferry dispute, with every kind of event of its format, a rewind and an amendment."""
HEAD_1 = "24c71fd444319818d36bb442868c82b7ff659e939973dc686d52b3fe0fdbc8cb"
TRACKS_1 = (6, 4, 2, 3, 2, 2, 1, 2)


def test_every_format_that_was_ever_written_has_a_save_here() -> None:
    found = {path.name for path in GOLDEN.glob("*.tabletop")}
    assert found == {f"format-{number}.tabletop" for number in range(1, FORMAT + 1)}


def test_a_save_of_format_1_is_whole_and_folds_to_where_the_session_ended() -> None:
    found = verify(FORMAT_1)
    assert (found.ok, found.problem, found.head, found.commits, found.events) == (True, "", HEAD_1, 92, 114)
    assert (save_info(FORMAT_1).problem, save_info(FORMAT_1).seq) == ("", 92)
    with FileJournal.open(FORMAT_1, write=False) as journal:
        line = timeline(list(journal.read()))
        state = fold(event for commit in line.effective for event in commit.events)
    assert len(line.taken_back) > 0
    assert line.problems == ()
    assert state.tracks == TRACKS_1
    assert state.ended is not None
    assert (state.ended.ending, state.ended.scores) == ("war", {"norvia": 0, "sandrel": 0})


def test_the_deck_in_a_save_of_format_1_is_its_own() -> None:
    with FileJournal.open(FORMAT_1, write=False) as journal:
        header = journal.header
    assert (header.format, header.deck, digest_of(header.deck_files)) == (1, "ferry-dispute", header.deck_digest)
    deck = read_embedded(header.deck_files, header.format)
    assert (deck.id, deck.digest, deck.team_ids) == ("ferry-dispute", header.deck_digest, ("norvia", "sandrel"))
    assert len(deck.injects) == 7


@pytest.mark.skipif(FORMAT != 1, reason="only today's format is written")
def test_a_save_of_todays_format_encodes_to_the_same_bytes() -> None:
    """But for the lines with events of versions that are written no more."""
    first, *written = FORMAT_1.read_bytes().splitlines()
    with FileJournal.open(FORMAT_1, write=False) as journal:
        assert game_codec().encode_header(journal.header) == first
        lines = [
            game_codec().encode(commit, line_hash(before))
            for commit, before in zip(journal.read(), (first, *written), strict=False)
        ]
    versions = {(kind.NAME, kind.VERSION) for kind in EVENTS}
    former = [
        number
        for number, line in enumerate(written)
        if any((event["type"], event["v"]) not in versions for event in orjson.loads(line)["events"])
    ]
    assert [number for number, (line, old) in enumerate(zip(lines, written, strict=True)) if line != old] == former


def test_an_amendment_of_the_first_version_named_one_place() -> None:
    with FileJournal.open(FORMAT_1, write=False) as journal:
        amended = [event for commit in journal.read() for event in commit.events if isinstance(event, Amended)]
    assert amended
    assert all(event.also == () for event in amended)


async def test_a_save_of_format_1_opens_at_the_table_and_as_a_replay(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    shutil.copyfile(FORMAT_1, path)
    with Table.open(path) as table:
        assert table.head == HEAD_1
        replay = Replay.open(path)
        replay.jump(len(replay))
        assert replay.state == table.state
        assert await replay.seat("norvia").feed() == tuple(table.heard("norvia"))
    assert path.read_bytes() == FORMAT_1.read_bytes()
