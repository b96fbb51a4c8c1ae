"""What others complete cannot be made while something is missing."""

from __future__ import annotations

import pytest
from textual.widget import Widget

from tabletop.tui.form import CommandModal
from tabletop.tui.round import RoundScreen
from tabletop.tui.rulings import RulingActions
from tabletop.tui.seat.form import Form


@pytest.mark.parametrize("base", [CommandModal, RoundScreen, RulingActions, Form])
def test_what_lacks_a_method_cannot_be_made(base: type[Widget]) -> None:
    incomplete = type("Incomplete", (base,), {})
    with pytest.raises(TypeError, match="abstract"):
        incomplete()
