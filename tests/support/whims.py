"""Whims about what the room does besides orders: messages, talks, the clock, agreement, estimates, lessons."""

from __future__ import annotations

from support.chance import Chance
from tabletop.game import commands as c
from tabletop.game.events import PHASES
from tabletop.game.lessons import QUESTIONS, STATEMENTS


class RoomWhims(Chance):
    """Makes these commands by chance."""

    def _opensilence(self) -> c.Command:
        card = self.one([card for card in self.deck.actions if card.collective])
        return c.OpenSilence(order=self.known([f"T{self.one(self.turns)}-{card.team}-main"]), seconds=self.seconds())

    def _closesilence(self) -> c.Command:
        return c.CloseSilence(order=self.known(self.orders()))

    def _playrole(self) -> c.Command:
        role = self.known([role.id for role in self.deck.roles])
        return c.PlayRole(role=role, by=self.one(("team", "team", "control")), reason=self.text())

    def _timeinject(self) -> c.Command:
        return c.TimeInject(inject=self.known(self.injects), seconds=self.seconds())

    def _showestimates(self) -> c.Command:
        return c.ShowEstimates(order=self.known(self.orders()))

    def _explainestimate(self) -> c.Command:
        return c.ExplainEstimate(order=self.known(self.orders()), number=self.one((1, 1, 2, self.number())), words=self.text())

    def messages(self) -> list[str]:
        return [f"M{number}" for number in (1, 2, 2, 3, 3, 4, 5)]

    def _sendmessage(self) -> c.Command:
        others = (*self.deck.team_ids, "control")
        to = self.one(((), ("control",), ("control",), *((other,) for other in others), others, ("atlantis",)))
        return c.SendMessage(text=self.text(), to=to, rfi=self.one((True, False, False)))

    def _passmessage(self) -> c.Command:
        return c.PassMessage(message=self.known(self.messages()), text=self.one(("", "", self.text())))

    def _tellteams(self) -> c.Command:
        answers = self.one(("", self.known(self.messages())))
        return c.TellTeams(text=self.texts() | ({"all": self.text()} if self.yes() else {}), answers=answers)

    def _closemessage(self) -> c.Command:
        inject = self.one(("", "", self.known(self.injects)))
        reason = "" if inject and self.yes() else self.text()
        return c.CloseMessage(message=self.known(self.messages()), reason=reason, inject=inject)

    def _setmessages(self) -> c.Command:
        return c.SetMessages(passing=self.one(("free", "held", "held", "held", "off")))

    def _opentalks(self) -> c.Command:
        teams = self.one((self.deck.team_ids, self.deck.team_ids, self.deck.team_ids[:1], ("atlantis",)))
        return c.OpenTalks(teams=teams, topic=self.text(), seconds=self.one((0, self.seconds())))

    def _recordtalks(self) -> c.Command:
        return c.RecordTalks(offered=self.text(), heard=self.text())

    def _closetalks(self) -> c.Command:
        return c.CloseTalks()

    def _startclock(self) -> c.Command:
        return c.StartClock(seconds=self.seconds())

    def _extendclock(self) -> c.Command:
        return c.ExtendClock(seconds=self.one((60, self.seconds())))

    def _pauseclock(self) -> c.Command:
        return c.PauseClock()

    def _resumeclock(self) -> c.Command:
        return c.ResumeClock()

    def _planclock(self) -> c.Command:
        phases = (*PHASES, "tea")
        return c.PlanClock(minutes={self.one(phases): self.one((0, 1, 9, 240, 241)) for _ in range(self.rng.randrange(3))})

    def _stopplay(self) -> c.Command:
        return c.StopPlay(words=self.text())

    def _resumeplay(self) -> c.Command:
        return c.ResumePlay()

    def _givefeedback(self) -> c.Command:
        statements, questions = [key for key, _ in STATEMENTS], [key for key, _ in QUESTIONS]
        marks = {self.known(statements): self.one((1, 2, 3, 4, 5, 5, 4, 0, 6)) for _ in range(self.rng.randrange(3))}
        words = {self.known(questions): self.text() for _ in range(self.rng.randrange(2))}
        return c.GiveFeedback(marks=marks, words=words, form=self.one(("", "", "", "Q1", "Q9")))

    def findings(self) -> list[str]:
        return ["F1", "F1", "F2"]

    def _makefinding(self) -> c.Command:
        return c.MakeFinding(
            seen=self.one(("strength", "improvement")),
            title=self.text(),
            finding=self.one(("", "", self.known(self.findings()))),
            task=self.one(("", self.task())),
            analysis=self.text(),
            cause=self.text(),
            evidence=self.some(("1.0", "2.0", "1.1", "99999.0", "1.x", "0.0")),
        )

    def _withdrawfinding(self) -> c.Command:
        return c.WithdrawFinding(finding=self.known(self.findings()))

    def _planaction(self) -> c.Command:
        dates = ("", "", "2026-03-31", "2027-02-28", "2026-02-30", "soon")
        return c.PlanAction(
            finding=self.known(self.findings()),
            text=self.text(),
            owner=self.text(),
            action=self.one(("", "", self.known(("A1", "A2")))),
            element=self.one(("planning", "training", "exercises")),
            contact=self.text(),
            start=self.one(dates),
            completion=self.one(dates),
        )

    def _dropaction(self) -> c.Command:
        return c.DropAction(action=self.known(("A1", "A2", "A3")))
