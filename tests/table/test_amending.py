"""Words set right afterwards: what may be changed, its limits, and who hears of it."""

from __future__ import annotations

import pytest
from attrs import evolve, fields

from support.decks import ferry
from support.tables import HALT, refused, table, taken, to_decide
from tabletop.game import commands as c
from tabletop.game.events import EVENTS, Amended, InjectReleased, OrderGiven, StatementsRevealed
from tabletop.game.play import PAGE
from tabletop.game.view import PublicView
from tabletop.journal.commit import Commit
from tabletop.table import Table
from tabletop.table.amending import LIMITS, MAY_BE_BLANK


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


def said(at: Table, team: str = "norvia", text: str = "We are clam.") -> Commit:
    return taken(to_decide(at), c.MakeStatement(text=text), team)


def public_words(at: Table) -> dict[str, str]:
    view = at.seen("public")
    assert isinstance(view, PublicView)
    return dict(view.statements)


def words_of(commit: Commit) -> list[tuple[int, str, str]]:
    (event,) = commit.events
    assert isinstance(event, Amended)
    return [(at.seq, at.field, event.text) for at in event.places]


def revealing(at: Table) -> tuple[int, int]:
    """The last commit that revealed statements, and the number of that event in it."""
    return [
        (commit.seq, number)
        for commit in at.commits
        for number, event in enumerate(commit.events)
        if isinstance(event, StatementsRevealed)
    ][-1]


@pytest.mark.parametrize("named", ["as it was made", "as it was revealed"])
def test_words_of_a_statement_are_amended_wherever_they_stand(named: str) -> None:
    at = table()
    said(at, "sandrel", "We too.")
    said(at, text="Never mind.")
    made = said(at)
    taken(at, c.AdvancePhase())
    seq, number = revealing(at)
    assert public_words(at) == {"norvia": "We are clam.", "sandrel": "We too."}
    where = {"seq": made.seq, "event": 0, "field": "text"}
    if named == "as it was revealed":
        where = {"seq": seq, "event": number, "field": "statements.norvia"}
    commit = taken(at, c.Amend(**where, text="We are calm.", reason="Misheard."))  # type: ignore[arg-type]
    assert words_of(commit) == [(made.seq, "text", "We are calm."), (seq, "statements.norvia", "We are calm.")], (
        "where born first"
    )
    assert public_words(at) == {"norvia": "We are calm.", "sandrel": "We too."}
    for seat in ("norvia", "control"):
        heard = str([one.values for one in at.heard(seat) if one.kind in ("statement_made", "statements_revealed")])
        assert "clam" not in heard
        assert "Never mind." in heard, "what was said before, and never revealed, stays as it was"
    assert "clam" not in str([one.values for one in at.heard("sandrel")])


def test_a_statement_that_is_not_revealed_is_amended_alone_and_revealed_so() -> None:
    at = table()
    made = said(at)
    commit = taken(at, c.Amend(seq=made.seq, event=0, field="text", text="We are calm.", reason="Misheard."))
    assert words_of(commit) == [(made.seq, "text", "We are calm.")]
    taken(at, c.AdvancePhase())
    assert public_words(at) == {"norvia": "We are calm."}


def test_a_statement_that_was_never_revealed_leaves_the_one_that_was() -> None:
    at = table()
    first = said(at, text="Never mind.")
    said(at)
    taken(at, c.AdvancePhase())
    commit = taken(at, c.Amend(seq=first.seq, event=0, field="text", text="Never.", reason="Misheard."))
    assert words_of(commit) == [(first.seq, "text", "Never.")]
    assert public_words(at) == {"norvia": "We are clam."}


def test_a_statement_revealed_again_after_a_rewind_is_amended_in_both_reveals() -> None:
    at = table()
    made = said(at)
    taken(at, c.AdvancePhase())
    before = revealing(at)
    taken(at, c.Rewind(to_seq=made.seq, reason="Again."))
    taken(at, c.AdvancePhase())
    again = revealing(at)
    assert again != before
    commit = taken(at, c.Amend(seq=again[0], event=again[1], field="statements.norvia", text="We are calm.", reason="Misheard."))
    assert [seq for seq, _, _ in words_of(commit)] == [made.seq, before[0], again[0]]
    assert "clam" not in str([one.values for one in at.heard("observer")])
    late = Table(at.journal, ferry())
    assert late.state == at.state
    assert list(late.heard("norvia")) == list(at.heard("norvia"))


def test_the_limits_of_a_statement_hold_wherever_it_is_amended() -> None:
    at = table()
    said(at)
    taken(at, c.AdvancePhase())
    seq, number = revealing(at)
    amend = c.Amend(seq=seq, event=number, field="statements.norvia", text="word " * 41, reason="So.")
    assert refused(at, amend) == "The statement has 41 words; the most is 40. Shorten it."
    assert refused(at, evolve(amend, text="So.", field="statements.atlantis")).endswith("names no text.")
