"""What moves were for, what they were to say, and what others read in them.

A reading that is not the purpose is misread. One that is the message but not the purpose is deceived: that is the sender's
success. The signed distance (reading less purpose, on the deck's scale) shows hostile or benign attribution; a reading apart
from the scale, such as accident, has none and is counted apart. Medians and counts, never a mean.
"""

from __future__ import annotations

from statistics import median

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.game import events as e
from tabletop.review.analysis.orders import OrderPlayed
from tabletop.review.analysis.record import Entry, Record, Ref


@frozen(kw_only=True)
class MoveReading:
    """One team's last reading of one move of another's. `distance` is None where the reading is apart from the scale."""

    ref: Ref
    order_ref: Ref
    number: int
    order: str
    title: str
    sender: str
    reader: str
    shown: str
    attributed: bool
    """Whether the reader could tell whose move it was."""
    purpose: str
    message: str
    reading: str
    likelihood: int
    grounds: str
    distance: int | None

    @property
    def misread(self) -> bool:
        """Whether the reading was not the purpose."""
        return self.reading != self.purpose

    @property
    def deceived(self) -> bool:
        """Whether the reading was the message, and the message not the purpose."""
        return self.misread and self.reading == self.message


@frozen(kw_only=True)
class ReaderSummary:
    """How one team read the others.

    `seen` is the number of moves that it could read, `read` that of its readings. `apart` are readings without a place on
    the scale; `median` is over those with one, None without any.
    """

    team: str
    seen: int
    read: int
    as_meant: int
    misread: int
    deceived: int
    hostile: int
    benign: int
    apart: int
    median: float | None


@frozen(kw_only=True)
class Perception:
    """All readings of moves. `counts` has a row for each purpose of `rows` and a column for each reading of `columns`."""

    readings: tuple[MoveReading, ...]
    readers: tuple[ReaderSummary, ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def largest(self) -> tuple[MoveReading, ...]:
        """Misreadings, the farthest from the purpose first, then the surest; those apart from the scale come last."""
        wrong = [reading for reading in self.readings if reading.misread]
        return tuple(sorted(wrong, key=lambda r: (r.distance is None, -abs(r.distance or 0), -r.likelihood, r.ref)))


def perception_of(record: Record, orders: tuple[OrderPlayed, ...]) -> Perception:
    """Every team's readings of the moves that it saw."""
    deck = record.deck
    scale = {purpose.id: purpose.scale for purpose in deck.purposes}
    readings = tuple(_reading(order, entry, scale) for order in orders for entry in order.readings)
    rows = tuple(purpose.id for purpose in deck.purposes if purpose.scale is not None)
    columns = tuple(purpose.id for purpose in deck.purposes)
    counts = tuple(tuple(sum(r.purpose == row and r.reading == column for r in readings) for column in columns) for row in rows)
    return Perception(readings=readings, readers=_readers(deck, orders, readings), rows=rows, columns=columns, counts=counts)


def _reading(order: OrderPlayed, entry: Entry[e.MoveRead], scale: dict[str, int | None]) -> MoveReading:
    given, move = order.given, order.carried
    meant, read = scale.get(given.purpose), scale.get(entry.event.reading)
    return MoveReading(
        ref=entry.ref,
        order_ref=order.ref,
        number=entry.number,
        order=given.order,
        title=order.title,
        sender=given.team,
        reader=entry.event.team,
        shown=move.event.shown if move else "",
        attributed=bool(move and move.event.author),
        purpose=given.purpose,
        message=given.message,
        reading=entry.event.reading,
        likelihood=entry.event.likelihood,
        grounds=entry.event.grounds,
        distance=None if meant is None or read is None else read - meant,
    )


def _readers(deck: Deck, orders: tuple[OrderPlayed, ...], readings: tuple[MoveReading, ...]) -> tuple[ReaderSummary, ...]:
    found = []
    for team in deck.team_ids:
        own = [reading for reading in readings if reading.reader == team]
        distances = [reading.distance for reading in own if reading.distance is not None]
        found.append(
            ReaderSummary(
                team=team,
                seen=sum(order.carried is not None and team in order.carried.event.refs for order in orders),
                read=len(own),
                as_meant=sum(not reading.misread for reading in own),
                misread=sum(reading.misread for reading in own),
                deceived=sum(reading.deceived for reading in own),
                hostile=sum(distance > 0 for distance in distances),
                benign=sum(distance < 0 for distance in distances),
                apart=sum(reading.distance is None for reading in own),
                median=float(median(distances)) if distances else None,
            )
        )
    return tuple(found)
