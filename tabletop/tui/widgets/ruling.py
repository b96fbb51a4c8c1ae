"""The form in which an order is ruled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, Select, Static, TextArea

from tabletop.deck.model import Method
from tabletop.game.adjudication import net_reasons
from tabletop.game.commands import RuleOrder
from tabletop.game.events import Outcome
from tabletop.game.view.control import DeskOrder
from tabletop.table.seat import SeatHandle
from tabletop.tui.dice import read_dice
from tabletop.tui.drafts import FormDraft
from tabletop.tui.odds import BY_HAND, chance_words, outcome_by, result_words
from tabletop.tui.reasons import FIELD, dump, reasons_on, ruling_form
from tabletop.tui.text import content
from tabletop.tui.widgets.asked import Asked
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.stakes import stakes_lines
from tabletop.tui.widgets.weights import Reason, Weights
from tabletop.tui.words import METHODS, OUTCOMES

_AS_IT_FALLS = ""
_SIDES: dict[str, Literal["pro", "con"]] = {"field-pro": "pro", "field-con": "con"}
_THROWS: dict[Method, tuple[int, int]] = {"2d6": (2, 6), "estimate": (1, 100)}
"""How many dice of how many sides a method throws."""


class RulingForm(Vertical):
    """Reasons and their weights, method, dice, outcome, words. `people` are those who may estimate or vote, by roster id.

    What it comes to stands on top, and below that what is wrong, if anything: neither is ever out of sight, or over a field.
    """

    DEFAULT_CSS = """
    RulingForm { height: auto; padding: 0 1; }
    RulingForm FieldRow { margin-bottom: 0; }
    RulingForm #chance { height: auto; color: $accent; text-style: bold; }
    RulingForm #stakes { height: auto; }
    RulingForm #fields { height: auto; scrollbar-size-vertical: 1; }
    RulingForm .part { height: auto; width: 1fr; padding-bottom: 1; }
    RulingForm Weights { margin-top: 1; }
    RulingForm .apart { margin-top: 1; }
    RulingForm .group { height: auto; width: 100%; }
    RulingForm #rule { height: 1; min-width: 16; border: none; }
    RulingForm #rule:focus { background: $accent; color: $background; text-style: bold; }
    RulingForm #trouble { width: 100%; height: auto; display: none; color: $error; background: $surface; text-style: bold; }
    """

    class Ruled(Message):
        """Control asks for this ruling."""

        def __init__(self, form: RulingForm, command: RuleOrder) -> None:
            super().__init__()
            self.form = form
            self.command = command

    class Troubled(Message):
        """Something is wrong in a field of the decision, which is to be in sight."""

        def __init__(self, form: RulingForm, field: str) -> None:
            super().__init__()
            self.form = form
            self.field = field

    def __init__(self, screen: Screen[None], handle: SeatHandle, order: DeskOrder, people: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._handle = handle
        self._people = people
        self._wrong: dict[str, str] = {}
        self._rows: dict[str, FieldRow] = {}
        self.order = order
        self.draft = FormDraft(screen, handle.drafts, ruling_form(order.given.order), self.values)

    def compose(self) -> ComposeResult:
        """The chance; the reasons and the method; the decision. What the method does not need is hidden."""
        kept = self.draft.restore()
        deck = self._handle.deck
        card = next((action for action in deck.actions if action.id == self.order.given.card), None)
        method = kept.get("method") or (card.method if card else deck.argument_method)
        yield Static("", id="chance", markup=False)
        yield Static("", id="stakes", markup=False)
        yield Static("", id="trouble", markup=False)
        with VerticalScroll(id="fields", can_focus=False):
            with Container(classes="part", id="weigh"):
                yield self._row(Field(name="method", label="Method", kind="choice", options=tuple(METHODS.items())), method)
                weights = Weights()
                weights.set_reactive(Weights.reasons, reasons_on(deck, self.order, kept))
                yield weights
                yield self._row(Field(name="pro", label="Another for", hint="Enter adds it"), kept.get("pro", ""))
                yield self._row(Field(name="con", label="Another against", hint="Enter adds it"), kept.get("con", ""))
                yield Asked(self._people)
            with Container(classes="part", id="decide"):
                yield from self._decision(kept)

    def _row(self, field: Field, value: str) -> FieldRow:
        self._rows[field.name] = FieldRow(field, value)
        return self._rows[field.name]

    def _decision(self, kept: dict[str, str]) -> ComposeResult:
        """What it comes to, and the words with it."""
        hint = "empty: the seed throws; or as they fell, such as 43"
        yield self._row(Field(name="dice", label="Dice", hint=hint), kept.get("dice", ""))
        outcomes = ((_AS_IT_FALLS, "as it falls"), *OUTCOMES.items())
        yield self._row(Field(name="outcome", label="Outcome", kind="choice", options=outcomes), kept.get("outcome", ""))
        words = Field(name="words", label="Words for players", kind="page", rows=2)
        yield self._row(words, kept.get("words", "")).add_class("apart")
        fact = Field(name="fact", label="Established fact", hint="what is now so, if anything")
        yield self._row(fact, kept.get("fact", ""))
        yield self._row(Field(name="note", label="Note for the review"), kept.get("note", ""))
        yield Button(Content("Rule"), id="rule", variant="primary", compact=True, classes="apart")

    def on_mount(self) -> None:
        """Show what the method needs. Where the screen was left meanwhile the fields are gone already."""
        if self.query(FieldRow):
            self._fit_method()

    def update_order(self, order: DeskOrder) -> None:
        """The order has new reasons, estimates or votes."""
        self.order = order
        kept = {FIELD: dump(self.query_one(Weights).reasons)}
        self.query_one(Weights).reasons = reasons_on(self._handle.deck, order, kept)
        self._fit_method()

    def values(self) -> dict[str, str]:
        """The form as it stands."""
        if not self.query(Weights):
            return {}
        return {**{name: row.value for name, row in self._rows.items()}, FIELD: dump(self.query_one(Weights).reasons)}

    @property
    def _method(self) -> Method:
        return cast("Method", self._rows["method"].value)

    def _fit_method(self) -> None:
        method = self._method
        asked = self.query_one(Asked)
        asked.display = method == "vote" or (method == "estimate" and self.order.shown is None)
        asked.ask(votes=method == "vote")
        self._rows["dice"].display = method in _THROWS
        left = "to be chosen" if method in BY_HAND else "as it falls"
        self.query_one("#field-outcome", Choice).options = ((_AS_IT_FALLS, left), *OUTCOMES.items())
        self._chance()

    def choose_method(self, method: Method) -> None:
        """Take another method."""
        self.query_one("#field-method", Choice).value = method

    def _chance(self) -> None:
        weights, method = self.query_one(Weights), self._method
        net = net_reasons(weights.weighed("pro"), weights.weighed("con"))
        typed = self._dice()
        dice = () if isinstance(typed, str) else typed
        outcome = cast("Outcome | None", self._rows["outcome"].value or None)
        result = result_words(method, net, self.order, dice, outcome)
        self.query_one("#chance", Static).update(content(f"{chance_words(method, net, self.order)}\n{result}"))
        comes_to = outcome or outcome_by(method, net, self.order, dice)
        lines = stakes_lines(self._handle.deck, self.order, comes_to)
        self.query_one("#stakes", Static).update(Content("\n").join(lines))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Add a reason, and stay for the next of its side; from any other line, and from an empty one, go on."""
        event.stop()
        text = event.value.strip()
        side = _SIDES.get(event.input.id or "")
        if side is None or not text:
            self.screen.focus_next()
            return
        self.query_one(Weights).add(Reason(side=side, text=text, origin="control", added=True))
        event.input.value = ""

    @on(Weights.Changed)
    @on(Choice.Changed)
    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _changed(self, event: Message) -> None:
        if isinstance(event, Choice.Changed) and event.choice.id == "field-method":
            self._fit_method()
        if self.is_mounted:
            self._chance()
        # A change that was made before the trouble may arrive after it.
        if self.values() != self._wrong:
            self.trouble("")
        self.draft.touch()

    def entered(self, what: str) -> None:
        """Somebody's estimate or vote was entered."""
        self.query_one(Asked).entered(what)

    @on(Button.Pressed, "#rule")
    def ask_ruling(self) -> None:
        """Ask for the ruling as the form stands."""
        values = self.values()
        dice = self._dice()
        if isinstance(dice, str):
            self.trouble(dice, "dice")
            return
        outcome = cast("Outcome | None", values["outcome"] or None)
        if outcome is None and self._method in BY_HAND:
            self.trouble("Choose the outcome: by this method you decide it.", "outcome")
            return
        if outcome is not None and self._method not in BY_HAND and not values["words"].strip():
            self.trouble("Say why you set the dice aside, in “Words for players”; or set the outcome to “as it falls”.", "words")
            return
        weights = self.query_one(Weights)
        self.post_message(
            self.Ruled(
                self,
                RuleOrder(
                    order=self.order.given.order,
                    method=self._method,
                    pros=weights.weighed("pro"),
                    cons=weights.weighed("con"),
                    dice=dice,
                    outcome=outcome,
                    words=values["words"].strip(),
                    fact=values["fact"].strip(),
                    note=values["note"].strip(),
                ),
            )
        )

    def type_dice(self) -> None:
        """Go to the dice, if the method throws any."""
        if self._rows["dice"].display:
            self._rows["dice"].focus_field()

    def write(self, side: Literal["pro", "con"]) -> None:
        """Go to where another reason is written."""
        self.focus_field(side)

    def cite(self, side: Literal["pro", "con"], fact: str) -> None:
        """Take an established fact as a reason, unless it is one already."""
        weights = self.query_one(Weights)
        if all((reason.side, reason.text) != (side, fact) for reason in weights.reasons):
            weights.add(Reason(side=side, text=fact, origin="established", added=True))
        weights.focus()

    def _dice(self) -> tuple[int, ...] | str:
        throws = _THROWS.get(self._method)
        return read_dice(self._rows["dice"].value, *throws) if throws else ()

    def trouble(self, sentence: str, field: str = "") -> None:
        """Show what is wrong, always in sight, and ask for the field where it can be mended."""
        self._wrong = self.values() if sentence else {}
        line = self.query_one("#trouble", Static)
        line.update(content(sentence))
        line.display = bool(sentence)
        if field:
            self.post_message(self.Troubled(self, field))

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        self._rows[name].focus_field()
        self.call_after_refresh(self._in_sight, name)

    def _in_sight(self, name: str) -> None:
        if self.is_attached:
            self._rows[name].scroll_visible(animate=False)

    def fit(self, parts: Sequence[str], rows: int) -> None:
        """Show these parts, `weigh` and `decide`, in so many rows; with the decision alone, what each outcome comes to."""
        self.query_one("#stakes").display = list(parts) == ["decide"]
        for part in self.query(".part"):
            part.display = part.id in parts
        fields = self.query_one("#fields")
        fields.display = bool(parts)
        fields.styles.max_height = rows

    def scroll_fields(self, rows: int) -> None:
        """Move through the fields."""
        self.query_one("#fields").scroll_relative(y=rows, animate=False)

    def begin(self, part: str) -> None:
        """Put the cursor where a part begins: on the reasons, or on the first field of the decision that there is."""
        if part == "weigh":
            self.query_one(Weights).focus()
        else:
            self.focus_field("dice" if self._rows["dice"].display else "outcome")
