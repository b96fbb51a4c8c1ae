"""A white cell that plays by the book: what control does where nobody sits as control."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from tabletop.deck.model import Method
from tabletop.engine.reasons import names_something, offered_reasons, same_fact
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.dice import Dice
from tabletop.game.events import OrderGiven, ReasonRaised, Weighed
from tabletop.game.msel import due, proposed
from tabletop.game.orders import open_rulings
from tabletop.game.play import MOST
from tabletop.game.rulebook import PlayableInject, Rulebook
from tabletop.game.rules.consequences import unsettled
from tabletop.game.state import Draft
from tabletop.game.view import team_view

MAIN = 2
"""Main injects released in a turn."""
COLOUR = 1
"""Injects of colour released in a turn."""
ARGUED = 2
"""Reasons in a team's own words that count on each side of an argument, and those that the white cell names against it."""
RAISED = 1
"""Reasons in a team's own words that count on each side of a card."""
LEFT_OUT = 15
"""Chance, in per cent, that a planned inject is left out, so that two sessions of one deck differ."""

_planned: Callable[[PlayableInject], bool] = attrgetter("planned")


def releases(book: Rulebook, draft: Draft, seed: str, began: Draft | None = None) -> Iterator[c.ReleaseInject]:
    """What to release in this turn, one at a time: each is still due in the state that the one before has left.

    What answers the players comes before what was planned, but leaves a place for what was planned for this turn, without which
    its players would not know what it is about. A planned inject belongs to its turn, or to the first turn played
    after it; after the first turn, which sets the scene, it is left out now and then: by `seed`, the turn and the inject alone.
    So what stopped halfway is taken up where it stopped, and comes to the same; `began` is then the state with which the phase
    began, before anything was released in it.
    """
    waiting = [
        inject
        for inject in _in_order(book, draft if began is None else began)
        if not (inject.turn and draft.number > 1 and _left_out(seed, draft.number, inject.id))
    ]
    # About all that comes before the last one that is out it was decided already.
    out = [place for place, inject in enumerate(waiting, 1) if inject.id in draft.released] if began is not None else []
    planned = [inject for inject in waiting if inject.turn == draft.turn]
    left, commands = {"main": MAIN, "colour": COLOUR}, book.made(_releases)
    for put in reversed(draft.inbox):
        if put.turn != draft.number:
            break
        if put.inject in book.injects:
            left[book.injects[put.inject].card.weight] -= 1
    for inject in waiting[out[-1] if out else 0 :]:
        places = left[inject.card.weight]
        if places > 0 and (places > 1 or not _kept(draft, inject, planned)) and due(draft, inject):
            left[inject.card.weight] = places - 1
            yield commands[inject.id]


def _releases(book: Rulebook) -> Mapping[str, c.ReleaseInject]:
    """What releases each inject of the deck as it is."""
    return {inject: c.ReleaseInject(inject=inject) for inject in book.injects}


def _in_order(book: Rulebook, draft: Draft) -> list[PlayableInject]:
    """All that is due: first what answers the players, then what was planned."""
    return sorted(proposed(book, draft, _turn_before(draft)), key=_planned)


def _kept(draft: Draft, inject: PlayableInject, planned: Sequence[PlayableInject]) -> bool:
    """Whether an inject leaves the last place of its weight free: for a main one or an announcement planned for this turn."""
    if inject.turn == draft.turn:
        return False
    weight = inject.card.weight
    for each in planned:
        if each.card.weight == weight and (weight == "main" or each.card.kind == "administrative") and due(draft, each):
            return True
    return False


def _left_out(seed: str, number: int, inject: str) -> bool:
    return Dice(f"{seed}/{inject}", number).below(100) < LEFT_OUT


def _turn_before(draft: Draft) -> int:
    """The deck's turn that was played last; what was planned for one that the session leaves out after it is timely now."""
    return draft.opened.course[draft.number - 2] if draft.opened is not None and draft.number > 1 else 0


def rulings(book: Rulebook, draft: Draft) -> Iterator[c.RuleOrder]:
    """How to rule what is open: by the card's own table, with its reasons that hold and those that the teams gave.

    What a deck leaves to estimates, a vote or an umpire is thrown with 2d6.
    """
    for order in open_rulings(draft):
        yield ruling(book, draft, order)


