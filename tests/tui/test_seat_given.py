"""What a team gives and has given: nothing chosen or lost by mistake, and all of it shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from support.seats import FERRY_ORDER, SANDREL_ORDER, SIZES, SeatApp, held, says, seen, shown, submit, table_in
from support.tui import until
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.view import PublicView
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.pick import OneOf
from tabletop.tui.seat.shelf import Shelf
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.tracks import gauge_text

COLLECTIVE = c.GiveOrder(
    substance="action", card="joint-inspection", purpose="probing", message="reassurance", rationale="Why.", agreed=("port",)
)
KEPT = {"alternatives": "to wait", "dissent": "the port", "owner": "the captain", "target": "the surveyors"}


async def opened(pilot: Pilot[None], step: str) -> Widget:
    await until(pilot, lambda: "Hand back to control" in shown(pilot), "the steps")
    await pilot.app.screen.open_step(step)  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()
    return pilot.app.screen.query_one("Work").children[0]


async def test_enter_on_a_field_that_wants_an_answer_chooses_nothing_stays_and_says_what_is_wanted() -> None:
    async with SeatApp(table_in("assess")).run_test(size=(80, 24)) as pilot:
        form = await opened(pilot, "incident:1")
        reading = form.query_one("#reading", OneOf)
        await pilot.press("enter")
        await until(pilot, lambda: "Not yet: say what is behind it." in shown(pilot), "what is wanted")
        assert pilot.app.screen.focused is reading
        assert reading.value == ""
        await pilot.press("2")
        await until(pilot, lambda: "Not yet" not in shown(pilot), "it has its answer")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "Not yet: say how likely that is." in shown(pilot), "so with a figure")
        assert pilot.app.screen.focused is form.query_one("#likelihood")
        await pilot.press("tab")
        assert pilot.app.screen.focused is form.query_one("#grounds"), "tab leads past it"


async def test_enter_on_an_empty_line_stays_and_so_it_does_where_no_track_is_moved() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(80, 24)) as pilot:
        form = await opened(pilot, "order:main")
        await pilot.press("2", "enter", "enter")
        await until(pilot, lambda: "Not yet: write what you do." in shown(pilot), "the line")
        assert pilot.app.screen.focused is form.query_one("#argument")
        await pilot.press(*"We go", "enter", *"A boat", "enter", "enter")
        await until(pilot, lambda: "Not yet: choose one or two tracks" in shown(pilot), "the tracks")
        assert pilot.app.screen.focused is form.query_one("#moves")
        await pilot.press("right", "enter")
        await until(pilot, lambda: pilot.app.screen.focused is form.query_one("#pro-1"), "on")
        await pilot.press("enter")
        assert pilot.app.screen.focused is form.query_one("#pro-2"), "what may be left out is passed"


@pytest.mark.parametrize("order", [FERRY_ORDER, COLLECTIVE], ids=["ordinary", "collective"])
async def test_after_any_order_keys_do_the_same_and_what_does_nothing_is_said(order: c.GiveOrder) -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        form = await opened(pilot, "order:main")
        form._confirmed(order)  # type: ignore[attr-defined]
        await until(pilot, lambda: "Committed: it waits" in held(pilot), "the committed order")
        await until(
            pilot, lambda: pilot.app.screen.focused is not None and pilot.app.screen.focused.has_class("back"), "the way out"
        )
        await pilot.press("q")
        await until(pilot, lambda: "“q” does nothing here." in says(pilot), "an answer")
        keys = [step.key for step in pilot.app.screen.query_one("StepList").steps]  # type: ignore[attr-defined]
        await pilot.press(str(keys.index("statement") + 1))
        await until(pilot, lambda: "0 of 40 words" in shown(pilot), "the statement")
        assert seen(table).orders[0].agreed == order.agreed, "no tick was changed on the way"


async def test_a_number_that_a_list_has_not_is_answered_and_changes_nothing() -> None:
    table = table_in("decide")
    submit(table, "norvia", COLLECTIVE)
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "own:T1-norvia-main")
        await pilot.press("9")
        await until(pilot, lambda: "“9” does nothing here." in says(pilot), "an answer")
        assert seen(table).orders[0].agreed == ("port",)


async def test_fields_for_the_review_keep_their_names_and_the_committed_order_shows_them() -> None:
    table = table_in("decide")
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        form = await opened(pilot, "order:main")
        await pilot.press("3")
        for name, text in KEPT.items():
            form.query_one(f"#{name}", Input).value = text
        await until(pilot, lambda: all(text in shown(pilot) for text in KEPT.values()), "the texts")
        assert all(label in shown(pilot) for label in ("What else you considered", "Who disagreed", "Who sees to it", "aimed at"))
        submit(
            table,
            "norvia",
            c.GiveOrder(
                substance="pass",
                rationale="Why.",
                alternatives=KEPT["alternatives"],
                dissent=KEPT["dissent"],
                owner=KEPT["owner"],
                target=KEPT["target"],
            ),
        )
        await until(pilot, lambda: "Your order  committed" in shown(pilot), "the step")
        await opened(pilot, "own:T1-norvia-main")
        await until(pilot, lambda: "Who sees to it  the captain" in held(pilot), "the order")
        assert all(text in held(pilot) for text in KEPT.values())


async def test_an_argument_shows_its_reasons_its_effects_and_who_decides() -> None:
    table = table_in("decide")
    submit(table, "sandrel", SANDREL_ORDER)
    async with SeatApp(table, "sandrel").run_test(size=(120, 40)) as pilot:
        await opened(pilot, "own:T1-sandrel-main")
        await until(pilot, lambda: "Reason  XYZZY-PRO" in held(pilot), "the reason")
        assert "goes up" in held(pilot)
        assert "Who decides  the team as a whole" in held(pilot)
        assert "XYZZY-DISSENT" in held(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_form_of_a_move_shows_what_was_said_in_public_beside_it(size: tuple[int, int]) -> None:
    table = table_in("decide")
    submit(table, "sandrel", c.MakeStatement(text="We print what is true."))
    submit(table, "norvia", c.MakeStatement(text="OUR-OWN-WORDS"))
    submit(table, "norvia", FERRY_ORDER)
    submit(table, "sandrel", SANDREL_ORDER)
    submit(table, CONTROL, c.AdvancePhase())
    async with SeatApp(table).run_test(size=size) as pilot:
        form = await opened(pilot, "move:1")
        said = str(form.query_one("#said").render())
        assert "said in public this turn: “We print what is true.”" in said
        assert "OUR-OWN-WORDS" not in said
        assert "“We print what is true.”" in shown(pilot)


async def test_at_the_reveal_the_page_beside_the_steps_is_the_one_with_the_news() -> None:
    for phase, page in (("assess", "inbox"), ("adjudicate", "situation"), ("consequences", "situation")):
        async with SeatApp(table_in(phase)).run_test(size=(120, 40)) as pilot:  # type: ignore[arg-type]
            await until(pilot, lambda: "Hand back to control" in shown(pilot), "the seat")
            assert pilot.app.screen.query_one(Shelf).query_one("#pages").current == page  # type: ignore[attr-defined]
            assert ("What you see the others do" in shown(pilot)) == (page == "situation")
            assert "each new turn brings 1" in held(pilot)


async def test_reports_are_counted_until_the_inbox_was_opened(tmp_path: Path) -> None:
    table = table_in("assess", path=tmp_path / "s.tabletop")
    app = SeatApp(table)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "i Inbox (2)" in shown(pilot) and "Read 2 new reports" in shown(pilot), "the count")
        await pilot.press("i")
        await until(pilot, lambda: "i Inbox" in shown(pilot) and "Inbox (" not in shown(pilot), "no count")
        app.screen.dismiss(None)
        app.sit()
        await until(pilot, lambda: "✓ Read 2 new reports" in shown(pilot), "remembered")
    table.close()


async def test_an_estimate_can_be_given_on_the_way_out() -> None:
    table = table_in("adjudicate")
    async with SeatApp(table).run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot, "con:1")
        panel.query_one("#estimate").focus()
        await pilot.press("4", "escape")
        await until(pilot, lambda: "You have chosen your estimate of 50 %" in shown(pilot), "the question")
        await pilot.press("enter")
        await until(pilot, lambda: not pilot.app.screen.query("ReasonsPanel"), "the steps")
    given = [event for commit in table.commits for event in commit.events if event.NAME == "estimate_given"]
    assert [event.percent for event in given] == [50]  # type: ignore[attr-defined]


async def test_what_is_missing_takes_the_cursor() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(80, 24)) as pilot:
        form = await opened(pilot, "order:main")
        await pilot.press("2")
        form.query_one("#rationale").focus()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen.focused is form.query_one("#argument"), "the first open field")


async def test_help_in_a_form_names_the_keys_that_work_there() -> None:
    async with SeatApp(table_in("decide")).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "statement")
        keys = dict(pilot.app.screen._keys())  # type: ignore[attr-defined]
        assert {"F2", "F3", "^p"} <= set(keys)
        assert not {"t", "i", "n", "h"} & set(keys)


class Lines(App[None]):
    def compose(self) -> ComposeResult:
        yield Line(id="one")
        yield Line(id="two")


async def test_a_line_shows_its_beginning_when_it_is_left_and_its_end_when_it_is_typed_on() -> None:
    async with Lines().run_test(size=(30, 10)) as pilot:
        one, two = pilot.app.query_one("#one", Line), pilot.app.query_one("#two", Line)
        one.focus()
        await pilot.press(*"beginning", *("middle " * 5), *"end")
        await until(pilot, lambda: one.scroll_offset.x > 0, "the end in sight")
        two.focus()
        await until(pilot, lambda: one.scroll_offset.x == 0, "the beginning in sight")
        one.focus()
        await until(pilot, lambda: one.scroll_offset.x > 0, "the end again")
        await pilot.press("!")
        assert one.value.endswith("end!")
        two.focus()
        two.put("a draft  with blanks " * 4)
        one.put("restored " * 9)
        await until(pilot, lambda: one.scroll_offset.x == 0, "the beginning of what came from elsewhere")
        assert two.value.endswith("blanks ")


def test_gauges_of_a_band_lie_within_it_and_have_no_half_cells() -> None:
    table = table_in("decide")
    public = table.seen("public")
    assert isinstance(public, PublicView)
    exact = {track.id: track for track in table.seen(CONTROL).tracks}
    for track in public.tracks:
        low, high = track.within
        assert low <= exact[track.id].value <= high  # type: ignore[operator]
        bars = {gauge_text(track, 10), gauge_text(exact[track.id], 10)}
        assert all(set(bar) <= {"█", "░"} for bar in bars)
        assert len({len(bar) for bar in bars}) == 1
        assert len({bar.count("█") for bar in bars}) == 1 or max(bar.count("█") for bar in bars) <= high + 1


async def test_the_banner_of_a_team_leaves_out_the_phase_that_the_session_leaves_out() -> None:
    table = table_in("inject", settings=c.OpenSession(turns=3, assess=False))
    async with SeatApp(table).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "INJECT" in str(pilot.app.screen.query_one(Banner).render()), "the banner")
        assert "assess" not in str(pilot.app.screen.query_one(Banner).render())
