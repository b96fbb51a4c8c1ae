"""One thing of a turn that went well and one to look at, each with the event that it rests on: by what the person may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.engine.people.incidents import DOUBTS
from tabletop.game.apply import CARRIED
from tabletop.game.feed import Heard
from tabletop.game.telling.words import per_mille, within
from tabletop.game.view import TeamView
from tabletop.game.view.parts import OrderView

LABEL = "A model's remark on what your seat has heard; it knows no secret and judges nobody."
GOOD_ODDS = 720
"""A chance in tenths of a per cent that is worth a word."""
SURE = 80
"""A likelihood in per cent that a doubtful report does not bear."""
HOSTILE = 0.8
"""Where on the deck's scale, from its most benign purpose (0) to its worst (1), purposes begin to be hostile."""
_DOUBTFUL = (*DOUBTS, "probable", "provisional")


@frozen
class Remark:
    """What the coach says, and the number of the event in the person's feed that it rests on."""

    text: str
    number: int


@frozen
class TurnRemarks:
    """What the coach says after a turn. `label` says what it is, and is shown with it."""

    label: str
    well: Remark | None
    look: Remark | None


def after_turn(heard: Sequence[Heard], view: TeamView, deck: Deck) -> TurnRemarks:
    """One thing that went well in the turn and one to look at; none where the person did nothing.

    For the consequences phase, or after ENDEX: `heard` is the person's whole feed, `view` what it sees, `deck` its share of the
    deck. How a die fell is told apart from whether the choice was good.
    """
    turn = _Turn(heard, view, deck)
    return TurnRemarks(LABEL, next(_well(turn), None), next(_look(turn), None))


class _Turn:
    """What the person did and saw in the turn, with the last event of each kind that speaks of it."""

    def __init__(self, heard: Sequence[Heard], view: TeamView, deck: Deck) -> None:
        self.view, self.deck = view, deck
        self.number = view.clock.number
        self.heard = [each for each in heard if each.turn == self.number]
        self.orders = tuple(
            order for order in view.orders if order.id.startswith(f"T{self.number}-") and order.substance != "pass"
        )
        self.moves = tuple(move for move in view.moves if move.turn == self.number)
        self.incidents = tuple(
            report
            for report in view.inbox
            if report.turn == self.number and report.incident and self._came_in_time(report.number)
        )
        self.questions = any(each.kind == "forecast_made" for each in self.heard)
        self.scale = {purpose.id: purpose.scale for purpose in deck.purposes}
        self.titles = {purpose.id: within(purpose.title) for purpose in deck.purposes}
        self.cards = {card.id: card for card in deck.actions}

    def _came_in_time(self, number: int) -> bool:
        """Whether a report came before there was to assess; what comes of the turn itself is read in the next one."""
        came = self.seen("inject_released", number)
        return came is not None and came.phase == "inject"

    def turns_about(self, remarks: Iterable[Remark]) -> Iterator[Remark]:
        """Remarks that fit most turns, each turn another one first."""
        found = list(remarks)
        start = (self.number - 1) % max(len(found), 1)
        yield from (*found[start:], *found[:start])

    def event(self, kind: str, fits: Callable[[Heard], bool] = lambda _: True) -> Heard | None:
        """The last event of a kind that fits."""
        return next((each for each in reversed(self.heard) if each.kind == kind and fits(each)), None)

    def of_order(self, kind: str, order: OrderView) -> Heard | None:
        """The last event of a kind that names an order of the person's own."""
        return self.event(kind, lambda each: each.values.get("order") == order.id)

    def of_number(self, kind: str, number: int) -> Heard | None:
        """The last event of a kind that speaks of what has this number for the person."""
        return self.event(kind, lambda each: each.values.get("ref") == number)

    def seen(self, kind: str, number: int) -> Heard | None:
        """The event of a kind with which something got this number for the person."""
        return self.event(kind, lambda each: each.values["refs"].get(self.view.team) == number)

    def climbs(self, order: OrderView) -> int:
        """The steps of the ladder that a card's success takes by itself."""
        card = self.cards.get(order.card)
        effects = card.effects if card else ()
        return sum(each.amount for each in effects if each.name == self.deck.ladder.track and each.verb == "change")

    @property
    def ladder(self) -> int:
        """What the person can see of the ladder's movement this turn."""
        return next((track.change for track in self.view.tracks if track.id == self.deck.ladder.track), 0)


def _title(order: OrderView) -> str:
    """What an order is called within a sentence: an argument is one itself."""
    return order.title.rstrip(".")


def _on(event: Heard | None, text: str) -> Iterator[Remark]:
    if event is not None:
        yield Remark(text, event.number)


def _well(turn: _Turn) -> Iterator[Remark]:
    for order in turn.orders:
        ruled = turn.of_order("order_ruled", order)
        if ruled is not None and order.outcome in CARRIED and ruled.values["method"] != "certain":
            chance = ruled.values["chance"]
            if chance >= GOOD_ODDS:
                yield from _on(
                    ruled, f"You ordered “{_title(order)}” where the odds were good ({per_mille(chance)}), and it came off."
                )
    if turn.ladder < 0:
        for order in turn.orders:
            if order.outcome in CARRIED and turn.climbs(order) < 0:
                yield from _on(
                    turn.of_order("order_ruled", order),
                    f"The crisis came down this turn, and “{_title(order)}” is one of the things that take heat out of it.",
                )
    yield from turn.turns_about(_well_done(turn))


