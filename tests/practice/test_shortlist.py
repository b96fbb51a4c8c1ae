"""The cards that a staff puts before the person first."""

from __future__ import annotations

from collections import Counter

import pytest

from support.orders import of_card
from support.practising import play_to, practice
from tabletop.engine.sight import Sight
from tabletop.game.events import Slot
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice.shortlist import EACH, shortlist

SLOTS: tuple[Slot, ...] = ("main", "national")


def sight(team: str, turns: int = 6) -> Sight:
    at = practice(load_deck("zapad-2025"), team, turns=turns)
    play_to(at, "decide")
    found = at.decision()
    assert found is not None
    return found.sight


@pytest.mark.parametrize("team", ["nato", "union_state"])
@pytest.mark.parametrize("slot", SLOTS)
def test_it_holds_few_of_each_kind_all_of_which_can_be_ordered_in_the_order_of_the_deck(team: str, slot: Slot) -> None:
    at = sight(team)
    found = shortlist(at, slot)
    can = [action.id for action in at.orderable(slot)]
    assert 6 <= len(found) < len(can)
    assert list(found) == [card for card in can if card in found]
    kinds = Counter(at.book.actions[card].kind for card in found)
    assert max(kinds.values()) <= EACH
    assert set(kinds) == {action.kind for action in at.orderable(slot)}, "no kind is held back from the person"


def test_it_is_the_same_whenever_it_is_looked_at() -> None:
    at = sight("nato")
    assert shortlist(at, "main") == shortlist(at, "main")


def test_what_came_off_last_turn_is_not_proposed_again() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=6)
    play_to(at, "decide")
    first = at.decision()
    assert first is not None
    certain = {
        card.id: card for card in at.table.deck.actions if card.method == "certain" and not card.collective and card.repeat
    }
    card = next(certain[each] for each in shortlist(first.sight, "main") if each in certain)
    meant = card.purposes[0]
    order = of_card(card, purpose=meant, message=meant, rationale="So it goes.", posture=card.postures[0])
    assert not isinstance(at.table.submit("nato", order), Refusal)
    play_to(at, "assess")
    play_to(at, "decide")
    second = at.decision()
    assert second is not None
    assert second.sight.view.clock.number == 2
    assert card.id in {action.id for action in second.sight.orderable("main")}, "it could be ordered again"
    assert card.id not in shortlist(second.sight, "main")
