"""A vote taken in silence and laid open together: it advises, and control decides."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from tabletop.game.commands import CastVote
from tabletop.game.events import VoteCast
from tabletop.game.view.control import DeskOrder
from tabletop.game.view.parts import Clock
from tabletop.table.seat import SeatHandle
from tabletop.tui.judges import Judges
from tabletop.tui.round import RoundScreen
from tabletop.tui.text import one_line
from tabletop.tui.widgets.asked import VOTES
from tabletop.tui.widgets.nextline import key


class BallotScreen(RoundScreen):
    """Each person's vote on whether it succeeds, unseen; then all of them."""

    ABOUT = """\
A vote is taken in silence. Whoever has the keyboard writes their name, chooses whether it succeeds, and hands the keyboard on; a
cover stands between. When all have voted, Ctrl+O lays the votes open together. The vote advises: control decides the outcome,
and says why. Voting again under the same name replaces the first vote."""
    CARDS = VOTES
    QUESTION = "does it succeed?"
    ASKS = "Whether it succeeds"
    ONE = "vote"

    def __init__(self, handle: SeatHandle, judges: Judges, order: DeskOrder, clock: Clock) -> None:
        self._laid_open = False
        super().__init__(handle, judges, order, clock, place="Vote")

    def given(self) -> Sequence[VoteCast]:
        """The votes."""
        return self.order.votes

    def handed_in(self, value: str) -> CastVote:
        """A vote."""
        return CastVote(order=self.order.given.order, succeeds=value == "yes")

    def lies_open(self) -> bool:
        """Whether they were laid open here: a vote binds nobody, so nothing of it is recorded but the votes."""
        return self._laid_open

    async def laid(self) -> str:
        """Lay them open on this screen."""
        self._laid_open = True
        return ""

    def lay_open(self) -> None:
        """How many for and against, and who."""
        names = self.names()
        yes = sum(vote.succeeds for vote in self.order.votes)
        no = len(self.order.votes) - yes
        lines = [self.about(), Content(""), Content.styled(f"{yes} for, {no} against.", "b $accent"), Content("")]
        for succeeds, told, count in ((True, "It succeeds", yes), (False, "It fails", no)):
            lines.append(Content.assemble(f"{told:<12} {count:>3}  ", ("█" * min(count, 20), "$accent")))
            votes = [vote for vote in self.order.votes if vote.succeeds is succeeds]
            here = [one_line(names.get(vote.person, vote.person), 30) for vote in votes if vote.seat == self.handle.seat]
            if elsewhere := len(votes) - len(here):
                here.append(f"at teams’ seats: {elsewhere}")
            if here:
                lines.append(Content.styled(f"  {', '.join(here)}", "$muted"))
        lines += [Content(""), Content("The vote advises. Control decides the outcome, and says why.")]
        self.query_one("#laid", Static).update(Content("\n").join(lines))
        self.next_step(f"Hear a voice for each side, then {key('Ctrl+S')} goes back to the ruling.")
