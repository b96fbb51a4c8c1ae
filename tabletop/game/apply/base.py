"""How a room of changes is written down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from tabletop.game.events import Event
from tabletop.game.state import Draft

Changes: TypeAlias = dict[type[Event], Callable[[Draft, Any], None]]
"""How each kind of event changes a draft."""
