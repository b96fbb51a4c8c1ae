"""What a rewind does to messages, talks, the clock, NO DUFF, silences, timed injects and lessons."""

from __future__ import annotations

from support.decks import ferry
from support.hand import Hand
from support.sessions import ticking
from tabletop.game import commands as c
from tabletop.game.events import EVENTS, InjectTimed, PlayResumed, Rewound, SilenceOpened
from tabletop.table import Table

STEP = 20
"""Seconds between two commands."""
ORDER = "T1-norvia-main"


def hand() -> Hand:
    return Hand(Table.create(ferry(), c.OpenSession(turns=3, assess=False), seed="seed", clock=ticking(STEP)))


def silent(seconds: int = 100) -> Hand:
    """A collective order under silence in the decide phase."""
    at = hand()
    at.give(c.TimeInject(inject="oil-film", seconds=3600))
    at.advance()
    at.give(
        c.GiveOrder(
            substance="action",
            card="joint-inspection",
            purpose="reassurance",
            message="reassurance",
            rationale="Nothing to hide.",
        ),
        "norvia",
    )
    at.give(c.OpenSilence(order=ORDER, seconds=seconds), "norvia")
    return at


def back(at: Hand, to_seq: int) -> tuple[object, ...]:
    return at.give(c.Rewind(to_seq=to_seq, reason="Too soon.")).events


class TestTime:
    def test_a_silence_and_a_timed_inject_have_as_much_time_as_they_had_then(self) -> None:
        at = silent()
        seq, ends, timed = len(at.table.commits), at.table.state.silences[0].ends, at.table.state.timed["oil-film"].at
        for _ in range(6):
            at.give(c.Note(text="They talk."))
        rewound, silence, inject = back(at, seq)
        assert isinstance(rewound, Rewound)
        assert isinstance(silence, SilenceOpened)
        assert isinstance(inject, InjectTimed)
        assert (silence.ends - ends, inject.at - timed) == (7 * STEP, 7 * STEP)
        assert at.table.state.silences[0].ends == silence.ends
        assert at.table.state.timed == {"oil-film": inject}

    def test_a_rewind_across_no_duff_neither_counts_the_stop_nor_stops_play_again(self) -> None:
        at = silent()
        ends, stop = at.table.state.silences[0].ends, len(at.table.commits) + 1
        at.give(c.StopPlay(words="A guest fainted."))
        at.give(c.Note(text="She is well."))
        at.give(c.Note(text="She is gone."))
        at.give(c.ResumePlay())
        at.advance()
        _, silence, _ = back(at, stop + 1)
        assert isinstance(silence, SilenceOpened)
        assert silence.ends - ends == 5 * STEP, "as much is left as when play stopped"
        assert at.table.state.timing.stopped is None
        assert at.table.state.phase == "decide"

    def test_play_goes_on_where_an_endex_is_taken_back_that_ended_a_no_duff(self) -> None:
        at = silent()
        seq, ends = len(at.table.commits), at.table.state.silences[0].ends
        at.give(c.StopPlay(words="The building is cleared."))
        at.give(c.EndSession(words="Nobody may go back in."))
        at.give(c.Note(text="They may."))
        rewound, resumed, silence, _ = back(at, seq)
        assert isinstance(rewound, Rewound)
        assert isinstance(resumed, PlayResumed)
        assert isinstance(silence, SilenceOpened)
        assert silence.ends - ends == 4 * STEP
        assert at.table.state.timing.stopped is None
        at.advance()
        assert at.table.state.phase == "adjudicate"

    def test_a_silence_that_was_over_then_stays_over(self) -> None:
        at = silent(seconds=5)
        at.give(c.Note(text="They talk."))
        seq, ends = len(at.table.commits), at.table.state.silences[0].ends
        at.give(c.Note(text="They talk on."))
        assert not [event for event in back(at, seq) if isinstance(event, SilenceOpened)]
        assert at.table.state.silences[0].ends == ends

    def test_the_clock_of_the_room_runs_on(self) -> None:
        at = hand()
        seq = len(at.table.commits)
        at.give(c.StartClock(seconds=600))
        clock = at.table.state.timing.clock
        assert [type(event) for event in back(at, seq)] == [Rewound]
        assert at.table.state.timing.clock == clock


class TestWhatStays:
    def test_messages_stay_and_go_on_counting(self) -> None:
        at = hand()
        seq = len(at.table.commits)
        at.give(c.SendMessage(text="Shall we talk?", to=("sandrel",)), "norvia")
        back(at, seq)
        at.give(c.SendMessage(text="Well?", to=("sandrel",)), "norvia")
        assert [(sent.message, sent.ref) for sent in at.table.state.exchange.sent] == [("M1", 1), ("M2", 2)]
        assert [dict(each.refs) for each in at.table.state.exchange.delivered] == [{"sandrel": 1}, {"sandrel": 2}]

    def test_a_request_waits_again_where_its_inject_is_in_play_no_more(self) -> None:
        at = hand()
        at.give(c.SendMessage(text="What floats there?", rfi=True), "norvia")
        seq = len(at.table.commits)
        at.give(c.WriteInject(title="Oil", text={"norvia": "It is oil."}))
        at.give(c.ReleaseInject(inject="control-1"))
        at.give(c.CloseMessage(message="M1", inject="control-1"))
        assert not at.table.state.exchange.waiting
        back(at, seq)
        assert [sent.message for sent in at.table.state.exchange.waiting] == ["M1"]

    def test_talks_go_with_the_play(self) -> None:
        at = hand()
        seq = len(at.table.commits)
        at.give(c.OpenTalks(teams=("norvia", "sandrel"), seconds=60))
        at.give(c.RecordTalks(offered="A.", heard="B."), "norvia")
        back(at, seq)
        assert (at.table.state.exchange.talks, at.table.state.exchange.records) == ((), ())
        at.give(c.OpenTalks(teams=("norvia", "sandrel")))

    def test_which_events_last(self) -> None:
        assert {kind.NAME for kind in EVENTS if kind.LASTING} == {
            *("messages_set", "message_sent", "message_delivered", "message_closed"),
            *("clock_set", "clock_planned", "play_stopped", "play_resumed", "session_reopened", "role_played"),
            *("feedback_given", "finding_made", "finding_withdrawn", "action_planned", "action_dropped"),
            *("seat_taken", "noted", "observation_made", "task_rated", "rewound", "amended"),
        }
