"""What a team takes the moves for that it sees: the purposes of the cards that they may be, seen through its own air."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from tabletop.engine.people.climate import Factor, climate, height, summed, told, trust_of
from tabletop.engine.people.phrases import fitted, fives, sentence, together
from tabletop.engine.seen import HARD, SOFT, Bearing, fitting, mean_bearing, record
from tabletop.engine.sight import Sight
from tabletop.game.commands import ReadMove
from tabletop.game.rulebook import Rulebook
from tabletop.game.telling.words import within
from tabletop.game.view.parts import MoveView

_PLACES = (1.0, 0.75, 0.55)
"""How likely a card is meant for its first purpose, its second, and each further one."""
_MOST = 0.7
"""How much likelier, at most, a purpose becomes for being a step more hostile or more benign: by a factor of e for 1."""
_FAR = 1.5
"""Steps from the middle of its purposes beyond which a purpose is pulled no harder."""
_REACH = (1.0, 1.5)
"""How bad a purpose a deed can well serve, on the scale: for one that changes little, and more for each step of its tone."""
_BEYOND = 0.5
"""How fast purposes beyond that grow less likely: few plan an attack by a press briefing."""
_DEED = 0.3
_UNSIGNED = 0.35
_NO_NAME = "nobody puts a name to it"
_UNSAID = 0.12
_BY_CHANCE = {True: 0.12, False: 0.02}
"""How likely a move is nobody's purpose at all: one without an author, and one with."""
_DOUBT = 0.12
"""How far every reading is drawn to no knowledge at all: a purpose cannot be seen."""
_LEANS = 0.5
"""Steps off the middle of its purposes from which a reading needs a reason beside the move itself."""
_TAKEN = ("we take it for", "we read it as", "what it looks like to us is")
_CLOSE = 0.75
"""A second reading that comes so close to the first is named beside it."""


def readings(sight: Sight) -> Iterator[ReadMove]:
    """A reading of each move that can be read now and has not been."""
    for move in sight.view.moves:
        if move.readable and not move.reading:
            yield _reading(sight, move)


def _reading(sight: Sight, move: MoveView) -> ReadMove:
    view, book = sight.view, sight.book
    cards = fitting(book, view.team, move)
    weights = _any_purpose(book)
    if cards:
        weights = dict.fromkeys(weights, 0.0)
        for action in cards:
            for place, purpose in enumerate(action.card.purposes):
                weights[purpose] += _PLACES[min(place, len(_PLACES) - 1)]
    scale = {purpose.id: purpose.scale for purpose in book.deck.purposes if purpose.scale is not None}
    whole = sum(weights.values())
    center = sum(weights[purpose] * step for purpose, step in scale.items()) / whole
    deed = mean_bearing(book, cards)
    done = _done(deed)
    factors = (*climate(view, book, record(view, book, move.author, move.turn), sight.temper), *_beside(sight, move))
    pull = summed((done, *factors), _MOST)
    reach = _REACH[0] + _REACH[1] * (deed.tone if deed is not None else 0.0)
    chances = {
        purpose: weights[purpose]
        * exp(pull * max(min(step - center, _FAR), -_FAR) - _BEYOND * max(step - max(reach, center), 0.0))
        for purpose, step in scale.items()
    }
    total = sum(chances.values())
    apart = [purpose.id for purpose in book.deck.purposes if purpose.scale is None]
    for purpose in apart:
        chances[purpose] = _BY_CHANCE[not move.author] * total / len(apart)
    ranked = sorted(chances, key=lambda purpose: -chances[purpose])
    first, second = ranked[0], ranked[1]
    total = sum(chances.values())
    close = chances[second] >= _CLOSE * chances[first]
    return ReadMove(
        ref=move.number,
        reading=first,
        likelihood=fives((1 - _DOUBT) * chances[first] / total + _DOUBT / len(chances)),
        grounds=_grounds(book, move, done, factors, (first, second if close else ""), scale.get(first, center) - center),
    )


def _any_purpose(book: Rulebook) -> dict[str, float]:
    """What an order is for whose card cannot be told: any purpose, the outermost less likely."""
    meant = sorted((purpose.scale, purpose.id) for purpose in book.deck.purposes if purpose.scale is not None)
    return {purpose: 0.5 if place in (0, len(meant) - 1) else 1.0 for place, (_, purpose) in enumerate(meant)}


def _done(deed: Bearing | None) -> Factor:
    """What the move itself does, if it comes off."""
    if deed is None:
        return Factor(0.0, "we cannot place what we saw")
    pull = _DEED * deed.tone
    if deed.tone >= HARD:
        strong = "it makes them stronger" if deed.own > 0 and deed.own >= -deed.others else "it is done at our expense"
        words = "it raises the temperature" if deed.ladder > 0 else strong
    elif deed.tone <= SOFT:
        words = "it takes heat out of the crisis" if deed.ladder < 0 else "it gives us something"
    else:
        words = "it changes little by itself"
    return Factor(pull, words)


def _beside(sight: Sight, move: MoveView) -> Iterator[Factor]:
    """What was said beside the move, and whether anybody stands by it."""
    if not move.author:
        yield Factor(_UNSIGNED, _NO_NAME)
        return
    if move.exposed:
        yield Factor(_UNSIGNED, "they meant to hide it")
    trust = trust_of(sight.view)
    if move.author not in dict(sight.view.statements):
        yield Factor(_UNSAID, "they said nothing in public about what they do")
    elif trust is not None and height(trust) >= 0.5:
        yield Factor(-_UNSAID, "they told the public what they are about")


def _grounds(
    book: Rulebook, move: MoveView, done: Factor, factors: tuple[Factor, ...], read: tuple[str, str], leaning: float
) -> str:
    """One sentence: what the move does, what it was read by, and what it was taken for; perhaps what else it could be."""
    side = 1 if leaning > 0 else -1
    spoken = [factor.words for factor in told(factors, side)[:2]] if abs(leaning) >= _LEANS else []
    if not move.author:
        spoken = list(dict.fromkeys((_NO_NAME, *spoken)))[:2]
    light, against = abs(done.pull) < _DEED * HARD, done.pull * side < 0
    if not spoken:
        start = done.words
    elif against and not light:
        start = f"{done.words}, but {together(spoken)}"
    else:
        start = together(spoken if light else (done.words, *spoken))
    titles = {purpose.id: within(purpose.title) for purpose in book.deck.purposes}
    end = f"{_TAKEN[move.number % len(_TAKEN)]} {titles[read[0]]}"
    if read[1]:
        end += f", though it could as well be {titles[read[1]]}"
    return fitted(sentence(f"{start}; {end}"))
