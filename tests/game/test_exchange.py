"""Questions to control, messages between teams, announcements, talks."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.play import NOON, Rehearsal, only
from tabletop.game import commands as c
from tabletop.game.audience import redact, seen_by
from tabletop.game.events import (
    ClockSet,
    MessageClosed,
    MessageDelivered,
    MessageSent,
    MessageTakenUp,
    SessionEnded,
    TalksClosed,
    TalksOpened,
    TalksRecorded,
)

RFI = c.SendMessage(text="Whose buoy is it?", rfi=True)
TALKS = c.OpenTalks(teams=("norvia", "sandrel"), topic="The lamps")


def to(*teams: str, text: str = "Let us talk.") -> c.SendMessage:
    return c.SendMessage(text=text, to=teams)


@pytest.fixture
def play() -> Rehearsal:
    return Rehearsal(ferry())


def statuses(play: Rehearsal, team: str = "norvia") -> list[tuple[int, str, str]]:
    return [(sent.number, sent.status, sent.reason) for sent in play.team(team).exchange.sent]


class TestMessages:
    def test_a_free_message_reaches_the_other_team_at_once_and_nobody_else(self, play: Rehearsal) -> None:
        sent, delivered = play.give(to("sandrel"), "norvia")
        assert isinstance(sent, MessageSent)
        assert isinstance(delivered, MessageDelivered)
        (got,) = play.team("sandrel").exchange.got
        assert (got.number, got.sender, got.text, got.answers) == (1, "norvia", "Let us talk.", 0)
        assert play.team("norvia").exchange.got == ()
        assert statuses(play) == [(1, "delivered", "")]
        assert play.control().exchange.waiting == ()
        assert seen_by(delivered, "third", ("norvia", "sandrel", "third")) is None

    def test_control_has_a_copy_of_what_it_is_named_in_without_having_to_pass_it(self, play: Rehearsal) -> None:
        play.give(to("sandrel", "control"), "norvia")
        (message,) = play.control().exchange.messages
        assert (message.written, message.delivered, message.waits) == ("Let us talk.", {"sandrel": "Let us talk."}, False)

    def test_a_held_message_waits_until_control_passes_it_as_written_or_changed(self, play: Rehearsal) -> None:
        play.give(c.SetMessages(passing="held"))
        play.give(to("sandrel"), "norvia")
        play.give(to("sandrel", text="Answer us."), "norvia")
        assert play.team("sandrel").exchange.got == ()
        assert statuses(play) == [(1, "with control", ""), (2, "with control", "")]
        play.give(c.PassMessage(message="M2", text="Please answer."))
        play.give(c.PassMessage(message="M1"))
        assert [got.text for got in play.team("sandrel").exchange.got] == ["Please answer.", "Let us talk."]
        assert play.team("norvia").exchange.sent[1].text == "Answer us.", "its sender is not told of the change"
        passed = play.all(MessageDelivered)[0]
        assert "Please answer." not in str(redact(passed, "norvia"))

    def test_a_stopped_message_is_told_to_its_sender_alone_with_the_reason(self, play: Rehearsal) -> None:
        play.give(c.SetMessages(passing="held"))
        play.give(to("sandrel"), "norvia")
        assert play.refused(c.CloseMessage(message="M1")) == "Say why the message does not go through: its sender is told."
        closed = only(play.give(c.CloseMessage(message="M1", reason="The line is down.")), MessageClosed)
        assert statuses(play) == [(1, "closed", "The line is down.")]
        assert play.team("sandrel").exchange.got == ()
        assert seen_by(closed, "sandrel", ("norvia", "sandrel")) is None

    def test_with_messages_off_a_team_can_still_write_to_control(self, play: Rehearsal) -> None:
        play.give(c.SetMessages(passing="off"))
        off = "Messages between teams are off now; you can still write to control."
        assert play.refused(to("sandrel"), "norvia") == off
        assert play.refused(to("sandrel", "control"), "norvia") == off
        play.give(to("control"), "norvia")

    def test_messages_are_numbered_for_each_team_alone(self, play: Rehearsal) -> None:
        for text in ("One.", "Two."):
            play.give(to("sandrel", text=text), "norvia")
        play.give(to("norvia"), "sandrel")
        play.give(c.TellTeams(text={"all": "Lunch at noon."}))
        assert [got.number for got in play.team("sandrel").exchange.got] == [1, 2, 3]
        assert [got.number for got in play.team("norvia").exchange.got] == [1, 2]
        assert [sent.number for sent in play.team("sandrel").exchange.sent] == [1]

    @pytest.mark.parametrize(
        ("command", "sentence"),
        [
            (to("sandrel", text=" "), "The message is missing: write it first."),
            (to("sandrel", text="x" * 4001), "The message has 4,001 characters; the most is 4,000. Shorten it."),
            (to(), "Say who the message is for."),
            (to("atlantis"), "There is no team “atlantis” to write to."),
            (to("norvia"), "A message goes to others: your own team needs none."),
            (c.SendMessage(text="?", to=("sandrel",), rfi=True), "A request for information goes to control alone."),
        ],
    )
    def test_what_cannot_be_sent(self, play: Rehearsal, command: c.SendMessage, sentence: str) -> None:
        assert play.refused(command, "norvia") == sentence

    def test_who_cannot_send_and_when(self, play: Rehearsal) -> None:
        only_team = "Only a team can do this; control may do it on a team's behalf."
        assert play.refused(to("sandrel"), "observer") == only_team
        assert play.refused(to("sandrel")) == only_team
        play.give(to("sandrel"), behalf="norvia")
        play.give(c.EndSession(words="Enough."))
        assert play.refused(RFI, "norvia") == "The session has ended; this can no longer be done."

    def test_only_control_deals_with_messages(self, play: Rehearsal) -> None:
        play.give(RFI, "norvia")
        for command in (
            c.PassMessage(message="M1"),
            c.PassMessage(message="M9"),
            c.CloseMessage(message="M1", reason="No."),
            c.TellTeams(text={"all": "So."}, answers="M1"),
            c.SetMessages(passing="off"),
            TALKS,
            c.CloseTalks(),
        ):
            assert play.refused(command, "sandrel") == "Only control can do this."

    def test_what_is_dealt_with_is_not_dealt_with_again(self, play: Rehearsal) -> None:
        play.give(to("sandrel"), "norvia")
        done = "Message M1 has been dealt with already."
        assert play.refused(c.PassMessage(message="M1")) == done
        assert play.refused(c.CloseMessage(message="M1", reason="No.")) == done
        assert play.refused(c.PassMessage(message="M2")) == "There is no message “M2”."
        play.give(RFI, "norvia")
        assert play.refused(c.PassMessage(message="M2")) == "This message is for control: answer it or close it."

    def test_how_messages_go_is_one_of_three_ways(self, play: Rehearsal) -> None:
        assert play.refused(c.SetMessages(passing="odd")) == "Messages go free, held or are off."  # type: ignore[arg-type]

    def test_each_message_has_its_own_fate_and_those_without_one_wait(self, play: Rehearsal) -> None:
        play.give(c.SetMessages(passing="held"))
        play.give(c.ReleaseInject(inject="collision"))
        for _ in range(2):
            play.give(to("sandrel"), "norvia")
            play.give(RFI, "norvia")
        for command in (
            c.PassMessage(message="M1"),
            c.TellTeams(text={"norvia": "Nobody's."}, answers="M2"),
            c.CloseMessage(message="M4", inject="collision"),
        ):
            play.give(command)
        assert [status for _, status, _ in statuses(play)] == ["delivered", "answered", "with control", "taken up"]
        desk = play.control().exchange
        assert [(dict(each.delivered), dict(each.answer), each.inject) for each in desk.messages] == [
            ({"sandrel": "Let us talk."}, {}, ""),
            ({}, {"norvia": "Nobody's."}, ""),
            ({}, {}, ""),
            ({}, {}, "collision"),
        ]
        assert [each.message for each in desk.waiting] == ["M3"]
        assert [each.message for each in play.draft.exchange.waiting] == ["M3"]


class TestRequests:
    def test_a_request_is_answered_to_the_team_that_asked(self, play: Rehearsal) -> None:
        play.give(RFI, "norvia")
        assert [message.message for message in play.control().exchange.waiting] == ["M1"]
        play.give(c.TellTeams(text={"norvia": "Nobody's."}, answers="M1"))
        (got,) = play.team("norvia").exchange.got
        assert (got.sender, got.text, got.answers) == ("control", "Nobody's.", 1)
        assert statuses(play) == [(1, "answered", "")]
        assert play.team("sandrel").exchange.got == ()
        assert play.control().exchange.waiting == ()

    def test_an_answer_to_all_tells_the_others_and_the_room_nothing_of_the_question(self, play: Rehearsal) -> None:
        play.give(RFI, "norvia")
        answer = only(play.give(c.TellTeams(text={"all": "Nobody's."}, answers="M1")), MessageDelivered)
        announced = only(play.give(c.TellTeams(text={"all": "Nobody's."})), MessageDelivered)
        teams = ("norvia", "sandrel")
        assert play.team("sandrel").exchange.got[0].answers == 0
        for seat in ("sandrel", "public", "observer"):
            one, other = (dict(seen_by(event, seat, teams) or {}) for event in (answer, announced))
            one.pop("refs", None)
            other.pop("refs", None)
            assert one == other, seat
        assert play.public().announcements == ("Nobody's.", "Nobody's.")

    def test_how_many_messages_teams_got_is_not_told_to_the_room(self, play: Rehearsal) -> None:
        play.give(to("sandrel"), "norvia")
        play.give(to("norvia"), "sandrel")
        told = only(play.give(c.TellTeams(text={"all": "Lunch."})), MessageDelivered)
        assert told.refs == {"norvia": 2, "sandrel": 2}
        assert "refs" not in (seen_by(told, "public", ("norvia", "sandrel")) or {})

    def test_a_request_is_declined_with_a_reason(self, play: Rehearsal) -> None:
        play.give(RFI, "norvia")
        assert play.refused(c.CloseMessage(message="M1")) == "Say why there is no answer: the team that asked is told."
        play.give(c.CloseMessage(message="M1", reason="You would not know."))
        assert statuses(play) == [(1, "closed", "You would not know.")]
        play.give(to("control", text="Thank you."), "norvia")
        play.give(c.CloseMessage(message="M2"))
        assert statuses(play)[1] == (2, "closed", "")

    def test_a_request_turned_into_an_inject_is_off_the_desk_and_the_team_learns_no_more_than_that(self, play: Rehearsal) -> None:
        play.give(RFI, "norvia")
        close = c.CloseMessage(message="M1", inject="collision")
        assert play.refused(close) == "No inject “collision” has been released."
        play.give(c.ReleaseInject(inject="collision"))
        reason = c.CloseMessage(message="M1", inject="collision", reason="See the report.")
        assert play.refused(reason) == "A message that was turned into an inject wants no reason: the inject is the answer."
        taken = only(play.give(close), MessageTakenUp)
        assert redact(taken, "norvia") == {"team": "norvia", "ref": 1}
        assert seen_by(taken, "sandrel", ("norvia", "sandrel")) is None
        assert statuses(play) == [(1, "taken up", "")]
        assert play.control().exchange.messages[0].inject == "collision"

    def test_what_answers_cannot_be(self, play: Rehearsal) -> None:
        play.give(RFI, "norvia")
        asked = "Republic of Norvia asked: tell it as well."
        assert play.refused(c.TellTeams(text={"sandrel": "So."}, answers="M1")) == asked
        assert play.refused(c.TellTeams(text={"all": "So.", "norvia": ""}, answers="M1")) == asked
        assert play.refused(c.TellTeams(text={"all": " "})) == "Nobody would be told anything: write the text first."
        assert play.refused(c.TellTeams(text={"atlantis": "So."})) == "There is no team “atlantis” to tell."
        assert play.refused(c.TellTeams(text={"all": "x" * 4001})).startswith("The text has 4,001 characters")
        assert play.refused(c.TellTeams(text={"all": "So."}, answers="M7")) == "There is no message “M7”."
        play.give(c.SetMessages(passing="held"))
        play.give(to("sandrel"), "norvia")
        assert (
            play.refused(c.TellTeams(text={"all": "So."}, answers="M2"))
            == "Message M2 is not for control to answer: pass it on or stop it."
        )

    def test_control_tells_each_team_in_its_own_words(self, play: Rehearsal) -> None:
        play.give(c.TellTeams(text={"all": "Ten minutes.", "sandrel": "Five minutes."}))
        assert [play.team(team).exchange.got[0].text for team in ("norvia", "sandrel")] == ["Ten minutes.", "Five minutes."]
        assert play.public().announcements == ()
        assert play.control().exchange.told == ((1, {"norvia": "Ten minutes.", "sandrel": "Five minutes."}),)


class TestTalks:
    def test_each_side_writes_down_what_it_offered_and_heard_and_sees_its_own_alone(self, play: Rehearsal) -> None:
        play.give(TALKS)
        play.give(c.RecordTalks(offered="Lamps on.", heard="Nothing."), "norvia")
        play.give(c.RecordTalks(offered="Lamps on at night.", heard="A pilot."), "norvia")
        play.give(c.RecordTalks(offered="A pilot.", heard="Lamps on."), "sandrel")
        play.give(c.CloseTalks())
        assert len(play.draft.exchange.records) == 2, "the last record of each team counts"
        (talks,) = play.control().exchange.talks
        assert talks.offered == {"norvia": "Lamps on at night.", "sandrel": "A pilot."}
        assert talks.heard == {"norvia": "A pilot.", "sandrel": "Lamps on."}
        (own,) = play.team("norvia").exchange.talks
        assert (own.number, own.topic, own.offered, own.heard, own.open) == (
            1,
            "The lamps",
            "Lamps on at night.",
            "A pilot.",
            False,
        )
        assert "Lamps on." not in str(play.team("norvia").exchange)

    def test_a_team_that_takes_no_part_does_not_hear_of_them(self, play: Rehearsal) -> None:
        three = ("norvia", "sandrel", "third")
        opened = only(play.give(TALKS), TalksOpened)
        closed = only(play.give(c.CloseTalks()), TalksClosed)
        for seat in ("third", "public", "observer"):
            assert seen_by(opened, seat, three) is None
            assert seen_by(closed, seat, three) is None
        assert seen_by(opened, "norvia", three) == {"turn": 1, "refs": {"norvia": 1}, "topic": "The lamps"}

    def test_talks_with_a_time_start_the_clock(self, play: Rehearsal) -> None:
        came = play.give(c.OpenTalks(teams=("norvia", "sandrel"), seconds=300))
        assert only(came, ClockSet).ends == NOON + 300
        play.give(c.CloseTalks())
        assert only(play.give(TALKS), TalksOpened).refs == {"norvia": 2, "sandrel": 2}
        assert len(play.all(ClockSet)) == 1

    def test_what_talks_are_refused(self, play: Rehearsal) -> None:
        assert play.refused(c.OpenTalks(teams=("norvia", "norvia"))) == "Talks want at least two teams."
        assert play.refused(c.OpenTalks(teams=("norvia", "atlantis"))) == "There is no team “atlantis” in this deck."
        assert play.refused(c.OpenTalks(teams=("norvia", "sandrel"), seconds=-5)) == "Say for how long: from a second to a day."
        assert play.refused(c.OpenTalks(teams=("norvia", "sandrel"), topic="x" * 401)).startswith("The subject has 401")
        assert play.refused(c.CloseTalks()) == "There are no talks to close."
        record = c.RecordTalks(offered="A.", heard="B.")
        assert play.refused(record, "norvia") == "There are no talks to write down now."
        play.give(TALKS)
        assert play.refused(TALKS) == "Talks are going on: close them first."
        assert play.refused(c.RecordTalks(offered=" ", heard=""), "norvia") == "Write down what you offered, and what you heard."
        assert play.refused(c.RecordTalks(offered="x" * 4001, heard=""), "norvia").startswith("What you offered has 4,001")
        assert play.refused(c.RecordTalks(offered="", heard="x" * 4001), "norvia").startswith("What you heard has 4,001")
        assert play.refused(record) == "Only a team can do this; control may do it on a team's behalf."

    def test_endex_closes_them(self, play: Rehearsal) -> None:
        play.give(TALKS)
        play.give(c.RecordTalks(offered="A.", heard="B."), "norvia")
        came = play.give(c.EndSession(words="Enough."))
        assert [type(event) for event in came] == [TalksClosed, SessionEnded]
        assert play.control().exchange.open_talks is None
        assert play.all(TalksRecorded)

    def test_a_team_is_offered_to_write_them_down_while_they_go_on(self, play: Rehearsal) -> None:
        assert "RecordTalks" not in play.team("norvia").may
        play.give(TALKS)
        assert "RecordTalks" in play.team("norvia").may
        play.give(c.CloseTalks())
        assert "RecordTalks" not in play.team("norvia").may
