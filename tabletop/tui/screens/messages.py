"""Control's desk of messages: what teams ask and write, what control tells them, and talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from tabletop.game.audience import CONTROL
from tabletop.game.view import ControlView, SeatView
from tabletop.tui.modals.message import PASSINGS
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.waiting import control_place, waiting
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.deskmail import Letter, letter_card, letters
from tabletop.tui.widgets.letterlist import FILTERS, LetterList
from tabletop.tui.widgets.nextline import key

if TYPE_CHECKING:
    from tabletop.game.view.exchange import DeskMessage
    from tabletop.table.seat import SeatHandle


class MessagesScreen(TabletopScreen[None]):
    """What waits, what was said, and the talks; a key for each thing that control does about them."""

    ABOUT = """\
What teams ask control and write to each other. Left and right choose what is listed: what waits for you, what is for control,
messages between teams, talks, or everything with what you told them. Answer a request (a) for who asked or all, decline it (x),
or turn it into an inject (i). A message held for approval is passed on (p), as written or in other words, or stopped (x). t tells
teams something; h says how messages between teams go: at once, held, or off; d opens, follows and closes talks. Everything is
kept for the review."""
    CSS_PATH = "messages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "answer", "Answer", id="desk.answer", tooltip="Answer the one chosen, for who wrote it or for all"),
        Binding("p", "pass_on", "Pass on", id="desk.pass", tooltip="Pass a message on, as written or in other words"),
        Binding(
            "x", "close", "Decline/stop", id="desk.close", tooltip="Decline a request, stop a message, or take one off the desk"
        ),
        Binding("i", "inject", "Into inject", id="desk.inject", tooltip="Turn the one chosen into an inject"),
        Binding("t", "tell", "Tell", id="desk.tell", tooltip="Tell all teams something, or one"),
        Binding("d", "talks", "Talks", id="desk.talks", tooltip="Open talks between teams; see them and close them"),
        Binding("h", "passing", "How they go", id="desk.passing", tooltip="Messages between teams: at once, held, or off"),
        Binding("left", "filter(-1)", "", show=False),
        Binding(
            "right", "filter(1)", "Filter", show=False, key_display="← →", id="desk.filter", tooltip="Waiting, requests, all"
        ),
        Binding("escape,m", "back", "Back", key_display="esc", id="back", tooltip="Back to the console"),
    ]

    def __init__(self, handle: SeatHandle) -> None:
        super().__init__(handle, place="Control")
        self._view: ControlView | None = None
        self._letters: list[Letter] = []

    def compose_body(self) -> ComposeResult:
        """What is listed, the list, the one chosen."""
        tabs = Choice(FILTERS, "waiting", id="filters")
        tabs.can_focus = False
        yield tabs
        with Horizontal(id="desk"):
            with Vertical(id="list-pane"):
                yield LetterList(self.handle.deck, id="letters")
                yield Static("", id="how", markup=False)
            with Vertical(id="letter-pane"), VerticalScroll(id="letter"):
                yield Static("", id="letter-card", markup=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(LetterList).focus()

    def show(self, view: SeatView) -> None:
        """What control knows now."""
        assert isinstance(view, ControlView)
        self._view = view
        banner = self.query_one(Banner)
        banner.place = control_place(view)
        self._read()

    @work(exclusive=True, group="feed")
    async def _read(self) -> None:
        heard = await self.handle.feed()
        view = self._view
        if view is None or not self.is_attached:
            return
        self._letters = letters(view, heard)
        self.query_one(LetterList).show(self._letters)
        title = next(title for value, title, _ in PASSINGS if value == view.exchange.passing)
        how = Content.assemble(("Between teams: ", "$muted"), (title, "b"), (" (h)", "$muted"))
        self.query_one("#how", Static).update(how)
        self._name_filters()
        # The list is laid out first: a second line for what to do next would be forgotten while that is under way.
        self.call_after_refresh(self._describe)

    def _name_filters(self) -> None:
        count = waiting(self._view) if self._view is not None else 0
        filters = self.query_one("#filters", Choice)
        filters.options = tuple(
            (value, f"{words} {count}" if value == "waiting" and count else words) for value, words in FILTERS
        )

    @property
    def chosen(self) -> Letter | None:
        """The letter that is chosen."""
        return self.query_one(LetterList).chosen

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        if self._view is None or not self.is_attached:
            return
        letter = self.chosen
        card = self.query_one("#letter-card", Static)
        if letter is not None:
            card.update(letter_card(self.handle.deck, self._view, letter))
        else:
            nothing = (
                "Nothing waits for you." if self.query_one("#filters", Choice).value == "waiting" else "Nothing of this kind yet."
            )
            card.update(Content.styled(f"{nothing} ← → list other messages; t tells the teams something.", "$muted"))
        self.query_one("#letter").scroll_home(animate=False)
        self.next_step(self._what_next(self._view, letter))
        self.refresh_bindings()

    def _what_next(self, view: ControlView, letter: Letter | None) -> str:
        talks = view.exchange.open_talks
        if view.clock.phase == "ended":
            return "ENDEX: this is the record. Escape goes back to the console."
        if letter is not None and letter.talks is not None and letter.talks.open:
            return f"The talks go on: {key('d')} follows and closes them."
        going = f" Talks go on: {key('d')} shows them." if talks is not None else ""
        if letter is None or not letter.waits:
            count = len(view.exchange.waiting)
            rest = (
                f"{count} still {'waits' if count == 1 else 'wait'}."
                if count
                else "Nothing waits. Escape goes back to the console."
            )
            return rest + going
        if letter.to_control:
            away = "declines" if letter.message is not None and letter.message.rfi else "takes it off the desk"
            return f"{key('a')} answers, {key('i')} makes it an inject, {key('x')} {away}.{going}"
        return f"{key('p')} passes it on, as written or reworded; {key('x')} stops it; {key('i')} makes it an inject.{going}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Offer what can be done about the one chosen."""
        if self._view is None:
            return action in ("help", "back")
        running = self._view.clock.phase != "ended"
        letter = self.chosen
        waits = letter is not None and letter.waits and running
        match action:
            case "answer":
                return waits and letter is not None and letter.to_control
            case "pass_on":
                return waits and letter is not None and not letter.to_control
            case "close" | "inject":
                return waits
            case "tell" | "passing" | "talks":
                return running
        return True

    def _waiting(self) -> DeskMessage | None:
        """The message chosen, if it waits."""
        letter = self.chosen
        running = self._view is not None and self._view.clock.phase != "ended"
        return letter.message if running and letter is not None and letter.waits else None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        """Enter does what a message waits for."""
        message, letter = self._waiting(), self.chosen
        if letter is not None and letter.talks is not None and letter.talks.open:
            self.action_talks()
        elif message is None:
            self.query_one("#letter").focus()
        elif message.to == (CONTROL,):
            self.action_answer()
        else:
            self.action_pass_on()

    def action_answer(self) -> None:
        """Answer."""
        from tabletop.tui.modals.message import AnswerModal

        if message := self._waiting():
            self.app.push_screen(AnswerModal(self.handle, message))

    def action_pass_on(self) -> None:
        """Pass it on."""
        from tabletop.tui.modals.message import PassModal

        if message := self._waiting():
            self.app.push_screen(PassModal(self.handle, message))

    def action_close(self) -> None:
        """Decline or stop it."""
        from tabletop.tui.modals.message import CloseModal

        if message := self._waiting():
            self.app.push_screen(CloseModal(self.handle, message))

    def action_inject(self) -> None:
        """Turn it into an inject."""
        from tabletop.tui.modals.takeup import TakeUpModal

        if message := self._waiting():
            self.app.push_screen(TakeUpModal(self.handle, message))

    def action_tell(self) -> None:
        """Tell the teams something."""
        from tabletop.tui.modals.message import TellModal

        self.app.push_screen(TellModal(self.handle))

    def action_passing(self) -> None:
        """Say how messages go."""
        from tabletop.tui.modals.message import PassingModal

        if self._view is not None:
            self.app.push_screen(PassingModal(self.handle, self._view.exchange.passing))

    def action_talks(self) -> None:
        """Open talks, or see those that go on."""
        from tabletop.tui.modals.talks import talks_dialogue

        if self._view is not None:
            self.app.push_screen(talks_dialogue(self.handle, self._view))

    def action_filter(self, step: int) -> None:
        """List others."""
        self.query_one("#filters", Choice).action_step(step)

    @on(Choice.Changed, "#filters")
    def _filter(self, event: Choice.Changed) -> None:
        self.query_one(LetterList).filter(event.value)
        self.query_one(LetterList).focus()
        self._describe()

    def action_back(self) -> None:
        """Back; from the text of a message, to the list."""
        if self.query_one("#letter").has_focus:
            self.query_one(LetterList).focus()
        else:
            self.dismiss(None)
