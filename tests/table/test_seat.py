"""A seat at the table: what its handle gives, on whose behalf it acts, who sits there."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.orders import PASS
from support.tables import AT, HALT, refused, table, taken, to_decide
from tabletop.game import commands as c
from tabletop.game.refusal import Refusal
from tabletop.game.view import TeamView
from tabletop.journal.commit import Commit
from tabletop.journal.fork import fork
from tabletop.journal.roster import Roster, roster_path
from tabletop.table import Accepted, Table
from tabletop.table.replay import Replay


def test_control_acts_on_behalf_of_a_team_and_nobody_else_does() -> None:
    at = to_decide(table())
    taken(at, HALT, behalf="norvia")
    assert at.state.orders[0].team == "norvia"
    assert refused(at, PASS, "norvia", behalf="sandrel") == "Only control can act on behalf of another seat."
    for seat in ("atlantis", "observer", "control"):
        assert refused(at, PASS, behalf=seat) == f"There is no seat “{seat}” at this table."


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
        assert isinstance(at.submit("norvia", c.Finish(), person="p1"), Commit), "an erased person is still somebody"
    taken(table(), c.TakeSeat(place="norvia", person="p1"))


def test_a_seat_has_at_most_80_characters() -> None:
    at = to_decide(table())
    told = "The seat has 87 characters; the most is 80. Shorten it."
    long = f"norvia/{'x' * 80}"
    assert refused(at, c.Finish(), long) == told
    assert refused(at, HALT, behalf=long) == told
    taken(at, HALT, behalf=long[:80])


def test_the_number_of_somebody_who_only_sat_down_is_not_given_again_where_the_roster_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with table(path) as at:
        assert at.roster is not None
        at.roster.add("Ada")
        taken(at, c.TakeSeat(place="norvia", person="p1"))
    roster_path(path).unlink()
    fork(path, 2, tmp_path / "y.tabletop", created=AT, app="1")
    assert dict(Roster.open(tmp_path / "y.tabletop").people) == {"p1": None}
    replayed = Replay.open(path).roster
    assert replayed is not None
    assert dict(replayed.people) == {"p1": None}
    with Table.open(path) as at:
        assert at.roster is not None
        assert at.roster.add("Bo") == "p2"
