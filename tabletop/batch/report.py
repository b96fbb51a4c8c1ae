"""The balance report: what many games say of a deck, as Markdown, each figure with what it is counted over."""

from __future__ import annotations

from attrs import frozen

from tabletop.batch.glance import MOVERS, glance
from tabletop.batch.report_cards import aims, cards, injects, rules
from tabletop.batch.words import NONE, bars, count, decimal, interval, percent, percent_interval, prose
from tabletop.deck.model import Deck
from tabletop.engine.simulate import Plan, Tally, quartiles
from tabletop.game.events import Level
from tabletop.review.markdown import marking, md, table


@frozen(kw_only=True)
class Run:
    """What was played, and the command that plays it again."""

    deck: Deck
    plan: Plan
    tally: Tally
    command: str


_WHO: dict[Level, str] = {"recruit": "a recruit", "staff": "a staff officer", "commander": "a commander"}


def balance_report(run: Run) -> str:
    """The report of one run. It says nothing of when, where and by whom it was played. Raises ValueError of no games."""
    if not run.tally.games:
        raise ValueError("There is nothing to report of no games.")
    parts = [
        [marking(""), "", f"# Balance of {md(run.deck.title)}"],
        _played(run),
        glance(run.deck, run.tally),
        _scores(run),
        _endings(run),
        _movement(run),
        _escalation(run),
        *(cards(run.deck, run.tally, team) for team in run.deck.teams),
        aims(run.deck, run.tally),
        injects(run.deck, run.tally),
        rules(run.deck, run.tally),
        _how_to_read(len(run.tally.cards)),
        [marking("")],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _played(run: Run) -> list[str]:
    deck, plan, games = run.deck, run.plan, run.tally.games
    levels = ", ".join(f"{md(team.short)} by {_WHO[level]}" for team, level in zip(deck.teams, plan.levels, strict=True))
    thought = f", {plan.iterations:,} games in thought for each move of a commander" if "commander" in plan.levels else ""
    stopped = "" if games == plan.games else f" of {plan.games:,} that were asked for"
    return [
        f"{count(games, 'game')}{stopped}, {count(plan.turns, 'turn')} each at most, between engine players: {levels}{thought}.",
        prose(
            "The white cell is the engine's: it releases what is due, rules by the cards' own tables,",
            "accepts what rules and hazards propose, and takes the top of the ladder for war.",
        ),
        "",
        *table(
            ("input", "value"),
            (
                ("deck", md(f"{deck.id}, version {deck.version}")),
                ("digest of its text", deck.digest),
                ("seed", md(plan.seed)),
                ("Tabletop", md(f"version {plan.version}")),
            ),
        ),
        "",
        "The same deck, seed and version give the same games:",
        "",
        "```sh",
        run.command,
        "```",
    ]


def _scores(run: Run) -> list[str]:
    tally, games = run.tally, run.tally.games
    apart = sum(each.ahead for each in tally.teams.values())
    rows = []
    for team, level in zip(run.deck.teams, run.plan.levels, strict=True):
        each = tally.teams[team.id]
        parts = quartiles(each.spread)
        rows.append(
            (
                md(team.short),
                level,
                interval(each.scores.mean_interval()),
                decimal(each.scores.deviation) if games > 1 else NONE,
                " · ".join(map(str, parts)) if parts else NONE,
                percent_interval(each.ahead, games),
                percent_interval(each.ahead, apart),
                decimal(each.orders / games),
            )
        )
    headings = (
        "team",
        "level",
        "mean score",
        "deviation",
        "quartiles",
        "ahead",
        f"ahead, of {apart:,} not tied",
        "orders a game",
    )
    wars = tally.endings.get("war", 0)
    return [
        "## Scores",
        "",
        prose(
            f"0 to 100 a side, by its aims; 0 for all after a war. n = {count(games, 'game')}; {games - apart:,} are tied,",
            f"{wars:,} of them as wars.",
        ),
        "",
        *table(headings, rows, (2, 3, 4, 5, 6, 7)),
    ]


def _endings(run: Run) -> list[str]:
    tally, games = run.tally, run.tally.games
    wars = tally.endings.get("war", 0)
    turns = sum(length * number for length, number in tally.lengths.items())
    return [
        "## How games end",
        "",
        prose(
            f"War ends {percent_interval(wars, games)} of {count(games, 'game')}.",
            f"A game takes {decimal(turns / games)} turns on average.",
        ),
        "",
        *table(
            ("turns played", "games", "share"),
            [
                (str(length), f"{tally.lengths[length]:,}", percent(tally.lengths[length], games))
                for length in sorted(tally.lengths)
            ],
            (0, 1, 2),
        ),
    ]


def _movement(run: Run) -> list[str]:
    tally, games = run.tally, run.tally.games
    whole = sum(tally.moved[by] for by in MOVERS)
    rows = [(name, decimal(tally.moved[by] / games), percent(tally.moved[by], whole)) for by, name in MOVERS.items()]
    return [
        "## What moved the tracks",
        "",
        prose(
            f"Steps of all tracks, up and down alike; n = {count(games, 'game')} with {count(whole, 'step')}.",
            f"Political capital that teams earned ({decimal(tally.moved['income'] / games)} a game)",
            f"or paid for orders ({decimal(tally.moved['spent'] / games)})",
            "is not counted.",
        ),
        "",
        *table(("by", "steps a game", "share"), rows, (1, 2)),
    ]


def _escalation(run: Run) -> list[str]:
    deck, ladder = run.deck, run.tally.ladder
    track = next(track for track in deck.tracks if track.id == deck.ladder.track)
    rows, curves = [], []
    for turn in sorted(ladder):
        parts = quartiles(ladder[turn])
        assert parts is not None
        low, middle, high = parts
        curves.append(parts)
        games = sum(ladder[turn].values())
        rows.append((str(turn), f"{games:,}", str(low), str(middle), str(high), md(track.band(middle).name)))
    lines = [
        f"    {name:<15}{bars([parts[index] for parts in curves], track.low, track.high)}"
        for index, name in ((2, "upper quartile"), (1, "median"), (0, "lower quartile"))
    ]
    return [
        "## Escalation",
        "",
        prose(
            f"{md(track.title)}, {track.low} to {track.high}, at the end of each turn of the games that came so far;",
            "a war counts in the turn in which it came, and no longer after it.",
        ),
        "",
        *lines,
        "",
        *table(("turn", "n", "lower quartile", "median", "upper quartile", "band of the median"), rows, (0, 1, 2, 3, 4)),
    ]


def _how_to_read(cards: int) -> list[str]:
    return [
        "## How to read this",
        "",
        prose(
            "- The figures behind rulings, rules and hazards are design assumptions. Engine players predict nobody:",
            "the report measures the deck, not the world.",
        ),
        prose(
            "- Shares have Wilson's interval, means and differences that of a normal distribution.",
            "One interval in twenty misses what it is for:",
            f"of {count(cards, 'card')}, expect {decimal(cards / 20)} on average to look better or worse than they are.",
        ),
        prose(
            "- A card's difference is between games in which it was ordered and others, not what it brings about:",
            "what comes up when a team is doing well, or in games that last, looks good.",
            "Its share of wars stands beside it for that reason.",
        ),
        prose(
            "- Recruits order anything that is allowed.",
            "What they show of a card is what it does on average, at good moments and bad.",
        ),
    ]
