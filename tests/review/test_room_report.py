"""What the report says of messages, talks, time, roles, estimates, lessons, and to whom."""

from __future__ import annotations

import orjson
import pytest

from support.decks import ferry
from support.hand import Hand
from support.rich import rich_analysis
from support.sessions import ticking
from tabletop.game import commands as c
from tabletop.review import analyse
from tabletop.review.report import report_json, report_markdown
from tabletop.table.table import Table


def chapter(text: str, heading: str) -> str:
    begin = text.index(f"## {heading}")
    return text[begin : text.find("\n## ", begin + 1)]


def test_messages_are_told_with_what_became_of_them() -> None:
    told = chapter(report_markdown(rich_analysis()), "5. Messages and talks")
    for part in (
        "Norvia asked for information: “Is the buoy lit?”",
        "Control answered Norvia after",
        "Control answered all after",
        "Control declined to answer. Reason: “You could not know.”",
        "**[model]** It went through at once.",
        "Control told all: “Lunch is at noon.”",
        "messages between teams waited for control’s approval",
        "Control passed it on to Sandrel in other words: “Do you know whose oil it is?”",
        "Control stopped it. Reason: “The line is down.”",
        "Control turned it into the inject “Oil on the water”",
        "Control took note of it.",
    ):
        assert part in told, part


def test_talks_stand_side_by_side() -> None:
    told = chapter(report_markdown(rich_analysis()), "5. Messages and talks")
    assert "### Talks in turn 1: Lamps and logs" in told
    assert "| **Norvia** “Lamps on at night.” | **Sandrel** “Lamps on.” |" in told
    assert "| **Sandrel** “The log for a pilot.” | **Norvia** “The log, perhaps.” |" in told
    assert "| **Norvia** *nothing written* | **Sandrel** “They will not move.” |" in told
    assert "Norvia wrote nothing down." in told


def test_time_stands_against_the_plan_and_a_stop_is_told() -> None:
    told = chapter(report_markdown(rich_analysis()), "10. Time")
    assert "planned were 42 min" in told
    assert "| 1 | assess | 5:00 |" in told
    assert "Sandrel stopped play in turn 1, assess: “A guest has fainted.” Play stood still for" in told


def test_rewinds_are_counted_and_roles_played_by_control_named() -> None:
    text = report_markdown(rich_analysis())
    record = chapter(text, "11. The record")
    assert "The session was taken back once, 3 steps in all." in record
    assert "In turn 1, inject, control took over Palace. Reason: “He is on the phone.”" in record
    assert "Entered by control for Sandrel" in record
    assert "Control took the session back once, 3 steps in all." in chapter(text, "2. Summary")


def test_silence_estimates_and_timed_injects_are_told_with_their_order_or_inject() -> None:
    text = report_markdown(rich_analysis())
    assert "Palace broke the silence: “It looks like pleading.”" in text
    assert "Cabinet Office agreed by silence" in text
    assert "Silent estimates: 50 % and 70 %; median 60 %" in text
    assert "    - 50 %: “They never answer at night.”" in text
    assert "“A party threatens to leave” was timed for 10:00 UTC" in text


def test_time_given_back_by_no_duff_or_a_rewind_is_not_told_as_a_silence_or_a_timing_of_its_own() -> None:
    hand = Hand(Table.create(ferry(), c.OpenSession(turns=3, assess=False), seed="x", clock=ticking(60)))
    hand.give(c.TimeInject(inject="oil-film", seconds=3600))
    hand.advance()
    order = c.GiveOrder(
        substance="action", card="joint-inspection", purpose="reassurance", message="reassurance", rationale="Nothing to hide."
    )
    hand.give(order, "norvia")
    before = hand.give(c.OpenSilence(order="T1-norvia-main", seconds=600), "norvia").seq
    hand.give(c.StopPlay(words=""))
    hand.give(c.ResumePlay())
    text = report_markdown(analyse(hand.table))
    assert (text.count("It was put under silence until"), text.count("The silence was put off until")) == (1, 1)
    assert text.count("was timed for") == 1
    hand.give(c.Rewind(to_seq=before, reason="Once more."))
    text = report_markdown(analyse(hand.table))
    assert (text.count("It was put under silence until"), text.count("The silence was put off until")) == (1, 1)
    assert text.count("was timed for") == 1


