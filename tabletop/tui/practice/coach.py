"""The coach on the screen: whether it is on, what it has asked, and what it has worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from tabletop.engine.reasons import Offered, offered_reasons
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Slot
from tabletop.game.feed import Heard
from tabletop.game.view import TeamView
from tabletop.practice.coach import (
    Commitment,
    Odds,
    Question,
    Said,
    TurnRemarks,
    after_commitment,
    after_turn,
    odds,
    orders_of,
    questions_before,
)
from tabletop.practice.shortlist import shortlist

if TYPE_CHECKING:
    from tabletop.engine.players.commander import Progress
    from tabletop.practice.session import Practice

_FORM = "practice"
"""The draft in which the seat keeps what is set, and how often it was asked."""
Asking: TypeAlias = Callable[[], Question | None]
Weighing: TypeAlias = Callable[["Progress"], Commitment]
Remarking: TypeAlias = Callable[[], TurnRemarks]


class Coach:
    """What the coach of a session says. Its functions that think touch no table, so that they may run in a thread."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._drafts = practice.seat.drafts
        self._kept = self._drafts.get(_FORM)
        self._about: GiveOrder | None = None
        """The order that was last looked at for a question."""
        self._put: tuple[GiveOrder, Question] | None = None
        self._said: tuple[tuple[GiveOrder, ...], Commitment] | None = None
        self._looked: tuple[int, TurnRemarks] | None = None
        """What was said after a turn, with its number."""

    @property
    def on(self) -> bool:
        """Whether it says anything."""
        return self._kept.get("coach", "on") == "on"

    def switch(self) -> bool:
        """Switch it on or off; answers whether it is on now."""
        self._keep("coach", "off" if self.on else "on")
        return self.on

    def _keep(self, name: str, value: str) -> None:
        self._kept[name] = value
        self._drafts.put(_FORM, self._kept)

    @property
    def _asked(self) -> int:
        count = self._kept.get("asked", "0")
        return int(count) if count.isdecimal() else 0

    def question(self, order: GiveOrder) -> Asking | None:
        """What finds out whether there is a question about an order before it is given; None where none is wanted."""
        if not self.on:
            return None
        if self._put is not None and self._put[0] == order:
            put = self._put[1]
            return lambda: put
        self._about = order
        decision, asked = self._practice.decision(), self._asked
        if decision is None:
            return None
        sight = decision.sight
        rng = self._chance("question", sight.view.clock.number)
        return lambda: next(iter(questions_before(sight, (order,), asked, rng)), None)

    def note_question(self, question: Question) -> None:
        """A question was put; put again about the same order it counts once."""
        if self._about is not None and (self._put is None or self._put[1] is not question):
            self._put = (self._about, question)
            self._keep("asked", str(self._asked + 1))

    def commitment(self, view: TeamView) -> Commitment | None:
        """What was worked out about the orders that stand, if it was."""
        return self._said[1] if self._said is not None and self._said[0] == orders_of(view) else None

    def weighing(self, view: TeamView) -> Weighing | None:
        """What works it out; None where nothing was ordered."""
        decision = self._practice.decision()
        if decision is None or not decision.orders:
            return None
        rng = self._chance("commitment", view.clock.number)
        return lambda progress: after_commitment(decision, rng, progress=progress)

    def keep_commitment(self, view: TeamView, said: Commitment) -> None:
        """Keep what was worked out, for when it is looked at again."""
        self._said = (orders_of(view), said)

    def remarking(self, view: TeamView, heard: Sequence[Heard]) -> Remarking | None:
        """What works out what to say of a turn that is over; it weighs the orders of the turn again if that was not kept.

        None once the table has gone on to another phase than the view's.
        """
        sight, said, number = self._practice.sight, self._remarks(), view.clock.number
        if (sight.view.clock.number, sight.view.clock.phase) != (number, view.clock.phase):
            return None
        if self._looked is not None and self._looked[0] == number:
            looked = self._looked[1]
            return lambda: looked
        decision, kept = self._practice.decision(), self._said
        thought = kept[1] if decision is not None and kept is not None and kept[0] == decision.orders else None
        rng = self._chance("commitment", number)

        def remark() -> TurnRemarks:
            weighed = thought
            if weighed is None and decision is not None and decision.orders:
                weighed = after_commitment(decision, rng)
            return after_turn(heard, sight, weighed, said)

        return remark

    def note_remarks(self, view: TeamView, remarks: TurnRemarks) -> None:
        """Keep what was said after a turn, so that it is not said again in the next."""
        self._looked = (view.clock.number, remarks)
        self._keep(f"said/{view.clock.number}", "\n".join(f"{said.kind}\t{said.about}" for said in remarks.said))

    def _remarks(self) -> tuple[Said, ...]:
        """What was said after the turns so far."""
        found = []
        for name, kept in self._kept.items():
            form, _, turn = name.partition("/")
            if form == "said" and turn.isdecimal():
                rows = [row.partition("\t") for row in kept.split("\n") if row]
                found += [Said(int(turn), kind, about) for kind, _, about in rows]
        return tuple(found)

    def odds(self, order: GiveOrder, raised: Sequence[str] = (), against: Sequence[str] = ()) -> Odds | None:
        """The odds of an order that dice decide, as far as the seat can know them, with the reasons it has given since."""
        return odds(self._practice.sight, order, raised, against)

    def shortlist(self, slot: Slot) -> tuple[str, ...]:
        """The cards that the staff puts before the person first, whether the coach is on or not."""
        decision = self._practice.decision()
        return () if decision is None else shortlist(decision, self._practice.sight, slot)

    def offered(self, effects: Sequence[str]) -> Offered:
        """Reasons for and against an argument that is to move tracks, as far as the seat can know."""
        sight = self._practice.sight
        return offered_reasons(sight.book, sight.view, effects)

    def _chance(self, what: str, turn: int) -> Random:
        return Random(f"coach/{what}/{turn}")  # noqa: S311 - chance of games in thought
