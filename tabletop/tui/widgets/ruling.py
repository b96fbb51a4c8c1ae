"""The form in which an order is ruled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, Select, Static, TextArea

from tabletop.deck.model import Method
from tabletop.game.adjudication import ESTIMATE_CARDS, net_reasons
from tabletop.game.commands import RuleOrder
from tabletop.game.events import Outcome
from tabletop.game.view.control import DeskOrder
from tabletop.table.seat import SeatHandle
from tabletop.tui.drafts import FormDraft
from tabletop.tui.odds import BY_HAND, chance_words, result_words
from tabletop.tui.reasons import FIELD, dump, reasons_on, ruling_form
from tabletop.tui.text import content
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.weights import Reason, Weights
from tabletop.tui.words import METHODS, OUTCOMES

_AS_IT_FALLS = ""


class RulingForm(Vertical):
    """Reasons and their weights, method, dice, outcome, words. `people` are those who may estimate or vote, by roster id."""

    DEFAULT_CSS = """
    RulingForm { height: auto; padding: 0 1; }
    RulingForm FieldRow { margin-bottom: 0; }
    RulingForm #chance { height: auto; color: $accent; text-style: bold; margin-bottom: 1; }
    RulingForm #fields { height: auto; scrollbar-size-vertical: 1; }
    RulingForm .part { height: auto; width: 1fr; padding-bottom: 1; }
    RulingForm Weights { margin-top: 1; }
    RulingForm .apart { margin-top: 1; }
    RulingForm .group { height: auto; width: 100%; }
    RulingForm #enter { margin: 0 0 0 21; }
    RulingForm #rule { height: 1; min-width: 16; border: none; }
    RulingForm #rule:focus { background: $accent; color: $background; text-style: bold; }
    RulingForm #trouble { width: 100%; height: auto; display: none; color: $error; background: $surface; padding: 0 1; }
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

    class Estimated(Message):
        """Somebody's estimate, or vote, is to be entered; `name` is a new person's, else `person` is a roster id."""

        def __init__(self, order: str, person: str, name: str, percent: int | None, succeeds: bool | None) -> None:
            super().__init__()
            self.order = order
            self.person = person
            self.name = name
            self.percent = percent
            self.succeeds = succeeds

    def __init__(self, screen: Screen[None], handle: SeatHandle, order: DeskOrder, people: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._handle = handle
        self._people = people
        self._wrong: dict[str, str] = {}
        self.order = order
        self.draft = FormDraft(screen, handle.drafts, ruling_form(order.given.order), self.values)

    def compose(self) -> ComposeResult:
        """The chance, in sight whatever is weighed or typed; the reasons and the method; the decision. What the method does not
        need is hidden."""
        kept = self.draft.restore()
        deck = self._handle.deck
        card = next((action for action in deck.actions if action.id == self.order.given.card), None)
        method = kept.get("method") or (card.method if card else deck.argument_method)
        yield Static("", id="chance", markup=False)
        with VerticalScroll(id="fields", can_focus=False):
            with Container(classes="part", id="weigh"):
                yield FieldRow(Field(name="method", label="Method", kind="choice", options=tuple(METHODS.items())), method)
                weights = Weights()
                weights.set_reactive(Weights.reasons, reasons_on(deck, self.order, kept))
                yield weights
                yield FieldRow(Field(name="pro", label="Another for", hint="Enter adds it"), kept.get("pro", ""))
                yield FieldRow(Field(name="con", label="Another against", hint="Enter adds it"), kept.get("con", ""))
                yield from self._asked()
            with Container(classes="part", id="decide"):
                yield from self._decision(kept)
        yield Static("", id="trouble", markup=False)

    def _asked(self) -> ComposeResult:
        """An estimate or a vote of somebody at the table."""
        with Container(classes="group", id="asked"):
            yield FieldRow(Field(name="person", label="Whose", kind="list", options=(("", "control"), *self._people)), "")
            yield FieldRow(Field(name="name", label="or a new name", hint="somebody at the table who is not in the list"), "")
            yield FieldRow(Field(name="percent", label="Estimate", kind="choice", options=_PERCENTS), "50")
            yield FieldRow(
                Field(name="succeeds", label="Vote", kind="choice", options=(("yes", "succeeds"), ("no", "fails"))), "yes"
            )
            yield Button(Content("Enter it"), id="enter", compact=True)

    @staticmethod
    def _decision(kept: dict[str, str]) -> ComposeResult:
        """What it comes to, and the words with it."""
        yield FieldRow(
            Field(name="dice", label="Dice", hint="empty: the seed throws; or as they fell, such as 43"), kept.get("dice", "")
        )
        outcomes = ((_AS_IT_FALLS, "as it falls"), *OUTCOMES.items())
        yield FieldRow(Field(name="outcome", label="Outcome", kind="choice", options=outcomes), kept.get("outcome", ""))
        yield FieldRow(Field(name="words", label="Words for players", kind="page", rows=2), kept.get("words", "")).add_class(
            "apart"
        )
        yield FieldRow(Field(name="fact", label="Established fact", hint="what is now so, if anything"), kept.get("fact", ""))
        yield FieldRow(Field(name="note", label="Note for the review"), kept.get("note", ""))
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
        self._chance()

    def values(self) -> dict[str, str]:
        """The form as it stands."""
        values = {row.field.name: row.value for row in self.query(FieldRow)}
        for passing in ("person", "name", "percent", "succeeds"):
            values.pop(passing, None)
        return {**values, FIELD: dump(self.query_one(Weights).reasons)} if self.query(Weights) else {}

    def _field(self, name: str) -> FieldRow:
        return next(row for row in self.query(FieldRow) if row.field.name == name)

    @property
    def _method(self) -> Method:
        return cast("Method", self._field("method").value)

    def _fit_method(self) -> None:
        method = self._method
        self.query_one("#asked").display = method in ("estimate", "vote")
        self._field("percent").display = method == "estimate"
        self._field("succeeds").display = method == "vote"
        self._field("dice").display = method in ("2d6", "estimate")
        left = "to be chosen" if method in BY_HAND else "as it falls"
        self.query_one("#field-outcome", Choice).options = ((_AS_IT_FALLS, left), *OUTCOMES.items())
        self._chance()

    def _chance(self) -> None:
        weights = self.query_one(Weights)
        net = net_reasons(weights.weighed("pro"), weights.weighed("con"))
        dice = self._dice(self._field("dice").value)
        outcome = cast("Outcome | None", self._field("outcome").value or None)
        result = result_words(self._method, net, self.order, () if isinstance(dice, str) else dice, outcome)
        self.query_one("#chance", Static).update(content(f"{chance_words(self._method, net, self.order)}\n{result}"))

    @on(Input.Submitted, "#field-pro")
    @on(Input.Submitted, "#field-con")
    def _add_reason(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if text:
            self.query_one(Weights).add(
                Reason(side="pro" if event.input.id == "field-pro" else "con", text=text, origin="control")
            )
            event.input.value = ""

    @on(Input.Submitted)
    def _next(self) -> None:
        self.screen.focus_next()

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

    @on(Button.Pressed, "#enter")
    def _enter(self) -> None:
        estimate = self._method == "estimate"
        self.post_message(
            self.Estimated(
                self.order.given.order,
                self._field("person").value,
                self._field("name").value.strip(),
                int(self._field("percent").value) if estimate else None,
                None if estimate else self._field("succeeds").value == "yes",
            )
        )

    def clear_name(self) -> None:
        """The person was entered: ready for the next."""
        self.query_one("#field-name", Input).value = ""

    @on(Button.Pressed, "#rule")
    def ask_ruling(self) -> None:
        """Ask for the ruling as the form stands."""
        values = self.values()
        dice = self._dice(values["dice"]) if self._field("dice").display else ()
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
        if self._field("dice").display:
            self._field("dice").focus_field()

    def _dice(self, typed: str) -> tuple[int, ...] | str:
        if self._method == "2d6" and len(typed.strip()) == 2:
            typed = " ".join(typed)
        try:
            return tuple(int(die) for die in typed.replace(",", " ").replace("+", " ").split())
        except ValueError:
            return "Type the dice as numbers, such as 4 3; leave it empty and the seed throws."

    def trouble(self, sentence: str, field: str = "") -> None:
        """Show what is wrong at the foot, always in sight, and ask for the field where it can be mended."""
        self._wrong = self.values() if sentence else {}
        line = self.query_one("#trouble", Static)
        line.update(content(sentence))
        line.display = bool(sentence)
        if field:
            self.post_message(self.Troubled(self, field))

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        self._field(name).focus_field()

    def fit(self, parts: Sequence[str], rows: int) -> None:
        """Show these parts, `weigh` and `decide`, in at most so many rows."""
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
            self.focus_field("dice" if self._field("dice").display else "outcome")


_PERCENTS = tuple((str(percent), f"{percent} %") for percent in ESTIMATE_CARDS)
