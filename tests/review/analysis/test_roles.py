"""Who was played by control, and what control entered."""

from __future__ import annotations

from support.rich import rich_analysis
from support.seats import SANDREL_ORDER
from support.tui import do, table_in_memory, to_phase
from tabletop.game import commands as c
from tabletop.review import analyse


def test_a_role_taken_over_and_given_back_has_its_reason() -> None:
    changes = rich_analysis().roles.changes
    assert [(one.event.role, one.event.by, one.phase, one.event.reason) for one in changes] == [
        ("palace", "control", "inject", "He is on the phone."),
        ("palace", "team", "assess", "He is back."),
    ]


def test_what_control_enters_for_a_team_is_counted_once_a_step() -> None:
    table = table_in_memory()
    to_phase(table, "decide")
    do(table, "sandrel", c.Finish())
    table.submit("control", SANDREL_ORDER, behalf="sandrel")
    table.submit("control", c.MakeStatement(text="We wait."), behalf="sandrel")
    (entered,) = analyse(table).roles.entered
    assert entered.team == "sandrel"
    assert [ref.seq for ref in entered.refs] == [len(table.commits) - 1, len(table.commits)]
