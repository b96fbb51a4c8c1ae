"""What every form of a seat has: a title, questions, a draft, a line for what is wrong, and ctrl+s to commit."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from tabletop.game.commands import Command
from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.abstract import AbstractMeta
from tabletop.tui.drafts import FormDraft
from tabletop.tui.seat.chance import Chance
from tabletop.tui.seat.line import PasteRefused
from tabletop.tui.seat.onward import Holding, shown_fields, to_field
from tabletop.tui.seat.pick import Pick
from tabletop.tui.text import clean, content

if TYPE_CHECKING:
    from tabletop.tui.screen import TabletopScreen
    from tabletop.tui.seat.shelf import Page


def question(title: str, hint: str = "") -> ComposeResult:
    """A question of a form, and what it means."""
    yield Static(content(title), classes="question", markup=False)
    if hint:
        yield Static(content(hint), classes="hint", markup=False)


def labelled(label: str, field: Widget) -> ComposeResult:
    """A field with its label beside it, which stays when the field is filled."""
    with Horizontal(classes="labelled"):
        yield Static(content(label), classes="label", markup=False)
        yield field


def commits(what: str) -> list[BindingType]:
    """The key that commits a form, under the form's own word for it."""
    return [Binding("ctrl+s", "commit", what, id="seat.commit", tooltip=what)]


