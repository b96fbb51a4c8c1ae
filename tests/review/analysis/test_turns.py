"""The session turn by turn."""

from __future__ import annotations

from support.rich import rich_analysis


def test_each_turn_holds_what_was_released_held_said_ordered_and_answered() -> None:
    first, second, third = rich_analysis().turns
    assert [inject.released.inject for inject in first.injects] == ["collision", "newspapers", "control-1"]
    assert [(held.aside.how, held.title) for held in first.held] == [("skipped", "A note from the far shore")]
    assert [one.team for one in first.statements] == ["norvia", "sandrel"]
    assert len(first.orders) == 4
    assert [inject.released.planned for inject in second.injects] == [True, False]
    assert second.injects[1].released.reason == "The divers were early."
    assert [choice.event.choice for choice in second.choices] == ["off_ramp"]
    assert [(answer.event.question, answer.event.answer) for answer in second.answers] == [("crisis", True)]
    assert [choice.event.choice for choice in third.choices] == ["war"]


def test_proposals_carry_what_control_made_of_them() -> None:
    first = rich_analysis().turns[0]
    (proposal,) = first.proposals
    assert proposal.made.event.title == "A quiet day"
    assert proposal.settled is not None
    assert proposal.settled.event.decision == "accept"
    assert [(change.what, change.amount) for change in proposal.changes] == [("escalation", -1)]


def test_a_turn_leads_over_into_the_next_but_for_income() -> None:
    first, second, _ = rich_analysis().turns
    moved = [after - before for before, after in zip(first.tracks_close, second.tracks_open, strict=True)]
    tracks = [track.id for track in rich_analysis().deck.tracks]
    assert {track for track, step in zip(tracks, moved, strict=True) if step} == {"norvia.capital", "sandrel.capital"}


def test_who_gave_no_order_is_named_once_there_was_a_reveal() -> None:
    running = rich_analysis(stop="turn 2").turns
    assert running[0].silent == ()
    assert running[1].silent == ()
