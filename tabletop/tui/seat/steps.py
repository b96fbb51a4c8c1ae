"""The guided steps of a phase: what a team should do now, in the order in which a turn wants it."""

from __future__ import annotations

from attrs import evolve, frozen

from tabletop.game.view import TeamView
from tabletop.game.view.parts import OrderView
from tabletop.tui.seat.silence import unanswered

ORDER_SLOTS = ("main", "national")
READ_ONLY = ("inbox", "briefing", "outcome", "hand-back")
"""Steps that leave nothing open when they are left out: there is only something to read in them."""
_ABOUT = 160
"""Most characters of what a step is about; the list cuts it to what it has room for."""


@frozen(kw_only=True)
class Step:
    """One thing to do. `key` names the form that does it, with what it is about after a colon.

    `pressing` steps are what the phase is for; the others may be left out. `done` ones stay in sight, to be looked at
    again or changed.
    """

    key: str
    title: str
    next: str
    """The step as the line that says what to do next puts it."""
    done: bool = False
    pressing: bool = True
    note: str = ""


def report_key(number: int) -> str:
    """What a report that has been read is called among what was seen."""
    return f"report-{number}"


def unread_reports(view: TeamView, seen: frozenset[str]) -> int:
    """How many reports have not been opened at this seat."""
    return sum(report_key(report.number) not in seen for report in view.inbox)


def steps(view: TeamView, *, seen: frozenset[str] = frozenset(), unread: int = 0) -> tuple[Step, ...]:
    """The steps of the present phase, with what is owed in any.

    `seen` names what has been opened at this seat: `briefing`, `outcome-N` of turn N, `report-N` of the inbox; `unread`
    messages wait to be read.
    """
    if view.ending is not None:
        return (Step(key="ending", title="How it ended", next="See how it ended", done="ending" in seen),)
    if not view.may:
        return ()
    phase = view.clock.phase
    found: list[Step] = []
    if view.clock.number == 1 and phase in ("inject", "assess", "decide"):
        briefed = "briefing" in seen
        found.append(Step(key="briefing", title="Read your briefing", next="Read your briefing", done=briefed))
    found += _exchange(view, unread)
    found += _inbox(view, seen)
    if phase in ("inject", "assess", "decide"):
        found += _incidents(view)
        found += _forecasts(view)
    if phase == "decide":
        found += _orders(view)
        found.append(_statement(view))
    if phase == "adjudicate":
        found += _moves(view)
        found += _reasons(view)
        found += _own(view)
        found += _incidents(view, pressing=False)
    if phase == "consequences":
        found.append(
            Step(key="outcome", title="See what changed", next="See what changed", done=f"outcome-{view.clock.number}" in seen)
        )
        found += _incidents(view, pressing=False)
    found.append(_hand_back(view))
    return tuple(found)


def next_step(found: tuple[Step, ...]) -> Step | None:
    """The first step that is still to be done: a pressing one before any other, None if there is nothing."""
    waiting = [step for step in found if not step.done and step.pressing]
    return waiting[0] if waiting else None


def once_left(found: tuple[Step, ...], page: str) -> tuple[Step, ...]:
    """The steps as they are once a page that lies open is left: the briefing is then read."""
    return tuple(evolve(step, done=True) if step.key == page == "briefing" else step for step in found)


