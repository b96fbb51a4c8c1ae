"""Settling what rules and hazards propose, and what reaching the top of the ladder comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label, Select, Static

from tabletop.deck.model import ALL, Deck, Hazard
from tabletop.game.commands import ChooseLadder, Command, SettleProposal
from tabletop.game.events import ProposalMade
from tabletop.game.view import ControlView
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import clean
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.widgets.choice import Choice
from tabletop.tui.widgets.effects import EffectLine, EffectSteps, Place, places, proposed_lines
from tabletop.tui.widgets.field import Field, FieldRow
from tabletop.tui.words import cause_title

_KEPT = "steps"
"""The field of the draft that keeps the softened effects."""
_DOING = {"accept": "It does:", "soften": "It does, as you soften it:", "hold": "Nothing of it happens:"}
_DECISIONS = (("accept", "Accept"), ("soften", "Soften"), ("hold", "Hold"))
_CHOICES = {"war": "War: the session ends", "off_ramp": "One off-ramp turn", "contained": "A contained incident"}


class SettleModal(CommandModal):
    """One proposal: accepted as it is, softened effect by effect, or held."""

    DEFAULT_CSS = "SettleModal #told { height: auto; margin-bottom: 1; }"

    def __init__(self, handle: SeatHandle, view: ControlView, proposal: ProposalMade, left: int) -> None:
        self._proposal = proposal
        self._world = places(handle.deck, view)
        self._lines = proposed_lines(proposal.effects)
        deck = handle.deck
        text = next((rule.text for rule in deck.rules if rule.id == proposal.card), "")
        lines = [Content.styled(clean(proposal.title), "b")]
        if text:
            lines.append(Content(clean(text.strip())))
        if proposal.source == "hazard":
            lines.append(Content(f"A hazard: d100 fell {proposal.roll}, at {proposal.chance} % or less it happens."))
            if proposal.cause:
                lines.append(Content.assemble(("Sealed truth: ", "$accent"), clean(cause_title(deck, proposal.cause))))
        fields = [
            Field(name="decision", label="You decide", kind="choice", options=_DECISIONS),
            Field(name="add", label="Another", kind="list", options=_others(self._world, self._lines)),
            Field(name="reason", label="Why", hint="needed to soften or hold"),
        ]
        more = f", {left} more after it" if left else ""
        super().__init__(
            handle, f"A {proposal.source} proposes{more}", f"settle:{proposal.proposal}", fields, intro=Content("\n").join(lines)
        )

    def compose_fields(self, kept: dict[str, str]) -> ComposeResult:
        """What is decided, then the effects with it, then the rest."""
        first, *rest = super().compose_fields(kept)
        yield first
        yield Label("", id="doing", markup=False)
        steps = EffectSteps(self.handle.deck, self._world, self._lines)
        steps.load(kept.get(_KEPT, ""))
        yield steps
        yield from rest
        hazard = next((each for each in self.handle.deck.hazards if each.id == self._proposal.card), None)
        if self._proposal.source == "hazard" and hazard is not None and hazard.text:
            yield Static(_told(self.handle.deck, hazard), id="told", markup=False)

    def on_mount(self) -> None:
        """Show what the decision needs."""
        self._fit(self.values()["decision"])

    def values(self) -> dict[str, str]:
        """The fields, and the effects as they are softened."""
        values = super().values()
        values.pop("add", None)
        return {**values, _KEPT: self.query_one(EffectSteps).dump()} if self.query(EffectSteps) else values

    @on(Choice.Changed, "#field-decision")
    def _decided(self, event: Choice.Changed) -> None:
        self._fit(event.value)

    def _fit(self, decision: str) -> None:
        self.query_one("#doing", Label).update(Content.styled(_DOING[decision], "$accent"))
        steps = self.query_one(EffectSteps)
        steps.instead = {"accept": self._lines, "hold": tuple(line.dropped for line in self._lines)}.get(decision)
        steps.can_focus = decision == "soften"
        for row in self.query(FieldRow):
            if row.field.name == "add":
                row.display = decision == "soften"
            elif row.field.name == "reason":
                row.display = decision != "accept"
        self.query("#told").set(display=decision != "hold")

    @on(EffectSteps.Changed)
    def _softened(self) -> None:
        self._typed()

    @on(Select.Changed, "#field-add")
    def _added(self, event: Select.Changed) -> None:
        if name := str(event.value):
            steps = self.query_one(EffectSteps)
            steps.add(name)
            steps.focus()
            self.query_one("#field-add", Select).value = ""

    def command(self, values: dict[str, str]) -> Command | str:
        """Settle it."""
        decision = cast("Literal['accept', 'soften', 'hold']", values["decision"])
        steps = self.query_one(EffectSteps)
        if decision == "soften" and steps.lines == self._lines:
            return "Nothing is softened yet: choose an effect and press ← or →, or Space to drop it; or accept it as it is."
        if decision != "accept" and not values["reason"].strip():
            self.call_after_refresh(self.query_one("#field-reason").focus)
            return "The reason is missing: write it first."
        effects = steps.effects if decision == "soften" else ()
        return SettleProposal(
            proposal=self._proposal.proposal, decision=decision, reason=values["reason"].strip(), effects=effects
        )


def _told(deck: Deck, hazard: Hazard) -> Content:
    """What teams are told of a hazard that is not held."""
    parts = [Content.styled("Teams are told, unless you hold it:", "$accent")]
    for team in (each for each in deck.team_ids if hazard.text.get(each, hazard.text.get(ALL, "")).strip()):
        name = (f"{clean(team_name(deck, team))}: ", f"b {team_colour(deck, team)}")
        parts.append(Content.assemble(name, clean(hazard.text.get(team, hazard.text.get(ALL, "")).strip())))
    return Content("\n").join(parts)


def _others(world: Mapping[str, Place], lines: tuple[EffectLine, ...]) -> list[tuple[str, str]]:
    """The tracks and flags that a proposal does not name, to choose from."""
    named = {line.name for line in lines}
    return [
        ("", "choose a track, to move it as well"),
        *((name, each.title) for name, each in world.items() if name not in named),
    ]


class LadderModal(CommandModal):
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
