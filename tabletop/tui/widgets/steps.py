"""The steps of a session's log in words: a line for the list, and one in full."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from tabletop.deck.model import Deck
from tabletop.game.audience import CONTROL, team_of
from tabletop.game.telling.teller import Teller
from tabletop.game.telling.words import listed
from tabletop.table.history import Step
from tabletop.tui.text import clean, fill, one_line
from tabletop.tui.theme import deck_team, team_colour, team_name
from tabletop.tui.words import local_time

_LONGEST = 400
_PHASES = {"adjudicate": "adjud.", "consequences": "conseq."}
TAKEN, PARTLY, KEPT, AMENDED, CORRECTS, PLAIN = "✕", "◐", "✓", "~", "◀", " "
"""Marks of a step: taken back, taken back in part, kept though a rewind went back beyond it, its words amended, itself a
correction, none of these."""


def mark_of(step: Step) -> str:
    """The mark that stands before a step."""
    if step.taken:
        return PARTLY if step.stays else TAKEN
    return KEPT if step.kept else CORRECTS if step.corrects else AMENDED if step.amended else PLAIN


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
        part = " in part" if step.stays else ""
        parts.append(_noted(f"{mark_of(step)} Taken back{part} in step {step.taken.seq}: {step.taken.reason}"))
    parts += [_stands(f"{KEPT} Stays in force: {teller.short(heard)}") for heard in step.stays]
    if step.kept:
        parts.append(_stands(f"{KEPT} Kept: step {step.kept.seq} went back beyond it, and it stays in force."))
    for each in step.amended:
        by = f" by {people.get(each.person, each.person)}" if each.person else ""
        before = listed([f"“{one_line(was, _LONGEST)}”" if was.strip() else "nothing" for was in each.was])
        parts.append(_noted(f"~ Words amended in step {each.seq}{by}: {each.reason} Before: {before}"))
    parts += [Content("\n" + clean(teller.long(heard).strip())) for heard in step.heard]
    return Content("\n").join(parts)


def _noted(text: str) -> Content:
    return Content.styled(clean(text), "$warning")


def _stands(text: str) -> Content:
    return Content.styled(clean(text), "$success")
