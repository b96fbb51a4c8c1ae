"""The report as a reader gets it."""

from __future__ import annotations

import errno
import re
from itertools import product
from pathlib import Path

import orjson
import pytest
from markdown_it import MarkdownIt

from support.decks import ferry
from support.rich import rich_analysis, rich_table
from tabletop.game.adjudication import outcome_2d6, outcome_d100
from tabletop.game.audience import CONTROL
from tabletop.game.events import SessionEnded
from tabletop.review import analyse
from tabletop.review.chapters.overview import when
from tabletop.review.prose import needed_2d6, needed_d100
from tabletop.review.report import report_json, report_markdown, write_report
from tabletop.table.replay import Replay
from tabletop.table.table import Table

HOSTILE = (
    "\n\n# H\n| a | b |\n|---|---|\n- x [/red] x[/] <script>alert(1)</script> [l](javascript:x) ![i](http://e.example) **b** `c` "
    "~~s~~ https://e.example www.e.example a@e.example &lt;b&gt; <!-- =1+1 \x1b[31m\u202e[^1] $x$\n> q\n```\n1. n\n"
)
CHAPTERS = [
    "1. Overview",
    "2. Summary",
    "3. Turn by turn",
    "4. Misread and deceived",
    "5. Messages and talks",
    "6. Forecasts",
    "7. Turning points",
    "8. Aims",
    "9. Analysis by objective",
    "10. Time",
    "11. The record",
    "Appendix A. Improvement plan",
    "Appendix B. Participants",
    "Appendix C. Participants’ feedback",
]


def test_it_is_marked_above_and_below_and_has_its_chapters() -> None:
    lines = report_markdown(rich_analysis()).splitlines()
    assert lines[0] == lines[-1] == "**EXERCISE · EXERCISE ONLY**"
    assert [line[3:] for line in lines if line.startswith("## ")] == CHAPTERS


def section(text: str, start: str, end: str) -> str:
    return text[text.index(start) : text.index(end, text.index(start) + 1)]


def test_a_reading_is_told_with_why_it_was_made_where_its_team_said_so() -> None:
    analysis = rich_analysis()
    told = section(report_markdown(analysis), "## 4. Misread", "## 5.")
    assert "Why: “It is only an invitation.”" in told
    assert told.count("Why: “") == 1
    assert "| No fog that night. |" in told
    perception = orjson.loads(orjson.dumps(report_json(analysis)))["perception"]
    assert {one["grounds"] for one in perception["readings"]} == {"", "They show us the log.", "It is only an invitation."}


def test_an_order_is_told_from_its_reasons_to_its_ruling() -> None:
    told = section(report_markdown(rich_analysis()), "- **[player]** **Norvia: Listen", "- **[player]** **Norvia: Ask")
    for part in (
        "decided by Cabinet Office, covert, political capital 2",
        "Purpose: probing. To be taken for: routine.",
        "Why: “We must know what they know before we answer.”",
        "Dissent: “The Port Ministry thinks it reckless.”",
        "**[model]** It was exposed (chance 30 %, d100 fell",
        "**[player]** Sandrel read coercion (70 %, likely): misread; 1 step more hostile than meant",
        "**[ruling]** Against (weight 2, raised by Sandrel): “We would notice a boat.”",
        "**[ruling]** 2d6, net reasons −1: success takes 8 or more (28 %), 7 is success in part (14 %);",
        "; they fell 2 + 3, thrown at the table, total 4: failure.",
        "*(step 55)*",
    ):
        assert part in told, part


def test_every_method_of_ruling_is_told() -> None:
    text = report_markdown(rich_analysis())
    for part in (
        "Certain, no dice: success.",
        "Estimates 50 % and 70 %, median 60 %: success takes 50 or less, up to 60 is success in part; the d100 fell 20,",
        "Votes 1 for, 1 against, which advise; control decided: success.",
        "Control decided as umpire: partial success.",
        "Contest, 2d6 fell 5 + 4, thrown at the table, net reasons +1, total 10: success.",
        "total 2: success. Control set the dice aside and decided.",
    ):
        assert part in text, part


def test_what_control_did_out_of_plan_and_by_hand_has_its_reason() -> None:
    text = report_markdown(rich_analysis())
    for part in (
        "Released out of plan. Reason: “The divers were early.”",
        "was deferred to turn 3. Reason: “One thing at a time.”",
        "Control changed the world by hand: Escalation to 6. Reason: “A shot was fired at night.”",
        "At the top of the ladder control chose war.",
        "Taken back: 3 steps: 1 phase opened, 1 order, 1 statement.",
        "Words of step 45 (text), and where they stand again in step 48, were amended from “Our tug did nothing wrong.” to “Our",
        "to “Our tug kept its lights on.” Reason: “Misheard.”",
    ):
        assert part in text, part


