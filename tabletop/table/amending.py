"""What an amendment may put in the place of words: what the command that first gave them could have said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from tabletop.deck.problems import shown
from tabletop.game.commands import STATEMENT_WORDS, Amend
from tabletop.game.events import Amended, Event, StatementMade, StatementsRevealed
from tabletop.game.play import LINE, PAGE, bad_text, long_text
from tabletop.game.refusal import Refusal
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import amend, timeline

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
    "noted.text": PAGE,
    "observable_worded.text": LINE,
    "observation_made.text": PAGE,
    "order_given.alternatives": LINE,
    "order_given.argument": LINE,
    "order_given.dissent": LINE,
    "order_given.observable": LINE,
    "order_given.owner": LINE,
    "order_given.rationale": LINE,
    "order_given.target": LINE,
    "order_revealed.shown": LINE,
    "order_ruled.fact": LINE,
    "order_ruled.note": PAGE,
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
        "inject_released.reason",
        "inject_released.reliability",
        "inject_released.source",
        "inject_released.time",
        "inject_written.reliability",
        "inject_written.source",
        "inject_written.time",
        "ladder_chosen.words",
        "message_closed.reason",
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
_Where: TypeAlias = tuple[int, int, str]
"""The number of a commit, of an event in it, and the name of a text there."""
_LONGEST_FIELD = 80
"""More characters than any field of an event has."""


def amendment(commits: Sequence[Commit], command: Amend) -> tuple[Amended, ...] | Refusal:
    """The events that amend a log as the command says, that of the place which it names first; or why it may not.

    There are several for a statement that was revealed: its words stand where the team chose them and where everybody heard
    them, and are amended in each.
    """
    if refusal := long_text("The text", command.text, PAGE):
        return refusal
    if len(command.field) > _LONGEST_FIELD:
        return Refusal("unknown", f"Nothing is named “{shown(command.field)}”.")
    amended = Amended(seq=command.seq, event=command.event, field=command.field, text=command.text, reason=command.reason)
    try:
        after = amend(commits, amended)
    except ValueError as error:
        return Refusal("unknown", shown(str(error), LINE))
    event = after.events[command.event]
    if refusal := _bad_words(event, command):
        return refusal
    places = [(command.seq, command.event, command.field)]
    if isinstance(event, StatementMade | StatementsRevealed):
        places = list(dict.fromkeys([*places, *_same_statement(commits, places[0])]))
    return tuple(
        Amended(seq=seq, event=number, field=field, text=command.text, reason=command.reason) for seq, number, field in places
    )


def _same_statement(commits: Sequence[Commit], named: _Where) -> list[_Where]:
    """Everywhere that the words of a statement stand, if they stand in more places than the one named."""
    revealed = list(_revealed(commits))
    sources = {made for made, shown in revealed if named in (made, shown)}
    return [place for made, shown in revealed if made in sources for place in (made, shown)]


def _revealed(commits: Sequence[Commit]) -> Iterator[tuple[_Where, _Where]]:
    """Where a team chose the words and where they were revealed, for each statement of each reveal, taken back or not."""
    for commit in commits:
        for number, event in enumerate(commit.events):
            if isinstance(event, StatementsRevealed):
                made = {
                    one.team: (earlier.seq, at, "text")
                    for earlier in timeline(commits[: commit.seq]).effective
                    if earlier.seq < commit.seq
                    for at, one in enumerate(earlier.events)
                    if isinstance(one, StatementMade)
                }
                yield from ((made[team], (commit.seq, number, f"statements.{team}")) for team in event.statements if team in made)


def _bad_words(event: Event, command: Amend) -> Refusal | None:
    name = f"{event.NAME}.{command.field.partition('.')[0]}"
    check = long_text if name in MAY_BE_BLANK else bad_text
    if refusal := check("The text", command.text, LIMITS[name]):
        return refusal
    words = len(command.text.split())
    if name in _STATEMENTS and words > STATEMENT_WORDS:
        return Refusal("incomplete", f"The statement has {words} words; the most is {STATEMENT_WORDS}. Shorten it.")
    return None
