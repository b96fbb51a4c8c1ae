"""The order form: what the team does, what for, how it is to be read, and why."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tabletop.deck.model import Action, Method, Posture
from tabletop.game.commands import GiveOrder
from tabletop.game.events import Slot
from tabletop.game.view import TeamView
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.card import refused
from tabletop.tui.seat.cardfield import CardField
from tabletop.tui.seat.cards import CardsModal
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.form import Form, commits, labelled
from tabletop.tui.seat.line import Line
from tabletop.tui.seat.onward import to_field
from tabletop.tui.seat.panel import question
from tabletop.tui.seat.pick import Moves, OneOf, Option, Ticks
from tabletop.tui.seat.purposes import all_meant, purpose_options, scale_hint
from tabletop.tui.seat.summary import order_summary
from tabletop.tui.seat.words import KEPT, METHODS, posture_hint, posture_title

SUBSTANCES = (
    Option("action", "An action card", "one of your team's"),
    Option("argument", "An argument", "what no card says, and why it works"),
    Option("pass", "A deliberate pass", "nothing is done, and you say why"),
)
LINES = ("argument", "observable", "pro-1", "pro-2", "pro-3", "rationale", "alternatives", "dissent", "owner", "target")
"""Fields that are lines of text, by the id of their widget."""
POSTURES: tuple[Posture, ...] = ("overt", "deniable", "covert")
"""How openly an order can be carried out, in the order in which the choice is always put."""
_NO_ROLE = "none"


class OrderForm(Form):
    """An order in the making, for one slot."""

    COMMIT = "Review the order"
    AGREEING: ClassVar[str] = "Space ticks. Who is not ticked can still agree later, until the reveal."
    """What a tick means."""
    BINDINGS: ClassVar[list[BindingType]] = commits(COMMIT)

    def __init__(self, key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self.slot: Slot = "national" if key.endswith("national") else "main"
        self._meant = all_meant(self.deck)
        self._giving = False
        """Whether it is being given, or has been: it is given once."""

    @property
    def heading(self) -> str:
        """Which order."""
        return "Your order" if self.slot == "main" else "Your national order: one office acts by itself"

    def compose_panel(self) -> ComposeResult:
        """The questions in the order of thinking."""
        yield from question("What do you do?")
        yield OneOf(SUBSTANCES if self.slot == "main" else SUBSTANCES[:2], id="substance")
        with Vertical(id="for-action", classes="part"):
            yield from question("Which card?")
            yield CardField(self.deck, id="card")
            yield from self.more_of_card()
            with Vertical(id="for-agreement", classes="part"):
                yield from question("Who agrees to it?", self.AGREEING)
                yield Ticks(id="agreed")
        with Vertical(id="for-argument", classes="part"):
            yield from self._argument()
        with Vertical(id="for-intent", classes="part"):
            hint = f"Unseen until the end; {scale_hint(self.deck)}."
            yield from question("What is it for, in truth?", hint)
            yield OneOf(id="purpose")
            yield from question(
                "What are the others to take it for?",
                "The same to be understood, something else to be misread.",
            )
            yield OneOf(self._meant, id="message")
        with Vertical(id="for-posture", classes="part"):
            yield from question("How openly?")
            yield OneOf(id="posture")
        yield from self.ask_why()
        yield from question("For the review, if you like")
        for name, label in KEPT.items():
            with Vertical(id=f"for-{name}", classes="part"):
                yield from labelled(label, Line(id=name))

    def more_of_card(self) -> ComposeResult:
        """What there is to say of the card chosen, below it."""
        yield from ()

    def offer_pros(self) -> ComposeResult:
        """Reasons for an argument to choose from, where there are some."""
        yield from ()

    def ask_why(self) -> ComposeResult:
        """The question why."""
        yield from question("Why? (one line)", "What you want to reach, for your own record and the review.")
        yield Line(id="rationale", placeholder="because …")

    def _argument(self) -> ComposeResult:
        yield from question("What do you do, and what comes of it?", "One action and its effect, in one line.")
        yield Line(id="argument", placeholder="We …, so that …")
        yield from question("What would the others see of it?", "The facts only, as a stranger would report them.")
        yield Line(id="observable", placeholder="what can be seen from outside")
        yield from question("What is it to move?", "One or two; right or + is up, left or − is down.")
        titles = {track.id: track.title for track in self.deck.tracks}
        yield Moves(tuple(Option(track, titles.get(track, track)) for track in self.deck.palette), id="moves")
        yield from question("Why does it work? (up to three reasons)", "Facts from the brief or established in play count most.")
        yield from self.offer_pros()
        for number in (1, 2, 3):
            yield from labelled(f"Reason {number}", Line(id=f"pro-{number}"))
        yield from question("Who decides?")
        nobody = (Option(_NO_ROLE, "The team as a whole"),) if self.slot == "main" else ()
        own = tuple(Option(role.id, role.title) for role in self.deck.roles if role.team == self.view.team)
        yield OneOf((*nobody, *own), id="role")

    def on_mount(self) -> None:
        """Restore the draft and show the parts that it needs: at each choice, before the cursor goes on."""
        for name in ("substance", "posture"):
            self.query_one(f"#{name}", OneOf).at_once = self._arrange
        super().on_mount()
        self._arrange()

    def follow(self, view: TeamView) -> None:
        """Offers may have changed."""
        super().follow(view)
        self.refresh_missing()

    def line(self, name: str) -> str:
        """What a line says."""
        return self.query_one(f"#{name}", Line).value

    def choice(self, name: str) -> str:
        """What is chosen in a list."""
        return self.query_one(f"#{name}", OneOf).value

    @property
    def substance(self) -> str:
        """Action, argument or pass; empty until chosen."""
        return self.choice("substance")

    @property
    def card(self) -> Action | None:
        """The card chosen."""
        chosen = self.query_one(CardField).card
        return next((action for action in self.deck.actions if action.id == chosen), None)

    def fields(self) -> dict[str, str]:
        """Every field, by the id of its widget; lists joined by spaces or semicolons."""
        return {
            "substance": self.substance,
            "card": self.query_one(CardField).card,
            "agreed": " ".join(self.query_one(Ticks).values),
            "effects": ";".join(self.query_one(Moves).effects),
            **{name: self.choice(name) for name in ("purpose", "message", "posture", "role")},
            **{name: self.line(name) for name in LINES},
        }

    def fill(self, fields: dict[str, str]) -> None:
        """As kept."""
        self._put("substance", fields.get("substance", ""))
        self.query_one(CardField).card = fields.get("card", "") if fields.get("card", "") in self._own_cards() else ""
        self.query_one(Moves).set_effects(tuple(filter(None, fields.get("effects", "").split(";"))))
        for name in LINES:
            self.query_one(f"#{name}", Line).put(fields.get(name, ""))
        self._arrange()
        self.query_one(Ticks).values = tuple(role for role in fields.get("agreed", "").split() if role in self._authority())
        for name in ("purpose", "message", "posture", "role"):
            self._put(name, fields.get(name, self.choice(name)))

    def _put(self, name: str, key: str) -> None:
        choice = self.query_one(f"#{name}", OneOf)
        choice.value = key if any(option.key == key for option in choice.options) else ""

    def _own_cards(self) -> set[str]:
        return {action.id for action in self.deck.actions}

    def _authority(self) -> tuple[str, ...]:
        return self.card.authority if self.card else ()

    def _arrange(self) -> None:
        """Show the parts that the order needs, with the choices that its card allows."""
        substance, card = self.substance, self.card
        is_action = substance == "action"
        self._show("for-action", is_action)
        self._show("for-argument", substance == "argument")
        self._show("for-intent", substance == "argument" or (is_action and card is not None))
        self._show("for-agreement", is_action and card is not None and card.collective)
        self._show("for-posture", is_action and card is not None and card.postures != ("overt",))
        meant = purpose_options(self.deck, card.purposes) if is_action and card is not None else self._meant
        self.query_one("#purpose", OneOf).offer(meant)
        postures = card.postures if card else ("overt",)  # as chosen, also while something else than the card is looked at
        offered = tuple(
            Option(each, posture_title(each), posture_hint(each, card) if card else "") for each in POSTURES if each in postures
        )
        self.query_one("#posture", OneOf).offer(offered)
        titles = {role.id: role.title for role in self.deck.roles}
        needed = card.authority if card and card.collective else ()
        absent = self.view.absent
        self.query_one(CardField).posture = self.choice("posture")
        ticks = self.query_one(Ticks)
        ticks.options = tuple(
            Option(role, titles.get(role, role), "control answers for it" if role in absent else "") for role in needed
        )
        ticks.values = tuple(role for role in ticks.values if role in needed)

    def _show(self, part: str, shown: bool) -> None:
        self.query_one(f"#{part}").display = shown

    def on_card_field_opened(self) -> None:
        """Show the cards."""
        self.app.push_screen(self.cards(self.query_one(CardField).card), self._card_chosen)

    def cards(self, chosen: str) -> CardsModal:
        """The cards to choose from."""
        return CardsModal(self.deck, self.view, self.slot, chosen, decided=self.decided)

    def _card_chosen(self, card: str | None) -> None:
        if card is None:
            return
        self.query_one(CardField).card = card
        self._arrange()
        self.touch()
        self.call_after_refresh(self._after_card)

    def _after_card(self) -> None:
        ticks = self.query_one(Ticks)
        to_field(ticks if ticks.options else self.query_one("#purpose", OneOf))

    def open_questions(self) -> tuple[tuple[str, str], ...]:
        """What a commitment still needs, in the order of the questions."""
        if not self.substance:
            return (("choose what you do", "substance"),)
        found: list[tuple[str, str]] = []
        if self.substance == "action":
            card = self.card
            if card is None:
                return (("choose a card", "card"),)
            offer = next((offer for offer in self.view.offers if offer.card == card.id), None)
            if offer and (cannot := refused(offer, self.slot)):
                found.append((f"choose another card ({cannot.rstrip('.')})", "card"))
        if self.substance == "argument":
            found += self._open_argument()
        if self.substance != "pass":
            found += [] if self.choice("purpose") else [("say what it is for in truth", "purpose")]
            found += [] if self.choice("message") else [("say what the others are to take it for", "message")]
        if self.substance == "action" and not self.choice("posture"):
            found.append(("say how openly", "posture"))
        if not self.line("rationale").strip():
            found.append(("write one line why", "rationale"))
        return tuple(found)

    def _open_argument(self) -> list[tuple[str, str]]:
        found = [] if self.line("argument").strip() else [("write what you do", "argument")]
        found += [] if self.line("observable").strip() else [("write what the others would see of it", "observable")]
        count = len(self.query_one(Moves).values)
        found += [] if 1 <= count <= 2 else [("choose one or two tracks that it is to move", "moves")]
        return found + ([] if self.slot == "main" or self.choice("role") else [("say who decides", "role")])

    def command(self) -> GiveOrder:
        """The order as the form has it."""
        action, argument = self.substance == "action", self.substance == "argument"
        role = self.choice("role")
        posture = self.choice("posture")
        return GiveOrder(
            substance="action" if action else "argument" if argument else "pass",
            slot=self.slot,
            card=self.query_one(CardField).card if action else "",
            role=role if argument and role != _NO_ROLE else "",
            agreed=self.query_one(Ticks).values if action else (),
            argument=self.line("argument") if argument else "",
            observable=self.line("observable") if argument else "",
            effects=self.query_one(Moves).effects if argument else (),
            pros=tuple(filter(str.strip, (self.line(f"pro-{number}") for number in (1, 2, 3)))) if argument else (),
            purpose="" if self.substance == "pass" else self.choice("purpose"),
            message="" if self.substance == "pass" else self.choice("message"),
            rationale=self.line("rationale"),
            posture="deniable" if action and posture == "deniable" else "covert" if action and posture == "covert" else "overt",
            alternatives=self.line("alternatives"),
            dissent=self.line("dissent"),
            owner=self.line("owner"),
            target=self.line("target"),
        )

    async def commit(self) -> None:
        """Show the order in one sentence first; it is given when that is confirmed."""
        self.problem("")
        self.keep()
        order = self.command()
        self.app.push_screen(self.confirmation(order), lambda yes: self._confirmed(order) if yes else None)

    def confirmation(self, order: GiveOrder) -> ConfirmModal:
        """Asks once more before it is given."""
        return ConfirmModal("Commit this order?", self.summary(order), yes="Commit it")

    def summary(self, order: GiveOrder) -> Content:
        """What is read before it is given."""
        return order_summary(self.deck, self.view, order, self.decided)

    def decided(self, method: Method) -> str:
        """How what the deck leaves to a method is decided."""
        return METHODS[method]

    def _confirmed(self, order: GiveOrder) -> None:
        if not self._giving:
            self._giving = True
            self._give(order)

    @work(group="commit")
    async def _give(self, order: GiveOrder) -> None:
        self._giving = await self.given(order)
        if self._giving:
            view = await self.handle.view()
            given = next((each for each in view.orders if each.slot == self.slot), None) if isinstance(view, TeamView) else None
            self.post_message(self.Committed(self, then=self.then(given.id) if given else ""))

    def then(self, given: str) -> str:
        """The step to open once an order is given."""
        return f"own:{given}"
