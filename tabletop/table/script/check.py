"""Whether what a script names is there: seats, and the cards of its deck.

What depends on the course of play, such as whether a card can be ordered yet, is the table's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tabletop.deck.findings import Finding, Place
from tabletop.deck.model import ALL, Deck
from tabletop.deck.names import WRITTEN
from tabletop.deck.problems import choices, shown, suggestion
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL, RESERVED_SEATS, Seat, team_of
from tabletop.table.script.model import Step

_PROPOSAL = re.compile(r"T[1-9][0-9]*-P[1-9][0-9]*", re.ASCII)
_MESSAGE = re.compile(r"M[1-9][0-9]*", re.ASCII)


def check_ids(
    file: str,
    deck: Deck,
    opening: c.OpenSession | None,
    people: Mapping[Seat, tuple[str, ...]],
    steps: Iterable[Step],
    found: list[Finding],
) -> None:
    """Note every name of a script that is nothing in its deck."""
    check = _Check(deck, file, found)
    if opening is not None:
        place = Place(file, ("session",))
        lengths = [str(length.turns) for length in deck.lengths]
        if str(opening.turns) not in lengths:
            hint = f"it offers {choices(lengths)}"
            found.append(Finding(place.at("turns"), f"this deck has no session of {opening.turns} turns", hint))
        check.each("team", opening.training, place.at("training"))
        check.each("role", opening.absent, place.at("absent"))
    for seat in people:
        check.seat(seat, Place(file, ("people", seat)), on_key=True)
    for step in steps:
        check.step(step, Place(file, ("step", step.number - 1)))


_FIELDS = {
    "card": "action",
    "question": "question",
    "task": "task",
    "role": "role",
    "agreed": "role",
    "purpose": "purpose",
    "truth": "cause",
    "inject": "inject",
    "order": "order",
    "proposal": "proposal",
}
"""What the fields of commands name."""


class _Check:
    def __init__(self, deck: Deck, file: str, found: list[Finding]) -> None:
        self.deck = deck
        self.file = file
        self.found = found
        self.ids: dict[str, tuple[str, ...]] = {
            "team": deck.team_ids,
            "role": tuple(role.id for role in deck.roles),
            "question": tuple(question.id for question in deck.questions),
            "task": tuple(task.id for task in deck.tasks),
            "purpose": tuple(purpose.id for purpose in deck.purposes),
            "cause": tuple(cause.id for cause in deck.causes),
            "inject": tuple(inject.id for inject in deck.injects),
            "incident": (*(inject.id for inject in deck.injects), *(hazard.id for hazard in deck.hazards)),
        }
        self.actions = {team: tuple(card.id for card in deck.actions if card.team == team) for team in deck.team_ids}
        teams = "|".join(map(re.escape, deck.team_ids))
        self.order = re.compile(rf"T[1-9][0-9]*-(?:{teams})-(?:main|national)", re.ASCII)

    def step(self, step: Step, place: Place) -> None:
        """Check who acts, and all that the command names."""
        known = self.seat(step.seat, place.at("seat"))
        if step.behalf:
            known = self.seat(step.behalf, place.at("behalf")) and known
        team = team_of(step.behalf or step.seat) if known else ""
        command = step.command
        for field, kind in _FIELDS.items():
            value = getattr(command, field, "")
            self.each(kind, (value,) if isinstance(value, str) else value, place.at(field), team)
        if isinstance(command, c.GiveOrder):
            self.each("purpose", (command.message,), place.at("message"))
        if isinstance(command, c.PassMessage | c.CloseMessage):
            self.each("message", (command.message,), place.at("message"))
        self._texts(command, place)
        if isinstance(command, c.ReadIncident | c.ReadMove):
            incident = isinstance(command, c.ReadIncident)
            self.each("cause" if incident else "purpose", (command.reading,), place.at("reading"))
            self.each("incident" if incident else "order", (step.named,), place.at("ref"))
        elif step.named:
            self.each("order", (step.named,), place.at("ref"))
        if isinstance(command, c.OpenTalks):
            self.each("team", command.teams, place.at("teams"))
        if isinstance(command, c.SendMessage):
            self.each("team", [to for to in command.to if to != CONTROL], place.at("to"))
        if isinstance(command, c.TakeSeat):
            self.seat(command.place, place.at("place"))
        if isinstance(command, c.RuleContest):
            self.each("order", (command.first.order,), place.at("first", "order"))
            self.each("order", (command.second.order,), place.at("second", "order"))

    def _texts(self, command: c.Command, place: Place) -> None:
        """Check for whom the words of an inject or of a message to teams are."""
        if isinstance(command, c.ReleaseInject | c.WriteInject | c.TellTeams):
            taken = [] if isinstance(command, c.ReleaseInject) else [ALL]
            for recipient in command.text:
                if recipient not in taken:
                    self.each("team", (recipient,), place.at("text", recipient))

    def seat(self, seat: Seat, place: Place, *, on_key: bool = False) -> bool:
        """Note a seat that is not at the table; whether it is."""
        if seat in RESERVED_SEATS or team_of(seat) in self.deck.team_ids:
            return True
        hint = suggestion(seat, [*RESERVED_SEATS, *self.deck.team_ids], "seat")
        self.found.append(Finding(place, f"there is no seat “{shown(seat)}”", hint, on_key=on_key))
        return False

    def each(self, kind: str, names: Iterable[str], place: Place, team: str = "") -> None:
        """Note each name that is none of its kind; empty ones are left to the rules."""
        for name in names:
            if name and (said := self._wrong(kind, name, team)):
                self.found.append(Finding(place, *said))

    def _wrong(self, kind: str, name: str, team: str) -> tuple[str, str] | None:
        if kind == "order":
            hint = "an order is named by turn, team and slot, as in T1-" + f"{self.deck.team_ids[0]}-main"
            return None if self.order.fullmatch(name) else (f"“{shown(name)}” cannot be an order", hint)
        if kind == "proposal":
            hint = "a proposal is named by turn and number, as in T1-P1"
            return None if _PROPOSAL.fullmatch(name) else (f"“{shown(name)}” cannot be a proposal", hint)
        if kind == "message":
            hint = "messages of teams are named in their order, as in M1"
            return None if _MESSAGE.fullmatch(name) else (f"“{shown(name)}” cannot be a message", hint)
        if kind == "action":
            known = self.actions.get(team) or tuple(card for cards in self.actions.values() for card in cards)
            whose = f" of {team}" if team in self.actions else ""
            return None if name in known else (f"there is no action “{shown(name)}”{whose}", suggestion(name, known, kind))
        if kind in ("inject", "incident") and WRITTEN.fullmatch(name):
            return None
        known = self.ids[kind]
        return None if name in known else (f"there is no {kind} “{shown(name)}” in this deck", suggestion(name, known, kind))
