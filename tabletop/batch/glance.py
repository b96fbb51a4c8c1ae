"""The balance report at a glance: what is asked of a balanced deck, and whether so many games can answer it."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.batch.report_cards import LEAST_USE, seldom_ordered
from tabletop.batch.words import count, percent, percent_interval, prose
from tabletop.deck.model import Deck
from tabletop.engine.simulate import ENOUGH, Tally, share
from tabletop.review.markdown import md, table

MOST_AHEAD = 60
WAR_FROM, WAR_TO = 5, 35
"""What is asked of a balanced deck, in per cent."""
MOVERS = {
    "orders": "orders of the teams",
    "injects": "injects",
    "rules": "standing rules",
    "hazards": "hazards",
}
"""What moves the tracks, and what the report calls it."""
YES, NO, OPEN = "yes", "**no**", "too few games to say"


def glance(deck: Deck, tally: Tally) -> list[str]:
    """The chapter."""
    games = tally.games
    leader, ahead = max(((team, tally.teams[team.id].ahead) for team in deck.teams), key=lambda each: each[1])
    wars = tally.endings.get("war", 0)
    moved = sum(tally.moved[by] for by in MOVERS)
    rows = (
        (
            f"no side's score ahead in over {MOST_AHEAD} % of games",
            f"{md(leader.short)} in {percent_interval(ahead, games)}",
            within(ahead, games, 0, MOST_AHEAD),
        ),
        (f"war ends {WAR_FROM} to {WAR_TO} % of games", percent_interval(wars, games), within(wars, games, WAR_FROM, WAR_TO)),
        (f"every card is ordered in at least {LEAST_USE} % of games", *_use(deck, tally)),
        (
            "most track movement comes from orders",
            percent(tally.moved["orders"], moved),
            OPEN if games < ENOUGH else YES if 2 * tally.moved["orders"] > moved else NO,
        ),
    )
    return [
        "## At a glance",
        "",
        f"n = {count(games, 'game')}. In brackets, here and below, is the 95 % interval.",
        "",
        *table(("a balanced deck", "here", "verdict"), rows),
        "",
        prose(
            "The verdict is yes or no where the whole interval lies on one side of a bound,",
            "and too few games to say where a bound lies within it.",
            f"Track movement has no interval: its verdict is given from {ENOUGH} games on.",
        ),
    ]


def within(part: int, games: int, low: int, high: int) -> str:
    """Whether a share is from `low` to `high` per cent, as far as its 95 % interval tells."""
    found = share(part, games)
    if found is None:
        return OPEN
    if 100 * found.high < low or 100 * found.low > high:
        return NO
    return YES if low <= 100 * found.low and 100 * found.high <= high else OPEN


def _use(deck: Deck, tally: Tally) -> tuple[str, str]:
    """In how many games the cards are ordered, and whether that is enough for each of them."""
    verdicts = [within(tally.cards[card.id].scores.count, tally.games, LEAST_USE, 100) for card in deck.actions]
    seldom = sum(seldom_ordered(tally, card) for card in deck.actions)
    said = "all are" if not seldom else f"{count(seldom, 'card')} of {len(verdicts)} less often"
    if unsure := verdicts.count(OPEN):
        said += f"; of {count(unsure, 'card')} the interval holds {LEAST_USE} %"
    return said, _worst(verdicts)


def _worst(verdicts: Iterable[str]) -> str:
    found = set(verdicts)
    return next((each for each in (NO, OPEN) if each in found), YES)
