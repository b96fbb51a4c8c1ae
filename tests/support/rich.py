"""A whole session on the ferry dispute, played by hand through the table: something of everything that a log can hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from support import room
from support.decks import ferry
from support.hand import Hand
from support.sessions import ticking
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.events import StatementsRevealed, Weighed
from tabletop.review import Analysis, analyse
from tabletop.table.table import Table

SEED = "rich-18"
"""With this seed the covert order of turn 1 is exposed and the deniable one is not."""
Stop = Literal["reveal 1", "turn 2", "end"]


def rich_table(
    *,
    path: Path | None = None,
    ending: Literal["war", "endex", "stopped"] = "war",
    stop: Stop = "end",
    hostile: str = "",
    deck: Deck | None = None,
    **settings: object,
) -> Table:
    """A table at which the rich session was played, in memory or in a save.

    It holds covert, deniable and overt orders, one exposed; a collective order that fell back to national and one that
    waited a turn; an argument; a pass; a withdrawn order; every method of ruling and a contest, dice typed and thrown, an
    override; readings of incidents and moves right, wrong and as intended; forecasts; an inject of control's own, one out of
    plan, one deferred, one skipped; proposals accepted and held; the top of the ladder, twice; a rewind; an amendment;
    observations, notes, ratings; and what `support.room` plays besides. `stop` leaves it unfinished; `hostile` is put into
    every free text.
    """
    opening = c.OpenSession(
        turns=3,
        title=f"Spring ferry{hostile}",
        handling=f"EXERCISE ONLY{hostile}"[:80],
        training=("norvia",),
        **settings,  # type: ignore[arg-type]  # what a test asks for
    )
    table = Table.create(deck or ferry(), opening, path=path, seed=SEED, clock=ticking())
    hand = Hand(table)
    people = ("Ada Lund", "Bo Friis", "Cato Moe", "Dina Rask")
    ids = [table.roster.add(name + hostile) for name in people] if table.roster else ["p1", "p2", "p3", "p4"]
    for place, person in zip(("control", "norvia", "sandrel", "evaluator"), ids, strict=True):
        hand.give(c.TakeSeat(place=place, person=person))
    _turn_one(hand, hostile, ids[3])
    if stop != "reveal 1":
        _close_turn_one(hand, hostile)
    if stop == "end":
        _turn_two(hand, hostile, ids[3])
        _turn_three(hand, hostile, ending)
        _after(hand, hostile, ids)
    return table


def _turn_one(hand: Hand, hostile: str, evaluator: str) -> None:
    hand.give(c.ReleaseInject(inject="collision"))
    hand.give(c.ReleaseInject(inject="newspapers"))
    hand.give(c.SetAsideInject(inject="sandrel-asks", how="skipped", reason=f"Not needed yet.{hostile}"))
    hand.give(
        c.WriteInject(
            title=f"A call from the islands{hostile}",
            text={"norvia": f"The islands' mayor asks for bread.{hostile}"},
            source=f"Mayor{hostile}",
            reliability=f"probable{hostile}",
            time=f"07:10{hostile}",
            truth="third-party",
        )
    )
    hand.give(c.ReleaseInject(inject="control-1"))
    room.messages(hand, hostile)
    hand.advance()
    room.no_duff(hand, hostile)
    hand.give(
        c.ReadIncident(ref=1, reading="deliberate", likelihood=60, grounds=f"No fog that night.{hostile}"), "norvia", person="p2"
    )
    hand.give(c.ReadIncident(ref=1, reading="accident", likelihood=85), "sandrel")
    hand.give(c.ReadIncident(ref=3, reading="third-party", likelihood=55), "norvia")
    for team, ferry_runs, crisis in (("norvia", 30, 40), ("sandrel", 70, 20)):
        hand.give(c.MakeForecast(question="ferry-runs", probability=ferry_runs), team)
        hand.give(c.MakeForecast(question="crisis", probability=crisis), team)
    hand.give(c.MakeForecast(question="crisis", probability=55), "norvia")
    hand.advance()
    hand.give(
        c.GiveOrder(
            substance="action", card="halt-ferry", purpose="coercion", message="routine", rationale=f"Too soon.{hostile}"
        ),
        "norvia",
    )
    hand.give(c.WithdrawOrder(order="T1-norvia-main"), "norvia")
    hand.give(
        c.GiveOrder(
            substance="action",
            card="tap-cable",
            purpose="probing",
            message="routine",
            posture="covert",
            rationale=f"We must know what they know before we answer.{hostile}",
            alternatives=f"Ask them outright.{hostile}",
            dissent=f"The Port Ministry thinks it reckless.{hostile}",
            owner=f"Navy{hostile}",
            target=f"Harbour cable{hostile}",
        ),
        "norvia",
    )
    hand.give(
        c.GiveOrder(
            substance="action",
            slot="national",
            card="ask-sandrel",
            purpose="reassurance",
            message="reassurance",
            rationale=f"Ask before shouting.{hostile}",
        ),
        "norvia",
    )
    hand.give(
        c.GiveOrder(
            substance="action",
            card="tug-log",
            purpose="reassurance",
            message="reassurance",
            agreed=("harbour",),
            rationale=f"The log clears us.{hostile}",
            pros=(f"The log is genuine.{hostile}",),
        ),
        "sandrel",
    )
    hand.give(c.OpenSilence(order="T1-sandrel-main", seconds=600), "sandrel")
    hand.give(
        c.GiveAgreement(order="T1-sandrel-main", role="palace", agrees=False, words=f"It looks like pleading.{hostile}"),
        "sandrel",
    )
    hand.give(c.MakeStatement(text=f"We ask for calm and for the facts.{hostile}"), "norvia")
    hand.give(c.MakeStatement(text=f"Our tug did nothing wrong.{hostile}"), "sandrel")
    hand.give(c.Finish(), "norvia")
    hand.give(c.Finish(), behalf="sandrel")
    hand.advance()
    hand.give(c.ReadMove(ref=1, reading="reassurance", likelihood=65, grounds=f"They show us the log.{hostile}"), "norvia")
    for ref, reading, likelihood in ((1, "coercion", 70), (2, "probing", 60)):
        hand.give(c.ReadMove(ref=ref, reading=reading, likelihood=likelihood), "sandrel")
    hand.give(
        c.Observe(
            seen="strength", task="ask-first", about="T1-norvia-national", text=f"The cabinet called before it acted.{hostile}"
        ),
        "evaluator",
        person=evaluator,
    )


def _close_turn_one(hand: Hand, hostile: str) -> None:
    hand.give(c.RaiseReason(side="con", ref=1, text=f"We would notice a boat.{hostile}"), "sandrel")
    hand.give(c.RaiseReason(side="pro", order="T1-norvia-main", text=f"The crew has done it before.{hostile}"), "norvia")
    hand.give(
        c.RuleOrder(
            order="T1-norvia-main",
            method="2d6",
            pros=(Weighed(text=f"The crew has done it before.{hostile}", weight=1),),
            cons=(Weighed(text=f"We would notice a boat.{hostile}", weight=2),),
            dice=(2, 3),
            words=f"The boat is called back before the tap is in.{hostile}",
            note=f"Close call.{hostile}",
        )
    )
    hand.give(c.GiveEstimate(percent=70, order="T1-norvia-national"), "norvia")
    hand.give(c.GiveEstimate(percent=50, ref=2), "sandrel")
    hand.give(c.ShowEstimates(order="T1-norvia-national"))
    hand.give(c.ExplainEstimate(order="T1-norvia-national", number=1, words=f"They never answer at night.{hostile}"))
    hand.give(
        c.RuleOrder(order="T1-norvia-national", method="estimate", dice=(20,), words=f"A frank talk of ten minutes.{hostile}")
    )
    hand.give(c.CastVote(succeeds=True, ref=1), "norvia")
    hand.give(c.CastVote(succeeds=False, order="T1-sandrel-main"), "sandrel")
    hand.give(
        c.RuleOrder(order="T1-sandrel-main", method="vote", outcome="success", words=f"The log is read with interest.{hostile}")
    )
    hand.rule_rest()
    hand.advance()
    hand.settle(hostile.strip())
    hand.give(c.Note(text=f"The table took the exposure hard.{hostile}"))
    room.talks(hand, hostile)
    hand.advance()


def _turn_two(hand: Hand, hostile: str, evaluator: str) -> None:
    hand.give(c.ReleaseInject(inject="oil-film"))
    room.held_messages(hand, hostile)
    hand.give(c.SetAsideInject(inject="coalition-wobbles", how="deferred", turn=3, reason=f"One thing at a time.{hostile}"))
    hand.give(c.ReleaseInject(inject="buoy-report", reason=f"The divers were early.{hostile}", time="before dawn"))
    hand.advance()
    hand.give(c.ReadIncident(ref=4, reading="accident", likelihood=75), "norvia")
    before = hand.table.commits[-1].seq
    hand.advance()
    hand.give(c.GiveOrder(substance="pass", rationale=f"Nothing to do today.{hostile}"), "norvia")
    hand.give(c.MakeStatement(text=f"No comment.{hostile}"), "norvia")
    hand.give(c.Rewind(to_seq=before, reason=f"The phase was opened by mistake.{hostile}"))
    hand.advance()
    hand.give(
        c.GiveOrder(
            substance="action",
            card="joint-inspection",
            purpose="reassurance",
            message="reassurance",
            agreed=("port",),
            rationale=f"Nothing to hide.{hostile}",
        ),
        "norvia",
    )
    hand.give(
        c.GiveOrder(
            substance="action",
            slot="national",
            card="patrol-strait",
            purpose="deterrence",
            message="deterrence",
            rationale=f"They must see us.{hostile}",
        ),
        "norvia",
    )
    hand.give(
        c.GiveOrder(
            substance="argument",
            argument=f"The palace invites the press aboard the tug and shows its lamps.{hostile}",
            observable=f"Reporters board a tug in the far harbour.{hostile}",
            effects=("norvia.trust +1", "escalation -1"),
            pros=(f"The lamps are new.{hostile}",),
            purpose="probing",
            message="reassurance",
            rationale=f"See whether they want peace.{hostile}",
        ),
        "sandrel",
    )
    hand.give(
        c.GiveOrder(
            substance="action",
            slot="national",
            card="feed-press",
            purpose="coercion",
            message="probing",
            posture="deniable",
            rationale=f"Let others say it.{hostile}",
        ),
        "sandrel",
    )
    hand.give(c.WordObservable(order="T2-norvia-national", text=f"Three cutters take station off the far harbour.{hostile}"))
    hand.give(c.MakeStatement(text=f"Our waters are watched.{hostile}"), "norvia")
    hand.advance()
    hand.give(c.ReadMove(ref=2, reading="reassurance", likelihood=60, grounds=f"It is only an invitation.{hostile}"), "norvia")
    hand.give(c.ReadMove(ref=3, reading="accident", likelihood=30), "norvia")
    hand.give(c.ReadMove(ref=3, reading="coercion", likelihood=45), "sandrel")
    hand.give(
        c.RuleContest(
            first=c.Contender(
                order="T2-norvia-national",
                pros=(Weighed(text=f"The cutters are at sea.{hostile}", weight=1),),
                dice=(5, 4),
                words=f"The cutters take station.{hostile}",
            ),
            second=c.Contender(order="T2-sandrel-main", dice=(3, 2), words=f"Nobody looks at lamps.{hostile}"),
            note=f"They collide at the harbour.{hostile}",
        )
    )
    hand.give(
        c.RuleOrder(
            order="T2-sandrel-national",
            method="umpire",
            outcome="partial",
            words=f"One paper prints it.{hostile}",
            fact=f"A story is out.{hostile}",
        )
    )
    hand.advance()
    hand.settle(hostile.strip())
    hand.give(c.AdjustWorld(effect="escalation = 6", reason=f"A shot was fired at night.{hostile}"))
    hand.give(c.ChooseLadder(choice="off_ramp", words=f"Both capitals ask for a day.{hostile}"))
    hand.give(
        c.Observe(seen="improvement", text=f"Nobody said how sure they were.{hostile}", task="name-doubt"),
        "evaluator",
        person=evaluator,
    )
    hand.advance()


def _turn_three(hand: Hand, hostile: str, ending: str) -> None:
    hand.give(c.ReleaseInject(inject="coalition-wobbles"))
    room.clock(hand, hostile)
    room.blank_talks(hand, hostile)
    hand.advance()
    hand.advance()
    room.kept_silence(hand, "T2-norvia-main", "norvia")
    hand.give(
        c.GiveOrder(
            substance="action",
            card="close-quay",
            purpose="coercion",
            message="routine",
            rationale=f"They cannot land where we do not let them.{hostile}",
        ),
        "sandrel",
    )
    hand.advance()
    hand.give(c.ReadMove(ref=4, reading="routine", likelihood=80), "norvia")
    hand.give(
        c.RuleOrder(
            order="T3-sandrel-main", method="2d6", dice=(1, 1), outcome="success", words=f"A notice is notice enough.{hostile}"
        )
    )
    hand.rule_rest()
    hand.advance()
    view = hand.table.seen(CONTROL)
    for index, proposal in enumerate(view.proposals):  # type: ignore[union-attr]
        decision: Literal["hold", "soften"] = "soften" if index else "hold"
        hand.give(c.SettleProposal(proposal=proposal.proposal, decision=decision, reason=f"Enough for one day.{hostile}"))
    if hostile:
        hand.give(c.MarkExpectation(inject="collision", mark="met", note=f"They asked.{hostile}"))
    if ending == "war":
        hand.give(c.AdjustWorld(effect="escalation = 6", reason=f"The second shot hits.{hostile}"))
        hand.give(c.ChooseLadder(choice="war"))
    elif ending == "endex":
        hand.advance()
    else:
        hand.give(c.EndSession(words=f"The room is needed.{hostile}"))


def _after(hand: Hand, hostile: str, ids: list[str]) -> None:
    said = next(
        (commit.seq, place)
        for commit in hand.table.commits
        for place, event in enumerate(commit.events)
        if isinstance(event, StatementsRevealed)
    )
    hand.give(
        c.Amend(
            seq=said[0],
            event=said[1],
            field="statements.sandrel",
            text=f"Our tug kept its lights on.{hostile}",
            reason=f"Misheard.{hostile}",
        )
    )
    hand.give(c.RateTask(task="ask-first", rating="P", note=f"Clearly.{hostile}"), "evaluator", person=ids[3])
    hand.give(c.RateTask(task="ask-first", rating="S"), "control", person=ids[0])
    hand.give(c.RateTask(task="name-doubt", rating="not observed"), "evaluator", person=ids[3])
    room.lessons(hand, hostile, ids)


@cache
def rich_analysis(ending: Literal["war", "endex", "stopped"] = "war", stop: Stop = "end", hostile: str = "") -> Analysis:
    """The rich session, analysed; the same object for the same session."""
    return analyse(rich_table(ending=ending, stop=stop, hostile=hostile))
