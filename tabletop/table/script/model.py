"""What a script says, and what can go wrong with one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.deck.problems import Problem
from tabletop.deck.spans import find, line_and_column, scan
from tabletop.game.audience import Seat
from tabletop.game.commands import Command, OpenSession
from tabletop.game.refusal import Refusal


@frozen(kw_only=True)
class Step:
    """One command of a script: who gives it, and how many seconds after the step before.

    `number` counts from 1, `name` is the command's name in a script. `person` is a name of the script's people.
    `named` is the inject or order that stands where the command has a number `ref`; empty if the number itself does.
    """

    number: int
    name: str
    command: Command
    seat: Seat
    behalf: Seat = ""
    person: str = ""
    after: int
    named: str = ""


@frozen(kw_only=True, eq=False)
class Script:
    """A session to be played.

    `people` are names by seat, the first of a seat being whoever acts there unless a step says otherwise. With `start` (a
    moment with time zone) the session plays by its own clock, else by this machine's; an empty `seed` lets this machine
    draw one. `text` is the script itself with `\\n` line ends.
    """

    name: str
    text: str
    deck: Deck
    seed: str = ""
    start: datetime | None = None
    people: Mapping[Seat, tuple[str, ...]]
    opening: OpenSession
    steps: tuple[Step, ...]

    def line(self, step: Step | None) -> int:
        """The line, from 1, on which a step stands; without a step, on which the session's settings do."""
        span = find(scan(self.text), ("session",) if step is None else ("step", step.number - 1))
        return 1 if span is None else line_and_column(self.text, span.key)[0]


class ScriptError(Exception):
    """A script that cannot be played, in one sentence; `problems` lists what is wrong with its form, if that is the reason."""

    def __init__(self, sentence: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(sentence)
        self.problems = tuple(problems)


class ScriptStopped(ScriptError):  # noqa: N818 - says more where it is caught than a name that ends in Error
    """The table refused a step: `line` is where it stands, `refusal` why, `played` how many steps went before it."""

    def __init__(self, sentence: str, *, line: int, refusal: Refusal, played: int) -> None:
        super().__init__(sentence)
        self.line = line
        self.refusal = refusal
        self.played = played
