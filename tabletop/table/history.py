"""A session's log as control corrects it: each step, whether it is in force, and what going back would take back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from tabletop.deck.model import Deck
from tabletop.game.audience import CONTROL
from tabletop.game.events import EVENTS, Amended, Event, Phase, Rewound, WordsAt
from tabletop.game.feed import Heard
from tabletop.game.wording import texts_of
from tabletop.journal.commit import Commit, stays
from tabletop.journal.timeline import as_amended, taken_back
from tabletop.table.amending import LIMITS, MAY_BE_BLANK, of_the_deck
from tabletop.table.copies import Copies
from tabletop.table.hearing import hear


@frozen(kw_only=True)
class Correction:
    """The step that took back or amended another, by whom (a roster id or empty), and the reason that control gave.

    `was` are the words that an amendment replaced, each once.
    """

    seq: int
    reason: str
    person: str = ""
    was: tuple[str, ...] = ()


@frozen(kw_only=True)
class Step:
    """One step of the log: its commit with the words as amended, and what control heard of it.

    `turn` and `phase` are those of the last that was heard of it. `taken` is the rewind that keeps it out of force, whole or in
    part, None where it is in force; `stays` is what of such a step stays in force all the same. `kept` is the rewind that went
    back beyond a step all of which stays in force: a note, a message, the clock. `amended` are the amendments of its words,
    oldest first.
    """

    commit: Commit
    turn: int
    phase: Phase
    heard: tuple[Heard, ...]
    taken: Correction | None
    stays: tuple[Heard, ...]
    kept: Correction | None
    amended: tuple[Correction, ...]

    @property
    def seq(self) -> int:
        """Its number, from 1."""
        return self.commit.seq

    @property
    def corrects(self) -> bool:
        """Whether control set something right with it: went back, amended words, adjusted the world."""
        return any(event.NAME in _CORRECTING for event in self.commit.events)


_CORRECTING = frozenset({"rewound", "amended", "world_adjusted"})
_LASTING = frozenset(kind.NAME for kind in EVENTS if kind.LASTING and kind is not Rewound)


def steps(commits: Sequence[Commit], deck: Deck) -> tuple[Step, ...]:
    """Every step of a log from commit 1 on, taken back or not."""
    hearing = hear(commits, CONTROL, deck.team_ids)
    worded, rewordings = as_amended(commits)
    back = {seq: _correction(commits[rewind - 1], Rewound) for seq, rewind in taken_back(commits).items()}
    amended: dict[int, list[Correction]] = {}
    replaced: dict[tuple[int, int], list[str]] = {}
    for each in rewordings:
        replaced.setdefault((each.at.seq, each.by[0]), []).append(each.was)
    for (target, by), was in replaced.items():
        amended.setdefault(target, []).append(evolve(_correction(commits[by - 1], Amended), was=tuple(dict.fromkeys(was))))
    found: list[Step] = []
    turn = 0
    phase: Phase = "setup"
    for commit, start, end in zip(worded, hearing.ends, hearing.ends[1:], strict=False):
        heard = tuple(hearing.heard[start:end])
        if heard:
            turn, phase = heard[-1].turn, heard[-1].phase
        beyond = back.get(commit.seq)
        taken, kept = (None, beyond) if commit.lasting else (beyond, None)
        found.append(
            Step(
                commit=commit,
                turn=turn,
                phase=phase,
                heard=heard,
                taken=taken,
                stays=tuple(each for each in heard if each.kind in _LASTING) if taken else (),
                kept=kept,
                amended=tuple(amended.get(commit.seq, ())),
            )
        )
    return tuple(found)


def _correction(commit: Commit, kind: type[Rewound] | type[Amended]) -> Correction:
    reason = next((event.reason for event in commit.events if isinstance(event, kind)), "")
    return Correction(seq=commit.seq, reason=reason, person=commit.person)


@frozen(kw_only=True)
class GoingBack:
    """What a rewind would come to, by the numbers of the steps.

    `back` are those that it takes back, of which `partly` leave something in force; `again` are those in force again; `kept`
    are those that it passes and that stay in force whole.
    """

    back: tuple[int, ...] = ()
    partly: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()


def going_back(commits: Sequence[Commit], to_seq: int) -> GoingBack:
    """What a rewind to right after commit `to_seq` would take back and bring back. Does not check that it is allowed."""
    before = taken_back(commits)
    rewind = Commit(seq=len(commits) + 1, id="", at="", seat=CONTROL, events=(Rewound(to_seq=to_seq, reason=""),))
    after = taken_back([*commits, rewind])
    passed = [commits[seq - 1] for seq in sorted(after) if seq not in before]
    return GoingBack(
        back=tuple(commit.seq for commit in passed if not commit.lasting),
        partly=tuple(commit.seq for commit in passed if not commit.lasting and any(map(stays, commit.events))),
        again=tuple(seq for seq in sorted(before) if seq not in after and not commits[seq - 1].lasting),
        kept=tuple(commit.seq for commit in passed if commit.lasting),
    )


@frozen(kw_only=True)
class Words:
    """Words of a step that may be amended: the event's number and field as an amendment names them, and the text.

    `kind` is the event's name; `field` has the key of a text in several after a full stop, as in `text.nato`. `alike` are the
    fields of the same event that hold the same words, and `steps` the other steps in which they stand: all are amended together.
    """

    event: int
    kind: str
    field: str
    text: str
    alike: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()


def words_of(commits: Sequence[Commit], seq: int) -> tuple[Words, ...]:
    """All words of a step that may be amended, each once, as the log has them now; those that say something first."""
    copies = Copies(commits)
    found: list[Words] = []
    named: set[WordsAt] = set()
    for number, event in enumerate(copies.worded[seq - 1].events):
        for field, text in _texts(event):
            if WordsAt(seq, number, field) in named:
                continue
            places = copies.of(WordsAt(seq, number, field))
            named.update(places)
            if of_the_deck(commits, places[0]):
                continue
            found.append(
                Words(
                    event=number,
                    kind=event.NAME,
                    field=field,
                    text=text,
                    alike=tuple(at.field for at in places if (at.seq, at.event) == (seq, number) and at.field != field),
                    steps=tuple(sorted({at.seq for at in places} - {seq})),
                )
            )
    return tuple(sorted(found, key=lambda words: not words.text.strip()))


def _texts(event: Event) -> Iterator[tuple[str, str]]:
    """The words of an event that may be amended: where nothing was said, those of which that is allowed."""
    if isinstance(event, Amended):
        return
    for field, text in texts_of(event):
        name = f"{event.NAME}.{field.partition('.')[0]}"
        if name in LIMITS and (text.strip() or "." in field or name in MAY_BE_BLANK):
            yield field, text
