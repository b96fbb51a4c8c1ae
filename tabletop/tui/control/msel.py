"""What control does with the MSEL: releases, what is set aside or put on the clock, injects of its own, expected actions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.timer import Timer

from tabletop.deck.chains import Chain, chains
from tabletop.game.commands import ReleaseInject
from tabletop.game.course import played
from tabletop.game.feed import Heard
from tabletop.game.telling.words import listed
from tabletop.game.view import ControlView
from tabletop.game.view.control import MselLine
from tabletop.game.view.why import because
from tabletop.tui.control.place import ControlPlace
from tabletop.tui.due import as_due, next_moment
from tabletop.tui.modals.release import ReleaseModal, not_released, release_name, waiting_line
from tabletop.tui.turns import by_session
from tabletop.tui.widgets.injectstate import inject_state
from tabletop.tui.widgets.msel import inject_card
from tabletop.tui.widgets.msellist import MselList

if TYPE_CHECKING:
    from tabletop.table import Table

_OUT = ("released", "complete")
"""How an inject stands once it has been released."""


class MselWork(ControlPlace):
    """What control's keys for the MSEL do, on a screen that has it in a `MselList`."""

    def __init__(self, table: Table, save: Path | None = None) -> None:
        super().__init__(table, save)
        self._chains = chains(table.deck)
        self._waking: Timer | None = None

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

    @work(group="release")
    async def action_release(self) -> None:
        """Release the inject chosen, or the next that is due, as it stands; what is out of plan or half edited is asked about."""
        await self.look_now()
        line = self._to_release
        if line is None or line.status != "ready" or self.handle.drafts.get(release_name(line.inject)):
            self.action_release_form()
        elif await self.give(ReleaseInject(inject=line.inject)):
            self.tell(f"Released: “{line.title}”. y takes it back.", bad=False)
            self.moved_on(True)

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
        self.app.push_screen(ReleaseModal(self.handle, self.view, line, written), self.moved_on)

    def action_time(self) -> None:
        """Have an inject come up by the clock."""
        from tabletop.tui.modals.timeinject import TimeModal

        line = self._need("Choose the inject to time in the MSEL first.")
        if line is None:
            return
        if line.status in _OUT:
            self.tell(f"“{line.title}” has been released already.")
            return
        self.open_screen(TimeModal(self.handle, line))

    def action_find_in_deck(self) -> None:
        """Look for something in the whole deck."""
        from tabletop.tui.modals.finddeck import FindModal

        self.app.push_screen(FindModal(self.handle.deck, played(self.table.state.opened)), self._found_in_deck)

    def _found_in_deck(self, inject: str | None) -> None:
        if inject is not None:
            self.query_one(MselList).choose(inject)

    @property
    def chosen(self) -> MselLine | None:
        """The inject that is chosen in the MSEL."""
        return self.query_one(MselList).chosen

    def action_aside(self) -> None:
        """Hold, defer or skip."""
        from tabletop.tui.modals.aside import AsideModal

        line = self._need("Choose the inject to hold, defer or skip in the MSEL first.")
        if self.view is None or line is None:
            return
        if line.status in _OUT:
            self.tell(f"“{line.title}” has been released already. Choose one that has not.")
        else:
            self.app.push_screen(AsideModal(self.handle, self.view, line), self.moved_on)

    def action_write(self) -> None:
        """Write an inject."""
        from tabletop.tui.modals.newinject import NewInjectModal

        if self.view is not None:
            self.open_screen(NewInjectModal(self.handle, self.view))

    def action_expected(self) -> None:
        """Mark an expected action."""
        from tabletop.tui.modals.record import ExpectedModal

        line = self._need("Choose a released inject that expects an action in the MSEL first.")
        if self.view is None or line is None:
            return
        if line.expects is not None and line.status in _OUT:
            self.open_screen(ExpectedModal(self.handle, line))
            return
        why = f"“{line.title}” " + ("expects no action." if line.expects is None else "has not been released yet.")
        fit = [f"“{each.title}”" for each in self.view.msel if each.expects is not None and each.status in _OUT]
        self.tell(f"{why} Choose {listed(fit, 'or')} in the MSEL." if fit else f"{why} None that expects one has been released.")

    def _need(self, why: str) -> MselLine | None:
        line = self.chosen
        if line is None:
            self.tell(why)
        return line
