"""Messages and talks in words: to each seat what it may know, and no more."""

from __future__ import annotations

from support.decks import ferry
from support.tui import do, table_in_memory
from tabletop.deck.brief import for_team
from tabletop.game import commands as c
from tabletop.game.audience import STAFF_SEATS, team_of
from tabletop.game.telling.teller import Teller
from tabletop.table import Table


def told(table: Table, seat: str, *, long: bool = False) -> list[str]:
    teller = Teller(ferry() if seat in STAFF_SEATS else for_team(ferry(), team_of(seat)), scored=True)
    return [teller.long(heard) if long else teller.short(heard) for heard in table.heard(seat)]


def test_a_request_and_its_answer() -> None:
    table = table_in_memory()
    do(table, "norvia", c.SendMessage(text="Whose buoy?", rfi=True))
    do(table, "control", c.TellTeams(text={"norvia": "Nobody’s."}, answers="M1"))
    assert told(table, "norvia")[-2:] == [
        "Norvia asks control (message 1): “Whose buoy?”",
        "Control answers Norvia’s message 1: “Nobody’s.”",
    ]
    assert told(table, "control")[-1] == "Control answers Norvia’s message 1 to Norvia: “Nobody’s.”"
    assert not [each for each in told(table, "sandrel") + told(table, "public") if "buoy" in each or "Nobody" in each]


def test_an_answer_to_all_does_not_tell_the_others_who_asked() -> None:
    table = table_in_memory()
    do(table, "norvia", c.SendMessage(text="Whose buoy?", rfi=True))
    do(table, "control", c.TellTeams(text={"all": "Nobody’s."}, answers="M1"))
    assert told(table, "norvia")[-1] == "Control answers Norvia’s message 1: “Nobody’s.”"
    assert told(table, "sandrel")[-1] == "Control’s message: “Nobody’s.”"
    assert told(table, "public")[-1] == "Control’s message to all teams: “Nobody’s.”"


def test_a_message_passed_on_in_other_words() -> None:
    table = table_in_memory()
    do(table, "control", c.SetMessages(passing="held"))
    do(table, "norvia", c.SendMessage(text="Go home.", to=("sandrel",)))
    do(table, "control", c.PassMessage(message="M1", text="Please go home."))
    assert told(table, "norvia")[-3:] == [
        "Messages between teams wait for control’s approval from now on.",
        "Norvia writes to Sandrel (message 1): “Go home.”",
        "Message 1 was delivered.",
    ]
    assert told(table, "sandrel")[-1] == "Norvia’s message: “Please go home.”"
    assert told(table, "control")[-1] == "Norvia’s message to Sandrel: “Please go home.”"


def test_each_team_told_in_its_own_words() -> None:
    table = table_in_memory()
    do(table, "control", c.TellTeams(text={"norvia": "Left.", "sandrel": "Right."}))
    assert told(table, "control")[-1] == "Control’s message to all teams: Norvia: “Left.” Sandrel: “Right.”"
    assert told(table, "norvia")[-1] == "Control’s message: “Left.”"
    assert not [each for each in told(table, "public") if "Left" in each or "Right" in each]


def test_the_room_does_not_even_hear_that_teams_wrote_to_each_other() -> None:
    table = table_in_memory()
    before = {seat: list(table.heard(seat)) for seat in ("public", "observer")}
    do(table, "norvia", c.SendMessage(text="Go home.", to=("sandrel",)))
    do(table, "sandrel", c.SendMessage(text="By all means.", to=("norvia", "control")))
    do(table, "control", c.SetMessages(passing="held"))
    do(table, "norvia", c.SendMessage(text="At last.", to=("sandrel",)))
    do(table, "control", c.PassMessage(message="M3"))
    do(table, "control", c.TellTeams(text={"norvia": "Lunch is ready."}))
    for seat, heard in before.items():
        assert list(table.heard(seat)[: len(heard)]) == heard
        assert [each.kind for each in table.heard(seat)[len(heard) :]] == ["messages_set"]


def test_an_amendment_of_what_all_were_told_leaves_the_numbers_of_the_room_as_they_are() -> None:
    table = table_in_memory()
    do(table, "control", c.TellTeams(text={"all": "Left."}))
    seq = len(table.commits)
    do(table, "control", c.TellTeams(text={"all": "Lunch is at noon."}))
    numbers = {each.number: each.kind for each in table.heard("public")}
    do(table, "control", c.Amend(seq=seq, event=0, field="text.norvia", text="Right.", reason="Misread."))
    assert told(table, "public")[-2:] == [
        "Control’s message to all teams: “Right.”",
        "Control’s message to all teams: “Lunch is at noon.”",
    ], "all were told the same, and all read the same now"
    assert {each.number: each.kind for each in table.heard("public")} == numbers


def test_what_is_closed_and_what_is_taken_up_in_play() -> None:
    table = table_in_memory()
    do(table, "norvia", c.SendMessage(text="Whose buoy?", rfi=True))
    do(table, "norvia", c.SendMessage(text="We are late."))
    do(table, "control", c.ReleaseInject(inject="collision"))
    do(table, "control", c.CloseMessage(message="M1", inject="collision"))
    do(table, "control", c.CloseMessage(message="M2"))
    title = next(card.title for card in ferry().injects if card.id == "collision")
    assert told(table, "control")[-2] == f"Control takes Norvia’s message 1 up in play with the inject “{title}”."
    assert told(table, "norvia")[-2:] == ["Control takes Norvia’s message 1 up in play.", "Control closes Norvia’s message 2."]


def test_talks_as_control_and_as_a_team_hears_them() -> None:
    table = table_in_memory()
    do(table, "control", c.OpenTalks(teams=("norvia", "sandrel"), topic="The ferry"))
    do(table, "norvia", c.RecordTalks(offered="The quay.", heard=""))
    do(table, "control", c.CloseTalks())
    assert told(table, "control")[-3:] == [
        "Talks between Norvia and Sandrel are open: “The ferry”",
        "Norvia writes down what was said in the talks.",
        "The talks between Norvia and Sandrel are over.",
    ]
    assert told(table, "control", long=True)[-2] == "Norvia on the talks. What it offered: “The quay.” What it heard: “nothing”"
    assert told(table, "sandrel")[-2:] == ["Talks are open: “The ferry”", "The talks are over."]
    assert not [each for each in told(table, "sandrel", long=True) if "quay" in each]
