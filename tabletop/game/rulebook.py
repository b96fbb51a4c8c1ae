"""A deck made ready for play: cards by id, conditions and effects compiled against its tracks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar, cast

from attrs import evolve, frozen

from tabletop.deck.brief import for_team
from tabletop.deck.effect import Effect
from tabletop.deck.expression import ALWAYS, Both, Expression, Name, Not, Truth
from tabletop.deck.late import besides_turn
from tabletop.deck.model import ALL, Action, Deck, Hazard, Inject, Rule
from tabletop.deck.spoken import spoken
from tabletop.game.events import AimJudged, AimResult, QuestionAnswered
from tabletop.game.reading import Reader, Reading, Sieve
from tabletop.game.state import Draft

T = TypeVar("T")
_Reason: TypeAlias = tuple[str, Reading | None]


@frozen
class Change:
    """A compiled effect: on track number `track`, or on `flag` if that is -1. `fixed` sets rather than adds.

    `low` and `high` are the track's range, which it does not leave.
    """

    text: str
    track: int
    amount: int
    fixed: bool
    flag: str
    when: Reading | None
    low: int = 0
    high: int = 0


Changes: TypeAlias = tuple[Change, ...]
Moved: TypeAlias = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]
"""The tracks and flags after some changes, and the texts of those that took place."""
AIM_POINTS: Mapping[AimResult, int] = {"met": 2, "partly": 1, "missed": 0}
"""What a result of an aim counts, for each point of its weight."""


@frozen
class PlayableAction:
    """An action card with what is compiled of it, and what is asked of it most.

    `once` is for a card that is not repeated.
    """

    card: Action
    id: str
    cost: int
    once: bool
    collective: bool
    kind: str
    """`TEAM.CLASS`, as a draft's `carried` keeps it."""
    when: Reading | None
    effects: Changes
    partial: Changes
    failure: Changes
    exposed: Changes


@frozen
class PlayableInject:
    """An inject with what is compiled of it. `turn` is the turn for which it is `planned`, or 0; the texts are by recipient.

    `late` is what its condition asks besides the turn: that alone counts once it was deferred to a turn that has come.
    """

    card: Inject
    id: str
    turn: int
    planned: bool
    text: Mapping[str, str]
    source: Mapping[str, str]
    reliability: Mapping[str, str]
    when: Reading | None
    late: Reading | None
    effects: Changes
    met: Reading | None


@frozen
class PlayableRule:
    """A standing rule or hazard with what is compiled of it; `chance` is 100 for a rule.

    `open_to` are the teams from which nothing that its condition or its effects' hang on is hidden, but for what was done:
    the `reports` that were released, the `cards` that were carried out, and the classes of cards (`kinds`) this turn.
    """

    card: Rule | Hazard
    open_to: tuple[str, ...]
    reports: frozenset[str]
    cards: frozenset[str]
    kinds: frozenset[str]
    when: Reading | None
    effects: Changes
    chance: int


def by_team(values: Mapping[str, str], teams: Iterable[str]) -> dict[str, str]:
    """A value for each of the teams: its own, else the one for all, else nothing."""
    rest = values.get(ALL, "")
    return {team: values.get(team, rest) for team in teams}


def _open(card: Action) -> Expression:
    """When a card can be ordered: while its condition holds, and one that is not repeated until it was carried out."""
    return card.when if card.repeat else Expression("", Both(card.when.root, Not(Name(f"played.{card.id}"))))


def _answers(deck: Deck, turn: int) -> Iterator[tuple[QuestionAnswered, Expression]]:
    """What each question is answered with as a turn ends, and when so: yes as soon as it is so, no in the last turn for it."""
    for question in deck.questions:
        if turn < question.turn:
            continue
        yes, no = [QuestionAnswered(question=question.id, answer=answer) for answer in (True, False)]
        if turn <= question.by:
            yield yes, question.answer
        if turn == question.by:
            yield no, Expression("", Not(question.answer.root))
        elif turn > question.by:
            yield no, ALWAYS


