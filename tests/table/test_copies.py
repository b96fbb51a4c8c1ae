"""Words that stand in several places of a log are amended in all of them, and what was changed on its way is not."""

from __future__ import annotations

from typing import get_args

import pytest
from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st

from support.hand import Hand
from support.orders import argument
from support.rich import Stop, rich_table
from support.sessions import wander
from support.tables import HALT, refused, table, taken, to_decide
from tabletop.game import commands as c
from tabletop.game.audience import Audience, audiences
from tabletop.game.events import (
    EVENTS,
    Amended,
    Event,
    InjectReleased,
    MessageDelivered,
    OrderRevealed,
    SessionEnded,
    Weighed,
    WordsAt,
)
from tabletop.game.telling.teller import Teller
from tabletop.game.wording import texts_of
from tabletop.journal.commit import Commit
from tabletop.review import analyse
from tabletop.review.as_csv import report_csv
from tabletop.review.as_json import report_json
from tabletop.review.report import report_markdown
from tabletop.table import Table
from tabletop.table.copies import Copies
from tabletop.table.history import words_of
from tabletop.table.replay import Replay

SEATS = ("control", "evaluator", "norvia", "sandrel", "observer", "public")
ARGUED = argument(argument="We light the buoi.", observable="The buoi is lit.", pros=("The lamp is gud.",))


def amended(at: Table, commit: Commit, field: str, text: str, event: int = 0) -> list[tuple[int, int, str]]:
    """Where an amendment changed words."""
    (came,) = taken(at, c.Amend(seq=commit.seq, event=event, field=field, text=text, reason="Mistyped.")).events
    assert isinstance(came, Amended)
    return [(place.seq, place.event, place.field) for place in came.places]


def at_of(at: Table, kind: type[Event]) -> tuple[int, int]:
    found = [(commit.seq, number) for commit in at.commits for number, event in enumerate(commit.events) if type(event) is kind]
    return found[-1]


def shows(at: Table, text: str) -> dict[str, str]:
    """All that each seat sees and hears besides what is said of amendments, by those in which the text stands."""
    found = {}
    for seat in SEATS:
        heard = [one.values for one in at.heard(seat) if one.kind != "amended"]
        everything = f"{at.seen(seat)} {heard}"
        if text in everything:
            found[seat] = everything
    return found


def test_a_message_that_went_through_at_once_is_amended_at_both_ends() -> None:
    at = table()
    sent = taken(at, c.SendMessage(text="The buoi is yours.", to=("sandrel",)), "norvia")
    assert amended(at, sent, "text", "The buoy is yours.") == [(sent.seq, 0, "text"), (sent.seq, 1, "text.sandrel")]
    assert not shows(at, "buoi")
    assert set(shows(at, "The buoy is yours.")) == {"control", "evaluator", "norvia", "sandrel"}


def test_the_recipients_copy_may_be_named_as_well() -> None:
    at = table()
    sent = taken(at, c.SendMessage(text="The buoi is yours.", to=("sandrel",)), "norvia")
    assert amended(at, sent, "text.sandrel", "The buoy.", event=1) == [(sent.seq, 0, "text"), (sent.seq, 1, "text.sandrel")]
    assert not shows(at, "buoi")


def test_a_message_that_control_passed_on_follows_and_one_that_it_reworded_does_not() -> None:
    at = table()
    taken(at, c.SetMessages(passing="held"))
    first = taken(at, c.SendMessage(text="The buoi is yours.", to=("sandrel",)), "norvia")
    second = taken(at, c.SendMessage(text="The buoi is ours.", to=("sandrel",)), "norvia")
    passed = taken(at, c.PassMessage(message="M1"))
    reworded = taken(at, c.PassMessage(message="M2", text="They claim the buoi."))
    assert amended(at, first, "text", "The buoy is yours.") == [(first.seq, 0, "text"), (passed.seq, 0, "text.sandrel")]
    assert amended(at, second, "text", "The buoy is ours.") == [(second.seq, 0, "text")]
    (event,) = at.commits[reworded.seq - 1].events
    assert isinstance(event, MessageDelivered)
    assert "They claim the buoi." in str(at.seen("sandrel")), "control's words are its own"
    assert analyse(at).exchange.messages[1].reworded == ("They claim the buoi.",)


def test_an_announcement_is_amended_for_all_whom_it_told_the_same() -> None:
    at = table()
    told = taken(at, c.TellTeams(text={"all": "Lunsh is at noon."}))
    [words] = words_of(at.commits, told.seq)
    assert (words.field, words.alike, words.steps) == ("text.norvia", ("text.sandrel",), ())
    assert amended(at, told, "text.sandrel", "Lunch is at noon.") == [(told.seq, 0, "text.norvia"), (told.seq, 0, "text.sandrel")]
    assert not shows(at, "Lunsh")
    apart = taken(at, c.TellTeams(text={"norvia": "To you.", "sandrel": "And to you."}))
    assert amended(at, apart, "text.sandrel", "You too.") == [(apart.seq, 0, "text.sandrel")]


