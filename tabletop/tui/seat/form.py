"""What every form of a seat has: a draft, a line for what is wrong, and ctrl+s to commit."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from tabletop.game.commands import Command
from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.abstract import AbstractMeta
from tabletop.tui.drafts import FormDraft
from tabletop.tui.seat.chance import Chance
from tabletop.tui.seat.onward import Holding, into_sight
from tabletop.tui.seat.panel import Panel
from tabletop.tui.seat.pick import Pick
from tabletop.tui.text import clean, content


def labelled(label: str, field: Widget) -> ComposeResult:
    """A field with its label beside it, which stays when the field is filled."""
    with Horizontal(classes="labelled"):
        yield Static(content(label), classes="label", markup=False)
        yield field


def commits(what: str) -> list[BindingType]:
    """The key that commits a form, under the form's own word for it."""
    return [Binding("ctrl+s", "commit", what, id="seat.commit", tooltip=what)]


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
        """The field below which is said what it wants, until it has its answer or wants another."""
        self._wants = ""
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
        if say:
            self._say_below(field, f"Not yet: {say}.")
        return bool(say)

    def _say_below(self, field: Widget, sentence: str) -> None:
        """Say right below a field why it is not done yet: the foot of a long form is out of sight."""
        row = field.parent if isinstance(field.parent, Horizontal) else field
        if isinstance(row.parent, Widget):
            self._held, self._wants = field, self._wanted_of(field)
            line = Static(content(sentence), classes="unanswered", markup=False)
            row.parent.mount(line, after=row)

            def bring_into_sight() -> None:
                into_sight(field)
                line.scroll_visible(animate=False)

            line.call_after_refresh(bring_into_sight)

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
        if self._held is not None and self._wanted_of(self._held) != self._wants:
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
        self.post_message(self.Guided())  # what was answered to the key before is over
        missing = self.missing()
        if missing:
            self._take_back()
            sentence = f"Not yet: {'; '.join(missing)}."
            self.query_one(".missing").display = False  # the same words
            if (field := self.wanted()) is not None:
                field.screen.set_focus(field, scroll_visible=False)
                self._say_below(field, sentence)
            else:
                self.problem(sentence)
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
