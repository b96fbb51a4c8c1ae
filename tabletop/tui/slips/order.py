"""The order slip, and the argument slip that goes with an order which is no card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from tabletop.deck.model import Action, Posture
from tabletop.deck.numbering import numbered
from tabletop.game.commands import STATEMENT_WORDS, Command, GiveOrder, MakeStatement
from tabletop.game.events import Slot, Substance
from tabletop.tui.seat.words import posture_title
from tabletop.tui.slips.row import Ask, Choices
from tabletop.tui.slips.slip import Filled, Slip, all_of, first
from tabletop.tui.words import role_title

_ARGUMENT = ("argument", "role", "observable", "moves", "pro-1", "pro-2", "pro-3")
_POSTURES: tuple[Posture, ...] = ("overt", "deniable", "covert")


class OrderSlip(Slip):
    """An order in the order of the paper slip. Rows that a card, an argument or a pass does not need are not shown."""

    NAME = "order"
    TITLE = "Order"

    def asks(self) -> tuple[Ask, ...]:
        """Every row of the order slip, then those of the argument slip."""
        purposes = sorted((each for each in self.deck.purposes if each.scale is not None), key=lambda each: each.scale or 0)
        meant = tuple((each.id, each.title) for each in purposes)
        roles = tuple((role.id, role.title) for role in self.deck.roles if role.team == self.view.team)
        titles = {track.id: track.title for track in self.deck.tracks}
        return (
            Ask(name="slot", label="Slot", kind="one", options=(("main", "main"), ("national", "national")), hint="main"),
            Ask(
                name="is",
                label="It is",
                kind="one",
                options=(("action", "a card"), ("argument", "an argument"), ("pass", "a pass")),
                hint="a card",
            ),
            Ask(name="card", label="Card", kind="one", options=self._cards(), hint="number or letters", needed=True),
            Ask(name="argument", label="Argument in a line", needed=True),
            Ask(name="role", label="Role that decides", kind="one", options=roles),
            Ask(name="agreed", label="Roles that agree", kind="some", hint="all, numbers, or none", needed=True),
            Ask(name="purpose", label="Purpose (in truth)", kind="one", options=meant, needed=True),
            Ask(name="message", label="Message (taken for)", kind="one", options=meant, needed=True),
            Ask(name="posture", label="Posture", kind="one", hint="overt"),
            Ask(name="rationale", label="Why, in one line", needed=True),
            Ask(name="statement", label="Public statement"),
            Ask(name="alternatives", label="Alternatives"),
            Ask(name="dissent", label="Dissent"),
            Ask(name="owner", label="Owner"),
            Ask(name="target", label="Target"),
            Ask(name="observable", label="Others would see", needed=True),
            Ask(
                name="moves",
                label="It is to move",
                kind="moves",
                options=tuple((track, titles.get(track, track)) for track in self.deck.palette),
                hint="1+, 3−",
                needed=True,
            ),
            *(Ask(name=f"pro-{number}", label=f"It works because {number}") for number in (1, 2, 3)),
        )

    def _cards(self) -> tuple[tuple[str, str], ...]:
        prices = {offer.card: offer.cost for offer in self.view.offers}
        return tuple(
            (card.id, f"{card.title}" + (f" ({prices[card.id]})" if prices.get(card.id) else ""))
            for card in numbered(self.deck, self.view.team)
        )

    def _card(self, filled: Filled) -> Action | None:
        wanted = first(filled, "card")
        return next((card for card in self.deck.actions if card.id == wanted), None)

    def shown(self, filled: Filled) -> frozenset[str]:
        """By what the order is, and what its card needs."""
        what, card = first(filled, "is", "action"), self._card(filled)
        rows = {"slot", "is", "rationale", "statement", "alternatives", "dissent", "owner", "target"}
        if what == "pass":
            return frozenset(rows)
        rows |= {"purpose", "message"}
        if what == "argument":
            return frozenset(rows | set(_ARGUMENT))
        rows.add("card")
        if card is not None and card.collective:
            rows.add("agreed")
        if card is not None and card.postures != ("overt",):
            rows.add("posture")
        return frozenset(rows)

    def options(self, filled: Filled) -> Mapping[str, Choices]:
        """Who agrees and how openly, by card."""
        card = self._card(filled)
        if card is None:
            return {}
        return {
            "agreed": tuple((role, role_title(self.deck, role)) for role in card.authority) if card.collective else (),
            "posture": tuple((posture, posture_title(posture)) for posture in _POSTURES if posture in card.postures),
        }

    def commands(self, filled: Filled) -> tuple[Command, ...] | str:
        """The order, and the statement if there is one."""
        statement = " ".join(first(filled, "statement").split())
        if (words := len(statement.split())) > STATEMENT_WORDS:
            return f"The statement has {words} words; the most is {STATEMENT_WORDS}. Shorten it."
        what = cast("Substance", first(filled, "is", "action"))
        argument = what == "argument"
        order = GiveOrder(
            substance=what,
            slot=cast("Slot", first(filled, "slot", "main")),
            card=first(filled, "card"),
            role=first(filled, "role"),
            agreed=all_of(filled, "agreed"),
            argument=first(filled, "argument"),
            observable=first(filled, "observable"),
            effects=all_of(filled, "moves"),
            pros=tuple(filter(None, (first(filled, f"pro-{number}") for number in (1, 2, 3)))) if argument else (),
            purpose=first(filled, "purpose"),
            message=first(filled, "message"),
            rationale=first(filled, "rationale"),
            posture=cast("Posture", first(filled, "posture", "overt")),
            alternatives=first(filled, "alternatives"),
            dissent=first(filled, "dissent"),
            owner=first(filled, "owner"),
            target=first(filled, "target"),
        )
        return (order, MakeStatement(text=statement)) if statement else (order,)
