"""Conditions in words, for those who have not written the deck."""

from __future__ import annotations

from tabletop.deck.expression import Both, Compare, Comparison, Either, Expression, Name, Node, Not, Number, Reckon, Truth
from tabletop.deck.model import Deck

_AT: dict[Comparison, str] = {
    "=": "{0}",
    "!=": "anything but {0}",
    "<": "less than {0}",
    "<=": "{0} or less",
    ">": "more than {0}",
    ">=": "{0} or more",
}
_OPPOSITE: dict[Comparison, Comparison] = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_MIRRORED: dict[Comparison, Comparison] = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_RECKONED = {"+": "plus", "-": "less", "*": "times"}


def spoken(condition: Expression, deck: Deck) -> str:
    """A condition as part of a sentence, such as `turn is 3 or more, and “Joint drill” has not been carried out`.

    Injects that the deck does not hold, as in a team's share of it, are told of without their title. Does not check
    that the names exist.
    """
    return _Speaker(deck).said(condition.root)


class _Speaker:
    def __init__(self, deck: Deck) -> None:
        self.flags = {flag.id: flag.title for flag in deck.flags}
        self.tracks = {track.id: track for track in deck.tracks}
        self.cards = {card.id: card.title for card in deck.actions}
        self.injects = {inject.id: inject.title for inject in deck.injects}
        self.teams = {team.id: team.short for team in deck.teams}

    def said(self, node: Node, *, holds: bool = True) -> str:
        """A condition, or its opposite."""
        match node:
            case Not(part):
                return self.said(part, holds=not holds)
            case Truth(truth):
                return "always" if truth == holds else "never"
            case Name(text):
                return self.fact(text, holds=holds)
            case Both(left, right) | Either(left, right):
                together = isinstance(node, Both) == holds
                first, second = (self.part(part, together=together, holds=holds) for part in (left, right))
                return f"{first}, {'and' if together else 'or'} {second}"
            case Compare(sign, left, right):
                return self.compared(sign if holds else _OPPOSITE[sign], left, right)
            case Number(value):
                return str(value)
            case Reckon():
                return self.amount(node)

    def part(self, node: Node, *, together: bool, holds: bool) -> str:
        text = self.said(node, holds=holds)
        inner = node
        while isinstance(inner, Not):
            inner, holds = inner.part, not holds
        mixed = isinstance(inner, Both | Either) and (isinstance(inner, Both) == holds) != together
        return f"({text})" if mixed else text

    def compared(self, sign: Comparison, left: Node, right: Node) -> str:
        if isinstance(left, Number) and not isinstance(right, Number):
            sign, left, right = _MIRRORED[sign], right, left
        amount = self.amount(right)
        if isinstance(left, Name) and left.text in self.tracks and isinstance(right, Number):
            amount = f"{amount} ({self.tracks[left.text].band(right.value).name})"
        return f"{self.amount(left)} is {_AT[sign].format(amount)}"

    def amount(self, node: Node) -> str:
        match node:
            case Number(value):
                return str(value)
            case Reckon(sign, left, right):
                return f"{self.amount(left)} {_RECKONED[sign]} {self.amount(right)}"
            case Name(text):
                return self.number(text)
            case _:
                return self.said(node)

    def number(self, name: str) -> str:
        if name in self.tracks:
            return self.tracks[name].title
        kind, _, rest = name.partition(".")
        if kind == "moves":
            team, _, sort = rest.partition(".")
            return f"{self.teams.get(team, team)}'s number of {sort} orders this turn"
        return "the turn" if name == "turn" else name

    def fact(self, name: str, *, holds: bool) -> str:
        if name in self.flags:
            return f"“{self.flags[name]}” {'holds' if holds else 'does not hold'}"
        kind, _, rest = name.partition(".")
        no = "" if holds else " not"
        if kind == "played":
            return (
                f"“{self.cards[rest]}” has{no} been carried out"
                if rest in self.cards
                else f"a card of another team has{no} been carried out"
            )
        if kind == "released":
            told = f"“{self.injects[rest]}”" if rest in self.injects else "an earlier report"
            return f"{told} has{no} come"
        if kind == "met":
            told = f"“{self.injects[rest]}”" if rest in self.injects else "an earlier report"
            return f"what was expected after {told} was{no} done"
        if kind == "passed":
            return f"{self.teams.get(rest, rest)} {'gave no' if holds else 'gave a'} main order last turn"
        return name
