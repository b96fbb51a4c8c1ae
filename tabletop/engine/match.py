"""A whole game between engine players, by the rules alone and without a log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from random import Random

from attrs import frozen

from tabletop.deck.brief import for_planner
from tabletop.deck.model import Deck, Temperament
from tabletop.engine import white_cell
from tabletop.engine.player import Player
from tabletop.game.audience import CONTROL
from tabletop.game.commands import AdvancePhase, ChooseLadder, Command, OpenSession
from tabletop.game.decide import play_on
from tabletop.game.dice import Dice
from tabletop.game.events import Event, Slot
from tabletop.game.play import Actor, Play
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.rules.orders import orderable
from tabletop.game.state import Draft
from tabletop.game.view import TeamView, team_view

_ADVANCE = AdvancePhase()
_WAR = ChooseLadder(choice="war")
_CONTROL = Actor.at(CONTROL)


class Books:
    """A deck made ready for play, once whole and once for the planner of each team. Made once for many games."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.whole = Rulebook(deck)
        self._planners: dict[str, Rulebook] = {}

    def planner(self, team: str) -> Rulebook:
        """The planner's book of a team, made when it is first asked for."""
        if team not in self._planners:
            self._planners[team] = Rulebook(for_planner(self.deck, team))
        return self._planners[team]


class DraftSight:
    """What a team sees of a game in memory. The view is made only if the player looks at it."""

    def __init__(self, books: Books, draft: Draft, team: str) -> None:
        self._books = books
        self._draft = draft
        self.team = team

    @cached_property
    def book(self) -> Rulebook:
        """The planner's book of the team."""
        return self._books.planner(self.team)

    @cached_property
    def view(self) -> TeamView:
        """What the team sees."""
        return team_view(self._books.whole, self._draft.freeze(), self.team)

    @property
    def temper(self) -> Temperament | None:
        """The temperament that was drawn for the team."""
        return temper_of(self._books.deck, self._draft, self.team)

    def orderable(self, slot: Slot) -> tuple[PlayableAction, ...]:
        """The cards that the team can order now in this slot."""
        return orderable(self._books.whole, self._draft, self.team, slot)


@frozen
class Settings:
    """What is played: one of the deck's lengths, in turns. Nobody reads incidents or forecasts in a simulated game."""

    turns: int

    def opening(self, players: Mapping[str, Player]) -> OpenSession:
        """The command that opens such a game."""
        engines = {team: player.level for team, player in players.items()}
        return OpenSession(turns=self.turns, assess=False, forecasts=False, engines=engines)


def temper_of(deck: Deck, draft: Draft, team: str) -> Temperament | None:
    """The temperament that was drawn for a team that the engine plays."""
    drawn = next((seated.temperament for seated in draft.engines if seated.team == team), "")
    return next((temper for temper in deck.temperaments if temper.id == drawn), None)


class Match:
    """One game. Each player, the white cell and the dice have their own chance, all from `seed`.

    `keep` gets the command and the events of each commit, with the draft as it then stands.
    """

    def __init__(
        self,
        books: Books,
        players: Mapping[str, Player],
        settings: Settings,
        seed: str,
        keep: Callable[[Command, list[Event], Draft], None] | None = None,
    ) -> None:
        self.books, self.book, self.seed, self.keep = books, books.whole, seed, keep
        self._opening = settings.opening(players)
        self.draft = Draft()
        self._dice = Dice(seed, 0)
        self._play = Play(self.book, self.draft, self._dice)
        self.players = [(team, players[team], Actor.at(team), Random(f"{seed}/{team}")) for team in self.book.teams]  # noqa: S311 - dice of a game

    def play(self) -> Draft:
        """Play it to its end; the state then."""
        self._give(self._opening, _CONTROL)
        draft = self.draft
        while draft.ended is None:
            match draft.phase:
                case "inject":
                    self._release()
                case "decide":
                    self._order()
                case "adjudicate":
                    self._rule()
                case "consequences":
                    self._settle()
            if draft.ended is None:
                self._give(_ADVANCE, _CONTROL)
        return draft

    def _give(self, command: Command, actor: Actor) -> None:
        self._dice.next_commit()
        came = play_on(self._play, command, actor)
        if isinstance(came, Refusal):
            raise RuntimeError(f"{command} was refused in a game of engine players: {came.sentence}")
        if self.keep is not None:
            self.keep(command, came, self.draft)

    def _release(self) -> None:
        for command in white_cell.releases(self.book, self.draft, f"{self.seed}/white cell"):
            self._give(command, _CONTROL)

    def _order(self) -> None:
        for team, player, actor, rng in self.players:
            for command in player.orders(DraftSight(self.books, self.draft, team), rng):
                self._give(command, actor)

    def _rule(self) -> None:
        for command in white_cell.rulings(self.book, self.draft):
            self._give(command, _CONTROL)

    def _settle(self) -> None:
        for command in white_cell.settlements(self.draft):
            self._give(command, _CONTROL)
        if white_cell.at_top(self.book, self.draft):
            self._give(_WAR, _CONTROL)
