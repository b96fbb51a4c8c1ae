"""The world's tracks as a seat sees them: a name, where it stands in words, a small gauge, and how it moved."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from rich.cells import cell_len
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
"""Cells of a gauge where there is room."""
_MOVE = 4
"""Cells of how far a track moved, with the space before it."""
_SHORT_GAUGE, _LONG_GAUGE = 5, 30


class Tracks(Widget):
    """Tracks in groups: those of the world, then each team's. One line each; give it `tracks` anew to change it."""

    DEFAULT_CSS = """
    Tracks { height: auto; width: 100%; }
    """

    tracks: reactive[tuple[TrackView, ...]] = reactive((), layout=True)
    large: reactive[bool] = reactive(False, layout=True)
    """Whether gauges are long and lines stand apart, to be read from the back of a room."""

    def __init__(self, deck: Deck, tracks: tuple[TrackView, ...] = (), *, plain_marks: bool | None = None) -> None:
        super().__init__()
        self._deck = deck
        self._plain = wants_plain() if plain_marks is None else plain_marks
        self.set_reactive(Tracks.tracks, tracks)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """A line a track and one a heading."""
        return max(len(self._lines(width)), 1)

    def render(self) -> Content:
        """All of it."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = track_lines(self._deck, self.tracks, width, ascii_only=self._plain, gauge=_LONG_GAUGE if self.large else GAUGE)
        return [part for line in lines for part in (line, Content(""))] if self.large else lines


def track_lines(
    deck: Deck, tracks: tuple[TrackView, ...], width: int, *, ascii_only: bool = False, gauge: int = GAUGE
) -> list[Content]:
    """The lines of a group of tracks at a width in cells, with gauges of at most so many."""
    lines: list[Content] = []
    columns = _columns(deck, tracks, width, gauge)
    teams = ["", *deck.team_ids]
    for team in teams:
        group = [track for track in tracks if track.team == team]
        if group and team:
            name = team_name(deck, team)
            lines.append(Content.styled(one_line(plain(name) if ascii_only else name, width), f"b {team_colour(deck, team)}"))
        lines.extend(_line(deck, track, columns, ascii_only=ascii_only) for track in group)
    return lines


def _columns(deck: Deck, tracks: tuple[TrackView, ...], width: int, longest: int) -> tuple[int, int, int]:
    """Cells of title, gauge and word: words and titles whole if there is room, and the longest gauge that leaves them so."""
    word = min(max((cell_len(_word(track)) for track in tracks), default=0), 24, max(width - 13, 4))
    title = max((cell_len(_title(deck, track)) for track in tracks), default=0)
    room = width - word - _MOVE
    for gauge in dict.fromkeys((longest, GAUGE, _SHORT_GAUGE, 0)):
        left = room - 1 - (gauge + 1 if gauge else 0)
        if left >= title or not gauge:
            return min(max(left, 4), title), gauge, word
    return 4, 0, word


def _line(deck: Deck, track: TrackView, columns: tuple[int, int, int], *, ascii_only: bool) -> Content:
    title_width, gauge, word_width = columns
    title = fill(_title(deck, track), title_width)
    word = fill(_word(track), word_width) + " "
    bar = f"{fill(gauge_text(track, gauge), gauge)} " if gauge else ""
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
    """A gauge in whole cells, the same number for each step: by the number where the seat sees it, else by the band's middle.

    So the gauges of two seats differ by no more than what the band leaves open.
    """
    low, high = track.within
    at = (low + high) / 2 if track.value is None else track.value
    # A scale that begins at 1 counts its cells from 1, as its bands do; one that begins at 0 is empty there.
    first = int(track.low == 1)
    steps = max(track.high - track.low + first, 1)
    cells = max(cells // steps, 1) * steps if cells >= steps else cells
    full = min(max(floor((at - track.low + first) / steps * cells + 0.5), 0), cells)
    return "█" * full + "░" * (cells - full)


def change_text(track: TrackView) -> str:
    """How a track moved since the turn opened: an arrow (no triangle: that is a team's), and by how much where it is a number."""
    if not track.change:
        return ""
    arrow = "↑" if track.change > 0 else "↓"
    return f"{arrow}{abs(track.change)}" if track.value is not None else arrow
