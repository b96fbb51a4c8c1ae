"""What teams can tell of a proposal: whether they see all that it hangs on, and what it changes."""

from __future__ import annotations

from tabletop.deck.model import ALL, Flag, Track
from tabletop.game.adjudication import CARRIED
from tabletop.game.events import ProposalMade
from tabletop.game.rulebook import PlayableRule, Rulebook
from tabletop.game.state import Draft


def plain_to(draft: Draft, rule: PlayableRule) -> tuple[str, ...]:
    """The teams that see all that a standing rule hangs on as it proposes.

    It speaks of no flag or track that is hidden from them, and would propose the same if nothing had been done but what they
    did and saw done. So no rule tells a team what another did in secret.
    """
    if not rule.records:
        return rule.open_to
    return tuple([team for team in rule.open_to if _recorded_in_sight(draft, team, rule)])


def who_can_tell(
    book: Rulebook, draft: Draft, proposal: ProposalMade, tracks: tuple[int, ...], flags: tuple[str, ...]
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
    moved = [each for each in zip(book.deck.tracks, draft.tracks, tracks, strict=True) if each[1] != each[2]]
    turned = [flag for flag in book.deck.flags if (flag.id in flags) != (flag.id in draft.flags)] if flags != draft.flags else []
    return {team: number for team, number in refs.items() if _sees(team, moved, turned)}


def _sees(team: str, moved: list[tuple[Track, int, int]], turned: list[Flag]) -> bool:
    """Whether a team sees one of these tracks move, or one of these flags turn."""
    for track, before, after in moved:
        sight = track.sight(team)
        if sight == "exact" or (sight == "band" and track.band(before) is not track.band(after)):
            return True
    return any(ALL in flag.seen or team in flag.seen for flag in turned)


def _recorded_in_sight(draft: Draft, team: str, rule: PlayableRule) -> bool:
    """Whether a team knows all that a rule asks of what was done: its condition would hold without what the team did not see."""
    of_deeds = False
    for name in rule.records:
        kind, _, rest = name.partition(".")
        if kind in ("moves", "played"):
            of_deeds = True
        elif kind == "released":
            if not any(put.inject == rest and team in put.refs for put in draft.inbox):
                return False
        elif kind != "passed" or rest != team:
            return False
    return not of_deeds or _holds_in_sight(draft, team, rule)


def _holds_in_sight(draft: Draft, team: str, rule: PlayableRule) -> bool:
    """Whether a condition holds as well if only the team's own acts count, and those of which it saw that they came off."""
    unseen = [
        ruling
        for ruling in draft.rulings
        if ruling.team != team and team not in ruling.refs and ruling.card and ruling.outcome in CARRIED
    ]
    if not unseen or rule.when is None:
        return True
    in_sight = draft.copy()
    in_sight.played -= {ruling.card for ruling in unseen}
    carried = list(draft.carried)
    for ruling in unseen:
        if ruling.order in draft.closed and ruling.kind in carried:
            carried.remove(ruling.kind)
    in_sight.carried = tuple(carried)
    return bool(rule.when(in_sight))
