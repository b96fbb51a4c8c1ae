"""A silent round: the keyboard goes from person to person, with nothing of the last one's on the screen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tabletop.game.commands import CastVote, GiveEstimate
from tabletop.game.events import EstimateGiven, VoteCast
from tabletop.game.view import ControlView, SeatView
from tabletop.game.view.control import DeskOrder
from tabletop.game.view.parts import Clock
from tabletop.journal.errors import SaveError
from tabletop.table.seat import SeatHandle
from tabletop.tui.abstract import AbstractMeta
from tabletop.tui.judges import Judges
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.seat.pick import OneOf, Option
from tabletop.tui.text import clean, content, one_line
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.nextline import key

Part = Literal["cover", "ask", "open"]


class Cards(OneOf):
    """What can be chosen; Enter hands in what is chosen, and never chooses by itself."""

    class Chosen(Message):
        """This is handed in; empty if nothing was chosen."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    def __init__(self, cards: Sequence[tuple[str, str]]) -> None:
        super().__init__(tuple(Option(value, words) for value, words in cards), id="cards")

    def action_confirm(self) -> None:
        """Hand it in."""
        self.post_message(self.Chosen(self.value))


class RoundScreen(TabletopScreen[None], metaclass=AbstractMeta):
    """Who has the keyboard says who they are, chooses unseen, and hands on; then all lie open together.

    What stands on the screen is for everybody who gathers round it: of the order only what others could see of it, of what was
    chosen nothing until it lies open. Subclasses say what is asked, and show what came of it.
    """

    CSS_PATH = Path(__file__).with_name("round.tcss")
    OTHER_EYES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "open", "Lay all open", id="open", priority=True, tooltip="Lay all that was chosen open, together"),
        Binding("ctrl+s", "done", "Done", id="done", priority=True, tooltip="Keep what was said, and go back to the ruling"),
        Binding("escape", "back", "Back", id="back", tooltip="Back; what was given stays"),
    ]
    CARDS: ClassVar[Sequence[tuple[str, str]]] = ()
    """What can be chosen, by value."""
    QUESTION: ClassVar[str] = ""
    """What is asked, as it follows a name and a colon."""
    ASKS: ClassVar[str] = ""
    """What is asked for, as the line that says what to do next puts it."""
    ONE: ClassVar[str] = ""
    """What one person gives: `estimate`."""

    def __init__(self, handle: SeatHandle, judges: Judges, order: DeskOrder, clock: Clock, *, place: str) -> None:
        super().__init__(handle, place=place)
        self.judges = judges
        self.order = order
        self.part: Part = "cover"
        self._clock = clock
        self._person = ""
        self._given: set[str] = {each.person for each in self.given() if each.seat == handle.seat}

    @abstractmethod
    def given(self) -> Sequence[EstimateGiven | VoteCast]:
        """What has been given so far, one a person and seat."""

    @abstractmethod
    def handed_in(self, value: str) -> GiveEstimate | CastVote:
        """The command for what was chosen."""

    def lies_open(self) -> bool:
        """Whether it lies open already."""
        return False

    async def laid(self) -> str:
        """Have it lie open; nothing, or why not."""
        return ""

    def lay_open(self) -> None:
        """Show what came of it."""

    def compose_body(self) -> ComposeResult:
        """The cover, the question, what lies open: one of them shown."""
        with Vertical(id="cover"):
            yield Static("", id="round", markup=False)
            yield Line(placeholder="your name", id="who", max_length=60)
            yield Static("", id="trouble", markup=False)
        with VerticalScroll(id="ask", can_focus=False):
            yield Static("", id="question", markup=False)
            yield Cards(self.CARDS)
            yield Static("", id="wrong", markup=False)
        with VerticalScroll(id="open", can_focus=False):
            yield Static("", id="laid", markup=False)
            yield Vertical(id="whys")
            yield Static("", id="refused", markup=False)

    def on_mount(self) -> None:
        """Begin with the cover, or where they lie open already."""
        self.query_one(Banner).clock = self._clock
        self.turn_to("open" if self.lies_open() else "cover")

    def show(self, view: SeatView) -> None:
        """Others may give theirs at other seats, and another may lay all open."""
        assert isinstance(view, ControlView)
        order = next((each for each in view.orders if each.given.order == self.order.given.order), None)
        if order is None or not order.open:
            self.dismiss(None)
            return
        self.order = order
        if self.lies_open() and self.part != "open":
            self.turn_to("open")
        elif self.part == "cover":
            self._show_cover()

    def turn_to(self, part: Part) -> None:
        """Show the cover, the question, or what lies open."""
        self.part = part
        for name in ("cover", "ask", "open"):
            self.query_one(f"#{name}").display = name == part
        if part == "cover":
            self._show_cover()
            self._offer()
        elif part == "ask":
            self._ask()
        else:
            self.lay_open()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Laying open belongs to the cover, once there is something; what is kept, to what lies open."""
        match action:
            case "open":
                return self.part == "cover" and bool(self.given())
            case "done":
                return self.part == "open"
        return True

    # The cover

    def _show_cover(self) -> None:
        names = self.names()
        here = [names.get(person, person) for person in sorted(self._given)]
        elsewhere = sum(each.seat != self.handle.seat for each in self.given())
        lines = [Content.styled("Whose turn is it? Nobody else looks.", "b $accent"), self.about(), Content("")]
        told = ", ".join(one_line(name, 40) for name in here) or "nobody yet"
        lines.append(
            Content.assemble(("Given so far: ", "$muted"), told + (f"; at teams’ seats: {elsewhere}" if elsewhere else ""))
        )
        lines.append(Content("Write your name and press Enter."))
        self.query_one("#round", Static).update(Content("\n").join(lines))
        lay = f" When all have given theirs, {key('Ctrl+O')} lays them open together." if self.given() else ""
        self.next_step(f"Your name, then {key('Enter')}.{lay}")

    def names(self) -> dict[str, str]:
        """Those who are known, by roster id; without a name it is control."""
        return dict(self.judges.people) | {"": "control"}

    def _offer(self) -> None:
        """The cursor is at the name; the next person known is proposed, and typing takes its place."""
        line = self.query_one("#who", Line)
        line.value = next((name for person, name in self.judges.people if person not in self._given), "")
        line.focus()
        line.select_all()

    def about(self) -> Content:
        """What everybody may know of the order: never its title, unless that is all that could be seen."""
        move = self.order.revealed
        seen = move.shown.strip() if move is not None else ""
        author = team_name(self.handle.deck, move.author) if move is not None and move.author else "Somebody"
        if not seen:
            return Content("Control says what it is about: nothing of it was seen.")
        return Content.assemble((f"{clean(author)}: ", "b"), clean(seen))

    @on(Input.Submitted, "#who")
    def _begin(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self._person = self.judges.person(event.value) if event.value.strip() else ""
        except (SaveError, ValueError) as error:
            self.query_one("#trouble", Static).update(content(str(error)))
            return
        if not event.value.strip() and "" in self._given:
            said = f"Write a name: one {self.ONE} without a name has been given already."
            self.query_one("#trouble", Static).update(Content(said))
            return
        self.query_one("#trouble", Static).update("")
        self.turn_to("ask")

    # The question

    def _ask(self) -> None:
        name = dict(self.judges.people).get(self._person, "")
        question = f"{one_line(name, 40)}: {self.QUESTION}" if name else self.QUESTION[:1].upper() + self.QUESTION[1:]
        lines = [
            self.about(),
            Content(""),
            Content.styled(question, "b"),
            Content.styled("Choose with the arrows or the number; Enter hands it in. Say nothing yet.", "$muted"),
        ]
        self.query_one("#question", Static).update(Content("\n").join(lines))
        self.query_one("#wrong", Static).update("")
        cards = self.query_one(Cards)
        cards.value, cards.cursor = "", -1
        cards.focus()
        self.next_step(f"{self.ASKS}, then {key('Enter')}.")

    async def on_cards_chosen(self, event: Cards.Chosen) -> None:
        """Take it, and cover it."""
        if self.part != "ask":
            return
        wrong = self.query_one("#wrong", Static)
        if not event.value:
            wrong.update(Content("Choose one of them first."))
            return
        try:
            why = await self.judges.give(self._person, self.handed_in(event.value))
        except ValueError as error:
            why = str(error)
        if why:
            wrong.update(content(why))
            return
        self._given.add(self._person)
        self.query_one(Cards).value = ""
        self.turn_to("cover")
        self.look()

    # What lies open

    async def action_open(self) -> None:
        """Lay them open."""
        if why := await self.laid():
            self.query_one("#trouble", Static).update(content(why))
        else:
            self.look()

    async def action_done(self) -> None:
        """Go back to the ruling."""
        self.dismiss(None)

    def action_back(self) -> None:
        """From the question to the cover, without a word of what was chosen; else back to the ruling."""
        if self.part == "ask":
            self.query_one(Cards).value = ""
            self.turn_to("cover")
        else:
            self.dismiss(None)
