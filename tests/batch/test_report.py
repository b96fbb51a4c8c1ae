"""The balance report: every figure with what it is counted over, and nothing that a deck says is taken for Markdown."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from support.decks import ferry
from tabletop.batch.report import Run, balance_report
from tabletop.batch.report_cards import never_worth_playing
from tabletop.batch.words import bars, decimal, interval, percent_interval
from tabletop.deck.model import Deck
from tabletop.engine.simulate import Chunk, Plan, Sample, Simulation, Tally

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
    assert never_worth_playing(tally, bad, whole)
    assert not never_worth_playing(tally, unused, whole), "two games are no evidence"
    text = chapter(report(tally=tally), "Action cards: Norvia")
    useless = next(line for line in text.splitlines() if "Never worth playing" in line)
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


@pytest.mark.parametrize(
    ("value", "signed", "text"), [(0.04, True, "0.0"), (-0.04, True, "0.0"), (1.25, True, "+1.2"), (-3.0, False, "-3.0")]
)
def test_a_zero_has_no_sign(value: float, signed: bool, text: str) -> None:
    assert decimal(value, signed=signed) == text


def test_bars_span_the_ladder() -> None:
    assert bars([1, 10, 0, 11], 1, 10) == "▁█▁█"
    assert bars([3], 3, 3) == "▁"
