"""What a save is made of: one header, then commits."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from tabletop.game.events import Event

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


@frozen(kw_only=True)
class Origin:
    """What a fork was made from: a session, a commit boundary in it, and the hash of the line at that boundary."""

    session: str
    seq: int
    head: str


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
