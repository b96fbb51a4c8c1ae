"""What the reveal, rulings and proposals change."""

from __future__ import annotations

from tabletop.game import events as e
from tabletop.game.adjudication import CARRIED
from tabletop.game.apply.base import Changes, shift
from tabletop.game.state import Draft


def _observable_worded(draft: Draft, event: e.ObservableWorded) -> None:
    draft.worded = (*(old for old in draft.worded if old.order != event.order), event)


def _statements_revealed(draft: Draft, event: e.StatementsRevealed) -> None:
    draft.said = event


def _order_revealed(draft: Draft, event: e.OrderRevealed) -> None:
    before = draft.tracks
    shift(draft, event, event.tracks, event.flags)
    if event.standing in ("void", "passed"):
        draft.closed |= {event.order}
    elif event.standing != "waits":
        if draft.silences:
            draft.silences = tuple(silence for silence in draft.silences if silence.order != event.order)
        draft.revealed = {**draft.revealed, event.order: event}
        draft.moves += (event,)
        draft.before_moves += (before,)
        draft.sightings = {**draft.sightings, **event.refs}


def _reason_raised(draft: Draft, event: e.ReasonRaised) -> None:
    draft.reasons += (event,)


def _estimate_given(draft: Draft, event: e.EstimateGiven) -> None:
    key = (event.order, event.seat, event.person)
    draft.guesses = (*(old for old in draft.guesses if (old.order, old.seat, old.person) != key), event)


def _vote_cast(draft: Draft, event: e.VoteCast) -> None:
    key = (event.order, event.seat, event.person)
    draft.votes = (*(old for old in draft.votes if (old.order, old.seat, old.person) != key), event)


def _order_ruled(draft: Draft, event: e.OrderRuled) -> None:
    draft.rulings += (event,)
    draft.before_rulings += (draft.tracks,)
    draft.closed |= {event.order}
    shift(draft, event, event.tracks, event.flags)
    if event.outcome in CARRIED and event.card:
        draft.played |= {event.card}
        draft.carried += (event.kind,)
    if event.fact:
        draft.facts += (event.fact,)


def _proposal_made(draft: Draft, event: e.ProposalMade) -> None:
    draft.proposals += (event,)


def _proposal_settled(draft: Draft, event: e.ProposalSettled) -> None:
    draft.settled += (event,)
    shift(draft, event, event.tracks, event.flags)


def _world_adjusted(draft: Draft, event: e.WorldAdjusted) -> None:
    shift(draft, event, event.tracks, event.flags)


def _estimates_shown(draft: Draft, event: e.EstimatesShown) -> None:
    draft.shown += (event,)


def _estimate_explained(draft: Draft, event: e.EstimateExplained) -> None:
    key = (event.order, event.number)
    draft.explained = (*(old for old in draft.explained if (old.order, old.number) != key), event)


CHANGES: Changes = {
    e.ObservableWorded: _observable_worded,
    e.StatementsRevealed: _statements_revealed,
    e.OrderRevealed: _order_revealed,
    e.ReasonRaised: _reason_raised,
    e.EstimateGiven: _estimate_given,
    e.VoteCast: _vote_cast,
    e.EstimatesShown: _estimates_shown,
    e.EstimateExplained: _estimate_explained,
    e.OrderRuled: _order_ruled,
    e.ProposalMade: _proposal_made,
    e.ProposalSettled: _proposal_settled,
    e.WorldAdjusted: _world_adjusted,
}
