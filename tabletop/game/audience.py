"""Who may know what: each field of an event says it, and nothing reaches a seat but by `redact`."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import attrs

if TYPE_CHECKING:
    from tabletop.game.events import Event

Seat: TypeAlias = str
"""A place at the table: `control`, `evaluator`, `observer`, `public`, a team's id, or `TEAM/PLACE` for one of several."""

CONTROL = "control"
EVALUATOR = "evaluator"
OBSERVER = "observer"
PUBLIC = "public"
STAFF_SEATS = (CONTROL, EVALUATOR)
RESERVED_SEATS = (CONTROL, EVALUATOR, OBSERVER, PUBLIC)


def team_of(seat: Seat) -> str:
    """The team that a seat belongs to; the empty string for seats of no team."""
    team = seat.partition("/")[0]
    return "" if team in RESERVED_SEATS else team


class Audience(Enum):
    """Who may know a field while the session runs. Control knows every one, evaluators all but `SEAT`'s of others."""

    EVERYBODY = "everybody"
    TEAM = "team"
    """The team that the event's `team` names."""
    SEEN_BY = "seen_by"
    """The team that the event's `team` names, and those that its `refs` number it for."""
    EACH = "each"
    """A mapping by team, of which each team gets its own entry only; as a mark, those that `refs` number it for."""
    CONTROL = "control"
    """Control and evaluators until ENDEX, then everybody."""
    STAFF = "staff"
    """Control and evaluators, also after ENDEX."""
    SEAT = "seat"
    """The seat that the event's `seat` names, and control."""


T = TypeVar("T")


def known(audience: Audience, *, words: bool = False, **options: Any) -> Any:
    """An attrs field with its audience; `words` marks free text that an amendment may change."""
    return attrs.field(metadata={"audience": audience, "words": words}, **options)


_AUDIENCES: dict[type[Event], tuple[tuple[str, Audience], ...]] = {}


def audiences(kind: type[Event]) -> tuple[tuple[str, Audience], ...]:
    """Each field of a kind of event with its audience."""
    if kind not in _AUDIENCES:
        _AUDIENCES[kind] = tuple((field.name, field.metadata["audience"]) for field in attrs.fields(kind))
    return _AUDIENCES[kind]


def redact(event: Event, seat: Seat, *, ended: bool = False) -> dict[str, Any] | None:
    """What a seat may know of an event, as field values by name; None if it may not know that it happened.

    A seat learns that an event happened if it may know the field named by the event's `MARK`. After
    ENDEX everything is open but what is for staff alone.
    """
    team = team_of(seat)
    standing = (
        type(event),
        seat if seat in STAFF_SEATS else "",
        bool(team) and team == getattr(event, "team", ""),
        bool(team) and team in getattr(event, "refs", ()),
        seat == getattr(event, "seat", None),
        ended,
    )
    if standing not in _KNOWN:
        _KNOWN[standing] = _known_to(*standing)
    may_know = _KNOWN[standing]
    if may_know is None:
        return None
    seen: dict[str, Any] = {}
    for name, own_entry in may_know:
        value = getattr(event, name)
        seen[name] = value if not own_entry else {team: value[team]} if team in value else {}
    return seen


_Known: TypeAlias = tuple[tuple[str, bool], ...] | None
_KNOWN: dict[tuple[type[Event], Seat, bool, bool, bool, bool], _Known] = {}
"""What `_known_to` found, for each way in which a seat has stood to an event: views ask for thousands of events."""


def _known_to(kind: type[Event], staff: Seat, own: bool, numbered: bool, seated: bool, ended: bool) -> _Known:
    """The fields of a kind of event that a seat may know, each with whether that is its own entry alone; None if it may not know
    that it happened.

    `staff` is the seat where it is one of staff. The event is the seat's `own` if it names its team, may be `numbered` for its
    team, and `seated` if it names the seat itself.
    """

    def may(audience: Audience) -> bool:
        if staff == CONTROL or audience is Audience.EVERYBODY:
            return True
        if staff == EVALUATOR and audience is not Audience.SEAT:
            return True
        if audience is Audience.STAFF:
            return False
        if ended:
            return True
        match audience:
            case Audience.SEAT:
                return seated
            case Audience.TEAM:
                return own
            case Audience.SEEN_BY:
                return own or numbered
            case Audience.EACH:
                return numbered
            case _:
                return False

    if not may(kind.MARK):
        return None
    split = not ended and not staff
    return tuple(
        (name, split and audience is Audience.EACH)
        for name, audience in audiences(kind)
        if may(audience) or (split and audience is Audience.EACH)
    )


def shared(event: Event, teams: tuple[str, ...], *, ended: bool = False) -> dict[str, Any] | None:
    """What every one of the teams may know of an event, as for the public screen.

    What is each team's own, such as its wording of an inject, counts if it is the same for all. A team's own numbers never
    count: they tell how much it got that others may not know of. None too for what is `ADDRESSED` to some of them alone.
    """
    if type(event).ADDRESSED and not ended and any(team not in getattr(event, "refs", ()) for team in teams):
        return None
    seen = [redact(event, team, ended=ended) for team in teams]
    known_by_all = [values for values in seen if values is not None]
    if not teams or len(known_by_all) < len(teams):
        return None
    first = known_by_all[0]
    common: dict[str, Any] = {}
    for name, audience in audiences(type(event)):
        values = [values[name] for values in known_by_all if name in values]
        if len(values) < len(teams):
            continue
        if audience is Audience.EACH and not ended:
            own = [value.get(team) for value, team in zip(values, teams, strict=True)]
            if own[0] is not None and not isinstance(own[0], int) and all(value == own[0] for value in own):
                common[name] = {"all": own[0]}
        elif all(value == first[name] for value in values):
            common[name] = first[name]
    return common


def seen_by(event: Event, seat: Seat, teams: tuple[str, ...], *, ended: bool = False) -> dict[str, Any] | None:
    """What a seat may know of an event: `redact` for staff and teams, `shared` for everybody else."""
    if seat in STAFF_SEATS or team_of(seat) in teams:
        return redact(event, seat, ended=ended)
    return shared(event, teams, ended=ended)
