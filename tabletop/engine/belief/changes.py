"""What moved the world this turn, as the view tells it, put back into a state."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.engine.belief.own import ruled, went_ahead
from tabletop.game.events import Event, InjectReleased, LadderChosen, ProposalSettled, WorldAdjusted
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Shift
from tabletop.game.view import TeamView
from tabletop.game.view.changes import Cause


def shifts(view: TeamView, book: Rulebook, inbox: tuple[InjectReleased, ...]) -> tuple[Shift, ...]:
    """Steps that a team sees as its view tells its changes: each moves one track by the least that is seen of it, or one flag.

    Where the tracks stood at each of them is left open; nothing but the view's changes is read from it.
    """
    exact = {track.id for track in view.tracks if track.sight == "exact"}
    return tuple(
        [
            step
            for change in view.changes
            for step in _steps(
                book, change.what, change.amount, _event(view, book, change.cause, inbox), exact=change.what in exact
            )
        ]
    )


def _steps(book: Rulebook, what: str, amount: int, event: Event, *, exact: bool) -> Iterator[Shift]:
    if what not in book.track_index:
        was, now = ((), (what,)) if amount > 0 else ((what,), ())
        yield Shift(event, book.lows, was, book.lows, now)
        return
    index = book.track_index[what]
    track = book.deck.tracks[index]
    low = track.low
    next_up = low + 1 if exact else track.bands[1].at
    above = (*book.lows[:index], next_up, *book.lows[index + 1 :])
    for _ in range(abs(amount)):
        yield Shift(event, book.lows, (), above, ()) if amount > 0 else Shift(event, above, (), book.lows, ())


def _event(view: TeamView, book: Rulebook, cause: Cause, inbox: tuple[InjectReleased, ...]) -> Event:
    """An event of which the team knows no more than that it is this cause."""
    tracks, team = book.lows, view.team
    match cause.kind:
        case "order":
            move = went_ahead(cause.ref, team, None, "overt", tracks, turn=0, due=0, refs={}, shown="")
            return ruled(move, "", "", "success", "", {})
        case "move":
            refs = {team: cause.number}
            author = next((seen.author for seen in view.moves if seen.number == cause.number), "") or book.others[team][0]
            move = went_ahead("", author, None, "overt", tracks, turn=0, due=0, refs=refs, shown="")
            return ruled(move, "", "", "success", "", refs)
        case "report":
            return next(put for put in inbox if put.refs[team] == cause.number)
        case "rule":
            return ProposalSettled(
                refs={team: 0},
                rule={team: cause.ref},
                proposal="",
                decision="accept",
                reason="",
                effects=(),
                tracks=tracks,
                flags=(),
            )
        case "ladder":
            return LadderChosen(choice="contained", words="", tracks=tracks)
        case "unseen":
            return WorldAdjusted(what="", reason="", tracks=tracks, flags=())
