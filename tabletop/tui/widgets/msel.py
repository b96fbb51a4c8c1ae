"""The MSEL as a list, and an inject in full."""

from __future__ import annotations

import re

from rich.cells import cell_len
from textual.content import Content

from tabletop.deck.model import ALL, Deck, Inject
from tabletop.deck.spoken import spoken
from tabletop.game.course import played
from tabletop.game.events import SessionOpened
from tabletop.game.view import ControlView
from tabletop.game.view.control import MselLine
from tabletop.tui.text import clean, cut, fill
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.turns import last_turn_for
from tabletop.tui.words import STATUS_MARKS, STATUS_STYLES, cause_title, effect_words

_MARK_WORDS = {"met": "action met", "partly": "action partly", "missed": "action missed"}
"""What became of the expected action: the inject itself is neither met nor missed."""
_MARK_SIGNS = {"partly": "◐", "missed": "✕"}
"""Signs of expected actions that did not come as expected, in place of the tick."""


_YEAR = re.compile(r",|\b(?:19|20)\d\d\b")
_KINDS = {"administrative": "admin", "contingency": "conting."}
_ROOMY = 84
"""Cells from which a line of the MSEL has its number, kind and both times as well."""


def msel_line(line: MselLine, width: int, real: str = "") -> Content:
    """An inject of the MSEL in one line of `width` cells: mark, turn, title, status word.

    Where there is room, also its number, scenario time, kind, and the real time that it was released at or is due at.
    """
    if width >= _ROOMY:
        return _roomy(line, width, real)
    turn = f"T{line.turn}" if line.turn else "any"
    word_text = _word(line, real)
    style = "$warning" if line.mark in _MARK_SIGNS else STATUS_STYLES[line.status]
    title = clean(line.title) if line.main else f"{clean(line.title)} (colour)"
    room = max(width - 7 - cell_len(word_text) - 1, 6)
    return Content.assemble(
        (f"{_MARK_SIGNS.get(line.mark) or STATUS_MARKS[line.status]} ", style),
        (fill(turn, 4), "$muted"),
        (fill(title, room), "b" if line.status == "ready" else "$muted" if line.status in ("skipped", "complete") else ""),
        " ",
        (cut(word_text, 14), style),
    )


def _word(line: MselLine, real: str = "") -> str:
    if line.status == "deferred" and line.deferred:
        return f"deferred T{line.deferred}"
    if line.mark:
        return _MARK_WORDS[line.mark]
    if line.at and line.status == "held":
        return f"at {real}"
    if line.status == "held" and not line.reason:
        # Not yet due: its mark and its turn say so; the word is for what control holds back.
        return ""
    if line.status == "ready" and line.kind == "contingency":
        return "contingency"
    return line.status


def _roomy(line: MselLine, width: int, real: str) -> Content:
    style = "$warning" if line.mark in _MARK_SIGNS else STATUS_STYLES[line.status]
    room = max(width - 54, 10)
    title_style = "b" if line.status == "ready" else "$muted" if line.status in ("skipped", "complete") else ""
    time = " ".join(_YEAR.sub("", clean(line.time)).split())
    kind = _KINDS.get(line.kind, line.kind) if line.main else "colour"
    word = "" if _word(line, real).startswith("at ") else _word(line, real)
    return Content.assemble(
        (f"{_MARK_SIGNS.get(line.mark) or STATUS_MARKS[line.status]} ", style),
        (fill(f"{line.number:>3} ", 4), "$muted"),
        (fill(f"T{line.turn}" if line.turn else "any", 4), "$muted"),
        (fill(time, 12) + " ", "$muted"),
        (fill(clean(line.title), room), title_style),
        (f" {fill(clean(kind), 10)} ", "$muted"),
        (fill(real, 6), style),
        (cut(word, 13), style),
    )


def inject_card(deck: Deck, view: ControlView, line: MselLine, *, state: Content | None = None) -> Content:
    """An inject in full, as control may read it: wording by team, source, expected action, dilemma, notes.

    `line` has its turns as the session counts them; `state` is what it waits for, part by part, in place of its condition.
    """
    card = next((inject for inject in deck.injects if inject.id == line.inject), None)
    out = next((event for event in view.inbox if event.inject == line.inject), None)
    parts = [_head(line)]
    if state is not None and state.plain:
        parts.append(state)
    if out is not None:
        if out.time and out.time != line.time:
            parts.append(_labelled("Told as of", out.time))
        parts += _wordings(deck, dict(out.text), dict(out.source), dict(out.reliability))
    elif card is not None:
        texts = {team: card.wording(team) for team in card.recipients(deck.team_ids)}
        parts += _wordings(deck, texts, dict(card.source), dict(card.reliability))
    if card is not None:
        by = last_turn_for(view, line, card.expects.by_turn, out) if card.expects is not None else 0
        parts += _staff_part(deck, card, view.opened, by, condition=state is None)
    if line.reason:
        parts.append(_labelled("Set aside", line.reason))
    return Content("\n").join(parts)


def _head(line: MselLine) -> Content:
    facts = [f"no. {line.number}", line.kind, "main" if line.main else "colour"]
    if line.turn:
        facts.append(f"planned for turn {line.turn}" + (f", {line.time}" if line.time else ""))
    return Content.assemble((clean(line.title), "b"), "\n", (clean(" · ".join(facts)), "$muted"))


def _wordings(deck: Deck, texts: dict[str, str], source: dict[str, str], reliability: dict[str, str]) -> list[Content]:
    parts = []
    same = len(set(texts.values())) == 1 and len(texts) == len(deck.teams)
    for team, text in texts.items():
        who = "All teams" if same else team_name(deck, team)
        style = "b" if same else f"b {team_colour(deck, team)}"
        origin = [source.get(team, source.get(ALL, "")), reliability.get(team, reliability.get(ALL, ""))]
        by = clean(", ".join(filter(None, origin)))
        parts.append(Content.assemble((f"\n{clean(who)}: ", style), clean(text.strip()), (f"\n  ({by})" if by else "", "$muted")))
        if same:
            break
    return parts


def _staff_part(deck: Deck, card: Inject, opened: SessionOpened | None, by: int, *, condition: bool) -> list[Content]:
    parts = []
    course = played(opened)
    if card.truth:
        truth = opened.truths.get(card.id, "") if opened is not None else ""
        sealed = cause_title(deck, truth) if truth else " or ".join(cause_title(deck, cause) for cause in card.truth)
        parts.append(_labelled("Sealed truth", sealed))
    if card.expects is not None:
        parts.append(_labelled(f"Expected of {team_name(deck, card.expects.team)}", f"{card.expects.text} By turn {by}."))
    if card.dilemma:
        parts.append(_labelled("Dilemma", card.dilemma))
    if card.effects:
        parts.append(_labelled("Effects", ", ".join(effect_words(deck, effect, course) for effect in card.effects)))
    if card.thread:
        parts.append(_labelled("Thread", card.thread))
    if condition and str(card.when) != "true":
        parts.append(_labelled("Proposed when", spoken(card.when, deck, course)))
    if card.notes:
        parts.append(_labelled("Notes", card.notes))
    if card.claims:
        parts.append(_labelled("Source", f"{card.basis} {' '.join(card.claims)}"))
    return parts


def _labelled(label: str, text: str) -> Content:
    return Content.assemble((f"\n{clean(label)}: ", "$accent"), clean(text.strip()))
