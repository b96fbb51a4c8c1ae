"""What somebody has learned over many practice sessions, read from the saves of a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from attrs import evolve, frozen

from tabletop.deck.model import Deck
from tabletop.deck.parse import read_embedded
from tabletop.deck.problems import DeckError
from tabletop.game.events import AimResult, Ending, EngineSeated, Level, SessionOpened
from tabletop.game.telling.words import counted
from tabletop.journal.commit import Header
from tabletop.journal.errors import SaveError, SaveUnreadable
from tabletop.journal.file import FileJournal
from tabletop.journal.place import EXTENSION
from tabletop.journal.timeline import Timeline, timeline
from tabletop.review.analysis import Analysis, analyse_log
from tabletop.review.analysis.forecasts import LEAST_FOR_A_CURVE, Bin, Forecast, curve_of


@frozen(kw_only=True)
class Played:
    """One practice session. Before ENDEX what the other side meant is secret still: no `ending`, no `score`, the rest empty.

    `created` is a UTC stamp; `opponents` the levels of the teams that the engine played; `read` and `misread` count the person's
    readings of moves. A fork of a session that was played to its end, or a copy of one, counts no second time: `repeats`.
    """

    path: Path
    created: str
    title: str
    deck: str
    team: str
    side: str
    opponents: tuple[Level, ...]
    ending: Ending | None
    score: int | None
    read: int
    misread: int
    forecasts: tuple[Forecast, ...]
    aims: Mapping[AimResult, int]
    repeats: bool

    @property
    def resolved(self) -> int:
        """Forecasts that the game answered."""
        return len(self.forecasts)

    @property
    def brier(self) -> float | None:
        """The mean squared error of its forecasts, 0 to 1, 0 is best; None without any."""
        return _brier(self.forecasts)


@frozen(kw_only=True)
class ProgressRecord:
    """All practice sessions of a folder, the first one first, and the sums over those that were played to their end.

    `brier` is over `resolved` forecasts; `curve` is empty below ten of them. `misread` of `read` readings of moves were wrong.
    `passed_over` says in one sentence what could not be read or is no practice; empty if that is nothing.
    """

    sessions: tuple[Played, ...]
    resolved: int
    brier: float | None
    curve: tuple[Bin, ...]
    read: int
    misread: int
    aims: Mapping[AimResult, int]
    passed_over: str

    @property
    def misread_rate(self) -> float | None:
        """The share of readings that were wrong, 0 to 1; None without any."""
        return self.misread / self.read if self.read else None


def progress_in(folder: Path) -> ProgressRecord:
    """Read the practice sessions of a folder; no folder is an empty one. Raises SaveUnreadable if it cannot be looked into."""
    decks: dict[str, Deck] = {}
    found: list[tuple[Header, Played]] = []
    broken: list[str] = []
    others = 0
    for path in _saves(folder):
        try:
            header, line = _log(path)
            opened = _opening(line)
            if opened is None:
                others += 1
                continue
            found.append((header, _played(path, header, line, _deck(path, header, decks), opened)))
        except (SaveError, DeckError, ValueError, KeyError):
            broken.append(path.name)
    found.sort(key=lambda each: (each[0].created, str(each[1].path)))
    return _record(_once(found), _passed_over(broken, others))


def _saves(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == EXTENSION and not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise SaveUnreadable(
            f"{folder} cannot be looked into ({error.strerror or error}). Name a folder that can be read."
        ) from error


def _log(path: Path) -> tuple[Header, Timeline]:
    journal = FileJournal.open(path, write=False)
    try:
        commits = tuple(journal.read())
        if journal.problem is not None:
            raise journal.problem
        return journal.header, timeline(commits)
    finally:
        journal.close()


def _opening(line: Timeline) -> tuple[str, tuple[Level, ...]] | None:
    """The team of the person and the levels of the others; None for a session of another kind."""
    events = [event for commit in line.effective[:1] for event in commit.events]
    opened = next((event for event in events if isinstance(event, SessionOpened)), None)
    seated = {event.team: event.level for event in events if isinstance(event, EngineSeated)}
    persons = [team for team in opened.teams if team not in seated] if opened else []
    return (persons[0], tuple(seated.values())) if len(persons) == 1 else None


def _deck(path: Path, header: Header, decks: dict[str, Deck]) -> Deck:
    """The deck of a save; one that several saves hold is read once, by what it says and not by what it is said to be."""
    text = "\0".join(part for item in sorted(header.deck_files.items()) for part in item)
    key = f"{header.format}/{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
    if key not in decks:
        decks[key] = read_embedded(header.deck_files, header.format, save=str(path))
    return decks[key]


def _played(path: Path, header: Header, line: Timeline, deck: Deck, opened: tuple[str, tuple[Level, ...]]) -> Played:
    team, opponents = opened
    analysis = analyse_log(deck, line)
    ended = analysis.session.ending
    forecasts, own, aims = _outcome(analysis, team) if analysis.ended else ((), (0, 0), {})
    return Played(
        path=path,
        created=header.created,
        title=header.title,
        deck=deck.title,
        team=team,
        side=next(each.short for each in deck.teams if each.id == team),
        opponents=opponents,
        ending=ended,
        score=next((score.score for score in analysis.aims.scores if score.team == team), None),
        read=own[0],
        misread=own[1],
        forecasts=forecasts,
        aims=aims,
        repeats=False,
    )


def _outcome(analysis: Analysis, team: str) -> tuple[tuple[Forecast, ...], tuple[int, int], dict[AimResult, int]]:
    own = [reading for reading in analysis.perception.readings if reading.reader == team]
    forecasts = tuple(
        each
        for foresight in analysis.foresight
        if foresight.team == team
        for each in foresight.forecasts
        if each.answer is not None
    )
    aims: dict[AimResult, int] = {"met": 0, "partly": 0, "missed": 0}
    for aim in analysis.aims.aims:
        if aim.team == team and aim.result is not None:
            aims[aim.result] += 1
    return forecasts, (len(own), sum(reading.misread for reading in own)), aims


def _once(found: Iterable[tuple[Header, Played]]) -> tuple[Played, ...]:
    """The sessions; of those that go back to the same one, all after the first that was played to its end repeat it."""
    found = tuple(found)
    origins = {header.session: header.origin.session for header, _ in found if header.origin is not None}
    ended: set[str] = set()
    told = []
    for header, played in sorted(found, key=lambda each: each[1].ending is None):
        first = _first(header.session, origins)
        told.append(evolve(played, repeats=first in ended))
        if played.ending is not None:
            ended.add(first)
    return tuple(sorted(told, key=lambda played: (played.created, str(played.path))))


def _first(session: str, origins: Mapping[str, str]) -> str:
    """The session that one goes back to, through all the forks that there are."""
    seen = {session}
    while (session := origins.get(session, session)) not in seen:
        seen.add(session)
    return session


def _record(sessions: tuple[Played, ...], passed_over: str) -> ProgressRecord:
    counting = [played for played in sessions if not played.repeats]
    forecasts = tuple(forecast for played in counting for forecast in played.forecasts)
    aims = Counter[AimResult]()
    for played in counting:
        aims.update(played.aims)
    return ProgressRecord(
        sessions=sessions,
        resolved=len(forecasts),
        brier=_brier(forecasts),
        curve=curve_of(forecasts) if len(forecasts) >= LEAST_FOR_A_CURVE else (),
        read=sum(played.read for played in counting),
        misread=sum(played.misread for played in counting),
        aims={"met": aims["met"], "partly": aims["partly"], "missed": aims["missed"]},
        passed_over=passed_over,
    )


def _brier(forecasts: Iterable[Forecast]) -> float | None:
    scores = [forecast.score for forecast in forecasts if forecast.score is not None]
    return sum(scores) / len(scores) if scores else None


def _passed_over(broken: list[str], others: int) -> str:
    parts = []
    if broken:
        named = ", ".join(broken[:3]) + (" and others" if len(broken) > 3 else "")
        parts.append(f"{counted(len(broken), 'save')} that cannot be read ({named})")
    if others:
        parts.append(f"{counted(others, 'save')} of sessions that are no practice")
    return f"Passed over: {' and '.join(parts)}." if parts else ""
