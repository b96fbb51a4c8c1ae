from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

from tabletop.tui.seat.chance import Chance
from tabletop.tui.seat.pick import Moves, OneOf, Option, Pick, Ticks

OPTIONS = (Option("a", "Alpha"), Option("b", "Beta", "a hint that is long " * 6), Option("", "HEADING"), Option("c", "Gamma"))


class Controls(App[None]):
    """One of each control."""

    def compose(self) -> ComposeResult:
        """The controls."""
        yield OneOf(OPTIONS, id="one")
        yield Ticks(OPTIONS, id="some")
        yield Moves(OPTIONS, id="moves")
        yield Chance(id="chance")
        yield Chance(low=1, high=99, id="words")
        yield Static("end")


async def test_focus_chooses_nothing_by_itself() -> None:
    async with Controls().run_test() as pilot:
        for name in ("one", "some", "moves", "chance"):
            pilot.app.query_one(f"#{name}").focus()
            await pilot.pause()
        assert pilot.app.query_one("#one", OneOf).value == ""
        assert pilot.app.query_one("#some", Ticks).values == ()
        assert pilot.app.query_one("#chance", Chance).value is None


async def test_arrows_and_number_keys_choose_one_and_skip_headings() -> None:
    async with Controls().run_test() as pilot:
        one = pilot.app.query_one("#one", OneOf)
        one.focus()
        await pilot.press("down")
        assert one.value == "b"
        await pilot.press("down")
        assert one.value == "c"
        await pilot.press("down")
        assert one.value == "c"
        await pilot.press("1")
        assert one.value == "a"
        await pilot.press("9")
        assert one.value == "a"
        await pilot.press("end")
        assert one.value == "c"
        await pilot.press("home", "enter")
        assert one.value == "a"
        assert pilot.app.focused is pilot.app.query_one("#some")


async def test_ticks_are_set_and_unset_in_the_order_of_the_list() -> None:
    async with Controls().run_test() as pilot:
        some = pilot.app.query_one("#some", Ticks)
        some.focus()
        await pilot.press("3", "1")
        assert some.values == ("a", "c")
        await pilot.press("1", "down", "space")
        assert some.values == ("b", "c")
        await pilot.press("enter")
        assert some.values == ("b", "c")


async def test_moves_go_up_and_down_and_undo_each_other() -> None:
    async with Controls().run_test() as pilot:
        moves = pilot.app.query_one("#moves", Moves)
        moves.focus()
        await pilot.press("right", "right", "down", "left")
        assert list(moves.effects) == ["a +2", "b -2"]
        await pilot.press("right")
        assert list(moves.effects) == ["a +2"]
        moves.set_effects(("c -2", "unknown +2", "nonsense"))
        assert list(moves.effects) == ["c -2"]


async def test_a_chance_is_typed_or_moved_within_its_range() -> None:
    async with Controls().run_test() as pilot:
        chance = pilot.app.query_one("#chance", Chance)
        chance.focus()
        await pilot.press("right")
        assert chance.value == 50
        await pilot.press("right", "shift+left")
        assert chance.value == 54
        await pilot.press("7", "3")
        assert chance.value == 73
        await pilot.press("9")
        assert chance.value == 73
        assert "739 is not taken: a figure from 0 to 100; backspace rubs out." in str(chance.render())
        await pilot.press("backspace")
        assert chance.value == 7
        assert "not taken" not in str(chance.render())
        await pilot.press("backspace")
        assert f"{chance.value}" == "None", "rubbing out the only digit leaves it not set"
        await pilot.press("1", "0", "0", "right")
        assert chance.value == 100
        await pilot.press("0", "left")
        assert chance.value == 0


async def test_a_likelihood_is_chosen_by_its_word_and_never_certain() -> None:
    async with Controls().run_test() as pilot:
        words = pilot.app.query_one("#words", Chance)
        words.focus()
        await pilot.press("g", "n")
        assert words.value is None, "keys of the seat choose no word"
        await pilot.press("u")
        assert words.value == 97
        assert "“u” stands for “almost certain”: 97 %." in str(words.render())
        await pilot.press("right")
        assert words.value == 99
        assert "stands for" not in str(words.render())
        await pilot.press("A")
        assert words.value == 3
        await pilot.press("0")
        assert words.value == 3
        assert "0 is not taken: a figure from 1 to 99." in str(words.render())
        await pilot.press("1", "left")
        assert words.value == 1
        await pilot.press("1", "0", "0")
        assert words.value == 10
        assert "100 is not taken" in str(words.render())


async def test_the_same_keys_answer_every_probability() -> None:
    async with Controls().run_test() as pilot:
        for name in ("chance", "words"):
            field = pilot.app.query_one(f"#{name}", Chance)
            field.focus()
            await pilot.press("7", "0")
            assert field.value == 70
            await pilot.press("d")
            assert field.value == 12


async def test_a_click_chooses_the_line_under_it_also_below_a_wrapped_one() -> None:
    async with Controls().run_test(size=(40, 40)) as pilot:
        one = pilot.app.query_one("#one", OneOf)
        last = one.region.height - 1
        await pilot.click("#one", offset=(6, last))
        assert one.value == "c"
        await pilot.click("#one", offset=(6, last - 1))
        assert one.value == "c", "a heading is not chosen"
        await pilot.click("#one", offset=(6, 0))
        assert one.value == "a"


async def test_other_options_keep_what_is_chosen_if_it_is_still_there() -> None:
    async with Controls().run_test() as pilot:
        one = pilot.app.query_one("#one", OneOf)
        one.value = "c"
        one.offer((Option("b", "Beta"), Option("c", "Gamma")))
        assert one.value == "c"
        one.offer((Option("a", "Alpha"), Option("b", "Beta")))
        assert one.value == ""
        one.offer((Option("b", "Beta"),))
        assert one.value == "b", "a single option is chosen"
        assert isinstance(one, Pick)


class Numbered(App[None]):
    """A list whose lines keep their numbers."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield OneOf((Option("b", "Beta", number=2), Option("", "HEADING"), Option("j", "Iota", number=10)), id="one")


async def test_a_line_with_a_number_of_its_own_is_chosen_by_it_wherever_it_stands() -> None:
    async with Numbered().run_test() as pilot:
        one = pilot.app.query_one("#one", OneOf)
        one.focus()
        await pilot.press("1")
        assert one.value == "", "no line has it"
        await pilot.press("2")
        assert one.value == "b"
        await pilot.press("0")
        assert one.value == "j"
        text = str(one.render())
        assert "2 ○ Beta" in text
        assert "0 ● Iota" in text


async def test_ctrl_u_takes_a_figure_back_so_that_the_next_digits_are_a_new_one() -> None:
    async with Controls().run_test() as pilot:
        chance = pilot.app.query_one("#chance", Chance)
        chance.focus()
        await pilot.press("4", "ctrl+u")
        assert f"{chance.value}" == "None"
        await pilot.press("3", "0")
        assert f"{chance.value}" == "30"
        await pilot.press("right", "ctrl+u")
        assert f"{chance.value}" == "None"
