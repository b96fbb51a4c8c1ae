"""Conditions in words, for those who have not written the deck."""

from __future__ import annotations

from tabletop.deck.expression import Both, Compare, Comparison, Either, Expression, Name, Node, Not, Number, Reckon, Truth
from tabletop.deck.late import in_turn, of_turn
from tabletop.deck.model import Deck
from tabletop.deck.numbering import counts_otherwise

_AT: dict[Comparison, str] = {
    "=": "{0}",
    "!=": "anything but {0}",
    "<": "less than {0}",
    "<=": "{0} or less",
    ">": "more than {0}",
    ">=": "{0} or more",
}
_AT_TURN: dict[Comparison, str] = {
    "=": "it is turn {0}",
    "!=": "it is any turn but {0}",
    "<": "it is before turn {0}",
    "<=": "it is turn {0} or earlier",
    ">": "it is after turn {0}",
    ">=": "it is turn {0} or later",
}
_OPPOSITE: dict[Comparison, Comparison] = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_MIRRORED: dict[Comparison, Comparison] = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_RECKONED = {"+": "plus", "-": "less", "*": "times"}
DECKS_TURN = "the deck's number of the turn"
"""What `turn` is in a calculation with other numbers, which turns as a session counts them would falsify."""


def spoken(condition: Expression, deck: Deck, course: tuple[int, ...] = ()) -> str:
    """A condition as part of a sentence, such as `it is turn 3 or later, and “Joint drill” has not been carried out`.

    `course` lists the deck's turns that a session plays: turns are then told by the session's numbers; without it, by the
    deck's. Injects that the deck does not hold, as in a team's share of it, are told of without their title. Does not check
    that the names exist.
    """
    return _Speaker(deck, course if counts_otherwise(course) else ()).said(condition.root)


class _Speaker:
    def __init__(self, deck: Deck, course: tuple[int, ...]) -> None:
        self.course = course
        self.flags = {flag.id: flag.title for flag in deck.flags}
        self.tracks = {track.id: track for track in deck.tracks}
        self.cards = {card.id: card.title for card in deck.actions}
        self.injects = {inject.id: inject.title for inject in deck.injects}
        self.teams = {team.id: team.short for team in deck.teams}
        self.tempers = {temper.id: temper.title for temper in deck.temperaments}

    def said(self, node: Node, *, holds: bool = True) -> str:
        """A condition, or its opposite."""
        if self.course and of_turn(node):
            return self.in_turns([in_turn(Expression("", node), turn).root == Truth(holds) for turn in self.course])
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
        if isinstance(left, Name) and left.text == "turn" and isinstance(right, Number) and not self.course:
            return _AT_TURN[sign].format(amount)
        if isinstance(left, Name) and left.text in self.tracks and isinstance(right, Number):
            amount = f"{amount} ({self.tracks[left.text].band(right.value).name})"
        return f"{self.amount(left)} is {_AT[sign].format(amount)}"

    def in_turns(self, holds: list[bool]) -> str:
        """The turns of the session that a condition of the turn alone fits, as numbers from 1."""
        fit = [number for number, each in enumerate(holds, 1) if each]
        first, last = (fit[0], fit[-1]) if fit else (0, 0)
        if not fit:
            return "it is a turn that this session leaves out"
        if len(fit) == 1:
            return _AT_TURN["="].format(first)
        if len(fit) == last:
            return _AT_TURN["<="].format(last)
        if len(fit) == len(holds) - first + 1:
            return _AT_TURN[">="].format(first)
        if len(fit) == len(holds) - 1:
            return _AT_TURN["!="].format(holds.index(False) + 1)
        return f"it is turn {', '.join(map(str, fit[:-1]))} or {last}"

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
        if name == "turn":
            return DECKS_TURN if self.course else "the turn"
        return name

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
        if kind == "temper":
            team, _, temper = rest.partition(".")
            return f"the temperament of {self.teams.get(team, team)} is{no} “{self.tempers.get(temper, temper)}”"
        if kind == "passed":
            return f"{self.teams.get(rest, rest)} {'gave no' if holds else 'gave a'} main order last turn"
        return name
