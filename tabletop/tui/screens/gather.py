"""Estimates gathered in silence: the keyboard goes from person to person, with nothing of the last one's on the screen."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tabletop.game.commands import ExplainEstimate, GiveEstimate, ShowEstimates
from tabletop.game.view import ControlView, SeatView
from tabletop.game.view.control import DeskOrder
from tabletop.game.view.parts import Clock
from tabletop.journal.errors import SaveError
from tabletop.table.seat import SeatHandle
from tabletop.tui.drafts import FormDraft
from tabletop.tui.giving import why_not
from tabletop.tui.judges import Judges
from tabletop.tui.screen import TabletopScreen
from tabletop.tui.seat.pick import OneOf, Option
from tabletop.tui.text import clean, content, one_line
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.asked import PERCENTS
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.entry import Line
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.nextline import key

FAR = 20
"""Percentage points from the median from which on somebody is asked why."""
_Part = Literal["cover", "ask", "open"]


class Cards(OneOf):
    """The chances that can be chosen; Enter hands in what is chosen, and never chooses by itself."""

    class Chosen(Message):
        """This is handed in; empty if nothing was chosen."""

        def __init__(self, percent: str) -> None:
            super().__init__()
            self.percent = percent

    def __init__(self) -> None:
        super().__init__(tuple(Option(percent, words) for percent, words in PERCENTS), id="chance-of")

    def action_confirm(self) -> None:
        """Hand it in."""
        self.post_message(self.Chosen(self.value))


class GatherScreen(TabletopScreen[None]):
    """Who has the keyboard says who they are, chooses a chance unseen, and hands on; then all lie open together.

    What stands on the screen is for everybody who gathers round it: of the order only what others could see of it, of the
    estimates nothing until they lie open. Who is `FAR` from the median is then asked why, and the answer is kept.
    """

    ABOUT = """\
