"""Progress over sessions, read from the saves of a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from support.decks import ferry
from support.sessions import is_sentence, ticking
from support.solo import ITERATIONS, engine_acts, person_acts, play
from tabletop.deck.model import Deck
from tabletop.deck.parse import read_embedded
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.events import Level
from tabletop.journal.errors import SaveUnreadable
from tabletop.journal.fork import fork
from tabletop.journal.stamp import now
from tabletop.library import load_deck
from tabletop.practice import progress
from tabletop.practice.progress import progress_in
from tabletop.practice.session import Practice
from tabletop.review import analyse
from tabletop.table import Table


def played(path: Path, team: str = "norvia", level: Level = "staff", seed: str = "s", *, whole: bool = True) -> Practice:
    """A practice session in a save, closed."""
    practice = Practice.begin(ferry(), team, level=level, path=path, seed=seed, iterations=ITERATIONS, clock=ticking())
    if whole:
        play(practice, seed)
    else:
        engine_acts(practice)
        person_acts(practice, seed)
    practice.table.close()
    return practice


def test_it_tells_of_each_session_what_the_review_tells(tmp_path: Path) -> None:
    practice = played(tmp_path / "one.tabletop")
    record = progress_in(tmp_path)
    (session,) = record.sessions
    analysis = analyse(practice.table)
    own = [reading for reading in analysis.perception.readings if reading.reader == "norvia"]
    foresight = next(each for each in analysis.foresight if each.team == "norvia")
    assert session.side == "Norvia"
    assert session.deck == "The ferry dispute"
    assert session.opponents == ("staff",)
    assert session.created == practice.table.journal.header.created
    assert session.ending == analysis.session.ending == "endex"
    assert session.score == next(score.score for score in analysis.aims.scores if score.team == "norvia")
    assert (session.read, session.misread) == (len(own), sum(reading.misread for reading in own))
    assert (session.resolved, session.brier) == (foresight.resolved, foresight.brier)
    assert sum(session.aims.values()) == sum(aim.team == "norvia" for aim in analysis.aims.aims)
    assert record.passed_over == ""


def test_sums_are_over_all_and_a_curve_wants_ten_forecasts(tmp_path: Path) -> None:
    for number in range(2):
        played(tmp_path / f"{number}.tabletop", seed=str(number))
    few = progress_in(tmp_path)
    assert 0 < few.resolved < 10
    assert few.curve == ()
    assert few.brier is not None
    for number in range(2, 8):
        played(tmp_path / f"{number}.tabletop", "sandrel" if number % 2 else "norvia", "recruit", str(number))
    many = progress_in(tmp_path)
    assert len(many.sessions) == 8
    assert many.resolved == sum(session.resolved for session in many.sessions) >= 10
    assert sum(bin_.count for bin_ in many.curve) == many.resolved
    assert many.read == sum(session.read for session in many.sessions)
    assert many.misread_rate == many.misread / many.read
    assert sum(many.aims.values()) == sum(sum(session.aims.values()) for session in many.sessions)
    assert [session.created for session in many.sessions] == sorted(session.created for session in many.sessions)


def test_of_a_session_that_goes_on_nothing_is_told_that_is_secret_still(tmp_path: Path) -> None:
    practice = played(tmp_path / "one.tabletop", whole=False)
    assert any(isinstance(event, e.ForecastMade) for commit in practice.table.commits for event in commit.events)
    (session,) = progress_in(tmp_path).sessions
    assert (session.ending, session.score, session.read, session.forecasts, session.aims) == (None, None, 0, (), {})


def test_what_is_damaged_or_foreign_is_passed_over_in_one_sentence(tmp_path: Path) -> None:
    played(tmp_path / "good.tabletop")
    data = (tmp_path / "good.tabletop").read_bytes()
    (tmp_path / "cut.tabletop").write_bytes(data[:2000])
    (tmp_path / "changed.tabletop").write_bytes(data.replace(b'"likelihood":68', b'"likelihood":69', 1))
    (tmp_path / "noise.tabletop").write_bytes(b"\x00\xff\n" * 50)
    (tmp_path / "empty.tabletop").write_bytes(b"")
    (tmp_path / "folder.tabletop").mkdir()
    (tmp_path / "notes.txt").write_text("not a save")
    Table.create(ferry(), c.OpenSession(turns=3), path=tmp_path / "room.tabletop").close()
    record = progress_in(tmp_path)
    assert [session.path.name for session in record.sessions] == ["good.tabletop"]
    assert is_sentence(record.passed_over)
    assert "5 saves that cannot be read (changed.tabletop, cut.tabletop, empty.tabletop and others)" in record.passed_over
    assert "1 save of sessions that are no practice" in record.passed_over


def test_a_fork_does_not_count_a_second_time_what_its_source_holds(tmp_path: Path) -> None:
    practice = played(tmp_path / "one.tabletop")
    alone = progress_in(tmp_path)
    fork(tmp_path / "one.tabletop", len(practice.table.commits), tmp_path / "two.tabletop", created=now(), app="test")
    both = progress_in(tmp_path)
    assert [session.repeats for session in both.sessions] == [False, True]
    assert (both.resolved, both.read, both.aims) == (alone.resolved, alone.read, alone.aims)


def test_a_copy_a_fork_of_a_fork_and_a_second_fork_count_no_second_time(tmp_path: Path) -> None:
    first = played(tmp_path / "a.tabletop", whole=False)
    seq = len(first.table.commits)
    for number, (source, name) in enumerate((("a", "b"), ("b", "c"), ("a", "d"))):
        created = f"2026-04-0{number + 1}T00:00:00.000Z"
        fork(tmp_path / f"{source}.tabletop", seq, tmp_path / f"{name}.tabletop", created=created, app="test")
    for name in ("c", "d"):
        forked = play(Practice.open(tmp_path / f"{name}.tabletop", iterations=ITERATIONS, clock=ticking()), name)
        forked.table.close()
    (tmp_path / "e.tabletop").write_bytes((tmp_path / "c.tabletop").read_bytes())
    record = progress_in(tmp_path)
    told = {session.path.stem: (session.ending is not None, session.repeats) for session in record.sessions}
    assert told == {"a": (False, True), "b": (False, True), "c": (True, False), "d": (True, True), "e": (True, True)}
    assert record.read == next(session.read for session in record.sessions if session.path.stem == "c") > 0


def test_no_folder_is_an_empty_one_and_a_file_in_its_place_is_a_sentence(tmp_path: Path) -> None:
    record = progress_in(tmp_path / "nowhere")
    assert (record.sessions, record.resolved, record.brier, record.misread_rate) == ((), 0, None, None)
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveUnreadable) as refused:
        progress_in(tmp_path / "file")
    assert is_sentence(str(refused.value))


def test_the_same_deck_in_many_saves_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck, read = load_deck("zapad-2025"), list[str]()

    def counting(files: Mapping[str, str], form: int, *, save: str) -> Deck:
        read.append(save)
        return read_embedded(files, form, save=save)

    monkeypatch.setattr(progress, "read_embedded", counting)
    for number in range(3):
        practice = Practice.begin(deck, "nato", level="recruit", path=tmp_path / f"{number}.tabletop", clock=ticking())
        practice.end()
        practice.table.close()
    assert len(progress_in(tmp_path).sessions) == 3
    assert len(read) == 1
