"""What a report for a seat's eyes gives away: before ENDEX only what the seat heard, after it all but what is for staff."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs
import pytest

from support.decks import ferry
from support.rich import Stop, rich_analysis, rich_table
from tabletop.game.audience import Audience, audiences, seen_by, team_of
from tabletop.game.events import Event
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import timeline
from tabletop.review import analyse_log
from tabletop.review.report import report_markdown

TEAMS = ferry().team_ids
SEATS = ("norvia", "sandrel", "sandrel/2", "public", "observer")


def other(value: Any, hint: Any) -> Any:
    """Another value of the same type."""
    if get_origin(hint) is Literal:
        return next(choice for choice in get_args(hint) if choice != value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value} CHANGED"
    if isinstance(value, tuple):
        return tuple(other(each, None) for each in value)
    if isinstance(value, Mapping):
        return {key: other(each, None) for key, each in value.items()}
    return value


def without_secrets(event: Event, seat: str) -> Event:
    """The event with everything that the seat may not know replaced."""
    known = seen_by(event, seat, TEAMS)
    hints = get_type_hints(type(event))
    changes: dict[str, Any] = {}
    for name, audience in audiences(type(event)):
        value = getattr(event, name)
        if known is not None and audience is Audience.EACH and isinstance(value, Mapping) and team_of(seat):
            if name != "refs":
                changes[name] = {key: each if key == team_of(seat) else other(each, None) for key, each in value.items()}
        elif (known is None or name not in known) and name not in ("refs", "team"):
            changes[name] = other(value, hints[name])
    return attrs.evolve(event, **changes)


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("stop", ["reveal 1", "turn 2"])
def test_before_endex_nothing_in_it_hangs_on_what_the_seat_may_not_know(seat: str, stop: Stop) -> None:
    table = rich_table(stop=stop)
    told = report_markdown(rich_analysis(stop=stop), eyes=seat)
    changed = [
        attrs.evolve(commit, seat="x", person="y", events=tuple(without_secrets(event, seat) for event in commit.events))
        for commit in table.commits
    ]
    assert changed != list(table.commits)
    again = analyse_log(ferry(), timeline(changed))
    assert report_markdown(again, eyes=seat) == told


def test_the_interim_report_names_what_the_team_knows_and_hides_the_rest() -> None:
    analysis = rich_analysis(stop="turn 2")
    own, others = (report_markdown(analysis, eyes=team) for team in ("norvia", "sandrel"))
    rationale = "We must know what they know before we answer."
    assert rationale in own
    assert rationale not in others
    assert "A survey boat works near the harbour." in others
    assert "left its channel at speed" in others
    assert "left its channel at speed" not in own
    for text in (own, others):
        assert "Sealed truth" not in text
        assert "A note from the far shore" not in text
        assert "The table took the exposure hard." not in text
        assert "step" not in text.replace("steps", "")
    assert "Interim report" in own
    assert "You own the far harbour" in others


def test_control_reads_the_whole_of_a_running_session() -> None:
    text = report_markdown(rich_analysis(stop="turn 2"))
    assert "The session is not finished: this is an interim report." in text
    assert "Sealed truth" in text


@pytest.mark.parametrize("seat", SEATS)
def test_after_endex_it_is_open_but_for_what_is_for_staff(seat: str) -> None:
    table = rich_table()
    told = report_markdown(rich_analysis(), eyes=seat)
    assert "Sealed truth" in told
    assert "We must know what they know before we answer." in told
    for hidden in (
        "The table took the exposure hard.",
        "The cabinet called before it acted.",
        "Clearly.",
        "Critical tasks rated",
    ):
        assert hidden not in told
        assert hidden in report_markdown(rich_analysis())
    changed = [
        attrs.evolve(commit, events=tuple(for_staff_replaced(event) for event in commit.events)) for commit in table.commits
    ]
    assert changed != list(table.commits)
    assert report_markdown(analyse_log(ferry(), timeline(changed)), eyes=seat) == told


def for_staff_replaced(event: Event) -> Event:
    hints = get_type_hints(type(event))
    staff = {name: other(getattr(event, name), hints[name]) for name, who in audiences(type(event)) if who is Audience.STAFF}
    return attrs.evolve(event, **{name: value for name, value in staff.items() if name != "task"})


def test_an_amended_note_stays_for_staff() -> None:
    table = rich_table()
    noted = next(commit.seq for commit in table.commits if commit.events[0].NAME == "noted")
    from tabletop.game import commands as c
    from tabletop.review import analyse

    assert isinstance(
        table.submit("control", c.Amend(seq=noted, event=0, field="text", text="Hidden.", reason="Typing.")), Commit
    )
    analysis = analyse(table)
    assert "Hidden." in report_markdown(analysis)
    assert "Hidden." not in report_markdown(analysis, eyes="norvia")


def test_there_is_no_report_for_a_seat_that_is_none() -> None:
    with pytest.raises(KeyError):
        report_markdown(rich_analysis(stop="turn 2"), eyes="nobody")
