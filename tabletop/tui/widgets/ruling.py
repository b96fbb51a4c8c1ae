"""The form in which an order is ruled."""

from __future__ import annotations

from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, Select, Static, TextArea

from tabletop.deck.model import Method
from tabletop.game.adjudication import ESTIMATE_CARDS, chance_2d6, median_chance, net_reasons
from tabletop.game.commands import RuleOrder
from tabletop.game.events import Outcome
from tabletop.game.view.control import DeskOrder
from tabletop.table.seat import SeatHandle
from tabletop.tui.drafts import FormDraft
from tabletop.tui.reasons import FIELD, dump, reasons_on, ruling_form
from tabletop.tui.text import content
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.weights import Reason, Weights
from tabletop.tui.words import METHODS, OUTCOMES, per_mille

_AS_IT_FALLS = ""


class RulingForm(VerticalScroll):
    """Reasons and their weights, method, dice, outcome, words. `people` are those who may estimate or vote, by roster id."""

    DEFAULT_CSS = """
    RulingForm { height: 1fr; padding: 0 1; }
    RulingForm FieldRow { margin-bottom: 0; }
    RulingForm #chance { height: auto; color: $accent; text-style: bold; }
    RulingForm .apart { margin-top: 1; }
    .-low RulingForm .apart { margin-top: 0; }
    RulingForm .group { height: auto; width: 100%; }
    RulingForm #enter { margin: 0 0 0 21; }
    RulingForm #rule { height: 1; min-width: 16; border: none; }
    RulingForm #rule:focus { background: $accent; color: $background; text-style: bold; }
    RulingForm #trouble { dock: bottom; width: 100%; height: auto; display: none; }
    RulingForm #trouble { color: $error; background: $surface; padding: 0 1; }
    """

    class Ruled(Message):
        """Control asks for this ruling."""

        def __init__(self, form: RulingForm, command: RuleOrder) -> None:
            super().__init__()
            self.form = form
            self.command = command

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
        super().__init__(can_focus=False)
        self._handle = handle
        self._people = people
        self.order = order
        self.draft = FormDraft(screen, handle.drafts, ruling_form(order.given.order), self.values)

    def compose(self) -> ComposeResult:
        """All of the form; parts that the method does not need are hidden."""
        kept = self.draft.restore()
        deck = self._handle.deck
        card = next((action for action in deck.actions if action.id == self.order.given.card), None)
        method = kept.get("method") or (card.method if card else deck.argument_method)
        # Above the reasons, so that it is in sight while they are weighed, in a small window as well.
        yield Static("", id="chance", markup=False)
        weights = Weights()
        weights.set_reactive(Weights.reasons, reasons_on(deck, self.order, kept))
        yield weights
        yield FieldRow(Field(name="pro", label="Another for", hint="Enter adds it"), kept.get("pro", ""))
        yield FieldRow(Field(name="con", label="Another against", hint="Enter adds it"), kept.get("con", ""))
        yield FieldRow(Field(name="method", label="Method", kind="choice", options=tuple(METHODS.items())), method).add_class(
            "apart"
        )
        with Container(classes="group", id="asked"):
            yield FieldRow(Field(name="person", label="Whose", kind="list", options=(("", "control"), *self._people)), "")
            yield FieldRow(Field(name="name", label="or a new name", hint="somebody at the table who is not in the list"), "")
            yield FieldRow(Field(name="percent", label="Estimate", kind="choice", options=_PERCENTS), "50")
            yield FieldRow(
                Field(name="succeeds", label="Vote", kind="choice", options=(("yes", "succeeds"), ("no", "fails"))), "yes"
            )
            yield Button(Content("Enter it"), id="enter", compact=True)
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
        yield Static("", id="trouble", markup=False)

    def on_mount(self) -> None:
        """Show what the method needs."""
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
        left = "to be chosen" if method in ("vote", "umpire") else "as it falls"
        self.query_one("#field-outcome", Choice).options = ((_AS_IT_FALLS, left), *OUTCOMES.items())
        self._chance()

    def _chance(self) -> None:
        self.query_one("#chance", Static).update(content(self._chance_words()))

    def _chance_words(self) -> str:
        weights = self.query_one(Weights)
        net = net_reasons(weights.weighed("pro"), weights.weighed("con"))
        match self._method:
            case "certain":
                return "It succeeds; nothing is thrown."
            case "2d6":
                return f"Chance of success {per_mille(chance_2d6(net))} (net {net:+d}, 7 or more on 2d6; exactly 7 is partial)."
            case "estimate":
                given = sorted(guess.percent for guess in self.order.estimates)
                if not given:
                    return "No estimates yet: each person writes one down in silence; then enter them here."
                return f"Median {per_mille(median_chance(given))} of {', '.join(map(str, given))}; d100 at or below it succeeds."
            case "vote":
                yes = sum(vote.succeeds for vote in self.order.votes)
                return f"{yes} for, {len(self.order.votes) - yes} against. The vote advises; you decide the outcome."
            case "umpire":
                return "You decide the outcome."

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
        if isinstance(event, Weights.Changed):
            self._chance()
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
        if outcome is None and self._method in ("vote", "umpire"):
            self.trouble("Choose the outcome: by this method you decide it.", "outcome")
            return
        if outcome is not None and self._method not in ("vote", "umpire") and not values["words"].strip():
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
        """Show what is wrong at the foot, always in sight, and go to the field where it can be mended."""
        line = self.query_one("#trouble", Static)
        line.update(content(sentence))
        line.display = bool(sentence)
        if field:
            self._field(field).focus_field()


_PERCENTS = tuple((str(percent), f"{percent} %") for percent in ESTIMATE_CARDS)
