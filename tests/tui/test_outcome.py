"""The page of consequences: what changed and why, and what one's orders brought and did not."""

from __future__ import annotations

import pytest

from support.beliefs import with_a_third
from support.decks import ferry
from support.orders import of_card
from support.play import Rehearsal
from support.practising import PracticeApp, practice, rest, thought
from support.seats import held
from support.solo import engine_acts, person_acts, seen
from support.tui import shown
from tabletop.deck.brief import for_team
from tabletop.game.commands import Finish, GiveOrder
from tabletop.game.feed import feed
from tabletop.game.refusal import Refusal
from tabletop.game.telling.changes import TurnTold
from tabletop.game.telling.titles import Titles
from tabletop.library import load_deck
from tabletop.tui.seat.outcome import outcome_lines


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_page_says_what_changed_by_what_and_what_an_order_did(size: tuple[int, int]) -> None:
    at = practice(ferry(), "norvia", level="recruit")
    order = GiveOrder(
        substance="action",
        card="halt-ferry",
        purpose="coercion",
        message="routine",
        rationale="They must feel it.",
    )
    async with PracticeApp(at).run_test(size=size) as pilot:
        await rest(pilot)
        while at.table.state.phase != "consequences":
            acts = (order, Finish()) if at.table.state.phase == "decide" else (Finish(),)
            for act in acts:
                assert not isinstance(at.table.submit(at.team, act), Refusal)
            await rest(pilot)
        await thought(pilot, lambda: "What changed, and why" in shown(pilot.app), "opened by itself")
        await rest(pilot)
        text = held(pilot)
    assert "Norvia's political capital went down by 1, to 2 (Some)\nby your order “Halt the ferry”" in text
    assert "Now so: The ferry does not run\nby your order “Halt the ferry”" in text
    own = text.partition("Your orders")[2].partition("What you saw of the others")[0]
    assert "Halt the ferry: It succeeded.\nIt needed no dice.\nIt cost 1 of political capital.\nIt brought: " in own
    assert "“The ferry does not run”" in own


@pytest.mark.parametrize("team", ["nato", "union_state"])
def test_in_brief_what_the_aims_name_comes_first_and_nothing_that_changed_is_left_out(team: str) -> None:
    at = practice(load_deck("zapad-2025"), team, turns=6)
    deck = at.seat.deck
    aims = {name.text for aim in deck.aims for name in (*aim.met.names(), *aim.partly.names())}
    for _ in range(4):
        engine_acts(at)
        while at.table.state.phase != "consequences" and not at.over:
            person_acts(at, "person")
            engine_acts(at)
        if at.over:
            break
        view, heard = seen(at), at.table.heard(team)
        told = TurnTold(view, heard, Titles(deck))
        brief = [line.plain for line, _ in outcome_lines(deck, view, heard, brief=True)]
        changed = {track.id: each.head for track, each in told.tracks()}
        text = "\n".join(brief)
        assert all(head in text for head in changed.values())
        assert "Said in public" not in text
        places = {track: next(place for place, line in enumerate(brief) if head in line) for track, head in changed.items()}
        named, other = ([places[track] for track in places if (track in aims) is wanted] for wanted in (True, False))
        assert max(named, default=0) <= min(other, default=99)
        full = [line.plain for line, _ in outcome_lines(deck, view, heard)]
        assert sum(len(line.split()) for line in brief) <= min(0.8 * sum(len(line.split()) for line in full), 270)
        person_acts(at, "person")


def others(at: Rehearsal, *, brief: bool) -> str:
    """What Sandrel reads of the others' moves, once the turn is over."""
    heard = feed(at.events, "sandrel", at.deck.team_ids)
    lines = outcome_lines(for_team(at.deck, "sandrel"), at.to("consequences").team("sandrel"), heard, brief=brief)
    return "\n".join(line.plain for line, _ in lines).partition("What you saw of the others\n")[2]


def unsigned() -> Rehearsal:
    """A covert order of Norvia's has left a trace, and nobody laid it open."""
    card = next(each for each in ferry().actions if each.id == "tap-cable")
    for seed in range(50):
        at = Rehearsal(ferry(), seed=str(seed)).to("decide")
        at.give(of_card(card, posture="covert"), "norvia")
        if [move.author for move in at.to("consequences").team("sandrel").moves] == [""]:
            return at
    raise AssertionError("no seed does")


def test_of_a_move_that_nobody_signed_is_said_that_its_author_alone_knows_how_it_went() -> None:
    at = unsigned()
    trace = "A boat without lights was seen near the cable."
    assert others(at, brief=True) == f"•  Nobody can tell whose: “{trace}”: Whether it came off is for its author to know."
    assert others(at, brief=False).startswith(
        f"turn 1 Nobody can tell whose: {trace}\nWhether it came off is for its author to know."
    )


def test_of_a_signed_move_that_takes_longer_is_said_that_it_goes_on() -> None:
    at = Rehearsal(ferry()).to("decide")
    at.order("train-pilots")
    assert others(at, brief=True).startswith("•  ▲ Norvia: “")
    assert others(at, brief=True).endswith("”: It goes on.")


def test_among_three_sides_each_move_is_told_with_whose_it_is() -> None:
    at = Rehearsal(with_a_third(ferry())).to("decide")
    at.order("patrol-strait-twin")
    at.order("halt-ferry")
    told = others(at, brief=True).splitlines()
    assert [line.partition(": “")[0] for line in told] == ["•  ▲ Twin", "•  ▲ Norvia"]


def test_only_where_a_turn_follows_are_estimates_said_to_be_made_anew() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    said = []
    for turn in range(1, 5):
        engine_acts(at)
        while at.table.state.phase != "consequences":
            person_acts(at, "person")
            engine_acts(at)
        view = seen(at)
        assert view.clock.number == turn
        told = [line.plain for line, _ in outcome_lines(at.seat.deck, view, at.table.heard("nato"), brief=True)]
        said.append(any("estimated anew" in line for line in told))
        person_acts(at, "person")
    assert said == [True, True, True, False]
