"""People and roles to choose from: who is offered first, and who has to be named."""

from __future__ import annotations

from pathlib import Path

from support.decks import ferry
from support.tui import do
from tabletop.game.commands import OpenSession, TakeSeat
from tabletop.table import Table
from tabletop.tui.people import people_at, raters
from tabletop.tui.slips.row import Ask, take


def test_evaluators_rate_first_and_who_only_looks_on_does_not(tmp_path: Path) -> None:
    with Table.create(ferry(), OpenSession(turns=3), seed="x", path=tmp_path / "s.tabletop") as table:
        assert table.roster is not None
        for place, name in (
            ("control", "Cora"),
            ("norvia", "Nils"),
            ("evaluator", "Eva"),
            ("evaluator", "Emil"),
            ("observer", "Olga"),
        ):
            do(table, "control", TakeSeat(place=place, person=table.roster.add(name)))
        assert [name for _, name in raters(table)] == ["Eva", "Emil", "Cora"]
        assert [name for _, name in people_at(table, staff=True)] == ["Cora", "Eva", "Emil"]
        assert [name for _, name in people_at(table)] == ["Cora", "Nils", "Eva", "Emil", "Olga"]


def test_who_agrees_has_to_be_said_on_an_order_slip() -> None:
    ask = Ask(name="agreed", label="Roles that agree", kind="some", options=(("a", "A"), ("b", "B")), needed=True)
    assert take(ask, "").wrong == "Roles that agree: nothing is entered."
    assert (take(ask, "none").values, take(ask, "none").wrong) == ((), "")
    assert take(ask, "all").values == ("a", "b")
