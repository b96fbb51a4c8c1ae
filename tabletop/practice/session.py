"""A practice session: who does what next where one person plays and the engine does all the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Self

from attrs import field, frozen

from tabletop.deck.model import Deck
from tabletop.engine import white_cell
from tabletop.engine.match import Books, temper_of
from tabletop.engine.people.person import Person
from tabletop.engine.players import make_player
from tabletop.engine.players.commander import Progress
from tabletop.engine.sight import SeatSight, Sight
from tabletop.game.apply import apply, fold
from tabletop.game.audience import CONTROL
from tabletop.game.commands import (
    AdvancePhase,
    ChooseLadder,
    CloseMessage,
    Command,
    EndSession,
    ExtendClock,
    Finish,
    OpenSession,
    PlanClock,
    ReleaseInject,
    SetMessages,
)
from tabletop.game.events import Level, Phase, PhaseOpened, Rewound
from tabletop.game.msel import due
from tabletop.game.refusal import Refusal
from tabletop.game.state import State
from tabletop.game.view import TeamView, team_view
from tabletop.journal.commit import Commit
from tabletop.journal.stamp import now
from tabletop.journal.timeline import timeline
from tabletop.practice.coach.decision import Decision, decision, when_decided
from tabletop.table.seat import SeatHandle
from tabletop.table.table import Table

THINKING: tuple[Phase, ...] = ("assess", "decide", "adjudicate")
"""Phases in which every team has something to say."""
TURNS = 6
"""Turns of a practice session; a deck without such a length gives the nearest."""
MINUTES: dict[str, int] = {"assess": 2, "decide": 3, "adjudicate": 1, "consequences": 1}
"""The plan of a turn's clock, by phase; nothing happens when it has run down."""
BRIEFING, FORMS = 2, 1
"""Minutes that the first turn has besides: for the briefing, and for the first look at the cards and at the order form."""
NOBODY_AT_CONTROL = "In practice nobody sits at control who could answer."
ENDED = "The person who plays ended the session here."


class NoPractice(ValueError):  # noqa: N818 - it is what happened, told to a person
    """The session of this save is not one person's against the engine."""


@frozen
class Job:
    """What the engine does next. `who` is a team, or `control` for the white cell; `says` is what to tell the person."""

    who: str
    says: str
    think: Callable[[Progress | None], tuple[Command, ...]]
    """Works out what to do. It touches no table and no screen, so that it may run in a thread of its own."""
    since: int = field(kw_only=True)
    """The step since which it is to be done: once the table has left that phase, it is nobody's any more."""


def turns_near(deck: Deck, turns: int = TURNS) -> int:
    """The length of the deck that is nearest to so many turns; the shorter of two that are as near."""
    return min((length.turns for length in deck.lengths), key=lambda each: (abs(each - turns), each))


