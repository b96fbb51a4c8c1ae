"""A corrective action of the improvement plan."""

from __future__ import annotations

from typing import Final, cast

from tabletop.game.commands import Command, DropAction, PlanAction
from tabletop.game.events import ActionPlanned, Element, FindingMade
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import content
from tabletop.tui.widgets.field import Field

_ELEMENTS: Final[tuple[tuple[Element, str], ...]] = (
    ("planning", "Planning"),
    ("organisation", "Organisation"),
    ("equipment", "Equipment"),
    ("training", "Training"),
    ("exercises", "Exercises"),
)


_WHO = "Responsible is missing: write which office does it."


class ActionModal(CommandModal):
    """What is to be done about a finding, by whom and by when. `was` is the action that it takes the place of."""

    def __init__(self, handle: SeatHandle, finding: FindingMade, was: ActionPlanned | None = None) -> None:
        self._finding = finding.finding
        self._was = was
        fields = [
            Field(name="text", label="What is to be done", kind="page", rows=3, value=was.text if was else ""),
            Field(name="owner", label="Responsible", hint="an office, not a name", value=was.owner if was else "", needed=_WHO),
            Field(name="element", label="It is about", kind="choice", options=_ELEMENTS, value=was.element if was else ""),
            Field(name="contact", label="Contact", hint="may be left empty", value=was.contact if was else ""),
            Field(name="start", label="Start", hint="2026-03-31, or empty", value=was.start if was else ""),
            Field(name="completion", label="Completion", hint="2026-06-30, or empty", value=was.completion if was else ""),
        ]
        name = f"action:{finding.finding}:{was.action if was else 'new'}"
        super().__init__(handle, "A corrective action", name, fields, intro=content(f"For “{finding.title}”"), confirm="Plan it")

    def command(self, values: dict[str, str]) -> Command | str:
        """Plan it."""
        return PlanAction(
            action=self._was.action if self._was else "",
            finding=self._finding,
            text=values["text"].strip(),
            owner=values["owner"].strip(),
            element=cast("Element", values["element"]),
            contact=values["contact"].strip(),
            start=values["start"].strip(),
            completion=values["completion"].strip(),
        )


class DropModal(CommandModal):
    """Whether to take a corrective action out of the plan."""

    def __init__(self, handle: SeatHandle, was: ActionPlanned) -> None:
        self._action = was.action
        intro = content(f"“{was.text}” is taken out of the improvement plan. The log keeps it.")
        super().__init__(handle, "Take the action out?", "", (), intro=intro, confirm="Take it out")

    def command(self, values: dict[str, str]) -> Command | str:  # noqa: ARG002 — as CommandModal has it
        """Drop it."""
        return DropAction(action=self._action)
