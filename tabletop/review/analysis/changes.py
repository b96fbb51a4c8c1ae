"""What changed in the world, and through what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.game import events as e
from tabletop.game.telling.titles import Titles
from tabletop.review.analysis.record import Entry, Record, Ref

Source: TypeAlias = Literal["order", "inject", "rule", "hazard", "control", "income"]
SOURCES: tuple[Source, ...] = ("order", "inject", "rule", "hazard", "control", "income")


@frozen(kw_only=True)
class Change:
    """One track or flag that an event moved.

    `what` is the track's or flag's id; `before` and `after` are its values, 0 and 1 for a flag. `cause` is a title
    for people; `team` is the one whose order it was, if it was an order.
    """

    ref: Ref
    number: int
    source: Source
    cause: str
    team: str
    what: str
    is_flag: bool
    before: int
    after: int

    @property
    def amount(self) -> int:
        """By how much, with its sign."""
        return self.after - self.before


@frozen(kw_only=True)
class Share:
    """How far the tracks moved through one source: `steps` up and down together, `of` all, political capital left out.

    `percent` is rounded so that all shares of a session add to 100.
    """

    source: Source
    steps: int
    of: int
    percent: int


def changes_of(record: Record, titles: Titles) -> tuple[Change, ...]:
    """Every change of a track or flag after STARTEX, in the order of the log."""
    causes = _Causes(titles)
    found: list[Change] = []
    for entry in record.entries:
        source, cause, team = causes.of(entry.event)
        for what, is_flag, before, after in _differences(record.deck, entry):
            found.append(
                Change(
                    ref=entry.ref,
                    number=entry.number,
                    source=source,
                    cause=cause,
                    team=team,
                    what=what,
                    is_flag=is_flag,
                    before=before,
                    after=after,
                )
            )
    return tuple(found)


def _differences(deck: Deck, entry: Entry[e.Event]) -> Iterator[tuple[str, bool, int, int]]:
    if not entry.tracks_before:  # STARTEX sets the world; nothing moved
        return
    if entry.tracks != entry.tracks_before:
        for track, before, after in zip(deck.tracks, entry.tracks_before, entry.tracks, strict=True):
            if before != after:
                yield track.id, False, before, after
    if entry.flags != entry.flags_before:
        for flag in deck.flags:
            was, now = flag.id in entry.flags_before, flag.id in entry.flags
            if was != now:
                yield flag.id, True, int(was), int(now)


class _Causes:
    """What stands behind a change, by the event that made it; every event is shown to it in the order of the log."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        self._orders: dict[str, str] = {}
        self._proposals: dict[str, tuple[Source, str]] = {}

    def of(self, event: e.Event) -> tuple[Source, str, str]:
        """Source, title, and team."""
        match event:
            case e.OrderGiven():
                self._orders[event.order] = order_title(event, self._titles)
            case e.ProposalMade():
                self._proposals[event.proposal] = (event.source, event.title)
            case e.TurnOpened():
                return "income", "Income of the turn", ""
            case e.InjectReleased():
                return "inject", event.title, ""
            case e.OrderRevealed():
                return "order", f"{self._orders.get(event.order, event.order)}, {_at_reveal(event)}", event.team
            case e.OrderRuled():
                return "order", self._orders.get(event.order, event.order), event.team
            case e.ProposalSettled():
                return *self._proposals.get(event.proposal, ("rule", event.proposal)), ""
            case e.LadderChosen():
                return "control", "Control's choice at the top of the ladder", ""
            case e.WorldAdjusted():
                return "control", event.reason, ""
        return "control", "", ""


def _at_reveal(event: e.OrderRevealed) -> str:
    if event.standing in ("void", "waits"):
        return "not agreed"
    return "exposed and paid for" if event.exposed else "paid for"


def order_title(given: e.OrderGiven, titles: Titles) -> str:
    """What an order is called: its card's title, its argument's text, or a pass."""
    if given.substance == "action":
        return titles.card(given.card)
    return given.argument if given.substance == "argument" else "Pass"


def shares_of(deck: Deck, changes: tuple[Change, ...]) -> tuple[Share, ...]:
    """How much of the tracks' movement came through each source, largest first; sources that moved nothing are left out."""
    steps: dict[Source, int] = dict.fromkeys(SOURCES, 0)
    for change in changes:
        if counts_as_movement(deck, change):
            steps[change.source] += abs(change.amount)
    total = sum(steps.values())
    moved = sorted(((source, count) for source, count in steps.items() if count), key=lambda each: -each[1])
    percents = _percents([count for _, count in moved])
    return tuple(
        Share(source=source, steps=count, of=total, percent=percent)
        for (source, count), percent in zip(moved, percents, strict=True)
    )


def counts_as_movement(deck: Deck, change: Change) -> bool:
    """Whether a change is of a track that is no team's political capital."""
    return not change.is_flag and change.what not in {team.capital for team in deck.teams}


def _percents(counts: list[int]) -> list[int]:
    """Whole per cents that add to 100, by largest remainder."""
    total = sum(counts)
    found = [100 * count // total for count in counts]
    order = sorted(range(len(counts)), key=lambda place: -(100 * counts[place] % total))
    for place in order[: 100 - sum(found)]:
        found[place] += 1
    return found
