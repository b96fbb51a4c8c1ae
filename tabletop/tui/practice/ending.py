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
from tabletop.review.prose import judged_text
from tabletop.table.seat import SeatHandle
from tabletop.tui.seat.outcome import ENDINGS
from tabletop.tui.seat.panel import Panel, question
from tabletop.tui.seat.words import purpose
from tabletop.tui.text import clean
from tabletop.tui.theme import team_name

_ENDINGS = ENDINGS | {"stopped": "The exercise ended before its time."}
"""Nobody sits at control."""


_RESULTS = {"met": "✓ met", "partly": "◐ partly", "missed": "✗ missed", None: ""}


class PracticeEnding(Panel):
    """ENDEX: the ending, the way on, and how far the aims were reached; what was hidden until now when it is asked for.

    `behind` tells what was hidden: who is to say first what he thought must not have read it.
    """

    def __init__(self, behind: Callable[[], Ending], key: str, handle: SeatHandle, view: TeamView) -> None:
        super().__init__(key, handle, view)
        self._behind = behind

    @property
    def heading(self) -> str:
        """That it is over."""
        return "ENDEX"

    def guide(self) -> str:
        """The talk comes first."""
        return "o opens the hot wash, r reads on to what was hidden, v opens the review"

    def compose_panel(self) -> ComposeResult:
        """How it ended; then what there is to look at; what was hidden waits behind a key."""
        ending = self.view.ending
        if ending is None:
            return
        told = self._behind()
        yield Static(Content(_ENDINGS.get(ending.ending, "")), classes="question", markup=False)
        if ending.words:
            yield Static(Content(clean(ending.words)), id="ending-words", markup=False)
        yield from question(
            "Press o: the hot wash, before you read on",
            "It asks what you saw and thought, then shows what was behind the incidents, what the other side meant, and where "
            "you misread each other. The review has all of it, with the steps of the record that it rests on.",
        )
        with Horizontal(classes="foot"):
            yield Button(Content("Hot wash  o"), id="hot-wash", compact=True)
            yield Button(Content("Read on  r"), id="read-on", compact=True)
            yield Button(Content("Review  v"), id="review", compact=True)
            yield Button(Content("Leave  Q"), id="leave", compact=True)
        yield from question(
            "How far each side came to its aims" if told.aims.scores else "How your aims stand",
            judged_text(told.session, told.aims),
        )
        yield Static(self._aims(told), id="aims", markup=False)
        behind = Static(_told(self.deck, told), id="behind", markup=False)
        behind.display = False
        yield behind

    def _aims(self, told: Ending) -> Content:
        """The scores, and the team's own aims; those of the other side are for the hot wash."""
        lines = [Content(f"{clean(team_name(self.deck, each.team))}  {each.score} of 100") for each in told.aims.scores]
        lines += [
            Content.assemble((f"{_RESULTS[aim.result]:<9} ", "b $accent"), clean(aim.title))
            for aim in told.aims.aims
            if aim.team == self.view.team
        ]
        return Content("\n").join(lines)

    def read_on(self) -> None:
        """Lay open what was hidden."""
        behind = self.query_one("#behind")
        behind.display = True
        self.call_after_refresh(behind.scroll_visible, top=True, animate=False)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open it."""
        if event.button.id in ("hot-wash", "read-on", "review"):
            event.stop()
            await self.screen.run_action(event.button.id.replace("-", "_"))


def _told(deck: Deck, ending: Ending) -> Content:
    """What was behind the incidents, and the other side: how it was made, each of its moves with what it meant and why."""
    lines = [Content("")]
    if ending.incidents:
        lines.append(Content.styled("What was behind the incidents", "b $accent"))
        lines += [Content(clean(f"• {told.text}")) for told in ending.incidents]
        lines.append(Content(""))
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
            if move.taken:
                lines.append(Content(clean(f"  {move.taken}")))
            lines.append(Content(clean(f"  {move.why}")))
    if ending.misreadings:
        lines += [Content(""), Content.styled("The largest misreadings", "b $accent")]
        lines += [Content(clean(f"• {told.text}")) for told in ending.misreadings]
    if ending.forecasts:
        lines += [Content(""), Content.styled("Your forecasts", "b $accent")]
        lines += [Content(clean(f"• {told.text}")) for told in ending.forecasts]
    return Content("\n").join([*lines, Content(""), Content.styled(clean(ending.label), "$muted")])
