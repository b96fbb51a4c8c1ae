"""The reveal: what becomes of each order, who sees it, and as whose."""

from __future__ import annotations

from tabletop.game import events as e
from tabletop.game.orders import agreed_roles
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
    draft, book = play.draft, play.book
    standing = _standing(play, order)
    card = book.actions[order.card].card if order.card else None
    tracks, flags = draft.tracks, draft.flags
    if standing not in ("carried", "national"):
        if standing == "void":
            tracks, flags, _ = play.moved(book.broken[order.team])
        play.happened(_revealed(play, order, standing, tracks=tracks, flags=flags))
        return
    chance = card.exposure if card and order.posture != "overt" else 0
    roll = play.dice.roll(100) if chance else 0
    exposed = bool(roll) and roll <= chance
    if exposed:
        tracks, flags, _ = play.moved(book.actions[order.card].exposed)
    if order.cost:
        index = book.capital[order.team]
        tracks = (*tracks[:index], max(tracks[index] - order.cost, book.lows[index]), *tracks[index + 1 :])
    open_author = exposed or order.posture == "overt"
    shown = _shown(play, order, hidden=order.posture == "covert" and not exposed)
    others = [team for team in book.teams if team != order.team] if shown else []
    play.happened(
        _revealed(
            play,
            order,
            standing,
            chance=chance,
            roll=roll,
            exposed=exposed,
            author=order.team if open_author else "",
            shown=shown,
            refs={team: 1 + next((move.refs[team] for move in reversed(draft.moves) if team in move.refs), 0) for team in others},
            due=draft.number + (card.turns - 1 if card else 0),
            tracks=tracks,
            flags=flags,
        )
    )


def _standing(play: Play, order: e.OrderGiven) -> e.Standing:
    """What becomes of an order: a collective one needs all its roles to agree, control playing those that are absent."""
    if order.substance == "pass":
        return "passed"
    card = play.book.actions[order.card].card if order.card else None
    if card is None or not card.collective:
        return "carried"
    agreed = agreed_roles(play.draft, order)
    if all(role in agreed for role in card.authority):
        return "carried"
    fallback = card.fallback or play.book.teams[order.team].fallback
    if fallback == "national":
        before = {move.order for move in play.draft.moves if move.turn < play.draft.number}
        taken = any(
            other.slot == "national" and other.team == order.team and other.order not in before for other in play.draft.orders
        )
        return "waits" if taken else "national"
    return "waits" if fallback == "waits" else "void"


def _shown(play: Play, order: e.OrderGiven, *, hidden: bool) -> str:
    card = play.book.actions[order.card].card if order.card else None
    if hidden:
        return card.trace if card else ""
    worded = next((worded.text for worded in play.draft.worded if worded.order == order.order), "")
    return worded or (card.observable if card else order.observable)


def _revealed(
    play: Play,
    order: e.OrderGiven,
    standing: e.Standing,
    *,
    tracks: tuple[int, ...],
    flags: tuple[str, ...],
    chance: int = 0,
    roll: int = 0,
    exposed: bool = False,
    author: str = "",
    shown: str = "",
    refs: dict[str, int] | None = None,
    due: int = 0,
) -> e.OrderRevealed:
    return e.OrderRevealed(
        order=order.order,
        team=order.team,
        turn=play.draft.number,
        due=due,
        standing=standing,
        posture=order.posture,
        chance=chance,
        roll=roll,
        refs=refs or {},
        author=author,
        shown=shown,
        exposed=exposed,
        tracks=tracks,
        flags=flags,
    )
