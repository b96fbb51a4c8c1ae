"""The deck: all that a scenario says, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from tabletop.deck.effect import Effect
from tabletop.deck.expression import ALWAYS, NEVER, Expression

Basis: TypeAlias = Literal["article", "public", "plausible"]
"""Where a card comes from: the deck's source article (with claims), public knowledge, or plausible invention."""
InjectKind: TypeAlias = Literal["contextual", "expected", "contingency", "administrative"]
Weight: TypeAlias = Literal["main", "colour"]
Sight: TypeAlias = Literal["exact", "band", "estimate", "hidden"]
"""How a team sees a track: its number, its band, a noisy reading taken once a turn, or not at all."""
Method: TypeAlias = Literal["certain", "2d6", "estimate", "vote", "umpire"]
Posture: TypeAlias = Literal["overt", "deniable", "covert"]
Fallback: TypeAlias = Literal["national", "waits", "costs"]
"""What becomes of a collective order whose roles did not agree.

Its first role plays it alone, it waits a turn, or it is void at the cost of the team's `broken`.
"""

ALL = "all"
"""The recipient that stands for every team."""


@frozen(kw_only=True)
class Claim:
    """A statement of the deck's source, in the deck's own words, that cards can cite."""

    id: str
    text: str


@frozen(kw_only=True)
class Team:
    """A side.

    `capital` is the track that its orders are paid from; `income` is added at each turn's opening.
    `fallback` and `broken` say what a collective order without agreement comes to.
    """

    id: str
    title: str
    short: str
    glyph: str
    brief: str
    capital: str
    income: int = 0
    fallback: Fallback = "national"
    broken: tuple[Effect, ...] = ()


@frozen(kw_only=True)
class Role:
    """An office within a team, with its card, its private aim and its red lines."""

    id: str
    team: str
    title: str
    card: str
    aim: str
    red_lines: tuple[str, ...]


@frozen(kw_only=True)
class Band:
    """A named part of a track, from `at` up to the next band."""

    at: int
    name: str


@frozen(kw_only=True)
class Track:
    """A whole number that the world keeps, from `low` to `high`.

    A track with a team is seen by it as `own` says, by the others as `others` says; one without a team
    is seen by all as `others` says.
    """

    id: str
    title: str
    low: int
    high: int
    start: int
    bands: tuple[Band, ...]
    text: str = ""
    team: str = ""
    own: Sight = "band"
    others: Sight = "band"

    def band(self, value: int) -> Band:
        """The band in which a value lies."""
        found = self.bands[0]
        for band in self.bands:
            if band.at <= value:
                found = band
        return found

    def sight(self, team: str) -> Sight:
        """How a team sees this track; the empty string stands for everybody."""
        return self.own if self.team and self.team == team else self.others


@frozen(kw_only=True)
class Flag:
    """A fact that is true or false. `seen` names the teams that know it, or `all`; nobody but control if empty."""

    id: str
    title: str
    start: bool = False
    seen: tuple[str, ...] = (ALL,)


@frozen(kw_only=True)
class Turn:
    """One turn of the longest session: its number, its scenario date, and what opens it."""

    number: int
    title: str
    date: str
    text: str


@frozen(kw_only=True)
class Length:
    """A session length on offer: which turns a session of so many turns plays, and the minutes it takes."""

    play: tuple[int, ...]
    minutes: int

    @property
    def turns(self) -> int:
        """How many turns are played."""
        return len(self.play)


@frozen(kw_only=True)
class Ladder:
    """The track whose top is war, and what control's choice at the top comes to.

    `off_ramp` and `contained` are the values that the track is set to by those choices.
    """

    track: str
    off_ramp: int
    contained: int
    war: str
    """What is announced when the choice is war."""


@frozen(kw_only=True)
class Purpose:
    """What a move can be for, or be taken for.

    `scale` orders purposes from benign to hostile; one without is apart from the scale: it can be read, not meant.
    """

    id: str
    title: str
    scale: int | None = None


@frozen(kw_only=True)
class Cause:
    """What can lie behind an incident: deliberate, accident, third party."""

    id: str
    title: str


@frozen(kw_only=True)
class Expectation:
    """What control expects a team to do about an inject. `met` recognises it; `by_turn` is the last turn in which it counts."""

    team: str
    text: str
    by_turn: int
    task: str = ""
    met: Expression = NEVER


