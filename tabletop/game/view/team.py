"""What a team's seat may know of the state."""

from __future__ import annotations

from attrs import frozen

from tabletop.game.audience import Seat, redact, team_of
from tabletop.game.events import PHASES, Level, OrderGiven, OrderRevealed
from tabletop.game.orders import agreed_roles, committed, given_in, means, open_rulings, refused_roles
from tabletop.game.questions import asked
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.agreement import still_asked
from tabletop.game.rules.orders import offers
from tabletop.game.state import State
from tabletop.game.view.changes import Change, changes_of
from tabletop.game.view.exchange import TeamExchange, team_exchange
from tabletop.game.view.parts import (
    Asked,
    Clock,
    Ending,
    Fact,
    MoveView,
    Offer,
    OrderStatus,
    OrderView,
    PastOrder,
    Report,
    TrackView,
    others_see,
)
from tabletop.game.view.world import fact_views, track_views


@frozen(kw_only=True)
class TeamView:
    """What a team's seat sees. `capital` is what it has, `spendable` what its orders leave of it above the floor."""

    seat: Seat
    team: str
    clock: Clock
    tracks: tuple[TrackView, ...]
    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]
    """What moved tracks and flags since the turn opened, by its cause, as far as the team sees the one and can tell the other."""
    established: tuple[str, ...]
    inbox: tuple[Report, ...]
    questions: tuple[Asked, ...]
    capital: int
    spendable: int
    offers: tuple[Offer, ...]
    played: tuple[str, ...]
    """The team's own cards that were carried out so far, in the deck's order."""
    orders: tuple[OrderView, ...]
    past: tuple[PastOrder, ...]
    """The team's own orders that were closed in earlier turns, the first given first."""
    moves: tuple[MoveView, ...]
    statement: str
    statements: tuple[tuple[str, str], ...]
    """The revealed public words of the turn, by team."""
    finished: bool
    absent: tuple[str, ...]
    engines: tuple[tuple[str, Level], ...]
    """The teams that the engine plays, each with its level."""
    exchange: TeamExchange
    ending: Ending | None
    may: tuple[str, ...]
    """Names of the commands that this seat can give now, in the order in which a turn wants them."""


def clock_of(book: Rulebook, state: State) -> Clock:
    """Where the session stands, as everybody may know it."""
    opened = state.opened
    turn = book.turns.get(state.turn)
    stopped = state.timing.stopped
    return Clock(
        title=opened.title if opened else book.deck.title,
        handling=opened.handling if opened else "",
        phase=state.phase,
        number=state.number,
        of=None if opened is None or opened.hidden_end else len(opened.plan),
        turn=state.turn,
        turn_title=turn.title if turn else "",
        date=turn.date if turn else "",
        text=turn.text if turn else "",
        timer=state.timing.timer(state.phase),
        stopped=stopped is not None,
        stop_words=stopped.words if stopped else "",
        phases=tuple(phase for phase in PHASES if phase != "assess" or opened is None or opened.assess),
    )


def team_view(book: Rulebook, state: State, seat: Seat) -> TeamView:
    """What a team's seat may know, made from what the events in the state declare. Raises KeyError if the seat is no team's."""
    team = team_of(seat)
    index = book.capital[team]
    capital = state.tracks[index] if state.opened else 0
    questions = _questions(book, state, team)
    moves = _moves(state, team)
    inbox = _inbox(state, team)
    orders = _orders(book, state, team)
    return TeamView(
        seat=seat,
        team=team,
        clock=clock_of(book, state),
        tracks=track_views(book, state, team) if state.opened else (),
        facts=fact_views(book, state, team),
        changes=changes_of(book, state, team),
        established=_established(state, team),
        inbox=inbox,
        questions=questions,
        capital=capital,
        spendable=means(book, state, team)[1] if state.opened else 0,
        offers=team_offers(book, state, team),
        played=tuple(action.id for action in book.actions_of[team] if action.id in state.played),
        orders=orders,
        past=_past(state, team),
        moves=moves,
        statement=next((made.text for made in state.statements if made.team == team), ""),
        statements=tuple(state.said.statements.items()) if state.said else (),
        finished=any(done.team == team for done in state.finished),
        absent=state.absent,
        engines=tuple((seated.team, seated.level) for seated in state.engines),
        exchange=team_exchange(state, team),
        ending=ending_of(state),
        may=_may(book, state, team, inbox, moves, questions),
    )


