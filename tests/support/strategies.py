"""Whims: anybody at a table doing anything, sensible or not, for tests that play whole sessions."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from attrs import frozen
from hypothesis import strategies as st

from support.chance import HOSTILE, SENSIBLE
from support.whims import RoomWhims
from tabletop.deck.model import Action, Deck
from tabletop.game import commands as c
from tabletop.game.audience import Seat
from tabletop.game.events import EVENTS, Weighed

PERSONS = ("", "p1", "p2", "p3")
COMMANDS: tuple[type[Any], ...] = get_args(c.Command)

TEAMS_OWN = (
    c.ReadIncident,
    c.ReadMove,
    c.MakeForecast,
    c.GiveOrder,
    c.WithdrawOrder,
    c.GiveAgreement,
    c.MakeStatement,
    c.Finish,
    c.RaiseReason,
    c.GiveEstimate,
    c.CastVote,
    c.OpenSilence,
    c.CloseSilence,
    c.SendMessage,
    c.RecordTalks,
)
"""Commands that are mostly a team's."""
_BETWEEN = (
    c.SendMessage,
    c.SendMessage,
    c.PassMessage,
    c.TellTeams,
    c.CloseMessage,
    c.SetMessages,
    c.OpenTalks,
    c.RecordTalks,
    c.ReleaseInject,
    c.TimeInject,
    c.PlanAction,
    c.DropAction,
)
_RULING = (c.ReadMove, c.RaiseReason, c.GiveEstimate, c.ShowEstimates, c.ExplainEstimate, c.CastVote, c.RuleOrder, c.RuleContest)
APT: Mapping[str, tuple[type[Any], ...]] = {
    "inject": _BETWEEN,
    "assess": (*_BETWEEN, c.ReadIncident, c.MakeForecast),
    "decide": (c.GiveOrder, c.WithdrawOrder, c.GiveAgreement, c.OpenSilence, c.OpenSilence, c.CloseSilence, c.CloseSilence),
    "adjudicate": _RULING,
    "ended": (c.GiveFeedback, c.RateTask, c.MakeFinding, c.PlanAction),
}
"""What belongs to a phase more than to others."""


@frozen
class Act:
    """One thing that somebody does at the table."""

    seat: Seat
    command: c.Command
    behalf: Seat
    person: str


