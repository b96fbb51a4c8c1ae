"""What a command comes to: events, or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tabletop.game import commands as c
from tabletop.game.dice import Dice
from tabletop.game.events import Event
from tabletop.game.play import Actor, Play
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules import assess, consequences, course, injects, orders, record, ruling
from tabletop.game.state import Draft, State

Rule = Callable[[Play, Any], Refusal | None]

RULES: dict[type[c.Command], Rule] = {
    c.OpenSession: course.open_session,
    c.AdvancePhase: course.advance_phase,
    c.ChooseLadder: course.choose_ladder,
    c.EndSession: course.end_session,
    c.Finish: course.finish,
    c.ReleaseInject: injects.release_inject,
    c.WriteInject: injects.write_inject,
    c.SetAsideInject: injects.set_aside_inject,
    c.MarkExpectation: injects.mark_expectation,
    c.ReadIncident: assess.read_incident,
    c.ReadMove: assess.read_move,
    c.MakeForecast: assess.make_forecast,
    c.GiveOrder: orders.give_order,
    c.WithdrawOrder: orders.withdraw_order,
    c.GiveAgreement: orders.give_agreement,
    c.MakeStatement: orders.make_statement,
    c.WordObservable: orders.word_observable,
    c.RaiseReason: ruling.raise_reason,
    c.GiveEstimate: ruling.give_estimate,
    c.CastVote: ruling.cast_vote,
    c.RuleOrder: ruling.rule_order,
    c.RuleContest: ruling.rule_contest,
    c.SettleProposal: consequences.settle_proposal,
    c.AdjustWorld: consequences.adjust_world,
    c.Note: record.note,
    c.Observe: record.observe,
    c.RateTask: record.rate_task,
    c.TakeSeat: record.take_seat,
}
"""The rule of each command. A rule checks first and lets things happen after: what it refuses has changed nothing."""


def decide(book: Rulebook, state: State, command: c.Command, actor: Actor, dice: Dice) -> tuple[Event, ...] | Refusal:
    """What a command comes to in a state, which stays as it is.

    Rewinding and amending are not of the rules: the table decides them, over the log.
    """
    outcome = decide_on(book, state.thaw(), command, actor, dice)
    return outcome if isinstance(outcome, Refusal) else tuple(outcome)


def decide_on(book: Rulebook, draft: Draft, command: c.Command, actor: Actor, dice: Dice) -> list[Event] | Refusal:
    """The same as `decide`, on a draft that is changed in place unless the command is refused."""
    play = Play(book, draft, actor, dice)
    return RULES[type(command)](play, command) or play.events
