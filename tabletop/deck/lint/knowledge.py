"""What a card may depend on: offering it must not tell its team what the team may not know."""

from __future__ import annotations

from tabletop.deck.expression import Expression
from tabletop.deck.lint.desk import Desk
from tabletop.deck.model import ALL, Action, Flag, Inject, Track
from tabletop.deck.problems import shown


def check_knowledge(desk: Desk) -> None:
    """The `when` of every action card, name by name.

    Guards the rule that a seat learns nothing but what its view declares: the list of cards on offer is
    part of the view.
    """
    known = _Known(desk)
    for place, action in desk.draft.sound(Action):
        if action.team not in desk.teams:
            continue
        for name, at in _first_uses(action.when):
            reason = known.hides(name, action.team)
            if reason:
                message = f"`{shown(name)}` {reason}, so offering the card would give it away"
                hint = "let `when` depend on what the team knows, or leave it to the effects"
                desk.error(place.at("when"), message, hint, at)


def _first_uses(condition: Expression) -> list[tuple[str, int]]:
    uses: dict[str, int] = {}
    for name in condition.names():
        uses.setdefault(name.text, name.at)
    return list(uses.items())


class _Known:
    """What each team may know of the names of a deck. What could not be read is taken as known."""

    def __init__(self, desk: Desk) -> None:
        self.teams = tuple(desk.teams)
        self.tracks = {track.id: track for _, track in desk.draft.sound(Track)}
        self.flags = {flag.id: flag for _, flag in desk.draft.sound(Flag)}
        self.owners = {action.id: action.team for _, action in desk.draft.sound(Action)}
        self.injects = {inject.id: inject for _, inject in desk.draft.sound(Inject)}

    def hides(self, name: str, team: str) -> str:
        """Why a team may not know the value of a name, as the rest of a sentence; nothing if it may."""
        head, _, rest = name.partition(".")
        if name in self.tracks:
            sight = self.tracks[name].sight(team)
            ways = {"estimate": f"is something that `{team}` sees only as an estimate", "hidden": f"is hidden from `{team}`"}
            return ways.get(sight, "")
        if name in self.flags:
            seen = self.flags[name].seen
            readable = all(known in (ALL, *self.teams) for known in seen)
            return "" if not readable or ALL in seen or team in seen else f"is not seen by `{team}`"
        if head == "met":
            return "is control's own judgement"
        if head == "temper":
            return "is how an engine player is made"
        if head == "played" and self.owners.get(rest, team) != team:
            return "is a card of the other side"
        if head in ("passed", "moves") and rest.partition(".")[0] in self.teams and rest.partition(".")[0] != team:
            return "is the other side's own business"
        if head == "released" and rest in self.injects and team not in self.injects[rest].recipients(self.teams):
            return f"is an inject that `{team}` does not get"
        return ""
