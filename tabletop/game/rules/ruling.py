"""Adjudication: rulings and contests."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from tabletop.deck.model import Method
from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.adjudication import (
    CARRIED,
    chance_2d6,
    median_chance,
    net_reasons,
    outcome_2d6,
    outcome_d100,
)
from tabletop.game.orders import find_open
from tabletop.game.play import MOST, PAGE, Play, bad_text, long_text, only_control, only_in, too_many
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Change, Changes, Moved, PlayableAction, Rulebook
from tabletop.game.rules.orders import argued_effect
from tabletop.game.state import Draft

_CERTAIN = 1000


def rule_order(play: Play, command: c.RuleOrder) -> Refusal | None:
    """Rule on an order by one of the methods; effects follow from the outcome."""
    if refusal := only_control(play) or only_in(play, "adjudicate") or _bad_words(command.words, command.fact, command.note):
        return refusal
    draft = play.draft
    order = find_open(draft, command.order)
    if order is None:
        return Refusal("unknown", f"There is no order “{shown(command.order)}” to rule on.")
    if refusal := _bad_weights(command.pros, command.cons):
        return refusal
    guesses = counted_estimates(draft, order.order)
    cast = [vote.succeeds for vote in draft.votes if vote.order == order.order] if draft.votes else []
    votes = (cast.count(True), cast.count(False)) if cast else ()
    thrown = _thrown(play, command, guesses)
    if isinstance(thrown, Refusal):
        return thrown
    chance, dice, outcome = thrown
    if command.outcome is not None and outcome is not None and not command.words.strip():
        return Refusal("incomplete", "Say in words why you set the dice aside.")
    decided = command.outcome or outcome
    if decided is None:
        return Refusal("incomplete", f"By {command.method} you decide: say what the outcome is.")
    _ruled(
        play,
        order,
        command,
        decided,
        method=command.method,
        estimates=guesses,
        votes=votes,
        chance=chance,
        dice=dice,
        typed=bool(command.dice and dice),
        overridden=command.outcome is not None and outcome is not None,
        fact=command.fact,
        note=command.note,
    )
    return None


def counted_estimates(draft: Draft, order: str) -> tuple[int, ...]:
    """The estimates of an order's chance that count, in per cent, ascending: once they lie open, those that were laid open."""
    for laid in draft.shown:
        if laid.order == order:
            return laid.estimates
    return tuple(sorted([guess.percent for guess in draft.guesses if guess.order == order])) if draft.guesses else ()


def _bad_words(words: str, fact: str, note: str) -> Refusal | None:
    if not (words or fact or note):
        return None
    return long_text("The text of the ruling", words, PAGE) or long_text("The fact", fact) or long_text("The note", note, PAGE)


def _bad_weights(pros: tuple[e.Weighed, ...], cons: tuple[e.Weighed, ...]) -> Refusal | None:
    if not (reasons := pros + cons):
        return None
    if refusal := too_many("reasons", reasons, 2 * MOST):
        return refusal
    for reason in reasons:
        if refusal := bad_text("A reason", reason.text):
            return refusal
        if not 0 <= reason.weight <= 2:
            return Refusal("incomplete", f"A reason weighs 0, 1 or 2, not {reason.weight}.")
    return None


def _thrown(
    play: Play, command: c.RuleOrder, guesses: tuple[int, ...]
) -> tuple[int, tuple[int, ...], e.Outcome | None] | Refusal:
    """Chance in tenths of a per cent, dice, and what they come to; no outcome where the method has none of its own."""
    match command.method:
        case "certain":
            return _CERTAIN, (), "success"
        case "2d6":
            dice = _dice(play, command.dice, 2, 6)
            if isinstance(dice, Refusal):
                return dice
            net = net_reasons(command.pros, command.cons)
            return chance_2d6(net), dice, outcome_2d6(dice, net)
        case "estimate":
            if not guesses:
                return Refusal("incomplete", "Nobody has estimated this order yet: gather at least one estimate first.")
            dice = _dice(play, command.dice, 1, 100)
            if isinstance(dice, Refusal):
                return dice
            chance = median_chance(guesses)
            return chance, dice, outcome_d100(dice[0], chance)
        case "vote" | "umpire":
            return 0, (), None


def _dice(play: Play, typed: tuple[int, ...], count: int, sides: int) -> tuple[int, ...] | Refusal:
    if not typed:
        return tuple([play.dice.roll(sides) for _ in range(count)])
    if len(typed) != count or not all(1 <= die <= sides for die in typed):
        return Refusal("incomplete", f"Type {'one die' if count == 1 else f'{count} dice'} of 1 to {sides}, as they fell.")
    return typed


