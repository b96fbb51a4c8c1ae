"""Times as a save keeps them: text such as `2025-09-10T08:00:00.123Z`, whose order as text is the order in time."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_FORM = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z", re.ASCII)

is_stamp = _FORM.fullmatch
"""Whether a text has the form of a stamp. Does not check the length of the month."""


def stamp(moment: datetime) -> str:
    """The stamp of a moment, in UTC, cut to milliseconds. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment in a save needs a time zone.")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def moment(text: str) -> datetime:
    """The moment of a stamp, with time zone UTC. Raises ValueError for any other text."""
    if not is_stamp(text):
        raise ValueError(f"“{text}” is not a time as a save keeps it.")
    return datetime.fromisoformat(text)


def seconds(text: str) -> int:
    """The moment of a stamp in whole seconds since 1970, UTC. Raises ValueError for any other text."""
    return int(moment(text).timestamp())


def now() -> str:
    """The stamp of this moment, by this machine's clock."""
    return stamp(datetime.now(UTC))
