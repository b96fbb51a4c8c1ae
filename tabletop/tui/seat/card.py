"""An action card in words: what a team reads of it, and why it cannot be ordered."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from tabletop.deck.model import Action, Deck, Method, Posture
from tabletop.game.events import Slot
from tabletop.game.telling.words import listed
from tabletop.game.view import TeamView
from tabletop.game.view.parts import Offer, others_see
from tabletop.tui.seat.words import capital, fallback, others_line, posture_hint, posture_title, purpose, roles
from tabletop.tui.text import clean, content


def refused(offer: Offer, slot: Slot) -> str:
    """Why a card cannot be ordered now in this slot; empty if it can."""
    return offer.why_not if slot == "main" else offer.why_not_national


def refused_briefly(card: Action, view: TeamView, slot: Slot) -> str:
    """Why a card that cannot be ordered now in this slot cannot, in two words; the card's text has the sentence."""
    if slot == "national" and card.collective:
        return "main order only"
    if not card.repeat and card.id in view.played:
        return "only once"
    if any(order.card == card.id for order in view.orders):
        return "ordered already"
    if not card.collective and card.authority[0] in view.absent:
        return "control's role"
    return "costs too much" if card.cost > view.spendable else "not now"


def seen_lines(card: Action, posture: str = "") -> list[Content]:
    """What the others will see of a card: at the posture chosen, else at each that it allows."""
    ways: list[Posture] = [each for each in card.postures if posture in ("", each)]
    if len(ways) < 2:
        return [others_line(others_see(card, way, ""), way, title="What the others will see") for way in ways]
    return [others_line(others_see(card, way, ""), way, title=f"{posture_title(way)}, the others see") for way in ways]


def card_text(deck: Deck, card: Action, decided: Callable[[Method], str], *, brief: bool = False) -> Content:
    """All that a team may read of one of its cards; `decided` says how its method decides.

    A `brief` one leaves out what the form asks next, or fills in: what the card is for and why, and who must agree.
    """
    takes = "" if card.turns == 1 else f" It takes {card.turns} turns."
    once = "" if card.repeat else " It can be carried out only once."
    why, who = ([], []) if brief else ([content(f"“{card.rationale.strip()}”", "i")], _asked(deck, card))
    lines = [
        Content.styled(
            clean(f"{card.kind} · {capital(card.cost)}{f' · {roles(deck, card.authority)}' if brief else ''}"), "$secondary"
        ),
        content(card.text.strip()),
        *why,
        *seen_lines(card),
        *who,
        Content.assemble(("How it is decided  ", "b"), decided(card.method) + takes + once),
    ]
    if card.postures != ("overt",):
        ways = [f"{posture_title(posture).lower()} ({posture_hint(posture, card)})" for posture in card.postures]
        lines.append(Content.assemble(("How openly  ", "b"), clean(listed(ways, last="or"))))
    return Content("\n").join([line for line in lines if line.plain])


def first_of(deck: Deck, card: Action) -> str:
    """Whose card it is, by the first office of those that decide."""
    return roles(deck, card.authority[:1]) + (f" and {len(card.authority) - 1} more" if card.collective else "")


def _asked(deck: Deck, card: Action) -> list[Content]:
    """Who decides on a card, and what it may be for."""
    must = f"{roles(deck, card.authority)} must agree. {fallback(deck, card)}"
    who = must if card.collective else f"{roles(deck, card.authority)} decides."
    purposes = listed([purpose(deck, each) for each in card.purposes], last="or")
    return [Content.assemble(("Who  ", "b"), clean(who)), Content.assemble(("For  ", "b"), clean(purposes))]
