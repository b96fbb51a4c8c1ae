"""What in a report points to what lies behind an incident: its own sentences, each a sign of one kind of cause at most."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tabletop.deck.model import Cause
from tabletop.engine.people.phrases import sentences

_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "meant": ("deliberate", "intent", "purpose"),
    "slip": ("accident", "error", "mistake", "failure"),
    "others": ("third", "other", "outsid"),
}
"""By which words of its id or title a cause of a deck is known to be meant, a slip, or the work of others."""
_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "meant": (
        "on purpose",
        "deliberate",
        "intent",
        "aimed",
        "threat",
        "shot at",
        "did not answer",
        "should not happen",
        "transponders? off",
    ),
    "slip": (
        "fog",
        "haze",
        "under jamming",
        "heavy jamming",
        "off course",
        "stray",
        "los[et] (?:its|his|her|their) way",
        "by mistake",
        "error",
        "fault",
        "wrong",
        "old map",
        "old wiring",
        "transfer",
        "bird",
        "drinking",
        "without load",
        "tired",
    ),
    "others": ("smuggler", "partisan", "somebody else", "from outside", "third part", "middlem[ae]n"),
}
"""Expressions of a report that belong to one kind; a staff underlines them too."""
_ENDINGS = r"(?:s|y|gy|d|ed|ing|en\w*)?\b"
"""What may follow such an expression and leave it the same: `foggy`, `threatened`, but not `stranger` for `stray`."""
_OPEN = re.compile(
    r"\b(?:may be|can be read|fit both|would not like to say|(?:do|does) not (?:know|remember)|not known|"
    r"nobody (?:knows|says)|some (?:say|see)|as if|or that somebody|asks? (?:why|whether|whose))\b",
    re.IGNORECASE,
)
"""What a report says where it leaves the cause open itself."""
_HEARSAY = re.compile(r"\b(?:told|(?:is|are|was|were) said)\b", re.IGNORECASE)
"""A sentence of what somebody was told, or is said to have done, is no sign."""
_PATTERNS: Final = {
    kind: tuple(re.compile(rf"\b(?:{words}){_ENDINGS}", re.IGNORECASE) for words in found) for kind, found in _SIGNS.items()
}
_LONGEST = 140
"""Characters of the longest sentence that is quoted."""

DOUBTS = ("unconfirmed", "unknown", "first report", "rumour", "possible", "doubtful")
"""Words of a source on its own report by which the report is in doubt."""
_CAUSE = re.compile(r"\b(?:cause|reason|purpose|intent|motive|origin|author|who|whose|why)\b", re.IGNORECASE)
"""Words of a source that speak of what lies behind what it reports."""


def kind_of(cause: Cause) -> str:
    """Whether a cause of a deck is `meant`, a `slip`, or the work of `others`; empty if its words do not tell."""
    told = f"{cause.id} {cause.title}".lower()
    return next((kind for kind, words in _KINDS.items() if any(word in told for word in words)), "")


def signs(text: str) -> Mapping[str, tuple[str, ...]]:
    """The sentences of a report by the kind of cause that they point to, as the report has them, without their full stops.

    A sentence that would fit two kinds, or leaves the cause open, points to none.
    """
    found: dict[str, list[str]] = {kind: [] for kind in _SIGNS}
    for said in _sentences(text):
        kinds = _kinds(said)
        if len(kinds) == 1 and not _OPEN.search(said):
            found[kinds[0]].append(said)
    return {kind: tuple(found_sentences) for kind, found_sentences in found.items()}


def left_open(text: str) -> tuple[str, ...]:
    """The sentences in which a report leaves open what lies behind an incident: they say so, or would fit two kinds of cause."""
    return tuple(said for said in _sentences(text) if _OPEN.search(said) or len(_kinds(said)) > 1)


def named(text: str) -> tuple[str, ...]:
    """The kinds of cause that a report names as possible where it leaves the cause open, as often as it does."""
    return tuple(kind for said in left_open(text) for kind in _kinds(said))


def quotable(found: tuple[str, ...]) -> str:
    """The first of some sentences that is short enough to quote; empty if none is."""
    return next((said for said in found if len(said) <= _LONGEST), "")


def doubtful(reliability: str) -> bool:
    """Whether a source is unsure of the report itself; that it does not know the cause is no doubt of what happened."""
    return any(word in reliability.lower().partition(";")[0] for word in DOUBTS)


def open_cause(reliability: str) -> bool:
    """Whether a source is sure of what happened and says that it does not know why."""
    return not doubtful(reliability) and _CAUSE.search(reliability.partition(";")[2]) is not None


def _sentences(text: str) -> list[str]:
    return [said.rstrip(".;") for said in sentences(text) if not _HEARSAY.search(said)]


def _kinds(said: str) -> list[str]:
    return [kind for kind, patterns in _PATTERNS.items() if any(pattern.search(said) for pattern in patterns)]
