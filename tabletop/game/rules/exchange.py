"""Questions to control, messages between teams, announcements, talks."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.deck.model import ALL
from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.audience import CONTROL
from tabletop.game.play import PAGE, Play, bad_text, long_text, only_control, only_team, running
from tabletop.game.refusal import Refusal
from tabletop.game.rules.timing import bad_seconds, start_clock

_PASSINGS: tuple[e.Passing, ...] = ("free", "held", "off")


def send_message(play: Play, command: c.SendMessage) -> Refusal | None:
    """Write to other teams or to control: delivered at once where messages are free, else kept for control."""
    if refusal := only_team(play) or running(play) or bad_text("The message", command.text, PAGE):
        return refusal
    exchange, team = play.draft.exchange, play.actor.team
    recipients = tuple(dict.fromkeys(command.to))
    if not recipients or len(recipients) > len(play.book.teams):
        return Refusal("incomplete", "Say who the message is for.")
    for recipient in recipients:
        if recipient == team:
            return Refusal("not possible", "A message goes to others: your own team needs none.")
        if recipient != CONTROL and recipient not in play.book.teams:
            return Refusal("unknown", f"There is no team “{shown(recipient)}” to write to.")
    others = tuple(recipient for recipient in recipients if recipient != CONTROL)
    if command.rfi and others:
        return Refusal("not possible", "A request for information goes to control alone.")
    if others and exchange.passing == "off":
        return Refusal("not now", "Messages between teams are off now; you can still write to control.")
    play.happened(
        e.MessageSent(
            message=f"M{len(exchange.sent) + 1}",
            turn=play.draft.number,
            team=team,
            ref=exchange.next_sent(team),
            to=recipients,
            rfi=command.rfi,
            text=command.text,
        )
    )
    if others and exchange.passing == "free":
        _deliver(play, dict.fromkeys(others, command.text), sender=play.draft.exchange.sent[-1])
    return None


def _deliver(
    play: Play, text: dict[str, str], *, sender: e.MessageSent | None = None, answers: e.MessageSent | None = None
) -> None:
    exchange = play.draft.exchange
    play.happened(
        e.MessageDelivered(
            message=sender.message if sender else "",
            answers=answers.message if answers else "",
            turn=play.draft.number,
            team=sender.team if sender else CONTROL,
            ref=sender.ref if sender else 0,
            refs={team: exchange.next_got(team) for team in text},
            answered={team: answers.ref if answers and answers.team == team else 0 for team in text},
            text=text,
        )
    )


def _waiting(play: Play, message: str) -> e.MessageSent | Refusal:
    sent = play.draft.exchange.find(message)
    if sent is None:
        return Refusal("unknown", f"There is no message “{shown(message)}”.")
    if message in play.draft.exchange.done:
        return Refusal("not possible", f"Message {sent.message} has been dealt with already.")
    return sent


def pass_message(play: Play, command: c.PassMessage) -> Refusal | None:
    """Deliver a message that waits for control's approval."""
    if refusal := only_control(play) or running(play) or long_text("The message", command.text, PAGE):
        return refusal
    sent = _waiting(play, command.message)
    if isinstance(sent, Refusal):
        return sent
    others = tuple(recipient for recipient in sent.to if recipient != CONTROL)
    if not others:
        return Refusal("not possible", "This message is for control: answer it or close it.")
    text = command.text if command.text.strip() else sent.text
    _deliver(play, dict.fromkeys(others, text), sender=sent)
    return None


def tell_teams(play: Play, command: c.TellTeams) -> Refusal | None:
    """Tell teams something, or answer a request for information."""
    if refusal := only_control(play) or running(play):
        return refusal
    texts: dict[str, str] = {}
    for team, text in command.text.items():
        if team != ALL and team not in play.book.teams:
            return Refusal("unknown", f"There is no team “{shown(team)}” to tell.")
        if refusal := long_text("The text", text, PAGE):
            return refusal
    for team in play.book.teams:
        text = command.text.get(team, command.text.get(ALL, ""))
        if text.strip():
            texts[team] = text
    if not texts:
        return Refusal("incomplete", "Nobody would be told anything: write the text first.")
    answers: e.MessageSent | None = None
    if command.answers:
        waiting = _waiting(play, command.answers)
        if isinstance(waiting, Refusal):
            return waiting
        if waiting.to != (CONTROL,):
            return Refusal("not possible", f"Message {waiting.message} is not for control to answer: pass it on or stop it.")
        if waiting.team not in texts:
            return Refusal("incomplete", f"{play.book.teams[waiting.team].title} asked: tell it as well.")
        answers = waiting
    _deliver(play, texts, answers=answers)
    return None


