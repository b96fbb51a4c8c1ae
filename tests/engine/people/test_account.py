"""Why an order was chosen, and what else was weighed, as the review tells it."""

from __future__ import annotations

from collections import defaultdict
from random import Random

import pytest
from attrs import evolve

from support.decks import ferry
from support.persons import Persons
from support.positions import position, standing
from tabletop.deck.model import Temperament
from tabletop.engine.belief import Belief
from tabletop.engine.candidates import Candidate
from tabletop.engine.deed import Deed, deed
from tabletop.engine.match import Books, DraftSight
from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.people.account import pass_rationale, rationale, searched_beside, weighed_beside
from tabletop.engine.people.occasion import Occasion
from tabletop.engine.people.wording import Told
from tabletop.engine.players import make_player
from tabletop.engine.players.commander import Choice, Tried
from tabletop.engine.worth import Worth
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.events import Level
from tabletop.game.play import LINE
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft
from tabletop.library import load_deck

BOOK = Rulebook(ferry())


def tried(score: float, wars: int, *cards: str, games: int = 100) -> Tried:
    orders = tuple(ordering(BOOK.actions[card], "national" if place else "main") for place, card in enumerate(cards))
    return Tried(Candidate(orders or (PASS,), 50.0), games, score, wars)


def told(*found: Tried) -> str:
    return searched_beside(Choice(found[0].candidate.orders, found), BOOK)


def test_the_first_rival_is_told_with_scores_and_wars_the_second_with_its_score() -> None:
    assert told(tried(61.2, 4, "ask-sandrel"), tried(54.9, 9, "patrol-strait"), tried(50.1, 12, "halt-ferry")) == (
        "We chose “Ask Sandrel what happened” over “Patrol the strait”: thinking them through, we put it at "
        "61 of 100 against 55, and war came in 4 of 100 against 9. “Halt the ferry” came to 50."
    )


def test_a_choice_that_runs_more_risk_says_but() -> None:
    assert told(tried(61, 9, "patrol-strait"), tried(55, 4)) == (
        "We chose “Patrol the strait” over waiting: thinking them through, we put it at 61 of 100 against 55, "
        "but war came in 9 of 100 against 4."
    )


def test_where_none_came_to_war_none_is_told_of_and_a_tie_is_called_one() -> None:
    assert told(tried(61.2, 0, "ask-sandrel"), tried(60.9, 0, "patrol-strait")) == (
        "We chose “Ask Sandrel what happened” over “Patrol the strait”: thinking them through, we put both at 61 of 100."
    )


def test_what_differs_only_in_the_order_beside_it_is_no_rival() -> None:
    assert told(tried(61, 0, "patrol-strait", "ask-sandrel"), tried(60, 0, "ask-sandrel", "patrol-strait")) == ""
    assert told(tried(61, 0, "patrol-strait", "ask-sandrel"), tried(60, 0, "patrol-strait")) == ""
    assert told(tried(61, 0, "patrol-strait")) == ""


def test_what_was_never_tried_is_not_told_of() -> None:
    assert told(tried(61, 0, "patrol-strait"), tried(50, 0, "halt-ferry", games=0)) == ""


ZAPAD = Books(load_deck("zapad-2025"))


def asked(card: str, temper: str = "steady", **tracks: int) -> tuple[Deed, Occasion]:
    """What a card would do in the first turn of a session, with these tracks, and the occasion of its team."""
    action = ZAPAD.whole.actions[card]
    seat = _Tempered(standing(ZAPAD, position(ZAPAD, turns=4), (), **tracks), action.card.team, temper)
    belief = Belief(seat.view, seat.book)
    worlds = [belief.draw(Random(str(world))) for world in range(4)]  # noqa: S311 - chance of a game
    done = deed(seat.book, action, action.card.postures[0], worlds, 3, Worth(seat.book, seat.team, seat.temper))
    return done, Occasion(seat)


class _Tempered(DraftSight):
    """The sight of a team that is of a temperament."""

    def __init__(self, draft: Draft, team: str, temper: str) -> None:
        super().__init__(ZAPAD, draft, team)
        self._temper = next(each for each in ZAPAD.deck.temperaments if each.id == temper)

    @property
    def temper(self) -> Temperament | None:
        return self._temper


