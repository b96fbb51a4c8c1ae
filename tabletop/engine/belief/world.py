"""The world as it may be: where tracks and flags stand, what has been played, released and met."""

from __future__ import annotations

from random import Random

from tabletop.deck.names import MOST_MOVES
from tabletop.engine.belief.conditions import Odds, clues, narrowed
from tabletop.engine.belief.moves import Guess
from tabletop.engine.belief.tracks import stands
from tabletop.engine.belief.wheel import Wheel, seldom, spin
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft
from tabletop.game.view import TeamView

_SELDOM = seldom()
_EITHER = Odds((0, 1), (0, 0, 1))
"""Of what nothing is known, such as whether an inject has come."""
_OFF = (-1, 0, 1)
"""By how much an estimate is off."""


class World:
    """What a view leaves open of the world. Made once a view; `draw` writes one world that agrees with it into a draft."""

    def __init__(self, view: TeamView, book: Rulebook, moves: tuple[Wheel[Guess], ...], carried: tuple[str, ...]) -> None:
        self._view, self._book, self._moves, self._carried = view, book, moves, carried
        self._stands = stands(view, book)
        self._facts = {fact.id: fact.holds for fact in view.facts}
        self._index = book.track_index
        odds, self._joint = narrowed(clues(view, book), self._odds)
        together = [name for joint in self._joint for name in joint.names]
        self._values = [stand.likely[0] for stand in self._stands]
        self._open: list[tuple[int, Wheel[int]]] = []
        for stand in self._stands:
            found = odds.get(stand.track.id)
            likely = stand.likely if found is None else found.likely
            self._values[stand.index] = likely[0]
            if len(likely) > 1 and stand.track.id not in together:
                self._open.append((stand.index, likely))
        self._before = [(stand.index, stand.before) for stand in self._stands if stand.before is not None]
        self._flags = [
            (flag.id, odds[flag.id].likely if flag.id in odds else self._flag(flag.id).likely) for flag in book.deck.flags
        ]
        self._sure_flags = all(len(likely) == 1 for _, likely in self._flags) and not self._joint
        self._known_flags = tuple(flag for flag, likely in self._flags if likely[0])
        self._told = [
            (name, found.likely)
            for name, found in odds.items()
            if name not in self._index and name not in book.flag_order and name != "turn" and name not in together
        ]
        self._read = [(stand.index, stand.track.id, stand.readings) for stand in self._stands if stand.readings]
        self._others_read = [
            (team, [(track, index) for track, index in estimated])
            for team, estimated in book.estimated
            if team != view.team and estimated
        ]
        self._gave = self._main_orders()

    def _odds(self, name: str) -> Odds:
        """What a name of a condition may stand for."""
        if name == "turn":
            return Odds((self._view.clock.turn,), (self._view.clock.turn,))
        if name in self._index:
            stand = self._stands[self._index[name]]
            return Odds(stand.possible, stand.likely)
        if name in self._book.flag_order:
            return self._flag(name)
        kind, _, rest = name.partition(".")
        if kind == "played":
            return self._played(rest)
        if kind == "moves":
            return self._moved(rest)
        return _EITHER

    def _flag(self, flag: str) -> Odds:
        holds = self._facts.get(flag)
        return Odds((0, 1), _SELDOM) if holds is None else Odds((int(holds),), (int(holds),))

    def _played(self, card: str) -> Odds:
        """A team knows which of its own cards were carried out; of others' it goes by what it saw."""
        action = self._book.actions.get(card)
        if action is not None and action.card.team == self._view.team:
            done = int(card in self._view.played)
            return Odds((done,), (done,))
        seen = any(guess.played == card for wheel in self._moves for guess in wheel)
        return Odds((0, 1), seldom(9, 1) if seen else _SELDOM)

    def _moved(self, kind: str) -> Odds:
        """How many orders of a class were carried out this turn: of its own a team knows, of others' it goes by what it saw."""
        if kind.partition(".")[0] == self._view.team:
            count = self._carried.count(kind)
            return Odds((count,), (count,))
        seen = sum(wheel[0].carried == kind for wheel in self._moves)
        return Odds(tuple(range(MOST_MOVES + 1)), (seen,) * 9 + (min(seen + 1, MOST_MOVES),))

    def _main_orders(self) -> list[tuple[str, Wheel[int]]]:
        """Of each team how likely it is that it gave no main order last turn."""
        view = self._view
        last = view.clock.number - 1
        if last < 1:
            return []
        moved = {move.author for move in view.moves if move.turn == last}
        return [(team, (0,) if team in moved else _SELDOM if team == view.team else _EITHER.likely) for team in self._book.teams]

    def draw(self, draft: Draft, picked: list[Guess], rng: Random) -> None:
        """Write a world that agrees with the view, and with what the moves are taken for, into a draft."""
        values = self._values.copy()
        for index, likely in self._open:
            values[index] = likely[int(rng.random() * len(likely))]
        told = self._tell(values, rng)
        draft.tracks = tuple(values)
        if self._before:
            for index, before in self._before:
                values[index] = before
            draft.before = tuple(values)
        else:
            draft.before = draft.tracks
        draft.flags = draft.flags_before = self._raised(told, rng)
        draft.estimates = self._estimates(draft.tracks, rng)
        draft.passed = frozenset([team for team, likely in self._gave if spin(likely, rng)])
        draft.played = frozenset([*self._view.played, *[guess.played for guess in picked if guess.played]])
        draft.carried = (*self._carried, *[guess.carried for guess in picked if guess.carried])
        for name, value in told.items():
            _put(draft, name, value)

    def _tell(self, values: list[int], rng: Random) -> dict[str, int]:
        """The values of names that conditions on offer speak of; those of tracks go where the tracks are."""
        told = {name: spin(likely, rng) for name, likely in self._told}
        for joint in self._joint:
            for name, value in zip(joint.names, joint.draw(rng), strict=True):
                if name in self._index:
                    values[self._index[name]] = value
                else:
                    told[name] = value
        return told

    def _raised(self, told: dict[str, int], rng: Random) -> tuple[str, ...]:
        """The flags that hold, in the deck's order."""
        if self._sure_flags:
            return self._known_flags
        return tuple([flag for flag, likely in self._flags if (told[flag] if flag in told else spin(likely, rng))])

    def _estimates(self, tracks: tuple[int, ...], rng: Random) -> dict[str, dict[str, int]]:
        """What each team has read of the tracks that it sees as estimates; of the others' readings nothing is known."""
        random = rng.random
        read: dict[str, dict[str, int]] = {}
        if self._read:
            read[self._view.team] = {
                track: (found := readings[tracks[index]])[int(random() * len(found))] for index, track, readings in self._read
            }
        lows, highs = self._book.lows, self._book.highs
        for team, estimated in self._others_read:
            read[team] = {
                track: min(max(tracks[index] + _OFF[int(random() * 3)], lows[index]), highs[index]) for track, index in estimated
            }
        return read


def _put(draft: Draft, name: str, value: int) -> None:
    """Make a name stand for a value in a draft."""
    kind, _, rest = name.partition(".")
    match kind:
        case "moves":
            draft.carried = (*(each for each in draft.carried if each != rest), *[rest] * value)
        case "played":
            draft.played = draft.played | {rest} if value else draft.played - {rest}
        case "released":
            draft.released = draft.released | {rest} if value else draft.released - {rest}
        case "met":
            draft.met = draft.met | {rest} if value else draft.met - {rest}
        case "passed":
            draft.passed = draft.passed | {rest} if value else draft.passed - {rest}
        case _:
            pass  # A flag, which is raised already.
