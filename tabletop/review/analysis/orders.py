"""Orders from the moment they were given to their ruling."""

from __future__ import annotations

from attrs import define, field, frozen

from tabletop.deck.model import Deck
from tabletop.game import events as e
from tabletop.game.adjudication import FAR
from tabletop.game.rules.agreement import SILENCE
from tabletop.game.telling.titles import Titles
from tabletop.review.analysis.changes import Change, order_title
from tabletop.review.analysis.record import Entry, Record, Ref, as_kind

CARRIED: frozenset[e.Standing] = frozenset(("carried", "national"))
BROKEN: frozenset[e.Standing] = frozenset(("national", "waits", "void"))


@frozen
class Lacking:
    """Who did not stand behind a collective order at a reveal: the roles that had said no, and those that had said nothing."""

    refused: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.refused, *self.silent)


@frozen(kw_only=True)
class OrderPlayed:
    """An order and all that came of it.

    `number` is the turn in which it was given. `needed` are the roles that must agree to a collective one; `agreed` and `refused`
    those that at the last said yes and no. `agreements` are all that was said of it, but for what only repeats what the
    role had said. `reveals` has an entry for each reveal that it waited for, `lacking` one beside each with who did not stand
    behind it then. `readings` holds the last reading of each team. `silences` are the times at which it was put under
    silence, with the end of each; `explained` says why estimates that were laid open lie where they do.
    """

    ref: Ref
    number: int
    given: e.OrderGiven
    title: str
    needed: tuple[str, ...]
    agreed: tuple[str, ...]
    refused: tuple[str, ...]
    agreements: tuple[Entry[e.AgreementGiven], ...]
    withdrawn: Entry[e.OrderWithdrawn] | None
    worded: Entry[e.ObservableWorded] | None
    reveals: tuple[Entry[e.OrderRevealed], ...]
    lacking: tuple[Lacking, ...]
    readings: tuple[Entry[e.MoveRead], ...]
    reasons: tuple[Entry[e.ReasonRaised], ...]
    silences: tuple[Entry[e.SilenceOpened], ...]
    shown: Entry[e.EstimatesShown] | None
    explained: tuple[Entry[e.EstimateExplained], ...]
    ruling: Entry[e.OrderRuled] | None
    changes: tuple[Change, ...]

    @property
    def carried(self) -> Entry[e.OrderRevealed] | None:
        """The reveal at which it went ahead, if it did."""
        return next((reveal for reveal in self.reveals if reveal.event.standing in CARRIED), None)

    @property
    def outliers(self) -> tuple[tuple[int, Entry[e.EstimateExplained] | None], ...]:
        """Estimates at least `FAR` from the median, each with why, if that was written down."""
        if self.shown is None:
            return ()
        laid = self.shown.event
        why = {entry.event.number: entry for entry in self.explained}
        return tuple(
            (percent, why.get(number)) for number, percent in enumerate(laid.estimates, 1) if abs(percent - laid.median) >= FAR
        )

    def put_off(self, silence: Entry[e.SilenceOpened]) -> bool:
        """Whether this only gave a silence back the time that it lost to NO DUFF, a rewind or a closing."""
        return silence.ref.index > 0  # Put there by a team, it is the first event of its commit.

    @property
    def by_silence(self) -> tuple[str, ...]:
        """Roles that agreed by not breaking the silence."""
        return tuple(said.event.role for said in self.agreements if self.silences and said.event.words == SILENCE)

    @property
    def broken(self) -> Entry[e.OrderRevealed] | None:
        """The first reveal at which it lacked agreement, if it is collective and did."""
        if not self.needed:
            return None
        return next((reveal for reveal in self.reveals if reveal.event.standing in BROKEN), None)

    @property
    def missed(self) -> Lacking:
        """Who did not stand behind it at the first reveal at which it lacked agreement; nobody if it had none."""
        lacked = zip(self.reveals, self.lacking, strict=True)
        return next((lacking for reveal, lacking in lacked if reveal is self.broken), Lacking((), ()))

    @property
    def broken_standing(self) -> str:
        """What its first reveal without agreement made of it; empty if it had none."""
        return self.broken.event.standing if self.broken else ""


