"""The mouse at a small screen: what is clicked does not move away under the pointer."""

from __future__ import annotations

import pytest
from textual.widgets import Button

from support.decks import ferry
from support.practising import PracticeApp, play_to, practice, rest, seat
from support.tui import until
from tabletop.tui.practice.order import PracticeOrderForm
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.pick import OneOf
from tabletop.tui.widgets.nextline import NextLine


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_click_on_the_button_reviews_the_order(size: tuple[int, int]) -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=size) as pilot:
        await rest(pilot)
        await seat(pilot).open_step("order:main")
        await until(pilot, lambda: isinstance(seat(pilot).panel, PracticeOrderForm), "the form")
        form = seat(pilot).panel
        assert isinstance(form, PracticeOrderForm)
        form._card_chosen("patrol-strait")
        await pilot.pause()
        for name in ("purpose", "message"):
            field = form.query_one(f"#{name}", OneOf)
            field.value = field.options[0].key
        form.touch()
        form.query_one("#target").focus()
        line, button = pilot.app.screen.query_one(NextLine), form.query_one("Button.commit", Button)
        await until(pilot, lambda: "Here" in line.sentence, "what the field takes")

        def at_end() -> bool:
            form.scroll_end(animate=False)  # the focus may still bring its field into sight
            return form.is_vertical_scroll_end and form.region.contains_region(button.region)

        await until(pilot, at_end, "the button in sight")
        before, height = button.region, line.size.height
        await pilot.mouse_down(button)
        await until(pilot, lambda: "Here" not in line.sentence, "a shorter sentence")
        assert pilot.app.screen.focused is button
        assert (button.region, line.size.height) == (before, height)
        await pilot.click(button)
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmModal), "the dialogue")
