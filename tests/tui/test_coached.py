"""What the coach shows once an order is given, and the odds before: read as somebody would at a small screen."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from support.coaching import ZAPAD, begun, card, chance, decided, deciding
from support.decks import ferry
from support.practising import Keyboard, PracticeApp, play_to, practice, rest, seat, thought
from support.tui import shown, until
from tabletop.deck.titles import role_title
from tabletop.game.commands import GiveAgreement
from tabletop.game.refusal import Refusal
from tabletop.practice.coach import Commitment, Gain, Margin, Odds, after_commitment
from tabletop.tui.practice.coached import CoachPanel, told
from tabletop.tui.practice.odds import odds_lines
from tabletop.tui.seat.confirm import ConfirmModal


def said() -> Commitment:
    """What the coach says of an order."""
    at = deciding(begun())
    return after_commitment(decided(at, card(at, "hold-posture")), chance(), games=12)


@pytest.mark.parametrize("width", [40, 58, 76, 110])
def test_the_axis_is_labelled_and_holds_each_bar_at_its_place(width: int) -> None:
    found = said()
    lines = told(ZAPAD, found, width).plain.split("\n")
    figures = next(line for line in lines if re.fullmatch(r"\s+\d+(\s+\d+)+", line))
    ticks = {int(match.group()): (match.start() + match.end() - 1) / 2 for match in re.finditer(r"\d+", figures)}
    low, high = min(ticks), max(ticks)
    assert 0 <= low < high <= 100
    bars = [re.sub(r"[^─█●]", " ", line[: line.rfind("─") + 1]) for line in lines if line.startswith("  ") and "─" in line]
    assert len(bars) == len(found.comparison.spreads)
    for spread, bar in zip(found.comparison.spreads, bars, strict=True):
        place = ticks[low] + (spread.mean - low) * (ticks[high] - ticks[low]) / (high - low)
        assert abs(bar.index("●") - place) <= 1.5
        assert f"{spread.low}–{spread.high}, mean {spread.mean}" in "\n".join(lines)
    assert "half of the games" in "\n".join(lines)
    assert "two turns on, in points of 100" in "\n".join(lines)


def test_a_difference_is_said_in_whole_points_and_noise_as_about_the_same() -> None:
    found = said()
    chosen, first, *_, passing = found.comparison.spreads
    better, same = evolve(first, ahead=Margin(4.4, 0.5), better=4, gains=()), evolve(passing, ahead=Margin(-3.0, 2.5), gains=())
    text = told(ZAPAD, evolve(found, comparison=evolve(found.comparison, spreads=(chosen, better, same))), 110).plain
    assert f"{first.title}  about 4 points better than yours" in text
    assert "Pass  about the same as yours" in text
    assert not re.search(r"\d\.\d", text), "no tenths"


@pytest.mark.parametrize("width", [40, 110])
def test_the_aims_that_make_the_difference_are_named_the_one_that_gains_most_and_the_one_that_loses_most(width: int) -> None:
    found = said()
    chosen, first, *_, passing = found.comparison.spreads
    means = (("One line", 5.0), ("A channel that works", -4.0), ("Third", 2.0))
    gains = tuple(Gain(title, title, Margin(mean, 0.5)) for title, mean in means)
    better = evolve(first, ahead=Margin(4.4, 0.5), better=4, gains=gains)
    same = evolve(passing, ahead=Margin(0.2, 0.5), better=0, gains=gains[1:2])
    lines = told(ZAPAD, evolve(found, comparison=evolve(found.comparison, spreads=(chosen, better, same))), width).plain.split(
        "\n"
    )
    aims = [line.strip() for line in lines if line.startswith(("  + ", "  − "))]
    assert aims == ["+ One line   − A channel that works", "− A channel that works"]
    assert "+ the aim that gains most   − the one that loses most" in lines
    bare = evolve(found.comparison, spreads=tuple(evolve(each, gains=()) for each in found.comparison.spreads))
    assert "gains most" not in told(ZAPAD, evolve(found, comparison=bare), width).plain


def test_aims_with_long_titles_stand_below_each_other() -> None:
    found = said()
    gains = tuple(
        Gain(title, title, Margin(mean, 0.5)) for title, mean in (("In the right, and seen to be", 5.0), ("A channel", -4.0))
    )
    spreads = tuple(evolve(each, gains=() if each.chosen else gains) for each in found.comparison.spreads)
    lines = told(ZAPAD, evolve(found, comparison=evolve(found.comparison, spreads=spreads)), 40).plain.split("\n")
    at = lines.index("  + In the right, and seen to be")
    assert lines[at + 1] == "  − A channel"


def test_what_the_figures_assume_is_said() -> None:
    found = said()
    chosen, first, *_, passing = found.comparison.spreads
    lacking = evolve(chosen, lacking=("vilnius",), turns=2, late=True)
    agreed = evolve(chosen, chosen=False, agreed=True, ahead=Margin(13.0, 1.0), better=13)
    slow = evolve(first, ahead=Margin(4.4, 0.5), better=4, gains=(), turns=2, only_now=True)
    spreads = (lacking, agreed, slow, passing)
    text = told(ZAPAD, evolve(found, comparison=evolve(found.comparison, spreads=spreads)), 200).plain
    vilnius = role_title(ZAPAD, "vilnius")
    assert (
        f"{chosen.title}  your order; weighed as it stands, without the agreement of {vilnius}; it comes too late: the session "
        "ends before it is ruled"
    ) in text
    assert f"{chosen.title}  with the agreement of all, about 13 points better than yours" in text
    assert (
        f"{first.title}  about 4 points better than yours; it takes 2 turns: begun a turn later, it would come too late" in text
    )
    assert "Beside yours: the same with the agreement of all, " in text
    assert "counts as agreed" in text


@pytest.mark.parametrize(
    ("harder", "way"),
    [
        (2, "more hostile than what you want them to read, reassurance."),
        (-1, "more benign than what you want them to read, reassurance."),
        (0, "as you want it read."),
        (None, "you want them to read reassurance."),
    ],
)
def test_what_they_would_read_is_said_against_what_they_are_to_read(harder: int | None, way: str) -> None:
    found = said()
    read = evolve(found.impressions[0], message="reassurance", reading="deterrence", likelihood=60, harder=harder)
    assert f"deterrence (60 %): {way}" in told(ZAPAD, evolve(found, impressions=(read,)), 200).plain


def words(pilot: Pilot[None]) -> str:
    """What the coach's page says."""
    return str(seat(pilot).query_one("#coach-text", Static).content)


