"""The order form of practice: nothing has to be typed, and what can be filled in beforehand is."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tabletop.deck.model import Action, Method
from tabletop.engine.white_cell import ruled_by
from tabletop.game.commands import GiveOrder
from tabletop.game.view import TeamView
from tabletop.practice.coach import Odds, Question
from tabletop.practice.rationales import arguing, rationales
from tabletop.table.seat import SeatHandle
from tabletop.tui.practice.coach import Asking, Coach
from tabletop.tui.practice.confirm import CoachedConfirm
from tabletop.tui.practice.odds import odds_lines
from tabletop.tui.practice.ready import Ready
from tabletop.tui.seat.cards import CardsModal
from tabletop.tui.seat.form import commits
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.order import OrderForm
from tabletop.tui.seat.panel import question
from tabletop.tui.seat.pick import Moves, OneOf, Option, Ticks
from tabletop.tui.seat.words import METHODS, late, order_sentence
from tabletop.tui.text import clean, content

_PROS = (1, 2, 3)
"""The lines for reasons, by number."""
_WHYS = 2
"""Ready reasons for a card: its own, and the first aim that it serves."""
_OF_A_TABLE = ("dissent", "owner", "target")
"""What a team notes for its review and one person alone has no use for; what is written there already stays in sight."""


class PracticeOrderForm(OrderForm):
    """An order in the making. It begins with a card; all whose agreement it needs agree, and a reason stands ready.

    What follows from the order stands in the form, so that it is committed without being asked for again, unless the coach has a
    question about it or something speaks against it. Until the reveal it can be changed or withdrawn.
    """

    COMMIT = "Commit the order"
    AGREEING = "You answer for all; without one it does less, waits or fails."
    BINDINGS: ClassVar[list[BindingType]] = commits(COMMIT)
    DEFAULT_CSS = """
    PracticeOrderForm #of-card, PracticeOrderForm #of-argument { height: auto; padding: 0 1; }
    """

    class Asked(Message):
        """The coach has looked at an order that is to be committed, and may have a question about it."""

        def __init__(self, order: GiveOrder, question: Question | None) -> None:
            super().__init__()
            self.order = order
            self.question = question

    def __init__(self, coach: Coach, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._coach = coach
        self._card = ""
        """The card that the form was last filled in for."""
        self._looking = False
        """Whether the coach looks at an order that is to be committed."""

    def more_of_card(self) -> ComposeResult:
        """Its odds, or that it comes too late."""
        yield Static("", id="of-card", markup=False)

    def cards(self, chosen: str) -> CardsModal:
        """Those that the staff proposes first, each with its odds."""
        first = self._coach.shortlist(self.slot)
        return CardsModal(self.deck, self.view, self.slot, chosen, decided=self.decided, first=first, odds=self._figures)

    def _figures(self, card: Action) -> Content:
        """The odds of a card, by what its team can know; none for one that is certain, or that comes too late."""
        odds = self._coach.odds(GiveOrder(substance="action", slot=self.slot, card=card.id))
        return Content("") if odds is None or late(card, self.view.clock) else odds_lines(odds)[0]

    def ask_why(self) -> ComposeResult:
        """Reasons to choose from, and a line for one's own."""
        with Vertical(id="for-why", classes="part"):
            yield from question("Why?", "The first is taken, unless you choose another or write your own.")
            yield Ready(id="why")
            own = Line(id="rationale", placeholder="in your own words")
            own.add_class("optional")
            yield own

    def offer_pros(self) -> ComposeResult:
        """What the white cell offers for an argument that moves the tracks chosen."""
        with Vertical(id="for-pros", classes="part"):
            offers = "The white cell offers these; space takes one into the lines below, or write your own there."
            yield Static(content(offers), classes="hint", markup=False)
            yield Ticks(id="offered")
            yield Static("", id="of-argument", markup=False)

    def on_mount(self) -> None:
        """What is chosen stands in the lines at once."""
        self.query_one(Ready).at_once = self._why_chosen
        self.query_one("#offered", Ticks).at_once = self._pros_chosen
        self.query_one("#moves", Moves).at_once = self._moved

    def fill(self, fields: dict[str, str]) -> None:
        """As kept; else with a card to be chosen."""
        super().fill({"substance": "action", **fields})
        self._mark_why()
        self._offer_pros()

    def _arrange(self) -> None:
        """Show what the order needs, and fill in what follows from its card."""
        super()._arrange()
        card = self.card
        if card is not None and card.id != self._card:
            self._card = card.id
            self.query_one("#agreed", Ticks).values = card.authority if card.collective else ()
        posture = self.query_one("#posture", OneOf)
        if not posture.value and posture.options:
            posture.value = posture.options[0].key  # the most open one
        self._offer_why()
        for name in _OF_A_TABLE:
            self._show(f"for-{name}", bool(self.line(name)))

        self._tell_of_card()

    def touch(self) -> None:
        """The odds of an argument hang on what it moves and on its reasons."""
        super().touch()
        if not self.closing and self.is_attached and self.substance == "argument":
            order = self.command()
            odds = self._coach.odds(order) if order.effects else None
            self.query_one("#of-argument", Static).update(_odds(odds))

    def _tell_of_card(self) -> None:
        """The odds of the card, that it is certain, or that it comes too late."""
        card, line = self.card, self.query_one("#of-card", Static)
        line.display = card is not None
        if card is None or self.substance != "action":
            return
        if warning := late(card, self.view.clock):
            line.update(content(warning, "b $warning"))
        elif card.method == "certain":
            line.update(content(self.decided(card.method), "$secondary"))
        else:
            line.update(_odds(self._coach.odds(self.command())))

    def _offer_why(self) -> None:
        why = self.query_one(Ready)
        if self.substance == "argument":
            texts = arguing(self.deck, self.query_one("#moves", Moves).effects)
        elif self.substance == "action":
            texts = rationales(self.deck, self._card)[:_WHYS] if self.card is not None else ()
        else:
            texts = rationales(self.deck, "")
        self.query_one("#for-why").display = bool(texts)
        before = why.words
        why.put(texts)
        line = self.query_one("#rationale", Line)
        if line.value in ("", *before) and line.value not in texts:  # what was written is kept
            line.put(texts[0] if texts else "")
        self._mark_why()

    def _mark_why(self) -> None:
        """Mark the reason that stands in the line."""
        self.query_one(Ready).mark(self.line("rationale"))

    def _why_chosen(self) -> None:
        if chosen := self.query_one(Ready).take(self.line("rationale")):
            self.query_one("#rationale", Line).put(chosen)

    def _moved(self) -> None:
        """What the argument is to move has changed, and with it what speaks for it."""
        self._offer_pros()
        self._offer_why()

    def _pros(self) -> list[str]:
        return [text for number in _PROS if (text := self.line(f"pro-{number}"))]

    def _offer_pros(self) -> None:
        """Offer reasons for what the argument is to move; those that stand in the lines are ticked."""
        ticks = self.query_one("#offered", Ticks)
        effects = self.query_one("#moves", Moves).effects
        offered = self._coach.offered(effects).pros if effects else ()
        ticks.options = tuple(Option(text, text) for text in offered)
        ticks.values = tuple(text for text in offered if text in self._pros())
        self.query_one("#for-pros").display = bool(offered)

    def _pros_chosen(self) -> None:
        """The reasons ticked come first, then those that were written, none of which is given up for one that is offered."""
        ticks = self.query_one("#offered", Ticks)
        offered = [option.key for option in ticks.options]
        stood = self._pros()
        written = [text for text in stood if text not in offered]
        if len(ticks.values) > (room := len(_PROS) - len(written)):
            ticks.values = tuple(text for text in ticks.values if text in stood)[:room]
            self.table_screen.tell("An argument has three reasons at most: empty a line first, or untick one.")
        for number, text in zip(_PROS, [*ticks.values, *written, "", "", ""], strict=False):
            self.query_one(f"#pro-{number}", Line).put(text)

    def on_input_changed(self, event: Line.Changed) -> None:
        """One's own words are no longer a reason of the list."""
        if event.input.id == "rationale":
            self._mark_why()

    async def commit(self) -> None:
        """Give it, unless there is something to be asked first."""
        if self._looking or self._giving:
            return
        self.problem("")
        self.keep()
        order = self.command()
        asking = self._coach.question(order)
        if asking is None:
            self._asked(order, None)
        else:
            self._looking = True
            self.table_screen.tell("The coach looks at your order …", bad=False)
            self._ask(order, asking)

    @work(thread=True, exclusive=True, group="coach")
    def _ask(self, order: GiveOrder, asking: Asking) -> None:
        question = asking()
        if not get_current_worker().is_cancelled:
            self.post_message(self.Asked(order, question))

    def on_practice_order_form_asked(self, event: Asked) -> None:
        """The coach has looked; an order that was changed or left meanwhile is not committed."""
        if self.closing:
            return
        self._looking = False
        self.table_screen.tell("", bad=False)
        if event.order == self.command():
            self._asked(event.order, event.question)
        else:
            self.table_screen.tell("Nothing was given: you changed the order while the coach looked at it. Commit it again.")

    async def close(self) -> None:
        """Say it, where the coach was still looking: nothing was given."""
        if self._looking:
            said = "Nothing was given: you left while the coach looked at your order. The form keeps it."
            self.table_screen.tell(said, bad=False)
        await super().close()

    def _asked(self, order: GiveOrder, question: Question | None) -> None:
        """Give it where nothing speaks against it; else ask."""
        if question is not None:
            self._coach.note_question(question)
        warned = self._warned(order)
        if question is None and not warned:
            self._confirmed(order)
            return
        summary = self.summary(order) if warned else Content(clean(order_sentence(self.deck, order)))
        modal = CoachedConfirm("Commit this order?", summary, question, yes="Commit it")
        self.app.push_screen(modal, lambda yes: self._confirmed(order) if yes else None)

    def _warned(self, order: GiveOrder) -> bool:
        """Whether it would come too late, or lacks an agreement."""
        card = self.card if order.substance == "action" else None
        return card is not None and bool(late(card, self.view.clock) or (card.collective and {*card.authority} - {*order.agreed}))

    def decided(self, method: Method) -> str:
        """As the white cell rules it, which is no table that could estimate or vote."""
        return METHODS[ruled_by(method)]

    def then(self, given: str) -> str:
        """The coach has something to say."""
        return "coach" if self._coach.on else super().then(given)


def _odds(odds: Odds | None) -> Content:
    return Content("") if odds is None else Content("\n").join(odds_lines(odds))
