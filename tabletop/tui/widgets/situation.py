"""The situation as control sees it, below the tracks."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from tabletop.deck.model import Deck
from tabletop.game.course import scored
from tabletop.game.events import SessionEnded, SessionOpened
from tabletop.game.telling.titles import Titles
from tabletop.game.view import ControlView
from tabletop.game.view.control import DeskOrder
from tabletop.review.prose import unscored_text
from tabletop.tui.text import clean
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.widgets.desk import order_line
from tabletop.tui.widgets.timepiece import clock_time
from tabletop.tui.words import PHASE_TASKS, cause_title


def situation(deck: Deck, view: ControlView, pace: Mapping[str, int] | None = None) -> Content:
    """Teams and their orders, statements, what holds, what is established, what is proposed.

    `pace` is the seconds that each team that is done with the phase took for it.
    """
    parts = [_opening(view), *(_teams(deck, view, pace or {}) if view.ended is None else _end(deck, view.opened, view.ended))]
    holding = [fact.title for fact in view.facts if fact.holds]
    parts += _list("It holds that", holding)
    parts += _list("Established", view.established)
    titles = Titles(deck)
    parts += _list(
        "Proposed",
        [f"{each.title}: {titles.effects(each.effects) or 'told to the teams'}" for each in view.proposals],
    )
    return Content("\n").join(parts)


def _opening(view: ControlView) -> Content:
    clock = view.clock
    return Content.assemble((clean(clock.turn_title), "b"), "  ", (clean(" ".join(clock.text.split())), "$muted"))


def _end(deck: Deck, opened: SessionOpened | None, ended: SessionEnded) -> list[Content]:
    """How it ended, and each team's aims; scores only where the session was for the whole course that aims are made for."""
    lines = [Content.styled(f"\nENDEX {clean(ended.words)}".rstrip(), "b")]
    whole = scored(deck, opened)
    if opened is not None and not whole:
        lines.append(Content.styled(unscored_text(len(opened.plan)), "$secondary"))
    aims = {aim.id: aim.title for aim in deck.aims}
    for team in deck.team_ids:
        name = clean(team_name(deck, team))
        score = f"  {ended.scores.get(team, 0)} of 100" if whole else ""
        lines.append(Content.assemble((f"\n{name}", f"b {team_colour(deck, team)}"), score))
        for judged in ended.aims:
            if judged.team == team:
                mark = {"met": "✓", "partly": "◐", "missed": "✕"}[judged.result]
                lines.append(Content(f"  {mark} {judged.result:<6} {clean(aims.get(judged.aim, judged.aim))}"))
    return lines


def _teams(deck: Deck, view: ControlView, pace: Mapping[str, int]) -> list[Content]:
    done = {finished.team for finished in view.finished}
    statements = dict(view.statements)
    asks = view.clock.phase in ("assess", "decide")
    lines = []
    for team in deck.team_ids:
        state = ""
        if asks:
            took = f" after {clock_time(pace[team])}" if team in pace else ""
            state = f"✓ done{took}" if team in done else f"… still to {PHASE_TASKS[view.clock.phase].removeprefix('teams ')}"
        orders = [order for order in view.orders if order.given.team == team]
        own = [line for order in orders for line in _order(deck, order)]
        if not orders and view.clock.phase in ("decide", "adjudicate"):
            own.append(Content.styled("  no order yet" if view.clock.phase == "decide" else "  no order", "$muted"))
        if statements.get(team):
            own.append(Content.assemble("  says ", f"“{clean(statements[team])}”"))
        own += _readings(deck, view, team)
        if own or state:
            name = clean(team_name(deck, team))
            lines.append(Content.assemble((f"\n{name}", f"b {team_colour(deck, team)}"), "  ", (state, "$muted")))
            lines += own
    return lines


def _order(deck: Deck, order: DeskOrder) -> list[Content]:
    """An order, and once it is revealed what the others saw of it."""
    lines = [Content("· ") + order_line(deck, order, with_team=False)]
    if order.revealed is not None and order.revealed.shown:
        lines.append(Content.assemble(("others saw: ", "$muted"), clean(order.revealed.shown.strip())))
    return lines


def _readings(deck: Deck, view: ControlView, team: str) -> list[Content]:
    """What the team takes this turn's incidents for, with what they are."""
    reports = {event.refs[team]: event for event in view.inbox if team in event.refs and event.turn == view.clock.number}
    lines = []
    for reading in view.incident_readings:
        event = reports.get(reading.ref)
        if reading.team == team and event is not None:
            taken = cause_title(deck, reading.reading).lower()
            lines.append(Content(clean(f"  takes “{event.title}” for {taken}, {reading.likelihood} %")))
    return lines


def _list(heading: str, items: tuple[str, ...] | list[str]) -> list[Content]:
    if not items:
        return []
    return [Content.styled(f"\n{heading}", "$accent"), *(Content(f"  · {clean(item)}") for item in items)]
