"""Whatever a deck says stays text: no element, no style, no control character comes of it."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.decks import ferry
from support.papers import Reader, by_path
from tabletop.deck.effect import Effect
from tabletop.deck.expression import Expression
from tabletop.deck.model import Deck
from tabletop.paper import documents
from tabletop.paper.text import css_text

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    '" onclick="alert(1)" x=\'',
    "{{ deck.injects }} {% include 'print.css' %} {# #}",
    '\\"; } @page { size: 1mm } body { display: none } /*',
    "&lt;b&gt; &#60;i&#62; <!-- --> <![CDATA[ ]]>",
    "\x1b[31mred\x00\x07",
    "\u202egnirts\u2066\u200f",
    "\ud800 lone \U000e0041",
    "javascript:alert(1)",
)
WORDS = """id team capital track authority purposes claims palette classes kind fallback seen objective basis weight method
postures truth argument_method own others teams files digest task role glyph"""
KEPT = frozenset(WORDS.split())
"""Fields that hold ids or words of the format, not prose."""
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "style", "colspan", "href"}


def poisoned(value: Any, text: str) -> Any:
    """A value of the deck with a text put before and after each of its own, ids and words of the format kept."""
    if isinstance(value, str):
        return f"{text}{value}{text}" if value else value
    if isinstance(value, Expression | Effect):
        return value
    if isinstance(value, tuple):
        return tuple(poisoned(each, text) for each in value)
    if isinstance(value, dict):
        return {key: poisoned(each, text) for key, each in value.items()}
    if attrs.has(type(value)):
        changes = {}
        for field in attrs.fields(type(value)):
            part = getattr(value, field.name)
            plain_text = isinstance(part, str) or (isinstance(part, tuple) and part and isinstance(part[0], str))
            if field.name not in KEPT or not (plain_text or isinstance(part, dict)):
                changes[field.name] = poisoned(part, text)
        return attrs.evolve(value, **changes)
    return value


def hostile(text: str) -> Deck:
    deck = poisoned(ferry(), text)
    assert isinstance(deck, Deck)
    glyphs = tuple(attrs.evolve(team, glyph=text) for team in deck.teams)
    return attrs.evolve(deck, teams=glyphs)


def test_the_poison_is_everywhere() -> None:
    deck = hostile("<x>")
    assert deck.title.startswith("<x>")
    assert deck.injects[0].text["norvia"].startswith("<x>")
    assert deck.tracks[0].bands[0].name.startswith("<x>")
    assert deck.objectives[0].tasks[0].title.startswith("<x>")
    assert all(paper.text.count("&lt;x&gt;") > 5 for paper in documents(deck))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup_style_or_control(text: str) -> None:
    sound = by_path(ferry())
    for path, paper in by_path(hostile(text), handling=f"{text}").items():
        seen, before = Reader(paper.text), Reader(sound[path].text)
        assert seen.elements == before.elements
        if path != "index.html":
            assert seen.attributes == before.attributes
        assert {name for _, name, _ in seen.attributes} <= {
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
            "class",
            "style",
            "colspan",
            "href",
        }
        assert "<" not in seen.style
        assert seen.style.count("{") == before.style.count("{")
        assert seen.style.count('"') == before.style.count('"')
        assert all(char == "\n" or (ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0) for char in paper.text)
        assert not set("\u202e\u2066\u200f\U000e0041") & set(paper.text)
        paper.text.encode()


@settings(max_examples=60)
@given(text=st.text(max_size=40))
def test_a_text_in_a_stylesheet_is_letters_figures_and_escapes(text: str) -> None:
    escaped = css_text(text)
    assert all(char.isascii() and (char.isalnum() or char in "\\ ") for char in escaped)


@settings(max_examples=15)
@given(text=st.text(max_size=20) | st.sampled_from(HOSTILE))
def test_any_title_and_marking_stand_in_the_page_as_they_are(text: str) -> None:
    deck = attrs.evolve(ferry(), title=text)
    sound = Reader(by_path(ferry())["control/msel.html"].text)
    assert Reader(by_path(deck, handling=text)["control/msel.html"].text).elements == sound.elements


def test_the_index_links_only_to_the_documents() -> None:
    papers = by_path(hostile("javascript:alert(1)"))
    links = [value for tag, name, value in Reader(papers["index.html"].text).attributes if (tag, name) == ("a", "href")]
    assert links == [path for path in papers if path != "index.html"]


def test_nothing_is_fetched_and_nothing_runs() -> None:
    for paper in documents(ferry()):
        seen = Reader(paper.text)
        assert not {"script", "img", "link", "iframe", "object", "form"} & set(seen.elements)
        assert "url(" not in seen.style
        assert ("meta", "content", "default-src 'none'; style-src 'unsafe-inline'") in seen.attributes
