"""A deck made ready for play: cards by id, conditions and effects compiled against its tracks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen

from tabletop.deck.effect import Effect
from tabletop.deck.expression import Both, Compare, Either, Expression, Name, Node, Not, Number, Reckon, Truth
from tabletop.deck.model import Action, Deck, Hazard, Inject, Rule
from tabletop.game.state import Draft

Reading: TypeAlias = Callable[[Draft], int]
"""A compiled condition or number: what it comes to in a state, with 0 and 1 for false and true."""


@frozen
class Change:
    """A compiled effect: on track number `track`, or on `flag` if that is -1. `fixed` sets rather than adds."""

    text: str
    track: int
    amount: int
    fixed: bool
    flag: str
    when: Reading | None


Changes: TypeAlias = tuple[Change, ...]
Moved: TypeAlias = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]
"""The tracks and flags after some changes, and the texts of those that took place."""


@frozen
class PlayableAction:
    """An action card with what is compiled of it."""

    card: Action
    kind: str
    """`TEAM.CLASS`, as a draft's `carried` keeps it."""
    when: Reading | None
    effects: Changes
    partial: Changes
    failure: Changes
    exposed: Changes


@frozen
class PlayableInject:
    """An inject with what is compiled of it. `turn` is the planned turn, or 0."""

    card: Inject
    turn: int
    when: Reading | None
    effects: Changes
    met: Reading | None


@frozen
class PlayableRule:
    """A standing rule or hazard with what is compiled of it; `chance` is 100 for a rule."""

    card: Rule | Hazard
    when: Reading | None
    effects: Changes
    chance: int


