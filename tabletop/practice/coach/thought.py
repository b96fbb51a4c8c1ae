"""What may come of an order, and what others may take it for: from games played in thought, from the person's own seat alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from statistics import median, quantiles

from attrs import evolve, frozen

from tabletop.engine.belief import Belief
from tabletop.engine.candidates import Candidate, candidates
from tabletop.engine.forecast import forecasts
from tabletop.engine.futures import Futures
from tabletop.engine.ordering import WAITING
from tabletop.engine.people.moves import readings
from tabletop.engine.players.commander import Progress
from tabletop.engine.sight import SeatSight, Sight
from tabletop.game.audience import CONTROL
from tabletop.game.commands import AdvancePhase, Command, GiveOrder
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.play import Actor
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft
from tabletop.game.telling.probability import wording
from tabletop.game.view import TeamView, team_view
from tabletop.game.view.parts import MoveView, Offer, OrderView

GAMES = 60
"""Games that are played in thought for each order that is compared."""
ALTERNATIVES = 3
"""Orders beside the chosen one, a pass among them."""
EYES = 12
"""Worlds in which the others are imagined to look at an order."""


@frozen(kw_only=True)
class Spread:
    """How the games went in which these orders were given.

    Scores are the person's, 0 to 100, as the aims judge the state two turns on: the quarter below `low`, the middle, the quarter
    above `high`. `wars` is in per cent.
    """

    orders: tuple[GiveOrder, ...]
    title: str
    chosen: bool
    games: int
    low: int
    middle: int
    high: int
    wars: int


@frozen(kw_only=True)
class Impression:
    """What a staff in the place of others would most likely take an order for, in `worlds` that were imagined.

    `seen` says in how many of them anything of it can be seen; without any, there is no reading and no likelihood. `reading` and
    `message` are purposes by id, `harder` how many steps of the scale lie between them (negative if it reads as more benign),
    None if the reading is apart from the scale.
    """

    order: GiveOrder
    title: str
    team: str
    worlds: int
    seen: int
    shown: str
    reading: str
    likelihood: int
    words: str
    grounds: str
    message: str
    harder: int | None


@frozen(kw_only=True)
class Beside:
    """The engine's own forecast beside the person's, both in per cent; None where the person gave none."""

    question: str
    text: str
    person: int | None
    engine: int


@frozen(kw_only=True)
class Commitment:
    """What the coach has to say once an order is given. `label` says what it is, and is shown with it."""

    label: str
    spreads: tuple[Spread, ...]
    impressions: tuple[Impression, ...]
    forecasts: tuple[Beside, ...]


def label(games: int) -> str:
    """What every figure of the coach is shown with."""
    return f"A model's estimate from {games} games that it played in thought; it predicts nobody."


def orders_of(view: TeamView) -> tuple[GiveOrder, ...]:
    """The team's orders that wait for the reveal, as they were given."""
    return tuple(_given(order) for order in view.orders if order.status in WAITING)


def _given(order: OrderView) -> GiveOrder:
    return GiveOrder(
        substance=order.substance,
        slot=order.slot,
        card=order.card,
        role=order.role,
        agreed=order.agreed,
        argument=order.text,
        observable=order.observable if order.substance == "argument" else "",
        effects=order.effects,
        pros=order.pros,
        purpose=order.purpose,
        message=order.message,
        rationale=order.rationale or "So be it.",
        posture=order.posture,
    )


def uncommitted(sight: Sight) -> Sight:
    """What the person saw before it gave the orders of this turn that wait for the reveal; the same sight if it gave none.

    Raises ValueError where none can be given, outside the decide phase and while play is stopped: there is nothing to weigh.
    """
    view = sight.view
    if view.clock.phase != "decide" or view.clock.stopped:
        raise ValueError("The coach weighs orders while they are given: in the decide phase, while play goes on.")
    waiting = [order for order in view.orders if order.status in WAITING]
    if not waiting:
        return sight
    spendable = view.spendable + sum(order.cost for order in waiting)
    cards = [order.card for order in waiting]
    before = evolve(
        view,
        orders=tuple(order for order in view.orders if order not in waiting),
        spendable=spendable,
        offers=tuple(_offered(offer, sight.book, spendable, ordered=offer.card in cards) for offer in view.offers),
    )
    return SeatSight(before, sight.book, sight.temper)


