"""Colours: a dark theme, a light one, one safe for every kind of colour vision; and the colour of each team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from tabletop.deck.model import Deck, Team

# Okabe and Ito, "Color Universal Design": hues that are told apart with any kind of colour vision.
_ORANGE, _SKY, _GREEN, _YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
_BLUE, _VERMILLION, _PURPLE = "#0072B2", "#D55E00", "#CC79A7"

TEAM_COLOURS = {
    "team-1": "#E58A4E",
    "team-2": _SKY,
    "team-3": "#4CC39B",
    "team-4": "#D98BB8",
    "team-5": _YELLOW,
    "team-6": _ORANGE,
}
"""Theme variables for teams in the deck's order, lightened where a dark ground needs it."""

MUTED = "#8E9BAA"
"""What is said beside: the theme variable `muted`, which text can use where `text-muted` works in stylesheets alone."""

VARIABLES = {**TEAM_COLOURS, "muted": MUTED}
"""Variables that themes of others lack."""

_ON_LIGHT = {
    "team-1": "#A84A00",
    "team-2": "#005B8F",
    "team-3": "#00694C",
    "team-4": "#97407A",
    "team-5": "#6B6200",
    "team-6": "#8A5F00",
}

DARK = Theme(
    name="tabletop-dark",
    primary="#7FB2E5",
    secondary="#8FA3B8",
    accent="#E9B44C",
    success="#6FBF8B",
    warning="#E9B44C",
    error="#E5746B",
    foreground="#DDE3EA",
    background="#12161C",
    surface="#181E26",
    panel="#222B36",
    dark=True,
    variables={
        **TEAM_COLOURS,
        "muted": MUTED,
        "border-blurred": "#36424F",
        "scrollbar": "#36424F",
        "scrollbar-background": "#12161C",
        "footer-key-foreground": "#E9B44C",
        "input-selection-background": "#7FB2E5 30%",
    },
)

LIGHT = Theme(
    name="tabletop-light",
    primary="#1F5F99",
    secondary="#5B6B7B",
    accent="#8A5A00",
    success="#1E7A45",
    warning="#8A5A00",
    error="#B3261E",
    foreground="#1A222B",
    background="#F7F6F2",
    surface="#EFEDE7",
    panel="#E2DFD6",
    dark=False,
    variables={
        **_ON_LIGHT,
        "muted": "#5A6672",
        "border-blurred": "#BDB8AA",
        "scrollbar": "#BDB8AA",
        "scrollbar-background": "#F7F6F2",
        "footer-key-foreground": "#8A5A00",
    },
)

SAFE = Theme(
    name="tabletop-colour-blind-safe",
    primary=_SKY,
    secondary="#A0A8B0",
    accent=_YELLOW,
    success=_SKY,
    warning=_ORANGE,
    error=_VERMILLION,
    foreground="#F2F2F2",
    background="#0B0D10",
    surface="#14181D",
    panel="#20262D",
    dark=True,
    variables={
        **TEAM_COLOURS,
        "muted": "#A9B2BB",
        "team-1": _ORANGE,
        "team-3": _PURPLE,
        "team-4": "#2FC49A",
        "border-blurred": "#4A545E",
        "scrollbar": "#4A545E",
        "scrollbar-background": "#0B0D10",
        "footer-key-foreground": _YELLOW,
    },
)

THEMES = (DARK, LIGHT, SAFE)


def team_colour(deck: Deck, team: str) -> str:
    """The style of a team, for Content and CSS: `$team-1` for the deck's first. Plain for what is no team."""
    ids = deck.team_ids
    return f"$team-{ids.index(team) % len(TEAM_COLOURS) + 1}" if team in ids else ""


def deck_team(deck: Deck, team: str) -> Team | None:
    """The deck's team with this id."""
    return next((each for each in deck.teams if each.id == team), None)


def team_name(deck: Deck, team: str) -> str:
    """A team as it is always shown: its glyph and its short name. What is no team shows as it is."""
    found = deck_team(deck, team)
    return f"{found.glyph} {found.short}" if found else team
