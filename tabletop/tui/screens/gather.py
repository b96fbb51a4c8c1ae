"""Estimates gathered in silence, laid open together, and the outliers asked why."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on, work
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tabletop.game.adjudication import FAR
from tabletop.game.commands import ExplainEstimate, GiveEstimate, ShowEstimates
from tabletop.game.events import EstimateGiven
from tabletop.game.view.control import DeskOrder
from tabletop.game.view.parts import Clock
from tabletop.table.seat import SeatHandle
from tabletop.tui.drafts import FormDraft
from tabletop.tui.giving import why_not
from tabletop.tui.judges import Judges
from tabletop.tui.round import RoundScreen
from tabletop.tui.text import content, one_line
from tabletop.tui.widgets.asked import PERCENTS
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.nextline import key


class GatherScreen(RoundScreen):
    """Each person's chance of success, unseen; then all of them. Who is `FAR` from the median is asked why, and that is kept."""

    ABOUT = """\
Estimates are given in silence. Whoever has the keyboard writes their name, chooses the chance of success, and hands the keyboard
on; a cover stands between. When all have given theirs, Ctrl+O lays them open together. Whoever is far from the median says why,
and the words are kept for the review. Giving one again under the same name replaces the first."""
    CARDS = PERCENTS
    QUESTION = "how likely is it to succeed?"
    ASKS = "The chance that it succeeds"
    ONE = "estimate"

    def __init__(self, handle: SeatHandle, judges: Judges, order: DeskOrder, clock: Clock) -> None:
        super().__init__(handle, judges, order, clock, place="Estimates")
        self._draft = FormDraft(self, handle.drafts, f"why:{order.given.order}", self._answers)
        self._asked: tuple[int, ...] = ()

    def given(self) -> Sequence[EstimateGiven]:
        """The estimates."""
        return self.order.estimates

    def handed_in(self, value: str) -> GiveEstimate:
        """An estimate in per cent."""
        return GiveEstimate(order=self.order.given.order, percent=int(value))

    def lies_open(self) -> bool:
        """Whether they were laid open, here or elsewhere."""
        return self.order.shown is not None

    async def laid(self) -> str:
        """Lay them open, for good."""
        return await why_not(self.handle, ShowEstimates(order=self.order.given.order))

    def lay_open(self) -> None:
        laid = self.order.shown
        if laid is None:
            return
        guesses = sorted(self.order.estimates, key=lambda guess: guess.percent)
        names = self.names()
        whose = [names.get(each.person, each.person) if each.seat == self.handle.seat else "at a team’s seat" for each in guesses]
        lines = [self.about(), Content(""), Content.styled(f"The median is {laid.median} %.", "b $accent"), Content("")]
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
            lines += [Content(""), Content(f"All lie less than {FAR} from the median: nobody needs to explain.")]
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
        kept = self._draft.restore() | {f"why-{each.number}": each.words for each in self.order.explained}
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
        known = {f"why-{each.number}": each.words for each in self.order.explained}
        for name, words in self._answers().items():
            if not words.strip() or known.get(name) == words.strip():
                continue
            number = int(name.removeprefix("why-"))
            command = ExplainEstimate(order=self.order.given.order, number=number, words=words.strip())
            if why := await why_not(self.handle, command, form=self._draft.form):
                self.query_one("#refused", Static).update(content(why))
                return
        self._draft.finish()
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Keep what was typed."""
        self._draft.flush()