def test_an_inject_of_control_is_amended_as_written_and_as_released_except_where_it_was_edited() -> None:
    at = table()
    written = taken(
        at, c.WriteInject(title="A buoi", text={"all": "A buoi is found."}, source="Pilott", reliability="probabel", time="07:10")
    )
    released = taken(at, c.ReleaseInject(inject="control-1", text={"sandrel": "A buoi, they say."}))
    (event,) = released.events
    assert isinstance(event, InjectReleased)
    assert amended(at, written, "text.norvia", "A buoy is found.") == [
        (written.seq, 0, "text.norvia"),
        (written.seq, 0, "text.sandrel"),
        (released.seq, 0, "text.norvia"),
    ]
    assert "A buoi, they say." in str(at.seen("sandrel")), "words for one recipient are its own"
    assert "A buoi is found." not in str(at.commits[-1].events[0].reason)  # type: ignore[attr-defined]
    typed = (("title", "A buoi", "A buoy"), ("source", "Pilott", "Pilot"), ("reliability", "probabel", "probable"))
    for field, old, new in typed:
        places = amended(at, written, field, new)
        assert places[0] == (written.seq, 0, field)
        assert {seq for seq, _, _ in places} == {written.seq, released.seq}
        assert not shows(at, f"'{old}'")


def test_a_message_that_became_an_inject_in_its_own_words_is_amended_in_both() -> None:
    at = table()
    sent = taken(at, c.SendMessage(text="Is the buoi lit?", rfi=True), "norvia")
    written = taken(at, c.WriteInject(title="Asked", text={"norvia": "Is the buoi lit?"}))
    released = taken(at, c.ReleaseInject(inject="control-1"))
    taken(at, c.CloseMessage(message="M1", inject="control-1"))
    assert amended(at, released, "text.norvia", "Is the buoy lit?") == [
        (sent.seq, 0, "text"),
        (written.seq, 0, "text.norvia"),
        (released.seq, 0, "text.norvia"),
    ]
    assert not shows(at, "buoi")


def test_what_is_seen_of_an_argument_is_amended_as_given_as_shown_as_a_fact_and_where_it_is_cited() -> None:
    at = to_decide(table())
    ordered = taken(at, ARGUED, "norvia")
    taken(at, c.AdvancePhase())
    raised = taken(at, c.RaiseReason(side="con", ref=1, text="Nobody has oyl."), "sandrel")
    pros, cons = (Weighed(text="The lamp is gud.", weight=1),), (Weighed(text="Nobody has oyl.", weight=1),)
    ruled = taken(at, c.RuleOrder(order="T1-norvia-main", method="umpire", outcome="success", pros=pros, cons=cons))
    revealed = at_of(at, OrderRevealed)
    assert amended(at, ordered, "observable", "The buoy is lit.") == [
        (ordered.seq, 0, "observable"),
        (*revealed, "shown"),
        (ruled.seq, 0, "fact"),
    ]
    assert "The buoi is lit." not in str(shows(at, "The buoy is lit."))
    assert amended(at, ordered, "pros.0", "The lamp is good.") == [(ordered.seq, 0, "pros.0"), (ruled.seq, 0, "pros.0")]
    assert amended(at, ruled, "cons.0", "Nobody has oil.") == [(raised.seq, 0, "text"), (ruled.seq, 0, "cons.0")]
    assert not shows(at, "gud")
    assert not shows(at, "oyl")
    assert [one.pros[0] for one in at.state.rulings] == [Weighed(text="The lamp is good.", weight=1)], "its weight stays"


def test_a_fact_is_amended_where_a_later_ruling_cites_it() -> None:
    at = to_decide(table())
    taken(at, HALT, "norvia")
    taken(at, evolve(HALT, card="close-quay"), "sandrel")
    taken(at, c.AdvancePhase())
    first = taken(at, c.RuleOrder(order="T1-norvia-main", method="umpire", outcome="success", fact="The fery lies still."))
    cited = (Weighed(text="The fery lies still.", weight=2),)
    second = taken(at, c.RuleOrder(order="T1-sandrel-main", method="umpire", outcome="success", pros=cited))
    assert amended(at, first, "fact", "The ferry lies still.") == [(first.seq, 0, "fact"), (second.seq, 0, "pros.0")]
    assert not shows(at, "fery")
    assert at.state.facts == ("The ferry lies still.",)


