"""Orders from giving to ruling."""

from __future__ import annotations

import pytest

from support.decks import ferry
from support.rich import Hand, rich_analysis, ticking
from tabletop.game import commands as c
from tabletop.game.telling.titles import Titles
from tabletop.review import analyse
from tabletop.review.analysis.orders import Lacking, OrderPlayed
from tabletop.review.chapters.orders import agreement_lines
from tabletop.review.prose import standing_text
from tabletop.table.table import Table


def order(title: str) -> OrderPlayed:
    return next(one for one in rich_analysis().orders if one.title.startswith(title))


def test_a_withdrawn_order_is_kept_apart_from_the_next_in_its_slot() -> None:
    withdrawn, kept = order("Halt the ferry"), order("Listen")
    assert withdrawn.given.order == kept.given.order == "T1-norvia-main"
    assert withdrawn.withdrawn is not None
    assert withdrawn.reveals == ()
    assert kept.withdrawn is None
    assert kept.ruling is not None


def test_what_was_taken_back_is_no_order() -> None:
    assert not any(one.given.substance == "pass" for one in rich_analysis().orders)


def test_a_refused_collective_order_says_who_agreed_and_what_became_of_it() -> None:
    found = order("Publish the tug's log")
    assert (found.needed, found.agreed, found.refused) == (("harbour", "palace"), ("harbour",), ("palace",))
    assert found.broken_standing == "national"
    assert found.carried is found.broken


def test_an_order_that_waited_keeps_both_reveals() -> None:
    found = order("Invite a joint inspection")
    assert [(reveal.number, reveal.event.standing) for reveal in found.reveals] == [(2, "waits"), (3, "carried")]
    assert found.agreed == ("port", "cabinet")
    assert found.broken_standing == "waits"
    assert found.ruling is not None
    assert found.ruling.number == 3
    assert [one.title for one in rich_analysis().turns[2].later] == ["Invite a joint inspection"]


def test_an_order_knows_its_readings_reasons_ruling_and_changes() -> None:
    found = order("Listen")
    assert [entry.event.reading for entry in found.readings] == ["coercion"]
    assert [(entry.event.team, entry.event.side) for entry in found.reasons] == [("sandrel", "con"), ("norvia", "pro")]
    assert found.ruling is not None
    assert (found.ruling.event.outcome, found.ruling.ref.seq) == ("failure", 55)
    assert {change.what for change in found.changes} == {"escalation", "sandrel.trust", "norvia.capital"}


def consulted(*said: tuple[str, bool], agreed: tuple[str, ...]) -> OrderPlayed:
    """Norvia's invitation of two roles, revealed in turn 1; it waits if one of them is missing, and all agree in turn 2."""
    table = Table.create(ferry(), c.OpenSession(turns=3), seed="agreed", clock=ticking())
    hand = Hand(table)
    hand.advance()
    hand.advance()
    hand.give(
        c.GiveOrder(
            substance="action",
            card="joint-inspection",
            agreed=agreed,
            purpose="reassurance",
            message="reassurance",
            rationale="Nothing to hide.",
        ),
        "norvia",
    )
    for role, agrees in said:
        hand.give(c.GiveAgreement(order="T1-norvia-main", role=role, agrees=agrees), "norvia")
    for _ in range(5):
        hand.rule_rest()
        hand.advance()
    for role in ("port", "cabinet"):
        hand.give(c.GiveAgreement(order="T1-norvia-main", role=role, agrees=True, words="Now."), "norvia")
    hand.advance()
    (found,) = analyse(table).orders
    return found


@pytest.mark.parametrize(
    ("agreed", "said", "refused", "silent"),
    [
        (("port", "cabinet"), [("port", False)], ("port",), ()),
        (("port",), [], (), ("cabinet",)),
        ((), [("cabinet", False)], ("cabinet",), ("port",)),
        (("port",), [("cabinet", True), ("port", False), ("port", True), ("port", False)], ("port",), ()),
    ],
)
def test_who_was_missing_at_a_reveal_is_kept_whoever_agreed_later(
    agreed: tuple[str, ...], said: list[tuple[str, bool]], refused: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    found = consulted(*said, agreed=agreed)
    assert [reveal.event.standing for reveal in found.reveals] == ["waits", "carried"]
    assert found.lacking == (Lacking(refused, silent), Lacking((), ()))
    assert found.missed == found.lacking[0]
    assert set(found.agreed) == {"port", "cabinet"}
    assert found.refused == ()


def test_who_agreed_and_who_went_back_on_it_is_told_in_its_order() -> None:
    found = consulted(("port", False), agreed=("port", "cabinet"))
    titles = Titles(ferry())
    told = [line.removeprefix("  - **[player]** ").rpartition(" *(step")[0] for line in agreement_lines(found, titles)]
    assert told == [
        "Port Ministry and Cabinet Office agreed when it was given",
        "Port Ministry took its agreement back",
        "Port Ministry agreed in turn 2: “Now.”",
        "Cabinet Office agreed in turn 2: “Now.”",
    ]
    assert standing_text(found, titles) == (
        "At the reveal of turn 1 it lacked the agreement of Port Ministry (refused) and had to wait. It went ahead in turn 2."
    )
