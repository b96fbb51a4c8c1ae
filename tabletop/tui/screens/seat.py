"""A team's seat: what it knows, what it should do next, and a form for each thing that it can say or do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.events import Key, Resize
from textual.widget import Widget
from textual.widgets import Button, Static

from tabletop.game.audience import team_of
from tabletop.game.commands import Finish
from tabletop.game.refusal import Refusal
from tabletop.game.view import SeatView, TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.seat.form import Panel
from tabletop.tui.seat.guide import PageBar, StepList, about_text, next_sentence
from tabletop.tui.seat.handback import HandBackPanel
from tabletop.tui.seat.pages import InboxPage
from tabletop.tui.seat.pick import Pick
from tabletop.tui.seat.shelf import PAGES, STEPS, Page, Shelf, first_focus
from tabletop.tui.seat.steps import Step, next_step, report_key, steps, unread
from tabletop.tui.seat.work import Work
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.nextline import NextLine

WIDE = 120
"""Columns from which steps and work stand side by side."""
SEEN = "seen"
"""The draft in which a seat keeps what has been opened to be read."""


class SeatScreen(TabletopScreen[None]):
    """A team's place at the table."""

    ABOUT = (
        "This is your team's seat. The steps say what the phase wants of you: Enter or its number opens one, n opens the next. "
        "Inbox, situation, briefing and log are one key away. In a form letters are for typing: there F2 to F6 look things up, "
        "and Escape leaves it and keeps what you typed. Nothing that you do here reaches the other side before the reveal. "
        "When you are done, hand the keyboard back to control."
    )
    CSS_PATH = "seat.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next step", id="seat.next", tooltip="Open the next step"),
        Binding("t,f2", "page('turn')", "Steps", id="seat.turn", tooltip="The steps of this phase", show=False),
        Binding("i,f3", "page('inbox')", "Inbox", id="seat.inbox", tooltip="The reports that reached you", show=False),
        Binding("s,f4", "page('situation')", "Situation", id="seat.situation", tooltip="The world as you know it", show=False),
        Binding("b,f5", "page('briefing')", "Briefing", id="seat.briefing", tooltip="Your briefing and role cards", show=False),
        Binding("l,f6", "page('log')", "Log", id="seat.log", tooltip="What you have heard and done", show=False),
        Binding("w,f7", "work", "Form", id="seat.work", tooltip="Back to the form in work"),
        Binding("escape", "back", "Back", id="seat.back", tooltip="Back to the steps; what was typed is kept"),
        Binding("h", "hand_back", "Hand back", id="seat.hand_back", tooltip="Give the keyboard back to control"),
    ]

    def __init__(self, handle: SeatHandle) -> None:
        super().__init__(handle, place=team_name(handle.deck, team_of(handle.seat)))
        self._view: TeamView | None = None
        self._steps: tuple[Step, ...] = ()
        self._page: Page = "turn"
        self._working = False
        self._seen: dict[str, str] = {}
        self._then: str | None = None

    def compose_body(self) -> ComposeResult:
        """Steps, pages and work: one after the other where it is narrow.

        Where it is wide the work has the right side and the pages stand below the steps; without work the pages have it.
        """
        yield PageBar((STEPS, *PAGES), classes="top-bar")
        with Horizontal(id="columns"):
            with Container(id="left"):
                with Vertical(id="menu"):
                    yield StepList(id="steps")
                    with VerticalScroll(id="about-scroll", can_focus=False):
                        yield Static("", id="about", markup=False)
                yield Shelf(self.handle)
            yield Work()

    def on_mount(self) -> None:
        """Start on the steps."""
        self._seen = self.handle.drafts.get(SEEN)
        super().on_mount()
        self._arrange()
        self.query_one(StepList).focus()

    @property
    def work(self) -> Work:
        """Where the panel in work is."""
        return self.query_one(Work)

    @property
    def panel(self) -> Panel | None:
        """What is in work; nothing is while the screen comes or goes."""
        return self.work.panel if self.query(Work) else None

    def show(self, view: SeatView) -> None:
        """Show what the team may know now."""
        if not isinstance(view, TeamView) or not self.query(Work):
            return
        before, self._view = self._view, view
        if before is None or before.clock.phase != view.clock.phase:
            self._open_at_news(view)
        if self._page == "inbox" and self.handle.live:
            self._mark_seen(*(report_key(report.number) for report in view.inbox))
        self._list_steps(view)
        self.query_one(Shelf).show(view)
        self.query_one("#about", Static).update(about_text(view))
        panel = self.panel
        if panel is not None:
            panel.follow(view)
        if self._then is not None:
            then, self._then = self._then, None
            self.call_later(self._go_on, then)
        elif panel is not None and before is not None and before.clock.phase != view.clock.phase:
            self.call_later(self.close_panel)
        self._guide()

    def _list_steps(self, view: TeamView) -> None:
        self._steps = steps(view, seen=frozenset(self._seen)) if self.handle.live else ()
        self.query_one(StepList).steps = self._steps
        for bar in self.query(PageBar):
            bar.unread = self._unread

    @property
    def _unread(self) -> int:
        """How many reports nobody has opened at this seat."""
        return unread(self._view, frozenset(self._seen)) if self._view is not None and self.handle.live else 0

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
        else:
            at_list = self._page == "turn" and not self._working
            self.next_step(next_sentence(self._steps, "Enter" if at_list else "n"))

    def on_descendant_focus(self) -> None:
        """The line that says what to do next speaks of the field at the cursor."""
        if self._at_work:
            self.work.note(self.focused)
        for bar in self.query(PageBar):
            bar.by_letter = not self._typing
        self.refresh_bindings()
        self._guide()

    # Pages and panels

    def _arrange(self) -> None:
        """Show the page and the work as they are chosen: side by side where it is wide, else one of them."""
        if not self.query(Work):  # the screen is going
            return
        wide, turn, panel = self._wide, self._page == "turn", self.panel
        shown = {
            ".top-bar": not wide,
            ".side-bar": wide,
            "#left": wide or not self._working,
            "#menu": wide or turn,
            "#about-scroll": panel is None or not wide,
            "#shelf": wide or not turn,
            "#work": self._working or (wide and panel is not None),
        }
        for part, is_shown in shown.items():
            self.query_one(part).display = is_shown
        self.query_one("#left").set_class(wide and panel is None, "-reading")
        self.query_one(StepList).opened = panel.key if panel is not None else ""
        self.query_one(Shelf).turn_to(self._page)
        self.query_one(".top-bar", PageBar).current = "" if self._working else self._page
        self.refresh_bindings()
        self._guide()

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE

    def on_resize(self, event: Resize) -> None:
        """Columns where there is room for them."""
        super().on_resize(event)
        self._arrange()

    def action_page(self, page: Page) -> None:
        """Go to a page; the form in work stays as it is."""
        if page == "briefing":
            self._mark_seen("briefing")
        elif page == "inbox" and self._view is not None:
            self._mark_seen(*(report_key(report.number) for report in self._view.inbox))
        self._page = page
        if not self._wide:
            self._working = False
        self._arrange()
        self.set_focus(self.query_one(first_focus(page), Widget), scroll_visible=False)

    @property
    def _at_work(self) -> bool:
        """Whether the cursor is in the panel."""
        return self._working and self.panel is not None and self.work.has(self.focused)

    @property
    def _typing(self) -> bool:
        """Whether the cursor is in a form, where letters are not for going elsewhere."""
        panel = self.panel
        return panel is not None and panel.TYPED and self._at_work

    def _keys(self) -> Iterator[tuple[str, str]]:
        """In a form letters do nothing; there the function keys look things up."""
        if not self._typing:
            yield from super()._keys()
            return
        yield from ((key, what) for key, what in super()._keys() if not (len(key) == 1 and key.isalpha()))
        yield from ((function, name) for _, _, function, name in (STEPS, *PAGES))

    def _to_work(self) -> None:
        self._working = True
        self._page = "turn"
        self._arrange()

    def action_work(self) -> None:
        """Back to the form in work."""
        if self.panel is not None:
            self._to_work()
            self.work.resume()

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
        number = int(letter) if letter and letter in "123456789" else 0
        if self._typing:
            return
        if 1 <= number <= len(self._steps):
            event.stop()
            await self.open_step(self._steps[number - 1].key)
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
        step = next_step(self._steps)
        if step is not None:
            await self.open_step(step.key)
        else:
            await self.action_hand_back()

    async def action_hand_back(self) -> None:
        """Ask whether the team is done; after the end there is nothing to ask."""
        if self.handle.live and self._view is not None and self._view.may:
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
            if self.panel is None or not self.panel.asks_first(self._put_away):
                await self.close_panel()
        elif self.panel is not None:
            self.action_work()
        elif self._page != "turn":
            self.action_page("turn")
        else:
            await self.action_hand_back()

    def _put_away(self) -> None:
        self.call_later(self.close_panel)

    async def close_panel(self) -> None:
        """Put away what is in work, keeping its draft, and go to the steps."""
        await self.work.close()
        self._working = False
        self.action_page("turn")

    async def open_step(self, key: str) -> None:
        """Open the panel of a step; the briefing and the inbox are pages."""
        view = self._view
        if view is None:
            return
        if key in ("briefing", "inbox"):
            self.action_page(cast("Page", key))
            return
        if key.startswith("incident:"):
            self._mark_seen(report_key(int(key.partition(":")[2])))
        self.set_focus(None)  # what is typed meanwhile must not reach the list of steps
        if key in ("outcome", "ending"):
            self._mark_seen(f"outcome-{view.clock.number}" if key == "outcome" else key)
        await self.work.open(key, self.handle, view)
        if self.panel is not None and self._view is not None and self._view is not view:
            self.panel.follow(self._view)  # the table moved on meanwhile
        self._to_work()
        self.work.begin()

    def _mark_seen(self, *what: str) -> None:
        new = [each for each in what if each not in self._seen]
        if not new or self._view is None or not self.handle.live:
            return
        self._seen |= dict.fromkeys(new, "yes")
        self.handle.drafts.put(SEEN, self._seen)
        self._list_steps(self._view)

    async def _go_on(self, then: str) -> None:
        """After something was committed: to the step named, to the next of the same kind, else back to the steps."""
        step = next_step(self._steps)
        if then:
            await self.open_step(then)
            self.work.rest()
        elif step is not None and step.key.partition(":")[0] in ("incident", "forecast", "move"):
            await self.open_step(step.key)
        else:
            await self.close_panel()

    # What panels say

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

    def on_panel_guided(self) -> None:
        """What to do next in the form has changed."""
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