class Panel(VerticalScroll, can_focus=False):
    """Something in work at a seat: a form, or something to read. `key` is that of its step."""

    TYPED: ClassVar[bool] = False
    """Whether something is typed in it: letters then act nowhere else, wherever the cursor is."""
    OF_PHASE: ClassVar[bool] = True
    """Whether it belongs to the phase, and goes with it."""
    FROM: ClassVar[Page] = "turn"
    """The page to go back to."""

    class Committed(Message):
        """What the panel is for was done; `then` is the step to open, empty for the next one."""

        def __init__(self, panel: Panel, then: str = "") -> None:
            super().__init__()
            self.panel = panel
            self.then = then

    class Guided(Message):
        """What to do next has changed."""

    class Unknown(Message):
        """A letter was typed where none can be."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(classes="panel")
        self.key = key
        self.handle = handle
        self.deck = handle.deck
        self.view = view
        self.closing = False
        """Whether it is being put away: its fields go before it does."""

    @property
    def heading(self) -> str:
        """What the panel is about."""
        return ""

    def compose(self) -> ComposeResult:
        """The title, then what the panel holds."""
        yield Static(content(self.heading), classes="panel-title", markup=False)
        yield from self.compose_panel()

    def compose_panel(self) -> ComposeResult:
        """What the panel holds."""
        yield from ()

    async def close(self) -> None:
        """Put it away, keeping what was typed."""
        self.keep()
        self.closing = True
        await self.remove()

    def follow(self, view: TeamView) -> None:
        """Take a newer view."""
        self.view = view

    def guide(self) -> str:
        """What to do next in here, as a sentence without its full stop; empty if nothing."""
        return ""

    def wanted(self) -> Widget | None:
        """The field that `guide` speaks of, if it speaks of one."""
        return None

    def on_key(self, event: Key) -> None:
        """Somebody who types must not be led out of the form by a letter that no field took; it is answered."""
        letter = event.character or ""
        if self.TYPED and letter.isalpha():
            event.stop()
            self.post_message(self.Unknown(letter))

    def keep(self) -> None:
        """Put away what is being typed, if anything is."""

    def asks_first(self, leave: Callable[[], object]) -> bool:  # noqa: ARG002 — for subclasses
        """Whether something is to be settled before it is left; then it is asked, and `leave` called once it is."""
        return False

    def problem(self, sentence: str) -> None:
        """Show why something was not carried out, where the panel has a line for it; empty takes it away."""
        for line in self.query(".problem").results(Static):
            line.update(content(sentence))
            line.display = bool(sentence)
            if sentence:
                line.scroll_visible(animate=False)

    def first(self) -> Widget | None:
        """Where the keyboard starts."""
        return next(iter(shown_fields(self)), None)

    def on_paste_refused(self, event: PasteRefused) -> None:
        """Say that it was too long."""
        event.stop()
        self.table_screen.tell(event.sentence)

    @property
    def table_screen(self) -> TabletopScreen[None]:
        """The screen, through which commands go."""
        from tabletop.tui.screen import TabletopScreen

        assert isinstance(self.screen, TabletopScreen)
        return self.screen


class Form(Panel, Holding, metaclass=AbstractMeta):
    """A form that commits something. Its fields are kept as a draft named `draft_name` until they are committed."""

    COMMIT: ClassVar[str] = "Commit"
    """What the button that commits says."""
    TYPED: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = commits(COMMIT)

    def __init__(self, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._draft: FormDraft | None = None
        self._filling = True
        self._held: Widget | None = None
        """The field at which the cursor was held last, until it has its answer."""
        self._latest: dict[str, str] = {}

    @property
    def draft_name(self) -> str:
        """The name under which the draft is kept."""
        return self.key.replace(":", "-")

    def fields(self) -> dict[str, str]:
        """The fields as text, by name."""
        return {}

    def fill(self, fields: dict[str, str]) -> None:
        """Fill in the fields from a draft; without fields, as the view has them."""

    @abstractmethod
    def command(self) -> Command:
        """What the form comes to."""

    def open_questions(self) -> tuple[tuple[str, str], ...]:
        """What has still to be said, each as `say what …`, and the id of the field that says it."""
        return ()

    def missing(self) -> tuple[str, ...]:
        """What has still to be said."""
        return tuple(say for say, _ in self.open_questions())

    def wanted(self) -> Widget | None:
        """The first field that has still to be filled in."""
        found = self.open_questions()
        return self.query_one(f"#{found[0][1]}") if found else None

    def holds(self, field: Widget) -> bool:
        """A field that wants an answer keeps the cursor until it has one; right below it is said what it wants."""
        say = self._wanted_of(field)
        self._take_back()
        if not isinstance(field, Pick) and field.message_queue_size:
            return False  # what was typed just before has not come to the field yet; a list's keys come before others
        if say and isinstance(field.parent, Widget):
            self._held = field
            line = Static(content(f"Not yet: {say}."), classes="unanswered", markup=False)
            field.parent.mount(line, after=field)
            line.call_after_refresh(line.scroll_visible, animate=False)
        return bool(say)

    def _wanted_of(self, field: Widget) -> str:
        return next((say for say, wanted in self.open_questions() if wanted == field.id), "")

    def _take_back(self) -> None:
        """Take away what was said below a field that wanted an answer."""
        self._held = None
        self.query(".unanswered").remove()

    def first(self) -> Widget | None:
        """The first field that has still to be filled in; in a whole form, the first."""
        return self.wanted() or super().first()

    def guide(self) -> str:
        """The first thing that is missing, else how to commit."""
        missing = self.missing()
        return f"{missing[0][0].upper()}{missing[0][1:]}" if missing else f"{self.COMMIT} with ctrl+s"

    def compose(self) -> ComposeResult:
        """The title, the questions, what is wrong, the buttons."""
        yield from super().compose()
        yield Static("", classes="missing", markup=False)
        yield Static("", classes="problem", markup=False)
        with Horizontal(classes="foot"):
            yield Button(Content(f"{self.COMMIT}  ctrl+s"), classes="commit", compact=True)
            yield Button(Content("Back  esc"), classes="back", compact=True)

    def on_mount(self) -> None:
        """Restore what was being typed."""
        self._draft = FormDraft(self.screen, self.handle.drafts, self.draft_name, lambda: self._latest)
        kept = self._draft.restore()
        self.fill(kept)
        self._latest = self.fields()
        if kept:
            self.query_one(".panel-title", Static).update(
                Content.assemble(clean(self.heading), ("  restored as you left it", "$secondary"))
            )
        self.refresh_missing()
        self.call_after_refresh(self._filled)

    def _filled(self) -> None:
        self._filling = False

    def on_unmount(self) -> None:
        """Keep what is being typed."""
        self.keep()

    def keep(self) -> None:
        """Put the draft away now."""
        if self._draft is not None and not self._filling:
            self._draft.flush()

    def touch(self) -> None:
        """Something was typed or chosen. The fields are read now: when the form goes, they go before it."""
        if self.closing or not self.is_attached:
            return
        self.refresh_missing()
        if self._held is not None and not self._wanted_of(self._held):
            self._take_back()
        if self._draft is not None and not self._filling:
            self.problem("")
            self._latest = self.fields()
            self._draft.touch()

    def refresh_missing(self) -> None:
        """Say what has still to be said."""
        missing = self.missing()
        text = f"Still to do: {'; '.join(missing)}." if missing else ""
        line = self.query_one(".missing", Static)
        line.update(content(text))
        line.display = bool(text)
        self.post_message(self.Guided())

    def on_pick_changed(self, _event: Pick.Changed) -> None:
        """A list changed."""
        self.touch()

    def on_chance_changed(self, _event: Chance.Changed) -> None:
        """A probability changed."""
        self.touch()

    def on_input_changed(self, _event: Input.Changed) -> None:
        """A line changed."""
        self.touch()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """A text changed."""
        self.touch()

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """The button that commits."""
        if event.button.has_class("commit"):
            event.stop()
            await self.action_commit()

    async def action_commit(self) -> None:
        """Commit, unless something is missing."""
        missing = self.missing()
        if missing:
            self._take_back()
            self.problem(f"Not yet: {'; '.join(missing)}.")
            self.query_one(".missing").display = False  # the same words, just above
            if (field := self.wanted()) is not None:
                to_field(field)
            return
        await self.commit()

    async def commit(self) -> None:
        """Give the command."""
        if await self.given(self.command()):
            self.post_message(self.Committed(self))

    async def given(self, command: Command) -> bool:
        """Give the command; on success the draft goes."""
        self.problem("")
        self.keep()
        if not await self.table_screen.give(command, form=self.draft_name):
            return False
        if self._draft is not None:
            self._draft.finish()
        return True
