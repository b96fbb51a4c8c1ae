"""How a practice session ended, and what there is to look at now."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from tabletop.deck.model import Deck
from tabletop.game.view import TeamView
from tabletop.practice.coach import Ending
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.form import Panel, question
from tabletop.tui.seat.outcome import ENDINGS
from tabletop.tui.seat.words import purpose
from tabletop.tui.text import clean
from tabletop.tui.theme import team_name

_ENDINGS = ENDINGS | {"stopped": "The exercise ended before its time."}
"""Nobody sits at control."""


class PracticeEnding(Panel):
    """ENDEX: the ending, the scores, what the other side was up to, and the way on. `behind` tells what was hidden until now."""

    def __init__(self, behind: Callable[[], Ending], key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._behind = behind

    @property
    def heading(self) -> str:
        """That it is over."""
        return "ENDEX"

    def guide(self) -> str:
        """The talk comes next."""
        return "Enter opens the hot wash: what was hidden, page by page"

    def compose_panel(self) -> ComposeResult:
        """How it ended; then what there is to look at."""
        ending = self.view.ending
        if ending is not None:
            yield Static(Content(_ENDINGS.get(ending.ending, "")), classes="question", markup=False)
            if ending.words:
                yield Static(Content(clean(ending.words)), id="ending-words", markup=False)
            scores = [f"{clean(team_name(self.deck, team))}  {score} of 100" for team, score in ending.scores.items()]
            yield from question("How far each side came to its aims")
            yield Static(Content("\n".join(scores)), id="scores", markup=False)
        yield from question(
            "Now everything lies open",
            "The hot wash first: say for yourself what you saw and thought, then see what the other side meant, and where you "
            "misread each other. The review has all of it, with the steps of the record that it rests on.",
        )
        with Horizontal(classes="foot"):
            yield Button(Content("Hot wash  o"), id="hot-wash", compact=True)
            yield Button(Content("Review  v"), id="review", compact=True)
            yield Button(Content("Leave  Q"), id="leave", compact=True)
        if ending is not None:
            yield Static(_told(self.deck, self._behind()), id="behind", markup=False)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open it."""
        if event.button.id in ("hot-wash", "review"):
            event.stop()
            await self.screen.run_action(event.button.id.replace("-", "_"))


def _told(deck: Deck, ending: Ending) -> Content:
    """The other side laid open: how it was made, and each of its moves with what it meant and why."""
    lines = [Content("")]
    for opponent in ending.opponents:
        made = f": {opponent.temperament.title}. {opponent.temperament.text}" if opponent.temperament is not None else ""
        lines.append(Content.assemble((clean(team_name(deck, opponent.team)), "b $accent"), clean(made)))
        for move in opponent.moves:
            outcome = f" ({move.outcome.lower()})" if move.outcome else ""
            lines.append(Content.assemble((f"Turn {move.number}  ", "b"), (clean(move.title), "b"), clean(outcome)))
            if move.purpose:
                taken = "it" if move.message == move.purpose else purpose(deck, move.message)
                meant = f"  for {purpose(deck, move.purpose)}, and to be taken for {taken}"
                lines.append(Content.styled(clean(meant), "$secondary"))
            lines.append(Content(clean(f"  {move.why}")))
    if ending.misreadings:
        lines += [Content(""), Content.styled("The largest misreadings", "b $accent")]
        lines += [Content(clean(f"• {told.text}")) for told in ending.misreadings]
    if ending.forecasts:
        lines += [Content(""), Content.styled("Your forecasts", "b $accent")]
        lines += [Content(clean(f"• {told.text}")) for told in ending.forecasts]
    return Content("\n").join([*lines, Content(""), Content.styled(clean(ending.label), "$muted")])
