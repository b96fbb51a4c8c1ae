"""The reasons on an order, as its ruling begins with them and as they were last weighed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Literal

from attrs import evolve

from tabletop.deck.model import Deck
from tabletop.game.view.control import DeskOrder
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.weights import Reason

FIELD = "weights"
"""The field of a ruling's draft that holds the reasons as weighed."""
HOLDS, HOLDS_NOT = "card: holds", "card: not now"
"""Where a card's own reason comes from: its condition holds now, or does not."""


def ruling_form(order: str) -> str:
    """The name of the form in which an order is ruled."""
    return f"rule:{order}"


def reasons_on(deck: Deck, order: DeskOrder, draft: Mapping[str, str]) -> tuple[Reason, ...]:
    """The reasons on an order, weighed as in the draft; at first each at 1, those of the card at 0 that do not hold now.

    A reason of the card that a team has given in the same words stands once. What the draft holds and nobody has raised is
    control's own if control added it; else its words were amended since, and it stands with the new ones.
    """
    team = team_name(deck, order.given.team)
    reasons = [Reason(side="pro", text=text, origin=team) for text in order.given.pros]
    reasons += [
        Reason(side=raised.side, text=raised.text, origin="control" if raised.team == "control" else team_name(deck, raised.team))
        for raised in order.reasons
    ]
    given = {(reason.side, reason.text) for reason in reasons}
    sides: tuple[tuple[Literal["pro", "con"], tuple[tuple[str, bool], ...]], ...] = (
        ("pro", order.card_pros),
        ("con", order.card_cons),
    )
    reasons += [
        Reason(side=side, text=text, origin=HOLDS if holds else HOLDS_NOT, weight=int(holds))
        for side, own in sides
        for text, holds in own
        if (side, text) not in given
    ]
    kept = load(draft.get(FIELD, ""))
    weights = {(reason.side, reason.text): reason.weight for reason in kept}
    known = {(reason.side, reason.text) for reason in reasons}
    reasons = [evolve(reason, weight=weights.get((reason.side, reason.text), reason.weight)) for reason in reasons]
    reasons += [reason for reason in kept if reason.added and (reason.side, reason.text) not in known]
    return tuple(sorted(reasons, key=lambda reason: reason.side == "con"))


def dump(reasons: Sequence[Reason]) -> str:
    """Reasons as a draft keeps them."""
    return json.dumps([[reason.side, reason.text, reason.origin, reason.weight, reason.added] for reason in reasons])


def load(text: str) -> tuple[Reason, ...]:
    """Reasons as a draft kept them; none where it is damaged."""
    try:
        rows = json.loads(text) if text else []
        return tuple(
            Reason(
                side="pro" if side == "pro" else "con",
                text=str(words),
                origin=str(origin),
                weight=min(max(int(weight), 0), 2),
                added=added == [True],
            )
            for side, words, origin, weight, *added in rows
        )
    except (ValueError, TypeError):
        return ()
