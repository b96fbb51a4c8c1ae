"""Reasons for one's own order and against another's move, an estimate and a vote: all of it as one likes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from tabletop.game.adjudication import ESTIMATE_CARDS
from tabletop.game.commands import CastVote, Command, GiveEstimate, RaiseReason
from tabletop.game.view import TeamView
from tabletop.game.view.parts import OrderView
from tabletop.table.seat import SeatHandle
from tabletop.tui.drafts import FormDraft
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.panel import Panel, question
from tabletop.tui.seat.pick import OneOf, Option, Pick
from tabletop.tui.text import clean, content

Side: TypeAlias = Literal["pro", "con"]
"""For it, or against it."""
Part: TypeAlias = Literal["reason", "estimate", "vote"]
"""What can be given here, each by itself."""
_CHOICES: tuple[Part, ...] = ("estimate", "vote")
_VOTES = {"yes": "It succeeds", "no": "It does not"}
SIDES: dict[Side, str] = {"pro": "for it", "con": "against it"}
_KINDS = {"estimate": "estimate_given", "vote": "vote_cast"}


class ReasonsPanel(Panel):
    """Reasons against a move that was seen (`con:NUMBER`) or for an order of one's own (`pro:ORDER`).

    ctrl+s gives the part at the cursor: the reason, the estimate or the vote.
    """

    TYPED: ClassVar[bool] = True
    RULES: ClassVar[str] = "control"
    """Who weighs the reasons, and rules."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "commit", "Give", id="seat.raise", tooltip="Give the reason, estimate or vote at the cursor")
    ]

    def __init__(self, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        side, _, about = key.partition(":")
        self._against = side == "con"
        self._ref = int(about) if self._against else 0
        self._order = "" if self._against else about
        self._draft: FormDraft | None = None
        self.raised: list[tuple[Side, str]] = []
        """The reasons given so far, as far as it is known that they were about this."""
        self._given: dict[str, str] = {}
        self._latest: dict[str, str] = {}

    @property
    def heading(self) -> str:
        """About what."""
        return f"Move {self._ref}: reasons against it" if self._against else "Your order: reasons for it"

    @property
    def own(self) -> OrderView | None:
        """The order of one's own that it is about, if it is."""
        return next((order for order in self.view.orders if order.id == self._order), None)

    @property
    def certain(self) -> bool:
        """Whether it is known that nothing is thrown for it."""
        own = self.own
        card = next((action for action in self.deck.actions if own is not None and action.id == own.card), None)
        return card is not None and card.method == "certain"

    def compose_panel(self) -> ComposeResult:
        """What it is about, then a line for a reason, the estimate and the vote."""
        yield Static(content(self._about()), classes="quote", markup=False)
        yield from self.compose_offered()
        title = "Why might it not work?" if self._against else "Why does it work?"
        yield from question(title, f"A fact that {self.RULES} can weigh; as many as you like, or none. {self._once}")
        yield Line(id="reason", placeholder="a reason against it" if self._against else "a reason for it")
        yield Button(Content("Raise this reason  ctrl+s"), id="give-reason", compact=True)
        yield Static("", id="raised", markup=False)
        if self.certain:
            yield from question("No estimate and no vote", "It happens as ordered; nothing is rolled.")
        with Vertical(id="chances", classes="part"):
            yield from question("If control asks for an estimate", "How likely is it to succeed? Only control sees it.")
            yield OneOf(tuple(Option(str(card), f"{card} %") for card in ESTIMATE_CARDS), id="estimate")
            yield Button(Content("Hand in the estimate  ctrl+s"), id="give-estimate", compact=True)
            yield Static("", id="estimate-given", markup=False)
            yield from question("If control asks for a vote", "A vote advises; control decides.")
            yield OneOf(tuple(Option(key, words) for key, words in _VOTES.items()), id="vote")
            yield Button(Content("Cast the vote  ctrl+s"), id="give-vote", compact=True)
            yield Static("", id="vote-given", markup=False)
        yield Static("", classes="problem", markup=False)
        with Horizontal(classes="foot"):
            yield Button(Content("Back  esc"), classes="back", compact=True)

    @property
    def _once(self) -> str:
        return f"It goes to {self.RULES} as it is, and cannot be taken back."

    def compose_offered(self) -> ComposeResult:
        """Reasons to choose from, where there are some."""
        yield from ()

    def _about(self) -> str:
        if self._against:
            return next((move.shown for move in self.view.moves if move.number == self._ref), "")
        return self.own.title if self.own is not None else ""

    @property
    def line(self) -> Line:
        """The reason being written."""
        return self.query_one("#reason", Line)

    def chosen(self, part: Part) -> str:
        """What is chosen as estimate or vote."""
        return self.query_one(f"#{part}", OneOf).value

    def open_parts(self) -> tuple[Part, ...]:
        """What was chosen and not given, or chosen anew since."""
        return tuple(part for part in _CHOICES if self.chosen(part) and self.chosen(part) != self._given.get(part))

    def on_mount(self) -> None:
        """Restore the reason that was being written; show what was given."""
        self.query_one("#chances").display = not self.certain
        self._draft = FormDraft(self.screen, self.handle.drafts, self.key.replace(":", "-"), lambda: self._latest)
        self._latest = dict(self._draft.restore())
        self.line.put(self._latest.get("reason", ""))
        for part in _CHOICES:
            choice, kept = self.query_one(f"#{part}", OneOf), self._latest.get(part, "")
            choice.value = kept if any(option.key == kept for option in choice.options) else ""
        self.show_given()
        self.run_worker(self._recall(), exclusive=True, group="recall")

    def on_unmount(self) -> None:
        """Keep the reason that is being written."""
        self.keep()

    def keep(self) -> None:
        """Put the draft away now."""
        if self._draft is not None:
            self._draft.flush()

    async def _recall(self) -> None:
        """Find what was given. Of which order an estimate was is not told back: the draft keeps that, the feed that it stands."""
        heard = [each for each in await self.handle.feed() if each.turn == self.view.clock.number]
        raised = [each.values for each in heard if each.kind == "reason_raised"]
        alone = sum(order.status == "revealed" for order in self.view.orders) == 1
        if self._against or alone:  # which of two own orders a reason was for is not told
            self.raised = [
                ("con" if values["side"] == "con" else "pro", str(values["text"]))
                for values in raised
                if values.get("ref") == self._ref
            ]
        guesses = {str(each.values["percent"]) for each in heard if each.kind == _KINDS["estimate"]}
        votes = {"yes" if each.values["succeeds"] else "no" for each in heard if each.kind == _KINDS["vote"]}
        for part, stand in (("estimate", guesses), ("vote", votes)):
            if (kept := self._latest.get(f"{part}-given", "")) in stand:
                self._given[part] = kept
        if self.is_attached and not self.closing:
            self.show_given()

    def show_given(self) -> None:
        """Show what was given, and what is chosen and was not."""
        raised = self.query_one("#raised", Static)
        raised.display = bool(self.raised)
        given = f"✓ Given to {self.RULES}"
        raised.update(
            Content("\n").join([Content.assemble((f"{given}, {SIDES[side]}  ", "b"), clean(text)) for side, text in self.raised])
        )
        for part in _CHOICES:
            line = self.query_one(f"#{part}-given", Static)
            given, open_now = self._given.get(part, ""), part in self.open_parts()
            parts = []
            if given:
                parts.append(Content.styled(f"✓ Given to control: {_words(part, given)}. Another one replaces it.", "b"))
            if open_now:
                parts.append(Content.styled(f"Not given yet: {_words(part, self.chosen(part))}. ctrl+s gives it.", "$warning"))
            line.display = bool(parts)
            line.update(Content("\n").join(parts))
        self.post_message(self.Guided())

    def at(self) -> Part:
        """Which part the cursor is in."""
        focused = self.screen.focused
        for part in _CHOICES:
            if focused is not None and focused.id in (part, f"give-{part}"):
                return part
        return "reason"

    def guide(self) -> str:
        """It may all be left out."""
        match self.at():
            case "reason" if self.line.value.strip():
                return "Raise this reason with ctrl+s, or escape to go back and keep it as a draft"
            case "estimate" | "vote" as part if part in self.open_parts():
                return f"Give control {_words(part, self.chosen(part))} with ctrl+s"
            case "estimate" | "vote":
                return "Choose one if control asks for it, or escape to go back"
        return "Give a reason if you have one, or escape to go back"

    def on_input_changed(self, event: Input.Changed) -> None:
        """A reason is being written."""
        self._keep("reason", event.value)
        self.post_message(self.Guided())

    def on_pick_changed(self, event: Pick.Changed) -> None:
        """An estimate or a vote was chosen."""
        if isinstance(event.pick, OneOf):
            self._keep(event.pick.id or "", event.pick.value)
            self.show_given()

    def _keep(self, name: str, text: str) -> None:
        self.problem("")
        if self._latest.get(name, "") != text and not self.closing:
            self._latest[name] = text
            if self._draft is not None:
                self._draft.touch()

    def asks_first(self, leave: Callable[[], object]) -> bool:
        """An estimate or a vote that was chosen is given, or left on purpose."""
        parts = () if self.certain else self.open_parts()
        if not parts:
            return False
        words = " and ".join(_words(part, self.chosen(part)) for part in parts)

        def answered(sure: bool | None) -> None:
            if sure is None:
                return
            self.run_worker(self._give_all(parts if sure else (), leave), exclusive=True, group="give")

        summary = Content(f"You have chosen {words}. Control has not got it yet.")
        self.app.push_screen(ConfirmModal("Give it to control?", summary, yes="Give it", no="Keep it as a draft"), answered)
        return True

    async def _give_all(self, parts: tuple[Part, ...], leave: Callable[[], object]) -> None:
        for part in parts:
            if not await self._give(part):
                return
        leave()

    async def action_commit(self) -> None:
        """Give the part at the cursor."""
        part = self.at()
        if part == "reason":
            self.ask_to_raise(self.side, self.line.value.strip())
        else:
            await self._give(part)

    @property
    def side(self) -> Side:
        """What a reason in one's own words is."""
        return "con" if self._against else "pro"

    def ask_to_raise(self, side: Side, text: str) -> None:
        """Ask whether to give a reason, once: it cannot be taken back."""
        self.problem("")
        if not text:
            self.problem("The reason is missing: write it first.")
            return
        if (side, text) in self.raised:
            self.problem("That reason is given already; given twice it counts no more.")
            return
        summary = Content.assemble((f"A reason {SIDES[side]}  ", "b"), clean(text), f"\n\n{self._once}")

        def answered(sure: bool | None) -> None:
            if sure:
                self.run_worker(self._raise(side, text), exclusive=True, group="give")

        self.app.push_screen(ConfirmModal(f"Give {self.RULES} this reason?", summary, yes="Raise it"), answered)

    async def _raise(self, side: Side, text: str) -> None:
        if await self.table_screen.give(RaiseReason(side=side, text=text, ref=self._ref, order=self._order)):
            self.raised.append((side, text))
            self.show_given()
            self.given_away(text)

    def given_away(self, text: str) -> None:
        """A reason was given: what is left of it in the form goes."""
        if text == self.line.value.strip():
            self.line.value = ""
            self._keep("reason", "")
            self.keep()
            self.line.focus()

    def _command(self, part: Part) -> Command:
        chosen = self.chosen(part)
        if part == "estimate":
            return GiveEstimate(percent=int(chosen), ref=self._ref, order=self._order)
        return CastVote(succeeds=chosen == "yes", ref=self._ref, order=self._order)

    async def _give(self, part: Part) -> bool:
        """Give an estimate or a vote, and keep in the draft which it was."""
        chosen = self.chosen(part)
        if not chosen:
            self.problem("Choose an estimate first." if part == "estimate" else "Choose how you vote first.")
            return False
        if not await self.table_screen.give(self._command(part)):
            return False
        self._given[part] = chosen
        self._keep(f"{part}-given", chosen)
        self.keep()
        self.show_given()
        self.table_screen.tell("Your estimate is handed in." if part == "estimate" else "Your vote is cast.", bad=False)
        return True

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Raise, estimate, vote."""
        match event.button.id:
            case "give-reason":
                self.ask_to_raise(self.side, self.line.value.strip())
            case "give-estimate":
                await self._give("estimate")
            case "give-vote":
                await self._give("vote")


def _words(part: Part, chosen: str) -> str:
    return f"your estimate of {chosen} %" if part == "estimate" else f"your vote “{_VOTES[chosen]}”"