def test_the_reason_says_what_an_order_does_for_which_aim_and_at_what_price() -> None:
    told = rationale(*asked("reinforce-flank"), Told(()))
    assert told.startswith(
        "NATO's readiness is no more than “Watchful”. It raises NATO's readiness and the cohesion of the Alliance"
    )
    assert "brings about “Allied reinforcements have arrived on the eastern flank”" in told
    assert "Warsaw: a defended sky and our own border" in told
    assert told.endswith("The price: escalation rises and the Union State's trust in NATO falls.")


def test_an_order_that_hangs_on_dice_says_if() -> None:
    assert "if it comes off it lowers escalation" in rationale(*asked("call-hotline"), Told(())).lower()


def test_the_same_is_said_another_way_the_next_time() -> None:
    done, occasion = asked("reinforce-flank")
    reasons: list[str] = []
    for _ in range(4):
        reasons.append(rationale(done, occasion, Told(reasons)))
    assert len({part for reason in reasons for part in reason.split(". ")}) == sum(len(reason.split(". ")) for reason in reasons)


def test_the_order_beside_another_says_what_joins_them() -> None:
    first, _ = asked("publish-numbers")
    second, occasion = asked("planned-long-ago")
    assert rationale(second, occasion, Told(()), first).startswith(
        "“Publish numbers and a closing date” and this pull the same way, towards “Standing in the world”. "
    )


@pytest.mark.parametrize("temper", [temper.id for temper in ZAPAD.deck.temperaments])
@pytest.mark.parametrize("card", [action.id for action in ZAPAD.deck.actions])
def test_every_card_has_a_reason_that_fits_a_line_and_speaks_of_no_way_down(card: str, temper: str) -> None:
    done, occasion = asked(card, temper)
    for aims in (done.aims, ()):
        told = rationale(evolve(done, aims=aims), occasion, Told(()))
        assert told.endswith(".")
        assert 20 < len(told) <= LINE
        assert "way down" not in told
        assert "{" not in told


def test_what_gives_the_others_something_is_never_said_to_be_for_readiness() -> None:
    for temper in ZAPAD.deck.temperaments:
        for card in ("offer-consultation", "hold-posture", "ground-the-drones"):
            done, occasion = asked(card, temper.id)
            assert "too late" not in rationale(evolve(done, aims=()), occasion, Told(()))


def test_a_pass_names_what_came_nearest_and_why_it_was_left() -> None:
    done, occasion = asked("reinforce-flank")
    told = pass_rationale(occasion, Told(()), done)
    assert "“Send a brigade's equipment”" in told
    assert "escalation rises" in told
    other = pass_rationale(occasion, Told([told]), done)
    assert not set(told.split(". ")) & set(other.split(". "))


def test_a_pass_without_a_choice_names_what_is_left_in_the_purse() -> None:
    _, occasion = asked("reinforce-flank", nato__capital=0)
    assert pass_rationale(occasion, Told(()), None) == (
        "There is nothing that we can order now with 0 of political capital in hand."
    )


def test_what_was_weighed_beside_says_where_it_falls_short_or_what_it_costs() -> None:
    first, occasion = asked("calm-the-public")
    other, _ = asked("reinforce-flank")
    assert weighed_beside(first, [evolve(other, aims=())], occasion.sight.book).startswith(
        "Weighed beside it: “Send a brigade's equipment” would do about as much as this, but escalation rises."
    )


@pytest.mark.parametrize(("level", "games"), [("staff", 6), ("commander", 2)])
def test_in_a_whole_game_no_reason_is_given_twice(level: Level, games: int) -> None:
    for seed in range(games):
        given: dict[str, list[str]] = defaultdict(list)

        def keep(_seat: str, _command: c.Command, events: list[e.Event], _draft: Draft, given=given) -> None:  # type: ignore[no-untyped-def]  # bound here
            for event in events:
                if isinstance(event, e.OrderGiven):
                    given[event.team].append(event.rationale)

        Persons(ZAPAD.deck, {team: make_player(level, 60) for team in ZAPAD.deck.team_ids}, 6, f"told {seed}", keep).play()
        for reasons in given.values():
            assert reasons
            assert len(set(reasons)) == len(reasons)
            openings = [reason.partition(". ")[0] for reason in reasons]
            assert len(set(openings)) == len(openings)
