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
from tabletop.game.rules import (
    agreement,
    assess,
    consequences,
    course,
    estimates,
    exchange,
    injects,
    lessons,
    orders,
    record,
    ruling,
    timing,
)
from tabletop.game.rules.timing import refuse_stopped
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
    c.TimeInject: injects.time_inject,
    c.ReadIncident: assess.read_incident,
    c.ReadMove: assess.read_move,
    c.MakeForecast: assess.make_forecast,
    c.GiveOrder: orders.give_order,
    c.WithdrawOrder: orders.withdraw_order,
    c.GiveAgreement: agreement.give_agreement,
    c.OpenSilence: agreement.open_silence,
    c.CloseSilence: agreement.close_silence,
    c.PlayRole: agreement.play_role,
    c.MakeStatement: orders.make_statement,
    c.WordObservable: orders.word_observable,
    c.RaiseReason: estimates.raise_reason,
    c.GiveEstimate: estimates.give_estimate,
    c.CastVote: estimates.cast_vote,
    c.ShowEstimates: estimates.show_estimates,
    c.ExplainEstimate: estimates.explain_estimate,
    c.RuleOrder: ruling.rule_order,
    c.RuleContest: ruling.rule_contest,
    c.SettleProposal: consequences.settle_proposal,
    c.AdjustWorld: consequences.adjust_world,
    c.Note: record.note,
    c.Observe: record.observe,
    c.RateTask: record.rate_task,
    c.TakeSeat: record.take_seat,
    c.SendMessage: exchange.send_message,
    c.PassMessage: exchange.pass_message,
    c.TellTeams: exchange.tell_teams,
    c.CloseMessage: exchange.close_message,
    c.SetMessages: exchange.set_messages,
    c.OpenTalks: exchange.open_talks,
    c.RecordTalks: exchange.record_talks,
    c.CloseTalks: exchange.close_talks,
    c.StartClock: timing.set_clock,
    c.ExtendClock: timing.extend_clock,
    c.PauseClock: timing.pause_clock,
    c.ResumeClock: timing.resume_clock,
    c.PlanClock: timing.plan_clock,
    c.StopPlay: timing.stop_play,
    c.ResumePlay: timing.resume_play,
    c.GiveFeedback: lessons.give_feedback,
    c.MakeFinding: lessons.make_finding,
    c.WithdrawFinding: lessons.withdraw_finding,
    c.PlanAction: lessons.plan_action,
    c.DropAction: lessons.drop_action,
}
"""The rule of each command. A rule checks first and lets things happen after: what it refuses has changed nothing."""


def decide(
    book: Rulebook, state: State, command: c.Command, actor: Actor, dice: Dice, at: int = 0
) -> tuple[Event, ...] | Refusal:
    """What a command comes to in a state, which stays as it is. `at` is the moment, in seconds UTC since 1970.

    Rewinding and amending are not of the rules: the table decides them, over the log.
    """
    outcome = decide_on(book, state.thaw(), command, actor, dice, at)
    return outcome if isinstance(outcome, Refusal) else tuple(outcome)


def decide_on(book: Rulebook, draft: Draft, command: c.Command, actor: Actor, dice: Dice, at: int = 0) -> list[Event] | Refusal:
    """The same as `decide`, on a draft that is changed in place unless the command is refused."""
    return play_on(Play(book, draft, dice), command, actor, at)


def play_on(play: Play, command: c.Command, actor: Actor, at: int = 0) -> list[Event] | Refusal:
    """The same, where one command after the other is decided on one draft with one `Play`.

    The caller moves the dice on to the next commit before each command, refused or not. A refusal leaves the draft as it was and
    no die thrown; `play.events` is empty then, and actor and moment are those of the refused command.
    """
    play.actor, play.at, play.events = actor, at, []
    if play.draft.timing.stopped is not None and (refusal := refuse_stopped(command)):
        return refusal
    return RULES[type(command)](play, command) or play.events
