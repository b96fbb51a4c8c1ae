"""A fork: another session, in its own save, from an earlier step on."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

import tabletop
from tabletop.journal.errors import SaveError
from tabletop.journal.folder import new_path
from tabletop.journal.fork import fork
from tabletop.journal.stamp import now
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.text import clean, one_line
from tabletop.tui.widgets.field import Field

_DICE = (("same", "as in this session"), ("new", "thrown anew"))
_ABOUT = """
This session stays as it is, in its own save. With the same dice, what turns out otherwise follows from what was decided
otherwise; sealed truths stay as they were drawn.""".replace("decided\n", "decided ")
_LONGEST_TITLE = 200
_THEN = (("open", "Play it now"), ("stay", "Stay in this session"))


class ForkModal(FormModal):
    """Names the fork, says how its dice fall, and begins it beside this save."""

    ABOUT = """\
Begins another session, in its own save, that goes on after the step chosen: to try what would have come of another decision, or
to play on from there with others. This session is not touched. The names of people and control's PIN come along."""

    def __init__(self, handle: SeatHandle, save: Path, seq: int, title: str, told: str) -> None:
        self._save = save
        self._seq = seq
        self.forked: Path | None = None
        fields = [
            Field(name="title", label="Name of the fork", value=f"{title} (from step {seq})"),
            Field(name="dice", label="Dice from here on", kind="choice", options=_DICE),
            Field(name="then", label="Then", kind="choice", options=_THEN),
        ]
        intro = Content.assemble(
            ("Goes on after step ", "$muted"),
            (f"{seq}: ", "$muted"),
            (clean(one_line(told, 300)), "b"),
            (_ABOUT, "$muted"),
        )
        super().__init__(handle, "Fork", f"fork:{seq}", fields, intro=intro, confirm="Begin the fork")

    async def carry_out(self, values: dict[str, str]) -> bool:
        """Write the new save."""
        title = values["title"].strip()
        if not title:
            self.trouble("Give the fork a name: it stands in the list of sessions.")
            return False
        if len(title) > _LONGEST_TITLE:
            self.trouble(f"The name has {len(title)} characters; the most is {_LONGEST_TITLE}.")
            return False
        created = now()
        target = new_path(self._save.parent, title, created)
        new_dice = values["dice"] == "new"
        try:
            fork(self._save, self._seq, target, created=created, app=tabletop.__version__, title=title, new_dice=new_dice)
        except SaveError as error:
            self.trouble(str(error))
            return False
        if values["then"] == "open":
            self.forked = target
        self.tell(f"The fork is begun: {target.name} in {target.parent}.", bad=False)
        return True
