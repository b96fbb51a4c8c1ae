"""Setting up practice: which side, against whom, for how long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from tabletop.deck.model import Deck
from tabletop.deck.problems import DeckError
from tabletop.game.events import LEVELS, Level
from tabletop.journal.errors import SaveError
from tabletop.tui.practising import new_save, practice_title
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import content
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.nextline import key

if TYPE_CHECKING:
    from tabletop.practice.session import Practice
    from tabletop.tui.app import TabletopApp

LEVEL_NAMES: dict[Level, str] = {"recruit": "Recruit", "staff": "Staff officer", "commander": "Commander"}
LEVEL_WORDS: dict[Level, str] = {
    "recruit": "It orders any card that it may, as it comes: good for learning the keys.",
    "staff": "It weighs what each card does for its aims, one turn ahead, and answers at once.",
    "commander": "It plays its best orders on for two turns in many games in thought: some seconds a turn.",
}


class PracticeSetupScreen(TabletopScreen[bool]):
    """What is practised. Gives True once the session is open at the application."""

    ABOUT = """\
Practice is for one person: you play a side, and the engine plays the other and the white cell. Everything has a proposal: Enter
begins with it. The level says how well the other side plays; its temperament is drawn and hidden, and guessing it is part of the
game. A turn asks at most eight things of you, and nothing has to be typed. The session is saved as you play, and your progress
over sessions is read from the saves."""
    CSS_PATH = "practicesetup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "begin", "Begin", id="begin", priority=True, tooltip="Begin to practise with these settings"),
        Binding(
            "ctrl+t", "tutorial", "Tutorial", id="tutorial", priority=True, tooltip="A first session that teaches: 20 minutes"
        ),
        Binding("ctrl+r", "progress", "Progress", id="progress", priority=True, tooltip="What you learned over your sessions"),
        Binding("escape", "back", "Back", id="back", tooltip="Back to the start"),
    ]

    def __init__(self) -> None:
        super().__init__(place="Practice")
        self._deck: Deck | None = None
        self._chosen = ""
        self._begun = False

    @property
    def tabletop(self) -> TabletopApp:
        """The application, which holds the session."""
        return cast("TabletopApp", self.app)

    def compose_body(self) -> ComposeResult:
        """The form fills once the decks are known."""
        yield VerticalScroll(id="form", can_focus=False)
        with Horizontal(id="bar"):
            yield Button(Content("Begin to practise"), id="begin", variant="primary", compact=True)
            yield Button(Content("Tutorial  ^t"), id="tutorial", compact=True)
            yield Button(Content("Progress  ^r"), id="progress", compact=True)
            yield Static("", id="trouble", markup=False)

    def on_mount(self) -> None:
        """Find the decks, and be ready for Enter."""
        self.query_one("#begin").focus()
        self.next_step(f"{key('Enter')} begins with what is proposed; {key('Tab')} goes through the form first.")
        self.fill()

    @work(exclusive=True, group="fill")
    async def fill(self, deck: str = "") -> None:
        """Offer the decks, and what the one chosen proposes."""
        from tabletop.library import list_decks, load_deck

        kept = self.values()
        decks: tuple[tuple[str, str], ...] = ()
        try:
            decks = tuple((entry.name, entry.title or entry.name) for entry in list_decks())
            if not decks:
                self.trouble("There is no deck to play: put one into your decks folder.")
                return
            names = [name for name, _ in decks]
            self._chosen = deck if deck in names else names[-1]
            self._deck = load_deck(self._chosen)
        except DeckError as error:
            self._deck = None
            self.trouble(str(error))
        form = self.query_one("#form")
        await form.remove_children()
        await form.mount_all(self._rows(decks, kept))
        self._summarise()

    def _rows(self, decks: tuple[tuple[str, str], ...], kept: dict[str, str]) -> list[FieldRow | Static]:
        rows: list[FieldRow | Static] = [FieldRow(Field(name="deck", label="Deck", kind="list", options=decks), self._chosen)]
        deck = self._deck
        if deck is None:
            return rows
        from tabletop.practice.session import turns_near

        sides = [(team.id, team_name(deck, team.id)) for team in deck.teams]
        levels = [(level, LEVEL_NAMES[level]) for level in LEVELS]
        lengths = [(str(each.turns), f"{each.turns} turns") for each in deck.lengths]
        return [
            *rows,
            FieldRow(Field(name="team", label="You play", kind="choice", options=sides), kept.get("team", "")),
            FieldRow(Field(name="level", label="The other side", kind="choice", options=levels), kept.get("level", "commander")),
            Static("", id="level-words", classes="told", markup=False),
            FieldRow(
                Field(name="turns", label="Turns", kind="choice", options=lengths), kept.get("turns", str(turns_near(deck)))
            ),
            Static("", id="summary", classes="told", markup=False),
            FieldRow(Field(name="title", label="Title", hint=practice_title(deck)), kept.get("title", "")),
            FieldRow(
                Field(name="seed", label="Seed", hint="empty: drawn; the same seed gives the same world"), kept.get("seed", "")
            ),
        ]

    def values(self) -> dict[str, str]:
        """The form as it stands."""
        return {row.field.name: row.value for row in self.query(FieldRow)}

    @on(Select.Changed)
    def _deck_chosen(self, event: Select.Changed) -> None:
        if event.value != self._chosen:
            self.trouble("")
            self.fill(str(event.value))

    @on(Choice.Changed)
    def _summarise(self) -> None:
        from tabletop.practice.session import BRIEFING, MINUTES

        deck, values = self._deck, self.values()
        if deck is None or not self.query("#summary") or "level" not in values:
            return
        a_turn = sum(MINUTES.values())
        minutes = int(values["turns"]) * a_turn + BRIEFING
        told = content(f"About {minutes} minutes: {a_turn} a turn, {BRIEFING} for the briefing; the clock only advises.")
        self.query_one("#summary", Static).update(told)
        self.query_one("#level-words", Static).update(content(LEVEL_WORDS[cast("Level", values["level"])]))

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def trouble(self, sentence: str) -> None:
        """Show what is wrong beside the button."""
        self.query_one("#trouble", Static).update(content(sentence))

    @on(Button.Pressed, "#begin")
    def _pressed(self) -> None:
        self.action_begin()

    @on(Button.Pressed, "#tutorial")
    def _teach(self) -> None:
        self.action_tutorial()

    @on(Button.Pressed, "#progress")
    def _look_back(self) -> None:
        self.action_progress()

    def action_progress(self) -> None:
        """What was learned over many sessions."""
        from tabletop.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self.tabletop.saves))

    @work(exclusive=True, group="begin")
    async def action_tutorial(self) -> None:
        """Begin the first session that teaches."""
        from tabletop.library import load_deck
        from tabletop.practice.tutorial import DECK, TITLE, begin

        self._take(TITLE, lambda path: begin(load_deck(DECK), path=path))

    def action_back(self) -> None:
        """Go home."""
        self.dismiss(None)

    @work(exclusive=True, group="begin")
    async def action_begin(self) -> None:
        """Create the save and open the session."""
        deck, values = self._deck, self.values()
        if deck is None or self._begun or "turns" not in values:
            return
        from tabletop.practice.session import Practice

        title = values["title"].strip() or practice_title(deck)
        self._take(
            title,
            lambda path: Practice.begin(
                deck,
                values["team"],
                turns=int(values["turns"]),
                level=cast("Level", values["level"]),
                path=path,
                title=title,
                seed=values["seed"].strip(),
            ),
        )

    def _take(self, title: str, begin: Callable[[Path], Practice]) -> None:
        """Begin, and have the session at the application; or say what is in the way."""
        if self._begun:
            return
        try:
            path = new_save(self.tabletop.saves, title)
            practice = begin(path)
        except OSError as error:
            self.trouble(f"The folder {self.tabletop.saves} cannot be made ({error.strerror}). Choose another with --saves.")
            return
        except (SaveError, DeckError, ValueError) as error:
            self.trouble(str(error))
            return
        self._begun = True
        self.tabletop.use_table(practice.table, path)
        self.dismiss(True)
