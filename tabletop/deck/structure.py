"""From the plain values of a TOML file to the model: strict, and with every mistake noted.

No value is converted: `"3"` is not 3, 1 is not true. A value with a mistake in it is dropped whole, so
that what remains can be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from types import UnionType
from typing import Any, Final, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from tabletop.deck.effect import Effect, parse_effect
from tabletop.deck.expression import Expression, ExpressionError, parse_expression
from tabletop.deck.findings import Finding, Place
from tabletop.deck.model import ALL, Action, Claim, Flag, Track
from tabletop.deck.problems import choices, nearest, shown


class Bad(Enum):
    """Stands for a value that could not be read."""

    BAD = 0


BAD: Final = Bad.BAD
Read: TypeAlias = Callable[[object, Place, list[Finding]], object]
"""Reads a value at a place: gives what the model keeps, or notes what is wrong and gives BAD."""

_ID = re.compile(r"[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*", re.ASCII)
_TRACK_ID = re.compile(rf"{_ID.pattern}(?:\.{_ID.pattern})?", re.ASCII)
_CLAIM_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*", re.ASCII)
_ID_LENGTH = 60
_NESTED_KEYS = {"tasks": "task"}
"""Attributes that are arrays of tables in a file, and so have a singular key there."""


@attrs.frozen
class Shape:
    """How one class of the model is written: its keys, each with how its value is read and said."""

    keys: Mapping[str, _Key]
    required: tuple[str, ...]


@attrs.frozen
class _Key:
    attribute: str
    read: Read
    wanted: str


def table_reader(cls: type[Any], singular: Mapping[str, str] = _NESTED_KEYS) -> Read:
    """How a table becomes a value of an attrs class of the model."""
    shape = shape_of(cls, singular)

    def read(value: object, place: Place, found: list[Finding]) -> object:
        if type(value) is not dict:
            return _wrong(value, "a table of keys", place, found)
        arguments = read_keys(shape, value, place, found)
        return BAD if arguments is BAD else cls(**arguments)

    return read


def shape_of(cls: type[Any], singular: Mapping[str, str] = _NESTED_KEYS) -> Shape:
    """The keys of an attrs class; `singular` maps attributes to the keys that they have in a file."""
    hints = get_type_hints(cls)
    keys: dict[str, _Key] = {}
    required = []
    for attribute in attrs.fields(cls):
        key = singular.get(attribute.name, attribute.name)
        keys[key] = _Key(
            attribute.name, _special(cls, attribute.name) or _reader(hints[attribute.name]), _said(hints[attribute.name])
        )
        if attribute.default is attrs.NOTHING:
            required.append(key)
    return Shape(keys, tuple(required))


def read_keys(shape: Shape, table: Mapping[str, object], place: Place, found: list[Finding]) -> dict[str, Any] | Bad:
    """The arguments that a table gives, or BAD if anything is wrong with it."""
    keys = shape.keys
    arguments = {}
    sound = True
    meant = set()
    for key, value in table.items():
        known = keys.get(key)
        if known is None:
            meant.add(nearest(key, keys))
            found.append(unknown_key(key, keys, place))
            sound = False
            continue
        result = known.read(value, Place(place.file, (*place.path, key)), found)
        if result is BAD:
            sound = False
        else:
            arguments[known.attribute] = result
    for key in shape.required:
        if key not in table:
            sound = False
            if key not in meant:
                found.append(Finding(place, f"`{key}` is missing", f"add `{key}`, {keys[key].wanted}"))
    return arguments if sound else BAD


def unknown_key(key: str, known: Mapping[str, object], place: Place) -> Finding:
    """The finding for a key that has no meaning where it stands."""
    near = nearest(key, known)
    hint = f"did you mean `{near}`?" if near else f"what can stand here is {choices(known, 40)}"
    return Finding(place.at(key), f"`{shown(key)}` is no key that can stand here", hint, on_key=True)


def _special(cls: type[Any], attribute: str) -> Read | None:
    if attribute == "id":
        if cls is Claim:
            return _id_reader(_CLAIM_ID, "letters, digits, `_` and `-`, starting with a letter")
        if cls is Track:
            return _id_reader(_TRACK_ID, "lower case letters, digits, `_` and `-`, with `TEAM.` before it if it is a team's")
        return _id_reader(_ID, "lower case letters, digits, `_` and `-`, starting with a letter")
    if cls is Flag and attribute == "seen":
        return _one_or_many('"all" or a list of teams', (ALL,))
    if cls is Action and attribute == "authority":
        return _one_or_many("a role or a list of roles", None)
    return None


def _reader(hint: Any) -> Read:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is str:
        return _text
    if hint is int:
        return _integer
    if hint is bool:
        return _truth
    if hint is Expression:
        return _expression
    if hint is Effect:
        return _effect
    if origin is Literal:
        return _literal(arguments)
    if origin is tuple:
        return _list(_reader(arguments[0]), _said(arguments[0]))
    if origin in (Union, UnionType):
        return _reader(next(argument for argument in arguments if argument is not type(None)))
    if origin is not None and issubclass(origin, Mapping):
        return _by_team if arguments[1] is str else _by_key(_reader(arguments[1]), _said(arguments[1]))
    if attrs.has(hint):
        return table_reader(hint)
    raise TypeError(f"The model uses a type that decks cannot hold: {hint!r}.")


def _said(hint: Any) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    plain = {
        str: "a text in quotes",
        int: "a whole number",
        bool: "true or false",
        Expression: "a condition",
        Effect: "an effect",
    }
    if hint in plain:
        return plain[hint]
    if origin is Literal:
        return f"one of {choices(arguments)}"
    if origin is tuple:
        return f"a list in square brackets, each entry {_said(arguments[0])}"
    if origin in (Union, UnionType):
        return _said(next(argument for argument in arguments if argument is not type(None)))
    if origin is not None and issubclass(origin, Mapping):
        return "a text, or a table of texts by team" if arguments[1] is str else f"a table, each value {_said(arguments[1])}"
    return "a table of keys"


def _wrong(value: object, wanted: str, place: Place, found: list[Finding], hint: str = "") -> Bad:
    found.append(Finding(place, f"this should be {wanted}, and is {_kind(value)}", hint))
    return BAD


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the text "{shown(value, 30)}"'
    if isinstance(value, int | float):
        return f"the number {shown(value, 30)}"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "a table" if isinstance(value, dict) else f"the date or time {shown(str(value), 30)}"


def _text(value: object, place: Place, found: list[Finding]) -> object:
    if type(value) is not str:
        hint = "" if isinstance(value, list | dict) else "put it in quotes"
        return _wrong(value, "a text", place, found, hint)
    if not value.isprintable():
        for at, letter in enumerate(value):
            if (letter < " " and letter not in "\n\t") or "\x7f" <= letter < "\xa0":
                message = f"the text holds the control character U+{ord(letter):04X}, which a screen would act on"
                found.append(Finding(place, message, "take it out", offset=at))
                return BAD
    return value


def _integer(value: object, place: Place, found: list[Finding]) -> object:
    if type(value) is not int:
        hint = f"write {value} without quotes" if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}", value) else ""
        return _wrong(value, "a whole number", place, found, hint)
    if abs(value) > 999_999:
        found.append(Finding(place, f"{shown(value, 20)} is too large a number", "the largest is 999999"))
        return BAD
    return value


def _truth(value: object, place: Place, found: list[Finding]) -> object:
    if type(value) is not bool:
        return _wrong(value, "true or false", place, found, "write it without quotes" if isinstance(value, str) else "")
    return value


def _expression(value: object, place: Place, found: list[Finding]) -> object:
    if type(value) is bool:
        return _wrong(value, "a condition in quotes", place, found, f'write "{str(value).lower()}"')
    return _parsed(value, "a condition in quotes", parse_expression, place, found)


def _effect(value: object, place: Place, found: list[Finding]) -> object:
    return _parsed(value, "an effect in quotes", parse_effect, place, found)


def _parsed(value: object, wanted: str, parse: Callable[[str], object], place: Place, found: list[Finding]) -> object:
    if type(value) is not str:
        return _wrong(value, wanted, place, found)
    try:
        return parse(value)
    except ExpressionError as error:
        what, _, hint = str(error).partition("; ")
        found.append(Finding(place, what, hint, offset=error.at))
        return BAD


def _literal(allowed: tuple[str, ...]) -> Read:
    def read(value: object, place: Place, found: list[Finding]) -> object:
        if type(value) is str and value in allowed:
            return value
        if type(value) is not str:
            return _wrong(value, f"one of {choices(allowed)}, in quotes", place, found)
        near = nearest(value, allowed)
        hint = f'did you mean "{near}"?' if near else f"write {choices(allowed)}"
        found.append(Finding(place, f'"{shown(value)}" is not one of {choices(allowed)}', hint))
        return BAD

    return read


def _list(read_one: Read, wanted: str) -> Read:
    def read(value: object, place: Place, found: list[Finding]) -> object:
        if type(value) is not list:
            hint = f'write ["{shown(value)}"]' if isinstance(value, str) else ""
            return _wrong(value, f"a list in square brackets, each entry {wanted}", place, found, hint)
        if not value:
            return ()
        results = [read_one(item, Place(place.file, (*place.path, index)), found) for index, item in enumerate(value)]
        return BAD if BAD in results else tuple(results)

    return read


def _one_or_many(wanted: str, words: tuple[str, ...] | None) -> Read:
    read_list = _list(_text, "a text in quotes")

    def read(value: object, place: Place, found: list[Finding]) -> object:
        if type(value) is list:
            return read_list(value, place, found)
        if type(value) is not str or (words is not None and value not in words):
            return _wrong(value, wanted, place, found, f'write ["{shown(value)}"]' if isinstance(value, str) else "")
        return (value,)

    return read


def _by_team(value: object, place: Place, found: list[Finding]) -> object:
    if type(value) is str:
        text = _text(value, place, found)
        return BAD if text is BAD else {ALL: text}
    if type(value) is not dict:
        return _wrong(value, "a text, or a table of texts by team", place, found)
    texts = {key: _text(item, Place(place.file, (*place.path, key)), found) for key, item in value.items()}
    return BAD if BAD in texts.values() else texts


def _by_key(read_value: Read, wanted: str) -> Read:
    def read(value: object, place: Place, found: list[Finding]) -> object:
        if type(value) is not dict:
            return _wrong(value, f"a table, each value {wanted}", place, found)
        values = {key: read_value(item, Place(place.file, (*place.path, key)), found) for key, item in value.items()}
        return BAD if any(each is BAD for each in values.values()) else values

    return read


def _id_reader(pattern: re.Pattern[str], rule: str) -> Read:
    def read(value: object, place: Place, found: list[Finding]) -> object:
        if type(value) is not str:
            return _wrong(value, "an id in quotes", place, found)
        if not pattern.fullmatch(value) or len(value) > _ID_LENGTH:
            message = f'"{shown(value)}" cannot be an id'
            repaired = re.sub(r"[^a-z0-9_.]+", "-", value.lower())[:_ID_LENGTH].strip("-.")
            near = f', such as "{repaired}"' if pattern.fullmatch(repaired) else ""
            found.append(Finding(place, message, f"an id is made of {rule}, {_ID_LENGTH} at most{near}"))
            return BAD
        return value

    return read
