"""Injects: release, write, set aside, mark what was expected."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.deck.model import ALL
from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.msel import due
from tabletop.game.play import LINE, PAGE, Play, bad_text, long_text, only_control, running
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Changes, by_team
from tabletop.game.rules.timing import bad_seconds

_LONGEST_TIME = 40
"""Most characters of a scenario time given at the release."""


def release_inject(play: Play, command: c.ReleaseInject) -> Refusal | None:
    """Put an inject into play at any time; out of plan with a reason."""
    if (
        refusal := only_control(play)
        or running(play)
        or long_text("The reason", command.reason)
        or long_text("The time", command.time, _LONGEST_TIME)
    ):
        return refusal
    draft, book = play.draft, play.book
    if command.inject in draft.released:
        return Refusal("not possible", f"“{_title(play, command.inject)}” has been released already.")
    playable = book.injects.get(command.inject)
    if playable is not None:
        card = playable.card
        planned = due(draft, playable, play.at)
        if not planned and not command.reason.strip():
            return Refusal("incomplete", f"The MSEL does not propose “{card.title}” now: say why you release it out of plan.")
        cause = draft.opened.truths.get(card.id, "") if draft.opened else ""
        facts = (card.title, command.time.strip() or card.time, bool(card.truth), cause)
        own, source, reliability, changes = playable.text, playable.source, playable.reliability, playable.effects
    else:
        written = next((written for written in draft.written if written.inject == command.inject), None)
        if written is None:
            return Refusal("unknown", f"There is no inject “{shown(command.inject)}”.")
        planned, own = True, written.text
        facts = (written.title, command.time.strip() or written.time, bool(written.truth), written.truth)
        source, reliability = dict.fromkeys(own, written.source), dict.fromkeys(own, written.reliability)
        changes = ()
    texts = own
    if command.text:
        for team, text in command.text.items():
            if team not in book.teams:
                return Refusal("unknown", f"There is no team “{shown(team)}” to send the inject to.")
            if refusal := long_text("The inject's text", text, PAGE):
                return refusal
        texts = {team: text for team in book.teams if (text := command.text.get(team, own.get(team, ""))).strip()}
        if playable is not None:
            source, reliability = playable.card.source, playable.card.reliability
        source, reliability = by_team(source, texts), by_team(reliability, texts)
    if not texts:
        return Refusal("incomplete", "Nobody would get this inject: leave it at least one recipient.")
    put_in_play(play, command.inject, facts, texts, source, reliability, changes, planned=planned, reason=command.reason)
    return None


def _title(play: Play, inject: str) -> str:
    """The title of an inject in play, as released."""
    return next((put.title for put in play.draft.inbox if put.inject == inject), inject)


def put_in_play(
    play: Play,
    inject: str,
    facts: tuple[str, str, bool, str],
    texts: Mapping[str, str],
    source: Mapping[str, str],
    reliability: Mapping[str, str],
    changes: Changes,
    *,
    planned: bool,
    reason: str,
) -> None:
    """Give the recipients an inject; `texts`, `source` and `reliability` are by recipient.

    `facts` are its title, scenario time, whether it is an incident, and its cause.
    """
    title, time, incident, cause = facts
    draft, reports = play.draft, play.draft.reports
    tracks, flags, _ = play.book.moved(draft, changes)
    play.happened(
        e.InjectReleased(
            inject=inject,
            title=title,
            turn=draft.number,
            time=time,
            refs={team: reports.get(team, 0) + 1 for team in texts},
            text=texts,
            source=source,
            reliability=reliability,
            incident=incident,
            cause=cause,
            planned=planned,
            reason=reason,
            tracks=tracks,
            flags=flags,
        )
    )


def write_inject(play: Play, command: c.WriteInject) -> Refusal | None:
    """Add an inject of control's own to the MSEL."""
    if refusal := only_control(play) or running(play) or bad_text("The inject's title", command.title):
        return refusal
    for team, text in command.text.items():
        if team not in play.book.teams and team != ALL:
            return Refusal("unknown", f"There is no team “{shown(team)}” to send the inject to.")
        if refusal := long_text("The inject's text", text, PAGE):
            return refusal
    texts = {team: text for team, text in by_team(command.text, play.book.teams).items() if text.strip()}
    if not texts:
        return Refusal("incomplete", "The inject has no text: write what its recipients are told.")
    if command.truth and command.truth not in play.book.causes:
        return Refusal("unknown", f"There is no cause “{shown(command.truth)}”; this deck knows {', '.join(play.book.causes)}.")
    for what, text in (("The source", command.source), ("The reliability", command.reliability), ("The time", command.time)):
        if refusal := long_text(what, text):
            return refusal
    play.happened(
        e.InjectWritten(
            inject=f"control-{len(play.draft.written) + 1}",
            title=command.title,
            text=texts,
            source=command.source,
            reliability=command.reliability,
            time=command.time,
            truth=command.truth,
        )
    )
    return None


def set_aside_inject(play: Play, command: c.SetAsideInject) -> Refusal | None:
    """Hold an inject back, defer it to a later turn, or skip it."""
    if refusal := only_control(play) or running(play) or bad_text("The reason", command.reason, LINE):
        return refusal
    if refusal := _held(play, command.inject):
        return refusal
    draft = play.draft
    if command.how == "deferred":
        assert draft.opened is not None
        if command.turn is None or not draft.turn < command.turn <= draft.opened.plan[-1]:
            return Refusal("incomplete", "Say to which later turn the inject is deferred.")
    play.happened(
        e.InjectSetAside(
            inject=command.inject,
            how=command.how,
            turn=command.turn if command.how == "deferred" else None,
            reason=command.reason,
        )
    )
    return None


def time_inject(play: Play, command: c.TimeInject) -> Refusal | None:
    """Have an inject proposed by the clock on the wall."""
    if refusal := only_control(play) or running(play) or _held(play, command.inject):
        return refusal
    if command.seconds and (refusal := bad_seconds(command.seconds)):
        return refusal
    if not command.seconds and command.inject not in play.draft.timed:
        return Refusal("not possible", "This inject is not timed by the clock.")
    moment = play.at + command.seconds if command.seconds else 0
    play.happened(e.InjectTimed(inject=command.inject, at=moment, fixed=command.fixed and bool(moment)))
    return None


def _held(play: Play, inject: str) -> Refusal | None:
    """Refuse an inject that does not exist or is in play already."""
    draft = play.draft
    if inject not in play.book.injects and all(written.inject != inject for written in draft.written):
        return Refusal("unknown", f"There is no inject “{shown(inject)}”.")
    if inject in draft.released:
        return Refusal("not possible", f"“{_title(play, inject)}” has been released already.")
    return None


def mark_expectation(play: Play, command: c.MarkExpectation) -> Refusal | None:
    """Say whether the expected action of a released inject came."""
    if refusal := only_control(play) or running(play) or long_text("The note", command.note):
        return refusal
    playable = play.book.injects.get(command.inject)
    if playable is None or command.inject not in play.draft.released:
        return Refusal("unknown", f"No inject “{shown(command.inject)}” has been released.")
    if playable.card.expects is None:
        return Refusal("not possible", f"“{playable.card.title}” expects no action.")
    play.happened(e.ExpectationMarked(inject=command.inject, mark=command.mark, by="control", note=command.note))
    return None
