"""One exercise played from set-up to its report through the screens, by their keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import ferry_session_later as later
from support.ferry_session import Session, Watch
from support.player import Player
from support.tui import WIDE
from tabletop.game.dice import Dice
from tabletop.table import Table
from tabletop.tui.app import TabletopApp

TOLD = {
    "an inject edited for one team": (
        "**Collision in fog** (05:40, an incident)",
        "To Norvia (Ferry captain, first report): “Your ferry was hit by a tug; its lights were out.”",
        "To Sandrel (Tug master, first report): “Your tug reports a blow from a ferry that left its channel at speed.”",
    ),
    "one as planned, out of plan, held back": (
        "**Front pages**",
        "Released out of plan. Reason: “They have time for it now.”",
        "“A note from the far shore” was held back. Reason: “They have asked by now.”",
    ),
    "an inject on the clock, put off by NO DUFF": (
        "“The buoy” was timed for 09:30 UTC",
        "It was timed for 09:33 UTC",
    ),
    "questions to control": (
        "Teams wrote 5 messages, of which 3 requests for information (2 answered and 1 taken up).",
        "Norvia asked for information: “Was the buoy lit?”",
        "Control answered Norvia after 0 s: “It was lit at five.”",
        "Control answered all after 0 s: “Nobody was hurt.”",
        "Control turned it into the inject “A grey boat”",
        "To Sandrel (Control): “A grey boat lies off the oyster beds.”",
    ),
    "messages held": (
        "From here on messages between teams waited for control’s approval",
        "Norvia wrote to Sandrel: “Is it your oil?”",
        "Control passed it on to Sandrel in other words: “Do you know whose oil it is?”",
        "Sandrel wrote to Norvia: “It is all yours!”",
        "Control stopped it. Reason: “The line is down.”",
    ),
    "talks, offered beside heard": (
        "1 round of talks was held; 2 of 2 that took part wrote down what they offered and heard.",
        "Talks in turn 1: Lamps and logs",
        "| **Norvia** “Lamps on at night.” | **Sandrel** “Nothing at all.” |",
        "| **Sandrel** “The log for a pilot.” | **Norvia** “The log, perhaps.” |",
    ),
    "readings and forecasts": (
        "Norvia took it for: deliberate (70 %, likely)",
        "Norvia read coercion (60 %, likely): misread; 2 steps more hostile than meant",
        "Norvia’s forecasts score 0.36 (Brier, n = 1; 0 is perfect, always 50 % gives 0.25).",
    ),
    "a covert order that is exposed": (
        "Norvia: Listen to the harbour cable** (national order, decided by Cabinet Office, covert, political capital 2)",
        "It was exposed (chance 30 %, d100 fell 12). Sandrel saw, as Norvia’s: “A survey boat works near the harbour.”",
        "Norvia’s covert order “Listen to the harbour cable” was exposed.",
    ),
    "a deniable order that is not": (
        (
            "It was not exposed (chance 25 %, d100 fell 88). Norvia saw, without being able to tell whose it was: "
            "“A foreign paper prints a hostile story about Norvia's ferry.”"
        ),
    ),
    "a covert order that is not, given by control for an absent role": (
        (
            "**[ruling]** **Sandrel: Feed the foreign press** (main order, decided by Palace, covert, political capital 1; "
            "Palace was played by control)"
        ),
        (
            "It was not exposed (chance 25 %, d100 fell 90). Norvia saw, without being able to tell whose it was: "
            "“A reporter received papers from somebody.”"
        ),
        "In turn 2, inject, control took over Palace. Reason: “He is on the telephone.”",
        "In turn 3, inject, Palace went back to its own team. Reason: “He is back.”",
        "Entered by control for Sandrel, from slips or for an empty seat: 2 steps",
        "Control played Palace, all the time or for a part of it.",
    ),
    "a contest": (
        "Ruled as one contest with “Shadow the ferry”",
        "Contest, 2d6 fell 4 + 3, thrown at the table, net reasons −1, total 6: success.",
        "Against (weight 1, raised by Norvia): “The launches are old.”",
        "Contest, 2d6 fell 2 + 1, thrown at the table, net reasons −2, total 1: failure.",
    ),
    "estimates with an outlier": (
        "Silent estimates: 30 %, 70 % and 90 %; median 70 %",
        "Far from the median, 30 %: “Their divers are new.”",
        "Far from the median, 90 %: not asked why",
        "Estimates 30 %, 70 % and 90 %, median 70 %: success takes 60 or less, up to 70 is success in part;",
        "; the d100 fell 35, thrown at the table: success.",
    ),
    "a vote, the umpire, certain": (
        "Votes 1 for, 1 against, which advise; control decided: success.",
        "Established as a fact: “A foreign paper blames Norvia.”",
        "Control decided as umpire: success.",
        "Certain, no dice: success.",
    ),
    "2d6, thrown at the table, and set aside": (
        "2d6, net reasons 0: success takes 8 or more (42 %), 7 is success in part (17 %); they fell 5 + 4, thrown at the table,",
        (
            "7 is success in part (17 %); they fell 1 + 1, thrown at the table, total 2: partial success. "
            "Control set the dice aside and decided. “The surveyors come, but late.”"
        ),
    ),
    "a collective order that silence agreed to": (
        "Port Ministry agreed when it was given",
        "It was put under silence until 09:38 UTC",
        "Cabinet Office agreed by silence",
    ),
    "a collective order that was broken": (
        "Palace broke the silence *(",
        "Without the agreement of Palace (refused) it went ahead as Harbour Office’s own.",
        "1 collective one lacked agreement",
    ),
    "NO DUFF": (
        "NO DUFF: play stopped once for a matter of the real world, 3 min in all.",
        "Norvia stopped play in turn 1, decide. Play stood still for 3 min.",
        "Why: “They must see us.”",
    ),
    "time against the plan": (
        "| 1 | assess | 4:00 | 4:00 | 0:00 | 4:00 | 4:00 |",
        "| 2 | inject | 4:00 | 30:00 | **+26:00** | · | · |",
    ),
    "proposals": (
        "The standing rule **A quiet day** proposed: Escalation −1",
        "Control accepted it.",
        "Control held it. Reason: “The strait is still tense.”",
    ),
    "a rewind": (
        "Control took the session back once, 1 step in all.",
        "Taken back: 1 step: 1 ruling. Reason: “The paper did print it.”",
    ),
    "an amendment": ("were amended from “They asked control frist.” to “They asked control first.” Reason: “Mistyped.”",),
    "observations": (
        "**Strength** (Ask the other side first), seen in turn 1: “They asked control first.”",
        "**Area for improvement** (Say how sure you are), seen in turn 1: “Nobody said how sure they were.”",
        "“Two of Sandrel had to leave early.”",
    ),
    "ratings and what they cover": (
        "Critical tasks rated: 2 of 3.",
        "Ask the other side first, rated P by Ada Brandt: “Asked twice.”",
        "Nobody noted or rated anything on “Consult the other office”",
    ),
    "a finding with evidence, root cause and what is to be done": (
        "**Nobody said how sure they were.** (Say how sure you are)",
        "Analysis: “Reports were taken as facts.”",
        "Root cause: “The form has no place for doubt.”",
        "Evidence: Area for improvement (Say how sure you are): Nobody said how sure they were.",
        "Evidence: Ruled: Norvia, Patrol the strait: success (2d6, 58 %, dice 5+4).",
        "| Put doubt on the form. | planning | Training office |   |   | 2026-06-30 |",
    ),
    "feedback": (
        "2 forms handed in.",
        "| There was enough time to think and to decide. | · | 1 | · | · | 1 | 2 of 2 |",
        "“The reveal.”",
        "“More time for talks.”",
    ),
    "who took part, and the end": (
        "| Control | Ada Brandt and Emil Vask |",
        "Norvia and Sandrel played 3 turns; the session ended as planned.",
    ),
}
"""What the report says, by what it is about."""
UNTOLD = (
    "Here it could have gone otherwise.",  # is in the fork alone
    "Control decided as umpire: failure.",  # was taken back
    "“broke the silence”",
)


async def test_a_session_with_all_that_can_happen_is_played_by_its_keys_and_told_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tabletop.journal.stamp.datetime", Watch)
    monkeypatch.setattr(Watch, "at", Watch.at)
    loaded: list[int] = []
    thrown = Dice.roll
    monkeypatch.setattr(Dice, "roll", lambda dice, sides: loaded.pop(0) if loaded and sides == 100 else thrown(dice, sides))
    app = TabletopApp(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        session = Session(app, Player(app, pilot), loaded)
        await session.begin()
        await session.first_turn_opens()
        await session.questions()
        await session.talks()
        await session.first_orders()
        await session.first_rulings()
        await later.observations(session)
        await session.consequences()
        await later.second_turn_opens(session)
        await later.second_orders(session)
        await later.second_rulings(session)
        await session.consequences(decision="hold", reason="The strait is still tense.")
        fork = await later.a_fork(session)
        await later.third_turn(session)
        await later.amended(session)
        await later.feedback(session)
        await later.lessons(session)
        report = await later.report(session)
        save = app.save
        app.close_table()
    missing = [f"{about}: {words}" for about, told in TOLD.items() for words in told if words not in report]
    assert not missing, "\n".join(missing)
    assert not [words for words in UNTOLD if words in report]
    assert save is not None
    with Table.open(save, write=False) as table, Table.open(fork, write=False) as forked:
        assert table.state.ended is not None
        assert forked.state.ended is None
        assert [note.text for note in forked.commits[-1].events] == ["Here it could have gone otherwise."]  # type: ignore[attr-defined]