def test_control_s_own_wording_of_what_is_seen_leaves_the_team_s_words_alone() -> None:
    at = to_decide(table())
    given_order = taken(at, ARGUED, "norvia")
    worded = taken(at, c.WordObservable(order="T1-norvia-main", text="A lamp is sene."))
    taken(at, c.AdvancePhase())
    revealed = at_of(at, OrderRevealed)
    assert amended(at, given_order, "observable", "The buoy is lit.") == [(given_order.seq, 0, "observable")]
    places = amended(at, worded, "text", "A lamp is seen.")
    assert places == [(worded.seq, 0, "text"), (*revealed, "shown")]
    assert not shows(at, "sene.")


def test_an_order_that_was_given_again_after_a_rewind_has_words_of_its_own() -> None:
    at = to_decide(table())
    before = len(at.commits)
    first = taken(at, ARGUED, "norvia")
    taken(at, c.Rewind(to_seq=before, reason="Too soon."))
    again = taken(at, ARGUED, "norvia")
    taken(at, c.AdvancePhase())
    revealed = at_of(at, OrderRevealed)
    assert amended(at, first, "observable", "The first.") == [(first.seq, 0, "observable")]
    assert amended(at, again, "observable", "The second.") == [(again.seq, 0, "observable"), (*revealed, "shown")]


def test_the_announcement_of_war_is_amended_as_the_ending_as_well() -> None:
    at = rich_table(stop="turn 2")
    while at.state.phase != "consequences":
        Hand(at).rule_rest()
        taken(at, c.AdvancePhase())
    taken(at, c.AdjustWorld(effect="escalation = 6", reason="A shot."))
    war = taken(at, c.ChooseLadder(choice="war", words="It is waar."))
    ended = at_of(at, SessionEnded)
    assert amended(at, war, "words", "It is war.") == [(war.seq, 0, "words"), (*ended, "words")]
    assert not shows(at, "waar")


def test_a_finding_that_was_written_again_is_amended_in_every_version_that_says_the_same() -> None:
    at = table()
    first = taken(at, c.MakeFinding(seen="strength", title="They askd first"))
    second = taken(at, c.MakeFinding(finding="F1", seen="strength", title="They askd first", cause="Drill."))
    third = taken(at, c.MakeFinding(finding="F1", seen="strength", title="They asked at last", cause="Drill."))
    assert amended(at, second, "title", "They asked first") == [(first.seq, 0, "title"), (second.seq, 0, "title")]
    assert amended(at, third, "cause", "Much drill.") == [(second.seq, 0, "cause"), (third.seq, 0, "cause")]


def test_words_taken_away_are_taken_away_only_where_there_need_be_none() -> None:
    at = to_decide(table())
    taken(at, ARGUED, "norvia")
    taken(at, c.AdvancePhase())
    ruled = taken(at, c.RuleOrder(order="T1-norvia-main", method="umpire", outcome="success"))
    assert amended(at, ruled, "fact", "") == [(ruled.seq, 0, "fact")]
    assert at.state.facts == ()
    assert "The buoi is lit." in str(at.seen("sandrel"))


def test_a_place_that_holds_no_words_is_refused_with_a_sentence() -> None:
    at = table()
    told = taken(at, c.TellTeams(text={"all": "Lunch."}))
    amend = c.Amend(seq=told.seq, event=0, field="text.atlantis", text="So.", reason="So.")
    assert refused(at, amend).endswith("names no text.")


def test_the_record_of_an_amendment_says_by_whom_why_and_what_stood_before() -> None:
    at = table()
    assert at.roster is None
    sent = taken(at, c.SendMessage(text="The buoi is yours.", to=("sandrel",)), "norvia")
    passed = taken(at, c.Note(text="They talk."))
    amended(at, sent, "text", "The buoy is yours.")
    heard = at.heard("control")[-1]
    assert heard.values["was"] == "The buoi is yours."
    told = Teller(at.deck, scored=True).long(heard)
    assert told == (f"Words of step {sent.seq} are amended from “The buoi is yours.” to “The buoy is yours.”: “Mistyped.”"), (
        "both ends stand in one step"
    )
    amended(at, passed, "text", "They talked.")
    (one, other) = analyse(at).amendments
    assert (one.was, one.text, one.reason, one.person) == ("The buoi is yours.", "The buoy is yours.", "Mistyped.", "")
    assert (one.target.seq, [ref.seq for ref in one.also]) == (sent.seq, [sent.seq])
    assert (other.was, other.for_staff) == ("They talk.", True)
    report = report_markdown(analyse(at))
    assert "were amended from “The buoi is yours.” to “The buoy is yours.” Reason: “Mistyped.”" in report
    assert "from “The buoi is yours.” to" in report_csv(analyse(at))["journal.csv"]
    assert report_json(analyse(at))["amendments"][0]["was"] == "The buoi is yours."  # type: ignore[index, call-overload]


