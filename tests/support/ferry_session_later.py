"""The second and third turn of the exercise that is played through the screens, and what comes after its end."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from textual.widgets import OptionList, Select

from support.ferry_session import Session, Watch
from support.tui import control_view, status
from tabletop.tui.modals.evidence import EvidenceModal
from tabletop.tui.modals.feedback import FeedbackModal
from tabletop.tui.modals.finding import FindingModal
from tabletop.tui.modals.fork import ForkModal
from tabletop.tui.modals.head import HeadModal
from tabletop.tui.modals.rewind import RewindModal
from tabletop.tui.modals.roles import RolesModal
from tabletop.tui.screens.cover import CoverScreen
from tabletop.tui.screens.history import HistoryScreen
from tabletop.tui.screens.home import HomeScreen
from tabletop.tui.screens.plan import PlanScreen
from tabletop.tui.screens.review import ReviewScreen
from tabletop.tui.screens.seat import SeatScreen


async def observations(session: Session) -> None:
    """A strength, an area for improvement, a note."""
    player = session.player
    await player.form("o", text="+They asked control frist.", task="ask-first")
    await player.console()
    await player.form("o", text="-Nobody said how sure they were.", task="name-doubt")
    await player.console()
    await player.form("o", text="Two of Sandrel had to leave early.")
    await player.console()


async def second_turn_opens(session: Session) -> None:
    """One inject held, one released as planned, one that the clock brings up; a role that nobody sits at any more."""
    player = session.player
    await session.go_on("inject")
    Watch.forward(1800)
    await session.inject("sandrel-asks")
    await player.press("h")
    await player.sees("Hold it back")
    await player.words("They have asked by now.")
    await player.press("ctrl+s")
    await player.until(lambda: status(session.table, "sandrel-asks") == "held")
    for inject in ("coalition-wobbles", "buoy-report"):
        await session.inject(inject)
        await player.press("r")
        await session.released(inject)
    await _role(session, "palace", "He is on the telephone.")
    await session.go_on("assess")
    await session.go_on("decide")


async def _role(session: Session, role: str, reason: str) -> None:
    """Take a role over, or give it back."""
    player = session.player
    before = control_view(session.table).absent
    await _to_role(session, role)
    await player.tab_to(session.app.screen.query_one("#reason"))
    await player.words(reason)
    await player.press("enter")
    await player.until(lambda: control_view(session.table).absent != before, f"{role} is played by another")
    await player.press("escape")
    await player.console()


async def _to_role(session: Session, role: str) -> None:
    player = session.player
    await player.console()
    await player.press("u")
    modal = await player.at(RolesModal)
    await session.listed(modal.query_one(OptionList), lambda: modal.role is not None and modal.role.id == role)


async def second_orders(session: Session) -> None:
    """A collective order that silence agrees to; control acts for the absent seat, covertly and unexposed."""
    player, norvia, sandrel = session.player, session.team("norvia"), session.team("sandrel")
    await norvia.sit()
    await norvia.order("joint-inspection", "reassurance", "reassurance", ("Nothing ", "to hide."), agreed=("port",))
    await norvia.press_button("#silence-1")
    await player.until(lambda: norvia.view.orders[-1].silence, "the silence")
    Watch.forward(90)
    await norvia.order("ask-sandrel", "routine", "routine", ("Ask ", "them."), slot="national")
    await player.hand_back()
    await _to_role(session, "palace")
    await player.press("a")
    await player.until(lambda: isinstance(session.app.screen, SeatScreen) and session.app.screen._view is not None)
    await player.until(lambda: session.app.focused is not None)
    await sandrel.order("feed-press", "coercion", "coercion", ("Once ", "more."), posture="covert")
    await player.out()
    await player.press("h")
    await player.until(lambda: session.app.screen.query("#done"))
    await player.press("enter")
    await player.console()
    session.loaded[:] = [90]
    await session.go_on("adjudicate")


async def second_rulings(session: Session) -> None:
    """Dice set aside with words, one as certain, one by the umpire's word, which is taken back and put right."""
    player = session.player
    await session.adjudicate("joint-inspection")
    await player.fill("method", "2d6")
    await player.fill("dice", "11")
    await player.fill("outcome", "partial")
    await player.fill("words", "The surveyors come, but late.")
    await session.rule("joint-inspection")
    await session.at_form("ask-sandrel")
    await session.rule("ask-sandrel")
    await session.at_form("feed-press")
    await player.fill("method", "umpire")
    await player.fill("outcome", "failure")
    await session.rule("feed-press")
    await player.press("escape")
    await _history(session)
    await player.press("w")
    await player.at(RewindModal)
    await player.sees("Taken back: 1 step")
    await player.words("The paper did print it.")
    await player.press("ctrl+s")
    await player.until(lambda: session.order("feed-press").ruling is None, "the ruling is taken back")
    await player.at(HistoryScreen)
    await player.press("escape")
    await session.adjudicate("feed-press")
    await player.fill("method", "umpire")
    await player.fill("outcome", "success")
    await session.rule("feed-press")
    await session.go_on("consequences")


async def _history(session: Session) -> HistoryScreen:
    player = session.player
    await player.console()
    await player.press("y")
    history = await player.at(HistoryScreen)
    await player.until(lambda: history.chosen is not None)
    return history


