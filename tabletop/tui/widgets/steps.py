"""The steps of a session's log in words: a line for the list, and one in full."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from tabletop.deck.model import Deck
from tabletop.game.audience import CONTROL, team_of
from tabletop.game.telling.teller import Teller
from tabletop.table.history import Step
from tabletop.tui.text import clean, fill, one_line
from tabletop.tui.theme import deck_team, team_colour, team_name
from tabletop.tui.words import local_time

_LONGEST = 400
_PHASES = {"adjudicate": "adjud.", "consequences": "conseq."}
TAKEN, AMENDED, CORRECTS, PLAIN = "✕", "~", "◀", " "
"""Marks of a step: taken back, its words amended, itself a correction, none of these."""


def mark_of(step: Step) -> str:
    """The mark that stands before a step."""
    return TAKEN if step.taken else CORRECTS if step.corrects else AMENDED if step.amended else PLAIN


def actor(deck: Deck, step: Step) -> str:
    """Whose step it was: the team's short name or the seat's."""
    seat = step.commit.behalf or step.commit.seat
    team = team_of(seat)
    return team_name(deck, team) if team else "Control" if seat == CONTROL else seat.capitalize()


def step_words(teller: Teller, step: Step) -> str:
    """What happened in a step, in one line."""
    told = " ".join(teller.short(heard) for heard in step.heard)
    return one_line(told, _LONGEST) or "nothing that control hears of"


def step_line(deck: Deck, teller: Teller, step: Step) -> str:
    """A step as a line: mark, number, clock, turn and phase, the glyph of the team whose it was, what."""
    when = f"T{step.turn} {_PHASES.get(step.phase, step.phase)}" if step.turn else "before"
    team = deck_team(deck, team_of(step.commit.behalf or step.commit.seat))
    glyph = fill(clean(team.glyph), 1) if team is not None else " "
    return f"{mark_of(step)} {step.seq:>3} {local_time(step.commit.at)} {when:<10} {glyph} {step_words(teller, step)}"


def step_card(deck: Deck, teller: Teller, step: Step, people: Mapping[str, str]) -> Content:
    """A step in full: when, by whom, all that happened, and what was corrected in it."""
    commit = step.commit
    where = f"Turn {step.turn}, {step.phase}" if step.turn else "Before turn 1"
    who = actor(deck, step)
    by = "" if not commit.behalf or commit.seat == commit.behalf else ", entered by control"
    person = f" ({people.get(commit.person, commit.person)})" if commit.person else ""
    style = f"b {team_colour(deck, team_of(commit.behalf or commit.seat))}".strip()
    parts = [
        Content.assemble((f"Step {step.seq}", "b $accent"), f" · {where} · {local_time(commit.at, day=True)}"),
        Content.assemble((clean(f"{who}{person}"), style), clean(by)),
    ]
    if step.taken:
        parts.append(_noted(f"✕ Taken back in step {step.taken.seq}: {step.taken.reason}"))
        if step.lasting:
            parts.append(Content.styled("What is kept for good of it, such as notes, messages and the clock, stays.", "$muted"))
    parts += [_noted(f"~ Words amended in step {each.seq}: {each.reason}") for each in step.amended]
    parts += [Content("\n" + clean(teller.long(heard).strip())) for heard in step.heard]
    return Content("\n").join(parts)


def _noted(text: str) -> Content:
    return Content.styled(clean(text), "$warning")
