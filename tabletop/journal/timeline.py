"""What of a log is in force: rewinds resolved, words amended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from tabletop.game.events import Amended, Event, Rewound, WordsAt
from tabletop.game.wording import text_at, with_text
from tabletop.journal.commit import Commit


@attrs.frozen(kw_only=True)
class Rewording:
    """What an amendment did to one commit, at one of the places where the words stood.

    `by` is where the amendment stands: the number of its commit, and its place in it from 0.
    """

    by: tuple[int, int]
    at: WordsAt
    before: Commit
    after: Commit

    @property
    def was(self) -> str:
        """The words that stood there."""
        return text_at(self.before.events[self.at.event], self.at.field) or ""


@attrs.frozen(kw_only=True)
class Timeline:
    """A log as it stands.

    `effective` is what is folded, in the order of the log: commits in force, whole, and of commits that were taken
    back their lasting events, if they have any, under the commit's own number. `taken_back` are the commits that a
    rewind took back, whole. Both have their words as amended, and `rewordings` are what amendments did, in the order of the log.
    `problems` are sentences about rewinds and amendments that name nothing; they change nothing. `seq` is the number of the last
    commit of the log.
    """

    effective: tuple[Commit, ...]
    taken_back: tuple[Commit, ...]
    rewordings: tuple[Rewording, ...] = ()
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
    amended, rewordings = _amended(commits, taken, problems)
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
    return Timeline(
        effective=tuple(effective),
        taken_back=tuple(back),
        rewordings=tuple(rewordings),
        problems=tuple(problems),
        seq=len(commits),
    )


def as_amended(commits: Sequence[Commit]) -> tuple[list[Commit], list[Rewording]]:
    """A log from commit 1 on, whole and in its order, with its words as amended; and what amendments did, in that order."""
    problems: list[str] = []
    amended, rewordings = _amended(commits, _taken_back(commits, problems), problems)
    return [amended.get(commit.seq, commit) for commit in commits], rewordings


def amend(commits: Sequence[Commit], at: WordsAt, text: str) -> Commit:
    """The commit of a place where words stand, with the words replaced.

    Raises ValueError with a sentence if there is no such commit, event or field, or if it holds no words that may be changed.
    """
    if not 1 <= at.seq <= len(commits):
        raise ValueError(f"There is no step {at.seq} to amend.")
    return _with_words(commits[at.seq - 1], at, text)


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
    commits: Sequence[Commit], taken: Mapping[int, int], problems: list[str]
) -> tuple[dict[int, Commit], list[Rewording]]:
    changed: dict[int, Commit] = {}
    rewordings: list[Rewording] = []
    for commit in commits:
        for number, event in enumerate(commit.events):
            if type(event) is not Amended or (commit.seq in taken and not event.LASTING):
                continue
            for at in event.places:
                if not 1 <= at.seq < commit.seq:
                    problems.append(f"Step {commit.seq} amends step {at.seq}, which is not before it.")
                    continue
                before = changed.get(at.seq, commits[at.seq - 1])
                try:
                    after = changed[at.seq] = _with_words(before, at, event.text)
                except ValueError as error:
                    problems.append(f"Step {commit.seq} amends nothing. {error}")
                else:
                    rewordings.append(Rewording(by=(commit.seq, number), at=at, before=before, after=after))
    return changed, rewordings


def _with_words(commit: Commit, at: WordsAt, text: str) -> Commit:
    if not 0 <= at.event < len(commit.events):
        raise ValueError(f"Step {commit.seq} has no event {at.event}.")
    event: Event = commit.events[at.event]
    name = at.field.partition(".")[0]
    field = attrs.fields_dict(type(event)).get(name)
    if field is None:
        raise ValueError(f"The event “{event.NAME}” has no field “{name}”.")
    if not field.metadata.get("words") or isinstance(event, Amended):
        raise ValueError(f"Only words can be amended, and “{name}” of the event “{event.NAME}” is not words.")
    return attrs.evolve(
        commit, events=(*commit.events[: at.event], with_text(event, at.field, text), *commit.events[at.event + 1 :])
    )
