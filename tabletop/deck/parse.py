"""Reading a deck's files into the model, with every mistake of every file at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

import tomli
from attrs import frozen

from tabletop.deck.draft import TABLES, Draft, Entry
from tabletop.deck.findings import Finding, Place, located
from tabletop.deck.model import Deck
from tabletop.deck.problems import DeckError, Problem, nearest, shown
from tabletop.deck.spans import line_and_column
from tabletop.deck.structure import BAD, Read, Shape, shape_of, table_reader, unknown_key

MAIN_FILE: Final = "deck.toml"
"""The file in which the deck's own keys are missed if they stand nowhere."""
_ELSEWHERE = ("files", "digest")

Tables: TypeAlias = dict[str, dict[str, Any]]
"""What the files of a deck hold, by file name, as TOML has it."""
Upcast: TypeAlias = Callable[[Tables], Tables]
"""Turns the tables of one format into those of the next. It may change and return what it gets."""

UPCASTS: dict[int, Upcast] = {}
"""How the decks in saves of former formats become today's: by the format that is left behind."""

_ID_LINE = re.compile(r"\s*id\s*=\s*[\"']([A-Za-z][\w.-]*)[\"']", re.ASCII)
_TABLE_LINE = re.compile(r"\s*\[\[?\s*([a-z]+)\s*\]\]?\s*(?:#.*)?$")


@frozen
class Parsed:
    """What came of reading a deck: the deck, or None if an error stands among the problems.

    `draft` is what the lint works on.
    """

    deck: Deck | None
    problems: tuple[Problem, ...]
    draft: Draft


def parse_deck(files: Mapping[str, bytes]) -> Parsed:
    """Read the files of a deck, given by name.

    `deck.toml` is read first, then the others in the order of their names; what is read keeps that order.
    Never raises. Finds what can be wrong with each file and each card by itself: encoding, TOML, unknown
    and missing keys, types, values, ids, the form of conditions and effects. That ids exist and numbers
    make sense is left to `tabletop.deck.lint`.
    """
    draft = Draft()
    for name in sorted(files):
        _decode(draft, name, files[name])
    return finished(_read(draft))


def finished(draft: Draft) -> Parsed:
    """A draft with its findings placed: the deck is there if none of them is an error."""
    problems = located(draft.findings, draft.texts, draft.cards()) if draft.findings else ()
    if any(problem.is_error for problem in problems):
        return Parsed(None, problems, draft)
    return Parsed(draft.deck(digest_of(draft.texts)), problems, draft)


def read_embedded(
    files: Mapping[str, str], number: int, *, save: str = "this save", upcasts: Mapping[int, Upcast] = UPCASTS
) -> Deck:
    """The deck of a save, from the text that the save keeps. It is not linted.

    `number` is the save's format, which fixes the deck's too: the tables of an older one are brought up by `upcasts`, one format
    at a time. `save` is what the sentence calls it. Raises DeckError, with one sentence, if the text does not give a deck.
    """
    steps = [upcasts[older] for older in sorted(upcasts) if older >= number]
    parsed = _embedded(files, steps)
    if parsed.deck is None:
        first, more = parsed.problems[0], len(parsed.problems) - 1
        others = f" (and {more} more)" if more else ""
        raise DeckError(
            f"The deck inside {save} cannot be read: {first}{others}. "
            "Open it with the version of Tabletop that wrote it, or put back an untouched copy.",
            parsed.problems,
        )
    return parsed.deck


def digest_of(texts: Mapping[str, str]) -> str:
    """SHA-256 of a deck's files, as 64 hexadecimal digits.

    Over the files in the order of their names (by code point): of each, its name and then its text in
    UTF-8, each of the two preceded by its length in bytes as 8 bytes, most significant first. Texts have
    `\\n` line ends and no byte order mark, so that a checkout on another system has the same digest.
    """
    digest = hashlib.sha256()
    for name in sorted(texts):
        for part in (name, texts[name]):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
    return digest.hexdigest()


def _embedded(files: Mapping[str, str], steps: Sequence[Upcast]) -> Parsed:
    draft = Draft(texts={name: _normal(text) for name, text in sorted(files.items())})
    return finished(_read(draft, steps))


