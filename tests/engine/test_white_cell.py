"""The white cell that plays by the book."""

from __future__ import annotations

from itertools import islice
from typing import Literal

import pytest
from attrs import evolve

from support.decks import ferry
from support.orders import argument
from support.positions import give, position, standing
from tabletop.engine import white_cell
from tabletop.engine.match import Books
from tabletop.engine.ordering import ordering
from tabletop.engine.reasons import WORDS_ONLY, same_fact
from tabletop.game.audience import CONTROL
from tabletop.game.commands import AdvancePhase, GiveOrder, RaiseReason, RuleOrder
from tabletop.game.msel import due, proposed
from tabletop.game.state import Draft
from tabletop.library import load_deck

BOOKS = Books(ferry())
BOOK = BOOKS.whole
ARGUED = argument(argument="We invite both crews to the memorial.", observable="The crews meet.", pros=("They know each other.",))


def released(books: Books, turn: int, turns: int, seed: object) -> list[str]:
    """What it releases in a turn, each put into play before the next is asked for."""
    draft, found = position(books, turn, "inject", turns=turns), []
    for command in white_cell.releases(books.whole, draft, str(seed)):
        assert due(draft, books.whole.injects[command.inject])
        found.append(command.inject)
        give(books, draft, CONTROL, command)
    return found


def test_it_releases_what_is_due_and_not_too_much_of_it() -> None:
    books = Books(load_deck("zapad-2025"))
    for turn in range(1, 9):
        for seed in range(3):
            found = released(books, turn, 8, seed)
            weights = [books.whole.injects[inject].card.weight for inject in found]
            assert weights.count("main") <= white_cell.MAIN
            assert weights.count("colour") <= white_cell.COLOUR
            # Nothing was released before, so that all that was planned comes in its own turn or not at all.
            assert {books.whole.injects[inject].turn for inject in found} <= {0, turn}


def test_what_was_planned_is_left_out_now_and_then_but_never_in_the_first_turn() -> None:
    assert {tuple(released(BOOKS, 1, 3, seed)) for seed in range(40)} == {("collision", "newspapers")}
    later = [tuple(released(BOOKS, 2, 3, seed)) for seed in range(40)]
    assert set(later) == {("oil-film", "coalition-wobbles"), ("oil-film",), ("coalition-wobbles",), ()}
    assert later.count(("oil-film", "coalition-wobbles")) > 20


def test_what_answers_the_players_leaves_a_place_for_what_was_planned_for_the_turn() -> None:
    books = Books(load_deck("zapad-2025"))
    told = []
    for seed in range(20):
        draft, found = position(books, 3, "inject", turns=8), []
        draft.flags, draft.played = ("border_closed", "article_four"), frozenset({"article-four"})
        for command in white_cell.releases(books.whole, draft, str(seed)):
            give(books, draft, CONTROL, command)
            found.append(command.inject)
        mains = [inject for inject in found if books.whole.injects[inject].card.weight == "main"]
        assert len(mains) == white_cell.MAIN
        told.append(mains)
    # Now and then both that were planned are left out, and the acts have all the room.
    assert [mains for mains in told if books.whole.injects[mains[0]].turn == 0] == told
    assert sum(books.whole.injects[mains[1]].turn == 3 for mains in told) >= 15


def test_a_shorter_session_gets_what_was_planned_for_a_turn_that_it_leaves_out() -> None:
    assert next(length.play for length in BOOKS.deck.lengths if length.turns == 2) == (1, 3)
    draft = position(BOOKS, 2, "inject", turns=2)
    assert [inject.id for inject in proposed(BOOK, draft)] == [
        "collision",
        "newspapers",
        "oil-film",
        "coalition-wobbles",
        "buoy-report",
    ]
    assert [inject.id for inject in proposed(BOOK, draft, after=1)] == ["oil-film", "coalition-wobbles", "buoy-report"]
    given = [released(BOOKS, 2, 2, seed) for seed in range(20)]
    assert max(len(found) for found in given) == white_cell.MAIN
    assert {inject for found in given for inject in found} == {"oil-film", "coalition-wobbles", "buoy-report"}


def test_what_came_out_already_counts_where_it_is_taken_up_again() -> None:
    books = Books(load_deck("zapad-2025"))
    draft = position(books, 1, "inject", turns=8)
    whole = released(books, 1, 8, 3)
    for command in white_cell.releases(books.whole, draft, "3"):
        give(books, draft, CONTROL, command)
        break
    rest = []
    for command in white_cell.releases(books.whole, draft, "another"):
        give(books, draft, CONTROL, command)
        rest.append(command.inject)
    assert len(whole) > 1
    assert len(rest) == len(whole) - 1


@pytest.mark.parametrize("turn", range(1, 9))
def test_what_stopped_halfway_is_taken_up_and_comes_to_the_same(turn: int) -> None:
    books = Books(load_deck("zapad-2025"))
    for seed in map(str, range(6)):
        whole = released(books, turn, 8, seed)
        for stop in range(len(whole) + 1):
            began = position(books, turn, "inject", turns=8)
            draft, found = began.copy(), []
            for command in islice(white_cell.releases(books.whole, draft, seed), stop):
                give(books, draft, CONTROL, command)
                found.append(command.inject)
            for command in white_cell.releases(books.whole, draft, seed, began):
                give(books, draft, CONTROL, command)
                found.append(command.inject)
            assert found == whole


