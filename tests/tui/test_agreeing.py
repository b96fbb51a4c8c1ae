"""Before the reveal: which order lacks whose agreement, told where control is about to reveal it."""

from __future__ import annotations

import pytest
from textual.app import App

from support.orders import of_card
from support.tui import NARROW, WIDE, console, control_view, do, form_open, table_in_memory, to_phase, until
from tabletop.game.commands import AdvancePhase, Finish, GiveAgreement, GiveOrder, OpenSilence, PlayRole
from tabletop.table import Table
from tabletop.tui.agreeing import lacking, lacking_words
from tabletop.tui.widgets.nextline import NextLine

ORDER = "T1-norvia-main"


def inspected() -> Table:
    """Norvia has ordered the joint inspection; port and cabinet must agree to it, and nobody has yet."""
    table = table_in_memory()
    to_phase(table, "decide")
    given = GiveOrder(
        substance="action",
        card="joint-inspection",
        role="port",
        purpose="reassurance",
        message="reassurance",
        rationale="Look together.",
    )
    do(table, "norvia", given)
    return table


def next_line(app: App[None]) -> str:
    return " ".join(str(app.screen.query_one(NextLine).render()).split())


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=str)
async def test_the_line_of_what_comes_next_names_the_roles_that_have_not_agreed(size: tuple[int, int]) -> None:
    table = inspected()
    async with console(table, size) as (app, pilot):
        await until(pilot, lambda: "▲ Norvia lacks" in next_line(app))
        assert "Cabinet" in next_line(app)
        assert "Waiting for" in next_line(app)
        for team in table.deck.team_ids:
            do(table, team, Finish())
        await until(pilot, lambda: "All teams are done: g goes on." in next_line(app))
        assert "lacks" in next_line(app)
        for role in ("port", "cabinet"):
            do(table, "norvia", GiveAgreement(order=ORDER, role=role, agrees=True))
        await until(pilot, lambda: "lacks" not in next_line(app))
        assert "All teams are done: g goes on." in next_line(app)


async def test_going_on_asks_first_and_names_them_and_what_comes_of_it() -> None:
    table = inspected()
    do(table, "norvia", GiveAgreement(order=ORDER, role="port", agrees=True))
    async with console(table, NARROW) as (app, pilot):
        await pilot.press("g")
        await until(pilot, lambda: form_open(app))
        intro = app.screen.query_one("#intro")
        assert "Cabinet Office has not agreed; then it waits a turn." in " ".join(str(intro.render()).split())


def test_a_silence_that_is_over_is_agreement_but_for_who_refused_or_is_absent() -> None:
    table = inspected()
    do(table, "norvia", OpenSilence(order=ORDER, seconds=60))
    [order] = control_view(table).orders
    view = control_view(table)
    assert lacking(view, order, order.silence - 1) == order.needed
    assert "(under silence)" in lacking_words(table.deck, view, order.silence - 1)
    assert lacking(view, order, order.silence) == ()
    assert lacking_words(table.deck, view, order.silence) == ""
    do(table, "norvia", GiveAgreement(order=ORDER, role="port", agrees=False))
    do(table, "control", PlayRole(role="cabinet", by="control", reason="She left."))
    view = control_view(table)
    assert set(lacking(view, view.orders[0], order.silence)) == {"port", "cabinet"}


def test_after_the_reveal_nothing_lacks() -> None:
    table = inspected()
    do(table, "control", AdvancePhase())
    assert lacking_words(table.deck, control_view(table), 0) == ""


def test_a_refusal_is_named_and_is_no_silence() -> None:
    table = inspected()
    do(table, "norvia", OpenSilence(order=ORDER, seconds=60))
    moment = control_view(table).orders[0].silence - 1
    do(table, "norvia", GiveAgreement(order=ORDER, role="port", agrees=False))
    assert "(refused)" in lacking_words(table.deck, control_view(table), moment)
    assert "(under silence)" in lacking_words(table.deck, control_view(table), moment)
    do(table, "norvia", GiveAgreement(order=ORDER, role="cabinet", agrees=False))
    assert "(under silence)" not in lacking_words(table.deck, control_view(table), moment)


def test_where_both_teams_lack_agreement_one_sentence_names_both_without_titles() -> None:
    table = inspected()
    theirs = next(card for card in table.deck.actions if card.team == "sandrel" and card.collective)
    do(table, "sandrel", of_card(theirs, role=theirs.authority[0], agreed=()))
    words = lacking_words(table.deck, control_view(table), table.now())
    assert words.count(" lacks ") == 2
    assert words.rstrip().count(".") == 1
    assert "“" not in words
