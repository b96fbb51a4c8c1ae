"""A team's seat: what it knows, what it should do next, and a form for each thing that it can say or do."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.binding import BindingType
from textual.events import Key
from textual.widgets import Button, Static

from tabletop.game.commands import Finish
from tabletop.game.refusal import Refusal
from tabletop.game.view import SeatView, TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.guide import PageBar, StepList, about_text, next_sentence
from tabletop.tui.seat.handback import HandBackPanel
from tabletop.tui.seat.keys import ABOUT, KEYS
from tabletop.tui.seat.messages import MessagesPage, newest
from tabletop.tui.seat.pages import InboxPage
from tabletop.tui.seat.panel import Panel
from tabletop.tui.seat.pick import DIGITS, Pick
from tabletop.tui.seat.place import SeatPlace
from tabletop.tui.seat.seen import Seen, seen_when_left, seen_when_opened
from tabletop.tui.seat.shelf import Page, Shelf
from tabletop.tui.seat.silence import SilenceKeeper
from tabletop.tui.seat.steps import Step, next_step, once_left, steps
from tabletop.tui.seat.work import Work
from tabletop.tui.widgets.nextline import NextLine

MESSAGES = "messages"
"""The page of messages."""


class SeatScreen(SeatPlace):
    """A team's place at the table."""

    ABOUT = ABOUT
    CSS_PATH = "seat.tcss"
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, handle: SeatHandle, place: str = "") -> None:
        super().__init__(handle, place)
        self._view: TeamView | None = None
        self._steps: tuple[Step, ...] = ()
        self._seen = Seen(handle)
        self._then: str | None = None

    def on_mount(self) -> None:
        """Start on the steps."""
        super().on_mount()
        self._arrange()
        self.query_one(StepList).focus()

    def show(self, view: SeatView) -> None:
        """Show what the team may know now."""
        if not isinstance(view, TeamView) or not self.query(Work):
            return
        before, self._view = self._view, view
        self._heed_messages(before, view)
        self.query_one(SilenceKeeper).follow(view)
        if before is None or before.clock.phase != view.clock.phase:
            self._open_at_news(view)
        if self._page == "inbox":
            self._seen.add_reports(view)
        self._list_steps(view)
        self._show_pages(view)
        self.query_one("#about", Static).update(about_text(view))
        panel = self.panel
        if panel is not None:
            panel.follow(view)
        if self._then is not None:
            then, self._then = self._then, None
            self.call_later(self._go_on, then)
        elif panel is not None and panel.OF_PHASE and before is not None and before.clock.phase != view.clock.phase:
            self.call_later(self.close_panel)
        self._guide()

    def _show_pages(self, view: TeamView) -> None:
        """Show on the pages what the team may know now."""
        self.query_one(Shelf).show(view, self._seen.shown)

    def _list_steps(self, view: TeamView) -> None:
        waiting = self._seen.waiting(view)
        self._steps = self.steps_of(view, waiting[MESSAGES]) if waiting else ()
        self.query_one(StepList).steps = self._steps
        for bar in self.query(PageBar):
            bar.unread = waiting

    def steps_of(self, view: TeamView, unread: int) -> tuple[Step, ...]:
        """What the team should do now, `unread` messages among it."""
        return steps(view, seen=self._seen.names, unread=unread)

    def _heed_messages(self, before: TeamView | None, view: TeamView) -> None:
        """Messages that come while they are looked at are read; of others a notice tells."""
        if self._page == MESSAGES or (self._wide and self.query_one(Shelf).current == MESSAGES):
            self._seen.add_messages(view)
        elif before is not None and newest(view) > newest(before):
            self.tell("A new message has come. F8 reads it; what you are typing stays.", bad=False)

    def _open_at_news(self, view: TeamView) -> None:
        """Beside the steps stands the page on which the phase has something new; a page that was turned to stays."""
        if self._page == "turn":
            self.query_one(Shelf).open_at_news(view)

    def _guide(self) -> None:
        """Say what to do next."""
        if self._view is None:
            return
        if self._working and self.panel is not None and (guide := self.work.says(self.focused)):
            self.next_step(guide)
        elif not self.handle.live:
            self.next_step("Look around: this is a replay, and nothing can be done in it.")
        elif self._page == MESSAGES and not self._working:
            self.next_step("Enter opens a message, c writes one, n goes on to the next step.")
        else:
            enter = self._page == "turn" and not self._working and self.query_one(StepList).at_next
            self.next_step(next_sentence(self._ahead, "Enter" if enter else "n"))

    @property
    def _ahead(self) -> tuple[Step, ...]:
        """The steps as they are once the page that lies open is left."""
        return once_left(self._steps, "" if self._working else self._page)

    def on_descendant_focus(self) -> None:
        """The line that says what to do next speaks of the field at the cursor."""
        if self._at_work:
            self.work.note(self.focused)
        for bar in self.query(PageBar):
            bar.by_letter = not self._typing
        self.refresh_bindings()
        self._guide()

    def action_page(self, page: Page) -> None:
        """Go to a page; the form in work stays as it is."""
        view = self._view
        self._mark_seen(*seen_when_left(self._page))
        if page == MESSAGES and view is not None:
            self._seen.add_messages(view, turned_to=True)
            self._list_steps(view)
            self._show_pages(view)
        elif page == "inbox" and view is not None and self._seen.add_reports(view):
            self._list_steps(view)
        self.turn_to(page)

    def _to_work(self) -> None:
        self._mark_seen(*seen_when_left(self._page))
        super()._to_work()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Hide what cannot be done now."""
        if action == "work":
            return self.panel is not None and not self._at_work
        if action == "next":
            return self.handle.live and self._view is not None and not self._typing
        return not (action == "hand_back" and self._typing)

    async def on_key(self, event: Key) -> None:
        """A number opens that step, also when the cursor is not in the list."""
        letter = event.character or ""
        place = DIGITS.find(letter) if letter else -1
        if self._typing:
            return
        if 0 <= place < len(self._steps):
            event.stop()
            await self.open_step(self._steps[place].key)
        elif event.is_printable and not letter.isspace() and event.key not in self.active_bindings:
            self._answer(letter)

    def _answer(self, letter: str) -> None:
        """Say that a key does nothing, rather than nothing at all."""
        place = "here" if self._typing or self._page == "turn" else "on this page"
        self._guide()
        self.next_step(f"“{letter}” does nothing {place}. {self.query_one(NextLine).sentence}")

    def on_panel_unknown(self, event: Panel.Unknown) -> None:
        """A letter was typed where the field takes none."""
        self._answer(event.letter)

    def on_pick_unknown(self, event: Pick.Unknown) -> None:
        """A number was typed that the list has not."""
        self._answer(str(event.number))

    async def action_next(self) -> None:
        """Open the next step."""
        step = next_step(self._ahead)
        if step is not None:
            await self.open_step(step.key)
        else:
            await self.action_hand_back()

    async def action_hand_back(self) -> None:
        """Ask whether the team is done; after the end there is nothing to ask."""
        view = self._view
        if self.handle.live and view is not None and view.may and view.ending is None:
            await self.open_step("hand-back")
        else:
            self._leave()

    def _leave(self) -> None:
        """Go. Notices go too: what they tell this team is not for the next person."""
        self.app.clear_notifications()
        self.dismiss(None)

    async def action_back(self) -> None:
        """Leave the form, keeping the draft; leave a page; from the steps, hand back."""
        if self._at_work:
            if self.panel is None or not self.panel.asks_first(lambda: self.call_later(self.close_panel)):
                await self.close_panel()
        elif self.panel is not None:
            self.action_work()
        elif self._page != "turn":
            self.action_page("turn")
        else:
            await self.action_hand_back()

    async def close_panel(self) -> None:
        """Put away what is in work, keeping its draft, and go to where it was opened from: the steps, or the messages."""
        panel = self.panel
        await self.work.close()
        self._working = False
        self.action_page(panel.FROM if panel is not None else "turn")

    async def open_step(self, key: str) -> None:
        """Open the panel of a step; the briefing and the inbox are pages."""
        view = self._view
        if view is None:
            return
        if key in ("briefing", "inbox", MESSAGES):
            self.action_page(cast("Page", key))
            return
        self.set_focus(None)  # what is typed meanwhile must not reach the list of steps
        self._mark_seen(*seen_when_opened(key, view.clock.number))
        await self.work.open(key, self.handle, view)
        if self.panel is not None and self._view is not None and self._view is not view:
            self.panel.follow(self._view)  # the table moved on meanwhile
        self._to_work()
        self.work.begin()

    def _mark_seen(self, *what: str) -> None:
        if self._view is not None and self._seen.add(*what):
            self._list_steps(self._view)

    async def _go_on(self, then: str) -> None:
        """After something was committed: to the step named, to the next of the same kind, else back to the steps."""
        step = next_step(self._steps)
        if then == MESSAGES:
            await self.close_panel()
        elif then:
            await self.open_step(then)
            self.work.rest()
        elif step is not None and step.key.partition(":")[0] in ("incident", "forecast", "move"):
            await self.open_step(step.key)
        else:
            await self.close_panel()

    async def on_step_list_opened(self, event: StepList.Opened) -> None:
        """Open the step chosen."""
        await self.open_step(event.key)

    def on_page_bar_turned(self, event: PageBar.Turned) -> None:
        """Go to the page clicked."""
        self.action_page(cast("Page", event.page))

    async def on_inbox_page_opened(self, event: InboxPage.Opened) -> None:
        """Read the incident chosen, if it can be read."""
        report = next((each for each in self._view.inbox if each.number == event.number), None) if self._view else None
        if report is not None and report.readable and self.handle.live:
            await self.open_step(f"incident:{event.number}")

    async def on_messages_page_opened(self, event: MessagesPage.Opened) -> None:
        """Read or write a message."""
        if self.handle.live or event.key != "write":
            await self.open_step(event.key)

    def on_panel_guided(self) -> None:
        """What to do next has changed."""
        self._guide()

    def on_panel_committed(self, event: Panel.Committed) -> None:
        """Look, then go on."""
        self._then = event.then
        self.look()

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Leave a panel by its button, or the seat."""
        if event.button.has_class("back"):
            await self.action_back()
        elif event.button.id == "leave":
            self._leave()

    async def on_hand_back_panel_leave(self, event: HandBackPanel.Leave) -> None:
        """Give the keyboard back."""
        if not event.done or await self.give(Finish()):
            self._leave()

    def tell(self, what: Refusal | Exception | str, *, bad: bool = True) -> None:
        """Show a sentence as a notice, and in the form that it is about."""
        super().tell(what, bad=bad)
        panel = self.panel
        if bad and panel is not None and self._working:
            panel.problem(str(what))
