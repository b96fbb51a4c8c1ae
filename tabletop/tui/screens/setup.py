"""Set-up: what is played, for how long, by whom."""

from __future__ import annotations

import re
from asyncio import Lock
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from tabletop.deck.model import Deck, Length
from tabletop.deck.problems import DeckError
from tabletop.game.audience import CONTROL, EVALUATOR, Seat
from tabletop.game.commands import Command, OpenSession, PlanClock, SetMessages, TakeSeat
from tabletop.game.events import PHASES, Passing, Phase
from tabletop.game.refusal import Refusal
from tabletop.journal.errors import SaveError
from tabletop.tui.minutes import phase_minutes, read_minutes, too_tight, turn_minutes
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.text import content
from tabletop.tui.widgets.checks import Checks
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.minutes import Minutes
from tabletop.tui.widgets.nextline import key
from tabletop.tui.widgets.tick import Tick
from tabletop.tui.words import hours

if TYPE_CHECKING:
    from tabletop.table import Table
    from tabletop.tui.app import TabletopApp

_PIN_HINT = "optional: asked before control’s screens come back"
_PASSING = (("free", "at once"), ("held", "when control passes them on"), ("off", "not at all"))
_OF_ANY_DECK = ("hours", "title", "handling", "people-control", "people-evaluator", "pin", "passing", "phases", "seed")
"""Fields that mean the same whatever the deck is."""
_FOUR_HOURS = 240.0
_CLOCKED = re.compile(r"(\d{1,2})\s*[h:]\s*([0-5]?\d)?")
"""Hours and minutes, as `2 h 45` or `2:45`."""
_NO_HOURS = "Hours there are: write a number, such as 4 or 3.5, or 2 h 45."


