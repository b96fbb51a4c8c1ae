"""Messages and talks as control has them on the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen
from textual.content import Content

from tabletop.deck.model import Deck
from tabletop.game.audience import CONTROL
from tabletop.game.feed import Heard
from tabletop.game.telling.words import listed
from tabletop.game.view.control import ControlView
from tabletop.game.view.exchange import DeskMessage, DeskTalks
from tabletop.tui.text import clean, one_line
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.words import local_time


@frozen
class Letter:
    """An entry of the desk: a team's message, what control told teams, or talks.

    `number` is its place among all, `at` its UTC time.
    """

    key: str
    number: int
    at: str
    turn: int
    message: DeskMessage | None = None
    told: Mapping[str, str] | None = None
    talks: DeskTalks | None = None

    @property
    def waits(self) -> bool:
        """Whether it waits for control."""
        return self.message is not None and self.message.waits

    @property
    def to_control(self) -> bool:
        """Whether it is for control alone, to be answered."""
        return self.message is not None and self.message.to == (CONTROL,)


def letters(view: ControlView, heard: Iterable[Heard]) -> list[Letter]:
    """All messages, what control told, and all talks, the newest first, in the order of the log."""
    sent: dict[str, tuple[int, str]] = {}
    told: list[tuple[int, str]] = []
    for each in heard:
        if each.kind == "message_sent":
            sent[each.values["message"]] = (each.number, each.at)
        elif each.kind == "talks_opened":
            sent[each.values["talks"]] = (each.number, each.at)
        elif each.kind == "message_delivered" and each.values["team"] == CONTROL and not each.values["answers"]:
            told.append((each.number, each.at))
    late = (1 << 30, "")
    found = [
        Letter(message.message, *sent.get(message.message, late), turn=message.turn, message=message)
        for message in view.exchange.messages
    ]
    for index, (turn, texts) in enumerate(view.exchange.told):
        found.append(Letter(f"told:{index}", *(told[index] if index < len(told) else late), turn=turn, told=texts))
    found += [Letter(talks.talks, *sent.get(talks.talks, late), turn=talks.turn, talks=talks) for talks in view.exchange.talks]
    return sorted(found, key=lambda letter: letter.number, reverse=True)


def _who(deck: Deck, team: str) -> str:
    return "control" if team == CONTROL else clean(team_name(deck, team))


def state_of(deck: Deck, letter: Letter) -> tuple[str, str]:
    """How a letter stands: a mark and words."""
    message = letter.message
    if letter.talks is not None:
        return ("▶", "going on") if letter.talks.open else ("·", "over")
    if message is None:
        return "·", "told"
    if message.waits:
        return "▶", "asks" if message.rfi else "for control" if letter.to_control else "held"
    if message.answer:
        return "✓", "answered" + (" to all" if len(message.answer) == len(deck.teams) else "")
    if message.inject:
        return "✓", "taken up in play"
    if message.delivered:
        reworded = any(text != message.written for text in message.delivered.values())
        return "✓", "reworded" if reworded else "delivered"
    return "✕", "closed"


def letter_line(deck: Deck, letter: Letter, width: int) -> Content:
    """Two lines of a list: who to whom and how it stands, then the first words."""
    mark, state = state_of(deck, letter)
    if letter.message is not None:
        sender = letter.message.sender
        head = Content.assemble(
            (f"{mark} ", "b $accent" if letter.waits else "$muted"),
            (_who(deck, sender), f"b {team_colour(deck, sender)}"),
            f" → {listed(_who(deck, to) for to in letter.message.to)}",
            (f"  {state}", "b" if letter.waits else "$muted"),
        )
        words = letter.message.written
    elif letter.talks is not None:
        talks = letter.talks
        head = Content.assemble(
            (f"{mark} ", "b $accent" if talks.open else "$muted"),
            ("Talks", "b"),
            f"  {listed(_who(deck, team) for team in talks.teams)}",
            (f"  {state}", "b" if talks.open else "$muted"),
        )
        written = sum(team in talks.offered for team in talks.teams)
        words = f"{written} of {len(talks.teams)} written down" + (f": {talks.topic}" if talks.topic.strip() else "")
    else:
        texts = letter.told or {}
        to = "all teams" if len(texts) == len(deck.teams) else listed(_who(deck, team) for team in texts)
        head = Content.assemble((f"{mark} ", "$muted"), ("Control", "b"), f" → {to}", (f"  {state}", "$muted"))
        words = next(iter(texts.values()), "")
    when = f"T{letter.turn} {local_time(letter.at) if letter.at else ''}".rstrip()
    room = width - len(when) - 1
    if head.cell_length > room:
        head = head.truncate(max(room, 1), ellipsis=True)
    gap = " " * max(width - head.cell_length - len(when), 1)
    return Content.assemble(head, gap, (when, "$muted"), "\n  ", (one_line(words, max(width - 2, 8)), ""))


def letter_card(deck: Deck, view: ControlView, letter: Letter) -> Content:
    """A letter with all that was written, delivered, answered or said about it."""
    when = f"turn {letter.turn}" + (f" · {local_time(letter.at)}" if letter.at else "")
    message = letter.message
    if letter.talks is not None:
        return talks_text(deck, letter.talks)
    if message is None:
        parts = [Content.assemble(("Control told", "b $accent"), (f"  {when}", "$muted"))]
        return Content("\n").join([*parts, *_texts(deck, letter.told or {})])
    _, state = state_of(deck, letter)
    what = "Request for information" if message.rfi else "Message"
    parts = [
        Content.assemble((f"{what} {message.message}", "b $accent"), (f"  {when} · {state}", "$muted")),
        Content.assemble(
            (_who(deck, message.sender), f"b {team_colour(deck, message.sender)}"),
            f" to {listed(_who(deck, to) for to in message.to)}",
        ),
        Content(""),
        Content(clean(message.written.strip())),
    ]
    if message.delivered and any(text != message.written for text in message.delivered.values()):
        parts += [Content.styled("\nDelivered as", "b"), *_texts(deck, message.delivered)]
    if message.answer:
        parts += [Content.styled("\nAnswered", "b"), *_texts(deck, message.answer)]
    if message.inject:
        title = next((line.title for line in view.msel if line.inject == message.inject), message.inject)
        parts.append(Content.assemble(("\nTaken up in play  ", "b"), clean(title)))
    if message.reason:
        parts.append(Content.assemble(("\nClosed  ", "b"), clean(message.reason)))
    return Content("\n").join(parts)


def _texts(deck: Deck, texts: Mapping[str, str]) -> list[Content]:
    """Texts by team: one where all are alike."""
    by_words: dict[str, list[str]] = {}
    for team, text in texts.items():
        by_words.setdefault(text, []).append(team)
    return [
        Content.assemble((f"{listed(_who(deck, team) for team in teams)}: ", "b"), clean(text.strip()))
        for text, teams in by_words.items()
    ]


def talks_text(deck: Deck, talks: DeskTalks) -> Content:
    """Talks with what each team offered, and what it heard."""
    state = "going on" if talks.open else "over"
    topic = one_line(talks.topic) or "no subject given"
    parts = [Content.assemble((topic, "b"), (f"  turn {talks.turn} · {state}", "$muted"))]
    for team in talks.teams:
        offered, heard = talks.offered.get(team, "").strip(), talks.heard.get(team, "").strip()
        written = "has written down" if offered or heard else "has written nothing down" + (" yet" if talks.open else "")
        parts.append(Content.assemble((_who(deck, team), f"b {team_colour(deck, team)}"), (f"  {written}", "$muted")))
        if offered or heard:
            parts += [
                Content.assemble(("  offered  ", "$muted"), clean(offered) or "nothing"),
                Content.assemble(("  heard    ", "$muted"), clean(heard) or "nothing"),
            ]
    return Content("\n").join(parts)
