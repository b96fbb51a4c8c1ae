"""Sessions played by the rules alone, without a log, step by step for tests of one rule."""

from __future__ import annotations

from typing import Any, TypeVar

from support.orders import of_card
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game.apply import fold
from tabletop.game.audience import CONTROL, Seat
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.events import Event, OrderGiven, Phase
from tabletop.game.orders import open_rulings
from tabletop.game.play import Actor
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.consequences import unsettled
from tabletop.game.state import Draft, State
from tabletop.game.view import ControlView, PublicView, TeamView, control_view, public_view, team_view

E = TypeVar("E", bound=Event)
_OPEN = c.OpenSession(turns=3)
NOON = 1_772_366_400
"""Noon UTC of 1 March 2026, in seconds since 1970."""


class Rehearsal:
    """A session in memory. Every commit is a number further, so that its dice are its own; `events` is all that happened.

    `at` is the moment of the next command, in seconds UTC since 1970; it moves only when a test moves it.
    """

    def __init__(
        self,
        deck: Deck,
        settings: c.OpenSession = _OPEN,
        *,
        seed: str = "seed",
        book: Rulebook | None = None,
        at: int = NOON,
    ) -> None:
        self.book = book or Rulebook(deck)
        self.deck = deck
        self.draft = Draft()
        self.seed = seed
        self.commits = 0
        self.at = at
        self.events: list[Event] = []
        self.give(settings)

    def submit(self, command: c.Command, seat: Seat = CONTROL, *, behalf: Seat = "", person: str = "") -> list[Event] | Refusal:
        """Give a command; a refusal must have left everything as it was."""
        before = self.draft.freeze()
        actor, dice = Actor.at(seat, person, behalf), Dice(self.seed, self.commits + 1)
        came = decide_on(self.book, self.draft, command, actor, dice, self.at)
        if isinstance(came, Refusal):
            assert self.draft.freeze() == before, f"{command} was refused and has changed something"
            return came
        self.commits += 1
        self.events.extend(came)
        return came

    def give(self, command: c.Command, seat: Seat = CONTROL, *, behalf: Seat = "", person: str = "") -> list[Event]:
        """Give a command that must be taken; the events that it came to."""
        came = self.submit(command, seat, behalf=behalf, person=person)
        assert not isinstance(came, Refusal), f"{command}: {came}"
        return came

    def refused(self, command: c.Command, seat: Seat = CONTROL, *, behalf: Seat = "", person: str = "") -> str:
        """Give a command that must be refused; the sentence."""
        came = self.submit(command, seat, behalf=behalf, person=person)
        assert isinstance(came, Refusal), f"{command} was taken: {came}"
        return came.sentence

    def settle(self) -> None:
        """Rule what is open as certain, accept what is proposed, contain what is at the top."""
        for order in open_rulings(self.draft):
            self.give(c.RuleOrder(order=order.order, method="certain"))
        for proposal in unsettled(self.draft):
            self.give(c.SettleProposal(proposal=proposal.proposal, decision="accept"))
        if self.draft.phase == "consequences" and self.at_top:
            self.give(c.ChooseLadder(choice="contained"))

    def to(self, phase: Phase, number: int = 0) -> Rehearsal:
        """Go on to the next such phase, of turn `number` if one is given."""
        for _ in range(100):
            if self.draft.phase == phase and number in (0, self.draft.number):
                return self
            self.settle()
            self.give(c.AdvancePhase())
        raise AssertionError(f"the session never came to {phase} of turn {number}")

    def order(self, card: str, seat: Seat = "", **fields: Any) -> OrderGiven:
        """Commit a team to an action card, with fitting fields unless others are given."""
        return only(self.give(self.ordering(card, **fields), seat or self.book.actions[card].card.team), OrderGiven)

    def ordering(self, card: str, **fields: Any) -> c.GiveOrder:
        """The command that orders an action card: purpose and message are the card's first, its posture the first it allows."""
        return of_card(self.book.actions[card].card, **fields)

    def track(self, name: str) -> int:
        """What a track stands at."""
        return self.draft.tracks[self.book.track_index[name]]

    def put(self, *effects: str) -> None:
        """Put the world right for a test, as control may."""
        for effect in effects:
            self.give(c.AdjustWorld(effect=effect, reason="set for the rehearsal"))

    @property
    def at_top(self) -> bool:
        """Whether the ladder is at its top."""
        return self.draft.tracks[self.book.ladder] == self.book.highs[self.book.ladder]

    @property
    def state(self) -> State:
        """The state, which must be what the events fold to."""
        state = self.draft.freeze()
        assert fold(self.events) == state
        return state

    def team(self, seat: Seat) -> TeamView:
        """What a team's seat sees."""
        return team_view(self.book, self.state, seat)

    def public(self) -> PublicView:
        """What everybody sees."""
        return public_view(self.book, self.state, "public")

    def control(self, seat: Seat = CONTROL) -> ControlView:
        """What control or an evaluator sees."""
        return control_view(self.book, self.state, seat)

    def all(self, kind: type[E]) -> list[E]:
        """Every event of a kind."""
        return [event for event in self.events if isinstance(event, kind)]

    def last(self, kind: type[E]) -> E:
        """The last event of a kind."""
        return self.all(kind)[-1]


def only(events: list[Event], kind: type[E]) -> E:
    """The one event of a kind."""
    (event,) = [event for event in events if isinstance(event, kind)]
    return event