def ending_of(state: State) -> Ending | None:
    """How the session ended, if it has."""
    if state.ended is None:
        return None
    return Ending(ending=state.ended.ending, words=state.ended.words, scores=state.ended.scores)


def _established(state: State, team: str) -> tuple[str, ...]:
    seen = (redact(ruling, team) for ruling in state.rulings if ruling.fact)
    return tuple(values["fact"] for values in seen if values is not None)


def _inbox(state: State, team: str) -> tuple[Report, ...]:
    readings = {reading.ref: reading for reading in state.incident_readings if reading.team == team}
    reports = []
    for event in state.inbox:
        seen = redact(event, team)
        if seen is None:
            continue
        number = seen["refs"][team]
        reading = readings.get(number)
        reports.append(
            Report(
                number=number,
                turn=seen["turn"],
                time=seen["time"],
                text=seen["text"][team],
                source=seen["source"].get(team, ""),
                reliability=seen["reliability"].get(team, ""),
                incident=seen["incident"],
                readable=seen["incident"] and seen["turn"] >= state.number - 1 and state.ended is None,
                reading=reading.reading if reading else "",
                likelihood=reading.likelihood if reading else 0,
                grounds=reading.grounds if reading else "",
            )
        )
    return tuple(reports)


def _questions(book: Rulebook, state: State, team: str) -> tuple[Asked, ...]:
    if state.opened is None or not state.opened.forecasts or state.ended:
        return ()
    made = {forecast.question: forecast.probability for forecast in state.forecasts if forecast.team == team}
    return tuple(
        Asked(id=question.id, text=question.text, by=question.by, probability=made.get(question.id))
        for question in asked(book, state, team)
    )


def team_offers(book: Rulebook, state: State, team: str, *, by_control: bool = False) -> tuple[Offer, ...]:
    """A team's cards with what is to be said of each now; `by_control` for control, which decides for absent roles."""
    if state.opened is None or state.ended:
        return ()
    return tuple(
        Offer(
            card=action.card.id,
            title=action.card.title,
            cost=action.card.cost,
            main=main is None,
            national=national is None,
            why_not=main.sentence if main else "",
            why_not_national=national.sentence if national else "",
        )
        for action, main, national in offers(book, state, team, by_control=by_control)
    )


def _orders(book: Rulebook, state: State, team: str) -> tuple[OrderView, ...]:
    moves = {move.order: move for move in state.moves if move.team == team}
    rulings = {ruling.order: ruling for ruling in state.rulings if ruling.team == team}
    waiting = {order.order for order in open_rulings(state)}
    silences = {silence.order: silence.ends for silence in state.silences if silence.team == team}
    shown = {laid.order: laid.estimates for laid in state.shown if laid.team == team}
    views = []
    for order in state.orders:
        if order.team != team:
            continue
        card = book.actions[order.card].card if order.card else None
        move, ruling = moves.get(order.order), rulings.get(order.order)
        views.append(
            OrderView(
                id=order.order,
                slot=order.slot,
                substance=order.substance,
                card=order.card,
                title=card.title if card else order.argument if order.substance == "argument" else "Pass",
                role=order.role,
                needed=card.authority if card and card.collective else (),
                agreed=agreed_roles(state, order),
                refused=refused_roles(state, order.order),
                purpose=order.purpose,
                message=order.message,
                rationale=order.rationale,
                posture=order.posture,
                cost=order.cost,
                text=order.argument,
                pros=order.pros,
                effects=order.effects,
                alternatives=order.alternatives,
                dissent=order.dissent,
                owner=order.owner,
                target=order.target,
                observable=move.shown if move else others_see(card, order.posture, order.observable),
                status=_status(state, order, move, ruled=ruling is not None, waiting=order.order in waiting),
                exposed=move.exposed if move else False,
                outcome=ruling.outcome if ruling else None,
                words=ruling.words if ruling else "",
                silence=silences.get(order.order, 0),
                estimates=shown.get(order.order, ()),
            )
        )
    return tuple(views)


