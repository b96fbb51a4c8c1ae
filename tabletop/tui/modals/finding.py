"""A finding of the improvement plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tabletop.game.commands import Command, MakeFinding, WithdrawFinding
from tabletop.game.events import FindingMade
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.modals.evidence import EvidenceModal, Happened
from tabletop.tui.text import content, one_line
from tabletop.tui.widgets.field import Field

_SEEN = (("strength", "Strength"), ("improvement", "Area for improvement"))


class FindingModal(CommandModal):
    """A strength or an area for improvement with its evidence and root cause. `was` is the one that it takes the place of.

    `first` are values to begin with, `events` gives the log to pick evidence from. The form is named by `name`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "evidence", "Evidence", id="evidence", priority=True, tooltip="Pick events of the log as evidence")
    ]
    DEFAULT_CSS = "FindingModal #evidence { height: auto; margin-bottom: 1; }"

    def __init__(
        self,
        handle: SeatHandle,
        name: str,
        events: Callable[[], Sequence[Happened]],
        *,
        was: FindingMade | None = None,
        first: dict[str, str] | None = None,
        evidence: tuple[str, ...] = (),
    ) -> None:
        first = first or {}
        if was is not None:
            first = {"seen": was.seen, "title": was.title, "task": was.task, "analysis": was.analysis, "cause": was.cause}
            evidence = was.evidence
        self._was = was
        self._events = events
        self._told: dict[str, str] | None = None
        self.evidence = evidence
        tasks = (("", "no task"), *((task.id, task.title) for task in handle.deck.tasks))
        fields = [
            Field(name="title", label="Finding", value=first.get("title", ""), hint="in a line: what went well, or what did not"),
            Field(name="seen", label="It is", kind="choice", options=_SEEN, value=first.get("seen", "improvement")),
            Field(name="task", label="Critical task", kind="list", options=tasks, value=first.get("task", "")),
            Field(name="analysis", label="Analysis", kind="page", rows=3, value=first.get("analysis", "")),
            Field(name="cause", label="Root cause", kind="page", rows=2, value=first.get("cause", "")),
        ]
        super().__init__(handle, "A finding", name, fields, confirm="Write it down")

    def begin(self) -> None:
        """Begin in the line of the finding; where one is proposed, at its beginning, so that it can be read."""
        super().begin()
        line = self.query_one("#field-title", Input)
        if line.value and line.value == self.fields[0].value:
            line.cursor_position = 0

    def compose_fields(self, kept: dict[str, str]) -> ComposeResult:
        """The fields, and the evidence."""
        if kept:
            self.evidence = tuple(kept.get("evidence", "").split())
        yield from super().compose_fields(kept)
        yield Static(self._evidence(), id="evidence", markup=False)

    def _evidence(self) -> Content:
        if not self.evidence:
            return content("No evidence yet: Ctrl+E picks events from the log.", "$muted")
        if self._told is None:
            self._told = {event.name: event.line.strip() for event in self._events()}
        lines = [content(f"· {one_line(self._told.get(name, name), 160)}") for name in self.evidence]
        return Content("\n").join([content("Evidence (Ctrl+E changes it)", "$muted"), *lines])

    def values(self) -> dict[str, str]:
        """The fields and the evidence."""
        return {**super().values(), "evidence": " ".join(self.evidence)}

    def action_evidence(self) -> None:
        """Pick evidence."""
        self.app.push_screen(EvidenceModal(self._events(), self.evidence), self._picked)

    def _picked(self, names: tuple[str, ...] | None) -> None:
        if names is None:
            return
        self.evidence = names
        self.query_one("#evidence", Static).update(self._evidence())
        if self._draft:
            self._draft.touch()

    def command(self, values: dict[str, str]) -> Command | str:
        """Make the finding."""
        return MakeFinding(
            finding=self._was.finding if self._was else "",
            seen="strength" if values["seen"] == "strength" else "improvement",
            title=values["title"].strip(),
            task=values["task"],
            analysis=values["analysis"].strip(),
            cause=values["cause"].strip(),
            evidence=self.evidence,
        )


class WithdrawModal(CommandModal):
    """Whether to take a finding out of the plan."""

    def __init__(self, handle: SeatHandle, was: FindingMade, actions: int) -> None:
        self._finding = was.finding
        also = (
            " Its corrective action goes with it." if actions == 1 else " Its corrective actions go with it." if actions else ""
        )
        intro = content(f"“{was.title}” is taken out of the improvement plan.{also} The log keeps it.")
        super().__init__(handle, "Take the finding out?", "", (), intro=intro, confirm="Take it out")

    def command(self, values: dict[str, str]) -> Command | str:  # noqa: ARG002 — as CommandModal has it
        """Withdraw it."""
        return WithdrawFinding(finding=self._finding)
