"""The reasons on an order, as its ruling begins with them and as they were last weighed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from attrs import evolve

from tabletop.deck.model import Deck
from tabletop.game.view.control import DeskOrder
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.weights import Reason

FIELD = "weights"
"""The field of a ruling's draft that holds the reasons as weighed."""


def ruling_form(order: str) -> str:
    """The name of the form in which an order is ruled."""
    return f"rule:{order}"


def reasons_on(deck: Deck, order: DeskOrder, draft: Mapping[str, str]) -> tuple[Reason, ...]:
    """The reasons on an order: those that were given, at 1, and the card's, to be taken up, at 0; weighed as in the draft."""
    team = team_name(deck, order.given.team)
    reasons = [Reason(side="pro", text=text, origin=team) for text in order.given.pros]
    reasons += [
        Reason(side=raised.side, text=raised.text, origin="control" if raised.team == "control" else team_name(deck, raised.team))
        for raised in order.reasons
    ]
    card = next((action for action in deck.actions if action.id == order.given.card), None)
    if card is not None:
        for pro in card.pros:
            reasons.append(Reason(side="pro", text=pro.text, origin=_card(str(pro.when)), weight=0))
        for con in card.cons:
            reasons.append(Reason(side="con", text=con.text, origin=_card(str(con.when)), weight=0))
    kept = load(draft.get(FIELD, ""))
    weights = {(reason.side, reason.text): reason.weight for reason in kept}
    known = {(reason.side, reason.text) for reason in reasons}
    reasons = [evolve(reason, weight=weights.get((reason.side, reason.text), reason.weight)) for reason in reasons]
    reasons += [reason for reason in kept if (reason.side, reason.text) not in known]
    return tuple(sorted(reasons, key=lambda reason: reason.side == "con"))


def _card(condition: str) -> str:
    return "card" if condition == "true" else f"card, if {condition}"


def dump(reasons: Sequence[Reason]) -> str:
    """Reasons as a draft keeps them."""
    return json.dumps([[reason.side, reason.text, reason.origin, reason.weight] for reason in reasons])


def load(text: str) -> tuple[Reason, ...]:
    """Reasons as a draft kept them; none where it is damaged."""
    try:
        rows = json.loads(text) if text else []
        return tuple(
            Reason(
                side="pro" if side == "pro" else "con", text=str(words), origin=str(origin), weight=min(max(int(weight), 0), 2)
            )
            for side, words, origin, weight in rows
        )
    except (ValueError, TypeError):
        return ()
