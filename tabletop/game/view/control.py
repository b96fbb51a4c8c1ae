"""What control and evaluators see of the state: all of it."""

from __future__ import annotations

from attrs import frozen

from tabletop.deck.model import Expectation
from tabletop.game.audience import Seat, redact
from tabletop.game.events import (
    EstimateExplained,
    EstimateGiven,
    EstimatesShown,
    IncidentRead,
    InjectReleased,
    MoveRead,
    OrderGiven,
    OrderRevealed,
    OrderRuled,
    ProposalMade,
    ProposalSettled,
    ReasonRaised,
    SessionEnded,
    SessionOpened,
    TaskRated,
    TeamFinished,
    VoteCast,
)
from tabletop.game.lessons import Lessons
from tabletop.game.msel import Status, proposed, status
from tabletop.game.orders import agreed_roles, open_rulings, refused_roles
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.consequences import unsettled
from tabletop.game.state import State
from tabletop.game.view.exchange import DeskExchange, desk_exchange
from tabletop.game.view.parts import Clock, Ending, Fact, TrackView
from tabletop.game.view.stakes import Stake, Swing, moved_by_reveal, moved_by_ruling, stakes_of
from tabletop.game.view.team import clock_of, ending_of
from tabletop.game.view.world import track_view


@frozen(kw_only=True)
class MselLine:
    """One inject of the MSEL. `turn` is its planned turn of the deck, 0 for none; `deferred` the turn that it is put off to.

    `holds` says whether its condition holds now. `at` is the moment from which it is proposed by the clock on the wall, in
    seconds UTC since 1970, 0 for none; until it is released, `status` does not know of that moment, and `due` does.
    """

    number: int
    inject: str
    title: str
    kind: str
    turn: int
    time: str
    status: Status
    main: bool
    deferred: int | None
    holds: bool
    at: int
    reason: str
    expects: Expectation | None
    mark: str

    def due(self, moment: int) -> bool:
        """Whether it is proposed at a moment, in seconds UTC since 1970."""
        if self.at and self.status not in ("released", "complete"):
            return self.holds and moment >= self.at
        return self.status == "ready"


@frozen(kw_only=True)
class DeskOrder:
    """An order as control has it on the desk: as given, who stands behind it, what was seen of it, and its ruling.

    `card_pros` and `card_cons` are its card's own reasons, each with whether its condition holds now.
    """

    given: OrderGiven
    title: str
    needed: tuple[str, ...]
    agreed: tuple[str, ...]
    refused: tuple[str, ...]
    worded: str
    """Control's words for what others will see of it; empty while it has none."""
    revealed: OrderRevealed | None
    ruling: OrderRuled | None
    open: bool
    reasons: tuple[ReasonRaised, ...]
    card_pros: tuple[tuple[str, bool], ...]
    card_cons: tuple[tuple[str, bool], ...]
    estimates: tuple[EstimateGiven, ...]
    shown: EstimatesShown | None
    explained: tuple[EstimateExplained, ...]
    silence: int
    """When its silence ends, in seconds UTC; 0 if it is under none."""
    votes: tuple[VoteCast, ...]
    stakes: tuple[Stake, ...]
    """What each outcome would come to as the world stands; empty once it is ruled or has come to nothing."""
    moved: tuple[Swing, ...]
    """What the ruling moved."""
    paid: tuple[Swing, ...]
    """What the reveal moved: its cost, and what followed if it was laid open."""


@frozen(kw_only=True)
class ControlView:
    """Everything, as control works with it."""

    seat: Seat
    clock: Clock
    opened: SessionOpened | None
    tracks: tuple[TrackView, ...]
    facts: tuple[Fact, ...]
    established: tuple[str, ...]
    msel: tuple[MselLine, ...]
    inbox: tuple[InjectReleased, ...]
    incident_readings: tuple[IncidentRead, ...]
    move_readings: tuple[MoveRead, ...]
    orders: tuple[DeskOrder, ...]
    statements: tuple[tuple[str, str], ...]
    """This turn's statements by team, before the reveal as well."""
    finished: tuple[TeamFinished, ...]
    proposals: tuple[ProposalMade, ...]
    settled: tuple[ProposalSettled, ...]
    ratings: tuple[TaskRated, ...]
    absent: tuple[str, ...]
    """Roles that control plays now."""
    exchange: DeskExchange
    lessons: Lessons
    at_top: bool
    choices: tuple[str, ...]
    """What can be chosen at the top of the ladder; empty unless it is reached."""
    ended: SessionEnded | None
    ending: Ending | None
    next_step: str
    """What has to be done before the phase can end, or what comes next."""


def control_view(book: Rulebook, state: State, seat: Seat) -> ControlView:
    """All of a state."""
    at_top = bool(state.opened) and state.tracks[book.ladder] == book.highs[book.ladder] and state.ended is None
    choices = ("war", "contained") if state.off_ramp else ("war", "off_ramp", "contained")
    return ControlView(
        seat=seat,
        clock=clock_of(book, state),
        opened=state.opened,
        tracks=tuple(
            track_view(track, state.tracks[index], state.before[index], "exact") for index, track in enumerate(book.deck.tracks)
        )
        if state.opened
        else (),
        facts=tuple(Fact(id=flag.id, title=flag.title, holds=flag.id in state.flags) for flag in book.deck.flags),
        established=state.facts,
        msel=_msel(book, state),
        inbox=state.inbox,
        incident_readings=state.incident_readings,
        move_readings=state.move_readings,
        orders=_desk(book, state, seat),
        statements=tuple((made.team, made.text) for made in state.statements),
        finished=state.finished,
        proposals=unsettled(state),
        settled=state.settled,
        ratings=state.ratings,
        absent=state.absent,
        exchange=desk_exchange(state),
        lessons=state.lessons,
        at_top=at_top,
        choices=choices if at_top else (),
        ended=state.ended,
        ending=ending_of(state),
        next_step=_next_step(book, state, at_top=at_top),
    )