async def test_the_coach_thinks_again_when_an_office_agrees_after_it_has_spoken() -> None:
    at = practice(ZAPAD, "nato", turns=4)
    play_to(at, "decide")
    assert not isinstance(at.table.submit("nato", card(at, "eu-line", agreed=("brussels",))), Refusal)
    async with PracticeApp(at).run_test(size=(120, 40)) as pilot:
        await rest(pilot)
        await seat(pilot).open_step("coach")
        await thought(pilot, lambda: "without the agreement of" in words(pilot), "the coach")
        (given,) = [each for each in at.table.state.orders if each.team == "nato"]
        agreeing = GiveAgreement(order=given.order, role="vilnius", agrees=True)
        assert not isinstance(at.table.submit("nato", agreeing), Refusal)
        await thought(pilot, lambda: "your order" in words(pilot) and "without the" not in words(pilot), "the coach anew")


@pytest.mark.parametrize(("size", "more"), [((80, 24), True), ((120, 50), False)])
async def test_a_dialogue_that_is_cut_says_that_there_is_more_until_it_is_read(size: tuple[int, int], *, more: bool) -> None:
    at = practice(ferry(), "norvia")
    async with PracticeApp(at).run_test(size=size) as pilot:
        modal = ConfirmModal("Commit this order?", Content("\n".join(f"Line {number}." for number in range(25))), yes="Commit it")
        pilot.app.push_screen(modal)
        await until(pilot, lambda: "Line 1." in shown(pilot.app), "the dialogue")
        if more:
            await until(pilot, lambda: "more to read" in shown(pilot.app), "the hint")
            await pilot.press("pagedown", "pagedown")
            await until(pilot, lambda: "Line 24." in shown(pilot.app), "the end")
        await until(pilot, lambda: "more to read" not in shown(pilot.app), "no hint")


def test_odds_are_said_as_what_they_are() -> None:
    odds = Odds(
        success=(28, 42),
        partial=(14, 17),
        failure=(42, 58),
        pros=("A [b]pro[/].",),
        cons=(),
        open=("A con.", "Another."),
        label="So.",
    )
    text = "\n".join(line.plain for line in odds_lines(odds))
    assert "success about 28–42 %, partly 14–17 %, failure 42–58 %" in text
    assert "for it: “A [b]pro[/].”" in text
    assert "you cannot know whether these hold: “A con.” “Another.”" in text
    assert "So." in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_odds_stand_where_a_card_is_chosen_and_what_the_coach_says_after_the_order(size: tuple[int, int]) -> None:
    dice = evolve(ferry(), actions=tuple(evolve(action, method="2d6") for action in ferry().actions))
    at = practice(dice, "norvia")
    async with PracticeApp(at).run_test(size=size) as pilot:
        seen: list[str] = []
        keyboard = Keyboard(pilot, seen.append)
        await rest(pilot)
        while not any(given.team == "norvia" for given in at.table.state.orders):
            await keyboard.step()
        assert any("The odds" in painted and "success about" in painted for painted in seen)
        await thought(pilot, lambda: "half of the games" in shown(pilot.app), "the coach")
        assert "your order" in shown(pilot.app)
        await until(pilot, lambda: bool(seat(pilot).query(CoachPanel)), "its panel")
