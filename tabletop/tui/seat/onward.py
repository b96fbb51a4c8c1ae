"""Where the cursor goes when a field has been answered."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget

from tabletop.tui.widgets.sight import reveal


class Holding:
    """A part of the screen that may keep the cursor at one of its fields."""

    def holds(self, field: Widget) -> bool:  # noqa: ARG002 — for subclasses
        """Whether the cursor is to stay at a field instead of going on; then it has been said why."""
        return False


def shown_fields(inside: Widget) -> list[Widget]:
    """What can have the cursor in a part of the screen, in the order of its questions; nothing of parts that are put away."""
    return [each for each in inside.walk_children(Widget) if each.focusable and _is_shown(each.ancestors_with_self, inside)]


def _is_shown(parts: Iterable[object], inside: Widget) -> bool:
    for part in parts:
        if part is inside:
            return True
        if isinstance(part, Widget) and not part.display:
            return False
    return True


def go_on(field: Widget) -> None:
    """Put the cursor on the field after this one, unless it is held; those of the class `optional` are reached by tab alone.

    Textual orders fields by their place on the screen; one that the answer has just brought up has no place yet.
    """
    if any(part.holds(field) for part in field.ancestors if isinstance(part, Holding)):
        return
    screen = field.screen
    inside = next((part for part in field.ancestors if isinstance(part, VerticalScroll)), screen)
    fields = shown_fields(inside)
    after = [each for each in fields[fields.index(field) + 1 :] if not each.has_class("optional")] if field in fields else []
    if not after:
        screen.focus_next()
        return
    to_field(after[0])


def to_field(field: Widget) -> None:
    """Put the cursor on a field, and bring it into sight with its question once it has its place."""
    field.screen.set_focus(field, scroll_visible=False)
    field.call_after_refresh(into_sight, field)


def into_sight(field: Widget) -> None:
    """Bring a field into sight together with the question above it."""
    if not field.is_attached or field.parent is None:
        return
    siblings = list(field.parent.children)
    above = 0
    for each in reversed(siblings[: siblings.index(field)]):
        if not (each.has_class("question") or each.has_class("hint")):
            break
        above = field.region.y - each.region.y
    reveal(field, -above, field.size.height + above, around=0)