def _moment(state: State, inject: str) -> int:
    timed = state.timed.get(inject)
    return timed.at if timed is not None else 0


def _msel(book: Rulebook, state: State) -> tuple[MselLine, ...]:
    marks = {inject: mark.mark for inject, mark in state.marks.items()}
    aside = {aside.inject: aside for aside in state.aside}
    lines: list[MselLine] = []
    for inject in book.injects.values():
        card, put = inject.card, aside.get(inject.card.id)
        lines.append(
            MselLine(
                number=len(lines) + 1,
                inject=card.id,
                title=card.title,
                kind=card.kind,
                turn=inject.turn,
                time=card.time,
                status=status(book, state, card.id),
                main=card.weight == "main",
                deferred=put.turn if put else None,
                holds=inject.when is None or bool(inject.when(state)),
                at=_moment(state, card.id),
                reason=put.reason if put else "",
                expects=card.expects,
                mark=marks.get(card.id, ""),
            )
        )
    for written in state.written:
        put = aside.get(written.inject)
        lines.append(
            MselLine(
                number=len(lines) + 1,
                inject=written.inject,
                title=written.title,
                kind="contextual",
                turn=0,
                time=written.time,
                status=status(book, state, written.inject),
                main=True,
                deferred=put.turn if put else None,
                holds=True,
                at=_moment(state, written.inject),
                reason=put.reason if put else "",
                expects=None,
                mark="",
            )
        )
    return tuple(lines)


def _desk(book: Rulebook, state: State, seat: Seat) -> tuple[DeskOrder, ...]:
    moves = {move.order: move for move in state.moves}
    rulings = {ruling.order: ruling for ruling in state.rulings}
    waiting = {order.order for order in open_rulings(state)}
    silences = {silence.order: silence.ends for silence in state.silences}
    desk = []
    for order in state.orders:
        card = book.actions[order.card].card if order.card else None
        pros, cons = book.card_reasons(state, order.card) if order.card else ((), ())
        desk.append(
            DeskOrder(
                given=order,
                title=card.title if card else "Argument" if order.substance == "argument" else "Pass",
                needed=card.authority if card and card.collective else (),
                agreed=agreed_roles(state, order),
                refused=refused_roles(state, order.order),
                worded=next((worded.text for worded in state.worded if worded.order == order.order), ""),
                revealed=moves.get(order.order),
                ruling=rulings.get(order.order),
                open=order.order in waiting,
                reasons=tuple(reason for reason in state.reasons if reason.order == order.order),
                card_pros=pros,
                card_cons=cons,
                estimates=tuple(guess for guess in state.guesses if guess.order == order.order and redact(guess, seat)),
                shown=next((laid for laid in state.shown if laid.order == order.order), None),
                explained=tuple(each for each in state.explained if each.order == order.order),
                silence=silences.get(order.order, 0),
                votes=tuple(vote for vote in state.votes if vote.order == order.order and redact(vote, seat)),
                stakes=stakes_of(book, state, order) if order.order not in state.closed else (),
                moved=moved_by_ruling(book, state, rulings.get(order.order)),
                paid=moved_by_reveal(book, state, moves.get(order.order)),
            )
        )
    return tuple(desk)


def _next_step(book: Rulebook, state: State, *, at_top: bool) -> str:
    if state.opened is None:
        return "Open the session."
    if state.phase == "inject":
        return _to_release(book, state)
    if state.phase in ("assess", "decide"):
        waiting = [book.teams[team].title for team in state.opened.teams if all(done.team != team for done in state.finished)]
        return f"Waiting for {' and '.join(waiting)}." if waiting else "All teams are done: go on."
    if state.phase == "adjudicate":
        count = len(open_rulings(state))
        return f"{count} {'order' if count == 1 else 'orders'} to rule on." if count else "Everything is ruled: go on."
    if state.phase == "consequences":
        count = len(unsettled(state))
        if count:
            return f"{count} {'proposal' if count == 1 else 'proposals'} to settle."
        return "The ladder is at its top: choose." if at_top else "Go on to the next turn."
    return "ENDEX: hold the hot wash, then the review."


def _to_release(book: Rulebook, state: State) -> str:
    """What the MSEL proposes: the injects planned for a turn, and apart from them those that fit whatever the turn."""
    ready = proposed(book, state)
    planned = sum(bool(inject.turn) for inject in ready)
    pool = len(ready) - planned
    fit = f"{pool} of no turn {'fits' if pool == 1 else 'fit'} as well" if pool else ""
    if not planned:
        return f"No planned inject is due; {fit}. Release one or go on." if fit else "Nothing is due: go on."
    due = f"Release {'the planned inject that is' if planned == 1 else f'the {planned} planned injects that are'} due"
    return f"{due}, then go on{f'; {fit}' if fit else ''}."
