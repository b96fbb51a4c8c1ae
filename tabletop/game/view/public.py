"""What everybody may know of the state: the public screen and observers."""

from __future__ import annotations

from attrs import frozen

from tabletop.game.audience import Seat, shared
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import State
from tabletop.game.view.exchange import announcements
from tabletop.game.view.parts import Clock, Ending, Fact, TrackView
from tabletop.game.view.team import clock_of, ending_of
from tabletop.game.view.world import fact_views, track_views


@frozen(kw_only=True)
class PublicMove:
    """A move that every team can see. `author` is empty where it cannot be told."""

    turn: int
    author: str
    shown: str
    words: str


@frozen(kw_only=True)
class PublicView:
    """What everybody may know."""

    seat: Seat
    clock: Clock
    tracks: tuple[TrackView, ...]
    facts: tuple[Fact, ...]
    reports: tuple[str, ...]
    """This turn's reports that all teams got in the same words."""
    announcements: tuple[str, ...]
    """What control told all teams in the same words this turn."""
    moves: tuple[PublicMove, ...]
    statements: tuple[tuple[str, str], ...]
    ending: Ending | None


def public_view(book: Rulebook, state: State, seat: Seat) -> PublicView:
    """What everybody may know, made from what the events in the state declare."""
    teams = tuple(book.teams)
    rulings = {ruling.order: ruling for ruling in state.rulings}
    moves = []
    for move in state.moves:
        seen = shared(move, teams)
        if seen is None or "shown" not in seen:
            continue
        ruling = rulings.get(move.order)
        words = (shared(ruling, teams) or {}).get("words", "") if ruling else ""
        moves.append(PublicMove(turn=seen["turn"], author=seen["author"], shown=seen["shown"], words=words))
    reports = []
    for event in state.inbox:
        told = shared(event, teams)
        if told is not None and told["turn"] == state.number and "text" in told:
            reports.append(told["text"]["all"])
    return PublicView(
        seat=seat,
        clock=clock_of(book, state),
        tracks=track_views(book, state, "") if state.opened else (),
        facts=fact_views(book, state, ""),
        reports=tuple(reports),
        announcements=announcements(state, teams),
        moves=tuple(moves),
        statements=tuple(state.said.statements.items()) if state.said else (),
        ending=ending_of(state),
    )
