"""What others would take an order for, as far as the person can imagine it."""

from __future__ import annotations

from support.coaching import ZAPAD, begun, card, chance, deciding
from support.orders import PASS
from support.sessions import is_sentence
from support.silent import silent_ferry
from tabletop.practice.coach import impressions


def test_it_says_what_others_would_take_an_order_for_and_how_likely() -> None:
    practice = deciding(begun())
    soft, hard = card(practice, "hold-posture", message="reassurance"), card(practice, "reinforce-flank", message="reassurance")
    for order in (hard, soft):
        (seen_so,) = impressions(practice.sight, (order,), chance())
        assert seen_so.team == "union_state"
        assert seen_so.seen == seen_so.worlds
        assert seen_so.shown == practice.sight.book.actions[order.card].card.observable
        assert is_sentence(seen_so.grounds)
        scale = {purpose.id: purpose.scale for purpose in ZAPAD.purposes}
        read, meant = scale[seen_so.reading], scale[order.message]
        assert seen_so.harder == (None if read is None or meant is None else read - meant)


def test_nobody_takes_for_anything_what_leaves_no_trace_and_a_pass_leaves_nothing() -> None:
    practice = deciding(begun())
    assert impressions(practice.sight, (PASS,), chance()) == ()
    ferry_session = deciding(begun(silent_ferry(), "norvia"))
    tapping = card(ferry_session, "tap-cable", posture="covert")
    (unseen,) = impressions(ferry_session.sight, (tapping,), chance(), worlds=40)
    assert 0 < unseen.seen < 30, "it is seen only where it is laid open"
    assert unseen.worlds == 40
