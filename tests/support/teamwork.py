"""What a team does at its seat, key by key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.widgets import OptionList

from support.player import Player
from support.tui import control_view
from tabletop.game.view import TeamView
from tabletop.table import Table
from tabletop.tui.screens.seat import SeatScreen
from tabletop.tui.seat.cards import CardsModal
from tabletop.tui.seat.confirm import ConfirmModal
from tabletop.tui.seat.pick import Pick

Midway = Callable[[], Awaitable[None]]
_KINDS = {"rfi": "1", "control": "2", "teams": "3"}


class Team:
    """A team of a table, whose member has the keyboard."""

    def __init__(self, player: Player, table: Table, team: str) -> None:
        self.player = player
        self.table = table
        self.team = team

    @property
    def view(self) -> TeamView:
        """What the team knows."""
        view = self.table.seen(self.team)
        assert isinstance(view, TeamView)
        return view

    async def sit(self) -> None:
        """Take the keyboard."""
        await self.player.sit(self.table.deck.team_ids.index(self.team) + 1)

    async def settled(self, key: str) -> None:
        """Wait until the form that was committed has gone, and what comes after it is there."""
        seat = self.player.app.screen
        assert isinstance(seat, SeatScreen)
        await self.player.until(lambda: seat._then is None and (seat.panel is None or seat.panel.key != key), f"{key} has gone")

    async def commit(self, true: Callable[[], object], what: str) -> None:
        """Commit the form in work."""
        panel = self.player.panel()
        assert panel is not None
        await self.player.press("ctrl+s")
        await self.player.until(true, what)
        await self.settled(panel.key)

    async def write(self, kind: str, text: str) -> None:
        """Write a message: `rfi`, `control` or `teams`."""
        player, count = self.player, len(self._messages())
        seat = player.app.screen
        assert isinstance(seat, SeatScreen)
        if seat._page != "messages":
            await player.out()
            await player.press("m")
        await player.until(lambda: player.app.focused is not None and player.app.focused.id == "messages", "the page of messages")
        await player.press("c")
        await player.until(lambda: player.app.focused is not None and player.app.focused.id == "kind", "a new message")
        await player.press(_KINDS[kind], "enter")
        await player.field("text")
        await player.words(text)
        await self.commit(lambda: len(self._messages()) == count + 1, "the message")

    def _messages(self) -> tuple[object, ...]:
        return tuple(control_view(self.table).exchange.messages)

    async def record(self, offered: str, heard: str) -> None:
        """Write the talks down."""
        await self.player.step("Talks")
        await self.player.field("offered")
        await self.player.words(offered)
        await self.player.field("heard")
        await self.player.words(heard)
        await self.commit(lambda: self.team in control_view(self.table).exchange.talks[-1].offered, "the record")

    async def pick(self, name: str, key: str) -> None:
        """Choose in a list by its number."""
        await self.player.field(name)
        pick = self.player.app.screen.query_one(f"#{name}", Pick)
        numbers = {option.key: number for option, number in zip(pick.options, pick.numbers(), strict=True)}
        await self.player.press(str(numbers[key]))

    async def read(self, step: str, reading: str, likelihood: str) -> None:
        """Read an incident or a move."""
        await self.player.step(step)
        await self.pick("reading", reading)
        await self.player.field("likelihood")
        await self.player.words(likelihood)
        commits = len(self.table.commits)
        await self.commit(lambda: len(self.table.commits) > commits, "the reading")

    async def forecast(self, step: str, percent: str) -> None:
        """Answer a forecast."""
        await self.player.step(step)
        await self.player.field("probability")
        await self.player.words(percent)
        commits = len(self.table.commits)
        await self.commit(lambda: len(self.table.commits) > commits, "the forecast")

    async def object(self, step: str, reason: str) -> None:
        """Give a reason against a move."""
        await self.player.step(step)
        await self.player.field("reason")
        await self.player.words(reason)
        commits = len(self.table.commits)
        await self.player.press("ctrl+s")
        await self.player.at(ConfirmModal)
        await self.player.press("enter")
        await self.player.until(lambda: len(self.table.commits) > commits, "the reason")

    async def state(self, words: str) -> None:
        """Say something in public."""
        await self.player.step("Public statement")
        await self.player.words(words)
        await self.commit(lambda: self.view.statement == words, "the statement")

    async def order(
        self,
        card: str,
        purpose: str,
        message: str,
        why: tuple[str, str],
        *,
        slot: str = "main",
        posture: str = "",
        agreed: tuple[str, ...] = (),
        midway: Midway | None = None,
    ) -> None:
        """Order a card. `why` is typed in two halves, with `midway` between them."""
        player, count = self.player, len(self.view.orders)
        await player.step("Choose your order" if slot == "main" else "National order")
        await self.pick("substance", "action")
        await player.field("card")
        await player.press("enter")
        await player.at(CardsModal)
        cards = player.app.screen.query_one("#card-list", OptionList)
        await player.until(lambda: cards.has_focus)

        def chosen() -> bool:
            return cards.highlighted is not None and cards.get_option_at_index(cards.highlighted).id == card

        await player.choose(cards, chosen)
        await player.press("enter")
        first = "agreed" if agreed else "purpose"
        await player.until(lambda: player.app.focused is not None and player.app.focused.id in ("agreed", "purpose"), first)
        for role in agreed:
            await self.pick("agreed", role)
        await self.pick("purpose", purpose)
        await self.pick("message", message)
        if posture:
            await self.pick("posture", posture)
        await player.field("rationale")
        await player.typed(why[0])
        if midway is not None:
            await midway()
        await player.typed(why[1])
        await player.press("ctrl+s")
        await player.at(ConfirmModal)
        await player.press("enter")
        await player.until(lambda: len(self.view.orders) == count + 1, "the order")
        await self.settled(f"order:{slot}")

    async def press_button(self, selector: str) -> None:
        """Go to a button with Tab and press it."""
        await self.player.until(lambda: self.player.app.screen.query(selector), selector)
        await self.player.tab_to(self.player.app.screen.query_one(selector))
        await self.player.press("enter")
