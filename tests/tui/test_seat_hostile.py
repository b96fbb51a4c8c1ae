from __future__ import annotations

from functools import partial

import pytest
from textual.events import Paste
from textual.widgets import Input, TextArea

from support.seats import SANDREL_ORDER, SeatApp, held, rule_all, shown, submit, table_in, until
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.view import TeamView
from tabletop.tui.seat.line import LONGEST

HOSTILE = (
    "[/",
    "x[/red]",
    "[bold]",
    "[@click=app.quit]quit[/]",
    "\x1b[31mred\x07",
    "abc\u202edef",
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "line\nbreak\r\nand\ttab",
    "\ud800 half",
)
ALL = " ".join(HOSTILE)
UNSAFE = ("\x1b", "\x07", "\u202e", "\ud800")
LINES = ("argument", "observable", "pro-1", "pro-2", "pro-3", "rationale", "alternatives", "dissent", "owner", "target")


def bool_of(field: Input) -> bool:
    return bool(field.value)


async def test_every_line_of_the_order_form_takes_hostile_text_as_text() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Choose your order" in shown(pilot))
        screen = pilot.app.screen
        await screen.open_step("order:main")  # type: ignore[attr-defined]
        await pilot.press("2", "enter")
        for name in LINES:
            field = screen.query_one(f"#{name}", Input)
            field.focus()
            for text in (*HOSTILE, ALL):
                field.value = ""
                await pilot.pause()
                field.post_message(Paste(text))
                await until(pilot, partial(bool_of, field), name)
                assert not any(char in field.value for char in (*UNSAFE, "\n"))
        screen.query_one("#moves").focus()
        await pilot.press("right", "enter")
        for name in ("purpose", "message"):
            screen.query_one(f"#{name}").focus()
            await pilot.press("1")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Commit this order?" in shown(pilot), "the summary")
        await pilot.press("enter")
        await until(pilot, lambda: "Committed: it waits" in held(pilot), "the committed order")
        assert not any(char in shown(pilot) + held(pilot) for char in UNSAFE)


async def test_a_statement_and_a_reason_take_hostile_text_as_text() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Public statement" in shown(pilot))
        screen = pilot.app.screen
        await screen.open_step("statement")  # type: ignore[attr-defined]
        area = screen.query_one(TextArea)
        for text in (*HOSTILE, ALL):
            area.text = ""
            area.post_message(Paste(text))
            await until(pilot, lambda: bool(area.text), "the words")
            assert not any(char in shown(pilot) for char in UNSAFE)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(view(table).statement), "the statement")
        submit(
            table,
            "norvia",
            c.GiveOrder(substance="action", card="halt-ferry", purpose="routine", message="routine", rationale="x"),
        )
        submit(table, "sandrel", SANDREL_ORDER)
        submit(table, CONTROL, c.AdvancePhase())
        await until(pilot, lambda: "reasons against it" in shown(pilot), "the reveal")
        await screen.open_step("con:1")  # type: ignore[attr-defined]
        field = screen.query_one("#reason", Input)
        field.post_message(Paste(ALL))
        await until(pilot, lambda: bool(field.value), "the reason")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Give control this reason?" in shown(pilot), "the question")
        assert not any(char in shown(pilot) + held(pilot) for char in UNSAFE)
        await pilot.press("enter")
        await until(pilot, lambda: "Given to control" in held(pilot), "the reason given")
        assert not any(char in shown(pilot) + held(pilot) for char in UNSAFE)


def view(table: object) -> TeamView:
    seen = table.seen("norvia")  # type: ignore[attr-defined]
    assert isinstance(seen, TeamView)
    return seen


async def test_a_paste_of_200_kilobytes_is_refused_and_leaves_the_field_as_it_was() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Choose your order" in shown(pilot))
        screen = pilot.app.screen
        await screen.open_step("order:main")  # type: ignore[attr-defined]
        await pilot.press("3", "enter", *"keep")
        field = screen.query_one("#rationale", Input)
        field.post_message(Paste("y" * 200_000))
        await until(pilot, lambda: f"a field takes {LONGEST:,}" in held(pilot), "the notice")
        assert field.value == "keep"
        await screen.open_step("statement")  # type: ignore[attr-defined]
        area = screen.query_one(TextArea)
        area.post_message(Paste("z\n" * 100_000))
        await until(pilot, lambda: f"a field takes {LONGEST:,}" in held(pilot), "the notice")
        assert area.text == ""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_text_of_others_shows_as_text_on_every_page(size: tuple[int, int]) -> None:
    text = " ".join(HOSTILE[:-1])
    settings = c.OpenSession(turns=3, title=f"T {text}", handling=text[:80])
    table = table_in("inject", settings=settings)
    submit(
        table,
        CONTROL,
        c.WriteInject(title=text, text={"all": text}, source=text, reliability=text, time=HOSTILE[4], truth="accident"),
    )
    written = next(line for line in table.seen(CONTROL).msel if line.status == "held" and line.title == text)  # type: ignore[union-attr]
    submit(table, CONTROL, c.ReleaseInject(inject=written.inject, reason="test"))
    submit(table, CONTROL, c.AdvancePhase())
    submit(table, CONTROL, c.AdvancePhase())
    submit(table, "sandrel", SANDREL_ORDER)
    submit(table, "sandrel", c.MakeStatement(text=text))
    order = c.GiveOrder(substance="action", card="halt-ferry", purpose="routine", message="routine", rationale=text, dissent=text)
    submit(table, "norvia", order)
    ref = view(table).inbox[-1].number
    app = SeatApp(table)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Your order" in shown(pilot))
        texts: list[str] = []

        async def look(*steps: str) -> None:
            for key in ("i", "s", "b", "l"):
                await pilot.press(key)
                await pilot.pause()
                texts.append(shown(pilot) + held(pilot))
            for step in steps:
                await pilot.app.screen.open_step(step)  # type: ignore[attr-defined]
                await pilot.pause()
                texts.append(shown(pilot) + held(pilot))

        await look(f"incident:{ref}", "own:T1-norvia-main", "order:national", "hand-back")
        submit(table, CONTROL, c.AdvancePhase())
        await until(pilot, lambda: not pilot.app.screen.query("HandBackPanel"), "the next phase")
        await look("move:1", "con:1", "pro:T1-norvia-main")
        rule_all(table, text, fact=text)
        submit(table, CONTROL, c.AdvancePhase())
        await pilot.pause()
        await look("outcome")
        submit(table, CONTROL, c.EndSession(words=text))
        await pilot.pause()
        await look("ending")
        assert app.is_running
    whole = "\n".join(texts)
    assert not any(char in whole for char in UNSAFE)
    whole = " ".join(whole.split())
    for each in HOSTILE[:-1]:
        first = each.splitlines()[0].replace("\x1b", "␛").replace("\x07", "␇").replace("\u202e", "\ufffd")
        assert whole.count(first) > 5, each
