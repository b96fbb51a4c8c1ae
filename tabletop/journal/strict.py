"""Values from JSON without guessing: no coercion, nothing filled in, nothing dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import attrs
from cattrs.cols import is_mapping
from cattrs.gen import make_dict_structure_fn
from cattrs.preconf.orjson import OrjsonConverter, make_converter

Hook: TypeAlias = Callable[[Any, Any], Any]
"""Turns what JSON holds into a value; the second argument, the type, is known beforehand and not looked at."""


def strict_converter() -> OrjsonConverter:
    """A converter whose structuring raises TypeError, ValueError or KeyError for whatever is not exactly as it would write it.

    Knows text, whole numbers, numbers, true and false, literals of text, None, tuples of any length, mappings by
    text, attrs classes. Raises TypeError for another type, when its hook is asked for.
    """
    converter = make_converter(detailed_validation=False)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook_factory(lambda kind: getattr(kind, "__origin__", None) is Literal, _literal)
    converter.register_structure_hook_factory(attrs.has, lambda kind: strictly(converter, kind))
    converter.register_structure_hook_factory(
        lambda kind: getattr(kind, "__origin__", None) is tuple, lambda kind: _tuple(converter, kind)
    )
    converter.register_structure_hook_factory(is_mapping, lambda kind: _mapping(converter, kind))
    return converter


def strictly(converter: OrjsonConverter, kind: Any, tags: tuple[str, ...] = ()) -> Hook:
    """Structures an attrs class from a mapping with exactly these tags and its fields, in order."""
    build: Hook = make_dict_structure_fn(kind, converter, _cattrs_detailed_validation=False)
    keys = (*tags, *(field.name for field in attrs.fields(kind)))

    def structure(value: Any, _: Any) -> Any:
        if tuple(value) != keys:
            raise KeyError(f"not exactly the fields of {kind.__name__}")
        return build(value, kind)

    return structure


def _exactly(kind: type) -> Hook:
    def structure(value: Any, _: Any) -> Any:
        if value.__class__ is not kind:
            raise TypeError(f"{value!r:.40} is not of type {kind.__name__}")
        return value

    return structure


def _number(value: Any, _: Any) -> Any:
    if value.__class__ is not int and value.__class__ is not float:
        raise TypeError(f"{value!r:.40} is not a number")
    return value


def _literal(kind: Any) -> Hook:
    allowed = frozenset(kind.__args__)
    if not all(isinstance(each, str) for each in allowed):
        raise TypeError(f"{kind}: events hold literals of text only")

    def structure(value: Any, _: Any) -> Any:
        if value.__class__ is not str or value not in allowed:
            raise ValueError(f"{value!r:.40} is none of {sorted(allowed)}")
        return value

    return structure


def _tuple(converter: OrjsonConverter, kind: Any) -> Hook:
    item, more = kind.__args__[0], kind.__args__[1:]
    if more != (...,):
        raise TypeError(f"{kind}: events hold tuples of one type and any length only")
    hook = converter.get_structure_hook(item)

    def structure(value: Any, _: Any) -> Any:
        if value.__class__ is not list:
            raise TypeError(f"{value!r:.40} is not a list")
        return tuple([hook(each, item) for each in value])

    return structure


def _mapping(converter: OrjsonConverter, kind: Any) -> Hook:
    key, item = kind.__args__
    if key is not str:
        raise TypeError(f"{kind}: events hold mappings by text only")
    hook = converter.get_structure_hook(item)

    def structure(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            raise TypeError(f"{value!r:.40} is not a mapping")
        return {name: hook(each, item) for name, each in value.items()}

    return structure