def _well_done(turn: _Turn) -> Iterator[Remark]:
    """What can be said of most turns."""
    if turn.moves and all(move.reading for move in turn.moves):
        said = "You said what you took every move for before you knew how it went. That can be checked."
        yield from _on(turn.event("move_read"), said)
    for order in turn.orders:
        if order.outcome in CARRIED:
            yield from _on(turn.of_order("order_ruled", order), f"“{_title(order)}” was carried out.")
    for order in turn.orders:
        if order.posture == "overt" and turn.view.statement:
            yield from _on(turn.event("statement_made"), f"Beside “{_title(order)}” you said in public what you are about.")
    said = "You committed yourself before you knew what the other side would do, and gave your reason."
    yield from _on(turn.event("order_given"), said)


def _look(turn: _Turn) -> Iterator[Remark]:
    yield from _exposed(turn)
    yield from _too_sure(turn)
    yield from _unread(turn)
    yield from _failed(turn)
    yield from _hostile(turn)
    for order in turn.orders:
        meant, told = turn.scale.get(order.purpose), turn.scale.get(order.message)
        if meant is not None and told is not None and meant - told >= 2:
            yield from _on(
                turn.of_order("order_given", order),
                f"You meant {turn.titles[order.purpose]} by “{_title(order)}” and wanted {turn.titles[order.message]} read in "
                "it. What do they believe the next time?",
            )
    if turn.ladder > 0:
        for order in turn.orders:
            if order.outcome in CARRIED and turn.climbs(order) > 0:
                yield from _on(
                    turn.of_order("order_ruled", order),
                    f"The crisis climbed this turn, and “{_title(order)}” adds to it by itself.",
                )
    for order in turn.orders:
        if order.posture == "overt" and not turn.view.statement:
            yield from _on(
                turn.of_order("order_given", order), f"You said nothing in public beside “{_title(order)}”: they read it without."
            )
    if not turn.orders:
        yield from _on(turn.event("order_given"), "You passed. What will they take your silence for?")
    if turn.view.spendable == 0:
        yield from _on(turn.event("order_given"), "There is no political capital left: the next turn offers you little.")
    yield from turn.turns_about(_worth_asking(turn))


def _worth_asking(turn: _Turn) -> Iterator[Remark]:
    """What can be asked of most turns."""
    if turn.moves:
        yield from _on(turn.event("move_read"), "If you had been wrong about that move, what would you have seen instead?")
    yield from _on(turn.event("order_given"), "What would the other side have to do for you to order otherwise?")
    if turn.questions:
        yield from _on(turn.event("forecast_made"), "What would you have to hear to move that forecast by twenty points?")


def _exposed(turn: _Turn) -> Iterator[Remark]:
    for order in turn.orders:
        if order.exposed:
            revealed = turn.of_order("order_revealed", order)
            chance = revealed.values["chance"] if revealed else 0
            yield from _on(revealed, f"“{_title(order)}” was laid open; the risk was {chance} %. Was hiding it worth that?")


def _too_sure(turn: _Turn) -> Iterator[Remark]:
    for report in turn.incidents:
        doubtful = any(word in report.reliability.lower() for word in _DOUBTFUL)
        if doubtful and report.likelihood >= SURE:
            said = f"You put {report.likelihood} % on a report that its source calls “{report.reliability}”."
            yield from _on(turn.of_number("incident_read", report.number), said)


def _unread(turn: _Turn) -> Iterator[Remark]:
    # One of each is asked for; who gave none is reminded.
    if not any(move.reading for move in turn.moves):
        for move in turn.moves:
            yield from _on(turn.seen("order_revealed", move.number), f"You did not say what you took this for: “{move.shown}”")
    if not any(report.reading for report in turn.incidents):
        for report in turn.incidents:
            said = "You did not say what lay behind this report. An answer never given cannot be wrong, and teaches nothing."
            yield from _on(turn.seen("inject_released", report.number), said)


def _failed(turn: _Turn) -> Iterator[Remark]:
    for order in turn.orders:
        if order.outcome is None or order.outcome in CARRIED:
            continue
        ruled = turn.of_order("order_ruled", order)
        if ruled is None:
            continue
        against = [f"“{reason.text}”" for reason in ruled.values["cons"] if reason.weight]
        odds = per_mille(ruled.values["chance"])
        if against:
            yield from _on(ruled, f"“{_title(order)}” failed at a chance of {odds}. Against it: {' '.join(against[:2])}")
        else:
            yield from _on(
                ruled,
                f"“{_title(order)}” failed at a chance of {odds}. The dice are no judge of the choice; what would have helped "
                "it?",
            )


def _hostile(turn: _Turn) -> Iterator[Remark]:
    meant = [step for step in turn.scale.values() if step is not None]
    hostile = min(meant) + HOSTILE * (max(meant) - min(meant))
    read = [turn.scale.get(move.reading) for move in turn.moves if move.reading]
    if len(read) > 1 and all(step is not None and step >= hostile for step in read):
        yield from _on(
            turn.event("move_read"), "You read every move as hostile. Which of them would look the same if it were not?"
        )
