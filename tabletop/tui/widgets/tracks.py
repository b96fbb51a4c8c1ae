"""The world's tracks as a seat sees them: a name, where it stands in words, a small gauge, and how it moved."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.deck.model import Deck, Team
from tabletop.game.view.parts import TrackView
from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.text import cut, fill, one_line
from tabletop.tui.theme import team_colour, team_name

GAUGE = 10
"""Cells of a gauge."""


class Tracks(Widget):
    """Tracks in groups: those of the world, then each team's. One line each; give it `tracks` anew to change it."""

    DEFAULT_CSS = """
    Tracks { height: auto; width: 100%; }
    """

    tracks: reactive[tuple[TrackView, ...]] = reactive((), layout=True)

    def __init__(self, deck: Deck, tracks: tuple[TrackView, ...] = (), *, plain_marks: bool | None = None) -> None:
        super().__init__()
        self._deck = deck
        self._plain = wants_plain() if plain_marks is None else plain_marks
        self.set_reactive(Tracks.tracks, tracks)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """A line a track and one a heading."""
        return max(len(track_lines(self._deck, self.tracks, width, ascii_only=self._plain)), 1)

    def render(self) -> Content:
        """All of it."""
        return Content("\n").join(track_lines(self._deck, self.tracks, self.content_size.width, ascii_only=self._plain))


def track_lines(deck: Deck, tracks: tuple[TrackView, ...], width: int, *, ascii_only: bool = False) -> list[Content]:
    """The lines of a group of tracks at a width in cells."""
    lines: list[Content] = []
    teams = ["", *deck.team_ids]
    for team in teams:
        group = [track for track in tracks if track.team == team]
        if group and team:
            name = team_name(deck, team)
            lines.append(Content.styled(one_line(plain(name) if ascii_only else name, width), f"b {team_colour(deck, team)}"))
        lines.extend(_line(deck, track, width, ascii_only=ascii_only) for track in group)
    return lines


def _line(deck: Deck, track: TrackView, width: int, *, ascii_only: bool) -> Content:
    gauge = GAUGE if width >= 60 else 6 if width >= 44 else 4 if width >= 34 else 0
    word_width = 20 if width >= 56 else 15 if width >= 30 else max(width - 13, 4)
    title_width = max(width - word_width - (gauge + 1 if gauge else 0) - 5, 8)
    title = fill(_title(deck, track), title_width)
    word = fill(_word(track), word_width) + " "
    bar = f"{gauge_text(track, gauge)} " if gauge else ""
    move = change_text(track)
    style = "b" if track.change else ""
    line = Content.assemble(
        Content.styled(title, "$muted"),
        " ",
        Content.styled(bar, "$primary"),
        Content.styled(word, style),
        Content.styled(move, "b"),
    )
    return Content(plain(line.plain)) if ascii_only else line


def _title(deck: Deck, track: TrackView) -> str:
    """A track's title; under a team's heading its name need not stand again."""
    title = one_line(track.title, 60)
    for team in deck.teams:
        if team.id == track.team:
            for own in _own(team):
                if title.startswith(own) and len(title) > len(own):
                    rest = title[len(own) :]
                    return rest[0].upper() + rest[1:]
    return title


def _own(team: Team) -> Iterator[str]:
    for name in (team.short, team.title):
        for article in ("", "The ", "the "):
            yield f"{article}{name}'s "
            yield f"{article}{name}’s "
            yield f"{article}{name} "


def _word(track: TrackView) -> str:
    about = "≈ " if track.sight == "estimate" else ""
    number = f"{track.value:>2} " if track.value is not None else ""
    return cut(f"{about}{number}{one_line(track.band, 30)}", 40)


def gauge_text(track: TrackView, cells: int) -> str:
    """A gauge: by the number where the seat sees it, else by the band."""
    if track.value is not None:
        share = (track.value - track.low) / max(track.high - track.low, 1)
    else:
        share = (track.level + 1) / max(track.bands, 1)
    full = min(max(round(share * cells), 0), cells)
    return "█" * full + "░" * (cells - full)


def change_text(track: TrackView) -> str:
    """How a track moved since the turn opened: an arrow, and by how much where it is a number."""
    if not track.change:
        return ""
    arrow = "▲" if track.change > 0 else "▼"
    return f"{arrow}{abs(track.change)}" if track.value is not None else arrow
