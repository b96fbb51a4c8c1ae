"""Control at the seat of a team that nobody sits at."""

from __future__ import annotations

from pathlib import Path

from support.decks import ferry
from support.tui import both_order, do, table_in_memory, to_phase
from tabletop.game.commands import GiveAgreement, GiveOrder, OpenSession, PlayRole
from tabletop.game.refusal import Refusal
from tabletop.game.view import TeamView
from tabletop.table import Table
from tabletop.table.behalf import OnBehalf


def with_absent_port() -> Table:
    table = table_in_memory()
    to_phase(table, "decide")
    do(table, "control", PlayRole(role="port", by="control"))
    return table


INSPECTION = GiveOrder(
    substance="action",
    card="joint-inspection",
    agreed=("cabinet",),
    purpose="reassurance",
    message="reassurance",
    rationale="Nothing to hide.",
)


async def test_what_control_does_there_is_recorded_as_its_doing() -> None:
    table = with_absent_port()
    answer = await OnBehalf(table, "norvia").submit(INSPECTION)
    assert not isinstance(answer, Refusal)
    assert (table.commits[-1].seat, table.commits[-1].behalf) == ("control", "norvia")


async def test_it_answers_for_an_absent_role_and_the_team_cannot() -> None:
    table = with_absent_port()
    do(table, "norvia", INSPECTION)
    agree = GiveAgreement(order="T1-norvia-main", role="port", agrees=True)
    assert isinstance(await table.seat("norvia").submit(agree), Refusal)
    assert not isinstance(await OnBehalf(table, "norvia").submit(agree), Refusal)
    view = await table.seat("norvia").view()
    assert isinstance(view, TeamView)
    assert set(view.orders[0].agreed) == {"cabinet", "port"}


async def test_what_control_types_there_is_kept_apart_from_what_the_team_types(tmp_path: Path) -> None:
    with Table.create(ferry(), OpenSession(turns=3), path=tmp_path / "a.tabletop") as table:
        team, control = table.seat("norvia"), OnBehalf(table, "norvia")
        team.drafts.put("order", {"rationale": "Ours."})
        control.drafts.put("order", {"rationale": "By the slip."})
        assert team.drafts.get("order") == {"rationale": "Ours."}
        assert control.drafts.get("order") == {"rationale": "By the slip."}
        assert table.seat("norvia/control").drafts.get("order") == {}


async def test_it_sees_what_the_team_sees_and_no_more() -> None:
    table = table_in_memory()
    both_order(table)
    place = OnBehalf(table, "norvia")
    assert await place.view() == await table.seat("norvia").view()
    assert not {role.id for role in place.deck.roles} & {"harbour", "palace"}, "the other side's cards are not in its deck"


async def test_the_cards_of_an_absent_role_can_be_ordered_there_and_not_by_the_team() -> None:
    table = with_absent_port()
    at_the_seat, acting = await table.seat("norvia").view(), await OnBehalf(table, "norvia").view()
    assert isinstance(at_the_seat, TeamView)
    assert isinstance(acting, TeamView)
    own, for_it = ({offer.card: offer for offer in view.offers} for view in (at_the_seat, acting))
    assert "absent and played by control" in own["halt-ferry"].why_not
    assert not own["halt-ferry"].main
    assert for_it["halt-ferry"].main
    assert not for_it["resume-ferry"].main, "what the card itself forbids stays forbidden"
    order = GiveOrder(
        substance="action", card="halt-ferry", role="port", purpose="coercion", message="coercion", rationale="For the port."
    )
    assert isinstance(await table.seat("norvia").submit(order), Refusal)
    assert not isinstance(await OnBehalf(table, "norvia").submit(order), Refusal)
