"""One printable document."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

Readers: TypeAlias = Literal["everybody", "team", "control"]
"""Whose it is: every player's, one team's alone, or control's and the evaluators'."""


@frozen(kw_only=True)
class Document:
    """A document as HTML.

    `path` is where it lies below the folder of all of them, with `/` between its parts. `team` is the id of the team that
    may read it, if it is a team's.
    """

    path: str
    title: str
    about: str
    readers: Readers
    text: str
    team: str = ""
    copies: str = ""
    """How often to print it."""
