"""After ENDEX, when everything is open: the truth behind incidents, who misread whom, the opponent, what forecasts were worth."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from tabletop.deck.model import Temperament
from tabletop.engine.match import Books
from tabletop.game import events as e
from tabletop.game.telling.probability import wording
from tabletop.game.telling.words import OUTCOMES, within
from tabletop.practice.coach.hindsight import of_temper
from tabletop.review.analysis import Analysis, MoveReading, Ref
from tabletop.review.analysis.aims import Aims
from tabletop.review.analysis.injects import IncidentReading
from tabletop.review.analysis.session import SessionFacts
from tabletop.review.prose import likelihood

LABEL = "From the log, in a model's choice and words, with its own estimates where it says so; the answers are the game's."
MOST = 3
"""Misreadings that are told."""


@frozen(kw_only=True)
class Told:
    """A sentence and the events of the log that it rests on."""

    text: str
    refs: tuple[Ref, ...]


@frozen(kw_only=True)
class Explained:
    """A move of an engine player, and what it said of it then. `outcome` is empty for one that came to no ruling.

    `taken` is what the person read in it, and whether that was right; empty where nothing was said of it.
    """

    ref: Ref
    number: int
    title: str
    purpose: str
    message: str
    outcome: str
    why: str
    beside: str
    taken: str


@frozen(kw_only=True)
class Opponent:
    """An engine player: its level, the temperament that was drawn for it (none where the deck has none), and its moves."""

    team: str
    level: e.Level
    temperament: Temperament | None
    ref: Ref
    moves: tuple[Explained, ...]


@frozen(kw_only=True)
class Ending:
    """What the coach has to say at the end. `label` says what it is, and is shown with it."""

    label: str
    aims: Aims
    session: SessionFacts
    incidents: tuple[Told, ...]
    misreadings: tuple[Told, ...]
    opponents: tuple[Opponent, ...]
    forecasts: tuple[Told, ...]


def at_the_end(analysis: Analysis) -> Ending:
    """What can be told once everything is open. Raises ValueError before ENDEX: until then it is the other side's secret."""
    if not analysis.ended:
        raise ValueError("The session has not ended: what the other side thought is still its secret.")
    seated = tuple(_seated(analysis))
    persons = [team for team in analysis.deck.team_ids if team not in analysis.engines]
    books = Books(analysis.deck)
    return Ending(
        label=LABEL,
        aims=analysis.aims,
        session=analysis.session,
        incidents=tuple(told for team in persons for told in _incidents(analysis, team)),
        misreadings=tuple(_misread(analysis, reading) for reading in analysis.perception.largest[:MOST]),
        opponents=tuple(_opponent(analysis, ref, event) for ref, event in seated),
        forecasts=tuple(told for team in persons for told in _forecasts(analysis, books, team)),
    )


def _seated(analysis: Analysis) -> Iterator[tuple[Ref, e.EngineSeated]]:
    for commit in analysis.log:
        for place, event in enumerate(commit.events):
            if isinstance(event, e.EngineSeated):
                yield Ref(commit.seq, place), event


def _purpose(analysis: Analysis, purpose: str) -> str:
    return next((within(each.title) for each in analysis.deck.purposes if each.id == purpose), purpose)


def _short(analysis: Analysis, team: str) -> str:
    return next(each.short for each in analysis.deck.teams if each.id == team)


def _incidents(analysis: Analysis, team: str) -> Iterator[Told]:
    """What was behind each incident that the team was told of, and what it took it for."""
    for inject in analysis.injects:
        event = inject.released
        if event.incident and team in event.refs:
            reading = next((each for each in inject.readings if each.team == team), None)
            yield Told(
                text=(
                    f"Turn {inject.number}, “{event.title.rstrip('.')}”. Behind it: {analysis.titles.cause(event.cause)}. "
                    f"{_taken(analysis, reading)}"
                ),
                refs=(inject.ref, reading.ref) if reading else (inject.ref,),
            )


def _taken(analysis: Analysis, reading: IncidentReading | None) -> str:
    if reading is None:
        return "You said nothing of it."
    right = "right" if reading.right else "wrong"
    return f"You took it for {analysis.titles.cause(reading.reading)} ({likelihood(reading.likelihood)}): {right}."


def _misread(analysis: Analysis, reading: MoveReading) -> Told:
    sender, reader = _short(analysis, reading.sender), _short(analysis, reading.reader)
    meant, read = _purpose(analysis, reading.purpose), _purpose(analysis, reading.reading)
    wanted = _purpose(analysis, reading.message)
    end = "meant them to" if reading.deceived else f"wanted {wanted} read in it"
    return Told(
        text=(
            f"Turn {reading.number}: {sender} meant {meant} by “{reading.title.rstrip('.')}”; {reader} took it for {read}, "
            f"{reading.likelihood} % sure. {sender} {end}."
        ),
        refs=(reading.order_ref, reading.ref),
    )


def _opponent(analysis: Analysis, ref: Ref, event: e.EngineSeated) -> Opponent:
    read = {
        reading.order_ref: (
            f"You took it for {_purpose(analysis, reading.reading)} ({likelihood(reading.likelihood)}): "
            f"{'wrong' if reading.misread else 'right'}."
        )
        for reading in analysis.perception.readings
        if reading.reader not in analysis.engines
    }
    return Opponent(
        team=event.team,
        level=event.level,
        temperament=next((each for each in analysis.deck.temperaments if each.id == event.temperament), None),
        ref=ref,
        moves=tuple(
            Explained(
                ref=order.ref,
                number=order.number,
                title=order.title,
                purpose=order.given.purpose,
                message=order.given.message,
                outcome=OUTCOMES[order.ruling.event.outcome] if order.ruling else "",
                why=order.given.rationale,
                beside=order.given.alternatives,
                taken=read.get(order.ref, ""),
            )
            for order in analysis.orders
            if order.given.team == event.team and order.withdrawn is None
        ),
    )


def _forecasts(analysis: Analysis, books: Books, team: str) -> Iterator[Told]:
    for foresight in analysis.foresight:
        for each in foresight.forecasts if foresight.team == team else ():
            if each.answer is None or each.answer_ref is None or each.score is None:
                said = f"You said {each.probability} % ({wording(each.probability)})"
                yield Told(text=f"“{each.text}” {said}; it was not answered: the session ended before.", refs=(each.ref,))
                continue
            came, engine = "yes" if each.answer else "no", of_temper(analysis, books, each)
            yield Told(
                text=(
                    f"“{each.text}” You said {each.probability} % ({wording(each.probability)}); the answer was {came}. "
                    f"Score {each.score:.2f}, 0 is best.{' ' * bool(engine)}{engine}"
                ),
                refs=(each.ref, each.answer_ref),
            )