class SetupScreen(TabletopScreen[bool]):
    """What is played and by whom. Gives True once the session is open at the application."""

    ABOUT = """\
Say which deck is played, for how many turns, and who sits where. Everything has a proposal: Enter on “Begin” takes it as it is.
Names are optional; write several in one field with commas between. They stay beside the log and can be erased later.
A hidden end may drop the turn before the last, so that nobody plays to a known end. The seed fixes dice and sealed truths; leave
it empty unless you want to play the very same world again.
The minutes by phase follow from hours and turns; the clock starts with each phase that has some, and only advises.
Control’s PIN is a courtesy and not a lock: it is asked before the unfinished session is opened or replayed again, when the
keyboard comes back from a team, and when the public screen or a shared one is left.
It stays beside the save as a hash; deleting that file takes the PIN away."""
    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "begin", "Begin", id="begin", priority=True, tooltip="STARTEX: open the session with these settings"),
        Binding("escape", "back", "Back", id="back", tooltip="Back to the start; what you typed stays for the next time"),
    ]

    @property
    def tabletop(self) -> TabletopApp:
        """The application, which holds the session."""
        return cast("TabletopApp", self.app)

    def __init__(self, *, deck: Deck | None = None) -> None:
        """With a `deck`, that one is offered alone; else those of the library."""
        super().__init__(place="New session")
        self._only = deck
        self._deck: Deck | None = None
        self._chosen = ""
        """The name of the deck that the form is filled for, also where it cannot be read."""
        self._decks: tuple[tuple[str, str], ...] = ()
        self._begun = False
        self._filling = Lock()
        self._proposed: dict[Phase, int] = {}
        """Minutes by phase as they follow from hours and turns."""

    def compose_body(self) -> ComposeResult:
        """The form fills once the decks are known."""
        yield VerticalScroll(id="form", can_focus=False)
        with Horizontal(id="bar"):
            yield Button(Content("Begin the session"), id="begin", variant="primary", compact=True)
            yield Static("", id="trouble", markup=False)

    def on_mount(self) -> None:
        """Find the decks, and be ready for Enter."""
        self.query_one("#begin").focus()
        self.next_step(f"{key('Ctrl+S')} begins with what is proposed; {key('Tab')} goes through the form first.")
        self.fill()

    @work(group="fill")
    async def fill(self, deck: str = "") -> None:
        """Offer the decks, and what the one chosen proposes."""
        from tabletop.library import list_decks, load_deck

        kept = dict(self.tabletop.setup_fields)
        if self._only is not None:
            self._decks, self._deck = ((self._only.id, self._only.title),), self._only
        else:
            try:
                self._decks = tuple((entry.name, entry.title or entry.name) for entry in list_decks())
                chosen = deck or kept.get("deck", "")
                names = [name for name, _ in self._decks]
                if not names:
                    self.trouble("There is no deck to play: put one into your decks folder.")
                    return
                first = chosen if chosen in names else names[-1]
                kept["deck"] = self._chosen = first
                self._deck = load_deck(first)
            except DeckError as error:
                self._deck = None
                self.trouble(str(error))
        form = self.query_one("#form")
        async with self._filling:
            await form.remove_children()
            await form.mount_all(list(self._rows(kept)))
        self._summarise()

    def _rows(self, kept: dict[str, str]) -> list[Static | Container]:
        rows: list[Static | Container] = [
            FieldRow(Field(name="deck", label="Deck", kind="list", options=self._decks), kept.get("deck", ""))
        ]
        deck = self._deck
        if deck is None:
            return rows
        proposed = _propose(deck, kept.get("hours", "4"))
        self._proposed = _planned(deck, kept)
        minutes = {phase: kept.get(f"minutes-{phase}", str(planned)) for phase, planned in _all_phases(self._proposed).items()}
        lengths = [(str(each.turns), f"{each.turns} turns · {hours(each.minutes)}") for each in deck.lengths]
        rows += [
            FieldRow(Field(name="hours", label="Hours there are", hint="such as 4 or 3.5"), kept.get("hours", "4")),
            FieldRow(Field(name="turns", label="Turns", kind="choice", options=lengths), kept.get("turns", str(proposed.turns))),
            Static("", id="summary", markup=False),
            FieldRow(Field(name="title", label="Title", hint=deck.title), kept.get("title", "")),
            FieldRow(Field(name="handling", label="Handling marking"), kept.get("handling", "UNCLASSIFIED")),
            Static("Who sits where (optional; names with commas between)", classes="group", markup=False),
            FieldRow(
                Field(name="people-control", label="Control", hint="for example the director and the scribe"),
                kept.get("people-control", ""),
            ),
        ]
        rows += [
            FieldRow(Field(name=f"people-{team.id}", label=f"{team.glyph} {team.short}"), kept.get(f"people-{team.id}", ""))
            for team in deck.teams
        ]
        rows += [
            FieldRow(Field(name="people-evaluator", label="Evaluators"), kept.get("people-evaluator", "")),
            FieldRow(Field(name="pin", label="Control’s PIN", hint=_PIN_HINT, hidden=True), kept.get("pin", "")),
            Static("How it is played", classes="group", markup=False),
            Minutes("Minutes by phase", minutes),
            FieldRow(
                Field(name="passing", label="Teams’ messages", kind="choice", options=_PASSING),
                kept.get("passing", _PASSING[0][0]),
            ),
            Checks(
                "training", "Training audience", [(team.id, team.short) for team in deck.teams], kept.get("training"), on=True
            ),
            Checks("absent", "Absent roles", [(role.id, role.title) for role in deck.roles], kept.get("absent"), on=False),
            Checks(
                "phases",
                "Phases and end",
                [("assess", "Assess incidents"), ("forecasts", "Forecast questions"), ("hidden", "Hidden end")],
                kept.get("phases", "assess,forecasts"),
                on=False,
            ),
            FieldRow(Field(name="seed", label="Seed", hint="drawn by this machine"), kept.get("seed", "")),
        ]
        return rows

    def values(self) -> dict[str, str]:
        """The form as it stands."""
        values = {row.field.name: row.value for row in self.query(FieldRow)}
        values |= {checks.name_of: ",".join(checks.chosen) for checks in self.query(Checks)}
        for minutes in self.query(Minutes):
            values |= {f"minutes-{phase}": typed for phase, typed in minutes.typed.items()}
        return values

    @on(Select.Changed)
    def _deck_chosen(self, event: Select.Changed) -> None:
        """Fill the form anew for another deck; what is typed and does not hang on the deck stays."""
        if event.select.id == "field-deck" and event.value != self._chosen and self._only is None:
            typed = self.tabletop.setup_fields | self.values()
            self.tabletop.setup_fields = {name: text for name, text in typed.items() if name in _OF_ANY_DECK}
            self.trouble("")
            self.fill(str(event.value))

    @on(Input.Changed, "#field-hours")
    def _hours_typed(self, event: Input.Changed) -> None:
        if self._deck is not None and event.input.has_focus:
            self.query_one("#field-turns", Choice).value = str(_propose(self._deck, event.value).turns)
        self._plan()

    @on(Choice.Changed, "#field-turns")
    @on(Tick.Changed)
    def _plan(self) -> None:
        """Put what hours, turns and phases come to in place of what was proposed before; what was typed stays."""
        self._summarise()
        rows = list(self.query(Minutes))
        if self._deck is None or not rows:
            return
        planned = _planned(self._deck, self.values())
        if rows[0].typed == _all_phases(self._proposed):
            rows[0].fill(planned)
            self._proposed = planned

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def _summarise(self) -> None:
        deck = self._deck
        if deck is None or not self.query("#summary"):
            return
        values = self.values()
        there_are = values.get("hours", "")
        session = _minutes(there_are)
        chosen = next((each for each in deck.lengths if str(each.turns) == values.get("turns")), None)
        if session is None:
            told = content(_NO_HOURS, "$error")
        elif chosen is not None and (tight := too_tight(chosen.turns, chosen.minutes, session)):
            told = content(tight, "$warning")
        else:
            turns = _propose(deck, there_are).turns
            told = content(f"The time includes briefing, break and hot wash; {turns} turns are proposed.")
        self.query_one("#summary", Static).update(told + content(f"\n{deck.summary.strip()}"))

    def trouble(self, sentence: str) -> None:
        """Show what is wrong beside the button."""
        self.query_one("#trouble", Static).update(content(sentence))

    @on(Button.Pressed, "#begin")
    def _pressed(self) -> None:
        self.action_begin()

    def action_back(self) -> None:
        """Go home; the form stays as it is for the next time."""
        self.tabletop.setup_fields = self.values()
        self.dismiss(None)

    @work(exclusive=True, group="begin")
    async def action_begin(self) -> None:
        """Create the save and open the session."""
        if self._deck is None or self._begun:
            return
        from tabletop.journal.folder import new_path
        from tabletop.journal.pin import bad_pin, set_pin
        from tabletop.journal.stamp import now
        from tabletop.table import Table

        values = self.values()
        self.tabletop.setup_fields = values
        settings = self._settings(values)
        if isinstance(settings, str):
            self.trouble(settings)
            return
        minutes = read_minutes({phase: values[f"minutes-{phase}"] for phase in PHASES})
        if isinstance(minutes, str):
            self.trouble(minutes)
            self.query_one(Minutes).query(Line).first().focus()
            return
        if not settings.assess:
            minutes.pop("assess", None)
        pin = values.get("pin", "").strip()
        if pin and (bad := bad_pin(pin)):
            self.trouble(bad)
            self.query_one("#field-pin").focus()
            return
        try:
            self.tabletop.saves.mkdir(parents=True, exist_ok=True)
            path = new_path(self.tabletop.saves, settings.title or self._deck.title, now())
            table = Table.create(self._deck, settings, path=path, seed=values.get("seed", "").strip(), name="Tabletop")
        except OSError as error:
            self.trouble(f"The folder {self.tabletop.saves} cannot be made ({error.strerror}). Choose another with --saves.")
            return
        except (SaveError, ValueError) as error:
            self.trouble(str(error))
            return
        self._begun = True
        self.tabletop.use_table(table, path)
        self._seat_people(table, values)
        self._arrange(table, minutes, values["passing"])
        if pin:
            try:
                set_pin(path, pin)
            except SaveError as error:
                self.tell(f"The session has begun without a PIN. {error}")
        self.tabletop.setup_fields = {}
        self.dismiss(True)

    def _settings(self, values: dict[str, str]) -> OpenSession | str:
        if _minutes(values["hours"]) is None:
            self.query_one("#field-hours").focus()
            return _NO_HOURS
        training = tuple(filter(None, values["training"].split(",")))
        if not training:
            return "Choose at least one team as the training audience."
        phases = values["phases"].split(",")
        return OpenSession(
            turns=int(values["turns"]),
            title=values["title"].strip(),
            handling=values["handling"].strip(),
            training=training,
            absent=tuple(filter(None, values["absent"].split(","))),
            hidden_end="hidden" in phases,
            assess="assess" in phases,
            forecasts="forecasts" in phases,
        )

    def _seat_people(self, table: Table, values: dict[str, str]) -> None:
        """Enter the names beside the log, and who sits where by number in it."""
        assert self._deck is not None
        places: tuple[Seat, ...] = (CONTROL, *self._deck.team_ids, EVALUATOR)
        for place in places:
            for name in filter(None, (each.strip() for each in values.get(f"people-{place}", "").split(","))):
                try:
                    if table.roster is None:
                        return
                    answer = table.submit(CONTROL, TakeSeat(place=place, person=table.roster.add(name)))
                except (SaveError, ValueError) as error:
                    self.tell(f"{name} could not be entered: {error}")
                    return
                if isinstance(answer, Refusal):
                    self.tell(answer)

    def _arrange(self, table: Table, minutes: dict[str, int], passing: str) -> None:
        """Plan the clock, and say how messages go where it is not at once."""
        commands: list[Command] = []
        if passing != _PASSING[0][0]:
            commands.append(SetMessages(passing=cast("Passing", passing)))
        if minutes:
            commands.append(PlanClock(minutes=minutes))
        for command in commands:
            try:
                answer = table.submit(CONTROL, command)
            except SaveError as error:
                self.tell(error)
                return
            if isinstance(answer, Refusal):
                self.tell(answer)


