"""Commands being decided: what they act on, who gives them, and the events that the one at hand has come to so far."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from tabletop.game.apply import CHANGES
from tabletop.game.audience import CONTROL, RESERVED_SEATS, STAFF_SEATS, Seat, team_of
from tabletop.game.dice import Dice
from tabletop.game.events import PHASES, Event, Phase
from tabletop.game.frozen import frozen
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft


@frozen
class Actor:
    """Who gives a command: the seat, the team that it acts for (control may act for one), and the person's roster id.

    `behalf` is the seat on whose behalf control acts, or empty.
    """

    seat: Seat
    team: str = ""
    person: str = ""
    behalf: Seat = ""
    is_control: bool = field(init=False, eq=False, repr=False)
    """Whether control acts, and acts for itself."""

    @is_control.default
    def _is_control(self) -> bool:
        return self.seat == CONTROL and not self.team

    @classmethod
    def at(cls, seat: Seat, person: str = "", behalf: Seat = "") -> Actor:
        """Whoever sits at a seat; control may act on behalf of a team's."""
        return cls(seat, team_of(behalf or seat), person, behalf)

    @property
    def place(self) -> Seat:
        """The seat whose doing it is."""
        return self.behalf or self.seat

    @property
    def is_staff(self) -> bool:
        """Whether control or an evaluator acts."""
        return self.seat in STAFF_SEATS


@define(eq=False)
class Play:
    """A draft that is played on, one command at a time. Rules fold as they go: what has happened is already in the draft."""

    book: Rulebook
    draft: Draft
    dice: Dice
    actor: Actor = field(init=False)
    """Who gives the command that is being decided."""
    at: int = field(init=False)
    """When the command came, in seconds UTC since 1970; 0 where no clock runs."""
    events: list[Event] = field(init=False)
    """What it has come to so far."""

    def happened(self, event: Event) -> None:
        """Add an event and apply it."""
        self.events.append(event)
        CHANGES[event.__class__](self.draft, event)


def only_control(play: Play) -> Refusal | None:
    """Refuse everybody but control."""
    return None if play.actor.is_control else Refusal("not allowed", "Only control can do this.")


def only_team(play: Play) -> Refusal | None:
    """Refuse everybody but a team of the session, or control on its behalf."""
    if play.actor.team in play.book.teams:
        return None
    return Refusal("not allowed", "Only a team can do this; control may do it on a team's behalf.")


def only_staff(play: Play) -> Refusal | None:
    """Refuse everybody but control and evaluators."""
    return None if play.actor.is_staff else Refusal("not allowed", "Only control or an evaluator can do this.")


def only_in(play: Play, *phases: Phase) -> Refusal | None:
    """Refuse in other phases than these."""
    if play.draft.phase in phases:
        return None
    if play.draft.phase == "setup":
        return Refusal("not now", "The session has not begun: open it first.")
    if play.draft.phase == "ended":
        return Refusal("not now", "The session has ended; this can no longer be done.")
    wanted = " or ".join(phases)
    return Refusal("not now", f"This belongs to the {wanted} phase; the table is in the {play.draft.phase} phase.")


def running(play: Play) -> Refusal | None:
    """Refuse before STARTEX and after ENDEX."""
    return None if play.draft.phase in PHASES else only_in(play, *PHASES)


def only_begun(play: Play) -> Refusal | None:
    """Refuse before STARTEX."""
    return only_in(play, *PHASES) if play.draft.phase == "setup" else None


def only_present(play: Play) -> Refusal | None:
    """Refuse a seat that is not at the table."""
    if play.actor.seat in RESERVED_SEATS or team_of(play.actor.seat) in play.book.teams:
        return None
    return Refusal("not allowed", "Only somebody at the table can do this.")


LINE = 400
"""Most characters of one line of reasons, such as a rationale."""
PAGE = 4_000
"""Most characters of a longer text, such as an inject or a note."""
MOST = 12
"""Most entries of a list that people write, such as reasons."""


def long_text(what: str, text: str, most: int = LINE) -> Refusal | None:
    """Refuse a text of more than `most` characters."""
    if len(text) <= most:
        return None
    return Refusal("incomplete", f"{what} has {len(text):,} characters; the most is {most:,}. Shorten it.")


def bad_text(what: str, text: str, most: int = LINE) -> Refusal | None:
    """Refuse a text that is blank, or has more than `most` characters."""
    if not text.strip():
        return Refusal("incomplete", f"{what} is missing: write it first.")
    return long_text(what, text, most)


def too_many(what: str, listed: Sequence[object], most: int = MOST) -> Refusal | None:
    """Refuse a list of more than `most` entries."""
    if len(listed) <= most:
        return None
    return Refusal("incomplete", f"There are {len(listed):,} {what}; the most is {most}. Keep those that count.")


def bad_percent(what: str, value: int, low: int, high: int) -> Refusal | None:
    """Refuse a percentage outside `low` to `high`."""
    if low <= value <= high:
        return None
    return Refusal("incomplete", f"{what} must be from {low} to {high} per cent, not {value}.")