def _offered(offer: Offer, book: Rulebook, spendable: int, *, ordered: bool) -> Offer:
    """A card as it was on offer while there was so much to spend and nothing ordered."""
    why = offer.why_not
    affordable = ordered or (offer.cost <= spendable and f"costs {offer.cost} political capital" in why)
    if not affordable:
        return offer
    collective = book.actions[offer.card].collective
    title = book.actions[offer.card].card.title
    national = f"“{title}” needs several roles to agree: it can only be the main order." if collective else ""
    return evolve(offer, main=True, national=not collective, why_not="", why_not_national=national)


def after_commitment(
    sight: Sight, orders: Sequence[GiveOrder], rng: Random, games: int = GAMES, progress: Progress | None = None
) -> Commitment:
    """What may come of the orders that were chosen, beside others; what others may take them for; the engine's own forecasts.

    `sight` may be from before or after the orders were given. Each order that is compared is tried in the same `games` worlds,
    or in as many as were played when `progress` was answered with no. Raises ValueError outside the decide phase.
    """
    given = sight
    sight = uncommitted(sight)
    belief = Belief(sight.view, sight.book)
    chosen = tuple(orders)
    options = [chosen, *_alternatives(candidates(sight, belief, rng), chosen)]
    futures = Futures(sight, belief)
    scores: list[list[float]] = [[] for _ in options]
    wars = [0] * len(options)
    for game in range(games):
        world = futures.world(rng)
        for place, option in enumerate(options):
            score, war = world.play(option)
            scores[place].append(score)
            wars[place] += war
        if progress is not None and not progress(game + 1, games):
            break
    played = len(scores[0])
    return Commitment(
        label=label(played * len(options)),
        spreads=tuple(
            _spread(sight.book, option, scores[place], wars[place], place == 0) for place, option in enumerate(options)
        ),
        impressions=impressions(sight, chosen, rng, belief=belief),
        forecasts=_beside(given, rng),
    )


def _alternatives(found: list[Candidate], chosen: tuple[GiveOrder, ...]) -> list[tuple[GiveOrder, ...]]:
    """The best orders that are not the chosen one, each main card once, and a pass if that was not chosen."""
    taken, sets = {_main(chosen)}, [_cards(chosen)]
    options = []
    for candidate in sorted(found, key=lambda each: -each.worth):
        main = _main(candidate.orders)
        if main and main not in taken and _cards(candidate.orders) not in sets:
            taken.add(main)
            sets.append(_cards(candidate.orders))
            options.append(candidate.orders)
    passes = [candidate.orders for candidate in found if not _main(candidate.orders)] if _main(chosen) else []
    return [*options[: ALTERNATIVES - len(passes)], *passes]


def _main(orders: Sequence[GiveOrder]) -> str:
    return next((order.card or order.argument for order in orders if order.slot == "main"), "")


def _cards(orders: Sequence[GiveOrder]) -> list[str]:
    return sorted(order.card or order.argument for order in orders)


def titled(book: Rulebook, orders: Sequence[GiveOrder]) -> str:
    """What some orders are called together."""
    return " and ".join(title_of(book, order) for order in orders) or "No order"


def title_of(book: Rulebook, order: GiveOrder) -> str:
    """What an order is called: its card's title, its argument's text, or a pass."""
    if order.substance == "action":
        return book.actions[order.card].card.title
    return order.argument.rstrip(".") if order.substance == "argument" else "Pass"


def _spread(book: Rulebook, orders: tuple[GiveOrder, ...], scores: list[float], wars: int, chosen: bool) -> Spread:
    low, _, high = quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else (*scores, *scores, *scores)
    return Spread(
        orders=orders,
        title=titled(book, orders),
        chosen=chosen,
        games=len(scores),
        low=_score(low),
        middle=_score(median(scores)),
        high=_score(high),
        wars=round(100 * wars / len(scores)),
    )


