"""The feedback form handed round after ENDEX, from person to person, with a cover between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from tabletop.game.audience import CONTROL, OBSERVER, STAFF_SEATS
from tabletop.game.events import SeatTaken
from tabletop.review.plain import handled
from tabletop.tui.modals.feedback import FeedbackModal
from tabletop.tui.screens.cover import CoverScreen
from tabletop.tui.text import one_line
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.nextline import key

if TYPE_CHECKING:
    from tabletop.game.view import ControlView
    from tabletop.table import Table
    from tabletop.table.seat import SeatHandle


def hand_round(screen: Screen[Any], table: Table, view: ControlView) -> None:
    """Hand the form round until somebody gives the keyboard back to control."""
    screen.run_worker(_round(screen, table, view), exclusive=True, group="seat")


class RoundCover(CoverScreen):
    """The cover before each participant; Escape ends the round."""

    ABOUT = "The feedback form goes round. Each participant takes the keyboard, fills it in alone, and hands the keyboard on."
    CSS_PATH = "screens/cover.tcss"

    def on_mount(self) -> None:
        """Say how to go on, and how to end."""
        self.call_after_refresh(
            self.next_step,
            f"{key('⏎')} opens the form. When all have handed in, {key('esc')} gives the keyboard to control.",
        )


async def _round(screen: Screen[Any], table: Table, view: ControlView) -> None:
    app, control = screen.app, table.seat(CONTROL)
    places = participants(table)
    marking = handled(one_line(view.opened.handling, 60) if view.opened else "")

    def seat_of(place: str) -> SeatHandle:
        seat, _, person = place.partition(" ")
        return table.seat(seat, person)

    handed_in = 0
    while True:
        form = f"feedback:{table.state.lessons.given + 1}"
        if control.drafts.get(form):
            who = "whoever left this form half written"
        else:
            who = "the next participant" if handed_in else "a participant"
        if not await app.push_screen_wait(RoundCover(who, view=view)):
            break
        if await app.push_screen_wait(FeedbackModal(control, form, places, seat_of, marking)):
            handed_in += 1
    save = getattr(screen, "save", None) or getattr(app, "save", None)
    await app.push_screen_wait(CoverScreen("Control", can_go_back=False, view=view, save=save))
    if handed_in:
        forms = "form was" if handed_in == 1 else "forms were"
        screen.notify(f"{handed_in} {forms} handed in: the review counts them.", timeout=5, markup=False)


def participants(table: Table) -> tuple[tuple[str, str], ...]:
    """Who can hand in a form, as seat and person: everybody who sat somewhere by name, and somebody of each team.

    Team members come first, then whoever looked on, staff last.
    """
    named: dict[str, str] = {}
    for commit in table.commits:
        for event in commit.events:
            if isinstance(event, SeatTaken):
                named[event.person] = event.place
    deck = table.deck
    found = []
    for seat in (*deck.team_ids, OBSERVER, *STAFF_SEATS):
        title = team_name(deck, seat) if seat in deck.team_ids else seat.capitalize()
        found += [
            (f"{place} {person}", one_line(f"{title}: {table.roster.name(person) if table.roster else person}", 70))
            for person, place in named.items()
            if place.partition("/")[0] == seat
        ]
        found.append((seat, f"{title}, without a name"))
    return tuple(found)
