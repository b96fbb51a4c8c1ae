"""Questions to control, messages between teams, announcements, talks between turns."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game.events import Passing
from tabletop.game.frozen import frozen


@frozen(kw_only=True)
class SendMessage:
    """A team's message to other teams, or to `control`; with `rfi`, a request for information to control."""

    text: str
    to: tuple[str, ...] = ("control",)
    rfi: bool = False


@frozen(kw_only=True)
class PassMessage:
    """Deliver a message that waits for approval, as written or with `text` in its place."""

    message: str
    text: str = ""


@frozen(kw_only=True)
class TellTeams:
    """Tell teams something, each in its own words: `text` by team, or `all`.

    With `answers`, the number of a request for information, it answers that; those who did not ask may be told too.
    """

    text: Mapping[str, str]
    answers: str = ""


@frozen(kw_only=True)
class CloseMessage:
    """Take a message off control's desk: stop it, or decline a request; with `inject`, it was turned into that inject in play."""

    message: str
    reason: str = ""
    inject: str = ""


@frozen(kw_only=True)
class SetMessages:
    """Say how messages between teams go from now on: `free`, `held` for approval, or `off`."""

    passing: Passing


@frozen(kw_only=True)
class OpenTalks:
    """Open talks between teams between turns; `seconds` are advisory, 0 for no time."""

    teams: tuple[str, ...]
    topic: str = ""
    seconds: int = 0


@frozen(kw_only=True)
class RecordTalks:
    """Write down what the team offered in the talks and what it heard; the last record counts."""

    offered: str
    heard: str


@frozen(kw_only=True)
class CloseTalks:
    """End the talks; what a team has not written down by then stays blank."""
