"""Settling what rules and hazards propose, and what reaching the top of the ladder comes to."""

from __future__ import annotations

from typing import Literal, cast

from textual import on
from textual.content import Content

from tabletop.game.commands import ChooseLadder, Command, SettleProposal
from tabletop.game.events import ProposalMade
from tabletop.game.view import ControlView
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import FormModal
from tabletop.tui.text import clean
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.words import cause_title, effect_words

_SOFTENED = "Softened to\n(one effect a line:\nchange its number,\nor clear the line)"
_DECISIONS = (("accept", "Accept"), ("soften", "Soften"), ("hold", "Hold"))
_CHOICES = {"war": "War: the session ends", "off_ramp": "One off-ramp turn", "contained": "A contained incident"}


class SettleModal(FormModal):
    """One proposal: accepted as it is, softened to other effects, or held."""

    def __init__(self, handle: SeatHandle, proposal: ProposalMade, left: int) -> None:
        self._proposal = proposal
        deck = handle.deck
        text = next((rule.text for rule in deck.rules if rule.id == proposal.card), "")
        lines = [Content.styled(clean(proposal.title), "b")]
        if text:
            lines.append(Content(clean(text.strip())))
        lines.append(
            Content.assemble(
                ("It would do: ", "$accent"),
                clean(", ".join(effect_words(deck, each) for each in proposal.effects) or "nothing to the tracks"),
            )
        )
        if proposal.source == "hazard":
            lines.append(Content(f"A hazard: d100 fell {proposal.roll}, at {proposal.chance} % or less it happens."))
            if proposal.cause:
                lines.append(Content.assemble(("Sealed truth: ", "$accent"), clean(cause_title(deck, proposal.cause))))
        fields = [
            Field(name="decision", label="You decide", kind="choice", options=_DECISIONS),
            Field(name="effects", label=_SOFTENED, kind="page", value="\n".join(proposal.effects), rows=4),
            Field(name="reason", label="Why", hint="needed to soften or hold"),
        ]
        more = f", {left} more after it" if left else ""
        super().__init__(
            handle, f"A {proposal.source} proposes{more}", f"settle:{proposal.proposal}", fields, intro=Content("\n").join(lines)
        )

    def on_mount(self) -> None:
        """Ask for other effects only where it is softened."""
        self._fit(self.values()["decision"])

    @on(Choice.Changed, "#field-decision")
    def _decided(self, event: Choice.Changed) -> None:
        self._fit(event.value)

    def _fit(self, decision: str) -> None:
        for row in self.query(FieldRow):
            if row.field.name == "effects":
                row.display = decision == "soften"
            elif row.field.name == "reason":
                row.display = decision != "accept"

    def command(self, values: dict[str, str]) -> Command | str:
        """Settle it."""
        decision = cast("Literal['accept', 'soften', 'hold']", values["decision"])
        effects = tuple(line.strip() for line in values["effects"].splitlines() if line.strip()) if decision == "soften" else ()
        return SettleProposal(
            proposal=self._proposal.proposal, decision=decision, reason=values["reason"].strip(), effects=effects
        )


class LadderModal(FormModal):
    """The ladder is at its top: what that comes to."""

    def __init__(self, handle: SeatHandle, view: ControlView) -> None:
        options = [(choice, _CHOICES[choice]) for choice in view.choices]
        fields = [
            Field(name="choice", label="It comes to", kind="choice", options=options, value="contained"),
            Field(name="words", label="Announced as", kind="page", rows=4),
        ]
        intro = Content(
            "The track has reached its greatest value. Everybody hears what you choose; the off-ramp turn is given once."
        )
        super().__init__(handle, "The top of the ladder", "ladder", fields, intro=intro, confirm="Announce")

    def command(self, values: dict[str, str]) -> Command | str:
        """Choose."""
        return ChooseLadder(
            choice=cast("Literal['war', 'off_ramp', 'contained']", values["choice"]), words=values["words"].strip()
        )
