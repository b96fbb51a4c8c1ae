"""The shipped deck."""

from __future__ import annotations

import pytest

from tabletop.deck.model import Deck
from tabletop.library import load_deck


@pytest.fixture(scope="session")
def deck() -> Deck:
    return load_deck("zapad-2025")
