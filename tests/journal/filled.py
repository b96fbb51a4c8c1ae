"""An event of any kind, filled in by the types of its fields."""

from __future__ import annotations

from collections.abc import Callable
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs

from tabletop.game.events import Event

T = TypeVar("T", bound=Event)


def filled(kind: type[T], leaf: Callable[[type], Any], size: Callable[[], int]) -> T:
    """An event of a kind. `leaf` gives a text, a number, true or false by type; `size` how long a list or a mapping is."""
    return kind(**{field.name: _value(field.type, leaf, size) for field in attrs.fields(attrs.resolve_types(kind))})


def _value(kind: Any, leaf: Callable[[type], Any], size: Callable[[], int]) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if attrs.has(kind):
        fields = attrs.fields(attrs.resolve_types(kind))
        return kind(**{field.name: _value(field.type, leaf, size) for field in fields})
    if origin is Literal:
        return inner[size() % len(inner)]
    if origin in (Union, UnionType):
        return _value(inner[size() % len(inner)], leaf, size)
    if origin is tuple:
        return tuple(_value(inner[0], leaf, size) for _ in range(size()))
    if origin is not None:
        return {f"{leaf(str)}{at}": _value(inner[1], leaf, size) for at in range(size())}
    return None if kind is type(None) else leaf(kind)
