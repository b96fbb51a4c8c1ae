"""The balance report: every figure with what it is counted over, and nothing that a deck says is taken for Markdown."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from support.decks import ferry
from tabletop.batch.glance import NO, OPEN, YES, within
from tabletop.batch.report import Run, balance_report
from tabletop.batch.report_cards import scores_less
from tabletop.batch.words import bars, decimal, interval, percent_interval
from tabletop.deck.model import Deck
from tabletop.engine.simulate import Chunk, Interval, Plan, Sample, Simulation, Tally

GAMES = 120


def plan(games: int = GAMES) -> Plan:
    return Plan.of(ferry(), ("recruit", "recruit"), turns=3, iterations=1, seed="s", games=games, version="0.0")


TALLY = Simulation(plan()).play(Chunk(1, GAMES)).tally


def report(deck: Deck | None = None, tally: Tally = TALLY, games: int = GAMES) -> str:
    return balance_report(Run(deck=deck or ferry(), plan=plan(games), tally=tally, command="tabletop simulate ferry"))


def chapter(text: str, title: str) -> str:
    return next(part for part in text.split("\n## ") if part.startswith(title))


def test_every_chapter_says_over_how_many_games() -> None:
    first, *chapters = report().split("\n## ")
    assert first.startswith("**EXERCISE**\n\n# Balance of The ferry")
    assert "120 games, 3 turns each at most, between engine players: Norvia by a recruit, Sandrel by a recruit." in first
    titles = [each.splitlines()[0] for each in chapters]
    assert titles == [
        "At a glance",
        "Scores",
        "How games end",
        "What moved the tracks",
        "Escalation",
        "Action cards: Norvia",
        "Action cards: Sandrel",
        "Aims",
        "Injects",
        "Standing rules and hazards",
        "How to read this",
    ]
    for each in chapters[:-1]:
        assert re.search(r"n = 120 games|of 120 games|\| n \|", each), each


def test_it_can_be_run_again_from_what_it_says() -> None:
    text = report()
    assert f"| digest of its text | {ferry().digest} |" in text
    assert "| seed | s |" in text
    assert "```sh\ntabletop simulate ferry\n```" in text


def test_the_scores_are_those_of_the_tally() -> None:
    row = next(line for line in chapter(report(), "Scores").splitlines() if line.startswith("| Norvia"))
    norvia = TALLY.teams["norvia"]
    assert f"| {interval(norvia.scores.mean_interval())} |" in row
    assert f"| {percent_interval(norvia.ahead, GAMES)} |" in row


def test_a_partial_run_says_so() -> None:
    assert "120 games of 5,000 that were asked for" in report(games=5000)


def test_of_one_game_there_are_no_intervals_and_no_crash() -> None:
    text = report(tally=Simulation(plan(1)).play(Chunk(1, 1)).tally, games=1)
    assert "n = 1 game." in text
    assert "nan" not in text


@pytest.mark.parametrize(
    ("part", "games", "low", "high", "verdict"),
    [
        (0, 2, 5, 35, OPEN),
        (0, 300, 5, 35, NO),
        (46, 300, 5, 35, YES),
        (290, 300, 5, 35, NO),
        (100, 300, 5, 35, OPEN),
        (1, 2, 0, 60, OPEN),
        (1180, 2000, 0, 60, OPEN),
        (300, 300, 2, 100, YES),
        (0, 0, 0, 60, OPEN),
    ],
)
def test_a_verdict_is_given_only_where_the_interval_lies_on_one_side(
    part: int, games: int, low: int, high: int, verdict: str
) -> None:
    assert within(part, games, low, high) == verdict


def verdicts(text: str) -> list[str]:
    return [line.split(" | ")[2].removesuffix(" |") for line in chapter(text, "At a glance").splitlines()[6:10]]


def test_two_games_are_no_evidence_of_balance_or_the_lack_of_it() -> None:
    tally = Simulation(plan(2)).play(Chunk(1, 2)).tally
    text = report(tally=tally)
    assert verdicts(text) == [OPEN] * 4
    unsure = sum(card.scores.count == 0 for card in tally.cards.values())
    assert unsure > 1
    assert f"of {unsure} cards the interval holds 2 %" in text
    assert "too few games to say where a bound lies within it" in text


def test_many_games_give_verdicts_on_every_card_and_on_movement() -> None:
    deck, tally = ferry(), Simulation(plan()).play(Chunk(1, GAMES)).tally
    for card in deck.actions:
        tally.cards[card.id].scores = Sample(60, 60 * 50, 60 * 50**2)
    tally.games = GAMES
    tally.moved.update(orders=51, injects=49, rules=0, hazards=0)
    assert verdicts(report(tally=tally))[2:] == [YES, YES]
    tally.moved.update(orders=50, injects=50)
    tally.games = 100_000
    tally.cards[deck.actions[0].id].scores = Sample(1000, 0, 0)
    text = report(tally=tally, games=100_000)
    assert verdicts(text)[2:] == [NO, NO]
    assert f"{len(deck.actions)} cards of {len(deck.actions)} less often" in text


def test_of_no_games_there_is_no_report() -> None:
    with pytest.raises(ValueError, match="no games"):
        report(tally=Tally.empty(ferry()))


def test_movement_adds_up() -> None:
    shares = re.findall(r"\| (\d+\.\d) % \|", chapter(report(), "What moved the tracks"))
    assert len(shares) == 4
    assert abs(sum(map(float, shares)) - 100) < 0.3


def test_escalation_is_drawn_and_told() -> None:
    lines = chapter(report(), "Escalation").splitlines()
    median = next(line for line in lines if "median  " in line)
    turns = [line for line in lines if re.match(r"\| \d", line)]
    assert len(median.split()[-1]) == len(turns) == len(TALLY.ladder)
    assert f"| {sum(TALLY.ladder[1].values())} |" in turns[0]


def test_cards_that_are_hardly_ordered_or_never_pay_are_named() -> None:
    deck, tally = ferry(), Simulation(plan()).play(Chunk(1, GAMES)).tally
    bad, unused = [card for card in deck.actions if card.team == "norvia"][:2]
    # Sixty games with the card at 40 or 50, sixty without at 60 or 70; two games with the other card.
    whole = tally.teams["norvia"].scores = Sample(120, 60 * 45 + 60 * 65, 30 * (40**2 + 50**2 + 60**2 + 70**2))
    tally.cards[bad.id].scores = Sample(60, 60 * 45, 30 * (40**2 + 50**2))
    tally.cards[unused.id].scores = Sample(2, 90, 40**2 + 50**2)
    assert scores_less(tally, bad, whole)
    assert not scores_less(tally, unused, whole), "two games are no evidence"
    text = chapter(report(tally=tally), "Action cards: Norvia")
    useless = next(line for line in text.splitlines() if "scored less in games with it" in line)
    assert bad.title in useless
    assert unused.title not in useless
    assert unused.title in next(line for line in text.splitlines() if "seldom ordered" in line)


def test_what_a_deck_says_is_text() -> None:
    hostile = "| x | <b>*\x1b[31m`"
    deck = evolve(
        ferry(),
        title=hostile,
        teams=tuple(evolve(team, short=hostile) for team in ferry().teams),
        actions=tuple(evolve(card, title=hostile) for card in ferry().actions),
        injects=tuple(evolve(inject, title=hostile) for inject in ferry().injects),
        aims=tuple(evolve(aim, title=hostile) for aim in ferry().aims),
        rules=tuple(evolve(rule, title=hostile) for rule in ferry().rules),
    )
    text = report(deck)
    assert "\x1b" not in text
    assert "<b>" not in text
    assert "| x |" not in text


def test_injects_that_are_hardly_ever_released_are_named() -> None:
    deck, tally = ferry(), Simulation(plan()).play(Chunk(1, GAMES)).tally
    never, seldom, often = deck.injects[:3]
    tally.injects.update(dict.fromkeys(tally.injects, GAMES) | {never.id: 0, seldom.id: 2, often.id: 3})
    remark = chapter(report(tally=tally), "Injects").splitlines()[-1]
    assert remark == f"- Never or seldom released, in under 2 % of games: {never.title}, {seldom.title}."


def test_it_says_of_how_many_cards_some_look_odd_by_chance() -> None:
    cards = len(ferry().actions)
    assert f"of {cards} cards, expect {cards / 20:.1f} on average" in report()


def test_versions_stand_as_they_are() -> None:
    text = report(evolve(ferry(), version="1.0.0"))
    assert "version 1.0.0 |" in text
    assert "| version 0.0 |" in text


def test_a_bound_of_a_difference_shows_its_side_of_zero() -> None:
    assert interval(Interval(-6.42, -12.8, -0.032), signed=True) == "-6.42 (-12.80 to -0.03)"
    assert interval(Interval(-7.0, -14.03, 0.004), signed=True) == "-7.000 (-14.030 to +0.004)"
    assert interval(Interval(-7.0, -14.03, 0.5), signed=True) == "-7.0 (-14.0 to +0.5)"
    assert interval(Interval(0.0, 0.0, 0.0), signed=True) == "0.0 (0.0 to 0.0)"
    assert interval(Interval(0.0, -1e-9, 1e-9), signed=True) == "0.0000 (0.0000 to 0.0000)"


@pytest.mark.parametrize(
    ("value", "signed", "text"), [(0.04, True, "0.0"), (-0.04, True, "0.0"), (1.25, True, "+1.2"), (-3.0, False, "-3.0")]
)
def test_a_zero_has_no_sign(value: float, signed: bool, text: str) -> None:
    assert decimal(value, signed=signed) == text


def test_bars_span_the_ladder() -> None:
    assert bars([1, 10, 0, 11], 1, 10) == "▁█▁█"
    assert bars([3], 3, 3) == "▁"
