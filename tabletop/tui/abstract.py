"""Widgets and screens that others complete."""

from __future__ import annotations

from abc import ABCMeta
from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.message_pump import _MessagePumpMeta as WidgetMeta
else:
    # Textual gives its metaclass no public name.
    WidgetMeta = type(Widget)


class AbstractMeta(WidgetMeta, ABCMeta):
    """Lets a widget or a screen have abstract methods: one that lacks any cannot be made."""