def ruling(book: Rulebook, draft: Draft, order: OrderGiven) -> c.RuleOrder:
    """How to rule one order."""
    action = book.actions.get(order.card)
    method = ruled_by(action.card.method if action is not None else book.deck.argument_method)
    if method == "certain":
        return c.RuleOrder(order=order.order, method=method)
    pros, cons = reasons(book, draft, order)
    return c.RuleOrder(order=order.order, method=method, pros=pros, cons=cons)


def ruled_by(method: Method) -> Method:
    """The method by which it rules what a deck leaves to a method: with two dice, unless it is certain."""
    return "certain" if method == "certain" else "2d6"


def reasons(book: Rulebook, draft: Draft, order: OrderGiven) -> tuple[tuple[Weighed, ...], tuple[Weighed, ...]]:
    """The reasons for and against an order, each once; those that do not count weigh nothing.

    A card's own that hold all count. Of what a team gives in its own words, several weak reasons count as one on each side; of
    an argument two, since it has no others. A fact counts once, whoever names it; what names nothing counts nothing. Against an
    argument the white cell names two; what its own team names against it stands in for the second of them, so that nobody gains
    by a weak reason against himself.
    """
    pros: list[str] = []
    cons: list[str] = []
    if order.card:
        own_pros, own_cons = book.card_reasons(draft, order.card)
        pros = [text for text, holds in own_pros if holds]
        cons = [text for text, holds in own_cons if holds]
        if not draft.reasons and not order.pros:
            return _weighed(pros, ()), _weighed(cons, ())
    raised = [reason for reason in draft.reasons if reason.order == order.order]
    own = [reason for reason in raised if reason.team == order.team]
    most = RAISED if order.card else ARGUED
    told_pros, told_cons = [[*order.pros, *_texts(own, "pro")]], [_texts(own, "con")]
    if order.substance == "argument":
        view = team_view(book, draft.freeze(), order.team)
        cons = against_argument(offered_reasons(book, view, order.effects).cons, told_cons[0])
    for team in (*book.teams, CONTROL):
        if team != order.team:
            theirs = [reason for reason in raised if reason.team == team]
            told_pros.append(_texts(theirs, "pro"))
            told_cons.append(_texts(theirs, "con"))
    own_most = 0 if order.substance == "argument" else most
    return counted(pros, told_pros, most), counted(cons, told_cons, most, own_most)


def against_argument(named: Sequence[str], given: Sequence[str]) -> list[str]:
    """What counts against a team's argument before others speak: of what the white cell names, weightiest first, and it gives.

    Never fewer than the white cell names: one that the team gives stands in for the second, unless it is one of them.
    """
    named = named[:ARGUED]
    kept = [each for each in named[1:] if any(same_fact(each, text) for text in given)]
    new = [text for text in given if names_something(text) and not any(same_fact(text, each) for each in named)]
    return list(dict.fromkeys((*named[:1], *kept, *new, *named[1:])))[:ARGUED]


def _texts(raised: Iterable[ReasonRaised], side: str) -> list[str]:
    return [reason.text for reason in raised if reason.side == side]


def counted(own: Sequence[str], told: Iterable[Sequence[str]], most: int, first_most: int | None = None) -> tuple[Weighed, ...]:
    """What stands of itself, and of what each team gave the first `most` that name something new; the others weigh nothing.

    Of the first of the teams `first_most` count instead, if that is given.
    """
    counting, struck = dict.fromkeys(own), dict[str, None]()
    for place, texts in enumerate(told):
        said = [text for text in dict.fromkeys(texts) if names_something(text)]
        new = [text for text in said if not any(same_fact(text, each) for each in counting)]
        limit = most if place or first_most is None else first_most
        counting |= dict.fromkeys(new[:limit])
        struck |= dict.fromkeys(texts)
    return _weighed([*counting][:MOST], [text for text in struck if text not in counting])


def _weighed(counted: Sequence[str], struck: Sequence[str]) -> tuple[Weighed, ...]:
    weighed = [Weighed(text=text, weight=1) for text in dict.fromkeys(counted)]
    return tuple(weighed + [Weighed(text=text, weight=0) for text in struck[: MOST - len(weighed)]])


def settlements(draft: Draft) -> Iterator[c.SettleProposal]:
    """What standing rules and hazards propose is accepted."""
    for proposal in unsettled(draft):
        yield c.SettleProposal(proposal=proposal.proposal, decision="accept")


def at_top(book: Rulebook, draft: Draft) -> bool:
    """Whether the ladder is at its top, where it comes to war."""
    return draft.tracks[book.ladder] == book.highs[book.ladder]
