"""What was learned: findings with their evidence, corrective actions, participants' feedback.

Marks of agreement are ordinal: they are counted and never averaged.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from tabletop.game import events as e
from tabletop.game.audience import CONTROL
from tabletop.game.feed import feed
from tabletop.game.lessons import QUESTIONS, STATEMENTS
from tabletop.game.telling.teller import Teller
from tabletop.review.analysis.record import Entry, Record, Ref

SCALE = range(1, 6)
"""From disagreement to agreement."""


@frozen(kw_only=True)
class Evidence:
    """An event that a finding rests on, as the log tells it. `taken_back` if a rewind took it back."""

    ref: Ref
    text: str
    taken_back: bool


@frozen(kw_only=True)
class Finding:
    """A strength or an area for improvement as it stands now, with its corrective actions."""

    made: Entry[e.FindingMade]
    evidence: tuple[Evidence, ...]
    actions: tuple[Entry[e.ActionPlanned], ...]


@frozen(kw_only=True)
class Statement:
    """A statement of the feedback form: how many marked each of 1 to 5."""

    id: str
    text: str
    counts: tuple[int, ...]

    @property
    def marked(self) -> int:
        """How many marked it."""
        return sum(self.counts)


@frozen(kw_only=True)
class Question:
    """A question of the feedback form with what people wrote, nobody named."""

    id: str
    text: str
    answers: tuple[tuple[Ref, str], ...]


@frozen(kw_only=True)
class Feedback:
    """The forms that were handed in."""

    forms: int
    statements: tuple[Statement, ...]
    questions: tuple[Question, ...]


@frozen(kw_only=True)
class Learned:
    """Findings in the order in which they were first made, and feedback."""

    findings: tuple[Finding, ...]
    feedback: Feedback

    @property
    def strengths(self) -> tuple[Finding, ...]:
        """What went well."""
        return tuple(one for one in self.findings if one.made.event.seen == "strength")

    @property
    def improvements(self) -> tuple[Finding, ...]:
        """What should be done better."""
        return tuple(one for one in self.findings if one.made.event.seen == "improvement")

    @property
    def evidence(self) -> frozenset[Ref]:
        """Everything that some finding rests on."""
        return frozenset(one.ref for finding in self.findings for one in finding.evidence)


def learned_of(record: Record, teller: Teller) -> Learned:
    """What was learned."""
    made: dict[str, Entry[e.FindingMade]] = {}
    actions: dict[str, Entry[e.ActionPlanned]] = {}
    forms: dict[str, Entry[e.FeedbackGiven]] = {}
    for entry in record.entries:
        match entry.event:
            case e.FindingMade(finding=finding):
                made[finding] = entry  # type: ignore[assignment]  # an entry of what its event was matched to be
            case e.FindingWithdrawn(finding=finding):
                made.pop(finding, None)
                actions = {action: one for action, one in actions.items() if one.event.finding != finding}
            case e.ActionPlanned(action=action):
                actions[action] = entry  # type: ignore[assignment]  # as above
            case e.ActionDropped(action=action):
                actions.pop(action, None)
            case e.FeedbackGiven(form=form):
                forms[form] = entry  # type: ignore[assignment]  # as above
    log = _Log(record, teller)
    return Learned(
        findings=tuple(
            Finding(
                made=entry,
                evidence=tuple(log.evidence(entry.event.evidence)),
                actions=tuple(one for one in actions.values() if one.event.finding == finding),
            )
            for finding, entry in made.items()
        ),
        feedback=_feedback(tuple(forms.values())),
    )


class _Log:
    """Every event of the log by its place, taken back or not, told when it is asked for."""

    def __init__(self, record: Record, teller: Teller) -> None:
        self._teller = teller
        self._teams = record.deck.team_ids
        self._events: dict[Ref, e.Event] = {
            Ref(commit.seq, place): event for commit in record.line.taken_back for place, event in enumerate(commit.events)
        }
        self._back = frozenset(self._events)
        in_force = {entry.ref: entry.event for entry in record.entries}
        self._back -= frozenset(in_force)
        self._events |= in_force

    def evidence(self, names: Iterable[str]) -> Iterable[Evidence]:
        """The events so named; a name that is none is left out."""
        for name in names:
            step, _, number = name.partition(".")
            if step.isdecimal() and number.isdecimal() and (event := self._events.get(ref := Ref(int(step), int(number)))):
                told = [self._teller.short(heard) for heard in feed((event,), CONTROL, self._teams)]
                yield Evidence(ref=ref, text=told[0] if told else "", taken_back=ref in self._back)


def _feedback(forms: tuple[Entry[e.FeedbackGiven], ...]) -> Feedback:
    return Feedback(
        forms=len(forms),
        statements=tuple(
            Statement(
                id=statement,
                text=text,
                counts=tuple(sum(form.event.marks.get(statement) == mark for form in forms) for mark in SCALE),
            )
            for statement, text in STATEMENTS
        ),
        questions=tuple(
            Question(
                id=question,
                text=text,
                answers=tuple((form.ref, form.event.words[question]) for form in forms if question in form.event.words),
            )
            for question, text in QUESTIONS
        ),
    )
