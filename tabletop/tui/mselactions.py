"""What control does with the MSEL besides releasing: on either clock, at one key, and looked for in the whole deck."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.timer import Timer

from tabletop.deck.chains import Chain, chains
from tabletop.game.commands import ReleaseInject
from tabletop.game.course import played
from tabletop.game.feed import Heard
from tabletop.game.view import ControlView
from tabletop.game.view.control import MselLine
from tabletop.game.view.why import because
from tabletop.tui.control import ControlActions
from tabletop.tui.due import as_due, next_moment
from tabletop.tui.modals.release import ReleaseModal, not_released, release_name, waiting_line
from tabletop.tui.turns import by_session
from tabletop.tui.widgets.injectstate import inject_state
from tabletop.tui.widgets.msel import inject_card
from tabletop.tui.widgets.msellist import MselList

if TYPE_CHECKING:
    from tabletop.table import Table

_VAST = 160
"""Columns from which the MSEL shows its numbers, kinds and both times."""


class MselActions(ControlActions):
    """A screen of control's that has the MSEL, in a `MselList`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "R",
            "release_form",
            "Read, release",
            show=False,
            id="release_form",
            tooltip="Read the inject chosen, or the next that is due, in full; change what each team is told; release it",
        ),
        Binding(
            "T", "time", "By the clock", show=False, id="time", tooltip="Have the inject chosen come up by the clock on the wall"
        ),
        Binding(
            "ctrl+f",
            "find_in_deck",
            "Find in deck",
            show=False,
            id="find_in_deck",
            tooltip="Find in the whole deck: injects, cards, roles, claims",
        ),
    ]

    def __init__(self, table: Table, save: Path | None = None) -> None:
        super().__init__(table, save)
        self._chains = chains(table.deck)
        self._waking: Timer | None = None

    def on_resize(self, event: Resize) -> None:
        """Give the MSEL more room where there is some."""
        super().on_resize(event)
        self.set_class(event.size.width >= _VAST, "-vast")

    def by_now(self, view: ControlView) -> ControlView:
        """The view with what is due by the clock on the wall; the screen looks again when the next comes up."""
        moment = self.handle.now()
        if self._waking is not None:
            self._waking.stop()
            self._waking = None
        if self.handle.live and (seconds := next_moment(view, moment)):
            self._waking = self.set_timer(seconds, self.look)
        return as_due(by_session(view), moment)

    def inject_told(self, view: ControlView, line: MselLine) -> Content:
        """An inject in full, and where it stands and why."""
        inject = self.table.book.injects.get(line.inject)
        state = inject_state(
            self.handle.deck,
            line,
            view.msel,
            because(self.table.book, self.table.state, inject.card.when) if inject is not None else (),
            self._chains.get(line.inject, Chain()),
            self.handle.now(),
            self.query_one(MselList).released,
        )
        return inject_card(self.handle.deck, view, line, state=state)

    def hear_releases(self, heard: Iterable[Heard]) -> None:
        """Keep when injects were released."""
        self.query_one(MselList).heard({each.values["inject"]: each.at for each in heard if each.kind == "inject_released"})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the phase allows."""
        if action in ("release_form", "time"):
            return self.view is not None and self.view.clock.phase != "ended"
        return super().check_action(action, parameters)

    @work(group="release")
    async def action_release(self) -> None:
        """Release the inject chosen, or the next that is due, as it stands; what is out of plan or half edited is asked about."""
        await self.look_now()
        line = self._to_release
        if line is None or line.status != "ready" or self.handle.drafts.get(release_name(line.inject)):
            self.action_release_form()
        elif await self.give(ReleaseInject(inject=line.inject)):
            self.tell(f"Released: “{line.title}”. y takes it back.", bad=False)
            self.after_release(True)

    async def look_now(self) -> ControlView:
        """The view with what is due by the clock on the wall."""
        self.view = as_due(by_session(await super().look_now()), self.handle.now())
        return self.view

    @property
    def _to_release(self) -> MselLine | None:
        """The inject chosen, as it stands now; the next that is due if none is chosen, or it has been released."""
        if self.view is None:
            return None
        chosen = self.chosen
        line = next((line for line in self.view.msel if chosen is not None and line.inject == chosen.inject), None)
        return line if line is not None and not_released(line) else waiting_line(self.view.msel)

    def action_release_form(self) -> None:
        """Open the inject chosen, or the next that is due, for its release."""
        line = self._to_release
        if self.view is None:
            return
        if line is None:
            self.tell("Nothing is due. Choose an inject in the MSEL to release it out of plan, or write one with n.", bad=False)
            return
        written = next((each.text for each in self.table.state.written if each.inject == line.inject), None)
        self.app.push_screen(ReleaseModal(self.handle, self.view, line, written), self.after_release)

    def action_time(self) -> None:
        """Have an inject come up by the clock."""
        from tabletop.tui.modals.timeinject import TimeModal

        line = self._need("Choose the inject to time in the MSEL first.")
        if line is None:
            return
        if line.status in ("released", "complete"):
            self.tell(f"“{line.title}” has been released already.")
            return
        self._open(TimeModal(self.handle, line))

    def action_find_in_deck(self) -> None:
        """Look for something in the whole deck."""
        from tabletop.tui.modals.finddeck import FindModal

        self.app.push_screen(FindModal(self.handle.deck, played(self.table.state.opened)), self._found_in_deck)

    def _found_in_deck(self, inject: str | None) -> None:
        if inject is not None:
            self.query_one(MselList).choose(inject)