class Rulebook:
    """A deck made ready for play. Made once a table; nothing in it changes."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.track_index = {track.id: index for index, track in enumerate(deck.tracks)}
        self.lows = tuple(track.low for track in deck.tracks)
        self.highs = tuple(track.high for track in deck.tracks)
        self.flag_order = {flag.id: index for index, flag in enumerate(deck.flags)}
        self.teams = {team.id: team for team in deck.teams}
        self.roles = {role.id: role for role in deck.roles}
        self.capital = {team.id: self.track_index[team.capital] for team in deck.teams}
        self.income = tuple((self.track_index[team.capital], team.income) for team in deck.teams if team.income)
        self.estimated = tuple(
            (team, tuple(index for index, track in enumerate(deck.tracks) if track.sight(team) == "estimate"))
            for team in deck.team_ids
        )
        self.broken = {team.id: self.changes(team.broken) for team in deck.teams}
        self.ladder = self.track_index[deck.ladder.track]
        self.turns = {turn.number: turn for turn in deck.turns}
        self.purposes = {purpose.id: purpose for purpose in deck.purposes}
        self.causes = {cause.id: cause for cause in deck.causes}
        self.questions = tuple((question, self.reading(question.answer)) for question in deck.questions)
        self.aims = tuple((aim, self.reading(aim.met), self.reading(aim.partly)) for aim in deck.aims)
        self.actions = {card.id: self._action(card) for card in deck.actions}
        self.actions_of = {team: tuple(a for a in self.actions.values() if a.card.team == team) for team in deck.team_ids}
        self.injects = {card.id: self._inject(card) for card in deck.injects}
        self.expecting = tuple(inject for inject in self.injects.values() if inject.card.expects)
        self.rules = tuple(PlayableRule(rule, self.when(rule.when), self.changes(rule.effects), 100) for rule in deck.rules)
        self.hazards = tuple(PlayableRule(h, self.when(h.when), self.changes(h.effects), h.chance) for h in deck.hazards)
        self.hazards_by_id = {hazard.id: hazard for hazard in deck.hazards}
        self.palette = frozenset(deck.palette)
        self.tasks = frozenset(task.id for task in deck.tasks)

    def _action(self, card: Action) -> PlayableAction:
        parts = (self.changes(part) for part in (card.effects, card.partial, card.failure, card.exposed))
        return PlayableAction(card, f"{card.team}.{card.kind}", self.when(card.when), *parts)

    def _inject(self, card: Inject) -> PlayableInject:
        met = self.reading(card.expects.met) if card.expects else None
        return PlayableInject(card, card.turn or 0, self.when(card.when), self.changes(card.effects), met)

    def when(self, condition: Expression) -> Reading | None:
        """A condition compiled; None if it always holds."""
        return None if condition.root == Truth(True) else self.reading(condition)

    def reading(self, condition: Expression) -> Reading:
        """A condition compiled. Raises KeyError for a name that the deck does not have: the lint is to find it first."""
        return self._compile(condition.root)

    def changes(self, effects: tuple[Effect, ...]) -> Changes:
        """Effects compiled. Raises KeyError for a name that the deck does not have."""
        return tuple(self._change(effect) for effect in effects)

    def _change(self, effect: Effect) -> Change:
        when = self.when(effect.condition)
        if effect.verb in ("raise", "lower"):
            if effect.name not in self.flag_order:
                raise KeyError(effect.name)
            return Change(effect.text, -1, int(effect.verb == "raise"), True, effect.name, when)
        return Change(effect.text, self.track_index[effect.name], effect.amount, effect.verb == "set", "", when)

    def holding(self, draft: Draft, changes: Changes) -> Changes:
        """Those of the changes whose conditions hold."""
        return tuple(change for change in changes if change.when is None or change.when(draft))

    def moved(self, draft: Draft, changes: Changes) -> Moved:
        """What changes come to. Conditions are read before the first change; tracks stay in their ranges."""
        if not changes:
            return draft.tracks, draft.flags, ()
        tracks, flags, done = list(draft.tracks), draft.flags, []
        for change in changes:
            if change.when is not None and not change.when(draft):
                continue
            done.append(change.text)
            index = change.track
            if index < 0:
                flags = self._flagged(flags, change.flag, bool(change.amount))
                continue
            value = change.amount if change.fixed else tracks[index] + change.amount
            tracks[index] = min(max(value, self.lows[index]), self.highs[index])
        return tuple(tracks), flags, tuple(done)

    def _flagged(self, flags: tuple[str, ...], flag: str, up: bool) -> tuple[str, ...]:
        if (flag in flags) == up:
            return flags
        if not up:
            return tuple(other for other in flags if other != flag)
        return tuple(sorted((*flags, flag), key=self.flag_order.__getitem__))

    def _compile(self, node: Node) -> Reading:
        match node:
            case Number(value):
                return lambda _draft: value
            case Truth(truth):
                return lambda _draft: int(truth)
            case Name(text):
                return self._name(text)
            case Not(part):
                inner = self._compile(part)
                return lambda draft: not inner(draft)
            case Both(left, right):
                a, b = self._compile(left), self._compile(right)
                return lambda draft: a(draft) and b(draft)
            case Either(left, right):
                a, b = self._compile(left), self._compile(right)
                return lambda draft: a(draft) or b(draft)
            case Compare(sign, left, right):
                return _COMPARE[sign](self._compile(left), self._compile(right))
            case Reckon(sign, left, right):
                return _RECKON[sign](self._compile(left), self._compile(right))

    def _name(self, text: str) -> Reading:
        if text == "turn":
            return lambda draft: draft.turn
        if text in self.track_index:
            index = self.track_index[text]
            return lambda draft: draft.tracks[index]
        if text in self.flag_order:
            return lambda draft: text in draft.flags
        kind, _, rest = text.partition(".")
        return _RECORDS[kind](rest)


_COMPARE: dict[str, Callable[[Reading, Reading], Reading]] = {
    "=": lambda a, b: lambda draft: a(draft) == b(draft),
    "!=": lambda a, b: lambda draft: a(draft) != b(draft),
    "<": lambda a, b: lambda draft: a(draft) < b(draft),
    "<=": lambda a, b: lambda draft: a(draft) <= b(draft),
    ">": lambda a, b: lambda draft: a(draft) > b(draft),
    ">=": lambda a, b: lambda draft: a(draft) >= b(draft),
}
_RECKON: dict[str, Callable[[Reading, Reading], Reading]] = {
    "+": lambda a, b: lambda draft: a(draft) + b(draft),
    "-": lambda a, b: lambda draft: a(draft) - b(draft),
    "*": lambda a, b: lambda draft: a(draft) * b(draft),
}
_RECORDS: dict[str, Callable[[str], Reading]] = {
    "played": lambda rest: lambda draft: rest in draft.played,
    "released": lambda rest: lambda draft: rest in draft.released,
    "met": lambda rest: lambda draft: rest in draft.met,
    "passed": lambda rest: lambda draft: rest in draft.passed,
    "moves": lambda rest: lambda draft: draft.carried.count(rest),
}
