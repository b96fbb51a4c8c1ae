"""Practice on the screen, played by keys: what a person would press who does only what is required."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from support.solo import seen
from support.tui import shown, until
from tabletop.deck.model import Deck
from tabletop.game.audience import CONTROL
from tabletop.game.commands import Finish
from tabletop.game.events import Level
from tabletop.game.refusal import Refusal
from tabletop.game.view import TeamView
from tabletop.practice.session import Practice
from tabletop.tui import app as app_module
from tabletop.tui.app import TabletopApp
from tabletop.tui.practising import Laid
from tabletop.tui.screens.practice import PracticeScreen
from tabletop.tui.seat.cards import CardsModal
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.form import Form
from tabletop.tui.seat.panel import Panel
from tabletop.tui.seat.pick import Pick
from tabletop.tui.seat.steps import next_step

P = TypeVar("P", bound=Panel)


def practice(
    deck: Deck, team: str, *, turns: int = 3, level: Level = "staff", seed: str = "x", path: Path | None = None
) -> Practice:
    """A practice session, in memory without a path; a commander thinks little."""
    return Practice.begin(deck, team, turns=turns, level=level, seed=seed, path=path, iterations=40, timed=False)


def play_to(at: Practice, phase: str) -> None:
    """Let the engine do its part, and the person nothing but say that it is done, until the phase."""
    while at.table.state.phase != phase:
        job = at.next_job()
        if job is not None and (job.who == CONTROL or seen(at).finished):
            at.carry_out(job, job.think(None))
        else:
            came = at.table.submit(at.team, Finish())
            assert not isinstance(came, Refusal), came.sentence


class PracticeApp(TabletopApp):
    """The application with a practice seat open; `left` counts how often it was left."""

    CSS_PATH = [str(Path(app_module.__file__).with_name("app.tcss"))]  # noqa: RUF012 — as App declares it

    def __init__(self, at: Practice, *, teaches: bool = False) -> None:
        super().__init__(Path("nowhere"))
        self.at = at
        self._teaches = teaches
        self.left = 0

    def get_default_screen(self) -> Screen[None]:
        """Nothing."""
        return Screen()

    def on_mount(self) -> None:
        """Sit down."""
        self.push_screen(PracticeScreen(self.at, Laid(self.at, None), teaches=self._teaches), self._left)

    def _left(self, _answer: None) -> None:
        self.left += 1


def seat(pilot: Pilot[None]) -> PracticeScreen:
    """The practice screen, wherever it lies."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, PracticeScreen))


def resting(pilot: Pilot[None]) -> bool:
    """Whether the engine has done all that it can before the person has, and the screen shows it."""
    screen = seat(pilot)
    shows, stands = screen._view, screen._practice.table.seen(screen._practice.team)
    assert isinstance(stands, TeamView)
    if shows != stands or screen.thinking or screen._ran or screen._arrived:
        return False
    job = screen._practice.next_job()
    return job is None or (job.who != CONTROL and not stands.finished)


async def thought(pilot: Pilot[None], true: Callable[[], object], what: str) -> None:
    """Wait until a condition holds that hangs on thinking: as long as that takes on a busy machine."""
    for _ in range(10):
        try:
            await until(pilot, true, what)
        except AssertionError:
            continue
        return
    await until(pilot, true, what)


async def rest(pilot: Pilot[None]) -> None:
    """Wait until it is for the person to act."""
    await thought(pilot, lambda: resting(pilot), "the engine at rest")
    await pilot.pause()
    await pilot.pause()


async def opened(pilot: Pilot[None], step: str, kind: type[P]) -> P:
    """The panel of a step, opened once it is for the person to act."""
    await rest(pilot)
    await seat(pilot).open_step(step)
    await until(pilot, lambda: isinstance(seat(pilot).panel, kind), step)
    await pilot.pause()
    panel = seat(pilot).panel
    assert isinstance(panel, kind)
    return panel


class Keyboard:
    """Somebody at the keyboard, who does what is required and nothing else. It counts inputs by turn, and keys pressed."""

    def __init__(self, pilot: Pilot[None], watch: Callable[[str], None] = lambda _: None) -> None:
        self.pilot = pilot
        self.inputs: Counter[int] = Counter()
        self.keys: Counter[int] = Counter()
        self.typed: list[str] = []
        self._watch = watch

    @property
    def turn(self) -> int:
        """The turn on the screen."""
        view = seat(self.pilot)._view
        return view.clock.number if view is not None else 0

    @property
    def _asked(self) -> bool:
        """Whether the form asks once more."""
        return isinstance(self.pilot.app.screen, ConfirmModal)

    async def press(self, *keys: str) -> None:
        """Press keys, and look."""
        for key in keys:
            self.keys[self.turn] += 1
            self.typed.append(key)
            await self.pilot.press(key)
            self._watch(shown(self.pilot.app))

    async def play(self, *, turns: int = 99) -> None:
        """Play until the end, or until so many turns are over."""
        await rest(self.pilot)
        while not seat(self.pilot)._practice.over and self.turn <= turns:
            await self.step()

    async def step(self) -> None:
        """Do the next thing that is required."""
        screen = seat(self.pilot)
        panel = screen.panel
        if isinstance(panel, Form) and screen._at_work and panel.missing():
            await self._fill(panel)
            return
        upcoming = next_step(screen._steps)
        assert upcoming is not None, shown(self.pilot.app)
        if upcoming.key == "hand-back":
            await self.press("g")
            await rest(self.pilot)
        else:
            await self.press("n")
        await self.pilot.pause()

    async def _fill(self, form: Form) -> None:
        while form.missing():
            wanted = form.wanted()
            assert wanted is not None
            if self.pilot.app.screen.focused is not wanted:
                await self.press("enter" if not isinstance(self.pilot.app.screen, CardsModal) else "escape")
                continue
            self.inputs[self.turn] += 1
            match wanted.id:
                case "card":
                    await self.press("enter")
                    await until(self.pilot, lambda: isinstance(self.pilot.app.screen, CardsModal), "the cards")
                    await self.press("enter")
                    await until(self.pilot, lambda: not isinstance(self.pilot.app.screen, CardsModal), "the form")
                case "likelihood" | "probability":
                    await self.press("6", "0", "enter")
                case _:
                    assert isinstance(wanted, Pick)
                    await self.press(str(wanted.numbers()[0]), "enter")
            await self.pilot.pause()
        await self.press("ctrl+s")
        await thought(self.pilot, lambda: self._asked or seat(self.pilot).panel is not form, "asked, or given")
        if self._asked:
            await self.press("enter")
        await until(self.pilot, lambda: seat(self.pilot).panel is not form, "the form closed")
        await self.pilot.pause()
        await self.pilot.pause()