async def a_fork(session: Session) -> Path:
    """A fork from three steps ago, opened and taken one step on; then back to the session itself. Gives the fork's save."""
    player, app = session.player, session.app
    own, steps = app.save, len(session.table.commits)
    assert own is not None
    await _history(session)
    await player.press("up", "up", "up", "f")
    await player.at(ForkModal)
    await player.fill("title", "What if")
    await player.press("ctrl+s")
    await player.until(lambda: app.save is not None and app.save != own, "the fork is open")
    fork = app.save
    assert fork is not None
    await player.console()
    assert len(session.table.commits) == steps - 3
    await player.form("o", text="Here it could have gone otherwise.")
    await player.until(lambda: len(session.table.commits) == steps - 2, "a step in the fork")
    await player.console()
    await player.press("Q")
    home = await player.at(HomeScreen)
    listed = home.query_one("#list", OptionList)
    await player.until(lambda: str(own) in {option.id for option in listed.options}, "the list of sessions")

    def chosen() -> bool:
        return listed.highlighted_option is not None and listed.highlighted_option.id == str(own)

    await session.listed(listed, chosen)
    await player.press("enter")
    await player.until(lambda: app.save == own, "the session is open again")
    await player.console()
    assert len(session.table.commits) == steps
    return fork


async def third_turn(session: Session) -> None:
    """A collective order that its own role breaks; dice thrown at the table; ENDEX."""
    player, norvia, sandrel = session.player, session.team("norvia"), session.team("sandrel")
    await session.go_on("inject")
    await _role(session, "palace", "He is back.")
    await session.go_on("assess")
    await session.go_on("decide")
    await norvia.sit()
    await norvia.order("patrol-strait", "deterrence", "deterrence", ("Still ", "there."))
    await player.hand_back()
    await sandrel.sit()
    await sandrel.order("tug-log", "reassurance", "reassurance", ("It clears ", "us."), agreed=("harbour",))
    await sandrel.press_button("#silence-2")
    await player.until(lambda: sandrel.view.orders[-1].silence, "the silence")
    await sandrel.press_button("#silence-break Button")
    await player.until(lambda: session.table.commits[-1].events[0].NAME == "agreement_given", "the silence is broken")
    await player.hand_back()
    await session.go_on("adjudicate")
    await session.adjudicate("patrol-strait")
    await player.press("d")
    await player.words("54")
    await session.rule("patrol-strait")
    await session.at_form("tug-log")
    await session.rule("tug-log")
    await session.go_on("consequences")
    await player.console()
    await session.consequences(decision="hold", reason="Nobody presses any more.")
    await session.go_on("ended")
    await player.at(HeadModal)
    await player.press("escape")
    await player.console()


async def amended(session: Session) -> None:
    """A word of an observation put right."""
    player = session.player
    history = await _history(session)
    await player.press("slash")
    await player.words("frist")
    await player.press("enter")
    await player.until(lambda: history.chosen is not None and "frist" in str(history.chosen.commit.events), "the observation")
    await player.form("e", text="They asked control first.", reason="Mistyped.")
    await player.at(HistoryScreen)
    await player.press("escape", "escape")
    await player.console()


async def feedback(session: Session) -> None:
    """The form handed round to two people."""
    player = session.player
    await player.press("F")
    for team, mark, words in (("norvia", "5", "The reveal."), ("sandrel", "2", "More time for talks.")):
        await player.at_cover()
        await player.press("enter")
        form = await player.at(FeedbackModal)
        place = cast("Select[str]", form.query_one("#field-place", Select))
        seats = [str(value) for _, value in place._options]
        await player.fill("place", next(seat for seat in seats if seat.startswith(f"{team} ")))
        await player.fill("mark-pace", mark)
        await player.fill("words-strengths" if team == "norvia" else "words-improvements", words)
        await player.press("ctrl+s")
        await player.until(lambda: isinstance(session.app.screen, CoverScreen))
    await player.press("escape")
    await player.sees("Hand the keyboard to Control")
    await player.press("enter")
    await player.console()


async def lessons(session: Session) -> None:
    """Ratings; a finding made of an observation, with evidence and root cause; what is to be done about it."""
    player = session.player
    await player.form("k", **{"rate-ask-first": "P", "note-ask-first": "Asked twice.", "rate-name-doubt": "M"})
    await player.console()
    await player.press("j")
    plan = await player.at(PlanScreen)
    rows = plan.query_one("#rows", OptionList)
    await player.until(lambda: rows.option_count)
    await session.listed(rows, lambda: "how sure" in str(plan.chosen))
    await player.press("enter")
    form = await player.at(FindingModal)
    await player.fill("analysis", "Reports were taken as facts.")
    await player.fill("cause", "The form has no place for doubt.")
    await player.press("ctrl+e")
    await player.at(EvidenceModal)
    await player.words("patrol")
    await player.press("enter", "ctrl+s")
    await player.until(lambda: session.app.screen is form and len(form.evidence) == 2, "two pieces of evidence")
    await player.press("ctrl+s")
    await player.at(PlanScreen)
    await session.listed(rows, lambda: "no place for doubt" in str(plan.chosen))
    await player.form("a", text="Put doubt on the form.", owner="Training office", completion="2026-06-30")
    await player.until(lambda: "Put doubt on the form." in player.flat)
    await player.press("escape")
    await player.console()


async def report(session: Session) -> str:
    """The report, as control writes it from the review."""
    player, folder = session.player, session.app.saves
    await player.press("v")
    await player.until(lambda: isinstance(session.app.screen, ReviewScreen))
    await player.press("w")
    await player.until(lambda: list(folder.glob("*.md")), "the report")
    await player.press("escape")
    await player.console()
    return next(folder.glob("*.md")).read_text(encoding="utf-8")
