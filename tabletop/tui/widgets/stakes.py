"""What an order would move by each outcome, and what it has moved, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from tabletop.deck.effect import parse_effect
from tabletop.deck.expression import ExpressionError
from tabletop.deck.model import Deck, Track
from tabletop.game.events import Outcome
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import signed
from tabletop.game.view.control import DeskOrder
from tabletop.game.view.stakes import Stake, Swing, Turnout
from tabletop.tui.text import clean

_NAMES: Mapping[Turnout, str] = {"success": "Success", "partial": "Partial", "failure": "Failure"}
_STYLES: Mapping[Turnout, str] = {"success": "$success", "partial": "$warning", "failure": "$error"}
_WIDTH = 9
"""Cells of the outcome before what it comes to."""
TURNOUT_OF: Mapping[Outcome, Turnout] = {
    "disaster": "failure",
    "failure": "failure",
    "partial": "partial",
    "success": "success",
    "notable": "success",
}
NOTHING = "nothing moves"


def swing_words(deck: Deck, swings: Iterable[Swing]) -> str:
    """Tracks that moved, or would: `Escalation +1 → 4 Crisis · Trust −1 → 2`, the band where it changes; nothing for none."""
    tracks = {track.id: track for track in deck.tracks}
    return " · ".join(
        f"{track.title} {signed(swing.after - swing.before)} → {swing.after}{_new_band(track, swing)}"
        for swing in swings
        if (track := tracks.get(swing.track)) is not None
    )


def _new_band(track: Track, swing: Swing) -> str:
    before, after = track.band(swing.before).name, track.band(swing.after).name
    return f" {after}" if before != after else ""


def stake_words(deck: Deck, stake: Stake) -> str:
    """What an outcome comes to: the tracks that it moves, the facts that it makes or ends, and what keeps others from it."""
    titles = Titles(deck)
    moving = {swing.track for swing in stake.swings}
    parts = [swing_words(deck, stake.swings)]
    stuck: dict[str, None] = {}
    for text in stake.effects:
        try:
            effect = parse_effect(text)
        except ExpressionError:
            continue
        if effect.verb in ("raise", "lower"):
            parts.append(titles.effects((text,)))
        elif effect.name not in moving:
            stuck[effect.name] = None
    parts += [f"{titles.track(track)} stays where it is" for track in stuck]
    words = " · ".join(filter(None, parts)) or NOTHING
    return f"{words} (not as things stand: {titles.effects(stake.idle)})" if stake.idle else words


def moved_words(deck: Deck, order: DeskOrder) -> str:
    """What the ruling of an order moved: its tracks, and the facts that it made or ended; empty while it is not ruled."""
    if order.ruling is None:
        return ""
    done = Stake(turnout="success", effects=order.ruling.effects, idle=(), swings=order.moved)
    return stake_words(deck, done)


def stakes_lines(deck: Deck, order: DeskOrder, outcome: Outcome | None = None) -> list[Content]:
    """A line for each outcome with what it comes to; that of `outcome` stands out."""
    chosen = TURNOUT_OF[outcome] if outcome else None
    lines = []
    for stake in order.stakes:
        words = stake_words(deck, stake)
        if not stake.effects and not stake.idle:
            words += ": the card names no effects for it" if order.given.card else ""
        mark = "▸" if stake.turnout == chosen else " "
        line = Content.assemble((f"{mark}{_NAMES[stake.turnout]:<{_WIDTH}}", _STYLES[stake.turnout]), clean(words))
        lines.append(line.stylize("b") if stake.turnout == chosen else line)
    return lines
