"""Texts that a terminal, a parser of markup, a browser or a spreadsheet would obey, and where people can type them."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

import tabletop.tui
from support.tui import until
from tabletop.tui.form import FormModal
from tabletop.tui.text import clean
from tabletop.tui.widgets.field import Field, FieldRow

HOSTILE = {
    "a tag that ends nothing": "[/",
    "the end of a colour": "x[/red]",
    "an action": "[@click=app.quit]x[/]",
    "a script": "<script>alert(1)</script>",
    "a formula": "=1+1",
    "terminal escapes": "\x1b[31mred\x1b]0;t\x07",
    "directions": "\u202eabc\u2066",
    "half a character": "\ud800 half \udfff",
    "control characters": "nul\x00" + "".join(map(chr, [*range(1, 9), 11, 12, *range(14, 32), 0x7F, 0x85, 0x9B])) + "end",
}
ALL = " ".join(HOSTILE.values())
"""All of them in one text; a field of one line takes of it what stands before the first break."""
PASTE = "[/ and [b] in it. " * 11_200
"""A paste of some 200,000 characters."""
TEXTS = (*HOSTILE, "a paste of 200,000 characters")
"""The names of all of them."""
UNSAFE = frozenset(
    [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)) if chr(code) != "\n"]
    + list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
"""What must never reach a terminal."""


def text_called(name: str) -> str:
    """The text of that name."""
    return HOSTILE.get(name, PASTE)


def hosts() -> set[str]:
    """The classes and functions of the application that make a field to type in, by name.

    Not the house's own field and form, which make what others tell them to.
    """
    return {made.__name__ for made in _written() if made not in (FieldRow, FormModal) and _makes_a_field(made)}


def _written() -> Iterator[Any]:
    for found in pkgutil.walk_packages(tabletop.tui.__path__, "tabletop.tui."):
        module = importlib.import_module(found.name)
        for made in vars(module).values():
            if (inspect.isclass(made) or inspect.isfunction(made)) and made.__module__ == module.__name__:
                yield made


def _makes_a_field(made: Any) -> bool:
    names = vars(inspect.getmodule(made))
    tree = ast.parse(textwrap.dedent(inspect.getsource(made)))
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name | ast.Subscript):
            continue
        func = call.func.value if isinstance(call.func, ast.Subscript) else call.func
        called = names.get(func.id) if isinstance(func, ast.Name) else None
        if called is Field:
            kinds = [keyword.value for keyword in call.keywords if keyword.arg == "kind"]
            if not kinds or not isinstance(kinds[0], ast.Constant) or kinds[0].value in ("line", "page"):
                return True
        elif inspect.isclass(called) and issubclass(called, Input | TextArea):
            return True
    return False


def typed_in(app: App[Any]) -> dict[str, Input | TextArea]:
    """The fields to type in that the screen on top has, by their ids."""
    return {str(field.id): field for field in app.screen.query("Input, TextArea")}  # type: ignore[misc]


def text_in(field: Input | TextArea) -> str:
    """What stands in a field."""
    return field.text if isinstance(field, TextArea) else field.value


def hosted_by(field: Widget) -> set[str]:
    """The classes around a field, and those that they are made from."""
    return {kind.__name__ for around in field.ancestors for kind in type(around).__mro__}


async def paste(pilot: Pilot[None], fields: Sequence[Input | TextArea], text: str) -> None:
    """Paste a text into each of the fields, emptied, as a terminal does."""
    done: list[Widget] = []
    for field in fields:
        if isinstance(field, TextArea):
            field.text = ""
        else:
            field.value = ""
        field._forward_event(Paste(text))
        field.call_later(done.append, field)
    await until(pilot, lambda: len(done) == len(fields), "the paste")


def must_be_harmless(app: App[Any]) -> None:
    """The screen is painted, nothing on it is an escape or a change of direction, and nothing typed acts when clicked."""
    assert app.is_running
    strips = app.screen._compositor.render_strips()
    text = "".join(segment.text for strip in strips for segment in strip)
    assert text.strip(), "nothing is painted"
    assert not UNSAFE & set(text), sorted(map(hex, map(ord, UNSAFE & set(text))))
    acts = [
        segment.style.meta["@click"] for strip in strips for segment in strip if segment.style and "@click" in segment.style.meta
    ]
    assert "app.quit" not in acts, "a text that somebody typed can be clicked"


def said(app: App[Any]) -> str:
    """What the screen says is wrong."""
    lines = [str(line.render()) for line in app.screen.query(Static) if line.id == "trouble" or line.has_class("problem")]
    return " ".join([*lines, *(note.message for note in app._notifications)]).strip()


async def fill(app: App[Any], pilot: Pilot[None], host: str, text: str) -> dict[str, str]:
    """Paste a text into every field of the host on the screen; what then stands in each."""
    fields = {name: each for name, each in typed_in(app).items() if host in hosted_by(each)}
    assert fields, f"{host} shows no field to type in"
    await paste(pilot, list(fields.values()), text)
    must_be_harmless(app)
    return {name: text_in(each) for name, each in fields.items()}


async def fill_with_all(app: App[Any], pilot: Pilot[None], host: str) -> dict[str, str]:
    """Paste each hostile text into every field of the host, then all in one; what then stands in each."""
    for text in HOSTILE.values():
        for name, stands in (await fill(app, pilot, host, text)).items():
            assert " ".join(clean(text).split()).startswith(" ".join(stands.split())), f"{name} made {stands!r} of {text!r}"
    return await fill(app, pilot, host, ALL)


def as_typed(text: str) -> str:
    """What a line takes of a paste: its first line, harmless."""
    return clean(text.splitlines()[0])
