"""Where the keys and values of a TOML text stand. For messages only: it is run where something is wrong.

The text must be one that a TOML parser has accepted, with `\\n` line ends. Of anything else the spans
found before the trouble are right and the rest is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from attrs import frozen

from tabletop.deck.problems import KeyPath


@frozen
class Span:
    """Offsets, from 0, of the first character of a key (of a table: in its header) and of its value."""

    key: int
    value: int


def scan(text: str) -> dict[KeyPath, Span]:
    """The place of every key path of a TOML text, tables and elements of arrays among them.

    A table that stands in several places is found at the first. An element of an array has no key: its
    value's place stands for it.
    """
    scanner = _Scanner(text)
    with suppress(_LostError, RecursionError):
        scanner.document()
    return scanner.spans


def find(spans: Mapping[KeyPath, Span], path: KeyPath) -> Span | None:
    """The place of a key path, or of the nearest thing around it."""
    while path:
        if path in spans:
            return spans[path]
        path = path[:-1]
    return None


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both counted in characters from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def inside(text: str, value: int, at: int) -> int:
    """The offset in the text of character `at` of the string that is written from `value` on.

    If no string stands there it is `value` itself; past the string's end it is its closing quote.
    """
    quote = _opening(text, value)
    if not quote:
        return value
    position = value + len(quote)
    if len(quote) == 3 and text.startswith("\n", position):
        position += 1
    escapes = quote[0] == '"'
    while position < len(text):
        folded = _FOLD.match(text, position) if escapes and len(quote) == 3 else None
        if folded:
            position = folded.end()
            continue
        if text.startswith(quote, position) and (len(quote) == 1 or not text.startswith(quote[0], position + 3)):
            break
        if at <= 0:
            break
        at -= 1
        position += _escape_length(text, position) if escapes and text[position] == "\\" else 1
    return position


class _LostError(Exception):
    """The text is not TOML at this point."""


_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_REST = re.compile(r"[^\s,\]}#=][^,\]}#\n]*")
_FOLD = re.compile(r"\\[ \t]*\n[ \t\n]*")
_STRING = {
    '"': re.compile(r'"((?:[^"\\\n]|\\.)*)"'),
    "'": re.compile(r"'([^'\n]*)'"),
    '"""': re.compile(r'"""((?:[^"\\]|\\.|"(?!""))*)"{3,5}', re.DOTALL),
    "'''": re.compile(r"'''(.*?)'{3,5}", re.DOTALL),
}
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))")
_LETTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


def _opening(text: str, at: int) -> str:
    for quote in ('"""', "'''", '"', "'"):
        if text.startswith(quote, at):
            return quote
    return ""


def _escape_length(text: str, at: int) -> int:
    return {"u": 6, "U": 10, "x": 4}.get(text[at + 1 : at + 2], 2)


def _unescape(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    return chr(int(digits, 16)) if digits else _LETTERS.get(match[4], match[4])


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spans: dict[KeyPath, Span] = {}
        self.lengths: dict[KeyPath, int] = {}
        """How many tables each array of tables has so far."""

    def document(self) -> None:
        table: KeyPath = ()
        while True:
            self.skip(_GAP)
            if self.at >= len(self.text):
                return
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)

    def header(self) -> KeyPath:
        start = self.at
        double = self.text.startswith("[[", start)
        self.at += 2 if double else 1
        keys = self.keys()
        self.expect("]]" if double else "]")
        path: KeyPath = ()
        for number, (key, place) in enumerate(keys):
            path = (*path, key)
            self.spans.setdefault(path, Span(place, start))
            if double and number == len(keys) - 1:
                count = self.lengths.get(path, 0)
                self.lengths[path] = count + 1
                path = (*path, count)
                self.spans[path] = Span(place, start)
            elif path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        return path

    def pair(self, table: KeyPath) -> None:
        keys = self.keys()
        self.expect("=")
        self.skip(_SPACE)
        path = table
        for key, place in keys:
            path = (*path, key)
            self.spans.setdefault(path, Span(place, self.at))
        self.value(path)

    def keys(self) -> list[tuple[str, int]]:
        found = []
        while True:
            self.skip(_SPACE)
            place = self.at
            found.append((self.key(), place))
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return found
            self.at += 1

    def key(self) -> str:
        bare = _BARE.match(self.text, self.at)
        if bare:
            self.at = bare.end()
            return bare[0]
        quote = self.text[self.at : self.at + 1]
        if quote not in ("'", '"'):
            raise _LostError
        body = self.string(quote)
        return _ESCAPED.sub(_unescape, body) if quote == '"' else body

    def value(self, path: KeyPath) -> None:
        quote = _opening(self.text, self.at)
        if quote:
            self.string(quote)
        elif self.text.startswith("[", self.at):
            self.array(path)
        elif self.text.startswith("{", self.at):
            self.inline(path)
        else:
            self.expect_match(_REST)

    def string(self, quote: str) -> str:
        return self.expect_match(_STRING[quote])[1]

    def array(self, path: KeyPath) -> None:
        self.at += 1
        count = 0
        while True:
            self.skip(_GAP)
            if self.text.startswith("]", self.at):
                break
            self.spans[(*path, count)] = Span(self.at, self.at)
            self.value((*path, count))
            count += 1
            self.comma("]")
        self.at += 1

    def inline(self, path: KeyPath) -> None:
        self.at += 1
        while True:
            self.skip(_GAP)
            if self.text.startswith("}", self.at):
                break
            self.pair(path)
            self.comma("}")
        self.at += 1

    def comma(self, closing: str) -> None:
        self.skip(_GAP)
        if self.text.startswith(",", self.at):
            self.at += 1
        elif not self.text.startswith(closing, self.at):
            raise _LostError

    def skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()

    def expect(self, text: str) -> None:
        self.skip(_SPACE)
        if not self.text.startswith(text, self.at):
            raise _LostError
        self.at += len(text)

    def expect_match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self.text, self.at)
        if not match:
            raise _LostError
        self.at = match.end()
        return match
