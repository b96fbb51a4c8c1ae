"""What somebody has written is still there after ready words were taken."""

from __future__ import annotations

from pathlib import Path

from support.decks import ferry
from support.practising import PracticeApp, opened, play_to, practice, seat
from support.tui import until
from tabletop.practice.session import Practice
from tabletop.tui.practice.order import PracticeOrderForm
from tabletop.tui.practice.statement import PracticeStatementForm
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.pick import Moves, OneOf, Ticks
from tabletop.tui.seat.statement import Words


def deciding(path: Path | None = None) -> Practice:
    at = practice(ferry(), "norvia", path=path)
    play_to(at, "decide")
    return at


async def test_ones_own_statement_stays_among_the_words_to_choose_from(tmp_path: Path) -> None:
    at = deciding(tmp_path / "a.tabletop")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        form = await opened(pilot, "statement", PracticeStatementForm)
        form.query_one(Words).focus()
        await pilot.press(*"Our own.")
        await until(pilot, lambda: form.text == "Our own.", "typed")
        await pilot.press("escape")
        await until(pilot, lambda: seat(pilot).panel is None, "left")
        form = await opened(pilot, "statement", PracticeStatementForm)
        ready = form.query_one("#ready", OneOf)
        await until(pilot, lambda: form.text == "Our own.", "as it was left")
        await until(pilot, lambda: pilot.app.screen.focused is ready, "the cursor at the list")
        await pilot.press("down")
        await until(pilot, lambda: form.text == ready.options[1].title, "other words")
        await pilot.press("end")
        await until(pilot, lambda: form.text == "Our own.", "one's own again")
        await pilot.press("up", "down")
        assert [option.title for option in ready.options].count("Our own.") == 1
    at.table.close()


async def test_ones_own_reason_stays_among_the_reasons_also_for_another_card() -> None:
    async with PracticeApp(deciding()).run_test(size=(120, 60)) as pilot:
        form = await opened(pilot, "order:main", PracticeOrderForm)
        form._card_chosen("patrol-strait")
        await pilot.pause()
        form.query_one("#rationale", Line).put("Our own.")
        await pilot.pause()
        why = form.query_one("#why", OneOf)
        why.focus()
        await pilot.press("down")
        await until(pilot, lambda: form.line("rationale") == why.options[1].title, "another reason")
        form._card_chosen("halt-ferry")
        await pilot.pause()
        why.focus()
        await pilot.press("end")
        await until(pilot, lambda: form.line("rationale") == "Our own.", "one's own again")
        form._card_chosen("patrol-strait")
        await pilot.pause()
        assert form.line("rationale") == "Our own.", "a card does not take it away"


async def test_a_reason_that_is_offered_takes_no_line_that_is_written() -> None:
    async with PracticeApp(deciding()).run_test(size=(120, 60)) as pilot:
        form = await opened(pilot, "order:main", PracticeOrderForm)
        form.query_one("#substance", OneOf).focus()
        await pilot.press("2")
        form.query_one("#moves", Moves).focus()
        await pilot.press("right")
        ticks = form.query_one("#offered", Ticks)
        await until(pilot, lambda: ticks.options != (), "reasons")
        for number in (1, 2, 3):
            form.query_one(f"#pro-{number}", Line).put(f"Own {number}.")
        ticks.focus()
        await pilot.press("1")
        await pilot.pause()
        assert form.command().pros == ("Own 1.", "Own 2.", "Own 3.")
        assert ticks.values == ()
        assert ["three reasons at most" in told.message for told in pilot.app._notifications] == [True]
        form.query_one("#pro-2", Line).put("")
        ticks.focus()
        await pilot.press("1")
        await until(pilot, lambda: form.command().pros == (ticks.options[0].title, "Own 1.", "Own 3."), "room for it")
