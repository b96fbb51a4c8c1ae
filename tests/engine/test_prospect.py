"""What an order may come to."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.positions import position, standing
from tabletop.engine.match import Books
from tabletop.engine.prospect import LATER, chances, gain, prospects
from tabletop.game.state import Draft

BOOKS = Books(ferry())
BOOK = BOOKS.whole
PATROL = BOOK.actions["patrol-strait"]
TAP = BOOK.actions["tap-cable"]


def readiness(draft: Draft, _remaining: int) -> float:
    return float(draft.tracks[BOOK.track_index["norvia.readiness"]])


def test_chances_are_those_of_two_dice_with_the_reasons_that_hold() -> None:
    # In fog with tired crews, cutters at sea: one for it, two against. So 9 or more of 2d6 succeed, 8 is partial.
    fog = dict(chances(BOOK, standing(BOOKS, position(BOOKS), norvia__readiness=2), PATROL))
    assert fog["success"] + fog["notable"] == pytest.approx(10 / 36)
    assert fog["partial"] == pytest.approx(5 / 36)
    assert fog["disaster"] == fog["notable"] == pytest.approx(1 / 36)
    clear = dict(chances(BOOK, standing(BOOKS, position(BOOKS, 2), norvia__readiness=2), PATROL))
    assert clear["success"] + clear["notable"] == pytest.approx(15 / 36)
    assert chances(BOOK, position(BOOKS), BOOK.actions["train-pilots"]) == (("success", 1.0),)


@pytest.mark.parametrize("readiness", [0, 2])
@pytest.mark.parametrize("turn", [1, 2])
def test_outcomes_that_change_the_same_are_taken_together(turn: int, readiness: int) -> None:
    draft = standing(BOOKS, position(BOOKS, turn), norvia__readiness=readiness)
    each = dict(chances(BOOK, draft, PATROL))
    few = dict(chances(BOOK, draft, PATROL, alike=True))
    assert few == pytest.approx(
        {
            "success": each["success"] + each["notable"],
            "partial": each["partial"],
            "failure": each["failure"] + each["disaster"],
        }
    )


@pytest.mark.parametrize("card", list(BOOK.actions))
def test_all_that_a_card_may_come_to_has_a_chance_and_leaves_the_world_as_it_was(card: str) -> None:
    draft = standing(BOOKS, position(BOOKS, 2), ("ferry_halted",))
    before, action = draft.freeze(), BOOK.actions[card]
    for posture in action.card.postures:
        found = list(prospects(BOOK, draft, action, posture))
        assert sum(each.chance for each in found) == pytest.approx(1)
        assert any(each.exposed for each in found) == (posture != "overt" and action.card.exposure > 0)
        for each in found:
            carried = each.outcome in ("partial", "success", "notable")
            assert (card in each.draft.played) == carried
            assert (action.kind in each.draft.carried) == carried
    assert draft.freeze() == before


def test_the_world_then_is_what_the_card_says() -> None:
    draft = standing(BOOKS, position(BOOKS), norvia__capital=3, norvia__readiness=2)
    index, purse = BOOK.track_index["norvia.readiness"], BOOK.capital["norvia"]
    for each in prospects(BOOK, draft, PATROL, "overt"):
        assert each.draft.tracks[purse] == 2
        assert each.draft.tracks[index] == (2 if each.outcome in ("failure", "disaster") else 3)
    risked = [each.chance for each in prospects(BOOK, draft, TAP, "covert") if each.exposed]
    assert sum(risked) == pytest.approx(0.3)


def test_a_gain_is_what_is_to_be_expected() -> None:
    draft = standing(BOOKS, position(BOOKS), norvia__readiness=2)
    coming_off = sum(chance for outcome, chance in chances(BOOK, draft, PATROL) if outcome not in ("failure", "disaster"))
    assert gain(BOOK, draft, PATROL, "overt", 2, readiness) == pytest.approx(coming_off)


def test_what_takes_longer_gains_less_and_what_comes_too_late_costs() -> None:
    train = BOOK.actions["train-pilots"]
    draft = standing(BOOKS, position(BOOKS), norvia__unity=2)

    def unity(world: Draft, _remaining: int) -> float:
        return float(world.tracks[BOOK.track_index["norvia.unity"]])

    assert gain(BOOK, draft, train, "overt", 1, unity) == pytest.approx(LATER)
    assert gain(BOOK, draft, train, "overt", 0, unity) == -1
