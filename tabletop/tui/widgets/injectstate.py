"""Where an inject stands and why: its condition part by part, its chain, its time on either clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from tabletop.deck.chains import Chain
from tabletop.deck.model import Deck
from tabletop.game.view.control import MselLine
from tabletop.game.view.why import Because
from tabletop.tui.text import clean
from tabletop.tui.words import STATUS_MARKS, clock_time_of


def inject_state(
    deck: Deck,
    line: MselLine,
    lines: Iterable[MselLine],
    parts: tuple[Because, ...],
    chain: Chain,
    moment: int,
    released: Mapping[str, str],
) -> Content:
    """What an inject waits for and what waits for it. `released` is the stamp of each release, `moment` in seconds UTC."""
    told: list[Content] = []
    if line.at and line.status not in ("released", "complete"):
        left = line.at - moment
        when = "now" if left <= 0 else f"in {max(left // 60, 1)} min"
        told.append(_pair("By the clock on the wall", f"due at {clock_time_of(line.at)}, {when}"))
    if line.inject in released and line.status in ("released", "complete"):
        told.append(_pair("Released, real time", clock_time_of(released[line.inject])))
    if parts and line.status not in ("released", "complete"):
        told.append(Content.styled("\nProposed when", "$accent"))
        told += [_part(part) for part in parts]
    by_id = {each.inject: each for each in lines}
    told += _chain("Comes after", chain.after, by_id)
    told += _chain("May bring up", chain.before, by_id)
    titles = {card.id: card.title for card in deck.actions}
    if chain.cards:
        told.append(_pair("Hangs on the cards", ", ".join(titles[card] for card in chain.cards)))
    return Content("\n").join(told)


def _part(part: Because) -> Content:
    mark, style = ("✓", "$success") if part.holds else ("✕", "$warning")
    so = "" if part.now in ("", part.text) else f"  ({part.now})"
    return Content.assemble((f"  {mark} ", style), clean(part.text), (clean(so), "$muted"))


def _chain(label: str, injects: tuple[str, ...], by_id: Mapping[str, MselLine]) -> list[Content]:
    lines = [by_id[inject] for inject in injects if inject in by_id]
    if not lines:
        return []
    named = [Content(f"  {STATUS_MARKS[each.status]} {each.number} {clean(each.title)}") for each in lines]
    return [Content.styled(f"\n{label}", "$accent"), *named]


def _pair(label: str, text: str) -> Content:
    return Content.assemble((f"\n{clean(label)}: ", "$accent"), clean(text))
