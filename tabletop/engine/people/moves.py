"""What a team takes the moves for that it sees: what each plainly is, and how its own air colours that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp
from random import Random

from tabletop.engine.people.climate import LAST, Factor, climate, heeded, height, summed, told, trust_of
from tabletop.engine.people.deeds import deed_words
from tabletop.engine.people.phrases import fitted, sentence, taken_for, together
from tabletop.engine.people.sense import BENIGN, HOSTILE, sense, shares
from tabletop.engine.seen import record
from tabletop.engine.sight import Sight
from tabletop.game.commands import ReadMove
from tabletop.game.telling.probability import fives
from tabletop.game.telling.words import within
from tabletop.game.view.parts import MoveView

_MOST = 4.5
"""How much likelier, at most, the air makes a purpose for lying off the plain sense: by a factor of e for 1 over the scale."""
_FAR = 0.6
"""Share of the scale beyond which a purpose is pulled no harder."""
_PER_FACTOR = 5.0
"""What a factor of the air, in steps of its own, comes to over the whole scale."""
_UNSIGNED, _HID, _HIDDEN = 0.35, 0.35, 0.8
_NO_NAME = "nobody puts a name to it"
_MANY = "what we saw can be more than one thing"
_PRESSED = 2
"""So many hard ones among an author's last moves are a record of them."""
_UNSAID = 0.12
_BY_CHANCE = {True: 0.12, False: 0.02}
"""How likely a move is nobody's purpose at all: one without an author, and one with."""
_DOUBT = 0.1
"""How far every reading is drawn to no knowledge at all: a purpose cannot be seen."""
_CLOSE = 0.75
"""A second reading that comes so close to the first is named beside it."""


def readings(sight: Sight, rng: Random | None = None) -> Iterator[ReadMove]:
    """A reading of each move that can be read now and has not been.

    With `rng` as a staff reads that has talked itself into something; without, as one with a cool head does.
    """
    for move in sight.view.moves:
        if move.readable and not move.reading:
            yield _Look(sight, move, rng).reading()


def likelihoods(sight: Sight, move: MoveView) -> Mapping[str, float]:
    """How likely each purpose of the deck is to be behind a move, as the team sees it; they add up to 1."""
    return _Look(sight, move).chances


class _Look:
    """A team's look at one move."""

    def __init__(self, sight: Sight, move: MoveView, rng: Random | None = None) -> None:
        view, book = sight.view, sight.book
        self.book, self.team, self.move = book, view.team, move
        deceit = _hidden_before(sight, move)
        done = record(view, book, move.author, move.turn)
        self.sense = sense(book, view.team, move, deceit=deceit, pressed=done.hard(LAST) >= _PRESSED)
        self.factors = heeded((*climate(view, book, done, sight.temper), *_beside(sight, move, deceit=deceit)), rng)
        self.shares = shares(book)
        self.chances = self._chances()

    def _chances(self) -> dict[str, float]:
        found, place = self.sense, self.shares
        center = place[found.plain] if found.plain else sum(found.weights[each] * share for each, share in place.items())
        pull = summed(self.factors, _MOST / _PER_FACTOR) * _PER_FACTOR
        chances = {}
        for purpose, share in place.items():
            off = max(min(share - center, _FAR), -_FAR)
            gains = off <= 0 or pull <= 0 or share <= found.reach
            chances[purpose] = found.weights[purpose] * (exp(pull * off) if gains else 1.0)
        whole = sum(chances.values())
        apart = [purpose.id for purpose in self.book.deck.purposes if purpose.scale is None]
        for purpose in apart:
            chances[purpose] = _BY_CHANCE[not self.move.author] * whole / len(apart)
        whole = sum(chances.values())
        return {purpose: (1 - _DOUBT) * chance / whole + _DOUBT / len(chances) for purpose, chance in chances.items()}

    def reading(self) -> ReadMove:
        """The likeliest purpose, how likely, and why."""
        ranked = sorted(self.chances, key=lambda purpose: -self.chances[purpose])
        first, second = ranked[0], ranked[1]
        figure = fives(self.chances[first])
        close = self.chances[second] >= _CLOSE * self.chances[first]
        return ReadMove(
            ref=self.move.number, reading=first, likelihood=figure, grounds=self._grounds(first, figure, second if close else "")
        )

    def _grounds(self, first: str, figure: int, second: str) -> str:
        """What was seen to speak for it, how sure that makes the team, and perhaps what else it could be."""
        titles = {purpose.id: within(purpose.title) for purpose in self.book.deck.purposes}
        takes = taken_for(figure, titles[first])
        if second:
            takes += f", but {titles[second]} would fit nearly as well"
        why = self._why(first, titles)
        return fitted(sentence(why), sentence(takes)) if why else fitted(sentence(takes))

    def _why(self, first: str, titles: Mapping[str, str]) -> str:
        share, plain = self.shares.get(first), self.sense.plain
        if share is None:
            return _NO_NAME
        deeds = deed_words(self.book, self.sense, self.team, share)
        if plain and first != plain:
            harder = share > self.shares[plain]
            air = [factor.words for factor in told(self.factors, 1 if harder else -1)[:2]]
            speaks = share >= HOSTILE if harder else share < BENIGN
            spoken = (deeds[:1] if speaks else []) + air
            return f"on its face it is {titles[plain]}, but {together(spoken)}" if spoken else ""
        unsigned = [_NO_NAME] if not self.move.author and share >= HOSTILE else []
        if not self.sense.cards:
            side = 1 if share >= HOSTILE else -1 if share < BENIGN else 0
            return together(("we cannot place what we saw", *(factor.words for factor in told(self.factors, side)[:1] if side)))
        spoken = [*unsigned, *deeds][:2]
        if share >= HOSTILE or share < BENIGN:
            air = [factor.words for factor in told(self.factors, 1 if share >= HOSTILE else -1)]
            spoken += [words for words in air if words not in spoken][: 2 - len(spoken)]
        if spoken:
            return together(spoken)
        return _MANY if len(self.sense.cards) > 1 else "there is no more to it than meets the eye"


def _hidden_before(sight: Sight, move: MoveView) -> bool:
    """Whether another move of its author was laid open that was meant to be hidden."""
    return any(
        other.exposed and other.author == move.author and other.number != move.number and other.turn <= move.turn
        for other in sight.view.moves
    )


def _beside(sight: Sight, move: MoveView, *, deceit: bool) -> Iterator[Factor]:
    """What was said beside the move, whether anybody stands by it, and whether its author has hidden its hand before."""
    if not move.author:
        yield Factor(_UNSIGNED, _NO_NAME)
        return
    if move.exposed:
        yield Factor(_HID, "they meant to hide it")
    if deceit:
        yield Factor(_HIDDEN, "they have hidden their hand before")
    trust = trust_of(sight.view)
    if move.author not in dict(sight.view.statements):
        yield Factor(_UNSAID, "they said nothing in public about what they do")
    elif trust is not None and height(trust) >= 0.5:
        yield Factor(-_UNSAID, "they told the public what they are about")
