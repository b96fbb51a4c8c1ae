"""The team's own orders, as the view shows them, put back into a state."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from tabletop.deck.model import Posture
from tabletop.engine.ordering import as_given, happened
from tabletop.game.adjudication import CARRIED
from tabletop.game.commands import GiveOrder
from tabletop.game.events import (
    AgreementGiven,
    EstimatesShown,
    OrderGiven,
    OrderRevealed,
    OrderRuled,
    Outcome,
    SilenceOpened,
    Standing,
)
from tabletop.game.orders import given_in
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.view import TeamView
from tabletop.game.view.parts import OrderView, PastOrder


@define
class Orders:
    """Orders with what has become of them, as a state keeps it."""

    past: list[OrderGiven] = field(factory=list)
    """Those that were closed in earlier turns."""
    given: list[OrderGiven] = field(factory=list)
    moves: list[OrderRevealed] = field(factory=list)
    rulings: list[OrderRuled] = field(factory=list)
    closed: list[str] = field(factory=list)
    agreements: list[AgreementGiven] = field(factory=list)
    silences: list[SilenceOpened] = field(factory=list)
    shown: list[EstimatesShown] = field(factory=list)
    carried: list[str] = field(factory=list)
    """Classes of the cards carried out this turn, as `TEAM.CLASS`."""


def own_orders(view: TeamView, book: Rulebook, tracks: tuple[int, ...]) -> Orders:
    """The team's own orders, and the arguments that it has won or seen won. `tracks` stand in events for where they stood."""
    own = Orders()
    for number, fact in enumerate(view.established, 1):
        _won(own, view, number, fact, tracks)
    for past in view.past:
        _past(own, view, book, past, tracks)
    for order in view.orders:
        _order(own, view, book, order, tracks)
    own.agreements.extend(_refusals(view))
    return own


def _won(own: Orders, view: TeamView, number: int, fact: str, tracks: tuple[int, ...]) -> None:
    """A fact is established by a ruling, which may be long past: it gets one of its own."""
    move = went_ahead(f"fact-{number}", view.team, None, "overt", tracks, turn=0, due=0, refs={}, shown=fact)
    own.moves.append(move)
    own.rulings.append(ruled(move, "", "", "success", "", {}, fact=fact))


def _past(own: Orders, view: TeamView, book: Rulebook, past: PastOrder, tracks: tuple[int, ...]) -> None:
    """An order that is closed: what its team is still shown of it, and its ruling if it went ahead."""
    given = GiveOrder(
        substance=past.substance,
        slot=past.slot,
        card=past.card,
        purpose=past.purpose,
        message=past.message,
        rationale=past.rationale,
        posture=past.posture,
    )
    own.past.append(happened(past.id, view.team, given))
    if past.outcome is not None:
        action = book.actions.get(past.card)
        move = went_ahead(past.id, view.team, action, past.posture, tracks, turn=past.turn, due=past.over, refs={}, shown="")
        own.moves.append(move)
        own.rulings.append(ruled(move, past.card, action.kind if action else "", past.outcome, "", {}))


def _order(own: Orders, view: TeamView, book: Rulebook, order: OrderView, tracks: tuple[int, ...]) -> None:
    own.given.append(happened(order.id, view.team, as_given(order), order.cost))
    if order.silence:
        own.silences.append(SilenceOpened(order=order.id, team=view.team, ends=order.silence))
    if order.status in ("void", "passed", "ruled"):
        own.closed.append(order.id)
    if order.status in ("revealed", "under way", "ruled"):
        _ahead(own, view, book, order, tracks)


def _ahead(own: Orders, view: TeamView, book: Rulebook, order: OrderView, tracks: tuple[int, ...]) -> None:
    """What went ahead, with its ruling if it has one."""
    action = book.actions.get(order.card)
    turns = action.card.turns if action else 1
    turn = _turn_of(view, order, turns)
    anonymous = order.posture != "overt" and not order.exposed
    number = sum(bool(move.refs) for move in own.moves) + 1
    refs = dict.fromkeys(book.others[view.team], number) if order.observable else {}
    move = went_ahead(
        order.id,
        view.team,
        action,
        order.posture,
        tracks,
        turn=turn,
        due=turn + turns - 1,
        refs=refs,
        shown=order.observable,
        exposed=order.exposed,
        anonymous=anonymous,
        standing="carried" if all(role in order.agreed for role in order.needed) else "national",
    )
    own.moves.append(move)
    if order.estimates:
        own.shown.append(laid_open(order.id, view.team, {} if anonymous else refs, order.estimates))
    if order.outcome is not None:
        kind = action.kind if action else ""
        own.rulings.append(ruled(move, order.card, kind, order.outcome, order.words, {} if anonymous else refs))
        if order.outcome in CARRIED and order.card:
            own.carried.append(kind)


def _turn_of(view: TeamView, order: OrderView, turns: int) -> int:
    """The number of the turn in which an order of so many turns went ahead.

    One that is ruled or waits for its ruling is due now. One under way is due later, or now if its ruling has yet to come; it
    went ahead as it was given, unless it had to wait for agreement first.
    """
    number = view.clock.number
    if order.status != "under way":
        return number - turns + 1
    first = number - turns + (2 if view.clock.phase in ("adjudicate", "consequences") else 1)
    return max(first, given_in(order.id), 1)


def _refusals(view: TeamView) -> Iterator[AgreementGiven]:
    """The roles that said they do not agree."""
    for order in view.orders:
        for role in order.refused:
            yield AgreementGiven(order=order.id, team=view.team, role=role, agrees=False, words="")


def went_ahead(
    order: str,
    team: str,
    action: PlayableAction | None,
    posture: Posture,
    tracks: tuple[int, ...],
    *,
    turn: int,
    due: int,
    refs: dict[str, int],
    shown: str,
    exposed: bool = False,
    anonymous: bool = False,
    standing: Standing = "carried",
) -> OrderRevealed:
    """An order that went ahead, with dice that fit to whether it was exposed."""
    chance = action.card.exposure if action and posture != "overt" else 0
    return OrderRevealed(
        order=order,
        team=team,
        turn=turn,
        due=due,
        standing=standing,
        posture=posture,
        chance=chance,
        roll=0 if not chance else chance if exposed else 100,
        refs=refs,
        author="" if anonymous else team,
        shown=shown,
        exposed=exposed,
        tracks=tracks,
        flags=(),
    )


def ruled(
    move: OrderRevealed, card: str, kind: str, outcome: Outcome, words: str, refs: dict[str, int], *, fact: str = ""
) -> OrderRuled:
    """A ruling on a move, without what only control and the move's team know of it."""
    return OrderRuled(
        order=move.order,
        team=move.team,
        card=card,
        kind=kind,
        refs=refs,
        method="umpire",
        pros=(),
        cons=(),
        estimates=(),
        votes=(),
        chance=0,
        dice=(),
        typed=False,
        contest=(),
        overridden=False,
        outcome=outcome,
        words=words,
        fact=fact,
        note="",
        effects=(),
        tracks=move.tracks,
        flags=(),
    )


def laid_open(order: str, team: str, refs: dict[str, int], estimates: tuple[int, ...]) -> EstimatesShown:
    """The estimates of an order's chance, laid open."""
    median = sorted(estimates)[len(estimates) // 2]
    return EstimatesShown(order=order, team=team, refs=refs, estimates=estimates, median=median)
