"""Messages and talks: what was asked and said, and what each side offered beside what the other heard."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from tabletop.game import events as e
from tabletop.game.telling.words import listed
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.exchange import MessagePlayed, TalksPlayed
from tabletop.review.analysis.record import Entry, Ref
from tabletop.review.chapters.labels import MODEL, cell, decided, of_team
from tabletop.review.chapters.overview import at
from tabletop.review.markdown import md, quoted, table
from tabletop.review.prose import lasted

_PASSING = {
    "free": "went through at once",
    "held": "waited for control’s approval",
    "off": "were off",
}


_CLOSED = {"declined": "declined to answer", "read": "took note of it"}


def exchange_chapter(analysis: Analysis) -> list[str]:
    """Messages by turn, then every talks with offered and heard side by side."""
    lines = ["## 5. Messages and talks", ""]
    found: list[tuple[int, Ref, list[str]]] = []
    exchange = analysis.exchange
    found += [(one.number, one.sent.ref, message_lines(analysis, one)) for one in exchange.messages]
    found += [(one.event.turn, one.ref, _told(analysis, one)) for one in exchange.told]
    found += [(one.number, one.ref, [_passing(analysis, one)]) for one in exchange.passing]
    if not found and not exchange.talks:
        return [*lines, "No message was sent and no talks were held.", ""]
    for number, group in groupby(sorted(found, key=lambda one: (one[0], one[1])), key=lambda one: one[0]):
        lines += [f"### Turn {number}", "", *(line for _, _, told in group for line in told), ""]
    for talks in exchange.talks:
        lines += talks_lines(analysis, talks)
    return lines


def message_lines(analysis: Analysis, message: MessagePlayed) -> list[str]:
    """A message and what became of it, as a list item."""
    titles, sent = analysis.titles, message.sent.event
    what = "asked for information" if sent.rfi else f"wrote to {listed([titles.team(team) for team in sent.to])}"
    lines = [
        f"- {of_team(analysis, sent.team)} {md(titles.team(sent.team))} {md(what)}: {quoted(sent.text)} {at(message.sent.ref)}"
    ]
    for delivered in message.delivered:
        lines += _delivered(analysis, message, delivered)
    after = f" after {lasted(message.seconds)}" if message.seconds is not None else ""
    for answer in message.answers:
        for who, text in _by_text(analysis, answer.event.text):
            lines.append(f"  - {decided(analysis)} answered {md(who)}{after}: {quoted(text)} {at(answer.ref)}")
    if message.taken_up:
        title = _inject_title(analysis, message.taken_up.event.inject)
        lines.append(f"  - {decided(analysis)} turned it into the inject {quoted(title)} {at(message.taken_up.ref)}")
    if message.closed:
        verb = _CLOSED.get(message.fate, "stopped it")
        reason = f" Reason: {quoted(message.closed.event.reason)}" if message.closed.event.reason.strip() else ""
        lines.append(f"  - {decided(analysis)} {verb}.{reason} {at(message.closed.ref)}")
    if message.fate == "open":
        lines.append("  - Nothing came of it.")
    return lines


def _delivered(analysis: Analysis, message: MessagePlayed, delivered: Entry[e.MessageDelivered]) -> list[str]:
    if delivered.ref.seq == message.sent.ref.seq:
        return [f"  - {MODEL} It went through at once."]
    if all(text == message.sent.event.text for text in delivered.event.text.values()):
        return [f"  - {decided(analysis)} let it through as written {at(delivered.ref)}"]
    return [
        f"  - {decided(analysis)} passed it on to {md(who)} in other words: {quoted(text)} {at(delivered.ref)}"
        for who, text in _by_text(analysis, delivered.event.text)
    ]


def _by_text(analysis: Analysis, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Who was told the same words, with the words."""
    teams: dict[str, list[str]] = {}
    for team, text in texts.items():
        teams.setdefault(text, []).append(team)
    every = len(analysis.session.teams)
    return [
        ("all" if len(told) == every > 1 else listed([analysis.titles.team(team) for team in told]), text)
        for text, told in teams.items()
    ]


def _inject_title(analysis: Analysis, inject: str) -> str:
    released = next((one.released.title for one in analysis.injects if one.released.inject == inject), "")
    return released or analysis.titles.inject(inject)


def _told(analysis: Analysis, told: Entry[e.MessageDelivered]) -> list[str]:
    return [
        f"- {decided(analysis)} told {md(who)}: {quoted(text)} {at(told.ref)}"
        for who, text in _by_text(analysis, told.event.text)
    ]


def _passing(analysis: Analysis, entry: Entry[e.MessagesSet]) -> str:
    return f"- {cell(analysis)} From here on messages between teams {_PASSING[entry.event.passing]} {at(entry.ref)}"


def talks_lines(analysis: Analysis, talks: TalksPlayed) -> list[str]:
    """Talks with what each side offered beside what each other side heard."""
    titles, opened = analysis.titles, talks.opened.event
    who = listed([titles.team(team) for team in talks.teams])
    topic = f": {md(opened.topic)}" if opened.topic.strip() else ""
    lines = [f"### Talks in turn {talks.number}{topic}", ""]
    lines += [f"- {decided(analysis)} opened talks between {md(who)} {at(talks.opened.ref)}"]
    refs = [entry.ref for entry in talks.records]
    lines += [
        f"- {_speakers(analysis, talks)} What each wrote down for itself {at(*refs)}"
        if refs
        else "- Nobody wrote anything down.",
        "",
    ]
    rows = []
    for speaker in talks.teams:
        said = talks.record(speaker)
        for listener in talks.teams:
            heard = talks.record(listener)
            offered, taken = said.event.offered if said else "", heard.event.heard if heard else ""
            if speaker != listener and (offered + taken).strip():
                rows.append(
                    (
                        f"**{md(titles.team(speaker))}** {_words(offered)}",
                        f"**{md(titles.team(listener))}** {_words(taken)}",
                    )
                )
    lines += table(("Offered", "Heard"), rows)
    if rows:
        lines.append("")
    if talks.silent and talks.records:
        lines += [f"{md(listed([titles.team(team) for team in talks.silent]))} wrote nothing down.", ""]
    if talks.closed is None:
        lines += ["The talks go on.", ""]
    return lines


def _speakers(analysis: Analysis, talks: TalksPlayed) -> str:
    return " ".join(dict.fromkeys(of_team(analysis, entry.event.team) for entry in talks.records))


def _words(text: str) -> str:
    return quoted(text) if text.strip() else "*nothing written*"
