"""What a seat has heard of a log, with its words as amended."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from tabletop.game.audience import Seat, seen_by
from tabletop.game.events import Rewound
from tabletop.game.feed import Feed, Heard, Stands
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import as_amended


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

    def add(self, commit: Commit) -> None:
        """Hear the next commit of the log, which amends nothing."""
        self.heard.extend(self.feed.hear(commit.events, commit.at))
        self.ends.append(len(self.heard))
        for event in commit.events:
            if isinstance(event, Rewound) and 0 <= event.to_seq < len(self._stood):
                self.feed.stand(*self._stood[event.to_seq])
        self._stood.append(self.feed.stands)


def hear(commits: Sequence[Commit], seat: Seat, teams: tuple[str, ...], until: int | None = None) -> Hearing:
    """What a seat has heard of a log from commit 1 on. Only amendments up to commit `until` count, or all."""
    until = len(commits) if until is None else until
    worded, changes = as_amended(commits[:until])
    edition = sum(
        any(
            seen_by(old, seat, teams) != seen_by(new, seat, teams)
            for old, new in zip(before.events, after.events, strict=True)
            if old is not new
        )
        for before, after in changes
    )
    hearing = Hearing(Feed(seat, teams), edition)
    for commit in (*worded, *commits[until:]):
        hearing.add(commit)
    return hearing
