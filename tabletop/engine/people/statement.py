"""A team's public words of the turn: what its side would say aloud of what it does in the open, and nothing of the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from tabletop.deck.model import Action
from tabletop.engine.people.climate import LAST, height, ladder_of
from tabletop.engine.seen import record
from tabletop.engine.sight import Sight
from tabletop.game.commands import STATEMENT_WORDS
from tabletop.game.rulebook import Rulebook

_MILD = ("Nobody need read a threat into it.", "We mean it as we say it.", "We hope that it is answered in kind.")
_PLAIN = ("There is nothing unusual in it.", "It is aimed at nobody.", "We tell it so that nobody has to guess.")
_FIRM = (
    "It is not a threat, and it is not weakness.",
    "Nobody should mistake it for more, or for less.",
    "We want no quarrel by it.",
)
_HARD = (
    "It ends when its reason ends.",
    "How long it lasts does not depend on us alone.",
    "We can go on with this, and we can stop.",
)
_CALM = (
    "We see no cause for alarm today and give none.",
    "We keep to what we have said. Whoever wants to talk will find us ready.",
    "We follow events closely and are in no hurry.",
    "Our line has not changed.",
    "There is more talk about these days than there is to see. We stay with what we can see.",
    "Our door is open, and our eyes are too.",
)
_TENSE = (
    "This has gone far enough. We keep our heads and expect the others to keep theirs.",
    "We want no clash, and we shall not be drawn into one by accident.",
    "We ask everybody to say plainly what they are doing before somebody else guesses.",
    "There is still time to step back, and we say so to all sides.",
)
_AGAIN = (
    "We go on as we have begun.",
    "What we did before we do again, and for the same reason.",
    "There is no change of course.",
    "We stay with what we have started.",
)
_PRESSED = (
    "We have taken note of what has been done against us, and we shall not be hurried.",
    "We have seen the last days and draw our conclusions calmly.",
)
_OFTEN = 0.9
"""How often the words are of a card that is new."""
_HIGH = 0.55
"""Where on the ladder words become grave, as a share of its bands."""


def statement(sight: Sight, overt: Sequence[tuple[Action, str]], rng: Random) -> str:
    """At most 40 words. `overt` are the cards ordered in the open, with their messages, the main one first.

    What was done before is not explained again. Without any, or now and then, the words are of the situation: so that
    silence on a deed says nothing.
    """
    fresh = [each for each in overt if each[0].id not in sight.view.played]
    if fresh and rng.random() < _OFTEN:
        return _of_card(sight.book, *fresh[0], rng) or _general(sight)
    if overt and rng.random() < 0.5:
        return f"{_of_turn(_AGAIN, sight)} {_any(_tails(sight.book, overt[0][1]), rng)}"
    return _general(sight)


def _of_card(book: Rulebook, card: Action, message: str, rng: Random) -> str:
    """The card's own reason as far as whole sentences fit, perhaps with one more; empty where not even the first fits."""
    said = re.split(r"(?<=[.!?])\s+", card.rationale.strip())
    while sum(len(part.split()) for part in said) > STATEMENT_WORDS:
        said.pop()
    tail = _any(_tails(book, message), rng)
    words = " ".join(said)
    longer = f"{words} {tail}"
    return longer if words and len(longer.split()) <= STATEMENT_WORDS and rng.random() < 0.6 else words


def _tails(book: Rulebook, message: str) -> tuple[str, ...]:
    """What is added to let the message be understood: by where it lies between the most benign and the worst of purposes."""
    meant = sorted(purpose.scale for purpose in book.deck.purposes if purpose.scale is not None)
    low, high = meant[0], meant[-1]
    share = ((book.purposes[message].scale or 0) - low) / max(high - low, 1)
    return _MILD if share < 0.15 else _PLAIN if share < 0.35 else _FIRM if share < 0.55 else _HARD


def _general(sight: Sight) -> str:
    view, book = sight.view, sight.book
    ladder = ladder_of(view, book)
    pool: tuple[str, ...] = _TENSE if ladder is not None and height(ladder) >= _HIGH else _CALM
    if record(view, book, "").hard(LAST) == LAST:
        pool = (*pool, *_PRESSED)
    return _of_turn(pool, sight)


def _of_turn(options: Sequence[str], sight: Sight) -> str:
    """Another one each turn, and not the one that the others come to in it."""
    teams = sight.book.deck.team_ids
    return options[(sight.view.clock.number + 2 * teams.index(sight.team)) % len(options)]


def _any(options: Sequence[str], rng: Random) -> str:
    return options[int(rng.random() * len(options))]