def test_what_is_left_out_hangs_on_the_seed_the_turn_and_the_inject_alone() -> None:
    """Whatever else is due: taken out of the deck, an inject before it changes nothing for those behind it."""
    bare = Books(evolve(BOOKS.deck, injects=tuple(each for each in BOOKS.deck.injects if each.id != "oil-film")))
    for seed in range(30):
        assert ("coalition-wobbles" in released(BOOKS, 2, 3, seed)) == ("coalition-wobbles" in released(bare, 2, 3, seed))


def adjudicated(*orders: GiveOrder) -> Draft:
    draft = standing(BOOKS, position(BOOKS), norvia__readiness=2, norvia__capital=4)
    for order in orders:
        give(BOOKS, draft, "norvia", order)
    give(BOOKS, draft, CONTROL, AdvancePhase())
    return draft


def test_a_card_is_ruled_by_its_own_method_and_reasons() -> None:
    draft = adjudicated(ordering(BOOK.actions["patrol-strait"]), ordering(BOOK.actions["ask-sandrel"], "national"))
    patrol, ask = white_cell.rulings(BOOK, draft)
    assert patrol.method == "2d6"
    assert [(each.text, each.weight) for each in patrol.pros] == [("The cutters are at sea already.", 1)]
    assert [each.text for each in patrol.cons] == ["It is foggy.", "Crews are tired."]
    assert ask.method == "certain"
    assert not ask.pros + ask.cons
    for ruling in (patrol, ask):
        give(BOOKS, draft, CONTROL, ruling)
    assert not list(white_cell.rulings(BOOK, draft))


def test_an_argument_gets_reasons_against_it_too() -> None:
    draft = adjudicated(ARGUED)
    (ruling,) = white_cell.rulings(BOOK, draft)
    assert ruling.method == "2d6"
    assert [each.text for each in ruling.pros] == ["They know each other."]
    assert 1 <= len(ruling.cons) <= white_cell.ARGUED
    assert all(each.weight == 1 for each in ruling.cons)


def argued(*given: tuple[Literal["pro", "con"], str]) -> RuleOrder:
    """How an argument of Norvia's is ruled for which it has given these reasons since."""
    draft = adjudicated(ARGUED)
    (order,) = [each.order for each in draft.orders if each.team == "norvia"]
    for side, text in given:
        give(BOOKS, draft, "norvia", RaiseReason(side=side, text=text, ref=0, order=order))
    (ruling,) = white_cell.rulings(BOOK, draft)
    return ruling


def net(ruling: RuleOrder) -> int:
    return sum(each.weight for each in ruling.pros) - sum(each.weight for each in ruling.cons)


def test_nobody_gains_by_a_reason_against_his_own_argument() -> None:
    plain = argued()
    named = [each.text for each in plain.cons]
    for texts in (["It may rain."], [named[0]], [named[-1]], [WORDS_ONLY], ["It may rain.", "Nobody has asked the widows."]):
        ruling = argued(*[("con", text) for text in texts])
        assert net(ruling) <= net(plain), texts
        assert ruling.cons[0].text == named[0], "the weightiest that it named stays"
        assert set(texts) <= {each.text for each in ruling.cons}, "what was given is answered"


def test_of_ones_own_reasons_two_count_for_an_argument() -> None:
    ruling = argued(("pro", "The harbour is theirs."), ("pro", "Sailors drink together."))
    assert [each.weight for each in ruling.pros] == [1, 1, 0]


def test_a_fact_counts_once_whoever_names_it() -> None:
    assert same_fact("The allies have consulted and signed a text.", "All allies consulted under Article 4 and cohesion is firm")
    assert not same_fact("The cutters are at sea already.", "Crews are tired.")
    draft = adjudicated(ordering(BOOK.actions["patrol-strait"]))
    (order,) = [each.order for each in draft.orders if each.team == "norvia"]
    for text in ("Their cutters are at sea since Monday", "The harbour master is on leave"):
        give(BOOKS, draft, "norvia", RaiseReason(side="pro", text=text, ref=0, order=order))
    (ruling,) = white_cell.rulings(BOOK, draft)
    weights = {each.text: each.weight for each in ruling.pros}
    assert weights["The cutters are at sea already."] == 1
    assert weights["Their cutters are at sea since Monday"] == 0
    assert weights["The harbour master is on leave"] == 1


@pytest.mark.parametrize("text", ["x", "??", "12", "it is so"])
def test_a_reason_that_names_nothing_counts_nothing(text: str) -> None:
    draft = adjudicated(ordering(BOOK.actions["patrol-strait"]))
    (order,) = [each.order for each in draft.orders if each.team == "norvia"]
    give(BOOKS, draft, "norvia", RaiseReason(side="pro", text=text, ref=0, order=order))
    (ruling,) = white_cell.rulings(BOOK, draft)
    assert {each.text: each.weight for each in ruling.pros}[text] == 0


def test_what_rules_propose_is_accepted() -> None:
    draft = standing(BOOKS, position(BOOKS, 2), norvia__trust=1, sandrel__trust=1)
    for _ in range(2):
        give(BOOKS, draft, CONTROL, AdvancePhase())
    found = list(white_cell.settlements(draft))
    assert len(found) == len(draft.proposals) >= 2
    assert {each.decision for each in found} == {"accept"}
    for settlement in found:
        give(BOOKS, draft, CONTROL, settlement)
    assert not list(white_cell.settlements(draft))


def test_the_top_of_the_ladder_is_war() -> None:
    draft = position(BOOKS)
    assert not white_cell.at_top(BOOK, draft)
    assert white_cell.at_top(BOOK, standing(BOOKS, draft, escalation=BOOK.highs[BOOK.ladder]))
