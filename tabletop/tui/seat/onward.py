"""Where the cursor goes when a field has been answered."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget


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
    """Put the cursor on the field after this one; those of the class `optional` are passed over, and reached by tab.

    Textual orders fields by their place on the screen; one that the answer has just brought up has no place yet.
    """
    screen = field.screen
    inside = next((part for part in field.ancestors if isinstance(part, VerticalScroll)), screen)
    fields = shown_fields(inside)
    after = [each for each in fields[fields.index(field) + 1 :] if not each.has_class("optional")] if field in fields else []
    if not after:
        screen.focus_next()
        return
    screen.set_focus(after[0])
    after[0].call_after_refresh(after[0].scroll_visible, animate=False)
