"""What others will see of an order, worded by control before the reveal."""

from __future__ import annotations

from tabletop.game.commands import Command, WordObservable
from tabletop.game.view.control import DeskOrder
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import content
from tabletop.tui.theme import team_name
from tabletop.tui.widgets.desk import what
from tabletop.tui.widgets.field import Field


class WordingModal(CommandModal):
    """One order's observable: never its title, purpose or rationale, only what can be seen of it."""

    ABOUT = """\
At the reveal others see these words, and nothing else of the order; those of a covert one only if it is laid open. Say what an
observer could see or hear; leave out the title, the purpose and the reasons."""

    def __init__(self, handle: SeatHandle, order: DeskOrder) -> None:
        self._order = order.given.order
        card = next((action for action in handle.deck.actions if action.id == order.given.card), None)
        seen = order.worded or (card.observable if card else order.given.observable)
        fields = [
            Field(
                name="text",
                label="Others will see",
                kind="page",
                value=seen.strip(),
                rows=4,
                needed="Write what others can see of it.",
            )
        ]
        told = f"{team_name(handle.deck, order.given.team)}: {what(order)}\nWrite what can be seen of it, not what it is for."
        if order.given.posture == "covert":
            told += " It is covert: others see these words only if it is laid open."
        super().__init__(handle, "Word what others see", f"word:{self._order}", fields, intro=content(told))

    def command(self, values: dict[str, str]) -> Command | str:
        """Word it."""
        return WordObservable(order=self._order, text=values["text"].strip())
