"""How far a simulation is, on a terminal: a bar, games done, how fast, and how long it still takes."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from tabletop.cli.out import safe
from tabletop.game.telling.timing import length_words

_GAMES, _SECONDS = 10, 5.0
"""From so many games, and so long, on a pace is known: before, it is the time that workers take to start."""


class Gauge:
    """A bar that is gone when it is left. `clock` gives seconds."""

    def __init__(self, games: int, *, clock: Callable[[], float] = monotonic) -> None:
        self.bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}", markup=False),
            _Left(),
            console=Console(stderr=True, highlight=False, markup=False, emoji=False),
            transient=True,
            get_time=clock,
        )
        self._games = games
        self._task = self.bar.add_task("games", total=games, rate="", end=None)

    def __enter__(self) -> Gauge:
        self.bar.start()
        return self

    def __exit__(self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.bar.stop()

    def done(self, games: int) -> None:
        """So many games are done."""
        seconds = self.bar.tasks[0].elapsed or 0.0
        known = whole_length(games, self._games, seconds)
        self.bar.update(self._task, completed=games, end=known, rate="" if known is None else pace(games, seconds))

    def say(self, sentence: str) -> None:
        """Show a sentence beside it."""
        self.bar.console.print(safe(sentence), markup=False, highlight=False)


class _Left(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(left(task.fields["end"], task.elapsed or 0.0))


def whole_length(done: int, games: int, seconds: float) -> float | None:
    """How many seconds all games take if the rest take as long as those done in `seconds`; None while too little is known."""
    return seconds * games / done if done >= _GAMES and seconds >= _SECONDS else None


def pace(done: int, seconds: float) -> str:
    """Games a second, or a minute if they are slow. Raises ZeroDivisionError of no time."""
    rate = done / seconds
    return f"{rate:,.1f} games/s" if rate >= 1 else f"{60 * rate:.1f} games/min"


def left(whole: float | None, seconds: float) -> str:
    """The time left after `seconds` of `whole`, in words; nothing while it is not known, or it takes longer than thought."""
    rest = 0 if whole is None else round(whole - seconds)
    return f"about {length_words(rest)} left" if rest > 0 else ""
