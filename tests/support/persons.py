"""Whole games of engine players as people, on the rules alone: every phase with all that they do in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from tabletop.deck.model import Deck
from tabletop.engine import white_cell
from tabletop.engine.match import Books, DraftSight
from tabletop.engine.people.person import Person
from tabletop.engine.player import Player
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.events import Event
from tabletop.game.play import Actor
from tabletop.game.refusal import Refusal
from tabletop.game.state import Draft

Keep = Callable[[str, c.Command, list[Event], Draft], None]


class Persons:
    """A game between persons; every command of theirs must be taken. `keep` gets who gave what and what came of it."""

    def __init__(
        self, deck: Deck, players: Mapping[str, Player], turns: int, seed: str, keep: Keep | None = None, *, assess: bool = True
    ) -> None:
        self.books = Books(deck)
        self.players, self.seed, self.keep = players, seed, keep
        self.draft = Draft()
        self.commits = 0
        levels = {team: player.level for team, player in players.items()}
        self.give(CONTROL, c.OpenSession(turns=turns, assess=assess, engines=levels))

    def give(self, seat: str, command: c.Command) -> None:
        """A command that must be taken."""
        self.commits += 1
        came = decide_on(self.books.whole, self.draft, command, Actor.at(seat), Dice(self.seed, self.commits))
        assert not isinstance(came, Refusal), f"{seat}: {command}: {came}"
        if self.keep is not None:
            self.keep(seat, command, came, self.draft)

    def play(self, stop: Callable[[Draft], bool] = lambda _: False) -> Draft:
        """Play on, to the end or until a phase begins in which `stop` says so."""
        draft = self.draft
        while draft.ended is None:
            if stop(draft):
                return draft
            self.act()
            for command in self.white_cell():
                self.give(CONTROL, command)
            if draft.ended is None:
                self.give(CONTROL, c.AdvancePhase())
        return draft

    def act(self) -> None:
        """All that the persons do in this phase: what each does is not known to the others."""
        if self.draft.phase == "inject":
            return
        done = {team: self.commands(team) for team in self.players}
        for team, commands in done.items():
            for command in commands:
                self.give(team, command)

    def commands(self, team: str) -> tuple[c.Command, ...]:
        """What a person does now."""
        sight = DraftSight(self.books, self.draft, team)
        rng = Random(f"{self.seed}/{team}/{self.commits}")  # noqa: S311 - dice of a game
        return Person(self.players[team]).commands(sight, rng)

    def white_cell(self) -> Iterator[c.Command]:
        """What the white cell does in this phase."""
        draft, book = self.draft, self.books.whole
        if draft.phase == "inject":
            yield from white_cell.releases(book, draft, f"{self.seed}/white cell")
        elif draft.phase == "adjudicate":
            yield from white_cell.rulings(book, draft)
        elif draft.phase == "consequences":
            yield from white_cell.settlements(draft)
            if white_cell.at_top(book, draft):
                yield c.ChooseLadder(choice="war")