def _normal(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _decode(draft: Draft, name: str, data: bytes) -> None:
    try:
        draft.texts[name] = _normal(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").replace("\r\n", "\n")
        message = f"the file is not UTF-8: byte {error.start} is 0x{data[error.start]:02X}"
        hint = "save it as UTF-8 in your editor"
        draft.findings.append(Finding(Place(name), message, hint, spot=line_and_column(before, len(before))))
        draft.unread.add(name)
        draft.texts[name] = _normal(data.decode("utf-8", "replace"))


def _read(draft: Draft, steps: Sequence[Upcast] = ()) -> Draft:
    if not draft.texts:
        draft.findings.append(Finding(Place(), "there is no file in this deck", f"a deck is a folder with {MAIN_FILE} in it"))
        return draft
    tables: Tables = {}
    for name, text in sorted(draft.texts.items(), key=lambda file: (file[0] != MAIN_FILE, file[0])):
        if name not in draft.unread:
            try:
                tables[name] = tomli.loads(text)
            except tomli.TOMLDecodeError as error:
                _note_bad_toml(draft, name, text, error)
            except (ValueError, RecursionError):
                hint = "look for very long numbers or very many brackets"
                draft.findings.append(Finding(Place(name), "the file cannot be read as TOML", hint))
                draft.unread.add(name)
        if name in draft.unread:
            _glimpse(draft, text)
    for step in steps if not draft.unread else ():
        tables = step(tables)
    for name, values in tables.items():
        _take_file(draft, name, values)
    if not draft.unread:
        _note_missing(draft)
    return draft


_TOML_HINTS = {
    "Invalid value": "text stands in quotes, a list in [ ], true and false are in lower case",
    "Cannot overwrite a value": "this key stands twice here, or as a table and as a value; keep one of them",
    "Unterminated string": "a quote is opened and not closed",
    "Unclosed array": "a list is opened and not closed, or a comma is missing",
    "Expected '=' after a key in a key/value pair": "write key = value",
    "Expected newline or end of document after a statement": "one key = value a line",
    "Unescaped '\\' in a string": "write \\\\ for a backslash, or put the text in single quotes",
    "Invalid statement": "a line starts with a key, a [table] or a # comment; keys with other letters stand in quotes",
}


def _note_bad_toml(draft: Draft, name: str, text: str, error: tomli.TOMLDecodeError) -> None:
    twice = "start an array of tables with two brackets, as in [[inject]]" if error.msg.startswith("Cannot declare") else ""
    said = f"the file is not TOML: {shown(error.msg[:1].lower() + error.msg[1:], 120)}"
    hint = _TOML_HINTS.get(error.msg, twice)
    draft.findings.append(Finding(Place(name), said, hint, spot=line_and_column(text, error.pos)))
    draft.unread.add(name)


def _glimpse(draft: Draft, text: str) -> None:
    table = ""
    for line in text.splitlines():
        header = _TABLE_LINE.match(line)
        if header:
            table = header[1]
        elif table in TABLES and (found := _ID_LINE.match(line)):
            draft.glimpsed.setdefault(table, set()).add(found[1])


@cache
def _deck_shape() -> Shape:
    singular = {attribute: table for table, (attribute, _) in TABLES.items()}
    return shape_of(Deck, singular)


@cache
def _table_readers() -> dict[str, Read]:
    return {table: table_reader(cls) for table, (_, cls) in TABLES.items()}


def _top_keys() -> list[str]:
    return [key for key in _deck_shape().keys if key not in TABLES and key not in _ELSEWHERE]


def _take_file(draft: Draft, name: str, values: Mapping[str, object]) -> None:
    for key, value in values.items():
        place = Place(name, (key,))
        if key in TABLES:
            _take_tables(draft, key, place, value)
        elif key in _deck_shape().keys and key not in _ELSEWHERE:
            _take_top(draft, key, place, value)
        else:
            _take_unknown(draft, key, place, value)


def _take_tables(draft: Draft, table: str, place: Place, value: object) -> None:
    if type(value) is not list:
        hint = (
            f"write [[{table}]] with two brackets" if isinstance(value, dict) else f"write each {table} under a line [[{table}]]"
        )
        draft.findings.append(Finding(place, f"`{table}` should be tables, one for each {table}", hint, on_key=True))
        seen = draft.glimpsed.setdefault(table, set())
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            seen.add(value["id"])
        return
    read: Callable[..., object] = _table_readers()[table]
    for index, item in enumerate(value):
        where = place.at(index)
        result = read(item, where, draft.findings)
        draft.entries[table].append(Entry(where, item if isinstance(item, dict) else {}, None if result is BAD else result))


def _take_top(draft: Draft, key: str, place: Place, value: object) -> None:
    if key in draft.places:
        message = f"`{key}` stands in {shown(draft.places[key].file)} already"
        draft.findings.append(Finding(place, message, "keep one of the two", on_key=True))
        return
    draft.places[key] = place
    if key == "ladder" and isinstance(value, list):
        draft.findings.append(Finding(place, "a deck has one ladder", "write [ladder] with single brackets", on_key=True))
        return
    result = _deck_shape().keys[key].read(value, place, draft.findings)
    if result is not BAD:
        draft.top[key] = result


def _take_unknown(draft: Draft, key: str, place: Place, value: object) -> None:
    """Note a key that means nothing; what it was probably meant to be is looked at too, so that it is not missed besides."""
    rows = value if isinstance(value, list) else [value]
    table_like = bool(rows) and all(isinstance(row, dict) for row in rows)
    known = [*TABLES, "ladder"] if table_like else [*_top_keys(), *TABLES]
    finding = unknown_key(key, dict.fromkeys(known), Place(place.file))
    meant = nearest(key, known)
    if table_like:
        finding = Finding(finding.place, f"`{shown(key)}` is no table of a deck", finding.hint, on_key=True)
    elif not meant and (homes := _tables_with(key)):
        hint = f"it belongs under a line such as [[{homes[0]}]], which is missing above it"
        finding = Finding(finding.place, f"`{shown(key)}` is no key of the deck itself", hint, on_key=True)
    draft.findings.append(finding)
    if meant in TABLES and isinstance(value, list) and table_like:
        _take_tables(draft, meant, place, value)
    elif meant:
        draft.places.setdefault(meant, place)


def _tables_with(key: str) -> list[str]:
    return [table for table, (_, cls) in TABLES.items() if key in shape_of(cls).keys]


def _note_missing(draft: Draft) -> None:
    for key in _top_keys():
        if key not in draft.places:
            wanted = "a table [ladder]" if key == "ladder" else _deck_shape().keys[key].wanted
            file = MAIN_FILE if MAIN_FILE in draft.texts else ""
            draft.findings.append(Finding(Place(file), f"`{key}` is missing", f"add `{key}`, {wanted}, to {MAIN_FILE}"))
