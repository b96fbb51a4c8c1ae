"""Sentences of a team's seat: phases, outcomes, postures, orders."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tabletop.deck.model import Action, Deck, Fallback, Method, Posture
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Outcome, Phase
from tabletop.game.telling.words import listed, within
from tabletop.game.view.parts import Clock, OrderView
from tabletop.tui.text import clean
from tabletop.tui.words import purpose_title, role_title

PHASES: dict[Phase, str] = {
    "setup": "The session has not begun.",
    "inject": "Inject. Control puts events into play: they come into your inbox. Read them; "
    "the table goes on when control says so.",
    "assess": "Assess. Say what you make of the reports and how sure you are, and answer the forecast. "
    "It is kept and compared with the truth after the end.",
    "decide": "Decide. Choose what your team does this turn. It stays secret until both sides have committed; "
    "until then you may withdraw it or change it.",
    "adjudicate": "Adjudicate. Both sides' moves are on the table as they can be seen. Say what the other side's are for "
    "before control rules on them; then give reasons against theirs and for yours.",
    "consequences": "Consequences. What came of it, and what changed.",
    "ended": "ENDEX. The exercise is over.",
}

OUTCOMES: dict[Outcome, str] = {
    "disaster": "Disaster: it failed, and badly",
    "failure": "It failed",
    "partial": "Partly successful: yes, but",
    "success": "It succeeded",
    "notable": "A notable success",
}

METHODS: dict[Method, str] = {
    "certain": "It happens as ordered; nothing is rolled.",
    "2d6": "Two dice decide, with reasons for and against counted in.",
    "estimate": "Everybody's estimate of its chance and a throw of the dice decide.",
    "vote": "A vote advises; control decides.",
    "umpire": "Control decides.",
}

FALLBACKS: dict[Fallback, str] = {
    "national": "Without all of them the first acts alone.",
    "waits": "Without all of them it waits a turn.",
    "costs": "Without all of them it comes to nothing, and that costs you.",
}


KEPT = {
    "alternatives": "What else you considered",
    "dissent": "Who disagreed, and why",
    "owner": "Who sees to it",
    "target": "Whom or what it is aimed at",
}
"""What an order may say for the review, by the name of its field."""


def kept_lines(order: GiveOrder | OrderView) -> list[Content]:
    """What an order says for the review."""
    said = {
        "alternatives": order.alternatives,
        "dissent": order.dissent,
        "owner": order.owner,
        "target": order.target,
    }
    return [Content.assemble((f"{KEPT[name]}  ", "b"), clean(text.strip())) for name, text in said.items() if text.strip()]


def moved(deck: Deck, effects: Iterable[str]) -> str:
    """What an argument is to move: `Escalation goes down, Norvia's trust goes up`."""
    titles = {track.id: track.title for track in deck.tracks}
    ways = [effect.rpartition(" ") for effect in effects]
    told = (f"{titles.get(track, track)} goes {'down' if amount.startswith('-') else 'up'}" for track, _, amount in ways)
    return ", ".join(each if not number else within(each) for number, each in enumerate(told))


def argued_lines(deck: Deck, order: GiveOrder | OrderView) -> list[Content]:
    """What an argument is to move, its reasons, and who decides."""
    if order.substance != "argument":
        return []
    lines = [Content.assemble(("If it works  ", "b"), clean(moved(deck, order.effects)))] if order.effects else []
    lines += [Content.assemble(("Reason  ", "b"), clean(pro.strip())) for pro in order.pros]
    who = roles(deck, [order.role]) if order.role else "the team as a whole"
    return [*lines, Content.assemble(("Who decides  ", "b"), clean(who))]


def fallback(deck: Deck, card: Action) -> str:
    """What a collective order comes to without all who must agree."""
    own: Fallback = next((team.fallback for team in deck.teams if team.id == card.team), "national")
    return FALLBACKS[card.fallback or own]


def posture_title(posture: Posture) -> str:
    """What acting overtly, deniably or covertly means."""
    return {"overt": "Overt", "deniable": "Deniable", "covert": "Covert"}[posture]


def posture_hint(posture: Posture, card: Action) -> str:
    """What the others see of it, and the chance that it is laid open."""
    if posture == "overt":
        return "everybody sees it, and that it is yours"
    seen = (
        "it is seen, but not whose it is"
        if posture == "deniable"
        else "only a trace of it is seen, and not whose it is"
        if card.trace
        else "nothing of it is seen"
    )
    return f"{seen}; {card.exposure} in 100 that it is laid open as yours"


def others_line(shown: str, posture: Posture, *, exposed: bool = False, title: str = "What the others see") -> Content:
    """What others see of an order, given what is shown of it, and whether they can tell whose it is."""
    whose = "" if posture == "overt" or exposed or not shown.strip() else "  (not whose it is)"
    return Content.assemble((f"{title}  ", "b"), clean(shown.strip()) or "nothing", (whose, "$secondary"))


def roles(deck: Deck, ids: Iterable[str]) -> str:
    """Titles of roles in a row."""
    return listed(role_title(deck, role) for role in ids)


def purpose(deck: Deck, key: str) -> str:
    """A purpose in the middle of a sentence."""
    title = purpose_title(deck, key)
    return title[:1].lower() + title[1:]


def capital(cost: int) -> str:
    """A price in political capital."""
    return "free" if not cost else f"{cost} political capital"


def late(card: Action, clock: Clock) -> str:
    """That a card of several turns comes to nothing if it is ordered now, where the team knows the last turn; else empty."""
    if not clock.ends_before(card.turns):
        return ""
    return f"Too late: it takes {card.turns} turns, and the session ends before it is ruled. Nothing would come of it."


def order_sentence(deck: Deck, order: GiveOrder) -> str:
    """An order in one sentence, as its team is about to commit it."""
    slot = "As your main order you" if order.slot == "main" else "As your national order you"
    if order.substance == "pass":
        return f"{slot} deliberately do nothing, because: {order.rationale.strip()}"
    aims = f"in truth for {purpose(deck, order.purpose)}"
    aims += (
        ", and that is also how it is meant to be read"
        if order.purpose == order.message
        else f", to be taken for {purpose(deck, order.message)}"
    )
    because = f"because: {order.rationale.strip()}"
    if order.substance == "argument":
        return f"{slot} argue “{order.argument.strip()}”, {aims}, {because}"
    card = next((action for action in deck.actions if action.id == order.card), None)
    title = card.title if card else order.card
    how = "" if order.posture == "overt" else f", {posture_title(order.posture).lower()}"
    price = f" ({capital(card.cost)})" if card else ""
    return f"{slot} carry out “{title}”{price}{how}, {aims}, {because}"