def test_no_words_that_can_be_amended_are_one_seat_s_alone() -> None:
    """Else an evaluator who hears of an amendment would hear what it replaced."""
    for kind in EVENTS:
        for name, audience in audiences(kind):
            if audience is Audience.SEAT:
                assert name not in {field.partition(".")[0] for field in _words(kind)}


def _words(kind: type[Event]) -> list[str]:
    return [field.name for field in fields(kind) if field.metadata.get("words")]


def told_of(at: Table) -> dict[str, str]:
    """Everything that says what happened, besides the record of amendments: views, feeds, reports, tables, the replay."""
    analysis = analyse(at)
    report = report_json(analysis)
    del report["amendments"]
    journal = [line for part in report_csv(analysis).values() for line in part.splitlines() if '"amended"' not in line]
    found = {"report": _unmarked(report_markdown(analysis)), "report as JSON": str(report), "tables": "\n".join(journal)}
    replay = Replay(at.journal.header, at.deck, at.commits)
    replay.jump(len(replay))
    for seat in SEATS:
        for name, room in (("table", at), ("replay", replay)):
            heard = [one for one in room.heard(seat) if one.kind != "amended"]
            told = [Teller(at.deck, scored=True).long(one) for one in heard]
            found[f"{seat}, {name}"] = f"{room.seen(seat)} {heard} {told}"
        if seat not in ("control", "evaluator"):
            found[f"{seat}, report"] = _unmarked(report_markdown(analysis, eyes=seat))
    return found


def _unmarked(report: str) -> str:
    return "\n".join(line for line in report.splitlines() if " were amended" not in line)


def test_after_an_amendment_nobody_is_shown_the_old_words_but_in_the_record_of_it() -> None:
    at = rich_table()
    before = told_of(at)
    old: dict[str, str] = {}
    for seq in range(1, len(at.commits) + 1):
        for words in words_of(at.commits, seq):
            if not words.text.strip() or words.text.startswith("Anew "):
                continue
            text = f"Anew {len(old)}."
            taken(at, c.Amend(seq=seq, event=words.event, field=words.field, text=text, reason="Mistyped."))
            old[words.text] = f"{words.kind}.{words.field}"
    assert len(old) > 100
    now = told_of(at)
    # The deck says these itself: of an inject when it was planned for, and in the situation that nobody was hurt.
    spoken = ("05:40", "11:10", "Nobody was hurt.")
    left = {
        f"{where}: {text}" for where, shown in now.items() for text, field in old.items() if text in shown and text not in spoken
    }
    assert not left
    for where, shown in before.items():
        assert sum(text in shown for text in old) > 10, f"{where} had these words before"


def places_of(at: Table) -> list[tuple[int, int, str]]:
    """Every text of the log that somebody wrote."""
    return [
        (commit.seq, number, field)
        for commit in at.commits
        for number, event in enumerate(commit.events)
        if not isinstance(event, Amended)
        for field, text in texts_of(event)
        if text.strip()
    ]


@settings(max_examples=60, deadline=None)
@given(stop=st.sampled_from(get_args(Stop)), choice=st.integers(0, 10**6))
def test_an_amendment_reaches_who_saw_the_old_words_and_nobody_else(stop: Stop, choice: int) -> None:
    at = rich_table(stop=stop)
    places = places_of(at)
    seq, event, field = places[choice % len(places)]
    first = at.submit("control", c.Amend(seq=seq, event=event, field=field, text="Zqx before.", reason="So."))
    if not isinstance(first, Commit):
        return  # A title of the deck, or a place where the text does not fit.
    saw = told_of(at)
    (second,) = taken(at, c.Amend(seq=seq, event=event, field=field, text="Zqx after.", reason="So.")).events
    assert isinstance(second, Amended)
    assert [second.places] == [each.places for each in first.events if isinstance(each, Amended)], "the same places again"
    for where, shown in told_of(at).items():
        assert "Zqx before." not in shown, where
        assert ("Zqx after." in shown) == ("Zqx before." in saw[where]), where


@pytest.mark.parametrize("seed", range(6))
def test_words_were_born_in_one_place_wherever_one_asks(seed: int) -> None:
    at, _ = wander(seed)
    copies = Copies(at.commits)
    for place in places_of(at):
        found = copies.of(WordsAt(*place))
        assert WordsAt(*place) in found
        assert all(copies.of(each) == found for each in found)
