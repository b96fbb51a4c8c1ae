"""Mistakes noted while a deck is read, and how they become problems with line and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from tabletop.deck.model import ALL
from tabletop.deck.problems import KeyPath, Problem, Severity, dotted, shown
from tabletop.deck.spans import Span, find, inside, line_and_column, scan


@frozen
class Place:
    """A file of a deck and a key path in it. No file means the deck as a whole."""

    file: str = ""
    path: KeyPath = ()

    def at(self, *keys: str | int) -> Place:
        """A place further in."""
        return Place(self.file, self.path + keys)


@frozen
class Finding:
    """A mistake by key path.

    `offset` counts characters into the string that stands there; `spot` is a line and column known already.
    """

    place: Place
    message: str
    hint: str = ""
    severity: Severity = field(default="error", kw_only=True)
    offset: int | None = field(default=None, kw_only=True)
    on_key: bool = field(default=False, kw_only=True)
    """Whether the key itself is wrong, not its value."""
    spot: tuple[int, int] | None = field(default=None, kw_only=True)


def located(findings: Iterable[Finding], texts: Mapping[str, str], cards: Mapping[Place, str]) -> tuple[Problem, ...]:
    """The problems of all findings, in the order of files and lines.

    `texts` are the deck's files; `cards` maps the place of a card to its kind and id. Each file is scanned
    once, and only if something is wrong in it.
    """
    scans: dict[str, dict[KeyPath, Span]] = {}
    problems = set()
    for finding in findings:
        file, path = finding.place.file, finding.place.path
        text = texts.get(file, "")
        if finding.spot is None and path and file not in scans:
            scans[file] = scan(text)
        spans = scans.get(file, {})
        path = _as_written(path, text, spans)
        line, column = finding.spot or _spot(finding, path, text, spans)
        card = cards.get(Place(file, path[:2]), "")
        problems.add(
            Problem(file, line, column, dotted(path), finding.message, finding.hint, shown(card, 100), severity=finding.severity),
        )
    return tuple(sorted(problems))


def _as_written(path: KeyPath, text: str, spans: Mapping[KeyPath, Span]) -> KeyPath:
    """The path of the one value that may stand for a list or for a table of texts, where it does."""
    parent = spans.get(path[:-1])
    if path and path not in spans and path[-1] in (0, ALL) and parent and text[parent.value] in "\"'":
        return path[:-1]
    return path


def _spot(finding: Finding, path: KeyPath, text: str, spans: Mapping[KeyPath, Span]) -> tuple[int, int]:
    span = find(spans, path)
    if span is None:
        return (0, 0)
    if finding.on_key or path not in spans:
        return line_and_column(text, span.key)
    if finding.offset is not None:
        return line_and_column(text, inside(text, span.value, finding.offset))
    return line_and_column(text, span.value)
