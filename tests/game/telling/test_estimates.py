"""What a team only estimates: said to be that, and what it saw in between where the estimate moved."""

from __future__ import annotations

from attrs import evolve

from support.decks import ferry
from support.orders import of_card
from support.play import Rehearsal
from tabletop.deck.brief import for_team
from tabletop.game.feed import feed
from tabletop.game.telling.estimates import HOW, estimates_told
from tabletop.game.telling.words import cut_short
from tabletop.game.view import TeamView


def told(play: Rehearsal, team: str) -> tuple[str, ...]:
    heard = feed(play.events, team, play.deck.team_ids)
    return tuple(estimates_told(for_team(play.deck, team), play.team(team), heard))


def estimate(view: TeamView) -> str:
    return next(track.band for track in view.tracks if track.sight == "estimate")


def second_turn(*, order: bool) -> Rehearsal:
    """The second turn, on the first seed in which Sandrel reads Norvia's coastguard otherwise than before."""
    for seed in map(str, range(50)):
        play = Rehearsal(evolve(ferry(), rules=(), hazards=()), seed=seed).to("decide")
        before = estimate(play.team("sandrel"))
        if order:
            play.order("halt-ferry")
        play.to("consequences").to("assess", 2)
        if estimate(play.team("sandrel")) != before:
            return play
    raise AssertionError("no estimate ever moved")


def test_it_is_said_that_an_estimate_is_one_and_no_more_where_it_stands_as_it_stood() -> None:
    assert told(Rehearsal(ferry()), "sandrel") == (HOW,)


def test_where_it_moved_what_was_seen_of_them_stands_beside_it() -> None:
    how, moved = told(second_turn(order=True), "sandrel")
    assert how == HOW
    assert " last turn. Last turn you saw: “The ferry stays in port; a notice speaks of checks.”." in moved


def test_where_nothing_was_seen_that_is_said() -> None:
    _, moved = told(second_turn(order=False), "sandrel")
    assert moved.endswith(" last turn. You saw nothing last turn that is known to be theirs.")


def test_a_move_that_nobody_signed_is_named_as_one_that_may_be_theirs() -> None:
    card = next(each for each in ferry().actions if each.team == "norvia" and "covert" in each.postures and each.trace)
    for seed in map(str, range(80)):
        play = Rehearsal(evolve(ferry(), rules=(), hazards=()), seed=seed).to("decide")
        before = estimate(play.team("sandrel"))
        play.give(of_card(card, posture="covert"), "norvia")
        play.to("consequences").to("assess", 2)
        if [move.author for move in play.team("sandrel").moves] == [""] and estimate(play.team("sandrel")) != before:
            break
    else:
        raise AssertionError("no estimate ever moved beside a move without an author")
    _, moved = told(play, "sandrel")
    known = "You saw nothing last turn that is known to be theirs."
    assert moved.endswith(f" last turn. {known} Nobody can tell whose this was: “{cut_short(card.trace)}”.")
