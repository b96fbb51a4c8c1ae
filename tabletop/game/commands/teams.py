"""What teams say and do."""

from __future__ import annotations

from typing import Literal

from tabletop.deck.model import Posture
from tabletop.game.events import Slot, Substance
from tabletop.game.frozen import frozen

STATEMENT_WORDS = 40
"""Most words of a team's statement."""


@frozen(kw_only=True)
class ReadIncident:
    """Say what an incident is. `ref` is its number in the team's inbox; `likelihood` in per cent, 1 to 99.

    `grounds` say why, in one line; they may be left out.
    """

    ref: int
    reading: str
    likelihood: int
    grounds: str = ""


@frozen(kw_only=True)
class ReadMove:
    """Say what an observed move is for. `ref` is the team's number of it; `likelihood` in per cent, 1 to 99.

    `grounds` say why, in one line; they may be left out.
    """

    ref: int
    reading: str
    likelihood: int
    grounds: str = ""


@frozen(kw_only=True)
class MakeForecast:
    """Put a probability on a question, in per cent, 0 to 100."""

    question: str
    probability: int


@frozen(kw_only=True)
class GiveOrder:
    """Commit to an order until the reveal.

    An action names its `card`. An argument has its text, what others would see (`observable`), one or two
    `effects` on tracks of the deck's palette (such as `nato.trust +2`), and reasons. `role` decides it if it is
    national; `agreed` lists the roles that already stand behind a collective card.
    """

    substance: Substance
    slot: Slot = "main"
    card: str = ""
    role: str = ""
    agreed: tuple[str, ...] = ()
    argument: str = ""
    observable: str = ""
    effects: tuple[str, ...] = ()
    pros: tuple[str, ...] = ()
    purpose: str = ""
    message: str = ""
    rationale: str = ""
    posture: Posture = "overt"
    alternatives: str = ""
    dissent: str = ""
    owner: str = ""
    target: str = ""


@frozen(kw_only=True)
class WithdrawOrder:
    """Take an order back before the reveal."""

    order: str


@frozen(kw_only=True)
class GiveAgreement:
    """Agree to a collective order for a role, or refuse."""

    order: str
    role: str
    agrees: bool
    words: str = ""


@frozen(kw_only=True)
class MakeStatement:
    """Choose the team's public words of the turn, at most 40; the last choice counts."""

    text: str


@frozen(kw_only=True)
class Finish:
    """Say that the team is done with the phase."""


@frozen(kw_only=True)
class OpenSilence:
    """Put a collective order under silence: a role that has not broken it after `seconds` has agreed."""

    order: str
    seconds: int


@frozen(kw_only=True)
class CloseSilence:
    """Take the silence of an order as agreement once its time is over."""

    order: str


@frozen(kw_only=True)
class PlayRole:
    """Say who plays a role from now on: its `team`, or `control` because nobody sits there."""

    role: str
    by: Literal["team", "control"]
    reason: str = ""
