"""A seat's situation in a replay, below the tracks: what it had, saw and did at the step that is shown."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tabletop.deck.model import Deck
from tabletop.game.view import ControlView, PublicView, SeatView, TeamView
from tabletop.tui.text import clean, one_line
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.widgets.situation import situation
from tabletop.tui.words import cause_title, purpose_title


def replayed(deck: Deck, view: SeatView) -> Content:
    """What a seat's view holds besides its tracks."""
    match view:
        case ControlView():
            return situation(deck, view)
        case TeamView():
            return _team(deck, view)
        case PublicView():
            return _public(deck, view)


def _team(deck: Deck, view: TeamView) -> Content:
    parts = [Content(f"Political capital {view.capital}, {view.spendable} of it to spend.")]
    parts += _heading("Reports of this turn")
    reports = [report for report in view.inbox if report.turn == view.clock.number]
    for report in reports:
        read = f" You: {cause_title(deck, report.reading).lower()}, {report.likelihood} %." if report.reading else ""
        parts.append(_item(f"{report.number}. {one_line(report.text)}{read}"))
    parts += [] if reports else [_none()]
    parts += _heading("Own orders")
    for order in view.orders:
        purpose = f" for {purpose_title(deck, order.purpose).lower()}" if order.purpose else ""
        outcome = f", {order.outcome}" if order.outcome else ""
        parts.append(_item(f"{one_line(order.title)}{purpose}: {order.status}{outcome}"))
    parts += [] if view.orders else [_none()]
    parts += _heading("Seen of others this turn")
    moves = [move for move in view.moves if move.turn == view.clock.number]
    for move in moves:
        who = team_name(deck, move.author) if move.author else "Author unknown"
        read = f" You: {purpose_title(deck, move.reading).lower()}, {move.likelihood} %." if move.reading else ""
        parts.append(_item(f"{who}: {one_line(move.shown)}{read}"))
    parts += [] if moves else [_none()]
    parts += _words(deck, view.statements or (((view.team, view.statement),) if view.statement else ()))
    parts += _holding(fact.title for fact in view.facts if fact.holds)
    return Content("\n").join(parts)


def _public(deck: Deck, view: PublicView) -> Content:
    parts = _heading("What everybody was told")
    parts += [_item(one_line(text)) for text in view.reports] or [_none()]
    parts += _heading("Moves that everybody saw")
    moves = [move for move in view.moves if move.turn == view.clock.number]
    parts += [
        _item(f"{team_name(deck, move.author) if move.author else 'Author unknown'}: {one_line(move.shown)}") for move in moves
    ] or [_none()]
    parts += _words(deck, view.statements)
    parts += _holding(fact.title for fact in view.facts if fact.holds)
    return Content("\n").join(parts)


def _words(deck: Deck, statements: Iterable[tuple[str, str]]) -> list[Content]:
    said = [
        Content.assemble((f"  {clean(team_name(deck, team))}: ", team_colour(deck, team)), f"“{clean(text)}”")
        for team, text in statements
    ]
    return [*_heading("Public words"), *said] if said else []


def _holding(titles: Iterable[str]) -> list[Content]:
    found = [_item(title) for title in titles]
    return [*_heading("It holds that"), *found] if found else []


def _heading(text: str) -> list[Content]:
    return [Content.styled(f"\n{text}", "$accent")]


def _item(text: str) -> Content:
    return Content(f"  · {clean(text)}")


def _none() -> Content:
    return Content.styled("  none", "$muted")
