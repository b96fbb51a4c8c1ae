"""A team's public words of the turn: of what it does in the open, else of the situation; in the voice of a government."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from random import Random

from attrs import frozen

from tabletop.deck.model import Action
from tabletop.engine.people import public
from tabletop.engine.people.climate import height, ladder_of
from tabletop.engine.people.phrases import opening, sentences
from tabletop.engine.people.sense import BENIGN, PRESSURE, shares
from tabletop.engine.people.signs import kind_of
from tabletop.engine.seen import HARD, SOFT, bearing, fitting, mean_bearing
from tabletop.engine.sight import Sight
from tabletop.game.commands import STATEMENT_WORDS

_OFTEN = 0.9
"""How often the words are of what is done: silence on a deed says nothing, since there is some now and then."""
_HIGH = 0.55
"""Where on the ladder words become grave, as a share of its bands."""
_SAID = 55
"""Per cent of likelihood from which a side says in public what it takes an incident for."""
_STAFF = re.compile(r"\?|\b(?:they|them|their|theirs|there|should|somebody|commander|last time|until)\b", re.IGNORECASE)
"""What a sentence among one's own has that is not said aloud: it speaks of others, asks, or says what ought to be done."""


@frozen
class Overt:
    """An order in the open: its card, what it is for, and what it is to be taken for."""

    card: Action
    purpose: str
    message: str


def statement(sight: Sight, overt: Sequence[Overt], rng: Random) -> str:
    """At most 40 words. `overt` are the orders of the turn that are in the open, the main one first.

    Of a deed a side says its card's public words, which are the same whatever is meant by it; whoever means pressure and says so
    adds how it ends. Of a card without such words it gives the card's own reason, as far as that is fit for the public and it
    says what it means, and how the deed is to be taken. What can be seen is never told again. Without an order in the open, or
    now and then, the words are of the situation. No two turns of a session of eight have the same. What was done before is called
    so only if it was done in the open: the words are no confession of what was hidden.
    """
    before = {order.card for order in sight.view.past if order.posture == "overt" and order.outcome is not None}
    fresh = [each for each in overt if each.card.id not in before]
    if overt and rng.random() < _OFTEN:
        return _of_deed(sight, fresh[0]) if fresh else _of_turn(public.AGAIN, sight)
    return _of_situation(sight)


def _of_deed(sight: Sight, deed: Overt) -> str:
    place = shares(sight.book)
    plain = place.get(deed.message, 0.0) >= place.get(deed.purpose, 0.0)
    tails = _tails(sight, deed, plain=plain)
    if deed.card.public:
        return _fitting(deed.card.public, _of_turn(tails, sight)) if tails is public.PRESSING else deed.card.public
    said = _aloud(deed.card.rationale, _others(sight)) if plain else ""
    return _fitting(said or _of_turn(public.DONE, sight), _of_turn(tails, sight))


def _tails(sight: Sight, deed: Overt, *, plain: bool) -> Sequence[str]:
    """What is added to let the message be understood."""
    share = shares(sight.book).get(deed.message, 0.0)
    does = bearing(sight.book, sight.book.actions[deed.card.id])
    if share < BENIGN:
        arms = does.tone >= HARD or does.own >= 1
        return public.GIVING if does.tone <= SOFT else public.PLAYED_DOWN if arms else public.IN_THE_OPEN
    return public.PRESSING if plain and share >= PRESSURE else public.FIRM


def _aloud(reason: str, others: Sequence[str]) -> str:
    """As many sentences of a card's own reason, from the first, as a government would say aloud: none that names others."""

    def kept_in(each: str) -> bool:
        return bool(_STAFF.search(each)) or any(re.search(rf"\b{re.escape(name)}\b", each, re.IGNORECASE) for name in others)

    spoken = itertools.takewhile(lambda each: not kept_in(each), sentences(reason))
    return opening(" ".join(spoken), STATEMENT_WORDS)


def _others(sight: Sight) -> list[str]:
    """The names of the other teams and of their roles, as a planner's deck has them."""
    deck, own = sight.book.deck, sight.team
    names = [name for team in deck.teams if team.id != own for name in (team.title, team.short)]
    return [name for name in (*names, *(role.title for role in deck.roles if role.team != own)) if name]


def _of_situation(sight: Sight) -> str:
    """Of the turn's incident, else of what the others were last seen to do, else of where the crisis stands."""
    return next(_topics(sight))


def _topics(sight: Sight) -> Iterator[str]:
    view, book = sight.view, sight.book
    ladder = ladder_of(view, book)
    standing = public.GRAVE if ladder is not None and height(ladder) >= _HIGH else public.CALM
    read = [report for report in view.inbox if report.reading and report.turn == view.clock.number]
    for report in read[-1:]:
        kind = next((kind_of(cause) for cause in book.deck.causes if cause.id == report.reading), "")
        kind = kind if report.likelihood >= _SAID else ""
        after = public.GRAVE if kind == "meant" else standing
        yield _fitting(_of_turn(public.INCIDENT[kind], sight), _of_turn(after, sight))
    for move in view.moves:
        deed = mean_bearing(book, fitting(book, view.team, move))
        if move.author and move.turn == view.clock.number - 1 and deed is not None and not SOFT < deed.tone < HARD:
            yield _of_turn(public.NOTED if deed.tone >= HARD else public.WELCOMED, sight)
    yield _of_turn(standing, sight)


def _fitting(first: str, then: str) -> str:
    """Both, if they are not too many words; else what hangs on the turn."""
    both = f"{first} {then}".strip()
    return both if len(both.split()) <= STATEMENT_WORDS else then


def _of_turn(options: Sequence[str], sight: Sight) -> str:
    """Another one each turn, for each side its own, and other ones for another temperament."""
    deck = sight.book.deck
    nature = deck.temperaments.index(sight.temper) if sight.temper in deck.temperaments else 0
    return options[(sight.view.clock.number + 3 * deck.team_ids.index(sight.team) + 2 * nature) % len(options)]