def test_scores_say_what_they_are() -> None:
    text = report_markdown(rich_analysis())
    assert "the mean of (p − outcome)²" in text
    assert "### Norvia: Brier 0.35, n = 2" in text
    assert "Fewer than 10 resolved forecasts" in text
    assert "Critical tasks rated: 1 of 3." in text
    assert "every score is 0" in text


def test_every_step_that_it_names_is_in_the_log() -> None:
    text = report_markdown(rich_analysis())
    last = len(rich_table().commits)
    named = {int(number) for where in re.findall(r"steps? [\d, and]+", text) for number in re.findall(r"\d+", where)}
    assert named
    assert all(1 <= number <= last for number in named)


def test_sentences_about_the_session_name_their_events() -> None:
    text = report_markdown(rich_analysis())
    lines = [line for line in section(text, "## 2. Summary", "## 3.").splitlines() if line.startswith("- ")]
    lines += [line for line in section(text, "## 7. Turning points", "## 8.").splitlines() if re.match(r"\d\.", line)]
    assert len(lines) > 10
    for line in lines:
        assert re.search(r"\*\((?:step|steps|\d+ steps) .*\)\*$", line), line


@pytest.mark.parametrize("ending", ["war", "endex", "stopped"])
def test_each_ending_is_told(ending: str) -> None:
    table = rich_table(ending=ending)  # type: ignore[arg-type]
    ended = next(event for commit in table.commits for event in commit.events if isinstance(event, SessionEnded))
    text = report_markdown(analyse(table))
    assert {"war": "ended in war", "endex": "ended as planned", "stopped": "was ended before its time"}[ending] in text
    for team, score in ended.scores.items():
        assert f"**{ {'norvia': 'Norvia', 'sandrel': 'Sandrel'}[team] }: {score} of 100**" in text


def shape(text: str, *, html: bool) -> list[tuple[str, str, int]]:
    reader = MarkdownIt("gfm-like", {"html": html, "linkify": True})
    found = []
    for token in reader.parse(text):
        found.append((token.type, token.tag, token.level))
        found += [(child.type, child.tag, child.level) for child in token.children or ()]
    return found


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize("stop", ["end", "turn 2"])
@pytest.mark.parametrize("eyes", ["control", "norvia", "public"])
def test_hostile_text_in_every_field_changes_nothing_of_its_structure(html: bool, stop: str, eyes: str, tmp_path: Path) -> None:
    def told(text: str) -> str:
        with rich_table(hostile=text, path=tmp_path / f"{len(text)}.tabletop", stop=stop) as table:  # type: ignore[arg-type]
            return report_markdown(analyse(table), eyes=eyes)

    hostile = told(HOSTILE)
    assert shape(hostile, html=html) == shape(told(" indeed"), html=html)
    assert "\x1b" not in hostile
    assert "\u202e" not in hostile
    rendered = MarkdownIt("gfm-like", {"html": html, "linkify": True}).render(hostile)
    assert "<script" not in rendered
    assert "<a " not in rendered
    assert "<img" not in rendered
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in rendered


def test_the_json_form_is_stable_and_holds_what_programs_want() -> None:
    data = orjson.loads(orjson.dumps(report_json(rich_analysis())))
    assert data["format"] == 1
    assert list(data) == [
        "format", "marking", "session", "participants", "head", "taken_back", "amendments", "summary", "turns", "perception",
        "incidents", "forecasts", "turning_points", "aims", "objectives", "movement", "notes", "problems",
        "exchange", "times", "roles", "lessons",
    ]  # fmt: skip
    order = data["turns"][0]["orders"][1]
    assert (order["order"], order["exposed"], order["ruling"]["chance"], order["at"]) == (
        "T1-norvia-main",
        True,
        41.7,
        [{"step": 39, "event": 0}],
    )
    assert data["perception"]["counts"][4] == [0, 1, 0, 0, 0, 1]
    assert data["aims"]["scores"] == {"norvia": 0, "sandrel": 0}
    assert data["objectives"]["rated"] == 1


def test_it_is_written_beside_the_save(tmp_path: Path) -> None:
    save = tmp_path / "spring.tabletop"
    with rich_table(path=save) as table:
        path = write_report(analyse(table), save)
    assert path == tmp_path / "spring.report.md"
    text = path.read_text(encoding="utf-8")
    assert text == report_markdown(analyse(Replay.open(save)))
    assert "Ada Lund" in text


