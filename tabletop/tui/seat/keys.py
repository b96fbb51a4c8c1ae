"""The keys of a team's seat, and what it is for."""

from __future__ import annotations

from textual.binding import Binding, BindingType

ABOUT = (
    "This is your team's seat. The steps say what the phase wants of you: Enter or its number opens one (0 the tenth), n opens "
    "the next. "
    "Inbox, situation, briefing, log and messages are one key away. In a form letters are for typing: there F2 to F8 look "
    "things up, and Escape leaves it and keeps what you typed. Nothing but your messages reaches the other side before the "
    "reveal. When you are done, hand the keyboard back to control."
)

KEYS: list[BindingType] = [
    Binding("n", "next", "Next step", id="seat.next", tooltip="Open the next step"),
    Binding("t,f2", "page('turn')", "Steps", id="seat.turn", tooltip="The steps of this phase", show=False),
    Binding("i,f3", "page('inbox')", "Inbox", id="seat.inbox", tooltip="The reports that reached you", show=False),
    Binding("s,f4", "page('situation')", "Situation", id="seat.situation", tooltip="The world as you know it", show=False),
    Binding("b,f5", "page('briefing')", "Briefing", id="seat.briefing", tooltip="Your briefing and role cards", show=False),
    Binding("l,f6", "page('log')", "Log", id="seat.log", tooltip="What you have heard and done", show=False),
    Binding("m,f8", "page('messages')", "Messages", id="seat.messages", tooltip="Messages: read, write, ask control", show=False),
    Binding("w,f7", "work", "Form", id="seat.work", tooltip="Back to the form in work"),
    Binding("escape", "back", "Back", id="seat.back", tooltip="Back to the steps; what was typed is kept"),
    Binding("h", "hand_back", "Hand back", id="seat.hand_back", tooltip="Give the keyboard back to control"),
]