def _all_phases(minutes: Mapping[Phase, int]) -> dict[Phase, str]:
    """Minutes as the fields show them: empty for a phase without any."""
    return {phase: str(minutes[phase]) if phase in minutes else "" for phase in PHASES}


def _planned(deck: Deck, values: Mapping[str, str]) -> dict[Phase, int]:
    """Minutes by phase that follow from the hours there are, the turns and the phases."""
    hours_there = values.get("hours", "4")
    turns = values.get("turns") or str(_propose(deck, hours_there).turns)
    session = _minutes(hours_there) or _FOUR_HOURS
    return phase_minutes(turn_minutes(session, int(turns)), assess="assess" in values.get("phases", "assess"))


def _minutes(there_are: str) -> float | None:
    """The minutes of hours as typed; four hours where nothing is typed, None where it is no number above 0."""
    if clocked := _CLOCKED.fullmatch(there_are.strip()):
        return int(clocked[1]) * 60 + int(clocked[2] or 0) or None
    try:
        hours_there = float(there_are.strip().replace(",", ".") or 4)
    except ValueError:
        return None
    return hours_there * 60 if 0 < hours_there < 1000 else None


def _propose(deck: Deck, there_are: str) -> Length:
    """The longest session that fits into the hours there are; the shortest if none does."""
    minutes = _minutes(there_are)
    if minutes is None:
        minutes = _FOUR_HOURS
    fitting = [length for length in deck.lengths if length.minutes <= minutes]
    return max(fitting, key=lambda length: length.turns) if fitting else min(deck.lengths, key=lambda length: length.turns)