@define
class _Open:
    """An order while it is put together."""

    entry: Entry[e.OrderGiven]
    agreements: list[Entry[e.AgreementGiven]] = field(factory=list)
    withdrawn: Entry[e.OrderWithdrawn] | None = None
    worded: Entry[e.ObservableWorded] | None = None
    reveals: list[Entry[e.OrderRevealed]] = field(factory=list)
    readings: dict[str, Entry[e.MoveRead]] = field(factory=dict)
    reasons: list[Entry[e.ReasonRaised]] = field(factory=list)
    silences: list[Entry[e.SilenceOpened]] = field(factory=list)
    shown: Entry[e.EstimatesShown] | None = None
    explained: dict[int, Entry[e.EstimateExplained]] = field(factory=dict)
    ruling: Entry[e.OrderRuled] | None = None

    def hear(self, said: Entry[e.AgreementGiven]) -> None:
        """Keep what a role said, unless it only says again what it said last."""
        before = next((old.event for old in reversed(self.agreements) if old.event.role == said.event.role), None)
        if before != said.event:
            self.agreements.append(said)


def orders_of(record: Record, titles: Titles, changes: tuple[Change, ...]) -> tuple[OrderPlayed, ...]:
    """All orders given, also those withdrawn, in the order in which they were given."""
    every: list[_Open] = []
    standing: dict[str, _Open] = {}  # an id is free again once its order is withdrawn
    for entry in record.entries:
        if given := as_kind(entry, e.OrderGiven):
            standing[given.event.order] = _Open(given)
            every.append(standing[given.event.order])
        else:
            _follow(standing, entry)
    by_ref: dict[Ref, list[Change]] = {}
    for change in changes:
        by_ref.setdefault(change.ref, []).append(change)
    return tuple(_closed(record.deck, titles, one, by_ref) for one in every)


def _follow(standing: dict[str, _Open], entry: Entry[e.Event]) -> None:
    """Put what an event says of an order to that order."""
    order = standing.get(getattr(entry.event, "order", ""))
    if order is None:
        return
    if said := as_kind(entry, e.AgreementGiven):
        order.hear(said)
    elif withdrawn := as_kind(entry, e.OrderWithdrawn):
        order.withdrawn = withdrawn
    elif worded := as_kind(entry, e.ObservableWorded):
        order.worded = worded
    elif reveal := as_kind(entry, e.OrderRevealed):
        order.reveals.append(reveal)
    elif reading := as_kind(entry, e.MoveRead):
        order.readings[reading.event.team] = reading
    elif reason := as_kind(entry, e.ReasonRaised):
        order.reasons.append(reason)
    elif silence := as_kind(entry, e.SilenceOpened):
        order.silences.append(silence)
    elif shown := as_kind(entry, e.EstimatesShown):
        order.shown = shown
    elif why := as_kind(entry, e.EstimateExplained):
        order.explained[why.event.number] = why
    elif ruling := as_kind(entry, e.OrderRuled):
        order.ruling = ruling


def _closed(deck: Deck, titles: Titles, order: _Open, by_ref: dict[Ref, list[Change]]) -> OrderPlayed:
    given = order.entry.event
    card = next((card for card in deck.actions if card.id == given.card), None)
    needed = card.authority if card and card.collective else ()
    last = {said.event.role: said.event.agrees for said in order.agreements}
    refs = [reveal.ref for reveal in order.reveals] + ([order.ruling.ref] if order.ruling else [])
    return OrderPlayed(
        ref=order.entry.ref,
        number=order.entry.number,
        given=given,
        title=order_title(given, titles),
        needed=needed,
        agreed=tuple(role for role in dict.fromkeys((*given.agreed, *last)) if last.get(role, True)),
        refused=tuple(role for role, agrees in last.items() if not agrees),
        agreements=tuple(order.agreements),
        withdrawn=order.withdrawn,
        worded=order.worded,
        reveals=tuple(order.reveals),
        lacking=tuple(_lacking(order, needed, reveal.ref) for reveal in order.reveals),
        readings=tuple(order.readings.values()),
        reasons=tuple(order.reasons),
        silences=tuple(order.silences),
        shown=order.shown,
        explained=tuple(order.explained[number] for number in sorted(order.explained)),
        ruling=order.ruling,
        changes=tuple(change for ref in refs for change in by_ref.get(ref, ())),
    )


def _lacking(order: _Open, needed: tuple[str, ...], at: Ref) -> Lacking:
    """Who of those needed did not stand behind an order at this place of the log."""
    said = dict.fromkeys(order.entry.event.agreed, True)
    for entry in order.agreements:
        if entry.ref < at:
            said[entry.event.role] = entry.event.agrees
    return Lacking(
        refused=tuple(role for role in needed if said.get(role) is False),
        silent=tuple(role for role in needed if role not in said),
    )
