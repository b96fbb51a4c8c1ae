"""The odds of two dice before an order is given: by the reasons that its team can know of, and said as what they are."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.coaching import ZAPAD, begun, card, deciding, give
from support.orders import PASS, argument
from support.solo import engine_acts, person_acts
from tabletop.deck.expression import parse_expression
from tabletop.deck.model import Action, Deck, Reason
from tabletop.game import commands as c
from tabletop.practice.coach import odds
from tabletop.practice.session import Practice


def reasoned(*, pros: tuple[Reason, ...] = (), cons: tuple[Reason, ...] = ()) -> Deck:
    """The deck with a card of NATO's that two dice decide, by these reasons."""
    first = next(action for action in ZAPAD.actions if action.team == "nato" and action.method == "2d6")
    return evolve(ZAPAD, actions=tuple(_with(each, first, pros, cons) for each in ZAPAD.actions))


def _with(each: Action, which: Action, pros: tuple[Reason, ...], cons: tuple[Reason, ...]) -> Action:
    return evolve(each, pros=pros, cons=cons, when=parse_expression("true"), cost=0) if each is which else each


def thrown(deck: Deck) -> tuple[Practice, c.GiveOrder]:
    """A session in which that card is about to be ordered."""
    practice = deciding(begun(deck))
    which = next(action.id for action in deck.actions if action.team == "nato" and action.method == "2d6")
    return practice, card(practice, which)


def always(text: str) -> Reason:
    return Reason(text=text)


@pytest.mark.parametrize(
    ("pros", "cons", "figures"),
    [
        (0, 0, (42, 17, 42)),
        (1, 0, (58, 14, 28)),
        (0, 1, (28, 14, 58)),
        (4, 0, (83, 8, 8)),
    ],
)
def test_they_are_those_of_two_dice_with_the_reasons_that_hold(pros: int, cons: int, figures: tuple[int, int, int]) -> None:
    practice, order = thrown(
        reasoned(
            pros=tuple(always(f"For {number}.") for number in range(pros)),
            cons=tuple(always(f"Against {number}.") for number in range(cons)),
        )
    )
    found = odds(practice.sight, order)
    assert found is not None
    assert (found.success, found.partial, found.failure) == tuple((each, each) for each in figures)
    assert (len(found.pros), len(found.cons), found.open) == (pros, cons, ())


def test_what_the_seat_cannot_know_makes_a_range_and_is_named() -> None:
    unknown = Reason(text="They are ready.", when=parse_expression("union_state.readiness >= 6"))
    known = Reason(text="It is the first day.", when=parse_expression("turn = 1"))
    over = Reason(text="It is late.", when=parse_expression("turn > 4"))
    practice, order = thrown(reasoned(pros=(known, over), cons=(unknown,)))
    found = odds(practice.sight, order)
    assert found is not None
    assert (found.pros, found.cons) == (("It is the first day.",), ())
    assert found.open in ((), ("They are ready.",))
    if found.open:
        assert (found.success, found.failure) == ((42, 58), (28, 42))
    assert "can know now" in found.label


def test_a_reason_in_ones_own_words_counts_once() -> None:
    practice, order = thrown(reasoned())
    one, two = (odds(practice.sight, evolve(order, pros=pros)) for pros in (("Autumn.",), ("Autumn.", "Harvest.")))
    assert one is not None
    assert two is not None
    assert one.success == two.success == (58, 58)


def test_of_what_is_certain_and_of_a_pass_there_are_none() -> None:
    practice = deciding(begun())
    assert odds(practice.sight, PASS) is None
    assert odds(practice.sight, card(practice, "hold-posture")) is None


def test_an_argument_has_the_two_reasons_against_it_that_the_white_cell_would_name() -> None:
    practice = deciding(begun())
    argued = argument(effects=("nato.legitimacy +2",), pros=("They know each other.",), message="reassurance")
    found = odds(practice.sight, argued)
    assert found is not None
    assert len(found.pros) == 1
    assert 1 <= len(found.cons) <= 2
    give(practice, argued, c.Finish())
    engine_acts(practice)
    person_acts(practice, "person")
    engine_acts(practice)
    (ruling,) = [ruling for ruling in practice.table.state.rulings if ruling.team == "nato"]
    own = [reason.text for reason in ruling.cons if reason.weight]
    assert set(found.cons) <= set(own)


def test_what_is_given_since_is_reckoned_as_the_white_cell_will() -> None:
    practice = deciding(begun())
    argued = argument(effects=("nato.legitimacy +2",), pros=("They know each other.",))
    plain = odds(practice.sight, argued)
    more = odds(practice.sight, argued, ["The hangar is large.", "It rains."])
    feeble = odds(practice.sight, argued, (), ["It rains."])
    assert plain is not None
    assert more is not None
    assert feeble is not None
    assert more.pros == ("They know each other.", "The hangar is large.")
    assert more.success > plain.success
    assert feeble.success <= plain.success
    assert feeble.cons[0] == plain.cons[0]
    assert "It rains." in feeble.cons