def optional(found: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps that may be left out and were not done."""
    return tuple(step for step in found if not step.pressing and not step.done)


def _about(text: str) -> str:
    return " ".join(text.split())[:_ABOUT]


def _inbox(view: TeamView, seen: frozenset[str]) -> list[Step]:
    """Reports to be read; what was read of this turn stays in sight while the team works with it."""
    new = unread_reports(view, seen)
    fresh = [report for report in view.inbox if report.turn == view.clock.number]
    if not new and not (fresh and view.clock.phase in ("inject", "assess", "decide")):
        return []
    count = new or len(fresh)
    title = f"Read {count} new report{'s' if count > 1 else ''}"
    return [Step(key="inbox", title=title, next=title, done=not new)]


def _exchange(view: TeamView, unread: int) -> list[Step]:
    """Messages to read, and talks to write down."""
    found = []
    if unread:
        new = f"{unread} new message" if unread == 1 else f"{unread} new messages"
        found.append(Step(key="messages", title=f"Read {new}", next=f"Read {new}"))
    if (talks := view.exchange.open_talks) is not None:
        found.append(
            Step(
                key=f"talks:{talks.number}",
                title="Talks: what you offered, what you heard",
                next="Talk, then write down what was offered and heard",
                done=bool(talks.offered or talks.heard),
                note=_about(talks.topic),
            )
        )
    return found


def _incidents(view: TeamView, *, pressing: bool = True) -> list[Step]:
    return [
        Step(
            key=f"incident:{report.number}",
            title=f"Report {report.number}: what is it?",
            next=f"Read report {report.number}: say what it is, and how likely that is",
            done=bool(report.reading),
            pressing=pressing,
            note=_about(report.text),
        )
        for report in view.inbox
        if report.readable and (report.turn == view.clock.number or not report.reading)
    ]


def _forecasts(view: TeamView) -> list[Step]:
    if "MakeForecast" not in view.may:
        return []
    many = len(view.questions) > 1
    return [
        Step(
            key=f"forecast:{asked.id}",
            title=f"Forecast {number}" if many else "Forecast",
            next=f"Answer forecast {number}: how likely is it?" if many else "Answer the forecast: how likely is it?",
            done=asked.probability is not None,
            note=_about(asked.text if asked.probability is None else f"{asked.probability} %: {asked.text}"),
        )
        for number, asked in enumerate(view.questions, 1)
    ]


def _orders(view: TeamView) -> list[Step]:
    found = []
    for slot in ORDER_SLOTS:
        main = slot == "main"
        given = next((order for order in view.orders if order.slot == slot and order.status.startswith("waits for the")), None)
        if given is None:
            found.append(
                Step(
                    key=f"order:{slot}",
                    title="Choose your order" if main else "National order",
                    next="Choose your order" if main else "Add a national order",
                    pressing=main,
                    note="" if main else "if you want one",
                )
            )
            continue
        missing = [role for role in given.needed if role not in given.agreed and role not in view.absent]
        found.append(
            Step(
                key=f"own:{given.id}",
                title="Your order" if main else "Your national order",
                next="Gather agreement to your order" if missing else "Look over your order",
                done=not missing,
                note=_missing(given, missing, view) if missing else _order("committed", given),
            )
        )
    return found


def _missing(order: OrderView, missing: list[str], view: TeamView) -> str:
    """How many must still agree, and whether they said no or are under silence."""
    waiting = unanswered(order, view)
    of = f"of {len(order.needed)}"
    if not waiting:
        return f"{len(missing)} {of} {'does' if len(missing) == 1 else 'do'} not agree"
    return f"{len(waiting)} {of} {'under silence' if order.silence else 'still to agree'}"


def _statement(view: TeamView) -> Step:
    return Step(
        key="statement",
        title="Public statement",
        next="Make a public statement",
        done=bool(view.statement),
        pressing=False,
        note="" if view.statement else "if you want one",
    )


def _moves(view: TeamView) -> list[Step]:
    return [
        Step(
            key=f"move:{move.number}",
            title=f"Move {move.number}: what is it for?",
            next=f"Read move {move.number}: say what you think it is for",
            done=bool(move.reading),
            note=_about(move.shown),
        )
        for move in view.moves
        if move.readable
    ]


def _reasons(view: TeamView) -> list[Step]:
    if "RaiseReason" not in view.may:
        return []
    against = [
        Step(
            key=f"con:{move.number}",
            title=f"Move {move.number}: reasons against it",
            next=f"Give reasons against move {move.number}",
            pressing=False,
            note="if you have one",
        )
        for move in view.moves
        if move.open
    ]
    own = [
        Step(
            key=f"pro:{order.id}",
            title="Your order: reasons for it" if order.slot == "main" else "Your national order: reasons for it",
            next="Give reasons for your order",
            pressing=False,
            note=_about(order.title),
        )
        for order in view.orders
        if order.status == "revealed"
    ]
    return against + own


def _own(view: TeamView) -> list[Step]:
    return [
        Step(
            key=f"own:{order.id}",
            title="Your order" if order.slot == "main" else "Your national order",
            next="See how your order was ruled",
            pressing=False,
            done=order.status == "ruled",
            note=_order(order.status, order),
        )
        for order in view.orders
    ]


def _order(how: str, order: OrderView) -> str:
    return _about(how if order.substance == "pass" else f"{how}: {order.title}")


def _hand_back(view: TeamView) -> Step:
    return Step(
        key="hand-back",
        title="Hand back to control",
        next="Hand the keyboard back to control",
        done=False,
        note="you said you are done" if view.finished else "",
    )