class Whim(RoomWhims):
    """Makes acts by chance: ids mostly of things that there are, fields mostly sensible, phases as they come."""

    def __init__(self, deck: Deck, rng: random.Random) -> None:
        super().__init__(deck, rng)
        teams = deck.team_ids
        self.seats = (
            "control",
            "control",
            *teams,
            *(f"{team}/2" for team in teams),
            "evaluator",
            "observer",
            "public",
            "atlantis",
        )
        self.effects = tuple(
            f"{name} {move}"
            for name in (*deck.palette, *(t.id for t in deck.tracks))
            for move in ("+2", "-1", "= 0", "= 99", "+9")
        )
        self.flags = tuple(flag.id for flag in deck.flags)
        self.makers: dict[type[Any], Callable[[], c.Command]] = {
            kind: getattr(self, f"_{kind.__name__.lower()}") for kind in COMMANDS
        }

    def act(self, phase: str = "") -> Act:
        """Anybody does anything; with a phase, mostly what belongs to it."""
        apt = APT.get(phase, COMMANDS)
        kind = self.one(apt) if self.yes() else self.one(COMMANDS)
        command = self.makers[kind]()
        likely: Sequence[Seat] = self.deck.team_ids if kind in TEAMS_OWN else ("control",)
        if isinstance(command, c.OpenSilence | c.CloseSilence | c.GiveAgreement | c.WithdrawOrder):
            likely = [team for team in likely if f"-{team}-" in command.order] or likely
        seat = self.one(likely) if self.one((True, True, False)) else self.one(self.seats)
        behalf = self.one(self.deck.team_ids) if self.one((True,) + (False,) * 9) else ""
        return Act(seat, command, behalf, self.one(PERSONS))

    def proposals(self) -> list[str]:
        return [f"T{turn}-P{number}" for turn in self.turns for number in (1, 2)]

    def weighed(self) -> tuple[Weighed, ...]:
        return self.some([Weighed(text=self.text(), weight=self.one((0, 1, 1, 1, 1, 2, 2, 2, 3, -1))) for _ in range(2)])

    def dice(self) -> tuple[int, ...]:
        return self.one(((), (), (), (), (3, 4), (1, 1), (6, 6), (50,), (100,), (7, 0), (1, 2, 3)))

    def effect(self) -> str:
        return self.one((*self.effects, *self.flags, f"not {self.one(self.flags)}", "nonsense !", "gravity +1"))

    def _opensession(self) -> c.Command:
        return c.OpenSession(turns=self.number(), title=self.text())

    def _releaseinject(self) -> c.Command:
        return c.ReleaseInject(inject=self.known(self.injects), text=self.texts() if self.yes() else {}, reason=self.text())

    def _writeinject(self) -> c.Command:
        truth = self.one(("", "accident", "magic"))
        return c.WriteInject(title=self.text(), text=self.texts(), source=self.text(), time=self.text(), truth=truth)

    def _setasideinject(self) -> c.Command:
        how = self.one(("held", "deferred", "skipped"))
        return c.SetAsideInject(
            inject=self.known(self.injects),
            how=how,  # type: ignore[arg-type]  # one of the three
            reason=self.text(),
            turn=self.one((None, 1, 2, 3, 9)),
        )

    def _markexpectation(self) -> c.Command:
        mark = self.one(("met", "partly", "missed"))
        return c.MarkExpectation(inject=self.known(self.injects), mark=mark, note=self.text())  # type: ignore[arg-type]

    def _advancephase(self) -> c.Command:
        return c.AdvancePhase()

    def _readincident(self) -> c.Command:
        reading = self.known([cause.id for cause in self.deck.causes])
        return c.ReadIncident(ref=self.number(), reading=reading, likelihood=self.number(), grounds=f"It looks like {reading}.")

    def _readmove(self) -> c.Command:
        reading = self.known([purpose.id for purpose in self.deck.purposes])
        return c.ReadMove(ref=self.number(), reading=reading, likelihood=self.number(), grounds=f"It looks like {reading}.")

    def _makeforecast(self) -> c.Command:
        return c.MakeForecast(question=self.known([question.id for question in self.deck.questions]), probability=self.number())

    def _giveorder(self) -> c.Command:
        action: Action = self.one(self.deck.actions)
        roles = [role.id for role in self.deck.roles]
        return c.GiveOrder(
            substance=self.one(("action", "action", "action", "argument", "pass")),
            slot=self.one(("main", "main", "national")),
            card=self.known([action.id]),
            role=self.one((*roles, "")),
            agreed=self.one((action.authority, action.authority[:1], (), tuple(roles))),
            argument=self.text(),
            observable=self.text(),
            effects=self.some(self.effects, 3),
            pros=self.some(SENSIBLE),
            purpose=self.known(action.purposes),
            message=self.known(action.purposes),
            rationale=self.text(),
            posture=self.one((*action.postures, *action.postures, "covert")),
            dissent=self.text(),
        )

    def _withdraworder(self) -> c.Command:
        return c.WithdrawOrder(order=self.known(self.orders()))

    def _giveagreement(self) -> c.Command:
        card = self.one([card for card in self.deck.actions if card.collective])
        order = self.known([f"T{self.one(self.turns)}-{card.team}-main"])
        return c.GiveAgreement(order=order, role=self.known(card.authority), agrees=self.yes(), words=self.text())

    def _makestatement(self) -> c.Command:
        return c.MakeStatement(text=self.text())

    def _finish(self) -> c.Command:
        return c.Finish()

    def _wordobservable(self) -> c.Command:
        return c.WordObservable(order=self.known(self.orders()), text=self.text())

    def _raisereason(self) -> c.Command:
        side = self.one(("pro", "con"))
        return c.RaiseReason(side=side, text=self.text(), **self._about())  # type: ignore[arg-type]  # one of the two

    def _about(self) -> dict[str, Any]:
        return {"order": self.known(self.orders())} if self.yes() else {"ref": self.number()}

    def _giveestimate(self) -> c.Command:
        return c.GiveEstimate(percent=self.one((0, 10, 30, 50, 70, 90, 100, 55)), **self._about())

    def _castvote(self) -> c.Command:
        return c.CastVote(succeeds=self.yes(), **self._about())

    def _ruleorder(self) -> c.Command:
        return c.RuleOrder(
            order=self.known(self.orders()),
            method=self.one(("certain", "2d6", "estimate", "vote", "umpire")),
            pros=self.weighed(),
            cons=self.weighed(),
            dice=self.dice(),
            outcome=self.one((None, None, "disaster", "failure", "partial", "success", "notable")),
            words=self.text(),
            fact=self.text(),
            note=self.text(),
        )

    def _contender(self, team: str) -> c.Contender:
        order = self.known([f"T{self.one(self.turns)}-{team}-main"])
        return c.Contender(order=order, pros=self.weighed(), cons=self.weighed(), dice=self.dice(), words=self.text())

    def _rulecontest(self) -> c.Command:
        teams = self.deck.team_ids
        return c.RuleContest(first=self._contender(teams[0]), second=self._contender(self.one(teams)), note=self.text())

    def _settleproposal(self) -> c.Command:
        decision = self.one(("accept", "soften", "hold"))
        effects = tuple(self.effect() for _ in range(self.rng.randrange(3)))
        return c.SettleProposal(
            proposal=self.known(self.proposals()),
            decision=decision,  # type: ignore[arg-type]  # one of them
            reason=self.text(),
            effects=effects,
        )

    def _chooseladder(self) -> c.Command:
        return c.ChooseLadder(choice=self.one(("war", "off_ramp", "contained")), words=self.text())

    def _adjustworld(self) -> c.Command:
        return c.AdjustWorld(effect=self.effect(), reason=self.text())

    def _endsession(self) -> c.Command:
        return c.EndSession(words=self.one(("", "Lunch.", *HOSTILE[:8])) if self.one((True,) + (False,) * 9) else "")

    def _note(self) -> c.Command:
        return c.Note(text=self.text())

    def _observe(self) -> c.Command:
        seen = self.one(("strength", "improvement"))
        return c.Observe(seen=seen, text=self.text(), task=self.task(), about=self.text())  # type: ignore[arg-type]

    def _ratetask(self) -> c.Command:
        return c.RateTask(task=self.task(), rating=self.one(("P", "S", "M", "U", "not observed")), note=self.text())

    def _takeseat(self) -> c.Command:
        return c.TakeSeat(place=self.known(self.seats), person=self.one((*PERSONS, "x" * 41)))

    def _rewind(self) -> c.Command:
        return c.Rewind(to_seq=self.number(), reason=self.text())

    def _amend(self) -> c.Command:
        names = sorted({field.name for kind in EVENTS for field in kind.__attrs_attrs__ if field.metadata.get("words")})
        field = self.known((*names, "text.norvia", "text.sandrel", "statements.norvia", "tracks"))
        return c.Amend(seq=self.number(), event=self.one((0, 0, 0, 1, 2, -1)), field=field, text=self.text(), reason=self.text())


def acts(deck: Deck) -> st.SearchStrategy[Act]:
    """Acts that Hypothesis chooses, and so can make smaller."""
    return st.randoms(use_true_random=False).map(lambda rng: Whim(deck, rng).act())
