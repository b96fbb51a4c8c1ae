"""A session looked at again: a cursor over its log, and seats that see the table as it stood there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.deck.parse import read_embedded
from tabletop.game.apply import fold
from tabletop.game.audience import Seat
from tabletop.game.commands import Command
from tabletop.game.events import Amended, Event, Rewound, SessionEnded, TurnOpened
from tabletop.game.feed import Heard
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import State
from tabletop.game.view import SeatView, view
from tabletop.journal.commit import Commit, Header
from tabletop.journal.errors import SaveUnfinished
from tabletop.journal.file import FileJournal
from tabletop.journal.roster import Roster, people_in
from tabletop.journal.stamp import seconds
from tabletop.journal.timeline import timeline
from tabletop.table.drafts import PlaceDrafts
from tabletop.table.hearing import Hearing, hear
from tabletop.table.listeners import Listeners
from tabletop.table.naming import by_its_name
from tabletop.table.place import Seated
from tabletop.table.seat import Accepted

INTERVAL = 64
"""A state is kept for every so many commits; between them it is folded forward."""
WINDOW = 4 * INTERVAL
"""So many states around the cursor are kept, so that stepping back folds nothing anew."""


@frozen
class Opening:
    """A turn's opening: the commit after which the turn is open, and its number and title."""

    seq: int
    number: int
    title: str


