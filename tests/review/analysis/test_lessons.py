"""Findings, actions and feedback as they stand."""

from __future__ import annotations

from support.rich import rich_analysis
from support.tui import do, table_in_memory
from tabletop.game import commands as c
from tabletop.review import analyse
from tabletop.review.analysis.record import Ref


def test_findings_stand_as_last_written_without_those_withdrawn() -> None:
    learned = rich_analysis().learned
    assert [one.made.event.title for one in learned.findings] == ["Doubt is not named", "They asked before they acted"]
    assert [one.made.event.finding for one in learned.strengths] == ["F2"]
    (doubt,) = learned.improvements
    assert [one.event.text for one in doubt.actions] == ["Put doubt on the report form."]


def test_evidence_is_told_from_the_log() -> None:
    doubt = rich_analysis().learned.improvements[0]
    assert [(one.ref, one.taken_back) for one in doubt.evidence] == [(Ref(1, 0), False), (Ref(2, 0), False)]
    assert doubt.evidence[0].text.startswith("STARTEX: Spring ferry")


def test_evidence_that_was_taken_back_says_so() -> None:
    table = table_in_memory()
    before = table.commits[-1].seq
    do(table, "control", c.AdvancePhase())
    do(table, "control", c.Rewind(to_seq=before, reason="Once more."))
    do(table, "control", c.MakeFinding(seen="improvement", title="Too soon", evidence=(f"{before + 1}.0",)))
    (evidence,) = analyse(table).learned.findings[0].evidence
    assert evidence.taken_back
    assert evidence.text.startswith("Phase: assess")


def test_marks_are_counted_by_statement_and_a_form_put_right_counts_once() -> None:
    feedback = rich_analysis().learned.feedback
    counts = {one.id: one.counts for one in feedback.statements}
    assert feedback.forms == 3
    assert counts["scenario"] == (0, 0, 0, 1, 1)
    assert counts["pace"] == (0, 1, 1, 0, 0)
    assert counts["use"] == (0, 0, 0, 0, 0)
    assert [[text for _, text in one.answers] for one in feedback.questions] == [["The reveal."], ["More time."]]


def test_tasks_that_nobody_noted_or_rated_are_named() -> None:
    assert [one.task.title for one in rich_analysis().objectives.uncovered] == ["Consult the other office"]
