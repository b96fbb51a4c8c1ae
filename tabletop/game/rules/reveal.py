"""The reveal: what becomes of each order, who sees it, and as whose."""

from __future__ import annotations

from tabletop.game import events as e
from tabletop.game.orders import agreed_roles, under_way
from tabletop.game.play import Play


def reveal(play: Play) -> None:
    """Lay the turn's statements and orders open, each as far as others can see it."""
    draft = play.draft
    if draft.statements:
        play.happened(e.StatementsRevealed(statements={made.team: made.text for made in draft.statements}))
    for order in draft.orders:
        if order.order not in draft.revealed and order.order not in draft.closed:
            _reveal_order(play, order)


def _reveal_order(play: Play, order: e.OrderGiven) -> None:
    standing = _standing(play, order)
    if standing in ("carried", "national"):
        _go_ahead(play, order, standing)
    else:
        _come_to_nothing(play, order, standing)


def _go_ahead(play: Play, order: e.OrderGiven, standing: e.Standing) -> None:
    draft, book = play.draft, play.book
    action = book.actions.get(order.card)
    tracks, flags = draft.tracks, draft.flags
    chance = action.card.exposure if action and order.posture != "overt" else 0
    roll = play.dice.roll(100) if chance else 0
    exposed = bool(roll) and roll <= chance
    if exposed and action:
        tracks, flags, _ = book.moved(draft, action.exposed)
    if order.cost:
        index = book.capital[order.team]
        paid = list(tracks)
        paid[index] = book.in_range(index, paid[index] - order.cost)
        tracks = tuple(paid)
    shown = _shown(play, order, hidden=order.posture == "covert" and not exposed)
    play.happened(
        e.OrderRevealed(
            order=order.order,
            team=order.team,
            turn=draft.number,
            due=draft.number + (action.card.turns - 1 if action else 0),
            standing=standing,
            posture=order.posture,
            chance=chance,
            roll=roll,
            refs={team: draft.sightings.get(team, 0) + 1 for team in book.others[order.team]} if shown else {},
            author=order.team if exposed or order.posture == "overt" else "",
            shown=shown,
            exposed=exposed,
            tracks=tracks,
            flags=flags,
        )
    )


def _come_to_nothing(play: Play, order: e.OrderGiven, standing: e.Standing) -> None:
    tracks, flags, _ = play.book.moved(play.draft, play.book.broken[order.team] if standing == "void" else ())
    play.happened(
        e.OrderRevealed(
            order=order.order,
            team=order.team,
            turn=play.draft.number,
            due=0,
            standing=standing,
            posture=order.posture,
            chance=0,
            roll=0,
            refs={},
            author="",
            shown="",
            exposed=False,
            tracks=tracks,
            flags=flags,
        )
    )


def _standing(play: Play, order: e.OrderGiven) -> e.Standing:
    """What becomes of an order: a collective one needs all its roles to agree, control playing those that are absent."""
    if order.substance == "pass":
        return "passed"
    action = play.book.actions.get(order.card)
    if action is None or not action.collective:
        return "carried"
    agreed = agreed_roles(play.draft, order)
    if all(role in agreed for role in action.card.authority):
        return "carried"
    fallback = action.card.fallback or play.book.teams[order.team].fallback
    if fallback == "national":
        taken = any(
            other.slot == "national" and other.team == order.team and not under_way(play.draft, other.order)
            for other in play.draft.orders
        )
        return "waits" if taken else "national"
    return "waits" if fallback == "waits" else "void"


def _shown(play: Play, order: e.OrderGiven, *, hidden: bool) -> str:
    card = play.book.actions[order.card].card if order.card else None
    if hidden:
        return card.trace if card else ""
    for worded in play.draft.worded:
        if worded.order == order.order and worded.text:
            return worded.text
    return card.observable if card else order.observable
