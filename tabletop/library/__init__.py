"""Where decks come from: those shipped with the package, the user's own, and any folder given by path."""

from tabletop.deck.problems import DeckError
from tabletop.library.folder import read_deck_files
from tabletop.library.library import DeckEntry, Library, Shelf, check_deck_at, find_deck, list_decks, load_deck

__all__ = [
    "DeckEntry",
    "DeckError",
    "Library",
    "Shelf",
    "check_deck_at",
    "find_deck",
    "list_decks",
    "load_deck",
    "read_deck_files",
]
