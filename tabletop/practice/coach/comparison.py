"""What was ordered beside what could have been ordered in its place: like with like, in the same games played in thought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random
from statistics import fmean, quantiles

from attrs import evolve, frozen

from tabletop.engine.belief import Belief
from tabletop.engine.concord import at_odds, pull
from tabletop.engine.futures import DEPTH, Futures
from tabletop.engine.ordering import PASS, ordering
from tabletop.engine.people.phrases import count
from tabletop.engine.players.commander import Progress
from tabletop.engine.sight import Sight
from tabletop.engine.weighing import Weighed, Weighing
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Slot
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.state import Draft
from tabletop.practice.coach.decision import Decision, titled
from tabletop.practice.coach.gains import AimsReached, Gain
from tabletop.practice.coach.margin import Margin, margin

GAMES = 160
"""Games that are played in thought for each order that is shown."""
SCREENED = 40
"""Games after which only the best of the alternatives are played on."""
TRIED = 5
"""Alternatives that are tried at first, as different in kind as there are."""
SHOWN = 2
"""Alternatives that are shown, a pass not counted."""
_WORLDS = 4


@frozen(kw_only=True)
class Spread:
    """How the games went in which these orders were given.

    Scores are the person's, 0 to 100, as the aims judge the state `DEPTH` turns on: the quarter below `low`, their mean, the
    quarter above `high`. `wars` is in per cent. `ahead` is by how many points of score it comes out above what was chosen, in the
    same games, `hotter` by how many steps of the ladder; both are nothing for what was chosen itself. `better` is the first as
    the means shown have it; `gains` are the aims of which it clearly brings more, or less.

    `lacking` are the roles, by id, without whose agreement the orders are weighed; with `agreed` it is what was chosen with the
    agreement of all. `turns` is how long the longest of the orders takes; with `late` the session ends before it is ruled, with
    `only_now` it would if it were ordered a turn later.
    """

    orders: tuple[GiveOrder, ...]
    title: str
    chosen: bool
    passes: bool
    games: int
    low: int
    mean: int
    high: int
    wars: int
    ahead: Margin
    better: int
    hotter: Margin
    gains: tuple[Gain, ...]
    lacking: tuple[str, ...]
    agreed: bool
    turns: int
    late: bool
    only_now: bool


@frozen(kw_only=True)
class Comparison:
    """The chosen orders first, with the agreement of all next where they lack it, the best others of their shape, a pass last.

    `until` says when the games are judged; `games` how many were played in all, `tried` how many other orders were.
    """

    spreads: tuple[Spread, ...]
    until: str
    games: int
    tried: int

    @property
    def chosen(self) -> Spread:
        """What was chosen."""
        return self.spreads[0]

    @property
    def passing(self) -> Spread | None:
        """A pass beside it, if that was not what was chosen."""
        return next((spread for spread in self.spreads[1:] if spread.passes), None)


def compared(
    decision: Decision, rng: Random, games: int = GAMES, progress: Progress | None = None, belief: Belief | None = None
) -> Comparison:
    """Try what was decided, and others in its place, in the same `games` worlds, or in as many as `progress` lets it."""
    sight = decision.sight
    belief = belief or Belief(sight.view, sight.book)
    options = [_Option(decision.orders), *(_Option(orders) for orders in islice(_alternatives(decision, belief, rng), TRIED))]
    tried = len(options) - 1
    if _lacking(sight.book, decision.orders):
        options.append(_Option(tuple(_agreed(sight.book, order) for order in decision.orders), agreed=True))
    if not _passes(decision.orders):
        options.append(_Option((PASS,)))
    futures, aims, played = Futures(sight, belief), AimsReached(sight), 0
    for game in range(games):
        world = futures.world(rng)
        for option in options:
            then = world.played(option.orders)
            option.note(*world.judged(then), _heat(sight.book, then), aims.points(then))
            played += 1
        if game + 1 == min(SCREENED, games):
            options = _best(options)
        if progress is not None and not progress(game + 1, games):
            break
    options = _shown(_best(options))
    return Comparison(
        spreads=tuple(option.spread(sight, options[0], aims) for option in options),
        until=_until(sight),
        games=played,
        tried=tried,
    )


class _Option:
    """Orders that are tried, and what came of them, game by game."""

    def __init__(self, orders: tuple[GiveOrder, ...], *, agreed: bool = False) -> None:
        self.orders = orders
        self.agreed = agreed
        self.scores: list[float] = []
        self.heat: list[float] = []
        self.aims: list[dict[str, float]] = []
        self.wars = 0

    @property
    def passes(self) -> bool:
        return _passes(self.orders)

    @property
    def mean(self) -> float:
        return fmean(self.scores)

    def note(self, score: float, war: bool, heat: float, aims: dict[str, float]) -> None:
        self.scores.append(score)
        self.heat.append(heat)
        self.aims.append(aims)
        self.wars += war

    def spread(self, sight: Sight, chosen: _Option, aims: AimsReached) -> Spread:
        book, clock, scores = sight.book, sight.view.clock, self.scores
        turns = max((book.actions[order.card].card.turns for order in self.orders if order.card), default=1)
        late = clock.ends_before(turns)
        low, _, high = quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else (*scores, *scores, *scores)
        return Spread(
            orders=self.orders,
            title=titled(book, self.orders),
            chosen=self is chosen,
            passes=self.passes,
            games=len(scores),
            low=_score(low),
            mean=_score(self.mean),
            high=_score(high),
            wars=round(100 * self.wars / len(scores)),
            ahead=margin(scores, chosen.scores),
            better=_score(self.mean) - _score(chosen.mean),
            hotter=margin(self.heat, chosen.heat),
            gains=aims.gains(self.aims, chosen.aims),
            lacking=_lacking(book, self.orders),
            agreed=self.agreed,
            turns=turns,
            late=late,
            only_now=not late and clock.ends_before(turns + 1),
        )


def _passes(orders: Sequence[GiveOrder]) -> bool:
    return all(order.substance == "pass" for order in orders)


def _lacking(book: Rulebook, orders: Sequence[GiveOrder]) -> tuple[str, ...]:
    """The roles that have not agreed to collective orders among these."""
    needed = [(order, book.actions[order.card]) for order in orders if order.card]
    return tuple(
        role for order, action in needed if action.collective for role in action.card.authority if role not in order.agreed
    )


def _agreed(book: Rulebook, order: GiveOrder) -> GiveOrder:
    """An order with the agreement of all whom it needs."""
    return evolve(order, agreed=book.actions[order.card].card.authority) if _lacking(book, (order,)) else order


def _heat(book: Rulebook, then: Draft) -> float:
    return float(then.tracks[book.ladder])


def _score(value: float) -> int:
    """A score as the rules give it; what is still in hand can put a guess a little above."""
    return min(max(round(value), 0), 100)


def _best(options: list[_Option]) -> list[_Option]:
    """The chosen one, it with the agreement of all, the best alternatives, and the pass, in this order."""
    chosen, *others = options
    alternatives = sorted((each for each in others if not (each.passes or each.agreed)), key=lambda each: -each.mean)
    agreed = [each for each in others if each.agreed]
    return [chosen, *agreed, *alternatives[:SHOWN], *(each for each in others if each.passes)]


def _shown(options: list[_Option]) -> list[_Option]:
    """Without what does clearly worse than doing nothing; one alternative is shown in any case, the best."""
    passing = next((each for each in options if each.passes), None)
    if passing is None:
        return options
    chosen, *others = options
    agreed = [each for each in others if each.agreed]
    alternatives = [each for each in others if each is not passing and not each.agreed]
    good = [each for each in alternatives if not _worse(each, passing)] or alternatives[:1]
    return [chosen, *agreed, *good, *(each for each in others if each is passing)]


def _worse(one: _Option, other: _Option) -> bool:
    apart = margin(one.scores, other.scores)
    return apart.mean < 0 and apart.clear()


def _until(sight: Sight) -> str:
    """When the games are judged, as a person counts: this turn is the first of the turns played on."""
    clock = sight.view.clock
    ends = clock.of is not None and clock.of - clock.number < DEPTH
    return "at the end" if ends else f"{count(DEPTH)} turns on"


def _alternatives(decision: Decision, belief: Belief, rng: Random) -> Iterator[tuple[GiveOrder, ...]]:
    """Orders of the same shape: another main order with a national one beside it if there was one, and so on.

    What gains most at first sight comes first, each class of cards once before any comes again.
    """
    sight, orders = decision.sight, decision.orders
    given = {order.slot: order for order in orders if order.substance != "pass"}
    worlds = [belief.draw(rng) for _ in range(_WORLDS)]
    weighing = Weighing(sight, worlds)
    slot: Slot = "national" if list(given) == ["national"] else "main"
    clock = sight.view.clock
    open_to = [action.id for action in sight.orderable(slot) if not clock.ends_before(action.card.turns)]
    taken = {order.card for order in orders}
    ranked = [option for option in weighing.mains if option.action.id in open_to and option.action.id not in taken]
    for option in _by_kind(ranked, [sight.book.actions[card].card.kind for card in sorted(taken) if card]):
        first = ordering(option.action, slot, option.posture)
        beside = _beside(sight, given["national"], weighing, option, worlds) if len(given) > 1 else ()
        if beside is not None:
            yield first, *beside


def _by_kind(ranked: Sequence[Weighed], chosen: Sequence[str]) -> list[Weighed]:
    """The best of each class of cards, those of the classes that were chosen later, then all others."""
    firsts: dict[str, Weighed] = {}
    for option in ranked:
        firsts.setdefault(option.action.card.kind, option)
    heads = sorted(firsts.values(), key=lambda each: (each.action.card.kind in chosen, -each.gain))
    return [*heads, *(option for option in ranked if option not in heads)]


def _beside(sight: Sight, own: GiveOrder, weighing: Weighing, main: Weighed, worlds: Sequence[Draft]) -> tuple[GiveOrder] | None:
    """The national order beside another main one: the one that was given if both can be paid and go together, else the best."""
    left = sight.view.spendable - main.action.cost
    action = sight.book.actions.get(own.card)
    if action is None or (action.cost <= left and not _contradict(sight.book, main.action, action, worlds)):
        return (own,)
    second = next(iter(weighing.beside(main)), None)
    return None if second is None else (ordering(second.action, "national", second.posture),)


def _contradict(book: Rulebook, main: PlayableAction, national: PlayableAction, worlds: Sequence[Draft]) -> bool:
    """Whether two orders of one turn would say two things."""
    return at_odds(book, pull(book, main, worlds), pull(book, national, worlds))
