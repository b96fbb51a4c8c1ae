"""What the moves that a team has seen may have been: whose card, how it went, and whether its ruling is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from tabletop.deck.model import Posture
from tabletop.engine.belief.own import laid_open, ruled, went_ahead
from tabletop.engine.belief.wheel import Wheel
from tabletop.engine.ordering import happened
from tabletop.game.adjudication import CARRIED
from tabletop.game.commands import GiveOrder
from tabletop.game.events import EstimatesShown, OrderGiven, OrderRevealed, OrderRuled, Outcome
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.view import TeamView
from tabletop.game.view.parts import MoveView

_UNTOLD: tuple[Outcome, ...] = ("success", "success", "failure")
"""How a move went of which its author alone was told."""


@frozen
class Guess:
    """What one move may have been.

    `given` is its order, where that is still to be ruled or was given this turn. `closed` says that it was ruled this turn.
    `played` is its card if that was carried out, `carried` its class if that was this turn.
    """

    move: OrderRevealed
    given: OrderGiven | None
    ruling: OrderRuled | None
    closed: bool
    played: str
    carried: str
    shown: EstimatesShown | None


@frozen
class _Reading:
    """A card, or an argument for None, that a move may have been, with the team and the posture that go with it."""

    team: str
    action: PlayableAction | None
    posture: Posture


def guesses(view: TeamView, book: Rulebook, tracks: tuple[int, ...]) -> tuple[Wheel[Guess], ...]:
    """What each move that the team has seen may have been. `tracks` stand in events for where they stood."""
    taken: dict[str, int] = {}
    found = []
    for move in view.moves:
        slots = {}
        for team in (move.author,) if move.author else book.others[view.team]:
            key = f"T{move.turn}-{team}"
            taken[key] = taken.get(key, 0) + 1
            slots[team] = taken[key]
        readings = tuple(_readings(view, book, move))
        found.append(
            tuple(
                _guess(view, book, move, reading, slots[reading.team], outcome, tracks)
                for reading in readings
                for outcome in _outcomes(view, move, reading)
            )
        )
    return tuple(found)


def _readings(view: TeamView, book: Rulebook, move: MoveView) -> Iterator[_Reading]:
    """The cards whose text the move shows; without any, an argument, or a card of which control worded what is seen."""
    authors = (move.author,) if move.author else book.others[view.team]
    cards = [reading for team in authors for reading in _cards(view, book, move, team)]
    matching = [reading for reading in cards if _text(reading, exposed=move.exposed) == move.shown]
    if matching:
        yield from matching
    elif not cards or (move.author and not move.exposed and _fits(view, move, 1)):
        yield from (_Reading(team, None, "overt") for team in authors)
    else:
        yield from cards


def _cards(view: TeamView, book: Rulebook, move: MoveView, team: str) -> Iterator[_Reading]:
    """The cards of a team that may go as this move went, whatever is seen of them."""
    for action in book.actions_of[team]:
        card = action.card
        if not _fits(view, move, card.turns):
            continue
        for posture in card.postures:
            if move.author:
                fitting = posture != "overt" and card.exposure > 0 if move.exposed else posture == "overt"
            else:
                fitting = posture == "deniable" or (posture == "covert" and card.trace == move.shown)
            if fitting:
                yield _Reading(team, action, posture)


def _text(reading: _Reading, *, exposed: bool) -> str:
    """What a card shows unless control words it."""
    if reading.action is None:
        return ""
    card = reading.action.card
    return card.trace if reading.posture == "covert" and not exposed else card.observable


def _fits(view: TeamView, move: MoveView, turns: int) -> bool:
    """Whether a move can be one of so many turns: by then it is ruled, waits for its ruling, or is under way."""
    due, number, phase = move.turn + turns - 1, view.clock.number, view.clock.phase
    if move.outcome is not None:
        return due < number or (due == number and phase not in ("inject", "assess", "decide"))
    if phase == "adjudicate":
        return (due == number) == move.open and (due >= number or not move.author)
    if not move.author:
        return True
    return due > number or (due == number and phase != "consequences")


def _over(view: TeamView, move: MoveView, due: int) -> bool:
    """Whether a move that is due in a turn is ruled by now."""
    if move.author:
        return move.outcome is not None
    return due < view.clock.number or (due == view.clock.number and view.clock.phase in ("consequences", "ended"))


def _turns(reading: _Reading) -> int:
    return reading.action.card.turns if reading.action else 1


def _outcomes(view: TeamView, move: MoveView, reading: _Reading) -> tuple[Outcome | None, ...]:
    if move.author:
        return (move.outcome,)
    return _UNTOLD if _over(view, move, move.turn + _turns(reading) - 1) else (None,)


def _guess(
    view: TeamView,
    book: Rulebook,
    move: MoveView,
    reading: _Reading,
    slot: int,
    outcome: Outcome | None,
    tracks: tuple[int, ...],
) -> Guess:
    action, number = reading.action, view.clock.number
    order = f"T{move.turn}-{reading.team}-{_slot(slot)}"
    due = move.turn + _turns(reading) - 1
    if not _fits(view, move, _turns(reading)):
        due = number
    refs = dict.fromkeys(book.others[reading.team], move.number)
    event = went_ahead(
        order,
        reading.team,
        action,
        reading.posture,
        tracks,
        turn=move.turn,
        due=due,
        refs=refs,
        shown=move.shown,
        exposed=move.exposed,
        anonymous=not move.author,
    )
    this_turn = outcome is not None and due == number
    done = action is not None and outcome in CARRIED
    card, kind = (action.id, action.kind) if action else ("", "")
    seen = refs if move.author else {}
    return Guess(
        move=event,
        given=_given(book, reading, order, slot, move) if outcome is None or this_turn or move.turn == number else None,
        ruling=None if outcome is None else ruled(event, card, kind, outcome, move.words, seen),
        closed=this_turn,
        played=card if done else "",
        carried=kind if done and this_turn else "",
        shown=laid_open(order, reading.team, seen, move.estimates) if move.estimates else None,
    )


def _slot(place: int) -> str:
    """Ids of a team's orders of a turn; one more than two must have waited since the turn before."""
    return ("main", "national")[place - 1] if place <= 2 else f"main-{place}"


def _given(book: Rulebook, reading: _Reading, order: str, slot: int, move: MoveView) -> OrderGiven:
    card = reading.action.card if reading.action else None
    purpose = card.purposes[0] if card else next(p.id for p in book.deck.purposes if p.scale is not None)
    command = GiveOrder(
        substance="action" if card else "argument",
        slot="national" if slot == 2 else "main",
        card=card.id if card else "",
        role=card.authority[0] if card else "",
        agreed=card.authority if card and card.collective else (),
        argument="" if card else move.shown,
        observable="" if card else move.shown,
        purpose=purpose,
        message=purpose,
        posture=reading.posture,
    )
    return happened(order, reading.team, command, card.cost if card else 0)