def rule_contest(play: Play, command: c.RuleContest) -> Refusal | None:
    """Rule on two colliding orders as one: the higher of 2d6 plus net reasons succeeds."""
    if refusal := only_control(play) or only_in(play, "adjudicate") or long_text("The note", command.note, PAGE):
        return refusal
    draft = play.draft
    sides = (command.first, command.second)
    orders: list[e.OrderGiven] = []
    for side in sides:
        order = find_open(draft, side.order)
        if order is None:
            return Refusal("unknown", f"There is no order “{shown(side.order)}” to rule on.")
        if refusal := _bad_weights(side.pros, side.cons) or _bad_words(side.words, "", ""):
            return refusal
        orders.append(order)
    if orders[0] is orders[1]:
        return Refusal("incomplete", "A contest needs two different orders.")
    throws: list[tuple[int, ...]] = []
    for side in sides:
        dice = _dice(play, side.dice, 2, 6)
        if isinstance(dice, Refusal):
            return dice
        throws.append(dice)
    totals = [sum(dice) + net_reasons(side.pros, side.cons) for dice, side in zip(throws, sides, strict=True)]
    outcomes: tuple[e.Outcome, e.Outcome]
    if totals[0] == totals[1]:
        outcomes = ("partial", "partial")
    else:
        outcomes = ("success", "failure") if totals[0] > totals[1] else ("failure", "success")
    for index, (order, side) in enumerate(zip(orders, sides, strict=True)):
        contest = tuple(other.order for other in orders)
        _ruled(
            play,
            order,
            side,
            outcomes[index],
            method="2d6",
            dice=throws[index],
            typed=bool(side.dice),
            contest=contest,
            note=command.note,
        )
    return None


def _ruled(
    play: Play,
    order: e.OrderGiven,
    given: c.RuleOrder | c.Contender,
    outcome: e.Outcome,
    *,
    method: Method,
    dice: tuple[int, ...],
    typed: bool,
    note: str,
    estimates: tuple[int, ...] = (),
    votes: tuple[int, ...] = (),
    chance: int = 0,
    contest: tuple[str, ...] = (),
    overridden: bool = False,
    fact: str = "",
) -> None:
    """Let an order be ruled, with the reasons and words given."""
    kind, refs, fact, (tracks, flags, done) = _come(play, order, outcome, fact)
    play.happened(
        e.OrderRuled(
            order=order.order,
            team=order.team,
            card=order.card,
            kind=kind,
            refs=refs,
            method=method,
            pros=given.pros,
            cons=given.cons,
            estimates=estimates,
            votes=votes,
            chance=chance,
            dice=dice,
            typed=typed,
            contest=contest,
            overridden=overridden,
            outcome=outcome,
            words=given.words,
            fact=fact,
            note=note,
            effects=done,
            tracks=tracks,
            flags=flags,
        )
    )


def _come(play: Play, order: e.OrderGiven, outcome: e.Outcome, fact: str = "") -> tuple[str, Mapping[str, int], str, Moved]:
    """What an outcome of an order comes to: the class of its card, the numbers of the move, what is established, what it moves.

    `fact` is what control wrote down as established.
    """
    book, draft = play.book, play.draft
    action = book.actions.get(order.card)
    move = draft.revealed.get(order.order)
    if order.substance == "argument" and outcome in CARRIED and not fact and move is not None:
        fact = move.shown
    refs = move.refs if move is not None and move.author else {}
    return action.kind if action else "", refs, fact, book.moved(draft, comes_to(book, order, outcome))


def comes_to(book: Rulebook, order: e.OrderGiven, outcome: e.Outcome) -> Changes:
    """What an order's outcome changes, with the conditions of the card's effects still to be read."""
    action = book.actions.get(order.card)
    return _argued(book, order, outcome) if action is None else follows(book, action, outcome)


def follows(book: Rulebook, action: PlayableAction, outcome: e.Outcome) -> Changes:
    """What an outcome does by a card.

    One that says nothing of partial success, as cards do for which no dice are thrown, comes about in part by half of what
    success does: flags, and tracks that are set to a number, as with success; else tracks by half as many steps, rounded toward
    zero.
    """
    if outcome in ("success", "notable"):
        return action.effects
    if outcome != "partial":
        return action.failure
    return action.partial or tuple([half for change in action.effects for half in _half(book, change)])


def _half(book: Rulebook, change: Change) -> Changes:
    if change.fixed:
        return (change,)
    amount = change.amount // 2 if change.amount > 0 else -(-change.amount // 2)
    track = book.deck.tracks[change.track].id
    return (evolve(change, amount=amount, text=f"{track} {amount:+d}"),) if amount else ()


def _argued(book: Rulebook, order: e.OrderGiven, outcome: e.Outcome) -> Changes:
    """What a won argument moves: its tracks by 2, or by 1 if it is won in part."""
    step = {"success": 2, "notable": 2, "partial": 1}.get(outcome, 0)
    if not step:
        return ()
    effects = [argued_effect(book, text) for text in order.effects]
    changes: list[Change] = []
    for effect in effects:
        if isinstance(effect, Refusal):
            continue
        amount = step if effect.amount > 0 else -step
        changes.extend(book.changes((evolve(effect, amount=amount, text=f"{effect.name} {amount:+d}"),)))
    return tuple(changes)
