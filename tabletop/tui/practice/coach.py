"""The coach on the screen: whether it is on, what it has asked, and what it has worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from tabletop.engine.reasons import Offered, offered_reasons
from tabletop.game.commands import GiveOrder
from tabletop.game.view import TeamView
from tabletop.practice.coach import Commitment, Question, after_commitment, orders_of, questions_before

if TYPE_CHECKING:
    from tabletop.engine.players.commander import Progress
    from tabletop.practice.session import Practice

_FORM = "practice"
"""The draft in which the seat keeps what is set, and how often it was asked."""
Asking: TypeAlias = Callable[[], Question | None]
Weighing: TypeAlias = Callable[["Progress"], Commitment]


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
        sight, asked = self._practice.sight, self._asked
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
        orders = orders_of(view)
        if not orders:
            return None
        sight, rng = self._practice.sight, self._chance("commitment", view.clock.number)
        return lambda progress: after_commitment(sight, orders, rng, progress=progress)

    def keep_commitment(self, view: TeamView, said: Commitment) -> None:
        """Keep what was worked out, for when it is looked at again."""
        self._said = (orders_of(view), said)

    def offered(self, effects: Sequence[str]) -> Offered:
        """Reasons for and against an argument that is to move tracks, as far as the seat can know."""
        sight = self._practice.sight
        return offered_reasons(sight.book, sight.view, effects)

    def _chance(self, what: str, turn: int) -> Random:
        return Random(f"coach/{what}/{turn}")  # noqa: S311 - chance of games in thought
