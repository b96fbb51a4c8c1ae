"""Consequences: what standing rules and hazards propose, and what a turn's end settles."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from tabletop.deck.effect import parse_effect
from tabletop.deck.expression import ExpressionError
from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.play import Play, bad_text, long_text, only_control, only_in, running, too_many
from tabletop.game.questions import answerable
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Changes, PlayableInject, PlayableRule, by_team
from tabletop.game.rules.injects import put_in_play
from tabletop.game.rules.knowing import plain_to, who_can_tell
from tabletop.game.state import Draft

_question: Callable[[e.QuestionAnswered], str] = attrgetter("question")


def propose(play: Play) -> None:
    """Let every standing rule whose condition holds, and every hazard whose dice say so, propose its effects."""
    draft, book = play.draft, play.book
    for rule in book.rules_holding(draft):
        _propose(play, rule, "rule", roll=0, cause="")
    for hazard in book.hazards_holding(draft):
        roll = play.dice.roll(100)
        if roll <= hazard.chance:
            truths = book.hazards_by_id[hazard.card.id].truth
            cause = truths[play.dice.below(len(truths))] if truths else ""
            _propose(play, hazard, "hazard", roll=roll, cause=cause)


def _propose(play: Play, rule: PlayableRule, source: str, *, roll: int, cause: str) -> None:
    draft = play.draft
    play.happened(
        e.ProposalMade(
            proposal=f"T{draft.number}-P{len(draft.proposals) + 1}",
            source="hazard" if source == "hazard" else "rule",
            card=rule.card.id,
            title=rule.card.title,
            effects=tuple([change.text for change in play.book.holding(draft, rule.effects)]),
            cause=cause,
            chance=rule.chance,
            roll=roll,
            plain=plain_to(draft, rule) if source == "rule" else (),
        )
    )


def unsettled(draft: Draft) -> tuple[e.ProposalMade, ...]:
    """Proposals that control has not settled."""
    if len(draft.proposals) == len(draft.settled):
        return ()
    done = [settled.proposal for settled in draft.settled]
    return tuple([proposal for proposal in draft.proposals if proposal.proposal not in done])


def _find_unsettled(draft: Draft, proposal: str) -> e.ProposalMade | None:
    """The proposal with this id, if control has not settled it."""
    for settled in draft.settled:
        if settled.proposal == proposal:
            return None
    for made in draft.proposals:
        if made.proposal == proposal:
            return made
    return None


def settle_proposal(play: Play, command: c.SettleProposal) -> Refusal | None:
    """Accept a proposal, soften it to other effects, or hold it; softening and holding want a reason."""
    if refusal := only_control(play) or only_in(play, "consequences") or long_text("The reason", command.reason):
        return refusal
    proposal = _find_unsettled(play.draft, command.proposal)
    if proposal is None:
        return Refusal("unknown", f"There is no open proposal “{shown(command.proposal)}”.")
    if command.decision != "accept" and (refusal := bad_text("The reason", command.reason)):
        return refusal
    changes: Changes = ()
    if command.decision == "accept":
        proposable = play.book.proposable[proposal.source, proposal.card]
        changes = tuple([proposable[effect] for effect in proposal.effects])
    elif command.decision == "soften":
        softened = read_changes(play, command.effects)
        if isinstance(softened, Refusal):
            return softened
        changes = softened
    if proposal.source == "hazard" and command.decision != "hold":
        hazard = play.book.hazards_by_id[proposal.card]
        texts = {team: text for team, text in by_team(hazard.text, play.book.teams).items() if text}
        unsourced = dict.fromkeys(texts, "")
        if texts:
            facts = (hazard.title, "", True, proposal.cause)
            put_in_play(play, hazard.id, facts, texts, unsourced, unsourced, (), planned=True, reason="")
    tracks, flags, done = play.book.moved(play.draft, changes)
    refs = who_can_tell(play.book, play.draft, proposal, changes, tracks, flags)
    play.happened(
        e.ProposalSettled(
            refs=refs,
            rule=dict.fromkeys(refs, proposal.title) if proposal.source == "rule" else {},
            proposal=proposal.proposal,
            decision=command.decision,
            reason=command.reason,
            effects=done,
            tracks=tracks,
            flags=flags,
        )
    )
    return None


def read_changes(play: Play, texts: tuple[str, ...]) -> Changes | Refusal:
    """Effects typed at the table, compiled against the deck."""
    changes: list[Changes] = []
    if refusal := too_many("effects", texts):
        return refusal
    for text in texts:
        if refusal := long_text("The effect", text):
            return refusal
        try:
            changes.append(play.book.changes((parse_effect(text),)))
        except ExpressionError as error:
            return Refusal("incomplete", f"“{shown(text)}” cannot be read: {error}.")
        except KeyError as error:
            return Refusal("unknown", f"“{shown(text)}” cannot be done: this deck has no “{shown(error.args[0])}”.")
    return tuple(change for part in changes for change in part)


def adjust_world(play: Play, command: c.AdjustWorld) -> Refusal | None:
    """Set a track or flag right by hand."""
    if refusal := only_control(play) or running(play) or bad_text("The reason", command.reason):
        return refusal
    changes = read_changes(play, (command.effect,))
    if isinstance(changes, Refusal):
        return changes
    tracks, flags, _ = play.book.moved(play.draft, changes)
    play.happened(e.WorldAdjusted(what=command.effect, reason=command.reason, tracks=tracks, flags=flags))
    return None


def close_turn(play: Play) -> None:
    """Mark what was expected and answer what is known, as the turn ends."""
    draft, book = play.draft, play.book
    if waiting := (book.expecting.keys() & draft.released) - draft.marks.keys():
        for inject in [inject for name, inject in book.expecting.items() if name in waiting]:
            _mark(play, inject)
    answered = set(map(_question, draft.answers))
    for answer in book.answers[draft.turn](draft):
        if answer.question not in answered and answerable(book, draft, answer.question):
            play.happened(answer)


def _mark(play: Play, inject: PlayableInject) -> None:
    """Mark what an inject expects, if it came in time, or if the time for it is over."""
    draft, expected = play.draft, inject.card.expects
    if expected is None or inject.met is None:
        return
    in_time = draft.turn <= expected.by_turn or _came_this_turn(draft, inject.id)
    if in_time and inject.met(draft):
        play.happened(e.ExpectationMarked(inject=inject.id, mark="met", by="deck", note=""))
    elif draft.turn >= expected.by_turn:
        play.happened(e.ExpectationMarked(inject=inject.id, mark="missed", by="deck", note=""))


def _came_this_turn(draft: Draft, inject: str) -> bool:
    """Whether an inject was released this turn: one that comes late can still be met in its own turn."""
    return any(put.inject == inject and put.turn == draft.number for put in draft.inbox)