def test_a_disk_that_fills_up_leaves_the_report_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save = tmp_path / "spring.tabletop"
    (tmp_path / "spring.report.md").write_text("the old one")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tabletop.journal.disk._RealHandle.write", full)
    with pytest.raises(OSError, match="No space left"):
        write_report(rich_analysis(), save)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"spring.report.md": "the old one"}


def test_a_session_of_a_single_step_has_a_report() -> None:
    from support.decks import ferry
    from tabletop.game.commands import OpenSession
    from tabletop.table.table import Table

    table = Table.create(ferry(), OpenSession(turns=3), seed="x")
    for eyes in (CONTROL, "norvia", "public"):
        text = report_markdown(analyse(table), eyes=eyes)
        assert text.startswith("**EXERCISE · UNCLASSIFIED**")
        assert "Turn 1" in text


def test_an_order_of_several_turns_says_until_when_and_is_ruled_there() -> None:
    from support.rich import Hand
    from tabletop.game import commands as c
    from tabletop.table.table import Table

    table = Table.create(ferry(), c.OpenSession(turns=3, assess=False), seed="x")
    hand = Hand(table)
    hand.advance()
    hand.give(
        c.GiveOrder(
            substance="action",
            card="train-pilots",
            purpose="reassurance",
            message="reassurance",
            rationale="Repair what is ours.",
        ),
        "norvia",
    )
    hand.advance()
    hand.advance()
    hand.advance()
    text = report_markdown(analyse(table))
    assert "It takes until turn 2" in text
    assert "**[player]** Sandrel gave no order." in text
    hand.advance()
    hand.advance()
    hand.rule_rest()
    later = section(report_markdown(analyse(table)), "**Orders of earlier turns**", "**What changed**")
    assert "Norvia: **Retrain the pilots**, ordered in turn 1" in later
    assert "Certain, no dice: success." in later


def test_every_rung_climbed_is_in_the_chapter_on_turning_points() -> None:
    analysis = rich_analysis()
    told = section(report_markdown(analysis), "## 7. Turning points", "## 8.")
    rungs = [moment for moment in analysis.moments if "ladder" in moment.kinds]
    assert rungs
    for moment in rungs:
        assert re.search(rf"steps? {moment.refs[0].seq}\b", told), moment
    assert len(analysis.moments) == len(re.findall(r"^(?:- |\d+\. \*\*)Turn \d", told, re.M))


def test_a_reason_that_nobody_raised_is_said_to_be_the_cards() -> None:
    save = Path(__file__).resolve().parents[2] / "saves" / "zapad-2025-example.tabletop"
    with Table.open(save, write=False) as table:
        told = report_markdown(analyse(table))
    assert "For (weight 1, from the card): “The capitals have agreed what they say.”" in told
    assert "lacked the agreement of Riga (refused) and had to wait" in told
    assert "Income: Income" not in told


@pytest.mark.parametrize(
    ("ended", "told"),
    [
        ("2026-11-23T06:08:02.000Z", "05:57 to 06:08 UTC (10 min 20 s)"),
        ("2026-11-23T05:58:01.000Z", "05:57 to 05:58 UTC (19 s)"),
        ("2026-11-23T07:00:00.000Z", "05:57 to 07:00 UTC (1 h 2 min)"),
    ],
)
def test_how_long_it_was_played_is_what_lies_between_and_no_difference_of_rounded_times(ended: str, told: str) -> None:
    assert when("2026-11-23T05:57:42.000Z", ended).endswith(told)


@pytest.mark.parametrize("net", range(-3, 4))
def test_what_dice_need_is_told_as_they_are_judged(net: int) -> None:
    throws = [outcome_2d6(dice, net) for dice in product(range(1, 7), repeat=2)]
    success, partial = (
        round(100 * sum(each in kinds for each in throws) / 36) for kinds in (("success", "notable"), ("partial",))
    )
    assert needed_2d6(net) == f"success takes 8 or more ({success} %), 7 is success in part ({partial} %)"


@pytest.mark.parametrize("chance", [0, 50, 100, 105, 600, 675, 1000])
def test_what_a_d100_needs_is_told_as_it_is_judged(chance: int) -> None:
    outcomes = [outcome_d100(roll, chance) for roll in range(1, 101)]
    success, carried = outcomes.count("success"), 100 - outcomes.count("failure")
    first = f"success takes {success} or less" if success else "no throw is success"
    assert needed_d100(chance) == (f"{first}, up to {carried} is success in part" if carried else f"{first}, nor success in part")
