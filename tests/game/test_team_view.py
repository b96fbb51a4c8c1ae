"""What a team's seat sees of orders, its own and others'."""

from __future__ import annotations

from attrs import evolve

from support.decks import ferry
from support.orders import of_card
from support.play import Rehearsal
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL, Seat
from tabletop.game.refusal import Refusal
from tabletop.game.view import ControlView, TeamView
from tabletop.table import Table

CARD = next(each for each in ferry().actions if each.team == "norvia" and {"covert", "overt"} & {*each.postures} and each.trace)
COVERT = of_card(CARD, message="routine", posture="covert")


def submit(table: Table, seat: Seat, command: c.Command) -> None:
    answer = table.submit(seat, command)
    assert not isinstance(answer, Refusal), answer.sentence


def seen(table: Table, team: str) -> TeamView:
    view = table.seen(team)
    assert isinstance(view, TeamView)
    return view


def decided(order: c.GiveOrder, seed: str) -> Table:
    table = Table.create(ferry(), c.OpenSession(turns=3), seed=seed)
    for _ in range(2):
        submit(table, CONTROL, c.AdvancePhase())
    submit(table, "norvia", order)
    return table


def revealed(*, exposed: bool) -> Table:
    """A covert order on the table, laid open or not as the dice of a seed have it."""
    for seed in range(200):
        table = decided(COVERT, str(seed))
        submit(table, CONTROL, c.AdvancePhase())
        if seen(table, "norvia").orders[0].exposed is exposed:
            return table
    raise AssertionError("no seed does")


def rule(table: Table) -> None:
    desk = table.seen(CONTROL)
    assert isinstance(desk, ControlView)
    for order in desk.orders:
        submit(table, CONTROL, c.RuleOrder(order=order.given.order, method="umpire", outcome="failure", words="Nothing came."))


def test_what_others_see_of_an_order_goes_by_its_posture_before_the_reveal() -> None:
    assert seen(decided(COVERT, "x"), "norvia").orders[0].observable == CARD.trace
    for posture in CARD.postures:
        if posture != "covert":
            assert seen(decided(evolve(COVERT, posture=posture), "x"), "norvia").orders[0].observable == CARD.observable


def test_after_the_reveal_it_is_what_was_shown() -> None:
    assert seen(revealed(exposed=False), "norvia").orders[0].observable == CARD.trace
    assert seen(revealed(exposed=True), "norvia").orders[0].observable == CARD.observable


def test_control_words_what_is_seen_and_its_team_learns_so_at_the_reveal() -> None:
    table = decided(
        c.GiveOrder(substance="action", card="halt-ferry", purpose="coercion", message="routine", rationale="Why."), "x"
    )
    order = seen(table, "norvia").orders[0].id
    before = seen(table, "norvia").orders[0].observable
    submit(table, CONTROL, c.WordObservable(order=order, text="The quay is empty."))
    assert seen(table, "norvia").orders[0].observable == before
    submit(table, CONTROL, c.AdvancePhase())
    assert seen(table, "norvia").orders[0].observable == "The quay is empty."


def test_a_move_is_open_to_reasons_until_its_ruling_is_seen() -> None:
    table = revealed(exposed=True)
    assert seen(table, "sandrel").moves[0].open
    assert "RaiseReason" in seen(table, "sandrel").may
    rule(table)
    assert not seen(table, "sandrel").moves[0].open
    assert "RaiseReason" not in seen(table, "sandrel").may


def test_how_a_move_went_is_told_only_with_whose_it_is() -> None:
    hidden, laid_open = revealed(exposed=False), revealed(exposed=True)
    rule(hidden)
    rule(laid_open)
    assert seen(hidden, "sandrel").moves[0].outcome is None
    assert seen(laid_open, "sandrel").moves[0].outcome == "failure"


def test_each_slot_has_its_own_reason_why_a_card_cannot_be_ordered() -> None:
    offers = seen(decided(COVERT, "x"), "norvia").offers
    for offer in offers:
        assert offer.main == (not offer.why_not)
        assert offer.national == (not offer.why_not_national)
    joint = next(offer for offer in offers if offer.card == "joint-inspection")
    assert joint.why_not_national == f"“{joint.title}” needs several roles to agree: it can only be the main order."


def test_a_team_knows_which_of_its_own_cards_were_carried_out_and_of_no_other_s() -> None:
    rehearsal = Rehearsal(ferry()).to("decide")
    for card in ("patrol-strait", "tug-log"):
        rehearsal.order(card)
    rehearsal.to("adjudicate")
    assert rehearsal.team("norvia").played == rehearsal.team("sandrel").played == ()
    rehearsal.to("decide", 2)
    assert rehearsal.team("norvia").played == ("patrol-strait",)
    assert rehearsal.team("sandrel").played == ("tug-log",)
