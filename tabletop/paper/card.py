"""An action card as its own team may read it: without its effects, and without the reasons that control may weigh."""

from __future__ import annotations

from attrs import frozen

from tabletop.deck.model import Action, Deck
from tabletop.deck.numbering import numbered
from tabletop.deck.titles import purpose_title, role_title
from tabletop.game.telling.words import listed
from tabletop.game.view.parts import others_see
from tabletop.paper.words import (
    METHODS,
    condition_words,
    exposure_words,
    seen_words,
    who_decides,
)


@frozen
class Card:
    """What stands on it. `number` is its own within its team, from 1; `seen` is what others see, by posture if several."""

    number: int
    title: str
    kind: str
    cost: int
    deciders: str
    who: str
    text: str
    rationale: str
    seen: tuple[tuple[str, str], ...]
    purposes: str
    decided: str
    exposure: str
    when: str
    once: bool


def card_of(share: Deck, action: Action, number: int) -> Card:
    """A card from its team's share of the deck."""
    takes = "" if action.turns == 1 else f" It takes {action.turns} turns."
    several = len(action.postures) > 1
    return Card(
        number=number,
        title=action.title,
        kind=action.kind,
        cost=action.cost,
        deciders=listed(role_title(share, role) for role in action.authority),
        who=who_decides(share, action),
        text=action.text,
        rationale=action.rationale,
        seen=tuple(
            (seen_words(posture, several=several), others_see(action, posture, "") or "Nothing.") for posture in action.postures
        ),
        purposes=listed((purpose_title(share, each) for each in action.purposes), last="or"),
        decided=METHODS[action.method] + takes,
        exposure=exposure_words(action),
        when=condition_words(share, action.when),
        once=not action.repeat,
    )


def cards_of(share: Deck) -> tuple[Card, ...]:
    """Every card of a team's share, by number."""
    team = share.actions[0].team if share.actions else ""
    return tuple(card_of(share, action, number) for number, action in enumerate(numbered(share, team), 1))
