"""An order as it is about to be committed: one sentence, then what follows from it."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from tabletop.deck.model import Action, Deck, Method
from tabletop.game.commands import GiveOrder
from tabletop.game.view import TeamView
from tabletop.game.view.parts import others_see
from tabletop.tui.seat.words import (
    argued_lines,
    fallback,
    kept_lines,
    late,
    order_sentence,
    others_line,
    posture_hint,
    posture_title,
    roles,
)
from tabletop.tui.text import clean


def order_summary(deck: Deck, view: TeamView, order: GiveOrder, decided: Callable[[Method], str]) -> Content:
    """What its team reads before it says yes; `decided` says how a method decides."""
    card = next((action for action in deck.actions if action.id == order.card), None)
    lines = [Content(clean(order_sentence(deck, order)))]
    if too_late := late(card, view.clock) if card else "":
        lines.insert(0, Content.styled(too_late, "b $warning"))
    lines.append(Content(""))
    if order.substance != "pass":
        lines.append(others_line(others_see(card, order.posture, order.observable), order.posture))
    if card and order.posture != "overt":
        lines.append(Content.assemble((f"{posture_title(order.posture)}  ", "b"), clean(posture_hint(order.posture, card))))
    if card and card.collective:
        lines.append(_standing(deck, card, order.agreed, view.absent))
    if too_late:
        lines.append(Content.assemble(("How it is decided  ", "b"), "not at all: the session ends before it is ruled"))
    elif order.substance != "pass":
        lines.append(Content.assemble(("How it is decided  ", "b"), decided(card.method if card else deck.argument_method)))
    lines += argued_lines(deck, order) + kept_lines(order)
    lines.append(Content.styled("\nIt stays secret until the reveal; until then you may withdraw or change it.", "$secondary"))
    return Content("\n").join(lines)


def _standing(deck: Deck, card: Action, agreed: tuple[str, ...], absent: tuple[str, ...]) -> Content:
    waiting = [role for role in card.authority if role not in agreed]
    if not waiting:
        return Content.assemble(("Agreed  ", "b"), "by all who must")
    asked = [role for role in waiting if role in absent]
    answers = f" Control answers for {roles(deck, asked)}." if asked else ""
    return Content.assemble(
        ("Still to agree  ", "b"),
        clean(f"{roles(deck, waiting)}. "),
        (fallback(deck, card), "$warning"),
        clean(answers),
    )
