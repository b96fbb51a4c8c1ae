"""The moments that mattered: where the world moved most, a rung was climbed, something was laid open, or agreement broke."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.game import events as e
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import OUTCOMES, listed
from tabletop.review.analysis.changes import Change
from tabletop.review.analysis.orders import OrderPlayed
from tabletop.review.analysis.record import Record, Ref

MomentKind: TypeAlias = Literal["choice", "ladder", "exposure", "broken", "movement"]
WEIGHTS: dict[MomentKind, float] = {"choice": 5.0, "exposure": 2.0, "broken": 1.5, "ladder": 1.0, "movement": 0.0}
"""What each kind adds to a moment, beside the tracks' movement as shares of their ranges. A reading aid, not a model: the
review says so."""
MOST = 7
"""Turning points shown of all moments."""
SUMMIT = 1.0
"""What is added to the moment at which the ladder came to the highest rung that it climbed to in the session."""
LEAST_MOVEMENT = 0.3
"""An event that is a moment by movement alone moved the tracks by at least so much of their ranges together."""


@frozen(kw_only=True)
class Moment:
    """One event that mattered. `headline` says what happened, `why` why it is here; `refs` are the events it rests on."""

    number: int
    kinds: tuple[MomentKind, ...]
    weight: float
    headline: str
    why: str
    refs: tuple[Ref, ...]


def moments_of(
    record: Record, titles: Titles, orders: tuple[OrderPlayed, ...], changes: tuple[Change, ...]
) -> tuple[Moment, ...]:
    """All moments, in the order of the log."""
    by_ref: dict[Ref, list[Change]] = {}
    for change in changes:
        by_ref.setdefault(change.ref, []).append(change)
    builder = _Builder(record, titles, orders, by_ref)
    refs = set(by_ref) | set(builder.exposed) | set(builder.broken) | set(builder.choices)
    found = (builder.moment(ref) for ref in sorted(refs))
    return tuple(moment for moment in found if moment is not None)


def turning_points(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """The weightiest moments, at most seven, in the order of the log."""
    heaviest = sorted(moments, key=lambda moment: (-moment.weight, moment.refs[0]))[:MOST]
    return tuple(sorted(heaviest, key=lambda moment: moment.refs[0]))


class _Builder:
    def __init__(self, record: Record, titles: Titles, orders: tuple[OrderPlayed, ...], by_ref: dict[Ref, list[Change]]) -> None:
        self._deck = record.deck
        self._titles = titles
        self._by_ref = by_ref
        self._numbers = {entry.ref: entry.number for entry in record.entries}
        self._tracks = {track.id: track for track in record.deck.tracks}
        self._money = {team.capital for team in record.deck.teams}
        self.exposed = {o.carried.ref: o for o in orders if o.carried is not None and o.carried.event.exposed}
        self.broken = {o.broken.ref: o for o in orders if o.broken is not None}
        self.choices = {entry.ref: entry for entry in record.of(e.LadderChosen)}
        self._ruled = {o.ruling.ref: o for o in orders if o.ruling is not None}
        ladder = record.deck.ladder.track
        climbs = [change for ref in sorted(by_ref) for change in by_ref[ref] if change.what == ladder and change.amount > 0]
        self._summit = max(climbs, key=lambda change: change.after).ref if climbs else None

    def moment(self, ref: Ref) -> Moment | None:
        """The moment at an event; None if it is too slight."""
        changes = [change for change in self._by_ref.get(ref, []) if change.what not in self._money]
        if changes and changes[0].source == "income":
            return None
        kinds: list[MomentKind] = []
        refs = [ref]
        why: list[str] = []
        if ref in self.choices:
            kinds.append("choice")
            why.append("control chose at the top of the ladder")
        summit = ref == self._summit
        if step := self._ladder_step(changes):
            kinds.append("ladder")
            why.append(f"{step}, the highest of the session" if summit else step)
        if order := self.exposed.get(ref):
            kinds.append("exposure")
            why.append("what was meant to stay hidden was laid open")
            refs.append(order.ref)
        if order := self.broken.get(ref):
            kinds.append("broken")
            why.append(f"a collective order did not find agreement and {_FALLBACKS[order.broken_standing]}")
            refused = {said.event.role: said.ref for said in order.agreements if said.ref < ref}
            refs += [order.ref, *(refused[role] for role in order.missed.refused)]
        movement = sum(self._share(change) for change in changes)
        if movement >= LEAST_MOVEMENT or (movement and kinds):
            kinds.append("movement")
            why.append(f"it moved {self._moved(changes)}")
        if not kinds:
            return None
        if order := self._ruled.get(ref):
            refs.append(order.ref)
        return Moment(
            number=self._numbers[ref],
            kinds=tuple(kinds),
            weight=sum(WEIGHTS[kind] for kind in kinds) + movement + SUMMIT * summit,
            headline=self._headline(ref, changes),
            why=_sentence("; ".join(why)),
            refs=tuple(dict.fromkeys(refs)),
        )

    def _share(self, change: Change) -> float:
        track = self._tracks.get(change.what)
        return abs(change.amount) / (track.high - track.low) if track and track.high > track.low else 0.0

    def _ladder_step(self, changes: list[Change]) -> str:
        track = self._tracks[self._deck.ladder.track]
        for change in changes:
            if change.what == track.id:
                before, after = track.band(change.before), track.band(change.after)
                if before is not after:
                    way = "up" if change.amount > 0 else "down"
                    return f"{track.title} went {way} from {before.name} to {after.name}"
        return ""

    def _moved(self, changes: list[Change]) -> str:
        parts = [
            f"{self._titles.track(change.what)} by {change.amount:+d}".replace("-", "−")
            for change in changes
            if not change.is_flag
        ]
        return listed(parts)

    def _headline(self, ref: Ref, changes: list[Change]) -> str:
        titles = self._titles
        if choice := self.choices.get(ref):
            what = {"war": "war", "off_ramp": "one off-ramp turn", "contained": "a contained incident"}[choice.event.choice]
            return f"Control let the crisis at the top of the ladder become {what}."
        if order := self.exposed.get(ref):
            return f"{titles.team(order.given.team)}’s {order.given.posture} order “{order.title}” was exposed."
        if order := self.broken.get(ref):
            return f"“{order.title}” lacked the agreement of {titles.roles(order.missed.roles)}."
        if order := self._ruled.get(ref):
            assert order.ruling is not None
            return f"{titles.team(order.given.team)}: “{order.title}” ended in {OUTCOMES[order.ruling.event.outcome]}."
        if not changes:
            return ""
        return _HEADLINES[changes[0].source].format(cause=changes[0].cause)


_HEADLINES = {
    "inject": "The inject “{cause}” was released.",
    "rule": "The standing rule “{cause}” took effect.",
    "hazard": "The hazard “{cause}” came to pass.",
    "control": "Control moved the world by hand: “{cause}”",
    "order": "The order “{cause}” was carried out.",
    "income": "{cause}.",
}


_FALLBACKS = {
    "national": "went ahead as one office’s own",
    "waits": "had to wait a turn",
    "void": "came to nothing",
    "": "",
}


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