class Replay:
    """A session's log with a cursor that stands after one of its commits.

    The table shows as it stood there: also what was taken back later, and words before they were amended. Nothing
    can be changed. A running session opens like a finished one; asking for control's PIN first is for whoever opens it.
    """

    def __init__(
        self,
        header: Header,
        deck: Deck,
        commits: Sequence[Commit],
        *,
        roster: Roster | None = None,
        problem: str = "",
        head: str = "",
    ) -> None:
        self.header = header
        self.deck = deck
        self.commits = tuple(commits)
        self.roster = roster
        self.head = head
        """The hash of the save's last line, by which alone a clean cut shows; empty if it is not known."""
        self.problem = problem
        """What is wrong with the save, as a sentence; empty if it is whole."""
        self.book = Rulebook(deck)
        self.turns = tuple(
            Opening(commit.seq, event.number, event.title)
            for commit in self.commits
            for event in commit.events
            if isinstance(event, TurnOpened)
        )
        line = timeline(self.commits)
        self.ended = any(isinstance(event, SessionEnded) for commit in line.effective for event in commit.events)
        """Whether the session came to ENDEX."""
        self._taken_back = frozenset(commit.seq for commit in line.taken_back if not commit.lasting)
        self._amended = [commit.seq for commit in self.commits if _has(commit, Amended)]
        self._breaks = [commit.seq for commit in self.commits if _has(commit, (Amended, Rewound))]
        """The commits whose state does not follow from the one before: they take back, or change words of what was before."""
        self._at = min(1, len(self.commits))
        self._kept: dict[int, State] = {0: State()}
        self._window: dict[int, State] = {}
        self._feeds: dict[Seat, tuple[int, Hearing]] = {}
        self._listeners = Listeners()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a save to look at, finished or not; the file is let go at once.

        A save with a damaged line opens as the whole part before it, and `problem` says so. Raises SaveError, or DeckError
        if its deck cannot be read.
        """
        journal = FileJournal.open(path, write=False)
        try:
            commits = tuple(journal.read())
            if not commits:
                raise journal.problem or SaveUnfinished(path)
            deck = read_embedded(journal.header.deck_files, journal.header.format, save=str(path))
            roster = Roster.open(path, used=people_in(commits), write=False)
            problem = str(journal.problem) if journal.problem else ""
            return cls(journal.header, deck, commits, roster=roster, problem=problem, head=journal.head)
        finally:
            journal.close()

    def __len__(self) -> int:
        return len(self.commits)

    @property
    def at(self) -> int:
        """The number of the commit after which the cursor stands; 0 only if the log is empty."""
        return self._at

    @property
    def commit(self) -> Commit | None:
        """The commit after which the cursor stands."""
        return self.commits[self._at - 1] if self._at else None

    @property
    def taken_back(self) -> bool:
        """Whether the commit at the cursor was later taken back, at least in part."""
        return self._at in self._taken_back

    @property
    def state(self) -> State:
        """The state at the cursor: for control's tools and the review. Seats get views."""
        return self._state_at(self._at)

    def jump(self, seq: int) -> bool:
        """Put the cursor after a commit, the nearest there is; answers whether it moved."""
        to = min(max(seq, min(1, len(self.commits))), len(self.commits))
        if to == self._at:
            return False
        self._at = to
        self._listeners.call()
        return True

    def step(self, count: int = 1) -> bool:
        """Go so many commits forward, or back if negative; answers whether the cursor moved."""
        return self.jump(self._at + count)

    def turn(self, count: int = 1) -> bool:
        """Go to the opening of the next turn in the log, or back to the last opening before the cursor.

        Beyond the last opening it goes to the end of the log, before the first one to its beginning.
        """
        if count > 0:
            return self.jump(next((opening.seq for opening in self.turns if opening.seq > self._at), len(self.commits)))
        return self.jump(max((opening.seq for opening in self.turns if opening.seq < self._at), default=1))

    def seat(self, seat: Seat) -> ReplaySeat:
        """A place at the table as it stood. Raises KeyError for a seat that the deck does not have."""
        return ReplaySeat(self, seat)

    def seen(self, seat: Seat) -> SeatView:
        """What a seat could know at the cursor."""
        return view(self.book, self.state, seat)

    def heard(self, seat: Seat, after: int = 0) -> tuple[Heard, ...]:
        """What a seat had heard at the cursor, beyond number `after`, with its words as they were amended by then."""
        hearing = self._hearing(seat)
        return tuple(hearing.heard[after : hearing.ends[self._at]])

    def count(self, seat: Seat) -> int:
        """How much a seat had heard at the cursor."""
        return self._hearing(seat).ends[self._at]

    def edition(self, seat: Seat) -> int:
        """How many amendments up to the cursor changed words that a seat heard."""
        return self._hearing(seat).edition

    def heard_of(self, seat: Seat, seq: int) -> tuple[Heard, ...]:
        """What a seat heard of one commit, with its words as they were amended by the cursor."""
        hearing = self._hearing(seat)
        return tuple(hearing.heard[hearing.ends[seq - 1] : hearing.ends[seq]]) if 1 <= seq <= len(self.commits) else ()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call a listener after each move of the cursor; the answer ends it."""
        return self._listeners.add(listener)

    def _hearing(self, seat: Seat) -> Hearing:
        """All that a seat ever heard, with the words that it has at the cursor."""
        amended = bisect_right(self._amended, self._at)
        known = self._feeds.get(seat)
        if known is None or known[0] != amended:
            until = self._amended[amended - 1] if amended else 0
            known = (amended, hear(self.commits, seat, tuple(self.book.teams), until, self.header))
            self._feeds[seat] = known
        return known[1]

    def _state_at(self, seq: int) -> State:
        """The state right after a commit was stored: folded forward from the nearest one that is kept."""
        if seq in self._window:
            return self._window[seq]
        start = next(kept for kept in range(seq - seq % INTERVAL, -1, -INTERVAL) if kept in self._kept)
        broken = bisect_right(self._breaks, seq)
        if broken and self._breaks[broken - 1] > start:
            # What is in force there is folded anew, once, and not from the states that rewinds go back to: there would be no end.
            start = self._breaks[broken - 1]
            if start not in self._kept:
                self._kept[start] = fold(_events(timeline(self.commits[:start]).effective))
        state = self._kept[start]
        for number in range(start + 1, seq + 1):
            state = fold(self.commits[number - 1].events, state)
            self._keep(number, state)
        return state

    def _keep(self, seq: int, state: State) -> None:
        if seq % INTERVAL == 0:
            self._kept[seq] = state
        if len(self._window) >= WINDOW:
            for old in [number for number in self._window if abs(number - seq) > INTERVAL]:
                del self._window[old]
        self._window[seq] = state


def _has(commit: Commit, kind: type[Event] | tuple[type[Event], ...]) -> bool:
    return any(isinstance(event, kind) for event in commit.events)


def _events(commits: Sequence[Commit]) -> Iterator[Event]:
    return (event for commit in commits for event in commit.events)


class ReplaySeat(Seated):
    """A seat at a table that is looked at again. It follows the replay's cursor."""

    live = False
    """Commands are never taken."""

    def __init__(self, replay: Replay, seat: Seat) -> None:
        super().__init__(seat, replay.deck, PlaceDrafts(None, replay.header.session, seat, ""))
        self._replay = replay

    def now(self) -> int:
        """The moment of the step at the cursor, in seconds UTC since 1970; 0 in an empty log."""
        commit = self._replay.commit
        return seconds(commit.at) if commit is not None else 0

    async def view(self) -> SeatView:
        """What the seat could know at the cursor."""
        replay = self._replay
        return by_its_name(replay.seen(self._seat), replay.header, replay.commits[: replay.at])

    async def feed(self, after: int = 0) -> tuple[Heard, ...]:
        """What the seat had heard at the cursor, beyond number `after`."""
        return self._replay.heard(self._seat, after)

    async def edition(self) -> int:
        """How many amendments up to the cursor changed words that the seat heard."""
        return self._replay.edition(self._seat)

    async def submit(self, command: Command, *, behalf: Seat = "", command_id: str = "", form: str = "") -> Accepted | Refusal:
        """Refuse every command: what is past stays as it was."""
        del command, behalf, command_id, form
        return Refusal("not now", "This is a replay: nothing can be changed in it. To play on, open the session itself.")

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Be called after each move of the cursor; the answer ends it."""
        return self._replay.subscribe(listener)
