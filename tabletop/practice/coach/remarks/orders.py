"""What can be said of the orders of a turn: by what the coach worked out about them before a die was thrown."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.engine.people.phrases import count, sentence, together
from tabletop.game.telling.words import per_mille
from tabletop.practice.coach.comparison import Comparison, Spread
from tabletop.practice.coach.impressions import Impression
from tabletop.practice.coach.remarks.evidence import Evidence, Finding

BEHIND = 3.0
"""Points of score by which an order must come out behind another to be worth a word."""
AHEAD = 2.0
"""Points by which it must come out ahead of all others."""
STEP = 0.5
"""Steps of the ladder that an order must make, against a pass."""
WARS = 8
"""Games of a hundred that must come to war because of it."""
POOR = 420
"""A chance in tenths of a per cent that is worth asking about."""
LIKELY, SURE = 40, 50
"""How likely a reading must be, in per cent, that is not the one wanted, and one that is."""
RISKY = 25
"""A risk of being laid open, in per cent, that was taken knowingly."""
_MOST = 0.5
"""The share of a difference that one aim must make to be named."""
APART = 3
"""Steps of the scale between two messages that contradict each other."""


def findings(evidence: Evidence) -> Iterator[Finding]:
    """What there is to say of the orders of the turn."""
    if evidence.thought is not None:
        yield from _choice(evidence, evidence.thought.comparison)
        yield from _ladder(evidence, evidence.thought.comparison)
        for impression in evidence.thought.impressions:
            yield from _taken_for(evidence, impression)
    yield from _odds(evidence)
    yield from _laid_open(evidence)
    yield from _again(evidence)
    yield from _contradiction(evidence)


def _choice(evidence: Evidence, comparison: Comparison) -> Iterator[Finding]:
    """What was ordered against what could have been, in thought."""
    ordered, others = evidence.ordered(), [spread for spread in comparison.spreads[1:] if not spread.agreed]
    if ordered is None or not others:
        return
    best = max(others, key=lambda spread: spread.ahead.mean)
    own, other = _apart(evidence, comparison.chosen, best)
    margin, about = best.ahead, f"turn {evidence.number}"
    if margin.mean > 0 and margin.clear(BEHIND):
        text = (
            f"Before any die was thrown, {other} came out {_points(best.better)} above {own} in the coach's games"
            f"{_mostly(best)}{_wars(best.wars, comparison.chosen.wars)}. What did you see that they do not?"
        )
        yield Finding(kind="choice", well=False, weight=margin.mean, text=text, number=ordered.number, about=about)
    if margin.mean < 0 and margin.clear(AHEAD):
        text = (
            f"Before any die was thrown, nothing that the coach tried came out as well as {own}: {other} came next, "
            f"{_points(-best.better)} below{_mostly(best)}{_wars(comparison.chosen.wars, best.wars)}."
        )
        yield Finding(kind="choice", well=True, weight=-margin.mean, text=text, number=ordered.number, about=about)


def _apart(evidence: Evidence, chosen: Spread, other: Spread) -> tuple[str, str]:
    """What the chosen orders and others are called by what they do not have in common."""
    if chosen.passes:
        return "your pass", evidence.named(other.orders)
    own = [order for order in chosen.orders if order not in other.orders]
    theirs = [order for order in other.orders if order not in chosen.orders]
    return evidence.named(own), evidence.named(theirs)


def _mostly(best: Spread) -> str:
    """The aim that makes the difference, where one makes at least half of it and not so much that others take of it again."""
    first = next((each for each in best.gains if (each.ahead.mean > 0) == (best.ahead.mean > 0)), None)
    return f", most of it for “{first.title}”" if first is not None and _MOST <= first.ahead.mean / best.ahead.mean <= 1 else ""


def _wars(first: int, second: int) -> str:
    """How often it came to war after each, where that tells them apart."""
    return f", and {first} of 100 came to war against {second}" if abs(first - second) >= WARS else ""


def _points(points: int) -> str:
    return f"about {count(points)} point{'s' * (points != 1)}"


def _ladder(evidence: Evidence, comparison: Comparison) -> Iterator[Finding]:
    """Where the ladder stands after it, and after doing nothing."""
    ordered, passing, chosen = evidence.ordered(), comparison.passing, comparison.chosen
    if ordered is None or passing is None:
        return
    steps, wars = -passing.hotter.mean, chosen.wars - passing.wars
    moved = passing.hotter.clear(STEP)
    if (moved and steps > 0) or wars >= WARS:
        said = []
        if moved:
            said.append(f"the crisis stands {_steps(steps)} higher after {evidence.named(chosen.orders)} than after a pass")
        if wars >= WARS:
            war = f"{chosen.wars} of 100 of the games come to war, against {passing.wars} after a pass"
            said.append(war if moved else f"after {evidence.named(chosen.orders)} {war}")
        text = f"{sentence(f'{comparison.until}, {together(said)}')} What is to bring it down again?"
        yield Finding(kind="ladder", well=False, weight=2 * max(steps, 0.0) + max(wars, 0) / 3, text=text, number=ordered.number)
    elif moved and steps < 0 and not any(each.ahead.mean > 0 and each.ahead.clear() for each in comparison.spreads):
        lower = f"the crisis stands {_steps(-steps)} lower after {evidence.named(chosen.orders)} than after a pass"
        text = f"{sentence(f'{comparison.until}, {lower}')} In the coach's games that costs your aims nothing."
        yield Finding(kind="ladder", well=True, weight=-2 * steps, text=text, number=ordered.number)


def _steps(steps: float) -> str:
    whole = max(round(steps), 1)
    return "about a step" if whole == 1 else f"about {count(whole)} steps"


def _taken_for(evidence: Evidence, impression: Impression) -> Iterator[Finding]:
    """What a staff in the others' place would take it for."""
    ordered = evidence.event(
        "order_given", lambda each: each.values["slot"] == impression.order.slot and each.values["card"] == impression.order.card
    )
    if ordered is None or not impression.reading or impression.likelihood < LIKELY:
        return
    message, title = evidence.purpose(impression.message), f"“{impression.title}”"
    they = _staff(evidence, impression)
    if impression.harder:
        text = f"You wanted {message} read in {title}. By what it shows, {they} would sooner say: “{impression.grounds}”"
        weight = 1.5 * abs(impression.harder) * impression.likelihood / LIKELY
        yield Finding(kind="taken for", well=False, weight=weight, text=text, number=ordered.number, about=impression.title)
    elif impression.harder is None or impression.likelihood < SURE:
        return
    elif impression.order.purpose == impression.message:
        text = f"{title} shows what it is for: {they} would take it for {message}, as you want ({impression.likelihood} %)."
        weight = 2 * impression.likelihood / SURE
        yield Finding(kind="taken for", well=True, weight=weight, text=text, number=ordered.number, about=impression.title)
    else:
        text = (
            f"{title} keeps to itself that it is for {evidence.purpose(impression.order.purpose)}: {they} would take it for "
            f"{message}, as you want ({impression.likelihood} %)."
        )
        weight = 2.5 * impression.likelihood / SURE
        yield Finding(kind="taken for", well=True, weight=weight, text=text, number=ordered.number, about=impression.title)


