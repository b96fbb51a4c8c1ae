"""What was said and told in the room, put back into a state: reports, readings, forecasts, messages, talks, the clock."""

from __future__ import annotations

from tabletop.engine.belief.course import answered_before
from tabletop.game.audience import CONTROL
from tabletop.game.events import (
    ClockSet,
    ForecastMade,
    IncidentRead,
    InjectReleased,
    MessageClosed,
    MessageDelivered,
    MessageSent,
    MessageTakenUp,
    PlayStopped,
    TalksClosed,
    TalksOpened,
    TalksRecorded,
)
from tabletop.game.exchange import Exchange
from tabletop.game.rulebook import Rulebook
from tabletop.game.timing import Timing
from tabletop.game.view import TeamView
from tabletop.game.view.exchange import GotView

_EVEN = 50
"""A probability that stands for one that the team put on a question and sees no more."""


def inbox(view: TeamView, tracks: tuple[int, ...]) -> tuple[InjectReleased, ...]:
    """The reports that reached the team. Which injects of the deck they are it does not know."""
    team = view.team
    return tuple(
        InjectReleased(
            inject=f"report {report.number}",
            title="",
            turn=report.turn,
            time=report.time,
            refs={team: report.number},
            text={team: report.text},
            source={team: report.source},
            reliability={team: report.reliability},
            incident=report.incident,
            cause="",
            planned=True,
            reason="",
            tracks=tracks,
            flags=(),
        )
        for report in view.inbox
    )


def incident_readings(view: TeamView) -> tuple[IncidentRead, ...]:
    """What the team took incidents for."""
    return tuple(
        IncidentRead(
            team=view.team,
            ref=report.number,
            inject=f"report {report.number}",
            reading=report.reading,
            likelihood=report.likelihood,
            grounds=report.grounds,
        )
        for report in view.inbox
        if report.reading
    )


def forecasts(view: TeamView, book: Rulebook) -> tuple[ForecastMade, ...]:
    """The team's forecasts of this turn, and those of earlier ones that follow from what it is not asked."""
    number = view.clock.number
    earlier = [(question, number - 1, _EVEN) for question in answered_before(view, book)]
    now = [(asked.id, number, asked.probability) for asked in view.questions if asked.probability is not None]
    return tuple(
        ForecastMade(team=view.team, turn=turn, question=question, probability=probability)
        for question, turn, probability in (*earlier, *now)
    )


def timing(view: TeamView) -> Timing:
    """The clock of the room, and NO DUFF."""
    clock = view.clock
    planned: dict[str, int] = {}
    if clock.timer is None:
        set_to = None
    else:
        set_to = ClockSet(ends=clock.timer.ends, left=clock.timer.left)
        if clock.timer.whole > clock.timer.left:
            planned[clock.phase] = clock.timer.whole // 60
    stopped = None
    if clock.stopped:
        # Nothing that the team knows of runs on after this moment, so that nothing need be put off when play goes on.
        last = max((order.silence for order in view.orders), default=0)
        stopped = PlayStopped(words=clock.stop_words, at=last, running=False)
    return Timing(clock=set_to, planned=planned, stopped=stopped)


class _Post:
    """Messages as they are numbered in a log."""

    def __init__(self, view: TeamView) -> None:
        self.team = view.team
        self.sent: list[MessageSent] = []
        self.delivered: list[MessageDelivered] = []
        self.closed: list[MessageClosed] = []
        self.taken_up: list[MessageTakenUp] = []
        self.ids: dict[int, str] = {}
        """Of the team's own messages, by its own number."""
        self.counts: dict[tuple[str, str], int] = {}

    def next(self, kind: str, team: str) -> int:
        """The next number of a kind for a team, from 1."""
        self.counts[kind, team] = self.counts.get((kind, team), 0) + 1
        return self.counts[kind, team]

    def send(self, turn: int, team: str, to: tuple[str, ...], text: str, *, rfi: bool) -> MessageSent:
        sent = MessageSent(
            message=f"M{len(self.sent) + 1}", turn=turn, team=team, ref=self.next("sent", team), to=to, rfi=rfi, text=text
        )
        self.sent.append(sent)
        return sent

    def get(self, got: GotView) -> None:
        """Something that reached the team: another's message, or control's words."""
        sent = None if got.sender == CONTROL else self.send(got.turn, got.sender, (self.team,), got.text, rfi=False)
        self.delivered.append(
            MessageDelivered(
                message=sent.message if sent else "",
                answers=self.ids.get(got.answers, ""),
                turn=got.turn,
                team=got.sender,
                ref=sent.ref if sent else 0,
                refs={self.team: got.number},
                answered={self.team: got.answers},
                text={self.team: got.text},
            )
        )

    def deliver(self, sent: MessageSent) -> None:
        """A message of the team's own that reached others."""
        to = tuple(team for team in sent.to if team != CONTROL)
        self.delivered.append(
            MessageDelivered(
                message=sent.message,
                answers="",
                turn=sent.turn,
                team=sent.team,
                ref=sent.ref,
                refs={team: self.next("got", team) for team in to},
                answered=dict.fromkeys(to, 0),
                text=dict.fromkeys(to, sent.text),
            )
        )


def exchange(view: TeamView, book: Rulebook) -> Exchange:
    """The messages and talks that the team knows of."""
    seen, post = view.exchange, _Post(view)
    for own in seen.sent:
        sent = post.send(own.turn, view.team, own.to, own.text, rfi=own.rfi)
        post.ids[own.number] = sent.message
        if own.status == "delivered":
            post.deliver(sent)
        elif own.status == "closed":
            post.closed.append(MessageClosed(message=sent.message, team=view.team, ref=sent.ref, reason=own.reason))
        elif own.status == "taken up":
            post.taken_up.append(MessageTakenUp(message=sent.message, team=view.team, ref=sent.ref, inject=""))
    for got in seen.got:
        post.get(got)
    opened, records, over = [], [], []
    for number, talks in enumerate(seen.talks, 1):
        refs = {view.team: talks.number} | dict.fromkeys(book.others[view.team], number)
        opened.append(TalksOpened(talks=f"N{number}", turn=talks.turn, refs=refs, topic=talks.topic))
        if talks.offered or talks.heard:
            records.append(
                TalksRecorded(talks=f"N{number}", team=view.team, ref=talks.number, offered=talks.offered, heard=talks.heard)
            )
        if not talks.open:
            over.append(TalksClosed(talks=f"N{number}", refs=refs))
    return Exchange(
        passing=seen.passing,
        sent=tuple(post.sent),
        delivered=tuple(post.delivered),
        closed=tuple(post.closed),
        taken_up=tuple(post.taken_up),
        talks=tuple(opened),
        records=tuple(records),
        over=tuple(over),
    )
