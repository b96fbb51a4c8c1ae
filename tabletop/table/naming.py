"""What a session is called: a fork goes by its own name, although its log opens with the name of what it was forked from."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from tabletop.game.events import Amended, SessionOpened
from tabletop.game.view import SeatView
from tabletop.journal.commit import Commit, Header


def fork_name(header: Header, commits: Sequence[Commit]) -> str:
    """The name that a fork was given, as its save's first line has it; empty where the log's own name holds.

    That is so in a session that is no fork, in a fork that was given no other name, and once the fork's name was amended.
    """
    if header.origin is None or not commits:
        return ""
    opening = commits[0]
    written = next((event.title for event in opening.events if isinstance(event, SessionOpened)), "")
    if header.title == written:
        return ""
    for commit in commits[header.origin.seq :]:
        for event in commit.events:
            if isinstance(event, Amended) and (event.seq, event.field) == (opening.seq, "title"):
                return ""
    return header.title


def by_its_name(view: SeatView, header: Header, commits: Sequence[Commit]) -> SeatView:
    """The view with the session called as it is."""
    name = fork_name(header, commits)
    return evolve(view, clock=evolve(view.clock, title=name)) if name else view
