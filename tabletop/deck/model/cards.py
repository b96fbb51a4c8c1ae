"""The cards: injects, actions, rules, hazards, aims, questions."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from tabletop.deck.effect import Effect
from tabletop.deck.expression import ALWAYS, NEVER, Expression
from tabletop.deck.model.terms import ALL, Basis, Fallback, InjectKind, Method, Posture, Weight


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
    is the planned turn, None for one that waits for its condition; `minute` has it proposed so many minutes of real time
    after that turn opens, 0 to 240. An inject with `truth` is an incident.
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
    minute: int | None = None
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
    `public` is what its side's government says of it in public where it is ordered overtly; empty for nothing of its own.
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
    public: str = ""
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

    @property
    def tempers(self) -> tuple[str, ...]:
        """The teams whose engine's temperament it asks for: it is put only where the engine plays them."""
        return tuple(name.text.split(".")[1] for name in self.answer.names() if name.text.startswith("temper."))
