"""What of a log is in force: rewinds resolved, words amended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from tabletop.game.events import Amended, Event, Rewound
from tabletop.journal.commit import Commit


@attrs.frozen(kw_only=True)
class Timeline:
    """A log as it stands.

    `effective` is what is folded, in the order of the log: commits in force, whole, and of commits that were taken
    back their lasting events, if they have any, under the commit's own number. `taken_back` are the commits that a
    rewind took back, whole. Both have their words as amended. `problems` are sentences about rewinds and
    amendments that name nothing; they change nothing. `seq` is the number of the last commit of the log.
    """

    effective: tuple[Commit, ...]
    taken_back: tuple[Commit, ...]
    problems: tuple[str, ...]
    seq: int


def timeline(commits: Sequence[Commit]) -> Timeline:
    """What of a log from commit 1 on is in force.

    One rule for rewinds: a rewind to N takes the session back to how it stood right after commit N was stored.
    What was in force then is in force again, also where an earlier rewind had taken it back since; every other
    commit before the rewind is taken back. The commit that rewinds is itself in force, until a later one goes
    back beyond it. The log as it stood at N is `timeline(commits[:N])`.

    Lasting events stay in force whatever is taken back. Amendments apply in the order of the log; one stays in
    force as its own event says, by being lasting or not.
    """
    problems: list[str] = []
    taken = _taken_back(commits, problems)
    amended = _amended(commits, taken, problems)
    if not taken and not amended:
        return Timeline(effective=tuple(commits), taken_back=(), problems=tuple(problems), seq=len(commits))
    effective: list[Commit] = []
    back: list[Commit] = []
    for original in commits:
        commit = amended.get(original.seq, original)
        if commit.seq not in taken:
            effective.append(commit)
            continue
        back.append(commit)
        lasting = tuple(event for event in commit.events if event.LASTING)
        if lasting:
            effective.append(attrs.evolve(commit, events=lasting))
    return Timeline(effective=tuple(effective), taken_back=tuple(back), problems=tuple(problems), seq=len(commits))


def as_amended(commits: Sequence[Commit]) -> tuple[list[Commit], list[tuple[Commit, Commit]]]:
    """A log from commit 1 on, whole and in its order, with its words as amended; and each amended commit before and after."""
    problems: list[str] = []
    changes: list[tuple[Commit, Commit]] = []
    amended = _amended(commits, _taken_back(commits, problems), problems, changes)
    return [amended.get(commit.seq, commit) for commit in commits], changes


def amend(commits: Sequence[Commit], amendment: Amended) -> Commit:
    """The commit that an amendment names, with the words replaced.

    `field` names a field of the event that is marked as words; a text in a mapping or a list there is named by
    its key or its number from 0 after a full stop, as in `text.nato`. Raises ValueError with a sentence if there
    is no such commit, event or field, or if it holds no words that may be changed.
    """
    if not 1 <= amendment.seq <= len(commits):
        raise ValueError(f"There is no step {amendment.seq} to amend.")
    commit = commits[amendment.seq - 1]
    return attrs.evolve(commit, events=_with_words(commit, amendment))


def taken_back(commits: Sequence[Commit]) -> Mapping[int, int]:
    """The numbers of the commits of a log that are not in force, each with that of the commit whose rewind took it back."""
    return _taken_back(commits, [])


def _taken_back(commits: Sequence[Commit], problems: list[str]) -> dict[int, int]:
    """The numbers of the commits not in force, each with that of the rewind to blame.

    Each commit follows from the one before it, and one that rewinds from the one that it goes back to; what is
    in force is the way back from the last.
    """
    targets: dict[int, int] = {}
    for commit in commits:
        for event in commit.events:
            if type(event) is Rewound:
                if 0 <= event.to_seq < commit.seq:
                    targets[commit.seq] = event.to_seq
                else:
                    problems.append(f"Step {commit.seq} goes back to step {event.to_seq}, which is not before it.")
    taken: dict[int, int] = {}
    at = len(commits)
    for seq in sorted(targets, reverse=True):
        if seq <= at:
            at = targets[seq]
            taken.update(dict.fromkeys(range(at + 1, seq), seq))
    return taken


def _amended(
    commits: Sequence[Commit], taken: Mapping[int, int], problems: list[str], changes: list[tuple[Commit, Commit]] | None = None
) -> dict[int, Commit]:
    changed: dict[int, Commit] = {}
    for commit in commits:
        for event in commit.events:
            if type(event) is not Amended:
                continue
            if commit.seq in taken and not event.LASTING:
                continue
            if not 1 <= event.seq < commit.seq:
                problems.append(f"Step {commit.seq} amends step {event.seq}, which is not before it.")
                continue
            target = changed.get(event.seq, commits[event.seq - 1])
            try:
                changed[event.seq] = attrs.evolve(target, events=_with_words(target, event))
            except ValueError as error:
                problems.append(f"Step {commit.seq} amends nothing. {error}")
            else:
                if changes is not None:
                    changes.append((target, changed[event.seq]))
    return changed


def _with_words(commit: Commit, amendment: Amended) -> tuple[Event, ...]:
    where = amendment.event
    if not 0 <= where < len(commit.events):
        raise ValueError(f"Step {commit.seq} has no event {where}.")
    event = commit.events[where]
    name, _, inner = amendment.field.partition(".")
    field = attrs.fields_dict(type(event)).get(name)
    if field is None:
        raise ValueError(f"The event “{event.NAME}” has no field “{name}”.")
    if not field.metadata.get("words") or isinstance(event, Amended):
        raise ValueError(f"Only words can be amended, and “{name}” of the event “{event.NAME}” is not words.")
    value = _replaced(getattr(event, name), inner, amendment.text, f"“{amendment.field}” of the event “{event.NAME}”")
    return (*commit.events[:where], attrs.evolve(event, **{name: value}), *commit.events[where + 1 :])


def _replaced(value: Any, inner: str, text: str, told: str) -> Any:
    if not inner and isinstance(value, str):
        return text
    if inner and isinstance(value, Mapping) and isinstance(value.get(inner), str):
        return {key: text if key == inner else each for key, each in value.items()}
    if inner.isdecimal() and isinstance(value, tuple) and int(inner) < len(value) and isinstance(value[int(inner)], str):
        at = int(inner)
        return (*value[:at], text, *value[at + 1 :])
    raise ValueError(f"{told} names no text.")
