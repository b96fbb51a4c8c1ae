"""What teams can tell of a proposal: whether they see all that it hangs on, and what it changes."""

from __future__ import annotations

from tabletop.game.adjudication import CARRIED
from tabletop.game.events import ProposalMade
from tabletop.game.rulebook import Changes, PlayableRule, Rulebook
from tabletop.game.state import Draft


def plain_to(draft: Draft, rule: PlayableRule) -> tuple[str, ...]:
    """The teams that see all that a standing rule hangs on as it proposes.

    Neither its condition nor those of its effects speak of a flag or track that is hidden from them, or that they only
    estimate, and it would propose the same if nothing had been done but what they did and saw done. So no rule tells a team
    what another did or holds in secret.
    """
    return tuple([team for team in rule.open_to if _done_in_sight(draft, team, rule)])


def who_can_tell(
    book: Rulebook, draft: Draft, proposal: ProposalMade, changes: Changes, tracks: tuple[int, ...], flags: tuple[str, ...]
) -> dict[str, int]:
    """The teams that see what a settled proposal makes of tracks and flags and can tell why, as the event's `refs` have them.

    A standing rule is told to those to whom it is plain, a hazard to those that got its report.
    """
    if tracks == draft.tracks and flags == draft.flags:
        return {}
    refs = dict.fromkeys(proposal.plain, 0)
    if proposal.source == "hazard":
        # Its report was put in play right before it.
        report = draft.inbox[-1] if draft.inbox and draft.inbox[-1].inject == proposal.card else None
        refs = dict(report.refs) if report is not None else {}
    if not refs:
        return refs
    watching = _watching(book, draft, changes, tracks, flags)
    return {team: number for team, number in refs.items() if team in watching}


def _watching(book: Rulebook, draft: Draft, changes: Changes, tracks: tuple[int, ...], flags: tuple[str, ...]) -> frozenset[str]:
    """The teams that see one of the tracks or flags of some changes differ from what it is now."""
    teams: frozenset[str] = frozenset()
    for change in changes:
        if change.flag:
            if (change.flag in flags) != (change.flag in draft.flags):
                teams |= book.flag_seen[change.flag]
        else:
            teams |= book.watching(change.track, draft.tracks[change.track], tracks[change.track])
    return teams


def _done_in_sight(draft: Draft, team: str, rule: PlayableRule) -> bool:
    """Whether a rule would propose the same without what the team did not see of what it asks of what was done."""
    for report in rule.reports:
        if not any(put.inject == report and team in put.refs for put in draft.inbox):
            return False
    return not (rule.cards or rule.kinds) or _holds_in_sight(draft, team, rule)


def _holds_in_sight(draft: Draft, team: str, rule: PlayableRule) -> bool:
    """Whether a rule proposes the same if only the team's own acts count, and those of which it saw that they came off."""
    unseen = [
        ruling
        for ruling in draft.rulings
        if ruling.team != team
        and team not in ruling.refs
        and ruling.outcome in CARRIED
        and (ruling.card in rule.cards or (ruling.kind in rule.kinds and ruling.order in draft.closed))
    ]
    if not unseen:
        return True
    in_sight = draft.copy()
    in_sight.played -= {ruling.card for ruling in unseen}
    carried = list(draft.carried)
    for ruling in unseen:
        if ruling.order in draft.closed and ruling.kind in carried:
            carried.remove(ruling.kind)
    in_sight.carried = tuple(carried)
    conditions = [rule.when, *(change.when for change in rule.effects)]
    return all(bool(when(draft)) == bool(when(in_sight)) for when in conditions if when is not None)
