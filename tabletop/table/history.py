"""A session's log as control corrects it: each step, whether it is in force, and what going back would take back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.game.audience import CONTROL
from tabletop.game.events import Amended, Event, Phase, Rewound
from tabletop.game.feed import Heard
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import as_amended, taken_back
from tabletop.table.amending import LIMITS, MAY_BE_BLANK
from tabletop.table.hearing import hear


@frozen(kw_only=True)
class Correction:
    """The step that took back or amended another, and the reason that control gave."""

    seq: int
    reason: str


@frozen(kw_only=True)
class Step:
    """One step of the log: its commit with the words as amended, and what control heard of it.

    `turn` and `phase` are those of the last that was heard of it. `taken` is the rewind that keeps it out of force, None
    where it is in force; `amended` are the amendments of its words, oldest first.
    """

    commit: Commit
    turn: int
    phase: Phase
    heard: tuple[Heard, ...]
    taken: Correction | None
    amended: tuple[Correction, ...]

    @property
    def seq(self) -> int:
        """Its number, from 1."""
        return self.commit.seq

    @property
    def lasting(self) -> bool:
        """Whether something of it stays whatever is taken back: a note, a message, the clock."""
        return any(event.LASTING for event in self.commit.events)

    @property
    def corrects(self) -> bool:
        """Whether control set something right with it: went back, amended words, adjusted the world."""
        return any(event.NAME in _CORRECTING for event in self.commit.events)


_CORRECTING = frozenset({"rewound", "amended", "world_adjusted"})


def steps(commits: Sequence[Commit], deck: Deck) -> tuple[Step, ...]:
    """Every step of a log from commit 1 on, taken back or not."""
    hearing = hear(commits, CONTROL, deck.team_ids)
    worded, _ = as_amended(commits)
    back = {seq: _correction(commits[rewind - 1], Rewound) for seq, rewind in taken_back(commits).items()}
    amended: dict[int, list[Correction]] = {}
    for commit in commits:
        for target in dict.fromkeys(event.seq for event in commit.events if isinstance(event, Amended)):
            amended.setdefault(target, []).append(_correction(commit, Amended))
    found: list[Step] = []
    turn = 0
    phase: Phase = "setup"
    for commit, start, end in zip(worded, hearing.ends, hearing.ends[1:], strict=False):
        heard = tuple(hearing.heard[start:end])
        if heard:
            turn, phase = heard[-1].turn, heard[-1].phase
        found.append(
            Step(
                commit=commit,
                turn=turn,
                phase=phase,
                heard=heard,
                taken=back.get(commit.seq),
                amended=tuple(amended.get(commit.seq, ())),
            )
        )
    return tuple(found)


def _correction(commit: Commit, kind: type[Rewound] | type[Amended]) -> Correction:
    reason = next((event.reason for event in commit.events if isinstance(event, kind)), "")
    return Correction(seq=commit.seq, reason=reason)


@frozen(kw_only=True)
class GoingBack:
    """What a rewind would come to, by the numbers of the steps: those that it takes back, and those in force again."""

    back: tuple[int, ...]
    again: tuple[int, ...]


def going_back(commits: Sequence[Commit], to_seq: int) -> GoingBack:
    """What a rewind to right after commit `to_seq` would take back and bring back. Does not check that it is allowed."""
    before = taken_back(commits)
    rewind = Commit(seq=len(commits) + 1, id="", at="", seat=CONTROL, events=(Rewound(to_seq=to_seq, reason=""),))
    after = taken_back([*commits, rewind])
    return GoingBack(
        back=tuple(sorted(seq for seq in after if seq not in before)),
        again=tuple(sorted(seq for seq in before if seq not in after)),
    )


@frozen(kw_only=True)
class Words:
    """Words of a step that may be amended: the event's number and field as an amendment names them, and the text.

    `kind` is the event's name; `field` has the key of a text in several after a full stop, as in `text.nato`.
    """

    event: int
    kind: str
    field: str
    text: str


def words_of(commit: Commit) -> tuple[Words, ...]:
    """All words of a step that may be amended, those that say something first."""
    found = [
        Words(event=number, kind=event.NAME, field=name, text=text)
        for number, event in enumerate(commit.events)
        if not isinstance(event, Amended)
        for name, text in _texts(event)
    ]
    return tuple(sorted(found, key=lambda words: not words.text.strip()))


def _texts(event: Event) -> Iterator[tuple[str, str]]:
    for field in attrs.fields(type(event)):
        name = f"{event.NAME}.{field.name}"
        if not field.metadata.get("words") or name not in LIMITS:
            continue
        value = getattr(event, field.name)
        if isinstance(value, str):
            if value.strip() or name in MAY_BE_BLANK:
                yield field.name, value
        elif isinstance(value, Mapping):
            yield from ((f"{field.name}.{key}", text) for key, text in value.items() if isinstance(text, str))
        elif isinstance(value, tuple):
            yield from ((f"{field.name}.{number}", text) for number, text in enumerate(value) if isinstance(text, str))
