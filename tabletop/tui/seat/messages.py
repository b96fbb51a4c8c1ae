"""A team's messages: what it got and what it sent, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import frozen
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.game.telling.words import listed
from tabletop.game.view import TeamView
from tabletop.game.view.exchange import GotView, SentView
from tabletop.tui.text import clean, cut, one_line
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.words import local_time

LINES = 4
"""Lines of a message that the list shows; the whole of it is one key away."""
_CHARACTERS = 400
"""Characters of a message that the list shows."""
STATUS = {
    "with control": "with control",
    "delivered": "delivered",
    "answered": "answered",
    "taken up": "taken up in play",
    "closed": "closed by control",
}
"""How a message that was sent stands."""
PASSING = {
    "free": "Messages to other teams go at once; control reads them too.",
    "held": "Messages to other teams go to control first, who passes them on or stops them.",
    "off": "Messages to other teams are off now; you can write to control.",
}
"""How messages between teams go, in a sentence."""


@frozen
class Mail:
    """One message of the list. `key` is that of the panel that shows it; `at` the UTC time at which it came or went, if known."""

    key: str
    message: GotView | SentView
    at: str = ""


def unread(view: TeamView, seen: str) -> int:
    """How many messages the team got since number `seen`, empty for none."""
    last = int(seen) if seen.isdecimal() else 0
    return sum(got.number > last for got in view.exchange.got)


def newest(view: TeamView) -> int:
    """The number of the last message that the team got, 0 for none."""
    return max((got.number for got in view.exchange.got), default=0)


def mail(view: TeamView, heard: Iterable[Heard]) -> list[Mail]:
    """All messages, the newest first, in the order in which the team heard of them."""
    order: dict[str, tuple[int, str]] = {}
    for each in heard:
        if each.kind == "message_sent" and each.values.get("team") == view.team:
            order.setdefault(f"message:sent:{each.values['ref']}", (each.number, each.at))
        elif each.kind == "message_delivered" and view.team in each.values.get("refs", {}):
            order.setdefault(f"message:got:{each.values['refs'][view.team]}", (each.number, each.at))
    late = max((number for number, _ in order.values()), default=0) + 1
    found = [
        *(
            Mail(f"message:got:{got.number}", got, order.get(f"message:got:{got.number}", (0, ""))[1])
            for got in view.exchange.got
        ),
        *(
            Mail(f"message:sent:{sent.number}", sent, order.get(f"message:sent:{sent.number}", (0, ""))[1])
            for sent in view.exchange.sent
        ),
    ]
    return sorted(found, key=lambda each: (order.get(each.key, (late, ""))[0], each.message.number), reverse=True)


def headline(deck: Deck, each: Mail) -> Content:
    """Who wrote to whom, when, and how it stands."""
    when = " · ".join(part for part in (f"turn {each.message.turn}", local_time(each.at) if each.at else "") if part)
    if isinstance(each.message, GotView):
        sender = each.message.sender
        who = "Control" if sender == "control" else team_name(deck, sender)
        what = f" answers your message {each.message.answers}" if each.message.answers else ""
        return Content.assemble(
            ("← ", "b $accent"), (clean(who), f"b {team_colour(deck, sender)}"), what, (f"  {when}", "$secondary")
        )
    to = listed("control" if to == "control" else team_name(deck, to) for to in each.message.to)
    what = "You asked control" if each.message.rfi else f"You wrote to {to}"
    return Content.assemble(
        ("→ ", "$secondary"),
        clean(f"{what} ({each.message.number})"),
        (f"  {when}  ", "$secondary"),
        (STATUS[each.message.status], "b" if each.message.status == "with control" else "$secondary"),
    )


def whole(deck: Deck, each: Mail) -> Content:
    """A message with all of its words, and why control closed it."""
    parts = [headline(deck, each), Content(""), Content(clean(each.message.text.strip()))]
    if isinstance(each.message, SentView) and each.message.status == "closed":
        why = clean(each.message.reason.strip()) or "without a word"
        parts.append(Content.assemble(("\nControl closed it: ", "b"), why))
    return Content("\n").join(parts)


class MessagesPage(OptionList):
    """What the team got and sent. Enter opens one; `c` writes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "write", "Write", id="seat.write", tooltip="Write to control or to another team, or ask control something"),
    ]

    class Opened(Message):
        """A message is to be read, or with the key `write` one is to be written."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, deck: Deck, *, live: bool) -> None:
        super().__init__(id="messages", compact=True, classes="page")
        self._deck = deck
        self._live = live
        self._writes = False
        self._shown: tuple[object, ...] = ()
        self._read = 0
        self.mail: list[Mail] = []
        """What is shown, the newest first."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is written in a replay, after ENDEX, or while play is stopped."""
        return self._writes if action == "write" else super().check_action(action, parameters)

    def show(self, view: TeamView, heard: Iterable[Heard], read: int) -> None:
        """Show the messages of a view; those numbered above `read` are new. The cursor stays on the message that it was on."""
        found = mail(view, heard)
        self._writes = self._live and "SendMessage" in view.may
        now = (tuple(found), view.exchange.passing, read, self._writes)
        if now == self._shown:
            return
        at = self._option_at
        self._shown, self._read, self.mail = now, read, found
        self.clear_options()
        if self._writes:
            self.add_option(
                Option(
                    Content.assemble(("c ", "b $footer-key-foreground"), ("Write a message, or ask control something", "b")),
                    id="write",
                )
            )
        self.add_option(Option(Content.styled(PASSING[view.exchange.passing] + "\n", "$secondary"), id="how", disabled=True))
        if not found:
            self.add_option(Option(Content("No messages yet."), id="none", disabled=True))
        self.add_options([Option(self._line(each), id=each.key) for each in found])
        ids = [option.id for option in self.options]
        self.highlighted = ids.index(at) if at in ids else 0 if self._writes else None

    @property
    def _option_at(self) -> str | None:
        return self.options[self.highlighted].id if self.highlighted is not None else None

    def _line(self, each: Mail) -> Content:
        head = headline(self._deck, each)
        if isinstance(each.message, GotView) and each.message.number > self._read:
            head = Content.assemble(("NEW ", "b $accent"), head)
        return Content("\n").join([head, Content(_first_lines(each.message.text)), Content("")])

    def action_write(self) -> None:
        """Write one."""
        self.post_message(self.Opened("write"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        event.stop()
        if event.option_id:
            self.post_message(self.Opened(event.option_id))


def _first_lines(text: str) -> str:
    """The first lines of a text, with an ellipsis if there is more."""
    lines = [line for line in clean(text.strip()[: 4 * _CHARACTERS]).split("\n") if line.strip()]
    if len(lines) == 1:
        return one_line(lines[0], _CHARACTERS)
    kept = [cut(line, _CHARACTERS // LINES) for line in lines[:LINES]]
    return "\n".join(kept) + (" …" if len(lines) > LINES else "")
