"""What a seat has heard of a log, with its words as amended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, evolve, field

from tabletop.game.audience import Seat, seen_by
from tabletop.game.events import Amended, Rewound
from tabletop.game.feed import Feed, Heard, Stands
from tabletop.journal.commit import Commit, Header
from tabletop.journal.timeline import Rewording, as_amended
from tabletop.table.naming import fork_name, forked, opened_by_its_name


@define
class Hearing:
    """All that a seat has heard.

    `ends` is how much of it had been heard by each commit, beginning with that before the first. `edition` is how many
    amendments changed words in it.
    """

    feed: Feed
    edition: int = 0
    heard: list[Heard] = field(factory=list)
    ends: list[int] = field(factory=lambda: [0])
    _stood: list[Stands] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._stood = [self.feed.stands]

    def add(self, commit: Commit, was: Mapping[int, str] | None = None) -> None:
        """Hear the next commit of the log. `was` are the words that its amendments replaced, by their place in it from 0."""
        for number, event in enumerate(commit.events):
            for heard in self.feed.hear((event,), commit.at):
                self.heard.append(evolve(heard, values={**heard.values, "was": was[number]}) if was and number in was else heard)
        self.ends.append(len(self.heard))
        for event in commit.events:
            if isinstance(event, Rewound) and 0 <= event.to_seq < len(self._stood):
                self.feed.stand(*self._stood[event.to_seq])
        self._stood.append(self.feed.stands)


def hear(
    commits: Sequence[Commit], seat: Seat, teams: tuple[str, ...], until: int | None = None, header: Header | None = None
) -> Hearing:
    """What a seat has heard of a log from commit 1 on. Only amendments up to commit `until` count, or all.

    With its `header` a fork is called by its own name.
    """
    until = len(commits) if until is None else until
    worded, rewordings = as_amended(commits[:until])
    noticed = {each.by for each in rewordings if _seen(each.before, each, seat, teams) != _seen(each.after, each, seat, teams)}
    was: dict[int, dict[int, str]] = {}
    for each in rewordings:
        was.setdefault(each.by[0], {}).setdefault(each.by[1], each.was)
    hearing = Hearing(Feed(seat, teams), len(noticed))
    for commit in (*worded, *commits[until:]):
        hearing.add(commit, was.get(commit.seq))
    if header is not None and (fork := forked(header, commits)) is not None:
        name = fork_name(header, commits[: max(until, 1)])
        hearing.heard[:] = [opened_by_its_name(heard, name, fork) for heard in hearing.heard]
    return hearing


class Hearings:
    """What seats have heard of a log that grows: made when a seat first listens, then added to.

    `commits` is the log itself, which whoever has it adds to.
    """

    def __init__(self, commits: Sequence[Commit], teams: tuple[str, ...], header: Header) -> None:
        self._commits = commits
        self._teams = teams
        self._header = header
        self._of: dict[Seat, Hearing] = {}

    def of(self, seat: Seat) -> Hearing:
        """All that a seat has heard."""
        if seat not in self._of:
            self._of[seat] = hear(self._commits, seat, self._teams, header=self._header)
        return self._of[seat]

    def add(self, commit: Commit) -> None:
        """Hear the commit that was added to the log last."""
        if any(isinstance(event, Amended) for event in commit.events):
            self.forget()  # earlier words may have changed
        for hearing in self._of.values():
            hearing.add(commit)

    def forget(self) -> None:
        """Hear the log anew: more has come than was told."""
        self._of.clear()


def _seen(commit: Commit, reworded: Rewording, seat: Seat, teams: tuple[str, ...]) -> dict[str, Any] | None:
    """What a seat may know of the event of which words were amended, as it stands in a commit."""
    return seen_by(commit.events[reworded.at.event], seat, teams)
