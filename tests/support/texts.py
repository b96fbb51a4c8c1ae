"""The texts within values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import asdict, has


def strings(value: object) -> Iterator[str]:
    """All texts within a value: an event, a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from (*strings(key), *strings(each))
    elif isinstance(value, Sequence | set | frozenset):
        for each in value:
            yield from strings(each)
    elif has(type(value)):
        yield from strings(asdict(value, recurse=False))  # type: ignore[arg-type]
