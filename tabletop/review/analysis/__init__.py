"""What happened and what it means: from the log of a session, as frozen values, each with the events that it rests on.

`analyse_log` is pure: it opens no file and asks no clock. `tabletop.review.analyse` calls it for a table or a replay.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.game import events as e
from tabletop.game.course import scored
from tabletop.game.telling.teller import Teller
from tabletop.game.telling.titles import Titles
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import Timeline
from tabletop.review.analysis.aims import Aims, aims_of
from tabletop.review.analysis.changes import Change, Share, changes_of, shares_of
from tabletop.review.analysis.exchange import ExchangePlayed, exchange_of
from tabletop.review.analysis.forecasts import Foresight, forecasts_of
from tabletop.review.analysis.injects import IncidentReading, InjectPlayed, held_of, injects_of, timings_of
from tabletop.review.analysis.lessons import Learned, learned_of
from tabletop.review.analysis.moments import Moment, moments_of, turning_points
from tabletop.review.analysis.objectives import Objectives, objectives_of
from tabletop.review.analysis.orders import OrderPlayed, orders_of
from tabletop.review.analysis.perception import MoveReading, Perception, perception_of
from tabletop.review.analysis.record import Entry, Record, Ref
from tabletop.review.analysis.roles import RolesPlayed, roles_of
from tabletop.review.analysis.session import (
    Amendment,
    Participant,
    SessionFacts,
    TakenBack,
    amendments_of,
    facts_of,
    participants_of,
    taken_back_of,
)
from tabletop.review.analysis.timing import Times, times_of
from tabletop.review.analysis.turns import TurnPlayed, turns_of
from tabletop.table.naming import Forked

__all__ = [
    "Analysis",
    "Entry",
    "Foresight",
    "Moment",
    "MoveReading",
    "OrderPlayed",
    "Perception",
    "Ref",
    "Titles",
    "TurnPlayed",
    "analyse_log",
]


@frozen(kw_only=True, eq=False)
class Analysis:
    """A session, analysed. It holds everybody's secrets, as a save does: a report says whose eyes it is for.

    `log` is what of the log is in force; `head` is the hash of the save's last line, empty if there is no save. `problems`
    are sentences about rewinds and amendments that name nothing. `levels` are the teams that the engine played, each with the
    level at which it did. `first` if it is the first session that teaches.
    """

    deck: Deck
    titles: Titles
    teller: Teller
    session: SessionFacts
    participants: tuple[Participant, ...]
    taken_back: tuple[TakenBack, ...]
    amendments: tuple[Amendment, ...]
    roles: RolesPlayed
    times: Times
    turns: tuple[TurnPlayed, ...]
    orders: tuple[OrderPlayed, ...]
    injects: tuple[InjectPlayed, ...]
    changes: tuple[Change, ...]
    shares: tuple[Share, ...]
    perception: Perception
    exchange: ExchangePlayed
    foresight: tuple[Foresight, ...]
    moments: tuple[Moment, ...]
    aims: Aims
    objectives: Objectives
    learned: Learned
    notes: tuple[Entry[e.Noted], ...]
    problems: tuple[str, ...]
    levels: Mapping[str, e.Level]
    log: tuple[Commit, ...]
    head: str
    first: bool

    @property
    def ended(self) -> bool:
        """Whether the session came to ENDEX."""
        return self.session.ending is not None

    @property
    def engines(self) -> frozenset[str]:
        """The teams that the engine played."""
        return frozenset(self.levels)

    @property
    def seated(self) -> tuple[str, ...]:
        """The teams that people played."""
        return tuple(team for team in self.session.teams if team not in self.levels)

    @property
    def alone(self) -> str:
        """The team of the one person who played, where the engine played all others; else empty."""
        engines = self.engines
        persons = [team for team in self.deck.team_ids if team not in engines]
        return persons[0] if engines and len(persons) == 1 else ""

    @property
    def engine_rules(self) -> bool:
        """Whether the engine was the white cell too: it is where one person plays against it, and where nobody plays."""
        return bool(self.alone) or self.engines >= frozenset(self.deck.team_ids)

    @property
    def incidents(self) -> tuple[IncidentReading, ...]:
        """All readings of incidents."""
        return tuple(reading for inject in self.injects for reading in inject.readings)

    @property
    def turning_points(self) -> tuple[Moment, ...]:
        """The weightiest moments, in the order of the log."""
        return turning_points(self.moments)


def analyse_log(
    deck: Deck,
    line: Timeline,
    people: Mapping[str, str] | None = None,
    head: str = "",
    *,
    name: str = "",
    fork: Forked | None = None,
    first: bool = False,
) -> Analysis:
    """Analyse a session from its deck and its log as it stands.

    `people` are names by roster id, where they are known; `head` is the hash of the save's last line, if there is one. `name`
    is what a fork is called if its log has another name, `fork` where it was forked, `first` if it is the one that teaches.
    """
    record, titles = Record(deck, line), Titles(deck, people or {})
    opened = record.last(e.SessionOpened)
    teller = Teller(deck, people or {}, scored=scored(deck, opened.event if opened is not None else None))
    changes = changes_of(record, titles)
    orders = orders_of(record, titles, changes)
    injects = injects_of(record, changes)
    return Analysis(
        deck=deck,
        titles=titles,
        teller=teller,
        session=facts_of(record, name, fork),
        participants=participants_of(record, titles),
        taken_back=taken_back_of(record),
        amendments=amendments_of(record),
        roles=roles_of(record),
        times=times_of(record),
        turns=turns_of(record, orders, injects, held_of(record), timings_of(record), changes),
        orders=orders,
        injects=injects,
        changes=changes,
        shares=shares_of(deck, changes),
        perception=perception_of(record, orders),
        exchange=exchange_of(record),
        foresight=forecasts_of(record, titles),
        moments=moments_of(record, titles, orders, changes),
        aims=aims_of(record),
        objectives=objectives_of(record),
        learned=learned_of(record, teller),
        notes=record.of(e.Noted),
        problems=line.problems,
        levels={entry.event.team: entry.event.level for entry in record.of(e.EngineSeated)},
        log=line.effective,
        head=head,
        first=first,
    )
