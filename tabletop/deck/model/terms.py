"""Words that several parts of a deck share."""

from __future__ import annotations

from typing import Literal, TypeAlias

Basis: TypeAlias = Literal["article", "public", "plausible"]
"""Where a card comes from: the deck's source article (with claims), public knowledge, or plausible invention."""
InjectKind: TypeAlias = Literal["contextual", "expected", "contingency", "administrative"]
Weight: TypeAlias = Literal["main", "colour"]
Sight: TypeAlias = Literal["exact", "band", "estimate", "hidden"]
"""How a team sees a track: its number, its band, a noisy reading taken once a turn, or not at all."""
Method: TypeAlias = Literal["certain", "2d6", "estimate", "vote", "umpire"]
Posture: TypeAlias = Literal["overt", "deniable", "covert"]
Fallback: TypeAlias = Literal["national", "waits", "costs"]
"""What becomes of a collective order whose roles did not agree.

Its first role plays it alone, it waits a turn, or it is void at the cost of the team's `broken`.
"""

ALL = "all"
"""The recipient that stands for every team."""
