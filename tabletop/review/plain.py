"""User and deck text on its way out of the program: no control character, no change of direction."""

from __future__ import annotations

from tabletop.deck.letters import pictured

_SHOWN = pictured(tab=" ")


def handled(handling: str) -> str:
    """The marking of whatever leaves the program: that it is an exercise, and how it is to be handled."""
    return f"EXERCISE · {handling}" if handling else "EXERCISE"


def plain(text: str) -> str:
    """A text that any reader can be given: lines kept, escapes shown as ␛, changes of direction as �."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SHOWN)


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())


def paragraphs(text: str) -> list[str]:
    """The same as its paragraphs, each on one line; a blank line parts them."""
    parts = "\n".join(line.strip() for line in plain(text).splitlines()).split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]