def close_message(play: Play, command: c.CloseMessage) -> Refusal | None:
    """Stop a message, decline a request, or say that it was turned into an inject."""
    if refusal := only_control(play) or running(play) or long_text("The reason", command.reason):
        return refusal
    sent = _waiting(play, command.message)
    if isinstance(sent, Refusal):
        return sent
    if command.inject and command.inject not in play.draft.released:
        return Refusal("unknown", f"No inject “{shown(command.inject)}” has been released.")
    if command.inject:
        if command.reason.strip():
            return Refusal("not possible", "A message that was turned into an inject wants no reason: the inject is the answer.")
        play.happened(e.MessageTakenUp(message=sent.message, team=sent.team, ref=sent.ref, inject=command.inject))
        return None
    if not command.reason.strip() and sent.to != (CONTROL,):
        return Refusal("incomplete", "Say why the message does not go through: its sender is told.")
    if sent.rfi and not command.reason.strip():
        return Refusal("incomplete", "Say why there is no answer: the team that asked is told.")
    play.happened(e.MessageClosed(message=sent.message, team=sent.team, ref=sent.ref, reason=command.reason))
    return None


def set_messages(play: Play, command: c.SetMessages) -> Refusal | None:
    """Say how messages between teams go from now on."""
    if refusal := only_control(play) or running(play):
        return refusal
    if command.passing not in _PASSINGS:
        return Refusal("unknown", f"Messages go {', '.join(_PASSINGS[:-1])} or are {_PASSINGS[-1]}.")
    play.happened(e.MessagesSet(passing=command.passing))
    return None


def open_talks(play: Play, command: c.OpenTalks) -> Refusal | None:
    """Open talks between teams, with the clock started if they have a time."""
    if refusal := only_control(play) or running(play) or long_text("The subject", command.topic):
        return refusal
    exchange = play.draft.exchange
    if exchange.open_talks is not None:
        return Refusal("not now", "Talks are going on: close them first.")
    teams = tuple(dict.fromkeys(command.teams))
    if refusal := _bad_teams(play, teams):
        return refusal
    if command.seconds and (refusal := bad_seconds(command.seconds)):
        return refusal
    play.happened(
        e.TalksOpened(
            talks=f"N{len(exchange.talks) + 1}",
            turn=play.draft.number,
            refs={team: exchange.next_talks(team) for team in teams},
            topic=command.topic,
        )
    )
    if command.seconds:
        start_clock(play, command.seconds)
    return None


def _bad_teams(play: Play, teams: Sequence[str]) -> Refusal | None:
    for team in teams:
        if team not in play.book.teams:
            return Refusal("unknown", f"There is no team “{shown(team)}” in this deck.")
    return None if len(teams) > 1 else Refusal("incomplete", "Talks want at least two teams.")


def record_talks(play: Play, command: c.RecordTalks) -> Refusal | None:
    """Write down what the team offered and what it heard; the last record counts."""
    if refusal := only_team(play) or running(play):
        return refusal
    talks, team = play.draft.exchange.open_talks, play.actor.team
    if talks is None or team not in talks.refs:
        return Refusal("not now", "There are no talks to write down now.")
    if not command.offered.strip() and not command.heard.strip():
        return Refusal("incomplete", "Write down what you offered, and what you heard.")
    if refusal := long_text("What you offered", command.offered, PAGE) or long_text("What you heard", command.heard, PAGE):
        return refusal
    play.happened(
        e.TalksRecorded(talks=talks.talks, team=team, ref=talks.refs[team], offered=command.offered, heard=command.heard)
    )
    return None


def close_talks(play: Play, _command: c.CloseTalks) -> Refusal | None:
    """End the talks."""
    if refusal := only_control(play) or running(play):
        return refusal
    if play.draft.exchange.open_talks is None:
        return Refusal("not now", "There are no talks to close.")
    end_talks(play)
    return None


def end_talks(play: Play) -> None:
    """End the talks that are going on, if there are any."""
    talks = play.draft.exchange.open_talks
    if talks is not None:
        play.happened(e.TalksClosed(talks=talks.talks, refs=talks.refs))