def _score(value: float) -> int:
    """A score as the rules give it; what is still in hand can put a guess a little above."""
    return min(max(round(value), 0), 100)


def impressions(
    sight: Sight, orders: Sequence[GiveOrder], rng: Random, *, belief: Belief | None = None, worlds: int = EYES
) -> tuple[Impression, ...]:
    """What each other team would most likely take each of these orders for; a pass leaves nothing to take.

    In each world that the person's view allows the orders are given and laid open, and a staff in the others' place reads what it
    sees, as engine players do. `sight` is from before the orders.
    """
    sight = uncommitted(sight)
    belief = belief or Belief(sight.view, sight.book)
    acts = [order for order in orders if order.substance != "pass"]
    found: dict[tuple[int, str], list[tuple[MoveView, str, int, str]]] = {}
    for _ in range(worlds if acts else 0):
        draft = belief.draw(rng)
        before = {team: len(team_view(sight.book, draft.freeze(), team).moves) for team in sight.book.others[sight.team]}
        seed = str(rng.random())
        for number, order in enumerate(acts):
            _give(sight.book, draft, order, sight.team, seed, number)
        _give(sight.book, draft, AdvancePhase(), CONTROL, seed, len(acts))
        state = draft.freeze()
        for team, known in before.items():
            view = team_view(sight.book, state, team)
            read = {each.ref: each for each in readings(SeatSight(view, sight.book))}
            for place, move in _whose(view.moves[known:], state, sight.team, team, acts):
                reading = read.get(move.number)
                if reading is not None:
                    found.setdefault((place, team), []).append((move, reading.reading, reading.likelihood, reading.grounds))
    return tuple(
        _impression(sight, order, team, worlds, found.get((place, team), []))
        for place, order in enumerate(acts)
        for team in sight.book.others[sight.team]
    )


def _give(book: Rulebook, draft: Draft, command: Command, seat: str, seed: str, number: int) -> None:
    came = decide_on(book, draft, command, Actor.at(seat), Dice(seed, number))
    if isinstance(came, Refusal) and seat == CONTROL:
        raise RuntimeError(f"A world cannot be played on: {came.sentence}")


def _whose(
    moves: Sequence[MoveView], state: Draft, team: str, reader: str, orders: Sequence[GiveOrder]
) -> Iterator[tuple[int, MoveView]]:
    """New moves as a reader sees them, each with the place of the order that it is."""
    slots = {order.slot: place for place, order in enumerate(orders)}
    for given in state.orders:
        revealed = state.revealed.get(given.order)
        if given.team == team and revealed is not None and revealed.turn == state.number and given.slot in slots:
            yield from ((slots[given.slot], move) for move in moves if move.number == revealed.refs.get(reader))


def _impression(sight: Sight, order: GiveOrder, team: str, worlds: int, seen: list[tuple[MoveView, str, int, str]]) -> Impression:
    book = sight.book
    counts = Counter(reading for _, reading, _, _ in seen)
    reading = max(counts, key=lambda each: counts[each]) if counts else ""
    chosen = [each for each in seen if each[1] == reading]
    # In how many worlds they come to it, and how sure they are then.
    likelihood = round(sum(each[2] for each in chosen) / len(seen)) if seen else 0
    meant = book.purposes[order.message].scale
    read = book.purposes[reading].scale if reading else None
    return Impression(
        order=order,
        title=title_of(book, order),
        team=team,
        worlds=worlds,
        seen=len(seen),
        shown=chosen[0][0].shown if chosen else "",
        reading=reading,
        likelihood=likelihood,
        words=wording(likelihood) if seen else "",
        grounds=chosen[0][3] if chosen else "",
        message=order.message,
        harder=None if read is None or meant is None else read - meant,
    )


def _beside(sight: Sight, rng: Random) -> tuple[Beside, ...]:
    own = forecasts(sight, rng)
    return tuple(
        Beside(question=asked.id, text=asked.text, person=asked.probability, engine=own[asked.id])
        for asked in sight.view.questions
        if asked.id in own
    )
