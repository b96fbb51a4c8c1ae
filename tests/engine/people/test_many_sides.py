"""What engine players say and mean where a deck has more than two sides."""

from __future__ import annotations

from random import Random

from support.beliefs import with_a_third
from support.decks import ferry
from support.orders import PASS
from support.persons import Persons
from support.play import Rehearsal
from tabletop.deck.brief import for_planner
from tabletop.engine.belief import sample
from tabletop.engine.people import public
from tabletop.engine.players import make_player
from tabletop.engine.reasons import offered_reasons
from tabletop.game import commands as c
from tabletop.game.events import OrderRuled
from tabletop.game.rulebook import Rulebook

DECK = with_a_third(ferry())


def after_a_patrol_of_the_third() -> Rehearsal:
    """The consequences of a turn in which the third side's patrol came off, and the other two did nothing."""
    at = Rehearsal(DECK, c.OpenSession(turns=3)).to("decide")
    at.order("patrol-strait-twin")
    for team in ("norvia", "sandrel"):
        at.give(PASS, team)
    return at.to("consequences")


def test_three_sides_play_a_whole_game() -> None:
    game = Persons(DECK, {team: make_player("staff") for team in DECK.team_ids}, 3, "three")
    assert game.play().ended is not None


def test_a_reason_from_what_was_done_names_the_side_that_did_it() -> None:
    at = after_a_patrol_of_the_third()
    offered = offered_reasons(at.book, at.team("sandrel"), ("escalation -2",))
    said = [reason for reason in (*offered.pros, *offered.cons) if "speaks" in reason]
    assert said
    assert all(reason.startswith("What Twin did speaks ") for reason in said)
    assert not any("the other side" in reason for reason in said)


def test_what_moved_the_world_is_drawn_as_the_doing_of_the_side_that_did_it() -> None:
    at = after_a_patrol_of_the_third()
    view = at.team("sandrel")
    assert any(change.cause.kind == "move" for change in view.changes)
    drawn = sample(view, Rulebook(for_planner(DECK, "sandrel")), Random("one"))  # noqa: S311 - chance of a game
    doers = {shift.event.team for shift in drawn.shifts if isinstance(shift.event, OrderRuled)}
    assert doers == {"twin"}


def test_no_public_word_counts_the_sides() -> None:
    spoken = (
        *public.GIVING,
        *public.PLAYED_DOWN,
        *public.IN_THE_OPEN,
        *public.FIRM,
        *public.PRESSING,
        *public.AGAIN,
        *public.CALM,
        *public.GRAVE,
        *public.DONE,
        *public.NOTED,
        *public.WELCOMED,
        *(words for each in public.INCIDENT.values() for words in each),
    )
    for words in spoken:
        assert "both" not in words.lower().split(), words
        assert "other side" not in words.lower(), words
