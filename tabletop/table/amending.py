"""What an amendment may put in the place of words: what the command that first gave them could have said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tabletop.deck.problems import shown
from tabletop.game.commands import STATEMENT_WORDS, Amend
from tabletop.game.events import Amended, Event, InjectReleased, TurnOpened, WordsAt
from tabletop.game.play import LINE, PAGE, bad_text, long_text
from tabletop.game.refusal import Refusal
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import amend
from tabletop.table.copies import Copies

LIMITS: Final[Mapping[str, int]] = {
    "action_planned.contact": LINE,
    "action_planned.owner": LINE,
    "action_planned.text": PAGE,
    "agreement_given.words": LINE,
    "estimate_explained.words": LINE,
    "expectation_marked.note": LINE,
    "feedback_given.words": PAGE,
    "finding_made.analysis": PAGE,
    "finding_made.cause": PAGE,
    "finding_made.title": LINE,
    "incident_read.grounds": LINE,
    "inject_released.reason": LINE,
    "inject_released.reliability": LINE,
    "inject_released.source": LINE,
    "inject_released.text": PAGE,
    "inject_released.time": LINE,
    "inject_released.title": LINE,
    "inject_set_aside.reason": LINE,
    "inject_written.reliability": LINE,
    "inject_written.source": LINE,
    "inject_written.text": PAGE,
    "inject_written.time": LINE,
    "inject_written.title": LINE,
    "ladder_chosen.words": PAGE,
    "message_closed.reason": LINE,
    "message_delivered.text": PAGE,
    "message_sent.text": PAGE,
    "move_read.grounds": LINE,
    "noted.text": PAGE,
    "observable_worded.text": LINE,
    "observation_made.text": PAGE,
    "order_given.alternatives": LINE,
    "order_given.argument": LINE,
    "order_given.dissent": LINE,
    "order_given.observable": LINE,
    "order_given.owner": LINE,
    "order_given.pros": LINE,
    "order_given.rationale": LINE,
    "order_given.target": LINE,
    "order_revealed.shown": LINE,
    "order_ruled.cons": LINE,
    "order_ruled.fact": LINE,
    "order_ruled.note": PAGE,
    "order_ruled.pros": LINE,
    "order_ruled.words": PAGE,
    "play_stopped.words": LINE,
    "proposal_settled.reason": LINE,
    "reason_raised.text": LINE,
    "rewound.reason": LINE,
    "role_played.reason": LINE,
    "session_ended.words": PAGE,
    "session_opened.handling": 80,
    "session_opened.title": LINE,
    "statement_made.text": LINE,
    "statements_revealed.statements": LINE,
    "talks_opened.topic": LINE,
    "talks_recorded.heard": PAGE,
    "talks_recorded.offered": PAGE,
    "task_rated.note": PAGE,
    "turn_opened.date": LINE,
    "turn_opened.title": LINE,
    "world_adjusted.reason": LINE,
}
"""Most characters of each text that can be amended, by event and field."""
MAY_BE_BLANK: Final = frozenset(
    {
        "action_planned.contact",
        "agreement_given.words",
        "expectation_marked.note",
        "finding_made.analysis",
        "finding_made.cause",
        "incident_read.grounds",
        "inject_released.reason",
        "inject_released.reliability",
        "inject_released.source",
        "inject_released.time",
        "inject_written.reliability",
        "inject_written.source",
        "inject_written.time",
        "ladder_chosen.words",
        "message_closed.reason",
        "move_read.grounds",
        "order_given.alternatives",
        "order_given.dissent",
        "order_given.owner",
        "order_given.target",
        "order_ruled.fact",
        "order_ruled.note",
        "order_ruled.words",
        "play_stopped.words",
        "role_played.reason",
        "talks_opened.topic",
        "talks_recorded.heard",
        "talks_recorded.offered",
        "task_rated.note",
    }
)
"""Those that may be left empty."""
_STATEMENTS = ("statement_made.text", "statements_revealed.statements")
_LONGEST_FIELD = 80
"""More characters than any field of an event has."""


def amendment(commits: Sequence[Commit], command: Amend) -> Amended | Refusal:
    """The event that amends a log as the command says; or why it may not.

    Words that were taken over elsewhere as they were are amended wherever they stand, whichever place the command names: a
    message as it was written and as it was delivered, what was seen of an order and the fact that its ruling made of it.
    """
    if refusal := long_text("The text", command.text, PAGE):
        return refusal
    if len(command.field) > _LONGEST_FIELD:
        return Refusal("unknown", f"Nothing is named “{shown(command.field)}”.")
    named = WordsAt(command.seq, command.event, command.field)
    if refusal := _bad_place(commits, named, command.text):
        return refusal
    places = Copies(commits).of(named)
    if of_the_deck(commits, places[0]):
        return Refusal("not possible", "This title is the deck's, and stands on its papers: it is not amended in a session.")
    born, *others = (at for at in places if at == named or not _bad_place(commits, at, command.text))
    return Amended(seq=born.seq, event=born.event, field=born.field, also=tuple(others), text=command.text, reason=command.reason)


def of_the_deck(commits: Sequence[Commit], born: WordsAt) -> bool:
    """Whether words are a title that everything shows from the deck: that of a turn, its date, that of one of its injects."""
    event = commits[born.seq - 1].events[born.event]
    return isinstance(event, TurnOpened) or (isinstance(event, InjectReleased) and born.field == "title")


def _bad_place(commits: Sequence[Commit], at: WordsAt, text: str) -> Refusal | None:
    """Why a place may not hold a text."""
    try:
        after = amend(commits, at, text)
    except ValueError as error:
        return Refusal("unknown", shown(str(error), LINE))
    return _bad_words(after.events[at.event], at.field, text)


def _bad_words(event: Event, field: str, text: str) -> Refusal | None:
    name = f"{event.NAME}.{field.partition('.')[0]}"
    check = long_text if name in MAY_BE_BLANK else bad_text
    if refusal := check("The text", text, LIMITS[name]):
        return refusal
    words = len(text.split())
    if name in _STATEMENTS and words > STATEMENT_WORDS:
        return Refusal("incomplete", f"The statement has {words} words; the most is {STATEMENT_WORDS}. Shorten it.")
    return None