def _staff(evidence: Evidence, impression: Impression) -> str:
    """Who is imagined to look at it; named where there are several."""
    several = len(evidence.book.others[evidence.view.team]) > 1
    return f"a staff in the place of {evidence.short(impression.team)}" if several else "a staff in the others' place"


def _odds(evidence: Evidence) -> Iterator[Finding]:
    """Odds that spoke against it, however the dice fell."""
    for order in evidence.orders:
        ruled = evidence.of_order("order_ruled", order)
        if ruled is None or ruled.values["method"] == "certain" or ruled.values["chance"] > POOR:
            continue
        against = [f"“{reason.text}”" for reason in ruled.values["cons"] if reason.weight][:2]
        stood = f" with this against it: {together(against)}" if against else ""
        end = "What would have removed it first?" if len(against) == 1 else "What would have helped it first?"
        chance = f"about {per_mille(ruled.values['chance'])} for success or part of it"
        thrown = f"{evidence.title(order)} went to the dice at {chance}{stood}"
        text = f"{sentence(thrown)} {end}"
        weight = (600 - ruled.values["chance"]) / 70
        yield Finding(kind="odds", well=False, weight=weight, text=text, number=ruled.number, about=order.id)


def _laid_open(evidence: Evidence) -> Iterator[Finding]:
    """A risk that was known and came true."""
    for order in evidence.orders:
        revealed = evidence.of_order("order_revealed", order)
        risk = evidence.book.actions[order.card].card.exposure if order.card else 0
        if order.exposed and revealed is not None and risk >= RISKY:
            text = f"{evidence.title(order)} was hidden at a risk of {risk} in 100, and was laid open. Was hiding it worth that?"
            yield Finding(kind="laid open", well=False, weight=risk / 10, text=text, number=revealed.number, about=order.id)


def _again(evidence: Evidence) -> Iterator[Finding]:
    """A card that was ordered before."""
    for order in evidence.orders:
        before = [turn for turn in range(1, evidence.number) if order.card in _cards(evidence, turn)]
        given = evidence.of_order("order_given", order)
        if order.card and before and given is not None:
            times = count(len(before) + 1)
            turns = together(f"turn {turn}" for turn in before)
            text = (
                f"You ordered {evidence.title(order)} in {turns} already; that makes it {times} times. "
                "What does it tell them that they did not know?"
            )
            weight = 1.5 + 0.75 * len(before)
            yield Finding(kind="again", well=False, weight=weight, text=text, number=given.number, about=f"{order.card} {times}")


def _cards(evidence: Evidence, turn: int) -> list[str]:
    return [each.card for each in evidence.cards_before(turn)]


def _contradiction(evidence: Evidence) -> Iterator[Finding]:
    """Two orders of a turn that are to be taken for opposite things."""
    orders = [order for order in evidence.orders if evidence.scale(order.message) is not None]
    if len(orders) < 2:
        return
    soft, *_, hard = sorted(orders, key=lambda order: evidence.scale(order.message) or 0)
    apart = (evidence.scale(hard.message) or 0) - (evidence.scale(soft.message) or 0)
    given = evidence.of_order("order_given", hard)
    if apart >= APART and given is not None:
        text = (
            f"In one turn you want {evidence.purpose(hard.message)} read in {evidence.title(hard)} and "
            f"{evidence.purpose(soft.message)} in {evidence.title(soft)}. Which of the two are they to believe?"
        )
        yield Finding(
            kind="contradiction", well=False, weight=1.5 * apart, text=text, number=given.number, about=given.values["order"]
        )