Estimates are given in silence. Whoever has the keyboard writes their name, chooses the chance of success, and hands the keyboard
on; a cover stands between. When all have given theirs, Ctrl+O lays them open together. Whoever is far from the median says why,
and the words are kept for the review. Giving one again under the same name replaces the first."""
    CSS_PATH = "gather.tcss"
    OTHER_EYES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "open", "Lay all open", id="open", priority=True, tooltip="Lay all estimates open, together"),
        Binding("ctrl+s", "done", "Done", id="done", priority=True, tooltip="Keep the answers, and go back to the ruling"),
        Binding("escape", "back", "Back", id="back", tooltip="Back; estimates that were given stay"),
    ]

    def __init__(self, handle: SeatHandle, judges: Judges, order: DeskOrder, clock: Clock) -> None:
        super().__init__(handle, place="Estimates")
        self._judges = judges
        self._order = order
        self._clock = clock
        self._part: _Part = "cover"
        self._person = ""
        self._given: set[str] = {guess.person for guess in order.estimates if guess.seat == handle.seat}
        self._draft = FormDraft(self, handle.drafts, f"why:{order.given.order}", self._answers)
        self._asked: tuple[int, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The cover, the question, what lies open: one of them shown."""
        with Vertical(id="cover"):
            yield Static("", id="round", markup=False)
            yield Line(placeholder="your name", id="who", max_length=60)
            yield Static("", id="trouble", markup=False)
        with VerticalScroll(id="ask", can_focus=False):
            yield Static("", id="question", markup=False)
            yield Cards()
            yield Static("", id="wrong", markup=False)
        with VerticalScroll(id="open", can_focus=False):
            yield Static("", id="laid", markup=False)
            yield Vertical(id="whys")
            yield Static("", id="refused", markup=False)

    def on_mount(self) -> None:
        """Begin with the cover, or where they lie open already."""
        self.query_one(Banner).clock = self._clock
        self._turn_to("open" if self._order.shown else "cover")

    def show(self, view: SeatView) -> None:
        """Estimates may come from other seats as well, and another may lay them open."""
        assert isinstance(view, ControlView)
        order = next((each for each in view.orders if each.given.order == self._order.given.order), None)
        if order is None or not order.open:
            self.dismiss(None)
            return
        self._order = order
        if order.shown is not None and self._part != "open":
            self._turn_to("open")
        elif self._part == "cover":
            self._show_cover()

    def _turn_to(self, part: _Part) -> None:
        self._part = part
        for name in ("cover", "ask", "open"):
            self.query_one(f"#{name}").display = name == part
        if part == "cover":
            self._show_cover()
            self._offer()
        elif part == "ask":
            self._ask()
        else:
            self._lay_open()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Laying open belongs to the cover, once there is something; what is kept, to what lies open."""
        match action:
            case "open":
                return self._part == "cover" and bool(self._order.estimates)
            case "done":
                return self._part == "open"
        return True

    # The cover

    def _show_cover(self) -> None:
        names = dict(self._judges.people) | {"": "control"}
        here = [names.get(person, person) for person in sorted(self._given)]
        elsewhere = sum(guess.seat != self.handle.seat for guess in self._order.estimates)
        lines = [Content.styled("Whose turn is it? Nobody else looks.", "b $accent"), self._about(), Content("")]
        told = ", ".join(one_line(name, 40) for name in here) or "nobody yet"
        lines.append(
            Content.assemble(("Given so far: ", "$muted"), told + (f"; at teams’ seats: {elsewhere}" if elsewhere else ""))
        )
        lines.append(Content("Write your name and press Enter."))
        self.query_one("#round", Static).update(Content("\n").join(lines))
        lay = f" When all have given theirs, {key('Ctrl+O')} lays them open together." if self._order.estimates else ""
        self.next_step(f"Your name, then {key('Enter')}.{lay}")

    def _offer(self) -> None:
        """The cursor is at the name; the next person known is proposed."""
        line = self.query_one("#who", Line)
        line.value = next((name for person, name in self._judges.people if person not in self._given), "")
        line.cursor_position = len(line.value)
        line.focus()

    def _about(self) -> Content:
        """What everybody may know of the order: never its title, unless that is all that could be seen."""
        move = self._order.revealed
        seen = move.shown.strip() if move is not None else ""
        author = team_name(self.handle.deck, move.author) if move is not None and move.author else "Somebody"
        if not seen:
            return Content("Control says what it is about: nothing of it was seen.")
        return Content.assemble((f"{clean(author)}: ", "b"), clean(seen))

    @on(Input.Submitted, "#who")
    def _begin(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self._person = self._judges.person(event.value) if event.value.strip() else ""
        except (SaveError, ValueError) as error:
            self.query_one("#trouble", Static).update(content(str(error)))
            return
        if not event.value.strip() and "" in self._given:
            self.query_one("#trouble", Static).update(
                Content("Write a name: one estimate without a name has been given already.")
            )
            return
        self.query_one("#trouble", Static).update("")
        self._turn_to("ask")

    # The question

    def _ask(self) -> None:
        name = dict(self._judges.people).get(self._person, "")
        lines = [
            self._about(),
            Content(""),
            Content.styled(
                f"{one_line(name, 40)}: how likely is it to succeed?" if name else "How likely is it to succeed?", "b"
            ),
            Content.styled("Choose with the arrows or the number; Enter hands it in. Say nothing yet.", "$muted"),
        ]
        self.query_one("#question", Static).update(Content("\n").join(lines))
        self.query_one("#wrong", Static).update("")
        cards = self.query_one(Cards)
        cards.value, cards.cursor = "", -1
        cards.focus()
        self.next_step(f"The chance that it succeeds, then {key('Enter')}.")

    async def on_cards_chosen(self, event: Cards.Chosen) -> None:
        """Take it, and cover it."""
        if self._part != "ask":
            return
        wrong = self.query_one("#wrong", Static)
        if not event.percent:
            wrong.update(Content("Choose one of them first."))
            return
        command = GiveEstimate(order=self._order.given.order, percent=int(event.percent))
        try:
            why = await self._judges.give(self._person, command)
        except ValueError as error:
            why = str(error)
        if why:
            wrong.update(content(why))
            return
        self._given.add(self._person)
        self.query_one(Cards).value = ""
        self._turn_to("cover")
        self.look()

    # What lies open

    async def action_open(self) -> None:
        """Lay them open."""
        if why := await why_not(self.handle, ShowEstimates(order=self._order.given.order)):
            self.query_one("#trouble", Static).update(content(why))
        else:
            self.look()

    def _lay_open(self) -> None:
        laid = self._order.shown
        if laid is None:
            return
        guesses = sorted(self._order.estimates, key=lambda guess: guess.percent)
        names = dict(self._judges.people) | {"": "control"}
        whose = [names.get(each.person, each.person) if each.seat == self.handle.seat else "at a team’s seat" for each in guesses]
        lines = [self._about(), Content(""), Content.styled(f"The median is {laid.median} %.", "b $accent"), Content("")]
        far = []
        for number, percent in enumerate(laid.estimates, 1):
            who = one_line(whose[number - 1], 30) if len(whose) == len(laid.estimates) else ""
            away = abs(percent - laid.median)
            mark = f"  {away} from the median: why?" if away >= FAR else ""
            if mark:
                far.append(number)
            bar = "█" * round(percent / 5)
            lines.append(Content.assemble(f"{percent:>4} %  ", (f"{bar:<20}", "$accent"), f"  {who}", (mark, "$warning")))
        if not far:
            lines += [Content(""), Content("All lie within 20 of the median: nobody needs to explain.")]
        self.query_one("#laid", Static).update(Content("\n").join(lines))
        self.next_step(
            f"Ask who is far from the median why, and write it down. {key('Ctrl+S')} keeps it and goes back to the ruling."
            if far
            else f"{key('Ctrl+S')} goes back to the ruling."
        )
        if tuple(far) != self._asked:
            self._asked = tuple(far)
            self._questions(laid.estimates)

    @work(exclusive=True, group="questions")
    async def _questions(self, estimates: tuple[int, ...]) -> None:
        kept = self._draft.restore() | {f"why-{each.number}": each.words for each in self._order.explained}
        whys = self.query_one("#whys", Vertical)
        await whys.remove_children()
        for number in self._asked:
            field = Field(name=f"why-{number}", label=f"Why {estimates[number - 1]} %?", hint="in their own words")
            await whys.mount(FieldRow(field, kept.get(field.name, "")))
        for row in whys.query(FieldRow):
            row.focus_field()
            break

    def _answers(self) -> dict[str, str]:
        return {row.field.name: row.value for row in self.query(FieldRow)}

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.input.id != "who":
            self._draft.touch()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        if event.input.id != "who":
            self.focus_next()

    async def action_done(self) -> None:
        """Keep the answers, and go."""
        known = {f"why-{each.number}": each.words for each in self._order.explained}
        for name, words in self._answers().items():
            if not words.strip() or known.get(name) == words.strip():
                continue
            number = int(name.removeprefix("why-"))
            command = ExplainEstimate(order=self._order.given.order, number=number, words=words.strip())
            if why := await why_not(self.handle, command, form=self._draft.form):
                self.query_one("#refused", Static).update(content(why))
                return
        self._draft.finish()
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Keep what was typed."""
        self._draft.flush()

    def action_back(self) -> None:
        """From the question to the cover, without a word of what was chosen; else back to the ruling."""
        if self._part == "ask":
            self.query_one(Cards).value = ""
            self._turn_to("cover")
        else:
            self.dismiss(None)