def _past(state: State, team: str) -> tuple[PastOrder, ...]:
    own = [order for order in state.past if order.team == team]
    outcomes = {ruling.order: ruling.outcome for ruling in state.rulings if ruling.team == team} if own else {}
    return tuple(
        PastOrder(
            id=order.order,
            turn=given_in(order.order),
            over=state.revealed[order.order].due if order.order in outcomes else given_in(order.order),
            slot=order.slot,
            substance=order.substance,
            card=order.card,
            purpose=order.purpose,
            message=order.message,
            rationale=order.rationale,
            posture=order.posture,
            outcome=outcomes.get(order.order),
        )
        for order in own
    )


def _status(state: State, order: OrderGiven, move: OrderRevealed | None, *, ruled: bool, waiting: bool) -> OrderStatus:
    if ruled:
        return "ruled"
    if move is not None:
        return "revealed" if waiting else "under way"
    if order.order in state.closed:
        return "passed" if order.substance == "pass" else "void"
    return "waits for the reveal" if state.phase == "decide" else "waits for agreement"


def _moves(state: State, team: str) -> tuple[MoveView, ...]:
    readings = {reading.ref: reading for reading in state.move_readings if reading.team == team}
    rulings = {}
    for ruling in state.rulings:
        seen = redact(ruling, team)
        if seen is not None and team in seen["refs"]:
            rulings[seen["refs"][team]] = seen
    estimates = {}
    for laid in state.shown:
        seen = redact(laid, team)
        if seen is not None and team in seen["refs"]:
            estimates[seen["refs"][team]] = seen["estimates"]
    views = []
    for move in state.moves:
        seen = redact(move, team)
        if seen is None or team not in seen["refs"]:
            continue
        number = seen["refs"][team]
        reading, result = readings.get(number), rulings.get(number)
        unruled = state.phase == "adjudicate" and result is None
        views.append(
            MoveView(
                number=number,
                turn=seen["turn"],
                author=seen["author"],
                shown=seen["shown"],
                exposed=seen["exposed"],
                readable=unruled and seen["turn"] == state.number,
                open=unruled and seen["due"] == state.number,
                reading=reading.reading if reading else "",
                likelihood=reading.likelihood if reading else 0,
                grounds=reading.grounds if reading else "",
                outcome=result["outcome"] if result else None,
                words=result["words"] if result else "",
                estimates=estimates.get(number, ()),
            )
        )
    return tuple(views)


def _may(
    book: Rulebook,
    state: State,
    team: str,
    inbox: tuple[Report, ...],
    moves: tuple[MoveView, ...],
    questions: tuple[Asked, ...],
) -> tuple[str, ...]:
    if state.opened is None or state.timing.stopped is not None:
        return ()
    if state.ended is not None:
        return ("GiveFeedback",)
    may = []
    if any(report.readable for report in inbox):
        may.append("ReadIncident")
    if questions and state.phase in ("inject", "assess", "decide"):
        may.append("MakeForecast")
    if state.phase == "decide":
        standing = committed(state, team)
        may += ["GiveOrder"] if len({order.slot for order in standing}) < 2 else []
        may += ["WithdrawOrder"] if standing else []
        collective = [(order, book.actions[order.card].card) for order in standing if order.card]
        collective = [(order, card) for order, card in collective if card.collective]
        may += ["GiveAgreement"] if collective else []
        may += ["OpenSilence"] if any(still_asked(state, order, card.authority) for order, card in collective) else []
        may.append("MakeStatement")
    if any(move.readable for move in moves):
        may.append("ReadMove")
    if any(move.open for move in moves) or any(order.team == team for order in open_rulings(state)):
        may += ["RaiseReason", "GiveEstimate", "CastVote"]
    talks = state.exchange.open_talks
    if talks is not None and team in talks.refs:
        may.append("RecordTalks")
    may += ["SendMessage", "Finish"]
    return tuple(may)
