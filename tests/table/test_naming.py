"""What a session is called: a fork by its own name, wherever it is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.decks import ferry
from tabletop.game.commands import AdvancePhase, Amend, OpenSession
from tabletop.game.refusal import Refusal
from tabletop.game.telling.teller import Teller
from tabletop.journal.fork import fork
from tabletop.review import analyse
from tabletop.review.as_csv import report_csv
from tabletop.review.report import report_json, report_markdown
from tabletop.table import Table
from tabletop.table.replay import Replay

SEATS = ("control", "norvia", "public")
NOW = "2025-03-01T09:00:00.000Z"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "first.tabletop"
    with Table.create(ferry(), OpenSession(turns=3, title="The ferry"), seed="x", path=path) as table:
        table.submit("control", AdvancePhase())
    return path


def forked(source: Path, title: str) -> Path:
    target = source.with_name("second.tabletop")
    fork(source, 2, target, created=NOW, app="1", title=title)
    return target


async def titles(table: Table | Replay) -> set[str]:
    return {(await table.seat(seat).view()).clock.title for seat in SEATS}


async def test_a_fork_goes_by_its_own_name_at_every_seat_and_in_replay(source: Path) -> None:
    path = forked(source, "What if it had waited")
    with Table.open(path) as table:
        assert await titles(table) == {"What if it had waited"}
        table.submit("control", AdvancePhase())
        assert await titles(table) == {"What if it had waited"}
    replay = Replay.open(path)
    replay.jump(1)
    assert await titles(replay) == {"What if it had waited"}
    with Table.open(source) as table:
        assert await titles(table) == {"The ferry"}


def call(table: Table, title: str) -> None:
    answer = table.submit("control", Amend(seq=1, event=0, field="title", text=title, reason="Misnamed."))
    assert not isinstance(answer, Refusal), answer


async def test_a_name_amended_in_the_fork_holds_and_one_amended_before_it_does_not(source: Path) -> None:
    with Table.open(source) as table:
        call(table, "The ferries")
    path = source.with_name("second.tabletop")
    fork(source, 3, path, created=NOW, app="1", title="What if it had waited")
    with Table.open(path) as table:
        assert await titles(table) == {"What if it had waited"}
        call(table, "Another day")
        assert await titles(table) == {"Another day"}


async def test_a_fork_that_was_given_no_other_name_keeps_the_one_amended_before(source: Path) -> None:
    with Table.open(source) as table:
        call(table, "The ferries")
    path = source.with_name("second.tabletop")
    fork(source, 3, path, created=NOW, app="1")
    with Table.open(path) as table:
        assert await titles(table) == {"The ferries"}


FROM = "Forked from “The ferry”, at turn 1, assess."


def reports(table: Table | Replay) -> list[str]:
    """Everything that leaves the program about a session."""
    analysis = analyse(table)
    seats = [report_markdown(analysis, eyes=eyes) for eyes in ("norvia", "public")]
    return [*seats, report_csv(analysis)["journal.csv"]]


async def test_the_log_and_the_reports_of_a_fork_have_its_name_and_say_once_from_what_it_was_forked(source: Path) -> None:
    path = forked(source, "What if it had waited")
    with Table.open(path) as table:
        replay = Replay.open(path)
        replay.jump(len(replay))
        for room in (table, replay):
            for seat in SEATS:
                heard = await room.seat(seat).feed()
                told = "\n".join(Teller(table.deck, scored=True).short(each) for each in heard)
                assert told.count("What if it had waited") == told.count(FROM) == told.count("The ferry") == 1
            for text in reports(room):
                assert text.count(FROM) == 1
                assert "What if it had waited" in text
            report = report_markdown(analyse(room))
            assert "# After-action report: What if it had waited" in report
            assert report.count("The ferry”") == 1
            assert "“The ferry”, at turn 1, assess (step 2)" in report
            session = report_json(analyse(room))["session"]
            assert isinstance(session, dict)
            assert session["title"] == "What if it had waited"
            assert session["forked_from"] == {"title": "The ferry", "step": 2, "turn": 1, "phase": "assess"}
        call(table, "Another day")
        assert analyse(table).session.title == "Another day"
        assert analyse(table).session.forked is not None
    with Table.open(source) as table:
        assert analyse(table).session.forked is None


async def test_a_fork_of_a_fork_names_the_fork(source: Path) -> None:
    first = forked(source, "What if it had waited")
    second = source.with_name("third.tabletop")
    fork(first, 1, second, created=NOW, app="1", title="What if nobody came")
    with Table.open(second) as table:
        fork_of = analyse(table).session.forked
        assert fork_of is not None
        assert (fork_of.title, fork_of.seq) == ("What if it had waited", 1)
