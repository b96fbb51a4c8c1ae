"""Taking the session back to an earlier step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.game.commands import Command, Rewind
from tabletop.game.telling.words import counted
from tabletop.journal.commit import Commit
from tabletop.table.history import going_back
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import clean, one_line
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import Field

_LISTED = 8
"""Steps that are named one by one; of more, the first and the last."""


class RewindModal(CommandModal):
    """Says what going back takes back, before it is done, and asks for the reason. `told` is each step in a line."""

    ABOUT = """\
The session goes back to how it stood right after a step, or just before it. Below the fields stands what that takes back. Nothing
is deleted: what is taken back stays in the record, marked, and the review counts rewinds and gives your reason, which all teams
read. Notes, observations, messages and the clock stay in force, and so does what people are typing."""
    DEFAULT_CSS = """
    RewindModal #comes { height: auto; margin-bottom: 1; }
    """

    def __init__(self, handle: SeatHandle, commits: Sequence[Commit], seq: int, told: Mapping[int, str]) -> None:
        self._commits = tuple(commits)
        self._seq = seq
        self._told = told
        wheres = [("after", "right after this step")] if seq < len(commits) else []
        if seq > 1:
            wheres.append(("before", "just before it"))
        # Where nothing that came after the step can be taken back, the step itself is what is to go.
        self._first = wheres[0 if self._moves(seq) else -1][0]
        fields = [
            Field(name="to", label="Back to", kind="choice", options=wheres, value=self._first),
            Field(name="reason", label="Why", hint="all teams read it; the review counts rewinds"),
        ]
        intro = Content.assemble((f"Step {seq}: ", "$muted"), (clean(one_line(told.get(seq, ""), 300)), "b"))
        super().__init__(handle, "Go back to an earlier step", f"rewind:{seq}", fields, intro=intro, confirm="Go back")

    def compose_fields(self, kept: dict[str, str]) -> ComposeResult:
        """Where to, why, and what that takes back."""
        yield from super().compose_fields(kept)
        yield Static(self._comes(kept.get("to", self._first)), id="comes", markup=False)

    def begin(self) -> None:
        """The reason is what is asked for."""
        self.query_one("#field-reason").focus()

    @on(Choice.Changed, "#field-to")
    def _moved(self, event: Choice.Changed) -> None:
        self.query_one("#comes", Static).update(self._comes(event.value))

    def _moves(self, target: int) -> bool:
        going = going_back(self._commits, target)
        return bool(going.back or going.again)

    def _target(self, to: str) -> int:
        return self._seq - (to == "before")

    def _comes(self, to: str) -> Content:
        going = going_back(self._commits, self._target(to))
        parts = self._named("Taken back", going.back, going.partly) or [Content.styled("Taken back: nothing", "$muted")]
        parts += self._named("In force again", going.again)
        parts += self._named("Kept, whatever is taken back", going.kept)
        kept = "Nothing is deleted: it stays in the record. Notes, observations, messages and the clock stay in force."
        return Content("\n").join([*parts, Content.styled(kept, "$muted")])

    def _named(self, label: str, seqs: tuple[int, ...], partly: tuple[int, ...] = ()) -> list[Content]:
        if not seqs:
            return []
        listed = seqs if len(seqs) <= _LISTED else (*seqs[: _LISTED - 3], 0, *seqs[-2:])
        lines = [Content.assemble((f"{label}: {counted(len(seqs), 'step')}", "b $warning" if label == "Taken back" else "b"))]
        width = min(int(self.app.size.width * 0.9), 96) - 14
        for seq in listed:
            part = "(in part) " if seq in partly else ""
            told = one_line(part + self._told.get(seq, ""), width)
            line = f"  {seq:>3} {told}" if seq else f"      … {len(seqs) - _LISTED + 1} more"
            lines.append(Content(clean(line)))
        return lines

    def command(self, values: dict[str, str]) -> Command | str:
        """Go back."""
        if not values["reason"].strip():
            return "Say why the session goes back: the teams and the review read it."
        target = self._target(values["to"])
        going = going_back(self._commits, target)
        if not going.back and not going.again:
            came = "What came after that step stays in force whatever is taken back" if going.kept else ""
            return f"{came or 'Nothing came after that step'}, so there is nothing to take back."
        return Rewind(to_seq=target, reason=values["reason"].strip())
