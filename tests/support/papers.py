"""Decks and documents that the tests of paper share."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser

import attrs

from support.decks import ferry
from tabletop.deck.effect import Effect
from tabletop.deck.expression import Expression
from tabletop.deck.model import Deck
from tabletop.library import load_deck
from tabletop.paper import Document, documents

VOID = {"meta", "br", "col", "link", "img", "input", "hr"}


def shipped() -> Deck:
    """The deck that comes with the project."""
    return load_deck("zapad-2025")


DECKS: Mapping[str, Callable[[], Deck]] = {"ferry": ferry, "zapad-2025": shipped}
"""Each deck that there is, by name."""


def by_path(deck: Deck, **options: object) -> dict[str, Document]:
    """A deck's documents by where they lie."""
    return {paper.path: paper for paper in documents(deck, **options)}  # type: ignore[arg-type]  # each test's own options


class Reader(HTMLParser):
    """What a browser makes of a document: its elements, its attributes, its text. Elements must close in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.style = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    @property
    def text(self) -> str:
        """All that can be read, on one line."""
        return flat("\n".join(self.words))


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def readable(paper: Document) -> str:
    """All that can be read in a document's file, its source included, on one line."""
    return flat(f"{Reader(paper.text).text} {html.unescape(re.sub(r'<[^>]*>', '', paper.text))}")


def texts(value: object) -> Iterator[str]:
    """Every text in a value of the deck, apart from the words in which conditions and effects are written."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Expression | Effect):
        return
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from texts(each)
    elif attrs.has(cls := type(value)):
        for name in attrs.fields_dict(cls):
            yield from texts(getattr(value, name))
