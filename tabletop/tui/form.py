"""A form in a dialogue: fields, a draft that outlives it, and a button that submits it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, Static, TextArea

from tabletop.game.audience import Seat
from tabletop.game.commands import Command
from tabletop.table.seat import SeatHandle
from tabletop.tui.abstract import AbstractMeta
from tabletop.tui.drafts import FormDraft
from tabletop.tui.giving import why_not
from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import content
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import Field, FieldRow


class FormModal(TabletopModal[bool], metaclass=AbstractMeta):
    """A form.

    It gives True once the command is carried out. A refusal shows below the fields and leaves them as they were; Escape
    keeps what was typed for the next time, if the form has a name.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "submit", "Confirm", id="submit", priority=True, tooltip="Do it, with what stands in the form"),
        Binding("pageup", "scroll(-8)", "Scroll up", show=False),
        Binding("pagedown", "scroll(8)", "Scroll down", show=False),
    ]
    DEFAULT_CSS = """
    FormModal #trouble { color: $error; height: auto; display: none; margin-bottom: 1; }
    FormModal #intro { height: auto; margin-bottom: 1; }
    FormModal #confirm { min-width: 16; height: 1; border: none; }
    FormModal #confirm:focus { background: $accent; color: $background; text-style: bold; }
    FormModal VerticalScroll { scrollbar-size-vertical: 1; }
    """

    AUTO_FOCUS = ""

    def __init__(
        self,
        handle: SeatHandle,
        title: str,
        form: str,
        fields: Sequence[Field],
        *,
        intro: Content | None = None,
        confirm: str = "Confirm",
    ) -> None:
        super().__init__(title)
        self.handle = handle
        self.fields = tuple(fields)
        self._intro = intro
        self._confirm = confirm
        begun = {field.name: field.value for field in fields if field.kind == "page"}
        self._draft = FormDraft(self, handle.drafts, form, self.values, begun=begun) if form else None

    def compose_body(self) -> ComposeResult:
        """What it is about, the fields, the trouble, the button."""
        kept = self._draft.restore() if self._draft else {}
        with VerticalScroll(can_focus=False):
            if self._intro is not None:
                yield Static(self._intro, id="intro", markup=False)
            yield from self.compose_fields(kept)
            yield Static("", id="trouble", markup=False)
        yield Button(Content(self._confirm), id="confirm", variant="primary", compact=True)

    def compose_fields(self, kept: dict[str, str]) -> ComposeResult:
        """The fields, as they were kept. What else a form has between them is its own to add here and in `values`."""
        for field in self.fields:
            yield FieldRow(field, kept.get(field.name, field.value))

    def on_mount(self) -> None:
        """Begin."""
        self.begin()

    def begin(self) -> None:
        """Begin in the first field, or on the button where there is none."""
        rows = list(self.query(FieldRow))
        if rows:
            rows[0].focus_field()
        else:
            self.query_one("#confirm").focus()

    def values(self) -> dict[str, str]:
        """The fields as they stand."""
        return {row.field.name: row.value for row in self.query(FieldRow)}

    @abstractmethod
    async def carry_out(self, values: dict[str, str]) -> bool:
        """Submit; answers whether it was carried out."""

    def lacks(self, values: dict[str, str]) -> bool:
        """Whether a field that has to be filled in is blank; the first that is gets the cursor."""
        for row in self.query(FieldRow):
            if row.display and row.field.needed and not values.get(row.field.name, "").strip():
                self.trouble(row.field.needed)
                self.call_after_refresh(row.focus_field)
                return True
        return False

    async def give(self, command: Command, *, behalf: Seat = "") -> bool:
        """Submit one command; a refusal shows below the fields."""
        if why := await why_not(self.handle, command, behalf=behalf, form=self._draft.form if self._draft else ""):
            self.trouble(why)
        return not why

    def trouble(self, sentence: str) -> None:
        """Show what is wrong."""
        line = self.query_one("#trouble", Static)
        line.update(content(sentence))
        line.display = bool(sentence)
        line.scroll_visible(animate=False)

    @on(Button.Pressed, "#confirm")
    def _pressed(self) -> None:
        self.action_submit()

    @work(exclusive=True, group="submit")
    async def action_submit(self) -> None:
        """Submit the form, and go if it was carried out."""
        if await self.carry_out(self.values()):
            if self._draft:
                self._draft.finish()
                # What was submitted as somebody else was not cleared here.
                self.handle.drafts.clear(self._draft.form)
            self.dismiss(True)

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    @on(Select.Changed)
    def _typed(self) -> None:
        if self._draft:
            self._draft.touch()

    def action_scroll(self, rows: int) -> None:
        """Move what is read up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_back(self) -> None:
        """Leave, keeping what was typed."""
        if self._draft:
            self._draft.touch()
            self._draft.flush()
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Keep what was typed if the window closes."""
        if self._draft:
            self._draft.flush()


class CommandModal(FormModal):
    """A form that comes to one command."""

    @abstractmethod
    def command(self, values: dict[str, str]) -> Command | str:
        """The command that the fields come to, or a sentence that says what is missing."""

    async def carry_out(self, values: dict[str, str]) -> bool:
        """Submit; answers whether it was carried out."""
        if self.lacks(values):
            return False
        command = self.command(values)
        if isinstance(command, str):
            self.trouble(command)
            return False
        return await self.give(command)
