"""Before a ruling: reasons, silent estimates laid open together, votes."""

from __future__ import annotations

from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.adjudication import ESTIMATE_CARDS, median_chance
from tabletop.game.audience import redact
from tabletop.game.orders import find_move, find_open, find_order, ruled_unseen
from tabletop.game.play import Play, bad_text, only_control, only_in
from tabletop.game.refusal import Refusal
from tabletop.game.rules.ruling import counted_estimates
from tabletop.game.state import Draft


def _spoken_of(play: Play, order: str, ref: int) -> tuple[e.OrderGiven, int] | Refusal:
    """The order that somebody speaks of, if the speaker may know it and has seen no ruling on it.

    What is said of one that was ruled unseen comes too late and does not count: to refuse it would tell of the ruling.
    """
    draft, team = play.draft, play.actor.team
    move: e.OrderRevealed | None = None
    if ref and team:
        move = find_move(draft, team, ref)
        found = find_order(draft, move.order) if move else None
        if found is None:
            return Refusal("unknown", f"You see no move number {ref} that is still open.")
    else:
        found = find_order(draft, order)
        if found is None or (team and found.team != team):
            return Refusal("unknown", f"There is no order “{shown(order)}” that you could speak of.")
    if find_open(draft, found.order) is None and not (move is not None and ruled_unseen(draft, move)):
        return Refusal("not now", "This is not up for a ruling now.")
    return found, ref


def raise_reason(play: Play, command: c.RaiseReason) -> Refusal | None:
    """Give a reason for or against an order that is up for a ruling."""
    if refusal := only_in(play, "adjudicate") or bad_text("The reason", command.text):
        return refusal
    if play.actor.team not in play.book.teams and not play.actor.is_control:
        return Refusal("not allowed", "Only a team or control can give reasons.")
    about = _spoken_of(play, command.order, command.ref)
    if isinstance(about, Refusal):
        return about
    order, ref = about
    play.happened(
        e.ReasonRaised(team=play.actor.team or "control", order=order.order, ref=ref, side=command.side, text=command.text)
    )
    return None


def _only_judges(play: Play) -> Refusal | None:
    """Refuse seats of no team: the orders that they could name are no business of theirs."""
    if play.actor.team in play.book.teams or play.actor.is_staff:
        return None
    return Refusal("not allowed", "Only teams, control and evaluators can judge an order's chance.")


def give_estimate(play: Play, command: c.GiveEstimate) -> Refusal | None:
    """Silently estimate the chance of an order that is up for a ruling; one a person, the last counts."""
    if refusal := only_in(play, "adjudicate") or _only_judges(play):
        return refusal
    if command.percent not in ESTIMATE_CARDS:
        return Refusal(
            "incomplete", f"An estimate is one of {', '.join(map(str, ESTIMATE_CARDS))} per cent, not {command.percent}."
        )
    about = _spoken_of(play, command.order, command.ref)
    if isinstance(about, Refusal):
        return about
    order, _ = about
    laid = _laid_open(play.draft, order.order)
    if laid is not None and (play.actor.is_staff or redact(laid, play.actor.place) is not None):
        # Who may not know that they lie open can still give one, which does not count.
        return Refusal("not possible", "The estimates lie open already: none can be given any more.")
    play.happened(e.EstimateGiven(seat=play.actor.place, order=order.order, person=play.actor.person, percent=command.percent))
    return None


def _laid_open(draft: Draft, order: str) -> e.EstimatesShown | None:
    return next((laid for laid in draft.shown if laid.order == order), None)


def cast_vote(play: Play, command: c.CastVote) -> Refusal | None:
    """Vote on whether an order that is up for a ruling succeeds; one a person, the last counts."""
    if refusal := only_in(play, "adjudicate") or _only_judges(play):
        return refusal
    about = _spoken_of(play, command.order, command.ref)
    if isinstance(about, Refusal):
        return about
    order, _ = about
    play.happened(e.VoteCast(seat=play.actor.place, order=order.order, person=play.actor.person, succeeds=command.succeeds))
    return None


def show_estimates(play: Play, command: c.ShowEstimates) -> Refusal | None:
    """Lay the silent estimates of an order open."""
    if refusal := only_control(play) or only_in(play, "adjudicate"):
        return refusal
    draft = play.draft
    order = find_open(draft, command.order)
    if order is None:
        return Refusal("unknown", f"There is no order “{shown(command.order)}” to rule on.")
    if _laid_open(draft, order.order) is not None:
        return Refusal("not possible", "The estimates lie open already.")
    estimates = counted_estimates(draft, order.order)
    if not estimates:
        return Refusal("incomplete", "Nobody has given an estimate yet.")
    move = next((move for move in draft.moves if move.order == order.order), None)
    refs = move.refs if move is not None and move.author else {}
    play.happened(
        e.EstimatesShown(
            order=order.order, team=order.team, refs=refs, estimates=estimates, median=median_chance(estimates) // 10
        )
    )
    return None


def explain_estimate(play: Play, command: c.ExplainEstimate) -> Refusal | None:
    """Write down why an estimate lies where it does."""
    if refusal := only_control(play) or only_in(play, "adjudicate") or bad_text("The explanation", command.words):
        return refusal
    laid = _laid_open(play.draft, command.order)
    if laid is None or not 1 <= command.number <= len(laid.estimates):
        return Refusal("unknown", "There is no such estimate lying open.")
    play.happened(
        e.EstimateExplained(
            order=laid.order, number=command.number, percent=laid.estimates[command.number - 1], words=command.words
        )
    )
    return None
