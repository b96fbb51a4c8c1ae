"""The ferry dispute with what tests of secrecy need of it: cards that leave no trace, and its teams."""

from __future__ import annotations

from support.decks import ferry_with
from tabletop.deck.model import Deck
from tabletop.deck.parse import parse_deck
from tabletop.game.events import SessionEnded
from tabletop.game.rulebook import Rulebook


def silent_ferry() -> Deck:
    """The ferry dispute with one covert card that leaves no trace."""
    deck = parse_deck(ferry_with("actions-norvia.toml", 'trace = "A boat without lights was seen near the cable."\n', "")).deck
    assert deck is not None
    return deck


DECK = silent_ferry()
SHOWING = 'exposure = 30\ntrace = "A boat without lights was seen near the cable."\n'
BOOK = Rulebook(DECK)
TEAMS = DECK.team_ids
SEATS = ("norvia", "sandrel", "sandrel/2", "observer", "public")
OPEN_AT_THE_END = (SessionEnded,)
"""Events whose fields are open as soon as they happen, since the session is then over."""
