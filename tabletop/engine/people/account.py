"""Why an order was chosen, and what was weighed beside it, in plain words for the review."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tabletop.deck.model import Temperament
from tabletop.engine.deed import Deed
from tabletop.engine.people.climate import is_trust
from tabletop.engine.people.phrases import fitted, inside, sentence, together
from tabletop.engine.players.commander import Choice, Tried
from tabletop.engine.seen import HARD, SOFT, bearing
from tabletop.game.rulebook import Rulebook

_SERVED = 0.8
"""Points of score from which an order serves an aim."""
_OF_NOTE = 2
"""Aims, prices, flags and rivals that are named."""
_TOLD = 3
"""Tracks that are named."""
_PASSES = (
    "Nothing that we can order now gains us more than it costs; we keep our capital and see what comes.",
    "Every step on offer would leave us worse off than standing still this turn.",
    "We hold what we have: what we could order costs more than it brings.",
)
_LITTLE = "No aim of ours gains much by it now; it keeps us in play."
_NOTHING_TO_ORDER = "There is nothing that we can order now."


def pass_rationale(rng: Random, *, offered: bool) -> str:
    """Why nothing is done."""
    return _PASSES[int(rng.random() * len(_PASSES))] if offered else _NOTHING_TO_ORDER


def rationale(deed: Deed, book: Rulebook, temper: Temperament | None) -> str:
    """One line: what the order does, for which of the team's aims, and at what price."""
    gains, costs = _sorted_effects(deed, book)
    certain = "It" if deed.card.method == "certain" else "If it comes off it"
    does = f"{certain} {together(gains)}" if gains else "As things stand it changes little"
    served = [aim for aim, points in deed.aims[:_OF_NOTE] if points >= _SERVED]
    aims = f"our aim{'s' if len(served) > 1 else ''} {together(f'“{aim.title}”' for aim in served)}."
    if not served:
        told = [sentence(does), _for_its_own_sake(deed, book, temper)]
    elif gains:
        told = [sentence(does), f"That serves {aims}"]
    else:
        told = [f"{does}, but it serves {aims}"]
    return fitted(*told, *_price(deed, costs))


def _sorted_effects(deed: Deed, book: Rulebook) -> tuple[list[str], list[str]]:
    """What an order does, as clauses after “it”, and what it costs.

    A gain is a step down the ladder, own strength, the others' trust, and what the others lose; all else is the price.
    """
    up: list[str] = []
    down: list[str] = []
    costs: list[str] = []
    for track, step in deed.moves:
        ladder, own = book.track_index[track.id] == book.ladder, track.team == deed.card.team
        good = (step < 0) if ladder else (step > 0) == (own or is_trust(track.id))
        name = inside(track.title)
        if good:
            (up if step > 0 else down).append(name)
        elif ladder:
            costs.insert(0, f"{name} rises")
        else:
            costs.append(f"{name} {'rises' if step > 0 else 'falls'}")
    gains = [f"{verb} {together(found[:_TOLD])}" for verb, found in (("lowers", down), ("raises", up)) if found]
    for verb, flags in (("brings about", deed.raised), ("ends", deed.lowered)):
        if flags:
            gains.append(f"{verb} {together(f'“{flag.title}”' for flag in flags[:_OF_NOTE])}")
    return gains, costs


def _for_its_own_sake(deed: Deed, book: Rulebook, temper: Temperament | None) -> str:
    """Why an order is given that brings no aim much further."""
    tone = bearing(book, deed.action).tone
    liked = temper is not None and temper.likes.get(deed.card.kind, 0) > 0
    if tone <= SOFT:
        return "No aim of ours gains much by it now, but it keeps a way down open."
    if liked and deed.own > 0 and deed.ladder <= 0:
        return "No aim of ours gains much by it now, but we would rather be too ready than too late."
    if liked and tone >= HARD:
        return "No aim of ours gains much by it now, but we would rather press than wait."
    return _LITTLE


def _price(deed: Deed, costs: list[str]) -> list[str]:
    """What it costs: in the world, else the aim that suffers most."""
    if costs:
        return [f"The price: {together(costs[:_OF_NOTE])}."]
    hurt = [aim for aim, points in deed.aims if points <= -_SERVED]
    return [f"Our aim “{hurt[-1].title}” suffers for it."] if hurt else []


def weighed_beside(first: Deed, others: Sequence[Deed]) -> str:
    """What else was weighed by a player that looks one turn ahead, and where it falls short; `others` the best first."""
    points = {aim.id: each for aim, each in first.aims}
    short: dict[str, list[str]] = {}
    for other in others[:_OF_NOTE]:
        least = max(((points.get(aim.id, 0.0) - each, aim.title) for aim, each in other.aims), default=(0.0, ""))
        aim = least[1] if least[0] >= _SERVED else ""
        short.setdefault(aim, []).append(f"“{other.card.title}”")
    told = []
    for aim, cards in short.items():
        one = len(cards) == 1
        less = f"{'does' if one else 'both do'} less for our aim “{aim}”"
        falls = less if aim else f"promise{'s' * one} about as much on the whole"
        told.append(f"{together(cards)} {falls}")
    return fitted(sentence(f"We also weighed other cards: {'; '.join(told)}")) if told else ""


def searched_beside(choice: Choice, book: Rulebook) -> str:
    """What else the commander tried in the games that it thought through, and how it came out there."""
    best, *rest = choice.tried
    rivals = _others(best, [each for each in rest if each.games and each.score < best.score])
    if not rivals:
        return ""
    first = rivals[0]
    even = _points(best) == _points(first)
    left = f"{_points(best)} of 100" if even else f"{_points(best)} of 100 against {_points(first)}"
    chose = f"We chose {_named(best, book)} over {_named(first, book)}"
    it = "both" if even else "it"
    told = [f"{chose}: thinking them through, we put {it} at {left}{_wars(best, first, even=even)}."]
    told += [sentence(f"{_named(each, book)} came to {_points(each)}") for each in rivals[1:_OF_NOTE]]
    return fitted(*told)


def _others(best: Tried, rest: Sequence[Tried]) -> list[Tried]:
    """The best with each other main card: what differs only in what goes beside it is no choice worth a word."""
    found: dict[str, Tried] = {}
    for each in sorted(rest, key=lambda tried: -tried.score):
        if {order.card for order in each.candidate.orders} != {order.card for order in best.candidate.orders}:
            found.setdefault(each.candidate.orders[0].card, each)
    found.pop(best.candidate.orders[0].card, None)
    return list(found.values())


def _wars(best: Tried, first: Tried, *, even: bool) -> str:
    """How often each ended in war, as the end of the sentence; nothing where none did."""
    own, other = best.wars, first.wars
    if not own and not other:
        return ""
    if own == other:
        return f", and war came in {own} of 100 either way"
    turn = ", but" if own > other or even else ", and"
    return f"{turn} war came in {own} of 100 against {other}"


def _points(tried: Tried) -> int:
    return min(max(round(tried.score), 0), 100)


def _named(tried: Tried, book: Rulebook) -> str:
    titles = [f"“{book.actions[order.card].card.title}”" for order in tried.candidate.orders if order.card]
    return " with ".join(titles) or "waiting"
