"""Feedback of participants, findings and corrective actions."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from support.decks import ferry
from support.play import Rehearsal, only
from tabletop.game import commands as c
from tabletop.game.audience import redact
from tabletop.game.events import ActionDropped, ActionPlanned, FeedbackGiven, FindingMade

STAFF = "Only control or an evaluator can do this."
FINDING = c.MakeFinding(
    seen="improvement",
    title="Doubt was not named",
    task="name-doubt",
    analysis="Nobody said how sure they were.",
    cause="The form does not ask.",
    evidence=("1.0", "1.2", "1.0"),
)
ACTION = c.PlanAction(
    finding="F1",
    text="Ask for it on the form.",
    owner="Training office",
    element="training",
    contact="Room 4",
    start="2026-04-01",
    completion="2026-06-30",
)
GOOD = c.GiveFeedback(marks={"pace": 4, "scenario": 5}, words={"strengths": "The fog.", "improvements": " "})


@pytest.fixture
def play() -> Rehearsal:
    return Rehearsal(ferry())


@pytest.fixture
def over(play: Rehearsal) -> Rehearsal:
    play.give(c.EndSession(words="Enough."))
    return play


class TestFeedback:
    def test_each_form_counts_since_people_share_a_seat(self, over: Rehearsal) -> None:
        given = only(over.give(GOOD, "norvia"), FeedbackGiven)
        assert (given.form, given.seat, given.marks, given.words) == (
            "Q1",
            "norvia",
            {"scenario": 5, "pace": 4},
            {"strengths": "The fog."},
        )
        over.give(c.GiveFeedback(marks={"pace": 1}), "norvia")
        over.give(c.GiveFeedback(marks={"pace": 2}), behalf="sandrel")
        forms = over.control().lessons.feedback
        assert [(form.form, form.seat, form.marks["pace"]) for form in forms] == [
            ("Q1", "norvia", 4),
            ("Q2", "norvia", 1),
            ("Q3", "sandrel", 2),
        ]

    def test_control_puts_one_right_and_nobody_else(self, over: Rehearsal) -> None:
        over.give(GOOD, "norvia", person="p2")
        again = c.GiveFeedback(marks={"pace": 3}, form="Q1")
        assert over.refused(again, "norvia") == over.refused(evolve(again, form="Q7"), "norvia") == STAFF
        assert over.refused(evolve(again, form="Q7")) == "There is no feedback form “Q7” to replace."
        over.give(again)
        (form,) = over.control().lessons.feedback
        assert (form.form, form.marks) == ("Q1", {"pace": 3})
        assert (form.seat, form.person) == ("norvia", "p2"), "it stays the form of whoever gave it"

    def test_it_is_for_staff_alone_also_after_endex(self, over: Rehearsal) -> None:
        (given,) = over.give(GOOD, "norvia")
        assert redact(given, "norvia", ended=True) is None
        assert redact(given, "evaluator") is not None

    @pytest.mark.parametrize(
        ("command", "sentence"),
        [
            (c.GiveFeedback(marks={}), "The form is empty: mark at least one statement or write something."),
            (
                c.GiveFeedback(marks={}, words={"strengths": " "}),
                "The form is empty: mark at least one statement or write something.",
            ),
            (c.GiveFeedback(marks={"taste": 3}), "The feedback form has no statement “taste”."),
            (
                c.GiveFeedback(marks={"pace": 6}),
                "Say from 1 to 5 how far you agree that “There was enough time to think and to decide.”",
            ),
            (c.GiveFeedback(marks={}, words={"taste": "x"}), "The feedback form has no question “taste”."),
            (
                c.GiveFeedback(marks={}, words={"strengths": "x" * 4001}),
                "The answer has 4,001 characters; the most is 4,000. Shorten it.",
            ),
        ],
    )
    def test_what_is_refused(self, over: Rehearsal, command: c.GiveFeedback, sentence: str) -> None:
        assert over.refused(command, "norvia") == sentence

    def test_when_and_from_whom(self, play: Rehearsal) -> None:
        assert play.refused(GOOD, "norvia") == "Feedback is asked for after ENDEX."
        assert play.refused(GOOD, "atlantis") == "Only somebody at the table can do this."


class TestFindings:
    def test_they_are_written_replaced_and_taken_out_and_no_number_is_used_twice(self, play: Rehearsal) -> None:
        made = only(play.give(FINDING, "evaluator"), FindingMade)
        assert (made.finding, made.evidence) == ("F1", ("1.0", "1.2"))
        play.give(c.MakeFinding(seen="strength", title="They asked first"))
        play.give(evolve(FINDING, finding="F1", title="Doubt was hidden"))
        assert [(each.finding, each.title) for each in play.control().lessons.findings] == [
            ("F1", "Doubt was hidden"),
            ("F2", "They asked first"),
        ]
        play.give(c.WithdrawFinding(finding="F2"))
        assert only(play.give(FINDING), FindingMade).finding == "F3"
        assert play.refused(evolve(FINDING, finding="F2")) == "There is no finding “F2” in the improvement plan."

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"title": " "}, "The finding is missing: write it first."),
            ({"title": "x" * 401}, "The finding has 401 characters; the most is 400. Shorten it."),
            ({"analysis": "x" * 4001}, "The analysis has 4,001 characters; the most is 4,000. Shorten it."),
            ({"cause": "x" * 4001}, "The root cause has 4,001 characters; the most is 4,000. Shorten it."),
            ({"task": "swim"}, "There is no critical task “swim” in this deck."),
            ({"evidence": ("12",)}, "“12” names no event of the log: write its step and its number, as in 12.0."),
            ({"evidence": ("1.0",) * 37}, "There are 37 pieces of evidence; the most is 36. Keep those that count."),
        ],
    )
    def test_what_is_refused(self, play: Rehearsal, changed: dict[str, Any], sentence: str) -> None:
        assert play.refused(evolve(FINDING, **changed)) == sentence

    def test_they_are_staff_s(self, play: Rehearsal) -> None:
        play.give(FINDING)
        play.give(ACTION)
        for command in (
            FINDING,
            c.WithdrawFinding(finding="F1"),
            c.WithdrawFinding(finding="F9"),
            ACTION,
            c.DropAction(action="A1"),
        ):
            assert play.refused(command, "norvia") == STAFF
        assert play.refused(c.WithdrawFinding(finding="F9")) == "There is no finding “F9” in the improvement plan."
        for event in play.events[-2:]:
            assert redact(event, "norvia", ended=True) is None


class TestActions:
    def test_they_are_planned_replaced_and_dropped(self, play: Rehearsal) -> None:
        play.give(FINDING)
        planned = only(play.give(ACTION), ActionPlanned)
        assert (planned.action, planned.finding, planned.element, planned.start) == ("A1", "F1", "training", "2026-04-01")
        play.give(evolve(ACTION, text="Print it."))
        play.give(evolve(ACTION, action="A1", text="Ask for it aloud."))
        assert [(each.action, each.text) for each in play.control().lessons.actions] == [
            ("A1", "Ask for it aloud."),
            ("A2", "Print it."),
        ]
        assert isinstance(play.give(c.DropAction(action="A2"))[0], ActionDropped)
        assert only(play.give(ACTION), ActionPlanned).action == "A3"
        assert play.refused(c.DropAction(action="A2")) == "There is no corrective action “A2” in the improvement plan."

    def test_what_is_done_on_the_day_it_starts_is_planned_so(self, play: Rehearsal) -> None:
        play.give(FINDING)
        planned = only(play.give(evolve(ACTION, start="2026-04-01", completion="2026-04-01")), ActionPlanned)
        assert (planned.start, planned.completion) == ("2026-04-01", "2026-04-01")

    def test_they_go_with_their_finding(self, play: Rehearsal) -> None:
        play.give(FINDING)
        play.give(c.MakeFinding(seen="improvement", title="The room was cold"))
        play.give(ACTION)
        play.give(evolve(ACTION, finding="F2", text="Heat it."))
        play.give(c.WithdrawFinding(finding="F1"))
        assert [each.text for each in play.control().lessons.actions] == ["Heat it."]

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"finding": "F9"}, "There is no finding “F9” in the improvement plan."),
            ({"text": ""}, "The corrective action is missing: write it first."),
            ({"owner": " "}, "The owner is missing: write it first."),
            ({"contact": "x" * 401}, "The contact has 401 characters; the most is 400. Shorten it."),
            ({"action": "A9"}, "There is no corrective action “A9” in the improvement plan."),
            (
                {"element": "luck"},
                "A corrective action is about planning, organisation, equipment, training, exercises, not “luck”.",
            ),
            ({"start": "soon"}, "The start is no date: write it as 2026-03-31, or leave it empty."),
            ({"completion": "2026-02-29"}, "The completion is no date: write it as 2026-03-31, or leave it empty."),
            ({"completion": "2026-00-10"}, "The completion is no date: write it as 2026-03-31, or leave it empty."),
            ({"completion": "2026-03-31"}, "The action would be complete before it starts."),
        ],
    )
    def test_what_is_refused(self, play: Rehearsal, changed: dict[str, Any], sentence: str) -> None:
        play.give(FINDING)
        assert play.refused(evolve(ACTION, **changed)) == sentence

    @pytest.mark.parametrize("date", ["2028-02-29", "2000-02-29", "2026-12-31", ""])
    def test_dates_are_those_of_the_calendar(self, play: Rehearsal, date: str) -> None:
        play.give(FINDING)
        play.give(evolve(ACTION, start="", completion=date))
