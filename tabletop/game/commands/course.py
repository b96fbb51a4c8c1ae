"""The course of the session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field

from tabletop.game.events import Level
from tabletop.game.frozen import frozen


@frozen(kw_only=True)
class OpenSession:
    """STARTEX. `turns` is one of the deck's lengths; with `hidden_end` the turn before the last may fall away, by the seed.

    With `until`, 1 to `turns`, only the first so many turns of that length are planned: ENDEX comes with the last of
    them. It does not go with `hidden_end`.
    `engines` are the teams that the engine plays, each with its level.
    """

    turns: int
    until: int = 0
    title: str = ""
    handling: str = "UNCLASSIFIED"
    training: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    hidden_end: bool = False
    assess: bool = True
    forecasts: bool = True
    engines: Mapping[str, Level] = field(factory=dict)


@frozen(kw_only=True)
class AdvancePhase:
    """Go on to the next phase, the next turn, or ENDEX."""


@frozen(kw_only=True)
class ChooseLadder:
    """Say what reaching the top of the ladder comes to."""

    choice: Literal["war", "off_ramp", "contained"]
    words: str = ""


@frozen(kw_only=True)
class EndSession:
    """ENDEX before its time, also while NO DUFF has stopped play: it ends with the session."""

    words: str
