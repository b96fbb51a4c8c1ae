"""Choosing an action card: the team's cards by class, and what the one at the cursor says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tabletop.deck.model import Action, Deck, Method
from tabletop.game.events import Slot
from tabletop.game.telling.words import counted
from tabletop.game.view import TeamView
from tabletop.game.view.parts import Offer
from tabletop.tui.modal import TabletopModal
from tabletop.tui.seat.card import card_text, first_of, refused, refused_briefly
from tabletop.tui.seat.words import late
from tabletop.tui.text import clean, content

_ALL = "+all"
"""The line that shows all cards: no card's id."""


class CardsModal(TabletopModal[str]):
    """A team's action cards for one slot. The answer is the id of the card chosen.

    Where some are to be seen `first`, the list holds those, each in brief, and a line that shows all.
    """

    ABOUT = (
        "Your team's cards, each with its cost in political capital. The arrows go from card to card, a letter to the next card "
        "that begins with it, and the card at the cursor says what it does and what the others will see. A grey card says why it "
        "cannot be ordered now."
    )
    CSS_PATH = "cards.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 — as Screen declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Choose this card", id="cards.choose", tooltip="Order the card at the cursor"),
        Binding("tab", "app.focus_next", "List or card", id="cards.other", tooltip="Go over to the card, and scroll in it"),
    ]

    def __init__(
        self,
        deck: Deck,
        view: TeamView,
        slot: Slot,
        chosen: str = "",
        *,
        decided: Callable[[Method], str],
        first: Sequence[str] = (),
        odds: Callable[[Action], Content] = lambda _: Content(""),
    ) -> None:
        title = "Proposed by your staff" if first else "Your cards"
        super().__init__(f"{title} · {view.spendable} political capital · a letter jumps")
        self._brief = bool(first)
        self._first = {*first, chosen} if first else set[str]()
        """The cards that are listed; all if it is empty."""
        self._deck = deck
        self._view = view
        self._offers = {offer.card: offer for offer in view.offers}
        self._slot = slot
        self._chosen = chosen
        self._decided = decided
        self._odds = odds
        """What is known of the throw that decides a card, where there is something."""
        self._cards = {card.id: card for card in deck.actions}

    def compose_body(self) -> ComposeResult:
        """The list and the card at the cursor."""
        with Horizontal(id="cards"):
            yield OptionList(*self._options(), id="card-list", compact=True)
            with VerticalScroll(id="card-detail", can_focus=True):
                yield Static("", id="card-title", markup=False)
                yield Static("", id="card-why-not", markup=False)
                yield Static("", id="card-text", markup=False)

    def _options(self) -> list[Option]:
        options = [Option(content(f"{'cost':>6} card", "$secondary"), disabled=True)]
        for kind in self._kinds():
            options.append(Option(content(kind.upper(), "b $accent"), disabled=True))
            for offer in self._offers.values():
                card = self._cards.get(offer.card)
                if card is not None and card.kind == kind and self._listed(card.id):
                    options.append(Option(self._line(card, offer), id=card.id))
        if left := len(self._left()):
            options.append(Option(content(f"… and {counted(left, 'other card')}: Enter shows all", "$secondary"), id=_ALL))
        return options

    def _listed(self, card: str) -> bool:
        return not self._first or card in self._first

    def _left(self) -> list[Action]:
        """The cards that are not listed."""
        return [self._cards[card] for card in self._offers if card in self._cards and not self._listed(card)]

    def _show_all(self) -> None:
        """List every card; the cursor goes to the first that is new."""
        cards = self.query_one("#card-list", OptionList)
        at = next((card.id for card in self._left()), "")
        self._first, self._brief = set(), False
        self.heading = f"Your cards · {self._view.spendable} political capital · a letter jumps"
        self._head()
        cards.clear_options()
        cards.add_options(self._options())
        if at:
            cards.highlighted = cards.get_option_index(at)

    def _kinds(self) -> list[str]:
        used = [self._cards[card].kind for card in self._offers if card in self._cards and self._listed(card)]
        return [
            *(kind for kind in self._deck.classes if kind in used),
            *dict.fromkeys(kind for kind in used if kind not in self._deck.classes),
        ]

    def _line(self, card: Action, offer: Offer) -> Content:
        """Whether it can be ordered, its price, its title, who decides: in one line."""
        cannot = refused_briefly(card, self._view, self._slot) if refused(offer, self._slot) else ""
        brief = cannot or ("too late" if late(card, self._view.clock) else "")
        who = "" if self._brief else first_of(self._deck, card)
        return Content.assemble(
            ("✗" if cannot else " ", "$warning"),
            (f"{card.cost or 'free':>5} ", "$accent"),
            Content.styled(clean(card.title), "$secondary" if cannot else "b"),
            (f"  {brief}" if brief else "", "$warning"),
            (clean(f"  {who}") if who else "", "$secondary"),
        )

    def on_mount(self) -> None:
        """Start at the card chosen, else at the first that can be ordered."""
        cards = self.query_one("#card-list", OptionList)
        can = [card for card, offer in self._offers.items() if self._listed(card) and not refused(offer, self._slot)]
        wanted = self._chosen or next(iter(can), "")
        cards.focus()
        if wanted in self._offers:
            cards.highlighted = cards.get_option_index(wanted)
        else:
            cards.action_first()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the card at the cursor."""
        card = self._cards.get(event.option_id or "")
        if card is None:
            self._show_none()
            return
        cannot = refused(self._offers[card.id], self._slot)
        self._head()
        self.query_one("#card-title", Static).update(content(card.title, "b $accent"))
        why = self.query_one("#card-why-not", Static)
        said = f"Not now: {cannot}" if cannot else late(card, self._view.clock)
        why.update(content(said))
        why.display = bool(said)
        told = [self._odds(card), card_text(self._deck, card, self._decided, brief=self._brief)]
        self.query_one("#card-text", Static).update(Content("\n").join([each for each in told if each.plain]))
        self.query_one("#card-detail").scroll_home(animate=False)

    def _show_none(self) -> None:
        """The cursor is on no card."""
        self.query_one("#card-title", Static).update("")
        self.query_one("#card-why-not").display = False
        said = "Your staff has put forward what fits best of each kind. The others are yours to order as well, where they can be."
        self.query_one("#card-text", Static).update(content(said))

    def _head(self) -> None:
        self.query_one(".heading", Static).update(content(self.heading, "b $accent"))

    def on_key(self, event: Key) -> None:
        """A letter goes to the next card whose title begins with it, from the last to the first."""
        letter = (event.character or "").casefold()
        if not letter.isalpha():
            return
        event.stop()
        cards = self.query_one("#card-list", OptionList)
        listed = [self._cards.get(option.id or "") for option in cards.options]
        at = cards.highlighted if cards.highlighted is not None else -1
        order = [*range(at + 1, len(listed)), *range(at + 1)]
        found = next((index for index in order if (card := listed[index]) and card.title.casefold().startswith(letter)), None)
        if found is None and any(card.title.casefold().startswith(letter) for card in self._left()):
            self._show_all()
            self.on_key(event)
            return
        if found is None:
            self.query_one(".heading", Static).update(content(f"No card begins with “{letter}”.", "b $warning"))
            return
        cards.highlighted = found
        cards.focus()
        self._head()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose it, if it can be ordered."""
        self._choose(event.option_id or "")

    def action_choose(self) -> None:
        """Choose the card at the cursor."""
        cards = self.query_one("#card-list", OptionList)
        if cards.highlighted is not None:
            self._choose(cards.get_option_at_index(cards.highlighted).id or "")

    def _choose(self, card: str) -> None:
        if card == _ALL:
            self._show_all()
        if card not in self._offers:
            return
        if cannot := refused(self._offers[card], self._slot):
            self.tell(cannot)
            return
        self.dismiss(card)
