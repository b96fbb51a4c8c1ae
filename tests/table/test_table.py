"""A table: commands in, commits out; retries, stale writers, rewinds, amendments, seats and what they hear."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve, fields

from support.decks import ferry
from support.play import PASS
from tabletop.game import commands as c
from tabletop.game.events import EVENTS, Amended, InjectReleased, Noted, OrderGiven, PhaseOpened, Rewound
from tabletop.game.play import PAGE
from tabletop.game.refusal import Refusal
from tabletop.game.view import TeamView
from tabletop.journal.commit import Commit
from tabletop.journal.drafts import drafts_path
from tabletop.journal.errors import NotSaved, SaveBusy, SaveReadOnly
from tabletop.journal.roster import roster_path
from tabletop.table import Accepted, Table
from tabletop.table.amending import LIMITS, MAY_BE_BLANK

AT = "2025-09-10T08:00:00.000Z"
HALT = c.GiveOrder(
    substance="action", card="halt-ferry", purpose="coercion", message="routine", rationale="They must feel it.", posture="overt"
)


def table(path: Path | None = None) -> Table:
    return Table.create(ferry(), c.OpenSession(turns=3), path=path, seed="seed", clock=lambda: AT)


def taken(at: Table, command: c.Command, seat: str = "control", *, behalf: str = "", command_id: str = "") -> Commit:
    answer = at.submit(seat, command, behalf=behalf, command_id=command_id)
    assert isinstance(answer, Commit), answer
    return answer


def refused(at: Table, command: c.Command, seat: str = "control", *, behalf: str = "") -> str:
    answer = at.submit(seat, command, behalf=behalf)
    assert isinstance(answer, Refusal), answer
    return answer.sentence


def to_decide(at: Table) -> Table:
    while at.state.phase != "decide":
        taken(at, c.AdvancePhase())
    return at


def test_a_command_comes_to_one_commit_that_says_who_and_when() -> None:
    at = to_decide(table())
    answer = at.submit("control", HALT, person="p1", behalf="norvia/2", command_id="slip 7")
    assert isinstance(answer, Commit)
    assert (answer.seq, answer.id, answer.at, answer.seat, answer.person, answer.behalf) == (
        len(at.commits),
        "slip 7",
        AT,
        "control",
        "p1",
        "norvia/2",
    )
    assert [type(event) for event in answer.events] == [OrderGiven]
    assert at.state.orders == answer.events


def test_what_is_refused_leaves_no_trace_in_the_log() -> None:
    at = table()
    before = list(at.commits)
    assert refused(at, HALT, "norvia") == "This belongs to the decide phase; the table is in the inject phase."
    assert list(at.commits) == before


def test_settings_that_the_rules_refuse_make_no_session(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with pytest.raises(ValueError, match=r"This deck has no session of 9 turns; it offers 3, 2\."):
        Table.create(ferry(), c.OpenSession(turns=9), path=path)
    assert not path.exists()


def test_a_retry_is_answered_from_the_log_and_not_carried_out_twice(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with table(path) as at:
        first = taken(at, c.Note(text="Once."), command_id="n1")
        assert taken(at, c.Note(text="Once."), command_id="n1") is first
        assert sum(isinstance(event, Noted) for commit in at.commits for event in commit.events) == 1
    with Table.open(path) as again:
        assert taken(again, c.Note(text="Once."), command_id="n1") == first
        assert len(again.commits) == first.seq


def test_two_writers_on_one_log_both_get_through_and_see_the_same() -> None:
    one = table()
    other = Table(one.journal, ferry(), clock=lambda: AT)
    taken(one, c.Note(text="From one."))
    commit = taken(other, c.Note(text="From the other."))
    assert commit.seq == 3
    taken(one, c.AdvancePhase())
    assert one.state.phase == "assess"
    taken(other, c.AdvancePhase())
    assert (other.state.phase, one.journal.seq) == ("decide", 5)
    assert [commit.seq for commit in other.commits] == [1, 2, 3, 4, 5]


def test_what_another_writer_did_meanwhile_is_decided_upon_anew() -> None:
    one = to_decide(table())
    other = Table(one.journal, ferry(), clock=lambda: AT)
    taken(one, HALT, "norvia")
    assert other.state.orders == (), "it has not looked yet"
    assert refused(other, PASS, "norvia") == "You have a main order already: withdraw it first to give another."


def test_a_retry_that_another_writer_has_stored_is_answered_from_the_log() -> None:
    one = table()
    other = Table(one.journal, ferry(), clock=lambda: AT)
    first = taken(one, c.Note(text="Once."), command_id="n1")
    assert taken(other, c.Note(text="Once."), command_id="n1") == first
    assert one.journal.seq == 2


def test_control_acts_on_behalf_of_a_team_and_nobody_else_does() -> None:
    at = to_decide(table())
    taken(at, HALT, behalf="norvia")
    assert at.state.orders[0].team == "norvia"
    assert refused(at, PASS, "norvia", behalf="sandrel") == "Only control can act on behalf of another seat."
    for seat in ("atlantis", "observer", "control"):
        assert refused(at, PASS, behalf=seat) == f"There is no seat “{seat}” at this table."


def test_a_rewind_takes_the_session_back_and_keeps_what_lasts() -> None:
    at = to_decide(table())
    before, seq = at.state, len(at.commits)
    taken(at, HALT, "norvia")
    taken(at, c.Note(text="They hesitated."))
    taken(at, c.AdvancePhase())
    commit = taken(at, c.Rewind(to_seq=seq, reason="The wrong card."))
    assert commit.events == (Rewound(to_seq=seq, reason="The wrong card."),)
    assert at.state == before
    assert len(at.commits) == seq + 4, "the log keeps all of it"
    taken(at, HALT, "norvia")


def test_a_rewind_may_cross_an_earlier_one() -> None:
    at = table()
    taken(at, c.AdvancePhase())
    taken(at, c.AdvancePhase())
    decide, seq = at.state, len(at.commits)
    taken(at, c.Rewind(to_seq=1, reason="From the start."))
    assert at.state.phase == "inject"
    taken(at, c.Rewind(to_seq=seq, reason="No, as it was."))
    assert at.state == decide


def test_a_session_that_has_ended_can_be_taken_back() -> None:
    at = table()
    taken(at, c.EndSession(words="Fire alarm."))
    taken(at, c.Rewind(to_seq=1, reason="It was a drill."))
    assert at.state.ended is None
    assert at.state.phase == "inject"


def test_dice_are_fresh_after_a_rewind() -> None:
    at = to_decide(table())
    patrol = evolve(HALT, card="patrol-strait", purpose="deterrence", message="deterrence")
    taken(at, patrol, "norvia")
    taken(at, c.AdvancePhase())
    seq = len(at.commits)
    throws = set()
    for _ in range(12):
        taken(at, c.RuleOrder(order="T1-norvia-main", method="2d6"))
        throws.add(at.state.rulings[0].dice)
        taken(at, c.Rewind(to_seq=seq, reason="Again."))
    assert len(throws) > 6


def test_rewinding_is_refused_with_what_is_wrong() -> None:
    at = table()
    taken(at, c.AdvancePhase())
    assert refused(at, c.Rewind(to_seq=1, reason=" ")) == "Say why: write the reason first."
    assert refused(at, c.Rewind(to_seq=1, reason="x" * 401)) == "The reason has 401 characters; the most is 400."
    for step in (0, -1, 2, 99):
        assert refused(at, c.Rewind(to_seq=step, reason="So.")) == f"There is no earlier step {step} to go back to."
    assert refused(at, c.Rewind(to_seq=1, reason="So."), "norvia") == "Only control can do this."


def test_amending_changes_words_and_nothing_else() -> None:
    at = to_decide(table())
    given = taken(at, HALT, "norvia")
    amendment = c.Amend(seq=given.seq, event=0, field="rationale", text="To buy time.", reason="The scribe misheard.")
    commit = taken(at, amendment)
    assert isinstance(commit.events[0], Amended)
    (order,) = given.events
    assert isinstance(order, OrderGiven)
    assert at.state.orders == (evolve(order, rationale="To buy time."),)
    assert at.commits[given.seq - 1] == given, "the log itself is never changed"


def test_amending_is_refused_with_what_is_wrong() -> None:
    at = to_decide(table())
    given = taken(at, HALT, "norvia")
    amend = c.Amend(seq=given.seq, event=0, field="rationale", text="So.", reason="So.")
    assert refused(at, evolve(amend, reason="")) == "Say why: write the reason first."
    assert refused(at, evolve(amend, text="x" * 4001)) == "The text has 4,001 characters; the most is 4,000. Shorten it."
    assert refused(at, evolve(amend, seq=99)) == "There is no step 99 to amend."
    assert refused(at, evolve(amend, event=3)) == f"Step {given.seq} has no event 3."
    assert (
        refused(at, evolve(amend, field="cost"))
        == "Only words can be amended, and “cost” of the event “order_given” is not words."
    )
    assert refused(at, evolve(amend, field="colour")) == "The event “order_given” has no field “colour”."
    assert refused(at, evolve(amend, field="\x1b[31m" * 3)).isprintable()
    assert refused(at, evolve(amend, field="x" * 5000)) == f"Nothing is named “{'x' * 59}…”."
    assert refused(at, amend, "norvia") == "Only control can do this."


def test_a_seat_must_be_one_of_the_deck() -> None:
    with pytest.raises(KeyError):
        table().seat("atlantis")


async def test_a_seat_sees_hears_and_acts_through_its_handle() -> None:
    at = to_decide(table())
    norvia, sandrel, control = at.seat("norvia", "p1"), at.seat("sandrel"), at.seat("control")
    heard_before = await sandrel.feed()
    answer = await norvia.submit(HALT, command_id="n1")
    assert answer == Accepted("n1")
    seen = await norvia.view()
    assert isinstance(seen, TeamView)
    assert seen.orders[0].rationale == "They must feel it."
    assert at.commits[-1].person == "p1"
    assert await sandrel.feed() == heard_before
    (heard,) = await norvia.feed(after=len(heard_before))
    assert (heard.kind, heard.number, heard.turn, heard.phase, heard.at) == (
        "order_given",
        len(heard_before) + 1,
        1,
        "decide",
        AT,
    )
    assert isinstance(await norvia.submit(HALT), Refusal)
    assert isinstance(await norvia.submit(PASS, behalf="sandrel"), Refusal)
    assert isinstance(await control.submit(PASS, behalf="sandrel"), Accepted)
    assert norvia.live
    assert control.deck is at.deck
    assert norvia.deck.injects == ()


async def test_a_form_keeps_its_draft_until_it_is_taken(tmp_path: Path) -> None:
    with table(tmp_path / "x.tabletop") as at:
        assert at.roster is not None
        assert [at.roster.add(name) for name in ("Ada", "Bo")] == ["p1", "p2"]
        seat = to_decide(at).seat("norvia", "p1")
        seat.drafts.put("statement", {"text": "We are"})
        assert seat.drafts.get("statement") == {"text": "We are"}
        assert at.seat("sandrel").drafts.get("statement") == {}
        assert at.seat("norvia", "p2").drafts.get("statement") == {}
        await seat.submit(c.MakeStatement(text=""), form="statement")
        assert seat.drafts.get("statement") == {"text": "We are"}, "a refusal loses no words"
        await seat.submit(c.MakeStatement(text="We are calm."), form="statement")
        assert seat.drafts.get("statement") == {}


def test_those_who_listen_are_called_after_each_commit_until_they_leave() -> None:
    at = table()
    phases: list[str] = []
    leave = at.subscribe(lambda: phases.append(at.state.phase))
    taken(at, c.AdvancePhase())
    refused(at, PASS, "norvia")
    taken(at, c.AdvancePhase())
    leave()
    leave()
    taken(at, c.AdvancePhase())
    assert phases == ["assess", "decide"]


def test_a_feed_made_late_is_the_same_as_one_kept_from_the_start() -> None:
    at = table()
    for seat in ("norvia", "control", "observer"):
        at.heard(seat)
    to_decide(at)
    taken(at, HALT, "norvia")
    taken(at, c.Rewind(to_seq=2, reason="Again."))
    taken(at, c.MakeForecast(question="crisis", probability=10), "norvia")
    taken(at, c.Rewind(to_seq=4, reason="And again."))
    taken(at, c.AdvancePhase())
    late = Table(at.journal, ferry())
    for seat in ("norvia", "control", "observer"):
        assert list(late.heard(seat)) == list(at.heard(seat))
    assert [heard.phase for heard in at.heard("norvia") if heard.kind == "forecast_made"] == ["assess"]


def test_a_save_opens_where_it_was_left_and_is_held_by_one(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with table(path) as at:
        to_decide(at)
        taken(at, HALT, "norvia")
        with pytest.raises(SaveBusy):
            Table.open(path)
        with Table.open(path, write=False) as reader:
            assert reader.state == at.state
            assert not reader.seat("control").live
            with pytest.raises((SaveReadOnly, NotSaved)):
                reader.submit("control", c.AdvancePhase())
            assert reader.state == at.state
        state, commits = at.state, list(at.commits)
    with Table.open(path) as again:
        assert again.state == state
        assert list(again.commits) == commits
        assert again.deck.title == "The ferry dispute"
        taken(again, c.AdvancePhase())
    assert isinstance(commits[0].events[-1], PhaseOpened)


@pytest.mark.parametrize("person", ["John Smith", "p0", "p01", "P1", "p1 ", "p", "p1\n", "p1234567890"])
def test_a_name_never_gets_into_the_log(person: str, tmp_path: Path) -> None:
    for at in (table(), table(tmp_path / "x.tabletop")):
        with at:
            sentence = "The log holds no names: enter the person in the roster, and give the number, such as p1."
            for answer in (
                at.submit("control", c.Note(text="So."), person=person),
                at.submit("control", c.TakeSeat(place="norvia", person=person)),
            ):
                assert isinstance(answer, Refusal)
                assert answer.sentence == sentence
            assert len(at.commits) == 1


def test_who_acts_or_sits_down_is_in_the_roster_where_there_is_one(tmp_path: Path) -> None:
    with table(tmp_path / "x.tabletop") as at:
        assert at.roster is not None
        assert refused(at, c.TakeSeat(place="norvia", person="p1")).startswith("There is nobody with the number p1")
        answer = at.submit("control", c.Note(text="So."), person="p1")
        assert isinstance(answer, Refusal)
        assert at.roster.add("Ada") == "p1"
        taken(at, c.TakeSeat(place="norvia", person="p1"))
        at.roster.erase("p1")
        assert isinstance(at.submit("norvia", c.Finish(), person="p1"), Commit | Refusal)
    taken(table(), c.TakeSeat(place="norvia", person="p1"))


def test_a_seat_has_at_most_80_characters() -> None:
    at = to_decide(table())
    told = "The seat has 87 characters; the most is 80. Shorten it."
    long = f"norvia/{'x' * 80}"
    assert refused(at, c.Finish(), long) == told
    assert refused(at, HALT, behalf=long) == told
    taken(at, HALT, behalf=long[:80])


LONG = {"handling": 80, "title": 400}


def test_amended_words_keep_the_limits_of_the_commands() -> None:
    at = to_decide(table())
    given = taken(at, HALT, "norvia")
    for field, most in LONG.items():
        amend = c.Amend(seq=1, event=0, field=field, text="x" * most, reason="So.")
        taken(at, amend)
        assert refused(at, evolve(amend, text="x" * (most + 1))).endswith(f"the most is {most}. Shorten it.")
        assert refused(at, evolve(amend, text=" \n")) == "The text is missing: write it first."
    rationale = c.Amend(seq=given.seq, event=0, field="rationale", text=" ", reason="So.")
    assert refused(at, rationale) == "The text is missing: write it first."
    assert refused(at, evolve(rationale, text="x" * 401)).endswith("the most is 400. Shorten it.")
    taken(at, evolve(rationale, field="dissent", text=""))
    said = taken(at, c.MakeStatement(text="We are calm."), "norvia")
    statement = c.Amend(seq=said.seq, event=0, field="text", text="word " * 41, reason="So.")
    assert refused(at, statement) == "The statement has 41 words; the most is 40. Shorten it."
    taken(at, evolve(statement, text="word " * 40))


def test_every_text_that_can_be_amended_has_a_limit() -> None:
    words = {f"{kind.NAME}.{f.name}" for kind in EVENTS for f in fields(kind) if f.metadata.get("words") and kind is not Amended}
    assert words == set(LIMITS)
    assert words >= MAY_BE_BLANK
    assert max(LIMITS.values()) <= PAGE


async def test_what_a_seat_has_heard_changes_with_its_words_and_keeps_its_numbers() -> None:
    at = table()
    released = taken(at, c.ReleaseInject(inject="collision"))
    (event,) = released.events
    assert isinstance(event, InjectReleased)
    norvia, sandrel, control = (at.seat(seat) for seat in ("norvia", "sandrel", "control"))
    before = {place.seat: await place.feed() for place in (norvia, sandrel, control)}
    assert [await place.edition() for place in (norvia, sandrel, control)] == [0, 0, 0]
    leak = c.Amend(seq=released.seq, event=0, field="text.norvia", text="Withdrawn.", reason="A leak.")
    taken(at, leak)
    heard = await norvia.feed()
    assert [one.number for one in heard] == [one.number for one in before["norvia"]]
    assert heard[-1].values["text"] == {"norvia": "Withdrawn."}
    assert event.text["norvia"] not in str(heard)
    assert await sandrel.feed() == before["sandrel"], "the other team hears nothing of it"
    assert [await place.edition() for place in (norvia, sandrel, control)] == [1, 0, 1]
    assert (await control.feed())[len(before["control"]) :][0].kind == "amended"
    taken(at, c.AdvancePhase())
    assert (await norvia.feed(after=heard[-1].number))[0].number == heard[-1].number + 1
    taken(at, leak)
    assert await norvia.edition() == 1, "the same words again change nothing"
    late = Table(at.journal, ferry())
    for place in (norvia, sandrel, control):
        assert list(late.heard(place.seat)) == list(await place.feed())
        assert late.edition(place.seat) == await place.edition()


async def test_words_stay_amended_in_what_was_heard_when_the_session_goes_back() -> None:
    at = table()
    released = taken(at, c.ReleaseInject(inject="collision"))
    taken(at, c.Amend(seq=released.seq, event=0, field="text.norvia", text="Withdrawn.", reason="A leak."))
    taken(at, c.Rewind(to_seq=released.seq, reason="Again."))
    taken(at, c.Rewind(to_seq=1, reason="Again."))
    assert [one.values["text"] for one in at.heard("norvia") if one.kind == "inject_released"] == [{"norvia": "Withdrawn."}]


def test_what_is_wrong_beside_the_save_is_told_through_the_table(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with table(path) as at:
        assert at.notice == ""
    roster_path(path).write_text("[]")
    drafts_path(path).write_bytes(b"junk\n")
    with Table.open(path) as at:
        assert "Some unsent texts" in at.notice
        assert "The names in" in at.notice
    assert table().notice == ""
