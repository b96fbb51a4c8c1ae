"""Public words of a turn."""

from __future__ import annotations

from random import Random

from attrs import evolve

from support.decks import ferry
from support.play import Rehearsal
from tabletop.deck.brief import for_planner
from tabletop.engine.people.statement import statement
from tabletop.engine.sight import SeatSight
from tabletop.game.commands import STATEMENT_WORDS
from tabletop.game.rulebook import Rulebook

DECK = ferry()
BOOK = Rulebook(for_planner(DECK, "norvia"))


def sight(turn: int = 1) -> SeatSight:
    return SeatSight(Rehearsal(DECK).to("decide", turn).team("norvia"), BOOK)


def said(number: int, card: str = "ask-sandrel", message: str = "reassurance", *, turn: int = 1) -> str:
    overt = [(BOOK.actions[card].card, message)] if card else []
    return statement(sight(turn), overt, Random(str(number)))  # noqa: S311 - dice of a game


def test_it_is_what_the_side_would_say_aloud_of_its_card() -> None:
    assert sum("Ask before you shout." in said(number) for number in range(40)) > 25


def test_it_fits_the_message() -> None:
    mild = {said(number, message="reassurance") for number in range(60)}
    hard = {said(number, "patrol-strait", "coercion") for number in range(60)}
    assert any("threat" in words for words in mild)
    assert not any("It ends when its reason ends." in words for words in mild)
    assert any("It ends when its reason ends." in words for words in hard)


def test_without_an_order_in_the_open_it_is_of_the_situation_and_so_it_is_now_and_then_with_one() -> None:
    general = {said(number, "") for number in range(20)}
    assert len(general) == 1, "it hangs on the turn"
    assert general & {said(number) for number in range(60)}


def test_it_varies_over_the_turns() -> None:
    assert len({said(1, "", turn=turn) for turn in (1, 2, 3)}) == 3


def test_what_was_done_before_is_not_explained_again() -> None:
    view = evolve(sight().view, played=("ask-sandrel",))
    again = SeatSight(view, BOOK)
    words = {
        statement(again, [(BOOK.actions["ask-sandrel"].card, "reassurance")], Random(str(number)))  # noqa: S311
        for number in range(40)
    }
    assert not any("Ask before you shout." in each for each in words)


def test_a_long_reason_is_cut_at_the_end_of_a_sentence() -> None:
    card = evolve(BOOK.actions["ask-sandrel"].card, rationale="We ask first. " * 20)
    words = statement(sight(), [(card, "routine")], Random("long"))  # noqa: S311 - dice of a game
    assert len(words.split()) <= STATEMENT_WORDS
    assert words.endswith(".")


def test_a_sentence_that_is_too_long_is_not_cut_and_a_figure_stays_in_one_piece() -> None:
    card = evolve(BOOK.actions["ask-sandrel"].card, rationale=f"We ask {'very ' * 50}kindly.")
    for number in range(20):
        words = statement(sight(), [(card, "routine")], Random(str(number)))  # noqa: S311 - dice of a game
        assert "very" not in words
        assert words.endswith(".")
    card = evolve(card, rationale="Some 2.5 per cent of it is ours. Who asks?")
    assert any(
        statement(sight(), [(card, "routine")], Random(str(number))).startswith("Some 2.5 per cent of it is ours. Who asks?")  # noqa: S311
        for number in range(5)
    )
