"""What is to be learned of a session: observations, ratings, feedback, the hot wash, the review, the improvement plan."""

from __future__ import annotations

from pathlib import Path

from tabletop.game.audience import CONTROL
from tabletop.tui.control.place import ControlPlace


class Learning(ControlPlace):
    """What control's keys for lessons do."""

    def action_observe(self) -> None:
        """Note something."""
        from tabletop.tui.observing import observe

        if self.view is not None:
            observe(self.app, self.handle, self.view)

    def action_rate(self) -> None:
        """Rate the critical tasks."""
        from tabletop.tui.modals.rate import RateModal
        from tabletop.tui.people import raters

        if self.view is not None:
            people = raters(self.table)
            self.open_screen(RateModal(self.handle, self.view, people, lambda person: self.table.seat(CONTROL, person)))

    def action_feedback(self) -> None:
        """Hand the feedback form round."""
        from tabletop.tui.feedback import hand_round

        if self.view is not None:
            hand_round(self, self.table, self.view)

    def action_plan(self) -> None:
        """Open the improvement plan."""
        from tabletop.tui.screens.plan import PlanScreen

        self.open_screen(PlanScreen(self.table, self.handle))

    def action_hotwash(self) -> None:
        """Hold the hot wash."""
        from tabletop.review import analyse
        from tabletop.tui.screens.hotwash import HotWashScreen

        self.open_screen(HotWashScreen(analyse(self.table)))

    def action_review(self) -> None:
        """Open the review."""
        from tabletop.review import analyse
        from tabletop.review.report import write_report
        from tabletop.tui.screens.review import ReviewScreen

        analysis = analyse(self.table)
        self.open_screen(ReviewScreen(analysis, lambda: write_report(analysis, self.save or Path("session.tabletop"))))
