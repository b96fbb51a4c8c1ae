"""What the rich session holds besides orders: messages, talks, clock, NO DUFF, silence, roles, feedback, the plan."""

from __future__ import annotations

from support.hand import Hand
from tabletop.game import commands as c

BOTH = ("norvia", "sandrel")


def messages(hand: Hand, hostile: str) -> None:
    """A role taken over, requests answered to one and to all, a request declined, a free message, an announcement."""
    hand.give(c.PlayRole(role="palace", by="control", reason=f"He is on the phone.{hostile}"))
    hand.give(c.SendMessage(text=f"Is the buoy lit?{hostile}", rfi=True), "norvia")
    hand.give(c.SendMessage(text=f"Was anybody hurt?{hostile}", rfi=True), "sandrel")
    hand.give(c.SendMessage(text=f"What do they plan?{hostile}", rfi=True), "sandrel")
    hand.give(c.TellTeams(text={"norvia": f"It was lit at five.{hostile}"}, answers="M1"))
    hand.give(c.TellTeams(text={"all": f"Nobody was hurt.{hostile}"}, answers="M2"))
    hand.give(c.CloseMessage(message="M3", reason=f"You could not know.{hostile}"))
    hand.give(c.SendMessage(text=f"Shall we talk?{hostile}", to=("sandrel",)), "norvia")
    hand.give(c.SendMessage(text=f"By all means.{hostile}", to=("norvia", "control")), "sandrel")
    hand.give(c.TellTeams(text={"all": f"Lunch is at noon.{hostile}"}))
    hand.give(c.TimeInject(inject="coalition-wobbles", seconds=3600))
    hand.give(c.PlanClock(minutes={"assess": 5, "decide": 9}))


def no_duff(hand: Hand, hostile: str) -> None:
    """A real matter stops play while the clock runs, a silence can wait, and the role is given back."""
    hand.give(c.StopPlay(words=f"A guest has fainted.{hostile}"), "sandrel")
    hand.give(c.Note(text=f"She is well again.{hostile}"))
    hand.give(c.ResumePlay())
    hand.give(c.PlayRole(role="palace", by="team", reason=f"He is back.{hostile}"))


def talks(hand: Hand, hostile: str) -> None:
    """Talks that both sides write down, which heard different things."""
    hand.give(c.OpenTalks(teams=BOTH, topic=f"Lamps and logs{hostile}", seconds=300))
    hand.give(c.RecordTalks(offered=f"Lamps on.{hostile}", heard=f"Nothing.{hostile}"), "norvia")
    hand.give(c.RecordTalks(offered=f"Lamps on at night.{hostile}", heard=f"The log, perhaps.{hostile}"), "norvia")
    hand.give(c.RecordTalks(offered=f"The log for a pilot.{hostile}", heard=f"Lamps on.{hostile}"), "sandrel")
    hand.give(c.CloseTalks())


def held_messages(hand: Hand, hostile: str) -> None:
    """Messages held for approval, passed on reworded and stopped; a request turned into an inject."""
    hand.give(c.SetMessages(passing="held"))
    hand.give(c.SendMessage(text=f"Is it your oil?{hostile}", to=("sandrel",)), "norvia")
    hand.give(c.SendMessage(text=f"It is yours!{hostile}", to=("norvia",)), "sandrel")
    hand.give(c.SendMessage(text=f"What is on the water?{hostile}", rfi=True), "sandrel")
    hand.give(c.PassMessage(message="M6", text=f"Do you know whose oil it is?{hostile}"))
    hand.give(c.CloseMessage(message="M7", reason=f"The line is down.{hostile}"))
    hand.give(c.CloseMessage(message="M8", inject="oil-film"))


def kept_silence(hand: Hand, order: str, team: str) -> None:
    """A silence that nobody breaks: the table's clock is a second later each time."""
    hand.give(c.OpenSilence(order=order, seconds=1), team)
    hand.give(c.CloseSilence(order=order), team)


def clock(hand: Hand, hostile: str) -> None:
    """The clock started, extended, paused and let run on; messages off, and one to control all the same."""
    hand.give(c.SetMessages(passing="off"))
    hand.give(c.StartClock(seconds=240))
    hand.give(c.ExtendClock(seconds=120))
    hand.give(c.PauseClock())
    hand.give(c.ResumeClock())
    hand.give(c.SendMessage(text=f"We are ready.{hostile}"), "norvia")
    hand.give(c.CloseMessage(message="M9"))


def blank_talks(hand: Hand, hostile: str) -> None:
    """Talks of which one side writes nothing down."""
    hand.give(c.OpenTalks(teams=BOTH, topic=f"The quay{hostile}"))
    hand.give(c.RecordTalks(offered="", heard=f"They will not move.{hostile}"), "sandrel")
    hand.give(c.CloseTalks())


def lessons(hand: Hand, hostile: str, ids: list[str]) -> None:
    """Feedback, findings replaced and withdrawn, corrective actions."""
    hand.give(
        c.GiveFeedback(marks={"scenario": 5, "pace": 2}, words={"improvements": f"More time.{hostile}"}), "norvia", person=ids[1]
    )
    hand.give(c.GiveFeedback(marks={"scenario": 4}), "norvia", person=ids[1])
    hand.give(c.GiveFeedback(marks={"other_side": 4}, words={"strengths": f"The reveal.{hostile}"}), "sandrel", person=ids[2])
    hand.give(c.GiveFeedback(marks={"scenario": 4, "pace": 3}, form="Q2"))
    doubt = c.MakeFinding(
        seen="improvement",
        title=f"Doubt is not named{hostile}",
        task="name-doubt",
        analysis=f"Reports were taken as facts.{hostile}",
        cause=f"The form has no place for it.{hostile}",
        evidence=("1.0", "2.0"),
    )
    hand.give(doubt, "evaluator", person=ids[3])
    hand.give(c.MakeFinding(seen="strength", title=f"They asked first{hostile}", task="ask-first"), "evaluator", person=ids[3])
    hand.give(c.MakeFinding(seen="improvement", title=f"The room was cold{hostile}"))
    hand.give(
        c.MakeFinding(
            finding="F2",
            seen="strength",
            title=f"They asked before they acted{hostile}",
            task="ask-first",
            analysis=f"The call came within the hour.{hostile}",
            evidence=("1.0",),
        )
    )
    form = c.PlanAction(
        finding="F1",
        text=f"Put doubt on the report form.{hostile}",
        owner=f"Training office{hostile}",
        element="planning",
        contact=f"Room 4{hostile}",
        start="2026-04-01",
        completion="2026-06-30",
    )
    hand.give(form)
    hand.give(c.PlanAction(finding="F3", text=f"Heat it.{hostile}", owner=f"House{hostile}"))
    hand.give(c.PlanAction(finding="F1", text=f"Say it aloud.{hostile}", owner=f"Everybody{hostile}", element="training"))
    hand.give(c.DropAction(action="A3"))
    hand.give(c.WithdrawFinding(finding="F3"))
