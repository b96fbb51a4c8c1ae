"""Releasing an inject: what each team will be told and when, and the reason where it is out of plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from tabletop.game.commands import Command, ReleaseInject
from tabletop.game.view import ControlView
from tabletop.game.view.control import MselLine
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.widgets.msel import inject_card


class ReleaseModal(CommandModal):
    """An inject as it will go out. Its wording can be changed; a team whose text is emptied does not get it, one that is given
    a text does.

    `written` is the wording by team of an inject of control's own.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "edit", "Change the wording", id="edit", priority=True, tooltip="Change what each team is told")
    ]

    def __init__(self, handle: SeatHandle, view: ControlView, line: MselLine, written: Mapping[str, str] | None = None) -> None:
        deck = handle.deck
        card = next((inject for inject in deck.injects if inject.id == line.inject), None)
        self._line = line
        self._own = {team: card.wording(team) for team in card.recipients(deck.team_ids)} if card else dict(written or {})
        out_of_plan = card is not None and line.status != "ready"
        fields = [
            Field(
                name=f"text-{team}",
                label=team_name(deck, team) if team in self._own else f"{team_name(deck, team)} (not told)",
                kind="page",
                value=self._own.get(team, "").strip(),
                rows=4 if team in self._own else 2,
            )
            for team in deck.team_ids
        ]
        # Planned, it is the card's; out of its turn that would be a time that has passed, or has not come.
        self._time = view.clock.date if out_of_plan or not line.time else line.time
        fields.append(Field(name="time", label="Scenario time", value=self._time, hint=f"empty: {self._time}"))
        if out_of_plan:
            fields.insert(0, Field(name="reason", label="Why out of plan", hint="the MSEL does not propose it now"))
        super().__init__(
            handle,
            "Release this inject" + (" (out of plan)" if out_of_plan else ""),
            release_name(line.inject),
            fields,
            intro=inject_card(deck, view, line),
            confirm="Release",
        )
        self._editing = False

    def begin(self) -> None:
        """The wording is only read until it is to be changed."""
        edited = any(row.value.strip() != row.field.value for row in self._wordings())
        for row in self._wordings():
            row.display = edited
        self._editing = edited
        rows = {row.field.name: row for row in self.query(FieldRow)}
        if "reason" in rows:
            # Before the card, which may be longer than the window.
            scroll = self.query_one(VerticalScroll)
            scroll.move_child(rows["reason"], before=0)
            scroll.move_child(rows["time"], after=0)
            rows["reason"].focus_field()
        else:
            self.query_one("#confirm").focus()

    def values(self) -> dict[str, str]:
        """The fields; a time that was only proposed is not kept, for by the next time it may be another."""
        values = super().values()
        return values | {"time": ""} if values.get("time") == self._time else values

    def _wordings(self) -> list[FieldRow]:
        return [row for row in self.query(FieldRow) if row.field.name.startswith("text-")]

    def action_edit(self) -> None:
        """Open the wording for change."""
        rows = self._wordings()
        self._editing = True
        for row in rows:
            row.display = True
        self.call_after_refresh(rows[0].focus_field)

    def command(self, values: dict[str, str]) -> Command | str:
        """Release, with the changed wordings alone."""
        if "reason" in values and not values["reason"].strip():
            return f"The MSEL does not propose “{self._line.title}” now: say why you release it out of plan."
        time = values["time"].strip() or self._time
        texts: dict[str, str] = {}
        if self._editing:
            for team in self.handle.deck.team_ids:
                own = self._own.get(team, "")
                text = values.get(f"text-{team}", own)
                if text.strip() != own.strip():
                    texts[team] = text
        return ReleaseInject(
            inject=self._line.inject,
            text=texts,
            reason=values.get("reason", "").strip(),
            time="" if time == self._line.time else time,
        )


def release_name(inject: str) -> str:
    """The name under which what is changed of an inject is kept until it is released."""
    return f"release:{inject}"


def not_released(line: MselLine) -> bool:
    """Whether an inject can still be released."""
    return line.status not in ("released", "complete")


def waiting_line(lines: tuple[MselLine, ...]) -> MselLine | None:
    """The first inject that the MSEL proposes now."""
    return next((line for line in lines if line.status == "ready"), None)
