"""One exercise of three turns played through the screens by their keys: everything that a session can meet with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from textual.widgets import Input, OptionList

from support.decks import ferry
from support.player import Player
from support.teamwork import Team
from support.tui import control_view, status
from tabletop.game.view.control import DeskOrder
from tabletop.table import Table
from tabletop.tui.app import TabletopApp
from tabletop.tui.modals.advance import AdvanceModal
from tabletop.tui.modals.release import ReleaseModal
from tabletop.tui.modals.talks import TalksModal
from tabletop.tui.screens.adjudicate import AdjudicateScreen
from tabletop.tui.screens.gather import GatherScreen
from tabletop.tui.screens.messages import MessagesScreen
from tabletop.tui.screens.noduff import NoDuffScreen
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.screens.setup import SetupScreen
from tabletop.tui.widgets.letterlist import LetterList
from tabletop.tui.widgets.msellist import MselList
from tabletop.tui.widgets.ruling import RulingForm


class Watch(datetime):
    """A clock for the whole machine that goes on only when it is told to."""

    at = datetime(2026, 3, 1, 9, tzinfo=UTC)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # never of the subclass
        """The moment at which it stands."""
        del tz
        return cls.at

    @classmethod
    def forward(cls, seconds: int) -> None:
        """Go on."""
        cls.at += timedelta(seconds=seconds)


class Session:
    """The exercise: who plays it, at which table. `loaded` are the d100 to fall next, for the exposure of orders."""

    def __init__(self, app: TabletopApp, player: Player, loaded: list[int]) -> None:
        self.app = app
        self.player = player
        self.loaded = loaded

    @property
    def table(self) -> Table:
        """The table that is open."""
        assert self.app.table is not None
        return self.app.table

    def team(self, name: str) -> Team:
        """A team of the table."""
        return Team(self.player, self.table, name)

    async def begin(self) -> None:
        """Set the session up."""
        home = self.app.screen
        self.app.push_screen(SetupScreen(deck=ferry()), home._after_setup)  # type: ignore[attr-defined]  # as home does it
        player = self.player
        await player.until(lambda: self.app.screen.query("#field-title"))
        for name, text in (
            ("title", "Ferry, Tuesday"),
            ("people-control", "Ada Brandt, Emil Vask"),
            ("people-norvia", "Nora"),
            ("people-sandrel", "Sam"),
            ("seed", "x"),
        ):
            await player.fill(name, text)
        await player.press("ctrl+s")
        await player.console()

    async def go_on(self, phase: str) -> None:
        """Go on to a phase, past the question whether to."""
        player = self.player
        await player.press("g")
        await player.until(lambda: self._phase == phase or isinstance(self.app.screen, AdvanceModal), f"on to {phase}")
        if self._phase != phase:
            await player.press("ctrl+s")
        await player.until(lambda: self._phase == phase, f"in {phase}: {player.flat}")

    @property
    def _phase(self) -> str:
        return control_view(self.table).clock.phase

    async def inject(self, name: str) -> None:
        """Choose an inject in the MSEL."""
        await self.player.console()
        msel = self.app.screen.query_one(MselList)
        await self.player.until(lambda: msel.has_focus)
        await self.player.choose(msel, lambda: msel.chosen is not None and msel.chosen.inject == name)

    async def first_turn_opens(self) -> None:
        """A planned inject in other words for one team, one as it stands, one out of plan, one on the clock; messages held."""
        player = self.player
        await self.inject("collision")
        await player.press("R")
        await player.at(ReleaseModal)
        await player.press("ctrl+e")
        await player.fill("text-norvia", "Your ferry was hit by a tug; its lights were out.")
        await player.press("ctrl+s")
        await player.until(lambda: status(self.table, "collision") == "released")
        await player.console()
        await self.inject("newspapers")
        await player.press("r")
        await self.released("newspapers")
        await self.inject("oil-film")
        await player.form("r", reason="They have time for it now.")
        await self.inject("buoy-report")
        await player.form("T", when="30")
        await player.press("m")
        await player.at(MessagesScreen)
        await player.form("h", passing="held")
        await player.press("escape")
        await player.console()

    async def questions(self) -> None:
        """Both teams ask control and write to each other; control answers one, all, makes an inject, passes on, stops."""
        await self.go_on("assess")
        player, norvia, sandrel = self.player, self.team("norvia"), self.team("sandrel")
        await norvia.sit()
        await norvia.write("rfi", "Was the buoy lit?")
        await norvia.write("rfi", "Was anybody hurt?")
        await norvia.write("teams", "Is it your oil?")
        await player.hand_back(done=False)
        await sandrel.sit()
        await sandrel.write("rfi", "What is on the water?")
        await sandrel.write("teams", "It is all yours!")
        await player.hand_back(done=False)
        await player.press("m")
        await player.at(MessagesScreen)
        await self._letter("M1", "a", text="It was lit at five.", to="one")
        await self._letter("M2", "a", text="Nobody was hurt.", to="all")
        await self._letter("M3", "p", text="Do you know whose oil it is?")
        await self._letter("M4", "i", **{"text-sandrel": "A grey boat lies off the oyster beds.", "title": "A grey boat"})
        await self._letter("M5", "x", reason="The line is down.")
        await player.press("escape")
        await player.console()

    async def _letter(self, message: str, key: str, **fields: str) -> None:
        letters = self.app.screen.query_one(LetterList)

        def chosen() -> str:
            letter = letters.chosen
            return letter.message.message if letter is not None and letter.message is not None else ""

        await self.player.until(lambda: letters.has_focus)
        await self.player.choose(letters, lambda: chosen() == message)
        await self.player.form(key, **fields)
        await self.player.until(
            lambda: message not in {each.message for each in control_view(self.table).exchange.waiting},
            f"{message} is dealt with",
        )
        await self.player.until(lambda: chosen() != message, f"{message} is off the list")

    async def talks(self) -> None:
        """Talks that both sides write down; each heard something else than was offered. Readings and forecasts between."""
        player, norvia, sandrel = self.player, self.team("norvia"), self.team("sandrel")
        await player.form("d", topic="Lamps and logs", minutes="5")
        Watch.forward(240)
        await norvia.sit()
        await norvia.record("Lamps on at night.", "The log, perhaps.")
        await norvia.read("Report 1", "deliberate", "70")
        await norvia.forecast("Forecast 1", "40")
        await player.hand_back()
        await sandrel.sit()
        await sandrel.record("The log for a pilot.", "Nothing at all.")
        await player.hand_back()
        await player.press("d")
        await player.at(TalksModal)
        await player.sees("Everybody has written it down")
        await player.press("ctrl+s")
        await player.until(lambda: control_view(self.table).exchange.open_talks is None)
        await player.console()

    async def first_orders(self) -> None:
        """A covert order that is exposed, a deniable one that is not, two that collide; NO DUFF in the middle of one."""
        await self.go_on("decide")
        player, norvia, sandrel = self.player, self.team("norvia"), self.team("sandrel")
        await norvia.sit()
        await norvia.order("patrol-strait", "deterrence", "deterrence", ("They must see ", "us."), midway=self._no_duff)
        await norvia.order("tap-cable", "probing", "probing", ("Know ", "more."), slot="national", posture="covert")
        await norvia.state("We keep the strait safe for all.")
        await player.hand_back()
        await sandrel.sit()
        await sandrel.order("feed-press", "coercion", "probing", ("Let others ", "say it."), posture="deniable")
        await sandrel.order("shadow-ferry", "deterrence", "routine", ("Our ", "waters."), slot="national")
        await player.hand_back()
        self.loaded[:] = [12, 88]
        await self.go_on("adjudicate")

    async def _no_duff(self) -> None:
        """A real matter, while somebody types: the screen is blank, time goes on, and what was typed is still there."""
        player = self.player
        before = player.flat
        assert "They must see" in before
        await player.press("f9")
        await player.until(lambda: isinstance(self.app.screen, NoDuffScreen) and "This is real." in player.flat)
        for secret in ("They must see", "Patrol the strait", "Norvia"):
            assert secret in before
            assert secret not in player.flat
        await player.until(lambda: control_view(self.table).clock.stopped)
        await player.words("gone")
        Watch.forward(180)
        await player.press("ctrl+s")
        await player.until(lambda: isinstance(self.app.screen, SeatScreen))
        await player.until(lambda: not control_view(self.table).clock.stopped)
        assert isinstance(self.app.focused, Input)
        assert self.app.focused.value == "They must see ", "what was being typed is as it was"

    async def first_rulings(self) -> None:
        """A contest with dice thrown at the table, estimates laid open with an outlier asked why, a vote."""
        player, norvia, sandrel = self.player, self.team("norvia"), self.team("sandrel")
        await norvia.sit()
        await norvia.read("Move 2", "coercion", "60")
        await norvia.object("Move 2: reasons against", "The launches are old.")
        await player.hand_back()
        await sandrel.sit()
        await sandrel.read("Move 1", "probing", "80")
        await player.hand_back()
        await self.adjudicate("patrol-strait")
        await player.form("ctrl+t", other="T1-sandrel-national", **{"dice-first": "43", "dice-second": "21"})
        await self._ruled("shadow-ferry")
        await self.at_form("tap-cable")
        await self._gather()
        await player.press("d")
        await player.words("35")
        await self.rule("tap-cable")
        await self.at_form("feed-press")
        await player.fill("method", "vote")
        for name, vote in (("Ada Brandt", "yes"), ("Emil Vask", "no")):
            await player.fill("name", name)
            await player.fill("succeeds", vote)
            await player.tab_to(self.app.screen.query_one("#enter"))
            await player.press("enter")
            await player.sees(f"Taken: {name}")
        await player.fill("outcome", "success")
        await player.fill("fact", "A foreign paper blames Norvia.")
        await self.rule("feed-press")
        await self.go_on("consequences")
        await player.console()

    def order(self, card: str) -> DeskOrder:
        """The latest order of a card."""
        return [order for order in control_view(self.table).orders if order.given.card == card][-1]

    async def adjudicate(self, card: str) -> None:
        await self.player.console()
        await self.player.press("a")
        await self.at_form(card)

    async def at_form(self, card: str) -> None:
        """Wait until the order that is to be ruled now is this one."""
        await self.player.at(AdjudicateScreen)
        await self.player.until(
            lambda: any(form.order.given.card == card and form.is_mounted for form in self.app.screen.query(RulingForm)),
            f"the ruling of {card}",
        )
        await self.player.until(lambda: self.app.focused is not None)

    async def rule(self, card: str) -> None:
        await self.player.press("ctrl+s")
        await self._ruled(card)

    async def _ruled(self, card: str) -> None:
        await self.player.until(lambda: self.order(card).ruling, f"{card} is ruled")

    async def _gather(self) -> None:
        player = self.player
        await player.press("e")
        await player.at(GatherScreen)
        for name, card in (("Ada Brandt", "3"), ("Emil Vask", "5"), ("Nora", "6")):
            await player.until(lambda: isinstance(self.app.focused, Input) and self.app.focused.id == "who")
            assert self.app.screen.query_one("#who", Input).value == name, "who has not given one is proposed"
            await player.press("enter")
            await player.sees(f"{name}: how likely is it to succeed?")
            await player.press(card, "enter")
            await player.sees("Write your name")
        assert "%" not in player.flat, "nothing that was chosen is on the cover"
        await player.press("ctrl+o")
        await player.sees("The median is 70 %.", "40 from the median: why?")
        await player.until(lambda: self.app.focused is not None and self.app.focused.id == "field-why-1")
        await player.words("Their divers are new.")
        await player.press("ctrl+s")

    async def consequences(self, **decided: str) -> None:
        """Settle what is proposed, all alike; the reason is asked for where it is not accepted."""
        player = self.player
        while control_view(self.table).proposals:
            count = len(control_view(self.table).proposals)
            await player.console()
            await player.form("s", **decided)
            await self._fewer(count)
            await player.pilot.pause()
            if control_view(self.table).proposals and decided:
                await player.press("escape")
        await player.console()

    async def _fewer(self, count: int) -> None:
        await self.player.until(lambda: len(control_view(self.table).proposals) < count, "it is settled")

    async def released(self, inject: str) -> None:
        """Wait until an inject is out."""
        await self.player.until(lambda: status(self.table, inject) in ("released", "complete"), f"{inject} is out")

    async def listed(self, options: OptionList, true: Callable[[], object]) -> None:
        """Choose in a list that has just come up."""
        await self.player.until(lambda: options.has_focus)
        await self.player.choose(options, true)


def saves_in(folder: Path) -> list[Path]:
    """The saves of a folder, by name."""
    return sorted(folder.glob("*.tabletop"))
