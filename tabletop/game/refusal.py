"""Why a command is not carried out."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

Ground: TypeAlias = Literal["not allowed", "not now", "unknown", "not possible", "incomplete", "stale"]
"""`not allowed`: not for this seat; `not now`: another phase; `unknown`: names nothing; `not possible`: the world or the rules
forbid it; `incomplete`: something is missing or too long; `stale`: the table has moved on."""


@frozen
class Refusal:
    """A command that is not carried out: on what ground, and a sentence that says what to do instead."""

    ground: Ground
    sentence: str

    def __str__(self) -> str:
        return self.sentence
