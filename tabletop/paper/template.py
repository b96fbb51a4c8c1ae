"""The templates: filled in so that text stays text, and that a value which is missing is an error."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tabletop.paper.text import css_text, paragraphs, plain


def fill(template: str, **values: object) -> str:
    """A template with its values. Every text in them is escaped, wherever it stands."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tabletop.paper", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters["css"] = css_text
    environment.filters["paragraphs"] = paragraphs
    return environment


def _shown(value: object) -> object:
    """Each value as it is put in: texts without control characters, before they are escaped."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