class Practice:
    """Leads a session in which one team is a person's. It acts only when it is asked to, one job at a time.

    All that it goes by is in the log, so that a session may be closed and opened at any step, taken back, or forked. The engine's
    staff may be done before the person is: what it came to is kept here, and goes into the log after the person's. So it does
    not matter to the dice who was faster, and nothing that the person could notice tells how the other side is getting on.
    """

    def __init__(self, table: Table, *, iterations: int | None = None) -> None:
        """Lead the session of a table. Raises NoPractice."""
        engines = [seated.team for seated in table.state.engines]
        persons = [team for team in table.deck.team_ids if team not in engines]
        if len(persons) != 1:
            raise NoPractice("In practice one team is a person's, and the engine plays all others; this session is another kind.")
        self.table = table
        self.team = persons[0]
        self.refused: list[str] = []
        """What the table refused an engine player, in sentences: nothing, if all is well."""
        self._engines = engines
        self._books = Books(table.deck)
        self._iterations = iterations
        self._kept: dict[tuple[int, str], tuple[Command, ...]] = {}

    @classmethod
    def begin(
        cls,
        deck: Deck,
        team: str,
        *,
        turns: int | None = None,
        level: Level = "commander",
        path: Path | None = None,
        title: str = "",
        seed: str = "",
        iterations: int | None = None,
        assess: bool = True,
        forecasts: bool = True,
        timed: bool = True,
        until: int = 0,
        clock: Callable[[], str] = now,
    ) -> Self:
        """Begin a practice session in a new save, or in memory without a `path`; with `timed`, a turn's clock is planned.

        With `until` only the first so many turns of its length are played.

        Raises SaveError if the save cannot be made, ValueError with a sentence if the deck has no such team or length.
        """
        if team not in deck.team_ids:
            raise ValueError(f"This deck has no team “{team}”; it has {', '.join(deck.team_ids)}.")
        engines: dict[str, Level] = {other: level for other in deck.team_ids if other != team}
        settings = OpenSession(
            turns=turns_near(deck) if turns is None else turns,
            until=until,
            title=title,
            training=(team,),
            engines=engines,
            assess=assess,
            forecasts=forecasts,
        )
        table = Table.create(deck, settings, path=path, seed=seed, name="Tabletop, practice", clock=clock)
        try:
            practice = cls(table, iterations=iterations)
            practice.give(SetMessages(passing="off"))
            if timed:
                practice.give(PlanClock(minutes=MINUTES))
        except BaseException:
            table.close()
            raise
        return practice

    @classmethod
    def open(cls, path: Path, *, iterations: int | None = None, clock: Callable[[], str] = now) -> Self:
        """Open a practice save to play on. Raises SaveError, DeckError, NoPractice."""
        table = Table.open(path, name="Tabletop, practice", clock=clock)
        try:
            practice = cls(table, iterations=iterations)
            table.go_on()
        except BaseException:
            table.close()
            raise
        return practice

    @property
    def seat(self) -> SeatHandle:
        """The person's seat."""
        return self.table.seat(self.team)

    @property
    def sight(self) -> Sight:
        """What the person sees now, with the planner's book of its team: what the coach goes by."""
        return SeatSight(self._seen(self.team), self._books.planner(self.team))

    def decision(self) -> Decision | None:
        """What the person has ordered this turn, with what it saw before: as it stands now, or after the reveal as it stood then.

        None where there is nothing to weigh: before the decide phase, while play is stopped, and after the end.
        """
        state = when_decided(self.table.state, self.table.commits)
        return None if state is None else decision(self._books.whole, self._books.planner(self.team), state, self.team)

    @property
    def over(self) -> bool:
        """Whether the session has ended."""
        return self.table.state.ended is not None

    def next_job(self) -> Job | None:
        """What the engine does next; None while it is for the person to act, and after the end."""
        staff_work = self.staff_jobs()
        return staff_work[0] if staff_work else self._control_job()

    def staff_jobs(self) -> tuple[Job, ...]:
        """What the engine's teams do now. They may be thought at once, and while the person thinks."""
        state = self.table.state
        if state.ended is not None or state.timing.stopped is not None or state.phase not in THINKING:
            return ()
        done = [finished.team for finished in state.finished]
        since = self._since()
        ready = [team for team in self._engines if team not in done and (self._person_done or (since, team) not in self._kept)]
        return tuple(self._staff_work(team) for team in ready)

    def carry_out(self, job: Job, commands: tuple[Command, ...]) -> bool:
        """Do what a job came to; what a team's staff came to, once the person is done with the phase.

        False if the table has gone on or back since, and nothing was done. Raises SaveError when the log cannot take it; once it
        can, the same job goes on where it stopped.
        """
        if job.since != self._since() or self.over or self.table.state.timing.stopped is not None:
            return False
        if job.who == CONTROL:
            self._run_the_table()
            return True
        if any(done.team == job.who for done in self.table.state.finished):
            return False
        if not self._person_done:
            self._kept = {(job.since, job.who): commands} | {at: kept for at, kept in self._kept.items() if at[0] == job.since}
            return True
        for command in (*(each for each in commands if not isinstance(each, Finish)), Finish()):
            # With an id that follows from what it is, what was done before a crash is not done twice.
            name = sha256(repr(command).encode()).hexdigest()[:16]
            came = self.table.submit(job.who, command, command_id=f"practice/{job.since}/{job.who}/{name}")
            if isinstance(came, Refusal):
                self.refused.append(came.sentence)
        return True

    def end(self, words: str = ENDED) -> None:
        """End the session before its time."""
        self.give(EndSession(words=words))

    def give(self, command: Command) -> Commit:
        """Give a command as control. Raises SaveError; RuntimeError with the sentence of a refusal."""
        came = self.table.submit(CONTROL, command)
        if isinstance(came, Refusal):
            raise RuntimeError(f"The white cell's {type(command).__name__} was refused: {came.sentence}")
        return came

    @property
    def _person_done(self) -> bool:
        return any(done.team == self.team for done in self.table.state.finished)

    def _seen(self, team: str) -> TeamView:
        view = self.table.seen(team)
        assert isinstance(view, TeamView)
        return view

    def _staff_work(self, team: str) -> Job:
        since, state = self._since(), self._began()
        says = f"{self._books.whole.teams[team].short}: the staff is at work."
        if (kept := self._kept.get((since, team))) is not None:
            return Job(team, says, lambda _progress: kept, since=since)
        level = next(seated.level for seated in state.engines if seated.team == team)
        view = team_view(self._books.whole, state, team)
        sight = SeatSight(view, self._books.planner(team), temper_of(self.table.deck, state, team))
        chance, iterations = self._chance(team), self._iterations

        def think(progress: Progress | None) -> tuple[Command, ...]:
            rng = Random(chance)  # noqa: S311 - dice of a game; thought twice, it comes to the same
            return Person(make_player(level, iterations, progress)).commands(sight, rng)

        return Job(team, says, think, since=since)

    def _control_job(self) -> Job | None:
        state = self.table.state
        if state.ended is not None or state.timing.stopped is not None:
            return None
        if next(self._timed(), None) is not None:
            return self._white_cell("A report comes in.")
        if state.phase == "consequences" and not self._settled():
            return self._white_cell("The white cell settles what follows.")
        if state.phase == "inject" or self._person_done:
            return self._white_cell(_SAYS[state.phase])
        return None

    def _white_cell(self, says: str) -> Job:
        return Job(CONTROL, says, lambda _progress: (), since=self._since())

    def _since(self) -> int:
        """The step with which the phase began, or at which somebody came back to it."""
        for commit in reversed(self.table.commits):
            if any(isinstance(event, PhaseOpened | Rewound) for event in commit.events):
                return commit.seq
        return 0

    def _began(self) -> State:
        """The state with which the phase began: what an engine player goes by, whatever it or others have done in it since."""
        since = self._since()
        if since == len(self.table.commits):
            return self.table.state
        return fold(event for commit in timeline(self.table.commits[:since]).effective for event in commit.events)

    def _chance(self, who: str) -> str:
        """The seed of a chance of its own for each player in each phase, from the session's; fresh after a rewind.

        It hangs neither on what the others did meanwhile, so that it does not matter who was faster, nor on how much anybody did.
        """
        state = self.table.state
        rewinds = sum(isinstance(event, Rewound) for commit in self.table.commits for event in commit.events)
        place = f"{state.number}/{state.phase}/{rewinds}"
        return f"{self.table.journal.header.seed}/{who}/{place}"

    def _settled(self) -> bool:
        state = self.table.state
        return not any(white_cell.settlements(state)) and not white_cell.at_top(self._books.whole, state)

    def _timed(self) -> Iterator[ReleaseInject]:
        """Injects whose moment on the clock has come."""
        state, at = self.table.state, self.table.now()
        for inject, timed in state.timed.items():
            if timed.at and inject in self._books.whole.injects and due(state, self._books.whole.injects[inject], at):
                yield ReleaseInject(inject=inject)

    def _run_the_table(self) -> None:
        """What the white cell does in this phase, and the next phase if the person is done with this one."""
        timed = tuple(self._timed())
        if timed:
            self._give_all(timed)
            return
        phase = self.table.state.phase
        if phase == "consequences" and not self._settled():
            self._give_all(tuple(white_cell.settlements(self.table.state)))
            if white_cell.at_top(self._books.whole, self.table.state):
                self.give(ChooseLadder(choice="war"))
            return
        self._clear_desk()
        if phase == "inject":
            draft = self.table.state.thaw()
            began = self._began().thaw()
            for command in white_cell.releases(self._books.whole, draft, self._chance(CONTROL), began):
                for event in self.give(command).events:
                    apply(draft, event)
        elif phase == "adjudicate":
            # One at a time: what one ruling changes counts as a reason in the next, as it does where this stops halfway.
            while (ruling := next(white_cell.rulings(self._books.whole, self.table.state), None)) is not None:
                self.give(ruling)
        self.give(AdvancePhase())
        state = self.table.state
        minutes = BRIEFING * (phase == "inject") + FORMS * (state.phase == "decide")
        if minutes and state.number == 1 and state.timing.running:
            self.give(ExtendClock(seconds=60 * minutes))

    def _clear_desk(self) -> None:
        """Whoever wrote to control is told that nobody sits there."""
        for message in self.table.state.exchange.waiting:
            self.give(CloseMessage(message=message.message, reason=NOBODY_AT_CONTROL))

    def _give_all(self, commands: tuple[Command, ...]) -> None:
        for command in commands:
            self.give(command)


_SAYS: dict[Phase, str] = {
    "inject": "The white cell opens the turn.",
    "assess": "The assessments are in.",
    "decide": "The orders are laid open.",
    "adjudicate": "The white cell rules.",
    "consequences": "The next turn begins.",
}
