"""One thing put wrong in the ferry dispute, and what the trainer should be told about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import frozen

from support.decks import ferry_with, position
from tabletop.deck.parse import Parsed
from tabletop.deck.problems import Problem, Severity


@frozen
class Mistake:
    """In `file` the text `old` is replaced by `new`: a problem is expected where `at` then stands, beginning with `says`."""

    file: str
    old: str
    new: str
    at: str
    says: str
    path: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.file}: {self.new[:40]}"


def told_once(mistake: Mistake, read: Callable[[Mapping[str, bytes]], Parsed]) -> Problem:
    """The one problem that reading the deck with the mistake gives, after checking that it is the one expected."""
    files = ferry_with(mistake.file, mistake.old, mistake.new)
    parsed = read(files)
    assert len(parsed.problems) == 1, "\n".join(map(str, parsed.problems)) or "no problem was found"
    (problem,) = parsed.problems
    assert f"{problem.message}; {problem.hint}".startswith(mistake.says), str(problem)
    assert (problem.file, problem.line, problem.column) == (mistake.file, *position(files[mistake.file], mistake.at)), str(
        problem
    )
    assert problem.path == (mistake.path or problem.path)
    assert problem.severity == mistake.severity
    assert (parsed.deck is None) == (mistake.severity == "error")
    return problem
