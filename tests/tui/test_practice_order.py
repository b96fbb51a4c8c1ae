"""The order form of practice, as a person alone fills it in."""

from __future__ import annotations

import pytest
from attrs import evolve
from textual.pilot import Pilot

from support.decks import ferry
from support.practising import PracticeApp, play_to, practice, rest, seat, thought
from support.tui import shown, until
from tabletop.engine.white_cell import ruled_by
from tabletop.library import load_deck
from tabletop.practice.coach import Question
from tabletop.practice.session import Practice
from tabletop.tui.practice.coach import Coach
from tabletop.tui.practice.order import PracticeOrderForm
from tabletop.tui.practice.reasons import PracticeReasons
from tabletop.tui.seat.card import card_text
from tabletop.tui.seat.cards import CardsModal
from tabletop.tui.seat.chance import Chance
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.pick import Moves, OneOf
from tabletop.tui.seat.readings import MoveForm

SIZES = [(80, 24), (120, 40)]


async def opened(pilot: Pilot[None], step: str) -> None:
    await rest(pilot)
    await seat(pilot).open_step(step)
    await until(pilot, lambda: seat(pilot).panel is not None and seat(pilot).panel.key == step, step)  # type: ignore[union-attr]
    await pilot.pause()


async def form_with_card(pilot: Pilot[None], card: str) -> PracticeOrderForm:
    """The order form with a card chosen as from the list, and the cursor where that leaves it."""
    await opened(pilot, "order:main")
    form = seat(pilot).panel
    assert isinstance(form, PracticeOrderForm)
    form._card_chosen(card)
    await until(pilot, lambda: pilot.app.screen.focused is form.query_one("#purpose"), "the purpose")
    await pilot.pause()
    return form


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The coach looks at every order and has no question."""
    monkeypatch.setattr(Coach, "question", lambda _self, _order: lambda: None)


@pytest.mark.usefixtures("silent")
async def test_cards_and_the_form_say_how_the_white_cell_rules_and_the_order_is_given_without_being_asked_for_again() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "decide")
    methods = {action.id: action.method for action in at.table.deck.actions}
    assert {"vote", "umpire", "estimate"} & {*methods.values()}, "the deck leaves some to people"
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        await opened(pilot, "order:main")
        form = seat(pilot).panel
        assert isinstance(form, PracticeOrderForm)
        for card in form.deck.actions:
            text = card_text(form.deck, card, form.decided).plain
            assert "A vote advises" not in text
            assert "ontrol decides" not in text
            assert ("Two dice decide" in text) == (ruled_by(card.method) == "2d6")
            assert ("nothing is rolled" in text) == (card.method == "certain")
        offered = {offer.card for offer in form.view.offers if not offer.why_not}
        card = next(card for card in form.deck.actions if card.id in offered and card.method in ("vote", "umpire", "estimate"))
        form._card_chosen(card.id)
        await pilot.pause()
        form.query_one("#card").focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CardsModal) and "Two dice decide" in shown(pilot.app), "the list")
        assert "The odds  success about" in shown(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: "The odds  success about" in shown(pilot.app), "they stay in the form")
        for name in ("purpose", "message"):
            field = form.query_one(f"#{name}", OneOf)
            field.value = field.options[0].key
        form.touch()
        await pilot.press("ctrl+s")
        await thought(pilot, lambda: bool(seat(pilot)._view.orders), "given")  # type: ignore[union-attr]
        assert not isinstance(pilot.app.screen, ConfirmModal)
        (order,) = seat(pilot)._view.orders  # type: ignore[union-attr]
        await seat(pilot).open_step(f"own:{order.id}")
        await until(pilot, lambda: "Withdraw" in shown(pilot.app), "it can be taken back before the reveal")


ASKS = Question(kind="fails", text="What if it fails?", ground="It may.", label="A model's estimate.")


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> None:
    """The coach has a question about every order."""
    monkeypatch.setattr(Coach, "question", lambda _self, _order: lambda: ASKS)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["message", "why", "alternatives"])
@pytest.mark.usefixtures("asking")
async def test_escape_from_the_commit_dialogue_leads_back_to_where_the_cursor_was(size: tuple[int, int], name: str) -> None:
    at = practice(ferry(), "norvia")
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=size) as pilot:
        form = await form_with_card(pilot, "patrol-strait")
        await pilot.press(str(form.query_one("#purpose", OneOf).numbers()[0]), "enter", "1", "enter")
        field = form.query_one(f"#{name}")
        field.focus()
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "The coach asks: What if it fails?" in shown(pilot.app), "the dialogue")
        scrolled = form.scroll_y
        await pilot.press("escape")
        await until(pilot, lambda: seat(pilot).is_current, "the form")
        await pilot.pause()
        assert pilot.app.screen.focused is field
        assert abs(form.scroll_y - scrolled) <= 2, "and what is in sight stays in sight"


@pytest.mark.parametrize("size", SIZES)
async def test_after_the_card_its_question_is_in_sight(size: tuple[int, int]) -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=size) as pilot:
        await form_with_card(pilot, "hold-posture")
        await until(pilot, lambda: "What is it for, in truth?" in shown(pilot.app), "the question")
        await pilot.press("enter")
        await until(pilot, lambda: "Not yet: say what it is for in truth." in shown(pilot.app), "what is wanted")
        await pilot.press("1", "enter")
        await until(pilot, lambda: "What are the others to take it for?" in shown(pilot.app), "the next")
        assert "6 ○ Preparation for attack" in shown(pilot.app), "all of it"


async def test_why_an_argument_is_made_follows_from_what_it_moves() -> None:
    at = practice(ferry(), "sandrel")
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        await opened(pilot, "order:main")
        form = seat(pilot).panel
        assert isinstance(form, PracticeOrderForm)
        assert "A deliberate pass  nothing is done, and you say why" in shown(pilot.app)
        form.query_one("#substance", OneOf).focus()
        await pilot.press("2")
        assert form.line("rationale") == "", "nothing is known yet that could be a reason"
        form.query_one("#moves", Moves).focus()
        await pilot.press("home", "left")
        await until(pilot, lambda: form.query_one("#for-why").display, "reasons")
        why = [option.title for option in form.query_one("#why", OneOf).options]
        assert why[-1] == "Escalation is to go down."
        assert form.line("rationale") == why[0]
        await pilot.press("right", "right")
        await until(pilot, lambda: form.line("rationale") == "Escalation is to go up.", "another direction, another reason")
        assert not any("least that we can do" in option.title for option in form.query_one("#why", OneOf).options)


@pytest.mark.parametrize("size", SIZES)
async def test_a_figure_that_ctrl_s_has_asked_for_is_taken(size: tuple[int, int]) -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "assess")
    async with PracticeApp(at).run_test(size=size) as pilot:
        await rest(pilot)
        key = next(step.key for step in seat(pilot)._steps if step.key.startswith("forecast:"))
        for before in ((), ("tab", "tab")):
            await opened(pilot, key)
            await pilot.press(*before, "ctrl+s")
            await until(pilot, lambda: "Not yet: say how likely a yes is." in shown(pilot.app), "what is wanted")
            await pilot.press("3", "0")
            await until(pilot, lambda: seat(pilot).query_one("#probability", Chance).value == 30, "the figure")
            await pilot.press("backspace", "backspace", "escape")
        await opened(pilot, key)
        await pilot.press("ctrl+s", "3", "0", "ctrl+s")
        await until(pilot, lambda: any(asked.probability == 30 for asked in seat(pilot)._view.questions), "saved")  # type: ignore[union-attr]


async def test_a_summary_that_is_longer_than_the_screen_is_scrolled_by_keys() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "order:main")
        form = seat(pilot).panel
        assert isinstance(form, PracticeOrderForm)
        form._card_chosen("article-four")
        await until(pilot, lambda: pilot.app.screen.focused is form.query_one("#agreed"), "who agrees")
        await pilot.press("1", "enter")  # one office less
        await pilot.press(str(form.query_one("#purpose", OneOf).numbers()[0]), "enter", "1", "enter")
        form.query_one("#alternatives").value = "We might have waited. " * 18  # type: ignore[attr-defined]  # a Line
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmModal), "the dialogue")
        end = "It stays secret until the reveal"
        assert end not in shown(pilot.app)
        await pilot.press("pagedown", "pagedown", "pagedown")
        await until(pilot, lambda: end in shown(pilot.app), "its end")
        await pilot.press("pageup", "pageup", "pageup")
        await until(pilot, lambda: "As your main order" in shown(pilot.app), "its beginning")
        await pilot.press("enter")
        await until(pilot, lambda: bool(seat(pilot)._view.orders), "Enter still commits")  # type: ignore[union-attr]


async def test_reasons_go_to_the_white_cell() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "adjudicate")
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        await opened(pilot, "con:1")
        assert isinstance(seat(pilot).panel, PracticeReasons)
        assert "A fact that the white cell can weigh" in shown(pilot.app)
        await pilot.press(*"No.", "ctrl+s")
        await until(pilot, lambda: "Give the white cell this reason?" in shown(pilot.app), "the question")
        await pilot.press("enter")
        await until(pilot, lambda: "Given to the white cell, against it  No." in shown(pilot.app), "given")
        assert "control" not in shown(pilot.app).lower().replace("exercise control", "")


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize(("last", "too_late"), [(1, True), (2, False)])
async def test_a_card_that_would_be_ruled_after_the_last_turn_says_so(last: int, too_late: bool) -> None:
    slow = evolve(ferry(), actions=tuple(evolve(action, turns=2) for action in ferry().actions))
    at = Practice.begin(slow, "norvia", turns=3, until=last, level="recruit", seed="x")
    play_to(at, "decide")
    said = "Too late: it takes 2 turns"
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        form = await form_with_card(pilot, "patrol-strait")
        form.query_one("#card").focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CardsModal) and "How it is decided" in shown(pilot.app), "cards")
        assert (said in shown(pilot.app)) == too_late
        assert any("Patrol the strait  too late" in row for row in shown(pilot.app).splitlines()) == too_late
        await pilot.press("escape")
        for name in ("purpose", "message"):
            field = form.query_one(f"#{name}", OneOf)
            field.value = field.options[0].key
        form.touch()
        await until(pilot, lambda: (said in shown(pilot.app)) == too_late, "in the form")
        await pilot.press("ctrl+s")
        if not too_late:
            await thought(pilot, lambda: bool(seat(pilot)._view.orders), "given")  # type: ignore[union-attr]
            return
        await until(pilot, lambda: "Commit this order?" in shown(pilot.app), "what comes of nothing is asked for again")
        assert said in shown(pilot.app)
        assert not seat(pilot)._view.orders  # type: ignore[union-attr]


async def test_what_a_table_notes_is_not_asked_of_one_person_and_what_is_written_there_stays() -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "decide")
    async with PracticeApp(at).run_test(size=(120, 60)) as pilot:
        form = await form_with_card(pilot, "hold-posture")
        assert "What else you considered" in shown(pilot.app)
        assert "Who disagreed, and why" not in shown(pilot.app)
        form.query_one("#dissent").value = "Riga."  # type: ignore[attr-defined]  # a Line, as an older draft may have it
        form._arrange()
        await until(pilot, lambda: "Who disagreed, and why" in shown(pilot.app), "in sight")
        assert len(form.query_one("#why", OneOf).options) <= 2


@pytest.mark.parametrize("size", SIZES)
async def test_a_move_is_read_with_all_that_was_seen_of_it_in_sight(size: tuple[int, int]) -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "adjudicate")
    async with PracticeApp(at).run_test(size=size) as pilot:
        await opened(pilot, "move:1")
        form = seat(pilot).panel
        assert isinstance(form, MoveForm)
        assert form.scroll_y == 0
        painted = shown(pilot.app)
        assert "Move 1, turn 1" in painted
        assert "from 1, benign, to 6, hostile" in painted
        assert "7 ○ Accident" in painted


@pytest.mark.parametrize("size", SIZES)
async def test_one_alone_is_told_what_a_tick_means_and_how_the_purposes_run(size: tuple[int, int]) -> None:
    at = practice(load_deck("zapad-2025"), "nato", turns=4)
    play_to(at, "decide")
    card = next(action for action in at.table.deck.actions if action.team == "nato" and action.collective)
    async with PracticeApp(at).run_test(size=size) as pilot:
        await opened(pilot, "order:main")
        form = seat(pilot).panel
        assert isinstance(form, PracticeOrderForm)
        form._card_chosen(card.id)
        await until(pilot, lambda: pilot.app.screen.focused is form.query_one("#agreed"), "who agrees")
        told = "You answer for all; without one it does less, waits or fails."
        await until(pilot, lambda: told in shown(pilot.app), "what a tick means")
        form.query_one("#purpose").focus()
        told = "Unseen until the end; from 1, benign, to 6, hostile."
        await until(pilot, lambda: told in shown(pilot.app), "how the purposes run")
