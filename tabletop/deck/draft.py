"""A deck that has been read as far as it could be: what is sound, and what is known of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from attrs import define, field, frozen

from tabletop.deck.findings import Finding, Place
from tabletop.deck.model import (
    Action,
    Aim,
    Cause,
    Claim,
    Deck,
    Flag,
    Hazard,
    Inject,
    Ladder,
    Length,
    Objective,
    Purpose,
    Question,
    Role,
    Rule,
    Team,
    Temperament,
    Track,
    Turn,
)

TABLES: Final[Mapping[str, tuple[str, type[Any]]]] = {
    "team": ("teams", Team),
    "role": ("roles", Role),
    "track": ("tracks", Track),
    "flag": ("flags", Flag),
    "turn": ("turns", Turn),
    "length": ("lengths", Length),
    "purpose": ("purposes", Purpose),
    "cause": ("causes", Cause),
    "claim": ("claims", Claim),
    "inject": ("injects", Inject),
    "action": ("actions", Action),
    "rule": ("rules", Rule),
    "hazard": ("hazards", Hazard),
    "aim": ("aims", Aim),
    "objective": ("objectives", Objective),
    "question": ("questions", Question),
    "temperament": ("temperaments", Temperament),
}
"""The tables that a deck has many of: their name in a file, their attribute of the deck, their class."""

_T = TypeVar("_T")


@frozen(eq=False)
class Entry:
    """One such table: where it stands, its plain values, and what was read of it, None if it is not sound."""

    place: Place
    raw: Mapping[str, object]
    value: object | None

    @property
    def id(self) -> str:
        """Its id, or nothing where it has none that could be one."""
        found = self.raw.get("id", "")
        return found if isinstance(found, str) else ""


@define(eq=False)
class Draft:
    """What was read of a deck's files.

    `texts` are the files as text, with `\\n` line ends and no byte order mark. `unread` are the files that
    are no TOML; `glimpsed` are ids that seem to stand in them, by table. `top` holds the deck's own keys
    that are sound, `places` where each stands, sound or not.
    """

    texts: dict[str, str] = field(factory=dict)
    unread: set[str] = field(factory=set)
    glimpsed: dict[str, set[str]] = field(factory=dict)
    top: dict[str, Any] = field(factory=dict)
    places: dict[str, Place] = field(factory=dict)
    entries: dict[str, list[Entry]] = field(factory=lambda: {table: [] for table in TABLES})
    findings: list[Finding] = field(factory=list)

    def sound(self, cls: type[_T]) -> Iterator[tuple[Place, _T]]:
        """All sound values of one class, each with its place, in the order of the files."""
        for entry in self.entries[_table_of(cls)]:
            if isinstance(entry.value, cls):
                yield entry.place, entry.value

    def damaged(self, table: str) -> Iterator[Entry]:
        """The tables of one name that are not sound."""
        return (entry for entry in self.entries[table] if entry.value is None)

    def ids(self, table: str) -> set[str]:
        """Every id that stands in tables of one name, sound or not."""
        return {entry.id for entry in self.entries[table] if entry.id} | self.glimpsed.get(table, set())

    def lost(self, table: str) -> set[str]:
        """Ids of tables of one name of which nothing else is known."""
        return {entry.id for entry in self.damaged(table) if entry.id} | self.glimpsed.get(table, set())

    def uncertain(self, table: str) -> bool:
        """Whether there may be tables of one name whose ids are not known."""
        return any(not entry.id for entry in self.damaged(table))

    def top_unknown(self, key: str) -> bool:
        """Whether one of the deck's own keys is missing or not sound."""
        return key not in self.top

    def cards(self) -> dict[Place, str]:
        """Kind and id of every table that has an id, by place."""
        return {entry.place: f"{table} {entry.id}" for table, entries in self.entries.items() for entry in entries if entry.id}

    def deck(self, digest: str = "") -> Deck:
        """The sound part as a deck; of its own keys that are not sound it has empty ones."""
        blank: dict[str, Any] = dict.fromkeys(("id", "title", "summary", "version", "licence", "source", "brief"), "")
        blank |= {
            "classes": (),
            "palette": (),
            "argument_method": "umpire",
            "ladder": Ladder(track="", off_ramp=0, contained=0, war=""),
        }
        values = {attribute: tuple(value for _, value in self.sound(cls)) for attribute, cls in TABLES.values()}
        return Deck(**{**blank, **self.top, **values}, files=dict(sorted(self.texts.items())), digest=digest)


_TABLE_OF = {cls: table for table, (_, cls) in TABLES.items()}


def _table_of(cls: type[object]) -> str:
    return _TABLE_OF[cls]
