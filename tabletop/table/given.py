"""What a command comes to at a table: first what only a table can tell, then the rules."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from tabletop.deck.problems import shown
from tabletop.game.audience import CONTROL, STAFF_SEATS, Seat, team_of
from tabletop.game.commands import Amend, Command, MakeFinding, Rewind, TakeSeat
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.events import Event
from tabletop.game.play import LINE, Actor, long_text
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import State
from tabletop.journal.commit import Commit
from tabletop.journal.roster import Roster, is_roster_id
from tabletop.table.amending import amendment
from tabletop.table.evidence import missing_evidence
from tabletop.table.rewinding import rewinding

_LONGEST_SEAT = 80
"""Most characters of a seat's name."""


@frozen(kw_only=True)
class Given:
    """A command as it was given: by whom, from which seat, on whose behalf, at which moment in seconds UTC."""

    command: Command
    seat: Seat
    person: str
    behalf: Seat
    at: int

    def decided(
        self, book: Rulebook, state: State, commits: Sequence[Commit], *, seed: str, roster: Roster | None
    ) -> tuple[list[Event], State | None] | Refusal:
        """Events and the state after them; no state where the log has to be read anew."""
        if refusal := self._out_of_place(book) or self._by_nobody(roster):
            return refusal
        if isinstance(self.command, Rewind | Amend):
            return self._on_log(self.command, state, commits)
        found = self.command if isinstance(self.command, MakeFinding) and self.seat in STAFF_SEATS else None
        if found is not None and (refusal := missing_evidence(commits, found)):
            return refusal
        draft = state.thaw()
        actor, dice = Actor.at(self.seat, self.person, self.behalf), Dice(seed, len(commits) + 1)
        decided = decide_on(book, draft, self.command, actor, dice, self.at)
        return decided if isinstance(decided, Refusal) else (decided, draft.freeze())

    def _out_of_place(self, book: Rulebook) -> Refusal | None:
        """Refuse seats that cannot be, and acting for another where it is not control who does."""
        for place in (self.seat, self.behalf):
            if refusal := long_text("The seat", place, _LONGEST_SEAT):
                return refusal
        if self.behalf and self.seat != CONTROL:
            return Refusal("not allowed", "Only control can act on behalf of another seat.")
        if self.behalf and team_of(self.behalf) not in book.teams:
            return Refusal("unknown", f"There is no seat “{shown(self.behalf)}” at this table.")
        return None

    def _by_nobody(self, roster: Roster | None) -> Refusal | None:
        """Refuse who is not in the roster: the log is for ever, and a name could not be erased from it."""
        for person in (self.person, self.command.person if isinstance(self.command, TakeSeat) else ""):
            if person and not is_roster_id(person):
                why = "The log holds no names: enter the person in the roster, and give the number, such as p1."
                return Refusal("unknown", why)
            if person and roster is not None and person not in roster.people:
                return Refusal("unknown", f"There is nobody with the number {person} in the roster. Enter the person first.")
        return None

    def _on_log(self, command: Rewind | Amend, state: State, commits: Sequence[Commit]) -> tuple[list[Event], None] | Refusal:
        """What is decided over the log, and not over the state."""
        if self.seat != CONTROL:
            return Refusal("not allowed", "Only control can do this.")
        if state.timing.stopped is not None:
            return Refusal("not now", "NO DUFF: play is stopped. Let it go on first.")
        if not command.reason.strip():
            return Refusal("incomplete", "Say why: write the reason first.")
        if len(command.reason) > LINE:
            return Refusal("incomplete", f"The reason has {len(command.reason):,} characters; the most is {LINE}.")
        if isinstance(command, Rewind):
            rewound = rewinding(commits, command, self.at)
            return rewound if isinstance(rewound, Refusal) else (rewound, None)
        amended = amendment(commits, command)
        return amended if isinstance(amended, Refusal) else ([amended], None)
