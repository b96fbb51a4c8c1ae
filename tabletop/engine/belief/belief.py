"""What a team's view leaves open, made ready to draw from."""

from __future__ import annotations

from random import Random

from tabletop.engine.belief.changes import shifts
from tabletop.engine.belief.course import openings, seated
from tabletop.engine.belief.moves import Guess, guesses
from tabletop.engine.belief.own import own_orders
from tabletop.engine.belief.room import exchange, forecasts, inbox, incident_readings, timing
from tabletop.engine.belief.wheel import spin
from tabletop.engine.belief.world import World
from tabletop.game.events import MoveRead, OrderRevealed, SessionEnded, StatementMade, StatementsRevealed, TeamFinished
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft
from tabletop.game.view import TeamView


class Belief:
    """All that a view allows. Made once a view, then drawn from as often as is wanted; nothing in it changes.

    `book` is made of `for_planner` for the view's team. Of the others' orders of this turn, before the reveal, and of what they
    do without a trace, a drawn state holds nothing. Raises ValueError where no session of the book's deck could have come to the
    view.
    """

    def __init__(self, view: TeamView, book: Rulebook) -> None:
        self._base = Draft()
        self._begun = view.clock.phase != "setup"
        if not self._begun:
            return
        tracks = book.lows
        self._view = view
        self._openings = openings(view, book)
        self._seated = seated(view, book)
        self._own = own_orders(view, book, tracks)
        self._tracks = tracks
        self._moves = guesses(view, book, tracks)
        self._world = World(view, book, self._moves, tuple(self._own.carried))
        self._set_base(view, book)
        self._sure = [wheel[0] for wheel in self._moves] if all(len(wheel) == 1 for wheel in self._moves) else None
        if self._sure is not None:
            self._set_orders(self._base, self._sure)

    def draw(self, rng: Random) -> Draft:
        """A state that the view allows, drawn at random, to play on from: it is the caller's own."""
        draft = self._base.copy()
        if not self._begun:
            return draft
        draft.opened = spin(self._openings, rng)
        if self._seated:
            draft.engines = tuple([spin(wheel, rng) for wheel in self._seated])
            draft.temper = frozenset([f"{each.team}.{each.temperament}" for each in draft.engines if each.temperament])
        picked = self._sure
        if picked is None:
            random = rng.random
            picked = [wheel[int(random() * len(wheel))] for wheel in self._moves]
            self._set_orders(draft, picked)
        self._world.draw(draft, picked, rng)
        return draft

    def _set_base(self, view: TeamView, book: Rulebook) -> None:
        """What is the same in every draw."""
        base, team = self._base, view.team
        base.number, base.turn, base.phase = view.clock.number, view.clock.turn, view.clock.phase
        base.inbox = inbox(view, self._tracks)
        base.released = frozenset([put.inject for put in base.inbox])
        base.shifts = shifts(view, book, base.inbox)
        base.reports = {team: len(base.inbox)} if base.inbox else {}
        base.incident_readings = incident_readings(view)
        base.forecasts = forecasts(view, book)
        base.facts = view.established
        base.agreements = tuple(self._own.agreements)
        base.silences = tuple(self._own.silences)
        if view.statement:
            base.statements = (StatementMade(team=team, text=view.statement),)
        if view.statements:
            base.said = StatementsRevealed(statements=dict(view.statements))
        if view.finished:
            base.finished = (TeamFinished(team=team, phase=view.clock.phase),)
        if view.ending is not None:
            ending = view.ending
            # One of the endings, told as a text.
            base.ended = SessionEnded(ending=ending.ending, words=ending.words, aims=(), scores=ending.scores)  # type: ignore[arg-type]
        base.past = tuple(self._own.past)
        base.absent = view.absent
        base.exchange = exchange(view, book)
        base.timing = timing(view)

    def _set_orders(self, draft: Draft, picked: list[Guess]) -> None:
        """The team's own orders, and the others' moves as they are taken for."""
        own, tracks, view = self._own, self._tracks, self._view
        moves = (*own.moves, *[guess.move for guess in picked])
        rulings = (*own.rulings, *[guess.ruling for guess in picked if guess.ruling is not None])
        draft.moves = moves
        draft.revealed = {move.order: move for move in moves}
        draft.before_moves = (tracks,) * len(moves)
        draft.rulings = rulings
        draft.before_rulings = (tracks,) * len(rulings)
        draft.orders = (*own.given, *[guess.given for guess in picked if guess.given is not None])
        draft.closed = frozenset([*own.closed, *[guess.move.order for guess in picked if guess.closed]])
        draft.shown = (*own.shown, *[guess.shown for guess in picked if guess.shown is not None])
        draft.sightings = _sightings(moves)
        draft.move_readings = tuple(
            [
                MoveRead(
                    team=view.team,
                    ref=seen.number,
                    order=guess.move.order,
                    reading=seen.reading,
                    likelihood=seen.likelihood,
                    grounds=seen.grounds,
                )
                for seen, guess in zip(view.moves, picked, strict=True)
                if seen.reading
            ]
        )


def _sightings(moves: tuple[OrderRevealed, ...]) -> dict[str, int]:
    """The number of the last move that each team saw."""
    last: dict[str, int] = {}
    for move in moves:
        for team, number in move.refs.items():
            last[team] = max(last.get(team, 0), number)
    return last
