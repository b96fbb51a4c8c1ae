"""The table: one session, its log, and its seats."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self
from uuid import uuid4

import tabletop
from tabletop.deck.model import Deck
from tabletop.deck.parse import read_embedded
from tabletop.deck.problems import shown
from tabletop.game.apply import fold
from tabletop.game.audience import CONTROL, Seat
from tabletop.game.commands import Command, OpenSession
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.events import Event, SessionEnded
from tabletop.game.feed import Heard
from tabletop.game.play import Actor
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.timing import reopen
from tabletop.game.state import State
from tabletop.game.view import SeatView, view
from tabletop.journal.commit import Commit, Header
from tabletop.journal.drafts import Drafts
from tabletop.journal.errors import SaveUnfinished, Stale, Unstorable
from tabletop.journal.file import FileJournal
from tabletop.journal.memory import MemoryJournal
from tabletop.journal.pin import forget_pin
from tabletop.journal.roster import Roster, must_have_no_names, people_in
from tabletop.journal.stamp import is_stamp, now, seconds
from tabletop.journal.timeline import timeline
from tabletop.table.drafts import PlaceDrafts
from tabletop.table.given import Given
from tabletop.table.hearing import Hearings
from tabletop.table.listeners import Listeners
from tabletop.table.log import Journal
from tabletop.table.place import Place
from tabletop.table.reopening import LEFT, left_at, may_be_left, wants_step

_TRIES = 5
"""How often a command is decided anew when another writer was faster."""


def _moment(at: str) -> int:
    """The moment of a stamp, in seconds UTC. Raises Unstorable for what a clock gave that is none."""
    try:
        return seconds(at)
    except ValueError as error:
        said = f"Nothing was saved: the clock gave no time (“{shown(at)}”). Set this machine's clock and try again."
        raise Unstorable(said) from error


class Table:
    """One session: takes commands, keeps the log, hands out seats.

    Made by `create` and `open`. Commands are taken one at a time; not for several threads at once.
    """

    def __init__(
        self,
        journal: Journal,
        deck: Deck,
        *,
        drafts: Drafts | None = None,
        roster: Roster | None = None,
        clock: Callable[[], str] = now,
    ) -> None:
        self.journal = journal
        self.deck = deck
        self.book = Rulebook(deck)
        self.roster = roster
        self._drafts = drafts
        self._clock = clock
        self._listeners = Listeners()
        self._known: dict[str, Commit] = {}
        self._commits: list[Commit] = []
        self._hearings = Hearings(self._commits, tuple(self.book.teams), journal.header)
        self._state = State()
        self._reopened: tuple[Event, ...] = ()
        self._take_in()

    @classmethod
    def create(
        cls,
        deck: Deck,
        settings: OpenSession,
        *,
        path: Path | None = None,
        seed: str = "",
        name: str = "",
        clock: Callable[[], str] = now,
    ) -> Self:
        """Begin a session in a new save, or in memory without a `path`.

        An empty seed lets this machine draw one. `name` is what others are told of who holds the save. Raises SaveError
        if the save cannot be made, ValueError with a sentence if the rules refuse the settings.
        """
        header = Header(
            session=uuid4().hex,
            title=settings.title.strip() or deck.title,
            deck=deck.id,
            deck_title=deck.title,
            deck_digest=deck.digest,
            deck_files=deck.files,
            seed=seed or secrets.token_hex(8),
            created=clock(),
            app=tabletop.__version__,
        )
        table = cls.begin(header, deck, settings, path=path, name=name, clock=clock)
        if isinstance(table, Refusal):
            raise ValueError(table.sentence)
        return table

    @classmethod
    def begin(
        cls,
        header: Header,
        deck: Deck,
        settings: OpenSession,
        *,
        path: Path | None = None,
        command_id: str = "",
        name: str = "",
        clock: Callable[[], str] = now,
    ) -> Self | Refusal:
        """Begin the session of a header, its opening in the save together with it, or leave nothing behind.

        Raises SaveError if the save cannot be made, or if the roster of another stands beside its name.
        """
        at = clock()
        events = decide_on(Rulebook(deck), State().thaw(), settings, Actor.at(CONTROL), Dice(header.seed, 1), _moment(at))
        if isinstance(events, Refusal):
            return events
        first = Commit(seq=1, id=command_id or uuid4().hex, at=at, seat=CONTROL, events=tuple(events))
        if path is None:
            memory = MemoryJournal(header)
            memory.append(0, first)
            return cls(memory, deck, clock=clock)
        must_have_no_names(path)
        journal = FileJournal.create(path, header, first=(first,), name=name)
        drafts: Drafts | None = None
        try:
            with suppress(OSError):
                forget_pin(path)  # left over from another save of this name
            drafts = Drafts(path)
            return cls(journal, deck, drafts=drafts, roster=Roster.open(path), clock=clock)
        except BaseException:
            if drafts is not None:
                drafts.close()
            journal.discard()
            raise

    @classmethod
    def open(cls, path: Path, *, write: bool = True, name: str = "", clock: Callable[[], str] = now) -> Self:
        """Open a save, for play or read-only. Raises SaveError, or DeckError if its deck cannot be read."""
        journal = FileJournal.open(path, write=write, name=name)
        drafts: Drafts | None = None
        try:
            if not journal.seq:
                raise journal.problem or SaveUnfinished(path)  # noqa: TRY301 - the journal is let go of below
            deck = read_embedded(journal.header.deck_files, journal.header.format, save=str(path))
            roster = Roster.open(path, used=people_in(journal.read()), write=write)
            drafts = Drafts(path) if write else None
            return cls(journal, deck, drafts=drafts, roster=roster, clock=clock)
        except BaseException:
            if drafts is not None:
                drafts.close()
            journal.close()
            raise

    def go_on(self) -> tuple[Event, ...]:
        """Take up a session where it was left: the time that it was closed is nobody's. For whoever opens one to play on, once.

        What runs by the clock has as much time as it had, and that is a step of the log; answers its events. Where nothing runs,
        that it was closed is kept with the next step, and nothing is answered. Raises SaveError when the log cannot take it.
        """
        at = self._clock()
        noted = self.drafts(CONTROL).get(LEFT).get("at", "")
        events = reopen(self._state, left_at(self._commits, noted), _moment(at))
        if not wants_step(events):
            self._reopened = events
            return ()
        seq = len(self._commits)
        commit = Commit(seq=seq + 1, id=uuid4().hex, at=at, seat=CONTROL, events=events)
        self.journal.append(seq, commit)
        self._committed(commit, fold(events, self._state))
        return events

    def close(self) -> None:
        """Let go of the save."""
        # Where an earlier closing still waits for its step, the next opening counts from that one.
        counts = self.journal.writable and not self._reopened and may_be_left(self._state)
        if counts and self.now() > left_at(self._commits, ""):
            self.drafts(CONTROL).put(LEFT, {"at": self._clock()})
        if self._drafts is not None:
            self._drafts.close()
        self.journal.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def now(self) -> int:
        """The moment by the table's clock, in seconds UTC since 1970; 0 where that clock gives no time."""
        at = self._clock()
        return seconds(at) if is_stamp(at) else 0

    @property
    def state(self) -> State:
        """The state: for control's tools and the review. Seats get views."""
        return self._state

    @property
    def head(self) -> str:
        """The hash of the save's last line, by which alone a clean cut shows; empty for a session in memory."""
        return self.journal.head

    def endex(self) -> tuple[int, str] | None:
        """The number of the commit that ended the session, and the head hash right after it; None while it runs.

        Raises SaveError if the save has gone.
        """
        if self._state.ended is None:
            return None
        seq = next(commit.seq for commit in reversed(self._commits) if any(isinstance(e, SessionEnded) for e in commit.events))
        return seq, self.journal.head_after(seq)

    @property
    def notice(self) -> str:
        """What people should be told of the drafts and the roster beside the save, as sentences; mostly empty."""
        beside = (self._drafts, self.roster)
        return " ".join(each.notice for each in beside if each is not None and each.notice)

    @property
    def commits(self) -> Sequence[Commit]:
        """The log so far, taken-back commits included."""
        return self._commits

    def seat(self, seat: Seat, person: str = "") -> Place:
        """A place at the table. Raises KeyError for a seat that the deck does not have."""
        return Place(self, seat, person)

    def submit(
        self, seat: Seat, command: Command, *, person: str = "", behalf: Seat = "", command_id: str = ""
    ) -> Commit | Refusal:
        """Take a command: the commit that it came to, once that is safe in the log, or a refusal that changed nothing.

        Raises SaveError when the log cannot take it: then nothing has happened.
        """
        command_id = command_id or uuid4().hex
        for _ in range(_TRIES):
            if command_id in self._known:
                return self._known[command_id]
            at = self._clock()
            given = Given(command=command, seat=seat, person=person, behalf=behalf, at=_moment(at))
            decided = given.decided(self.book, self._state, self._commits, seed=self.journal.header.seed, roster=self.roster)
            if isinstance(decided, Refusal):
                return decided
            events, state = decided
            seq = len(self._commits)
            whole = (*events, *self._reopened)
            commit = Commit(seq=seq + 1, id=command_id, at=at, seat=seat, person=person, behalf=behalf, events=whole)
            try:
                self.journal.append(seq, commit)
            except Stale:
                self._take_in()
                self._listeners.call()
                continue
            self._committed(commit, state)
            return commit
        return Refusal("stale", "The table moved on while this was being decided: look again, then try once more.")

    def _committed(self, commit: Commit, state: State | None) -> None:
        self._reopened = ()
        self._commits.append(commit)
        self._known[commit.id] = commit
        if state is None:
            self._refold()
        else:
            self._state = state
        self._hearings.add(commit)
        self._listeners.call()

    def _take_in(self) -> None:
        """Read what the log holds beyond what is known."""
        new = list(self.journal.read(len(self._commits) + 1))
        self._commits.extend(new)
        self._known.update((commit.id, commit) for commit in new)
        self._hearings.forget()
        self._refold()

    def _refold(self) -> None:
        in_force = timeline(self._commits).effective
        self._state = fold(event for commit in in_force for event in commit.events)

    def heard(self, seat: Seat) -> Sequence[Heard]:
        """All that a seat has heard, with its words as amended."""
        return self._hearings.of(seat).heard

    def edition(self, seat: Seat) -> int:
        """How many amendments changed what a seat has heard."""
        return self._hearings.of(seat).edition

    def seen(self, seat: Seat) -> SeatView:
        """What a seat may know now."""
        return view(self.book, self._state, seat)

    def drafts(self, seat: Seat, person: str = "") -> PlaceDrafts:
        """What is being typed at a seat."""
        return PlaceDrafts(self._drafts, self.journal.header.session, seat, person)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call a listener after each commit; the answer ends it."""
        return self._listeners.add(listener)
