"""Everywhere in a log that the same words stand: where they were born, and where later events took them over as they were."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tabletop.game.events import MessageTakenUp, WordsAt
from tabletop.game.wording import MANY, Source, gives, takes, text_at, texts_of, told_alike
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import as_amended, taken_back


class Copies:
    """The words of a log from commit 1 on; `worded` is the log with them as they are amended.

    Each text was born where it stands, or is a copy of one that was in force when it was taken over. Words that were changed on
    the way, such as those of a message that control worded anew, are no copy; nor is what says nothing. Commits that were taken
    back since count like others: a statement that was revealed, taken back and revealed again stands in both reveals.
    """

    def __init__(self, commits: Sequence[Commit]) -> None:
        self.worded, _ = as_amended(commits)
        self._given: dict[Source, list[WordsAt]] = {}
        self._taking: dict[Source, list[WordsAt]] = {}
        self._takes: dict[WordsAt, list[Source]] = {}
        self._gives: dict[WordsAt, list[Source]] = {}
        self._out_of_force = cache(lambda seq: frozenset(taken_back(commits[:seq])))
        taken_up = {event.inject: event.message for commit in commits for event in commit.events if type(event) is MessageTakenUp}
        for commit in self.worded:
            for number, event in enumerate(commit.events):
                for field, source in takes(event, taken_up):
                    at = WordsAt(commit.seq, number, field)
                    self._takes.setdefault(at, []).append(source)
                    self._taking.setdefault(source, []).append(at)
                for field, source in gives(event):
                    at = WordsAt(commit.seq, number, field)
                    self._gives.setdefault(at, []).append(source)
                    self._given.setdefault(source, []).append(at)

    def of(self, at: WordsAt) -> tuple[WordsAt, ...]:
        """Everywhere that the words at a place stand: first where they were born, then in the order of the log."""
        born = at
        while (parent := self._parent(born)) is not None:
            born = parent
        found = [born]
        for each in found:
            found += self._children(each)
        return (born, *sorted(found[1:], key=lambda each: (each.seq, each.event, each.field)))

    def _text(self, at: WordsAt) -> str:
        return (text_at(self.worded[at.seq - 1].events[at.event], at.field) or "").strip()

    def _parent(self, at: WordsAt) -> WordsAt | None:
        """Where the words at a place were taken from; None where they were born there."""
        text = self._text(at)
        if not text:
            return None
        for source in self._takes.get(at, ()):
            before = [each for each in self._given.get(source, ()) if self._in_force(each, at)]
            if source[0] not in MANY:
                before = before[-1:]
            if (parent := next((each for each in before if self._text(each) == text), None)) is not None:
                return parent
        alike = told_alike(self.worded[at.seq - 1].events[at.event], at.field)
        return WordsAt(at.seq, at.event, alike) if alike else None

    def _children(self, at: WordsAt) -> list[WordsAt]:
        """Where the words at a place were taken over as they were."""
        text = self._text(at)
        takers = [each for source in self._gives.get(at, ()) for each in self._taking.get(source, ())]
        takers += [WordsAt(at.seq, at.event, field) for field, _ in texts_of(self.worded[at.seq - 1].events[at.event])]
        return [each for each in dict.fromkeys(takers) if self._text(each) == text and self._parent(each) == at]

    def _in_force(self, given: WordsAt, taker: WordsAt) -> bool:
        """Whether words stood in the session when others were taken from it."""
        if (given.seq, given.event) >= (taker.seq, taker.event):
            return False
        return given.seq not in self._out_of_force(taker.seq) or self.worded[given.seq - 1].events[given.event].LASTING
