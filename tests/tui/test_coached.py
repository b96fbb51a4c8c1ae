"""What the coach shows once an order is given, and the odds before: read as somebody would at a small screen."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from support.coaching import ZAPAD, begun, card, chance, decided, deciding
from support.decks import ferry
from support.practising import Keyboard, PracticeApp, practice, rest, seat, thought
from support.tui import shown, until
from tabletop.practice.coach import Commitment, Margin, Odds, after_commitment
from tabletop.tui.practice.coached import CoachPanel, told
from tabletop.tui.practice.odds import odds_lines


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
        place = ticks[low] + (spread.middle - low) * (ticks[high] - ticks[low]) / (high - low)
        assert abs(bar.index("●") - place) <= 1.5
        assert f"{spread.low}–{spread.high}, middle {spread.middle}" in "\n".join(lines)
    assert "half of the games" in "\n".join(lines)
    assert "two turns on, in points of 100" in "\n".join(lines)


def test_a_difference_is_said_in_whole_points_and_noise_as_about_the_same() -> None:
    found = said()
    chosen, first, *_, passing = found.comparison.spreads
    better, same = evolve(first, ahead=Margin(4.4, 0.5)), evolve(passing, ahead=Margin(-3.0, 2.5))
    text = told(ZAPAD, evolve(found, comparison=evolve(found.comparison, spreads=(chosen, better, same))), 110).plain
    assert f"{first.title}  about 4 points better than yours" in text
    assert "Pass  about the same as yours" in text
    assert not re.search(r"\d\.\d", text), "no tenths"


def test_odds_are_said_as_what_they_are() -> None:
    odds = Odds(
        success=(28, 42), partial=(14, 17), failure=(42, 58), pros=("A [b]pro[/].",), cons=(), open=("A con.",), label="So."
    )
    text = "\n".join(line.plain for line in odds_lines(odds))
    assert "success about 28–42 %, partly 14–17 %, failure 42–58 %" in text
    assert "for it: A [b]pro[/]." in text
    assert "you cannot know whether: A con." in text
    assert "So." in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_odds_stand_where_an_order_is_committed_and_what_the_coach_says_after_it(size: tuple[int, int]) -> None:
    dice = evolve(ferry(), actions=tuple(evolve(action, method="2d6") for action in ferry().actions))
    at = practice(dice, "norvia")
    async with PracticeApp(at).run_test(size=size) as pilot:
        seen: list[str] = []
        keyboard = Keyboard(pilot, seen.append)
        await rest(pilot)
        while not any(given.team == "norvia" for given in at.table.state.orders):
            await keyboard.step()
        confirmed = [painted for painted in seen if "Commit this order?" in painted]
        assert any("The odds" in painted and "success about" in painted for painted in confirmed)
        await thought(pilot, lambda: "half of the games" in shown(pilot.app), "the coach")
        assert "your order" in shown(pilot.app)
        await until(pilot, lambda: bool(seat(pilot).query(CoachPanel)), "its panel")
