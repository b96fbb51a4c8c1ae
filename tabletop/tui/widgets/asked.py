"""An estimate or a vote of somebody at the table, entered by control."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Static

from tabletop.game.adjudication import ESTIMATE_CARDS
from tabletop.tui.text import content
from tabletop.tui.widgets.field import Field, FieldRow

PERCENTS = tuple((str(percent), f"{percent} %") for percent in ESTIMATE_CARDS)
VOTES = (("yes", "succeeds"), ("no", "fails"))


class Asked(Container):
    """Who it is, and what they say. `people` are those who sit at the table, by roster id and name."""

    DEFAULT_CSS = """
    Asked { height: auto; width: 100%; }
    Asked #entry { height: 1; }
    Asked #enter { width: auto; margin: 0 2 0 20; }
    Asked #entered { width: 1fr; height: 1; color: $success; }
    """

    class Estimated(Message):
        """Somebody's estimate, or vote, is to be entered; `name` is a new person's, else `person` is a roster id."""

        def __init__(self, person: str, name: str, percent: int | None, succeeds: bool | None) -> None:
            super().__init__()
            self.person = person
            self.name = name
            self.percent = percent
            self.succeeds = succeeds

    def __init__(self, people: tuple[tuple[str, str], ...]) -> None:
        super().__init__(id="asked")
        self._people = people
        self._votes = False
        self._rows: dict[str, FieldRow] = {}

    def compose(self) -> ComposeResult:
        """Whose, what, the button, and what was entered last."""
        for field, first in (
            (Field(name="person", label="Whose", kind="list", options=(("", "control"), *self._people)), ""),
            (Field(name="name", label="or a new name", hint="somebody at the table who is not in the list"), ""),
            (Field(name="percent", label="Estimate", kind="choice", options=PERCENTS), "50"),
            (Field(name="succeeds", label="Vote", kind="choice", options=VOTES), "yes"),
        ):
            self._rows[field.name] = FieldRow(field, first)
            yield self._rows[field.name]
        with Horizontal(id="entry"):
            yield Button(Content("Enter it"), id="enter", compact=True)
            yield Static("", id="entered", markup=False)

    def ask(self, *, votes: bool) -> None:
        """Ask for votes, or for estimates."""
        self._votes = votes
        self._rows["percent"].display = not votes
        self._rows["succeeds"].display = votes

    @on(Button.Pressed, "#enter")
    def _enter(self, event: Button.Pressed) -> None:
        event.stop()
        person, name = self._rows["person"].value, self._rows["name"].value.strip()
        if self._votes:
            self.post_message(self.Estimated(person, name, None, self._rows["succeeds"].value == "yes"))
        else:
            self.post_message(self.Estimated(person, name, int(self._rows["percent"].value), None))

    def entered(self, what: str) -> None:
        """It was entered: say so, and be ready for the next."""
        self.query_one("#entered", Static).update(content(what))
        self.query_one("#field-name", Input).value = ""
