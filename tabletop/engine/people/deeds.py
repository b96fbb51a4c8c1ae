"""What a move does, in words, as far as that speaks for what it is taken for."""

from __future__ import annotations

from tabletop.deck.expression import ALWAYS
from tabletop.engine.people.phrases import inside, together
from tabletop.engine.people.sense import BENIGN, HOSTILE, Sense
from tabletop.engine.seen import is_trust
from tabletop.game.rulebook import PlayableAction, Rulebook

_OF_NOTE = 2
"""Tracks that are named."""


def deed_words(book: Rulebook, found: Sense, team: str, share: float) -> list[str]:
    """Clauses that speak for a purpose at this share of the scale, the weightiest first; `team` is the reader's.

    They say what every card does that the move may be. Effects that hang on a condition are left out: whether those came is
    not to be seen yet.
    """
    raised, lowered = _surely(found.cards, up=True), _surely(found.cards, up=False)
    ladder = book.deck.ladder.track
    theirs = [track for track in book.deck.tracks if track.team and track.team != team and not is_trust(track.id)]
    ours = [track for track in book.deck.tracks if track.team == team]
    capital = {book.deck.tracks[index].id for index in book.capital.values()}
    told: list[str] = []
    if share < BENIGN:
        if ladder in lowered:
            told.append("it takes heat out of the crisis")
        told += _moved("they pay for it with", [inside(each.title) for each in theirs if each.id in lowered - capital])
        if any(track.id in raised and is_trust(track.id) for track in ours):
            told.append("it meets us halfway")
        return told
    if share >= HOSTILE and ladder in raised:
        told.append("it raises the temperature")
    if share >= HOSTILE:
        told += _moved("it lowers", [inside(each.title) for each in ours if each.id in lowered and not is_trust(each.id)])
    if ladder not in lowered:
        told += _moved("it raises", [inside(each.title) for each in theirs if each.id in raised - capital])
    return told


def _moved(does: str, titles: list[str]) -> list[str]:
    return [f"{does} {together(titles[:_OF_NOTE])}"] if titles else []


def _surely(cards: tuple[PlayableAction, ...], *, up: bool) -> set[str]:
    """The tracks that each of some cards moves up, or down, whatever else is so."""
    moved = [
        {
            effect.name
            for effect in action.card.effects
            if effect.verb == "change" and effect.amount and (effect.amount > 0) == up and effect.condition == ALWAYS
        }
        for action in cards
    ]
    return set.intersection(*moved) if moved else set()