def test_an_outlier_is_named_and_whether_it_was_asked_why() -> None:
    hand = Hand(Table.create(ferry(), c.OpenSession(turns=3, assess=False), seed="x"))
    hand.advance()
    hand.give(
        c.GiveOrder(substance="action", card="patrol-strait", purpose="deterrence", message="deterrence", rationale="Be seen."),
        "norvia",
    )
    hand.advance()
    for person, percent in (("p1", 10), ("p2", 50), ("p3", 90)):
        hand.give(c.GiveEstimate(percent=percent, order="T1-norvia-main"), "norvia", person=person)
    hand.give(c.ShowEstimates(order="T1-norvia-main"))
    hand.give(c.ExplainEstimate(order="T1-norvia-main", number=3, words="They sleep."))
    hand.give(c.RuleOrder(order="T1-norvia-main", method="estimate"))
    text = report_markdown(analyse(hand.table))
    assert "Silent estimates: 10 %, 50 % and 90 %; median 50 %" in text
    assert "Far from the median, 10 %: not asked why" in text
    assert "Far from the median, 90 %: “They sleep.”" in text
    orders = orjson.loads(orjson.dumps(report_json(analyse(hand.table))))["turns"][0]["orders"]
    assert [one["percent"] for one in orders[0]["estimates_shown"]["outliers"]] == [10, 90]


def test_the_analysis_by_objective_has_ratings_coverage_findings_and_their_evidence() -> None:
    told = chapter(report_markdown(rich_analysis()), "9. Analysis by objective")
    for part in (
        "Critical tasks rated: 1 of 3.",
        "| Read before acting | Ask the other side first | 1 | 1 |",
        "Nobody noted or rated anything on “Consult the other office”",
        "**They asked before they acted** (Ask the other side first)",
        "Root cause: “The form has no place for it.”",
        "Evidence: STARTEX: Spring ferry, 3 turns. *(step 1)*",
        "To do: Put doubt on the report form. (Training office, until 2026-06-30)",
    ):
        assert part in told, part
    assert "The room was cold" not in told


def test_the_improvement_plan_and_feedback_stand_in_the_appendices() -> None:
    text = report_markdown(rich_analysis())
    plan = chapter(text, "Appendix A")
    assert "| Put doubt on the report form. | planning | Training office | Room 4 | 2026-04-01 | 2026-06-30 |" in plan
    assert "Nobody said how sure they were." in plan, "what no finding took up stands there as well"
    feedback = chapter(text, "Appendix C")
    assert "3 forms handed in." in feedback
    assert "| The scenario was plausible and realistic. | · | · | · | 1 | 1 | 2 of 3 |" in feedback
    assert "- “More time.”" in feedback


STAFF_ONLY = (
    "Doubt is not named", "Reports were taken as facts.", "The form has no place for it.", "Put doubt on the report form.",
    "More time.", "The reveal.", "Appendix A", "Appendix C", "He is on the phone.", "Nobody said how sure they were.",
    "Critical tasks rated",
)  # fmt: skip


@pytest.mark.parametrize("eyes", ["norvia", "sandrel", "public", "observer"])
def test_after_endex_everybody_reads_the_exchange_and_nobody_what_is_for_staff(eyes: str) -> None:
    text = report_markdown(rich_analysis(), eyes=eyes)
    for part in ("Is it your oil?", "It is yours!", "The log, perhaps.", "In turn 1, inject, control took over Palace."):
        assert part in text, part
    for part in STAFF_ONLY:
        assert part not in text, part
        assert part in report_markdown(rich_analysis(), eyes="evaluator"), part


def test_before_endex_a_team_reads_its_own_messages_and_no_other() -> None:
    running = rich_analysis(stop="turn 2")
    norvia, sandrel, public = (report_markdown(running, eyes=eyes) for eyes in ("norvia", "sandrel", "public"))
    for own, others in (
        ("Is the buoy lit?", sandrel),
        ("It was lit at five.", sandrel),
        ("What do they plan?", norvia),
        ("You could not know.", norvia),
        ("The log, perhaps.", sandrel),
        ("The log for a pilot.", norvia),
    ):
        assert own in (norvia if others is sandrel else sandrel)
        assert own not in others
        assert own not in public
    assert "Lunch is at noon." in norvia
    assert "The clock runs" not in norvia


def test_the_json_form_has_what_is_new() -> None:
    data = orjson.loads(orjson.dumps(report_json(rich_analysis())))
    assert [one["fate"] for one in data["exchange"]["messages"]][:3] == ["answered", "answered", "declined"]
    assert data["exchange"]["talks"][0]["records"][1]["offered"] == "The log for a pilot."
    assert data["times"]["phases"][1]["planned"] == 300
    assert data["times"]["stops"][0]["words"] == "A guest has fainted."
    assert [one["by"] for one in data["roles"]["changes"]] == ["control", "team"]
    assert data["lessons"]["findings"][0]["actions"][0]["owner"] == "Training office"
    assert data["lessons"]["feedback"]["forms"] == 3
    assert data["objectives"]["uncovered"] == ["consult-roles"]
