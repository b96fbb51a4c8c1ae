"""What a session is called: a fork goes by its own name, although its log opens with the name of what it was forked from."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from tabletop.game.apply import fold
from tabletop.game.events import Amended, Phase, SessionOpened
from tabletop.game.feed import Heard
from tabletop.game.view import SeatView
from tabletop.journal.commit import Commit, Header
from tabletop.journal.timeline import timeline


@frozen(kw_only=True)
class Forked:
    """Where a session was forked: from which one, by its name, and right after which step, in which turn (0 before the first)."""

    title: str
    seq: int
    turn: int
    phase: Phase


def forked(header: Header, commits: Sequence[Commit]) -> Forked | None:
    """Where a session was forked; None if it is no fork."""
    origin = header.origin
    if origin is None or len(commits) < origin.seq:
        return None
    state = fold(event for commit in timeline(commits[: origin.seq]).effective for event in commit.events)
    written = state.opened.title if state.opened else ""
    return Forked(title=origin.title or written, seq=origin.seq, turn=state.number, phase=state.phase)


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


def opened_by_its_name(heard: Heard, name: str, fork: Forked | None) -> Heard:
    """What was heard, the opening of a fork with the session called as it is, and with where it was `forked`."""
    if fork is None or heard.kind != SessionOpened.NAME:
        return heard
    return evolve(heard, values={**heard.values, "forked": fork, "title": name or heard.values["title"]})
