"""The chapters of the balance report that go through a deck's cards one by one."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.batch.words import NONE, count, decimal, interval, percent, percent_interval, prose
from tabletop.deck.model import Action, Deck, Inject, Team
from tabletop.engine.simulate import ENOUGH, Sample, Tally
from tabletop.review.markdown import md, table

LEAST_USE = 2
"""Per cent of games in which every card of a balanced deck is ordered at least, and under which an inject is called seldom."""


def cards(deck: Deck, tally: Tally, team: Team) -> list[str]:
    """A team's action cards: how often each is ordered, and how its team fares with it and without."""
    games, whole = tally.games, tally.teams[team.id].scores
    wars = tally.endings.get("war", 0)
    own = [card for card in deck.actions if card.team == team.id]
    rows = [_card(card, tally, whole, wars) for card in sorted(own, key=lambda card: -tally.cards[card.id].scores.count)]
    headings = (
        "card",
        "class",
        "cost",
        "ordered in games",
        "times a game",
        "score with (n)",
        "score without (n)",
        "difference",
        "war with",
        "war without",
    )
    seldom = [card for card in own if seldom_ordered(tally, card)]
    worse = [card for card in own if scores_less(tally, card, whole)]
    return [
        f"## Action cards: {md(team.short)}",
        "",
        f"n = {count(games, 'game')}.",
        "",
        *table(headings, rows, (2, 3, 4, 5, 6, 7, 8, 9)),
        "",
        f"- Never or seldom ordered, in under {LEAST_USE} % of games: {_titles(seldom)}.",
        prose(
            "- Its team scored less in games with it than without, the interval of the difference wholly below zero",
            f"and n at least {ENOUGH} with and without: {_titles(worse)}.",
        ),
    ]


def seldom_ordered(tally: Tally, card: Action) -> bool:
    """Whether a card is ordered in fewer games than it should be in a balanced deck."""
    return 100 * tally.cards[card.id].scores.count < LEAST_USE * tally.games


def scores_less(tally: Tally, card: Action, whole: Sample) -> bool:
    """Whether a team's scores are lower with a card than without it, beyond what chance explains."""
    used = tally.cards[card.id].scores
    rest = whole.without(used)
    found = used.difference(rest)
    return found is not None and min(used.count, rest.count) >= ENOUGH and found.high < 0


def _card(card: Action, tally: Tally, whole: Sample, wars: int) -> tuple[str, ...]:
    used = tally.cards[card.id]
    rest = whole.without(used.scores)
    return (
        md(card.title),
        md(card.kind),
        str(card.cost),
        percent_interval(used.scores.count, tally.games),
        f"{used.times / tally.games:.2f}",
        _mean(used.scores),
        _mean(rest),
        interval(used.scores.difference(rest), signed=True),
        percent(used.wars, used.scores.count),
        percent(wars - used.wars, rest.count),
    )


def _mean(scores: Sample) -> str:
    return f"{decimal(scores.mean)} ({scores.count:,})" if scores.count else f"{NONE} (0)"


def _titles(found: Sequence[Action | Inject]) -> str:
    return ", ".join(md(each.title) for each in found) or "none"


def aims(deck: Deck, tally: Tally) -> list[str]:
    """How often each aim was met."""
    shorts = {team.id: team.short for team in deck.teams}
    rows = [
        (
            md(aim.title),
            md(shorts[aim.team]),
            str(aim.weight),
            *(percent(tally.aims[aim.id][result], tally.games) for result in ("met", "partly", "missed")),
        )
        for aim in deck.aims
    ]
    if not rows:
        return []
    return [
        "## Aims",
        "",
        f"As they stood at the end, wars counted; n = {count(tally.games, 'game')}.",
        "",
        *table(("aim", "team", "weight", "met", "partly", "missed"), rows, (2, 3, 4, 5)),
    ]


def injects(deck: Deck, tally: Tally) -> list[str]:
    """How often each inject was released."""
    rows = [
        (
            md(inject.title),
            inject.kind,
            str(inject.turn or NONE),
            inject.weight,
            percent_interval(tally.injects[inject.id], tally.games),
        )
        for inject in deck.injects
    ]
    if not rows:
        return []
    seldom = [inject for inject in deck.injects if 100 * tally.injects[inject.id] < LEAST_USE * tally.games]
    return [
        "## Injects",
        "",
        prose(
            f"In how many games each was released; n = {count(tally.games, 'game')},",
            f"{decimal(sum(tally.injects.values()) / tally.games)} injects a game.",
        ),
        "",
        *table(("inject", "kind", "planned for turn", "weight", "released in games"), rows, (2, 4)),
        "",
        f"- Never or seldom released, in under {LEAST_USE} % of games: {_titles(seldom)}.",
    ]


def rules(deck: Deck, tally: Tally) -> list[str]:
    """How often each standing rule and each hazard took effect."""
    rows = [
        (
            md(card.title),
            kind,
            percent_interval(tally.proposed[card.id].games, tally.games),
            f"{tally.proposed[card.id].times / tally.games:.2f}",
        )
        for kind, group in (("rule", deck.rules), ("hazard", deck.hazards))
        for card in group
    ]
    if not rows:
        return []
    return [
        "## Standing rules and hazards",
        "",
        f"n = {count(tally.games, 'game')}.",
        "",
        *table(("rule or hazard", "kind", "took effect in games", "times a game"), rows, (2, 3)),
    ]