class Rulebook:
    """A deck made ready for play. Made once a table; nothing in it changes."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.track_index = {track.id: index for index, track in enumerate(deck.tracks)}
        self.lows = tuple(track.low for track in deck.tracks)
        self.highs = tuple(track.high for track in deck.tracks)
        self.starts = tuple(track.start for track in deck.tracks)
        self.starts_up = tuple(flag.id for flag in deck.flags if flag.start)
        """The flags that are up as a session opens."""
        self.flag_order = {flag.id: index for index, flag in enumerate(deck.flags)}
        self.flag_seen = {flag.id: frozenset(deck.team_ids if ALL in flag.seen else flag.seen) for flag in deck.flags}
        self.reader = Reader(self.track_index, self.flag_order)
        self.teams = {team.id: team for team in deck.teams}
        self.roles = {role.id: role for role in deck.roles}
        self.capital = {team.id: self.track_index[team.capital] for team in deck.teams}
        self.income = tuple((self.track_index[team.capital], team.income) for team in deck.teams if team.income)
        self.estimated = tuple(
            (team, tuple((track.id, index) for index, track in enumerate(deck.tracks) if track.sight(team) == "estimate"))
            for team in deck.team_ids
        )
        self.others = {team: tuple(other for other in deck.team_ids if other != team) for team in deck.team_ids}
        self.broken = {team.id: self.changes(team.broken) for team in deck.teams}
        self.ladder = self.track_index[deck.ladder.track]
        self.turns = {turn.number: turn for turn in deck.turns}
        self.purposes = {purpose.id: purpose for purpose in deck.purposes}
        self.causes = {cause.id: cause for cause in deck.causes}
        self.questions = tuple((question, self.reading(question.answer)) for question in deck.questions)
        self.tempers_asked = {question.id: question.tempers for question in deck.questions if question.tempers}
        """The teams whose temperament a question asks for, by question."""
        self.answers = {turn: self._sieve(_answers(deck, turn)) for turn in self.turns}
        """Finds the answers that a turn gives as it ends to questions that are not answered by then; by turn."""
        self.judged = {
            aim.id: {result: AimJudged(aim=aim.id, team=aim.team, result=result) for result in AIM_POINTS} for aim in deck.aims
        }
        self.most_points = {
            team: sum(aim.weight * AIM_POINTS["met"] for aim in deck.aims if aim.team == team) for team in deck.team_ids
        }
        """The points of a team all of whose aims are met."""
        self.aims_met = self._sieve((aim.id, aim.met) for aim in deck.aims)
        self.aims_partly = self._sieve((aim.id, aim.partly) for aim in deck.aims)
        self.actions = {card.id: self._action(card) for card in deck.actions}
        self.actions_of = {team: tuple(a for a in self.actions.values() if a.card.team == team) for team in deck.team_ids}
        self.actions_open = {
            team: self._sieve((action, _open(action.card)) for action in actions) for team, actions in self.actions_of.items()
        }
        """Finds the cards of a team whose conditions hold and that are not used up, by team."""
        self.dearest = {team: max((action.cost for action in actions), default=0) for team, actions in self.actions_of.items()}
        self.injects = {card.id: self._inject(card) for card in deck.injects}
        self.timed: dict[int, list[tuple[str, int]]] = {}
        for card in deck.injects:
            if card.turn is not None and card.minute is not None:
                self.timed.setdefault(card.turn, []).append((card.id, card.minute))
        self.incidents = tuple((card.id, card.truth) for card in deck.injects if card.truth)
        self.expecting = {card: inject for card, inject in self.injects.items() if inject.card.expects}
        self.rules = tuple(self._rule(rule, 100) for rule in deck.rules)
        self.hazards = tuple(self._rule(hazard, hazard.chance) for hazard in deck.hazards)
        self.rules_holding = self._sieve((rule, rule.card.when) for rule in self.rules)
        self.hazards_holding = self._sieve((hazard, hazard.card.when) for hazard in self.hazards)
        self.proposable = {
            (source, rule.card.id): {change.text: evolve(change, when=None) for change in rule.effects}
            for source, rules in (("rule", self.rules), ("hazard", self.hazards))
            for rule in rules
        }
        self.hazards_by_id = {hazard.id: hazard for hazard in deck.hazards}
        self.palette = frozenset(deck.palette)
        self.tasks = frozenset(task.id for task in deck.tasks)
        self._watched: dict[tuple[int, int, int], frozenset[str]] = {}
        self._msel: dict[tuple[int, int], tuple[PlayableInject, ...]] = {}
        self._msel_holding: dict[tuple[int, int], Sieve[PlayableInject]] = {}
        self._reasons: dict[str, tuple[tuple[_Reason, ...], tuple[_Reason, ...]]] = {}
        self._wants: dict[tuple[str, tuple[int, ...]], str] = {}
        self._made: dict[Callable[[Rulebook], object], object] = {}

    def made(self, make: Callable[[Rulebook], T]) -> T:
        """What a function makes of this book alone: made once, and kept with the book."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def _action(self, card: Action) -> PlayableAction:
        parts = (self.changes(part) for part in (card.effects, card.partial, card.failure, card.exposed))
        kind = f"{card.team}.{card.kind}"
        when = self.when(card.when)
        return PlayableAction(card, card.id, card.cost, not card.repeat, card.collective, kind, when, *parts)

    def _inject(self, card: Inject) -> PlayableInject:
        met = self.reading(card.expects.met) if card.expects else None
        to = card.recipients(self.deck.team_ids)
        text = {team: card.wording(team) for team in to}
        source, reliability = by_team(card.source, to), by_team(card.reliability, to)
        when, effects = self.when(card.when), self.changes(card.effects)
        late = self.when(besides_turn(card.when))
        return PlayableInject(card, card.id, card.turn or 0, bool(card.turn), text, source, reliability, when, late, effects, met)

    def _rule(self, card: Rule | Hazard, chance: int) -> PlayableRule:
        conditions = (card.when, *(effect.condition for effect in card.effects))
        names = {name.text for condition in conditions for name in condition.names()}
        open_to = tuple(team for team in self.teams if not any(self._hidden(name, team) for name in names))
        done = [name.partition(".") for name in names if name not in self.track_index]
        reports, cards, kinds = [
            frozenset(rest for kind, _, rest in done if kind == record) for record in ("released", "played", "moves")
        ]
        return PlayableRule(card, open_to, reports, cards, kinds, self.when(card.when), self.changes(card.effects), chance)

    def _hidden(self, name: str, team: str) -> bool:
        """Whether a name is of something that a team does not see or only estimates; what was done each may have seen."""
        if name in self.track_index:
            return self.deck.tracks[self.track_index[name]].sight(team) in ("hidden", "estimate")
        if name in self.flag_order:
            return team not in self.flag_seen[name]
        kind, _, rest = name.partition(".")
        return kind in ("met", "temper") or (kind == "passed" and rest != team)

    def watching(self, track: int, before: int, after: int) -> frozenset[str]:
        """The teams that see a track move from one value to another, by its exact values or by its bands."""
        if (track, before, after) not in self._watched:
            moved = self.deck.tracks[track]
            seen = ("exact",) if moved.band(before) is moved.band(after) else ("exact", "band")
            teams = frozenset(team for team in self.teams if before != after and moved.sight(team) in seen)
            self._watched[track, before, after] = teams
        return self._watched[track, before, after]

    def msel(self, after: int, turn: int) -> tuple[PlayableInject, ...]:
        """The injects that belong to no turn, and those planned after one turn and up to another, in the deck's order."""
        if (after, turn) not in self._msel:
            self._msel[after, turn] = tuple([i for i in self.injects.values() if not i.turn or after < i.turn <= turn])
        return self._msel[after, turn]

    def msel_holding(self, after: int, draft: Draft) -> list[PlayableInject]:
        """Those of `msel` up to the turn that is played whose conditions hold."""
        if (after, draft.turn) not in self._msel_holding:
            self._msel_holding[after, draft.turn] = self._sieve((i, i.card.when) for i in self.msel(after, draft.turn))
        return self._msel_holding[after, draft.turn](draft)

    def _sieve(self, cards: Iterable[tuple[T, Expression]]) -> Sieve[T]:
        return Sieve(self.reader, cards)

    def when(self, condition: Expression) -> Reading | None:
        """A condition compiled; None if it always holds."""
        return None if condition.root == Truth(True) else self.reading(condition)

    def wants(self, card: Action, course: tuple[int, ...]) -> str:
        """An action card's condition in words that its team may read, its turns as a session of this course counts them."""
        if (card.id, course) not in self._wants:
            self._wants[card.id, course] = spoken(card.when, for_team(self.deck, card.team), course)
        return self._wants[card.id, course]

    def card_reasons(self, draft: Draft, card: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
        """An action card's own reasons for and against, each with whether it holds now. Raises KeyError for no such card."""
        if card not in self._reasons:
            # Compiled when first asked for: few of a deck's cards come to the desk.
            action = self.actions[card].card
            self._reasons[card] = (
                tuple((reason.text, self.when(reason.when)) for reason in action.pros),
                tuple((reason.text, self.when(reason.when)) for reason in action.cons),
            )
        pros, cons = self._reasons[card]
        return (
            tuple([(text, when is None or bool(when(draft))) for text, when in pros]),
            tuple([(text, when is None or bool(when(draft))) for text, when in cons]),
        )

    def reading(self, condition: Expression) -> Reading:
        """A condition compiled. Raises KeyError for a name that the deck does not have."""
        return self.reader.one(condition)

    def changes(self, effects: tuple[Effect, ...]) -> Changes:
        """Effects compiled. Raises KeyError for a name that the deck does not have."""
        return tuple(self._change(effect) for effect in effects)

    def _change(self, effect: Effect) -> Change:
        when = self.when(effect.condition)
        if effect.verb in ("raise", "lower"):
            if effect.name not in self.flag_order:
                raise KeyError(effect.name)
            return Change(effect.text, -1, int(effect.verb == "raise"), True, effect.name, when)
        track = self.track_index[effect.name]
        return Change(effect.text, track, effect.amount, effect.verb == "set", "", when, self.lows[track], self.highs[track])

    def holding(self, draft: Draft, changes: Changes) -> Changes:
        """Those of the changes whose conditions hold."""
        return tuple([change for change in changes if change.when is None or change.when(draft)])

    def in_range(self, track: int, value: int) -> int:
        """A value of a track, by its number, or the end of its range that it is beyond."""
        low, high = self.lows[track], self.highs[track]
        return low if value < low else high if value > high else value

    def moved(self, draft: Draft, changes: Changes) -> Moved:
        """What changes come to. Conditions are read before the first change; tracks stay in their ranges."""
        if not changes:
            return draft.tracks, draft.flags, ()
        tracks, flags, done = list(draft.tracks), draft.flags, []
        for change in changes:
            when = change.when
            if when is not None and not when(draft):
                continue
            done.append(change.text)
            index = change.track
            if index < 0:
                flags = self._flagged(flags, change.flag, bool(change.amount))
                continue
            value = change.amount if change.fixed else tracks[index] + change.amount
            tracks[index] = change.low if value < change.low else change.high if value > change.high else value
        return tuple(tracks), flags, tuple(done)

    def _flagged(self, flags: tuple[str, ...], flag: str, up: bool) -> tuple[str, ...]:
        if (flag in flags) == up:
            return flags
        if not up:
            return tuple(other for other in flags if other != flag)
        return tuple(sorted((*flags, flag), key=self.flag_order.__getitem__))
