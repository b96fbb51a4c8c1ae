"""A table played by hand."""

from __future__ import annotations

from tabletop.game import commands as c
from tabletop.game.audience import CONTROL, Seat
from tabletop.game.refusal import Refusal
from tabletop.game.view import ControlView
from tabletop.journal.commit import Commit
from tabletop.table.table import Table


class Hand:
    """Plays a table by hand. Every command must be taken."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def give(self, command: c.Command, seat: Seat = CONTROL, *, behalf: Seat = "", person: str = "") -> Commit:
        """Give a command; the commit that it came to."""
        came = self.table.submit(seat, command, behalf=behalf, person=person)
        assert not isinstance(came, Refusal), f"{command}: {came}"
        return came

    def advance(self) -> None:
        """Go on to the next phase."""
        self.give(c.AdvancePhase())

    def settle(self, reason: str = "") -> None:
        """Accept whatever is proposed."""
        view = self.table.seen(CONTROL)
        assert isinstance(view, ControlView)
        for proposal in view.proposals:
            self.give(c.SettleProposal(proposal=proposal.proposal, decision="accept", reason=reason))

    def rule_rest(self) -> None:
        """Rule what is open as certain."""
        view = self.table.seen(CONTROL)
        assert isinstance(view, ControlView)
        for order in view.orders:
            if order.open:
                self.give(c.RuleOrder(order=order.given.order, method="certain"))
