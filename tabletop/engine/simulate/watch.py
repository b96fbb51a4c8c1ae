"""What is noted of a game while it is played."""

from __future__ import annotations

from collections.abc import Callable
from operator import sub
from typing import Any

from tabletop.engine.simulate.result import GameResult, Movement
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

_Note = Callable[["Watch", Any, list[e.Event], Draft], None]


def steps(before: tuple[int, ...], after: tuple[int, ...]) -> int:
    """By how many steps tracks differ in all."""
    return 0 if before == after else sum(map(abs, map(sub, after, before)))


class Watch:
    """Notes one game; `keep` is what a match tells of each commit."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._tracks: tuple[int, ...] = ()
        self._cards: list[str] = []
        self._orders = dict.fromkeys(book.teams, 0)
        self._costs: dict[str, int] = {}
        self._ladder: list[int] = []
        self._injects: list[str] = []
        self._proposed: list[str] = []
        self._sources: dict[str, e.ProposalMade] = {}
        self._by_orders = self._by_injects = self._by_rules = self._by_hazards = self._income = self._spent = 0

    def keep(self, command: c.Command, events: list[e.Event], draft: Draft) -> None:
        """Note one commit."""
        note = _NOTES.get(command.__class__)
        if note is not None:
            note(self, command, events, draft)
            self._tracks = draft.tracks

    def result(self, number: int, seed: str, draft: Draft) -> GameResult:
        """What the game came to, once it has ended."""
        ended, teams = draft.ended, self._book.teams
        if ended is None:
            raise ValueError(f"Game {number} has not ended.")
        return GameResult(
            number=number,
            seed=seed,
            ending=ended.ending,
            turns=draft.number,
            scores=tuple([ended.scores[team] for team in teams]),
            orders=tuple(self._orders.values()),
            cards=tuple(self._cards),
            ladder=tuple(self._ladder),
            injects=tuple(self._injects),
            proposed=tuple(self._proposed),
            aims=tuple([judged.result for judged in ended.aims]),
            moved=Movement(
                orders=self._by_orders,
                injects=self._by_injects,
                rules=self._by_rules,
                hazards=self._by_hazards,
                income=self._income,
                spent=self._spent,
            ),
        )

    def _opened(self, _command: c.OpenSession, _events: list[e.Event], _draft: Draft) -> None:
        """Nothing has moved yet: the tracks are where the deck puts them."""

    def _released(self, command: c.ReleaseInject, _events: list[e.Event], draft: Draft) -> None:
        self._injects.append(command.inject)
        self._by_injects += steps(self._tracks, draft.tracks)

    def _ordered(self, _command: c.GiveOrder, events: list[e.Event], _draft: Draft) -> None:
        for event in events:
            if isinstance(event, e.OrderGiven) and event.substance != "pass":
                self._orders[event.team] += 1
                self._costs[event.order] = event.cost
                if event.card:
                    self._cards.append(event.card)

    def _ruled(self, _command: c.RuleOrder, _events: list[e.Event], draft: Draft) -> None:
        self._by_orders += steps(self._tracks, draft.tracks)

    def _settled(self, command: c.SettleProposal, _events: list[e.Event], draft: Draft) -> None:
        proposal = self._sources[command.proposal]
        moved = steps(self._tracks, draft.tracks)
        self._proposed.append(proposal.card)
        if proposal.source == "rule":
            self._by_rules += moved
        else:
            self._by_hazards += moved

    def _advanced(self, _command: c.AdvancePhase, events: list[e.Event], draft: Draft) -> None:
        phase = draft.phase
        if phase == "adjudicate":
            self._revealed(events)
        elif phase == "consequences":
            self._sources = {proposal.proposal: proposal for proposal in draft.proposals}
        elif phase in ("inject", "ended"):
            # The turn is over: what moves now is what the next one brings in.
            self._ladder.append(self._tracks[self._book.ladder])
            self._income += steps(self._tracks, draft.tracks)

    def _chosen(self, _command: c.ChooseLadder, _events: list[e.Event], draft: Draft) -> None:
        if draft.ended is not None:
            self._ladder.append(self._tracks[self._book.ladder])

    def _revealed(self, events: list[e.Event]) -> None:
        """At the reveal orders are paid for, and those that are laid open or came to nothing move the world already."""
        before = self._tracks
        for event in events:
            if not isinstance(event, e.OrderRevealed):
                continue
            after = event.tracks
            if event.standing in ("carried", "national"):
                cost = self._costs[event.order]
                self._spent += cost
                if not event.exposed:
                    before = after
                    continue
                index = self._book.capital[event.team]
                after = (*after[:index], after[index] + cost, *after[index + 1 :])
            self._by_orders += steps(before, after)
            before = event.tracks


_NOTES: dict[type[c.Command], _Note] = {
    c.OpenSession: Watch._opened,  # noqa: SLF001 - the class's own
    c.ReleaseInject: Watch._released,  # noqa: SLF001
    c.GiveOrder: Watch._ordered,  # noqa: SLF001
    c.RuleOrder: Watch._ruled,  # noqa: SLF001
    c.SettleProposal: Watch._settled,  # noqa: SLF001
    c.AdvancePhase: Watch._advanced,  # noqa: SLF001
    c.ChooseLadder: Watch._chosen,  # noqa: SLF001
}
"""What is noted at which command. A table of the class and not of its objects, which would then be garbage for the collector."""