@frozen(kw_only=True)
class Inject:
    """An event that control puts into play.

    `text` maps a team, or `all`, to its wording; a team without wording does not get the inject. `turn`
    is the planned turn, None for one that waits for its condition. An inject with `truth` is an incident.
    """

    id: str
    title: str
    kind: InjectKind
    text: Mapping[str, str]
    basis: Basis
    source: Mapping[str, str]
    weight: Weight = "main"
    reliability: Mapping[str, str] = field(factory=dict)
    turn: int | None = None
    time: str = ""
    when: Expression = ALWAYS
    thread: str = ""
    mode: str = ""
    claims: tuple[str, ...] = ()
    reference: str = ""
    truth: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    expects: Expectation | None = None
    objective: str = ""
    dilemma: str = ""
    notes: str = ""

    def recipients(self, teams: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the teams that have a wording."""
        return teams if ALL in self.text else tuple(team for team in teams if team in self.text)

    def wording(self, team: str) -> str:
        """A team's own wording, else the one for all, else nothing."""
        return self.text.get(team, self.text.get(ALL, ""))


@frozen(kw_only=True)
class Reason:
    """A reason for or against a card's success that holds while its condition does."""

    text: str
    when: Expression = ALWAYS


@frozen(kw_only=True)
class Action:
    """A card that a team can order.

    `authority` names the role that decides, or the roles that must agree. `effects` follow success,
    `partial` a partial success, `failure` a failure. `exposure` is the chance in per cent that a
    deniable or covert order is laid open; `trace` is what then or otherwise can be seen of a covert one.
    `turns` is how many turns it takes, with 1 for the same turn.
    """

    id: str
    team: str
    title: str
    authority: tuple[str, ...]
    kind: str
    observable: str
    rationale: str
    purposes: tuple[str, ...]
    basis: Basis
    text: str = ""
    claims: tuple[str, ...] = ()
    reference: str = ""
    when: Expression = ALWAYS
    cost: int = 0
    repeat: bool = True
    turns: int = 1
    method: Method = "certain"
    postures: tuple[Posture, ...] = ("overt",)
    exposure: int = 0
    trace: str = ""
    effects: tuple[Effect, ...] = ()
    partial: tuple[Effect, ...] = ()
    failure: tuple[Effect, ...] = ()
    exposed: tuple[Effect, ...] = ()
    pros: tuple[Reason, ...] = ()
    cons: tuple[Reason, ...] = ()
    fallback: Fallback | None = None

    @property
    def collective(self) -> bool:
        """Whether several roles must agree."""
        return len(self.authority) > 1


@frozen(kw_only=True)
class Rule:
    """A standing rule of the world, proposed to control in every turn in which its condition holds."""

    id: str
    title: str
    text: str
    when: Expression
    effects: tuple[Effect, ...]
    basis: Basis
    claims: tuple[str, ...] = ()


@frozen(kw_only=True)
class Hazard:
    """Something that may go wrong: proposed with `chance` per cent in a turn in which its condition holds.

    `text` is what each team, or all, is told if control accepts it; `truth` are the causes that it may have.
    """

    id: str
    title: str
    text: Mapping[str, str]
    when: Expression
    chance: int
    effects: tuple[Effect, ...]
    basis: Basis
    truth: tuple[str, ...] = ("accident",)
    claims: tuple[str, ...] = ()


@frozen(kw_only=True)
class Aim:
    """What a team, or one of its roles, wants in the game.

    It is worth `weight` if `met` holds at the end, half of that if `partly` does.
    """

    id: str
    team: str
    title: str
    text: str
    met: Expression
    partly: Expression = NEVER
    weight: int = 1
    role: str = ""


@frozen(kw_only=True)
class Task:
    """A critical task of an exercise objective."""

    id: str
    title: str
    text: str = ""


@frozen(kw_only=True)
class Objective:
    """What the training audience should practise."""

    id: str
    title: str
    text: str
    tasks: tuple[Task, ...]


@frozen(kw_only=True)
class Question:
    """A forecast question.

    It is asked from turn `turn` on. The answer is yes once `answer` holds at a turn's end, no at the end of turn `by`.
    """

    id: str
    text: str
    teams: tuple[str, ...]
    turn: int
    by: int
    answer: Expression


@frozen(kw_only=True, eq=False)
class Deck:
    """All that a scenario says. Two decks are the same only if they are one object: compare digests of their text instead."""

    id: str
    title: str
    summary: str
    version: str
    licence: str
    source: str
    brief: str
    ladder: Ladder
    classes: tuple[str, ...]
    """Kinds of action cards, such as restraint or coercion."""
    palette: tuple[str, ...]
    """Tracks that a free argument may move."""
    argument_method: Method
    teams: tuple[Team, ...]
    roles: tuple[Role, ...]
    tracks: tuple[Track, ...]
    flags: tuple[Flag, ...]
    turns: tuple[Turn, ...]
    lengths: tuple[Length, ...]
    purposes: tuple[Purpose, ...]
    causes: tuple[Cause, ...]
    claims: tuple[Claim, ...]
    injects: tuple[Inject, ...]
    actions: tuple[Action, ...]
    rules: tuple[Rule, ...]
    hazards: tuple[Hazard, ...]
    aims: tuple[Aim, ...]
    objectives: tuple[Objective, ...]
    questions: tuple[Question, ...]
    files: Mapping[str, str]
    """The text that it was read from, by file name, as a save keeps it."""
    digest: str
    """SHA-256 of `files`, as 64 hexadecimal digits."""

    @property
    def team_ids(self) -> tuple[str, ...]:
        """Ids of the teams, in the deck's order."""
        return tuple(team.id for team in self.teams)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Critical tasks of all objectives."""
        return tuple(task for objective in self.objectives for task in objective.tasks)
