"""A fork stands where its source stood, and says where it came from."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from journal.samples import CODEC, HEADER, START, Said, commit, commits, read_bytes, save_bytes, with_deck
from tabletop.game.events import Amended, Rewound
from tabletop.journal.commit import Origin
from tabletop.journal.drafts import DraftKey, Drafts, drafts_path
from tabletop.journal.errors import SaveError, SaveExists, SaveMissing
from tabletop.journal.file import FileJournal
from tabletop.journal.fork import fork
from tabletop.journal.pin import forget_pin, has_pin, pin_fits, set_pin
from tabletop.journal.roster import Roster, roster_path
from tabletop.journal.timeline import timeline
from tabletop.journal.verify import verify

WHOLE = with_deck()
LOG = [
    *commits(3),
    commit(4, Rewound(to_seq=1, reason="r")),
    commit(5),
    commit(6, Amended(seq=5, event=0, field="text", text="better", reason="r")),
    commit(7),
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "x.tabletop"
    path.write_bytes(save_bytes(LOG, WHOLE))
    return path


def _fork(source: Path, seq: int, target: Path) -> None:
    header = fork(source, seq, target, created=START, app="0.2.0", codec=CODEC)
    assert header.session not in ("", HEADER.session)


@pytest.mark.parametrize("seq", range(1, 8))
def test_a_fork_stands_where_its_source_stood(source: Path, tmp_path: Path, seq: int) -> None:
    target = tmp_path / "deep" / "y.tabletop"
    _fork(source, seq, target)
    assert verify(target, codec=CODEC).ok
    with FileJournal.open(target, codec=CODEC) as journal:
        found = list(journal.read())
        assert found == LOG[:seq]
        assert timeline(found) == timeline(LOG[:seq])
        header = journal.header
        journal.append(seq, commit(seq + 1, Said(text="otherwise")))
    head = read_bytes(save_bytes(LOG[:seq], WHOLE))[0].head
    assert header.origin == Origin(session="s1", seq=seq, head=head)
    assert (header.title, header.seed, header.deck_files, header.app) == (WHOLE.title, WHOLE.seed, WHOLE.deck_files, "0.2.0")
    assert source.read_bytes() == save_bytes(LOG, WHOLE)


def test_names_come_along_and_drafts_do_not(source: Path, tmp_path: Path) -> None:
    roster = Roster.open(source)
    roster.add("Anna")
    roster.add("Boris")
    roster.erase("p2")
    with Drafts(source) as drafts:
        drafts.put(DraftKey("s1", "p1", "nato", "order"), {"why": "x"})
    target = tmp_path / "y.tabletop"
    _fork(source, 2, target)
    assert dict(Roster.open(target).people) == {"p1": "Anna", "p2": None}
    assert roster_path(target).exists()
    assert not drafts_path(target).exists()


def test_the_same_next_step_falls_alike_unless_new_dice_are_asked_for(source: Path, tmp_path: Path) -> None:
    plain, new, other = (
        fork(source, 2, tmp_path / f"{name}.tabletop", created=START, app="0.2.0", codec=CODEC, new_dice=name != "plain")
        for name in ("plain", "new", "other")
    )
    assert plain.seed == WHOLE.seed
    assert len({WHOLE.seed, new.seed, other.seed}) == 3
    assert attrs.evolve(new, seed=plain.seed, session=plain.session) == plain, "nothing else differs"
    assert verify(tmp_path / "new.tabletop", codec=CODEC).ok
    with FileJournal.open(tmp_path / "new.tabletop", codec=CODEC) as journal:
        assert list(journal.read()) == LOG[:2]
        journal.append(2, commit(3))


def test_the_pin_of_the_source_comes_along(source: Path, tmp_path: Path) -> None:
    set_pin(source, "4711")
    _fork(source, 2, tmp_path / "y.tabletop")
    assert pin_fits(tmp_path / "y.tabletop", "4711")
    assert not pin_fits(tmp_path / "y.tabletop", "4712")
    forget_pin(source)
    set_pin(tmp_path / "z.tabletop", "left over")
    _fork(source, 2, tmp_path / "z.tabletop")
    assert not has_pin(tmp_path / "z.tabletop")


@pytest.mark.parametrize("seq", [-1, 0, 8])
def test_a_point_that_is_not_there_is_refused_and_makes_no_file(source: Path, tmp_path: Path, seq: int) -> None:
    with pytest.raises(SaveError, match="can be read up to step"):
        _fork(source, seq, tmp_path / "y.tabletop")
    assert not (tmp_path / "y.tabletop").exists()


def test_nothing_is_overwritten(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "y.tabletop"
    target.write_bytes(b"mine")
    with pytest.raises(SaveExists):
        _fork(source, 2, target)
    assert target.read_bytes() == b"mine"
    with pytest.raises(SaveExists):
        _fork(source, 2, source)


def test_the_whole_part_of_a_damaged_save_can_be_forked(source: Path, tmp_path: Path) -> None:
    source.write_bytes(save_bytes(LOG, WHOLE)[:-50] + b"garbage\n")
    _fork(source, 6, tmp_path / "y.tabletop")
    assert verify(tmp_path / "y.tabletop", codec=CODEC).commits == 6
    with pytest.raises(SaveError, match="up to step 6"):
        _fork(source, 7, tmp_path / "z.tabletop")


def test_a_save_in_play_can_be_forked(tmp_path: Path) -> None:
    source = tmp_path / "x.tabletop"
    with FileJournal.create(source, HEADER, codec=CODEC) as journal:
        journal.append(0, commit(1))
        _fork(source, 1, tmp_path / "y.tabletop")
    with pytest.raises(SaveMissing):
        _fork(tmp_path / "none.tabletop", 1, tmp_path / "z.tabletop")


def test_names_left_over_beside_the_target_are_not_taken_over(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "y.tabletop"
    Roster.open(target).add("Mallory")
    with pytest.raises(SaveError, match="left over from another save"):
        _fork(source, 2, target)
    assert not target.exists()
