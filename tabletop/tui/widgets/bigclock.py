"""The clock of the room for a whole room: figures of blocks that can be read from the last row."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from tabletop.tui.widgets.timepiece import LONG_OVER, Timepiece, clock_time, warnings

_SHAPES = {
    "0": "###|#.#|#.#|#.#|###",
    "1": ".#.|##.|.#.|.#.|###",
    "2": "###|..#|###|#..|###",
    "3": "###|..#|.##|..#|###",
    "4": "#.#|#.#|###|..#|..#",
    "5": "###|#..|###|..#|###",
    "6": "###|#..|###|#.#|###",
    "7": "###|..#|..#|..#|..#",
    "8": "###|#.#|###|#.#|###",
    "9": "###|#.#|###|..#|###",
    ":": ".|#|.|#|.",
    "-": "..|..|##|..|..",
    " ": "..|..|..|..|..",
    "N": "#..#|##.#|#.##|#..#|#..#",
    "O": "####|#..#|#..#|#..#|####",
    "D": "###.|#..#|#..#|#..#|###.",
    "U": "#..#|#..#|#..#|#..#|####",
    "F": "####|#...|###.|#...|#...",
    "T": "###|.#.|.#.|.#.|.#.",
    "R": "###.|#..#|###.|#.#.|#..#",
    "E": "###|#..|##.|#..|###",
    "X": "#..#|#..#|.##.|#..#|#..#",
}
ROWS = 5
"""Rows of a figure."""


def figures(text: str, scale: int = 1) -> list[str]:
    """Lines of blocks for figures, colons and the letters of NO DUFF, TURN and ENDEX.

    `scale` is the cells that a block is wide; from four on it is two rows high.
    """
    shapes = [_SHAPES[letter].split("|") for letter in text]
    gap = " " * max(scale, 1)
    return [
        gap.join("".join("█" * scale if block == "#" else " " * scale for block in shape[row]) for shape in shapes)
        for row in range(ROWS)
        for _ in range(2 if scale >= 4 else 1)
    ]


class BigClock(Timepiece):
    """The clock as large as its room allows, with how it stands in words below; a plain line where that is one row.

    Long over, it stands at 0:00.
    """

    DEFAULT_CSS = """
    BigClock { width: 100%; height: 6; content-align: center middle; text-align: center; }
    """
    WORDS: ClassVar[tuple[str, str, str]] = ("left", "the clock is paused", "time is over")

    def render(self) -> Content:
        """The figures."""
        timer = self.timer
        if timer is None:
            return Content("")
        shown = f"{'-' if self.left < 0 else ''}{clock_time(abs(self.left))}" if self.left > -LONG_OVER else clock_time(0)
        width, height = self.content_size
        style, words = "b", self.WORDS[0]
        if self.left < 0:
            style, words = "b $error", self.WORDS[2]
        elif not timer.running:
            style, words = "$muted", self.WORDS[1]
        elif self.left <= warnings(timer)[0]:
            style = "b $warning"
        if height <= ROWS:
            return Content.styled(f"{shown} {words}", style)
        scale = 4 if height > 2 * ROWS else 2
        while scale > 1 and len(figures(shown, scale)[0]) > width:
            scale //= 2
        return Content.styled("\n".join([*figures(shown, scale), words]), style)
