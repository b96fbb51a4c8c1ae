"""Why a condition holds: its parts, each judged as the whole is."""

from __future__ import annotations

from support.decks import ferry
from support.play import Rehearsal
from support.rich import rich_table
from tabletop.deck.expression import parse_expression
from tabletop.game import commands as c
from tabletop.game.view.why import because


def test_each_part_says_whether_it_holds_and_the_numbers_that_it_compares() -> None:
    play = Rehearsal(ferry())
    inject = next(card for card in play.book.deck.injects if card.id == "sandrel-asks")
    play.give(c.ReleaseInject(inject="collision"))
    parts = because(play.book, play.state, inject.when)
    assert [part.holds for part in parts] == [True, True, False]
    assert "“Collision in fog” has come" in parts[0].text
    assert parts[2].text == "it is turn 2 or later"
    assert parts[2].now == "it is turn 1"


def test_a_shorter_session_is_told_its_own_turns() -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=2)).to("inject", 2)
    assert (play.state.number, play.state.turn) == (2, 3)
    [part] = because(play.book, play.state, parse_expression("turn >= 2 and turn <= 3"))
    assert (part.text, part.now, part.holds) == ("it is turn 2", "it is turn 2", True)
    [part] = because(play.book, play.state, parse_expression("turn = 2"))
    assert (part.text, part.holds) == ("it is a turn that this session leaves out", False)


def test_a_sum_of_the_turn_and_a_track_is_told_by_the_number_that_it_is_made_with() -> None:
    play = Rehearsal(ferry(), c.OpenSession(turns=2)).to("inject", 2)
    [part] = because(play.book, play.state, parse_expression("escalation + turn >= 4"))
    assert "the deck's number of the turn" in part.text
    assert "the deck's number of the turn is 3" in part.now


def test_the_parts_hold_together_if_and_only_if_the_condition_holds() -> None:
    table = rich_table()
    for inject in table.book.injects.values():
        whole = inject.when is None or bool(inject.when(table.state))
        assert all(part.holds for part in because(table.book, table.state, inject.card.when)) == whole


def test_an_inject_without_a_condition_has_no_parts() -> None:
    table = rich_table()
    assert because(table.book, table.state, table.book.injects["collision"].card.when) == ()
