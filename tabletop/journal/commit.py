"""What a save is made of: one header, then commits."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from tabletop.game.events import Event, Rewound

FORMAT = 1
"""The number of the file format that this Tabletop writes."""


@frozen(kw_only=True)
class Commit:
    """All that one command came to, stored whole or not at all.

    `seq` counts from 1 without gaps. `id` is the command's, so that a retry can be recognised. `at` is a
    UTC time as `stamp` writes it. `person` is a roster id or empty; `behalf` is the seat on whose behalf
    the command was given, or empty.
    """

    seq: int
    id: str
    at: str
    seat: str
    person: str = ""
    behalf: str = ""
    events: tuple[Event, ...]

    @property
    def lasting(self) -> bool:
        """Whether all of it stays in force whatever is taken back, as notes, messages and the clock do."""
        return all(stays(event) for event in self.events)


def stays(event: Event) -> bool:
    """Whether an event stays in force when its commit is taken back. A rewind stays in the record, but no longer holds."""
    return event.LASTING and not isinstance(event, Rewound)


@frozen(kw_only=True)
class Origin:
    """What a fork was made from: a session, a commit boundary in it, and the hash of the line at that boundary.

    `title` is that session's name where its log has another one, since it was a fork itself; else empty.
    """

    session: str
    seq: int
    head: str
    title: str = ""


@frozen(kw_only=True)
class Header:
    """The first line of a save: all that a replay needs besides the commits.

    `session` is an id of its own for each save. `deck_files` is the deck's text by file name, `deck_digest` its
    SHA-256 as the deck gives it. `app` is the version of Tabletop that made the save. `created` is a UTC time
    as `stamp` writes it. `format` fixes the form of the commits and that of the deck's text.
    """

    session: str
    title: str
    deck: str
    deck_title: str
    deck_digest: str
    deck_files: Mapping[str, str]
    seed: str
    created: str
    app: str
    origin: Origin | None = None
    format: int = FORMAT
