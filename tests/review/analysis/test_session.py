"""The facts of a session, and how its record was mended."""

from __future__ import annotations

from pathlib import Path

from support.rich import rich_analysis, rich_table
from tabletop.game import commands as c
from tabletop.review import analyse
from tabletop.review.analysis.record import Ref


def test_the_facts_come_from_the_log() -> None:
    session = rich_analysis().session
    assert (session.title, session.handling, session.ending) == ("Spring ferry", "EXERCISE ONLY", "war")
    assert (session.planned, session.played, session.training) == (3, 3, ("norvia",))
    assert session.began < session.ended
    assert session.commits == len(rich_table().commits)


def test_a_session_that_stopped_or_runs_is_told_as_such() -> None:
    assert rich_analysis(ending="stopped").session.ending_words == "The room is needed."
    running = rich_analysis(stop="turn 2")
    assert not running.ended
    assert running.aims.scores == ()
    assert all(aim.result is None for aim in running.aims.aims)


def test_names_come_from_the_roster(tmp_path: Path) -> None:
    with rich_table(path=tmp_path / "x.tabletop", stop="turn 2") as table:
        assert [(one.seat, one.name) for one in analyse(table).participants] == [
            ("control", "Ada Lund"),
            ("norvia", "Bo Friis"),
            ("sandrel", "Cato Moe"),
            ("evaluator", "Dina Rask"),
        ]
        assert table.roster is not None
        table.roster.erase("p2")
        assert analyse(table).participants[1].name == "p2"


def test_a_part_taken_back_is_counted_and_named() -> None:
    (part,) = rich_analysis().taken_back
    assert (part.to_seq, part.commits, part.reason) == (84, 3, "The phase was opened by mistake.")
    assert dict(part.parts) == {"phase_opened": 1, "order_given": 1, "statement_made": 1}


def test_a_lasting_event_of_a_taken_back_part_keeps_its_own_place() -> None:
    table = rich_table(stop="turn 2")
    before = len(table.commits)
    table.submit("control", c.Note(text="Kept."))
    table.submit("control", c.Rewind(to_seq=before, reason="Back."))
    analysis = analyse(table)
    assert [(note.event.text, note.ref) for note in analysis.notes][-1] == ("Kept.", Ref(before + 1, 0))
    assert analysis.taken_back[0].commits == 0
    assert analysis.taken_back[0].parts == ()


def test_an_amendment_is_told_and_its_words_are_used() -> None:
    analysis = rich_analysis()
    (made,) = analysis.amendments
    assert (made.target, made.field, made.for_staff) == (Ref(45, 0), "text", False), "where the team chose it"
    assert made.also == (Ref(48, 0),), "and where it was revealed"
    assert (made.was, made.text) == ("Our tug did nothing wrong.", "Our tug kept its lights on.")
    assert [one.text for one in analysis.turns[0].statements][1] == "Our tug kept its lights on."


def test_the_words_of_an_amended_note_are_for_staff() -> None:
    table = rich_table()
    note = next(commit.seq for commit in table.commits if commit.events[0].NAME == "noted")
    table.submit("control", c.Amend(seq=note, event=0, field="text", text="Hidden words.", reason="Typing."))
    assert analyse(table).amendments[-1].for_staff


def test_a_session_that_never_opened_still_reads() -> None:
    from support.decks import ferry
    from tabletop.journal.timeline import timeline
    from tabletop.review import analyse_log

    analysis = analyse_log(ferry(), timeline(()))
    assert analysis.turns == ()
    assert analysis.session.played == 0
    assert not analysis.ended
