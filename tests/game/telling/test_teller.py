"""Events in words, for every seat and kind, short and long, with no more than the seat may know."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.decks import ferry
from support.rich import rich_table
from support.tui import both_order, control_view, do, release_all, table_in_memory, to_phase
from tabletop.deck.brief import for_team
from tabletop.game.audience import STAFF_SEATS, team_of
from tabletop.game.commands import (
    AdjustWorld,
    Amend,
    EndSession,
    Note,
    ReadIncident,
    ReleaseInject,
    Rewind,
    RuleOrder,
    SetAsideInject,
    WriteInject,
)
from tabletop.game.events import EVENTS
from tabletop.game.feed import Heard
from tabletop.game.telling.teller import TELLINGS, Teller
from tabletop.game.telling.titles import Titles
from tabletop.table import Table

SEATS = ("control", "evaluator", "norvia", "sandrel", "public", "observer")


def teller_of(seat: str) -> Teller:
    return Teller(ferry() if seat in STAFF_SEATS else for_team(ferry(), team_of(seat)), scored=True)


def short(table: Table, seat: str) -> list[str]:
    return [teller_of(seat).short(heard) for heard in table.heard(seat)]


def long(table: Table, seat: str) -> list[str]:
    return [teller_of(seat).long(heard) for heard in table.heard(seat)]


def test_every_kind_of_event_has_its_telling() -> None:
    assert set(TELLINGS) == {event.NAME for event in EVENTS}


@pytest.mark.parametrize("form", [Teller.short, Teller.long], ids=["short", "long"])
@pytest.mark.parametrize("seat", SEATS)
def test_everything_that_a_seat_hears_is_told_in_a_sentence(seat: str, form: Callable[[Teller, Heard], str]) -> None:
    teller = teller_of(seat)
    for heard in rich_table().heard(seat):
        told = form(teller, heard)
        assert len(told) > 8, heard.kind
        assert "None" not in told
        assert "  " not in told
        assert told[-1] in ".”?!", told


@pytest.mark.parametrize("seat", SEATS)
def test_no_id_of_an_order_or_a_proposal_is_told(seat: str) -> None:
    table = rich_table()
    ids = {order.order for order in table.state.orders} | {made.proposal for made in table.state.proposals}
    told = "\n".join(short(table, seat) + long(table, seat))
    assert ids
    assert not [each for each in ids if each in told]


def test_a_turn_reads_as_a_story() -> None:
    table = table_in_memory()
    release_all(table)
    to_phase(table, "assess")
    do(table, "norvia", ReadIncident(ref=1, reading="accident", likelihood=70, grounds="It was foggy."))
    both_order(table)
    to_phase(table, "adjudicate")
    for order in control_view(table).orders:
        if order.open:
            do(table, "control", RuleOrder(order=order.given.order, method="2d6", dice=(3, 5), words="It worked."))
    told = short(table, "control")
    assert "Norvia reads report 1 as accident, 70 %: “It was foggy.”" in told
    assert "Norvia orders: Patrol the strait, for deterrence." in told
    assert any(
        line.startswith("Ruled: Norvia, Patrol the strait: success (2d6, 58 %, dice 3+5): “It worked.” Moved: Escalation 3 → 4")
        for line in told
    )
    assert any(line.startswith("Norvia’s order “Patrol the strait” goes ahead. Seen of it: ") for line in told)


def test_a_team_is_told_of_the_others_move_what_it_can_see() -> None:
    table = table_in_memory()
    both_order(table)
    to_phase(table, "adjudicate")
    assert "Patrol the strait" not in " ".join(short(table, "sandrel") + long(table, "sandrel"))
    assert "Norvia: Two cutters take station off the far harbour." in short(table, "sandrel")


def test_a_move_whose_author_cannot_be_told_names_nobody() -> None:
    table = rich_table()
    story = "A foreign paper prints a hostile story about Norvia's ferry."
    assert f"Seen: Nobody can tell who. “{story}”" in long(table, "norvia")
    assert f"Seen, author unknown: {story}" in short(table, "norvia")


def test_a_report_that_each_team_hears_in_its_own_words_is_told_to_everybody_without_them() -> None:
    heard = [each for each in rich_table().heard("public") if each.kind == "inject_released" and "text" not in each.values]
    assert heard
    for form in (Teller.short, Teller.long):
        assert all(
            form(teller_of("public"), each).endswith("told, each team its own way.") for each in heard if not each.values["time"]
        )
        assert all("each team its own way" in form(teller_of("public"), each) for each in heard)


def test_control_hears_where_it_went_back_to_and_what_was_amended() -> None:
    table = table_in_memory()
    do(table, "control", Note(text="A note."))
    to_phase(table, "assess")
    do(table, "control", Amend(seq=2, event=0, field="text", text="Another note.", reason="A slip."))
    do(table, "control", Rewind(to_seq=2, reason="Once more."))
    told = long(table, "control")
    assert "Note: Another note." in told
    assert "Words of step 2 are amended from “A note.” to “Another note.”: “A slip.”" in told
    assert "Control takes the session back to step 2: “Once more.”" in told
    assert "Control takes the session back: “Once more.”" in long(table, "norvia")


def test_people_have_their_names_where_the_teller_knows_them() -> None:
    heard = next(each for each in rich_table().heard("control") if each.kind == "seat_taken")
    person = heard.values["person"]
    assert Teller(ferry(), scored=True).short(heard).startswith(f"{person} takes the seat ")
    assert Teller(ferry(), {person: "Anna"}, scored=True).short(heard).startswith("Anna takes the seat ")


def test_of_what_was_settled_a_team_is_told_the_rule_or_that_it_comes_of_its_report_and_nothing_else() -> None:
    titles = Titles(for_team(ferry(), "norvia"))
    forms = TELLINGS["proposal_settled"]
    for values, told in (
        ({"refs": {"norvia": 0}, "rule": {"norvia": "A quiet day"}}, "The rules of the world at work: A quiet day."),
        ({"refs": {"norvia": 2}, "rule": {}}, "What was reported has its consequences."),
    ):
        assert {forms.short(titles, values), forms.long(titles, values)} == {told}


def test_the_end_is_told_with_its_words_once() -> None:
    table = table_in_memory()
    do(table, "control", EndSession(words="Enough."))
    last = short(table, "norvia")[-1]
    assert last == "ENDEX, called early: “Enough.”"
    assert short(table, "control")[-1].startswith("ENDEX, called early: “Enough.” Aims reached: Norvia ")


def test_where_aims_are_not_scored_the_end_tells_no_score() -> None:
    table = table_in_memory()
    do(table, "control", EndSession(words="Enough."))
    last = table.heard("control")[-1]
    assert Teller(table.deck, scored=False).short(last) == "ENDEX, called early: “Enough.”"


def test_an_inject_of_controls_own_is_told_by_its_title_when_it_is_set_aside() -> None:
    table = table_in_memory()
    do(table, "control", WriteInject(title="A buoy is found", text={"all": "A buoy."}))
    do(table, "control", SetAsideInject(inject="control-1", how="held", reason="Too soon."))
    assert "Inject “A buoy is found” held back: “Too soon.”" in short(table, "control")
    assert "Inject “A buoy is found” held back: “Too soon.”" in short(table, "evaluator")


def test_a_release_in_other_words_than_the_decks_says_so() -> None:
    table = table_in_memory()
    do(table, "control", ReleaseInject(inject="collision", text={"norvia": "A bump in the fog."}))
    assert short(table, "control")[-1].startswith("Released: Collision in fog, in other words.")
    again = table_in_memory()
    do(again, "control", ReleaseInject(inject="collision"))
    assert "in other words" not in short(again, "control")[-1]


def test_what_a_step_moved_is_told_to_staff_and_to_nobody_else() -> None:
    table = table_in_memory()
    do(table, "control", AdjustWorld(effect="escalation +1", reason="By hand."))
    assert short(table, "control")[-1].endswith(" Moved: Escalation 2 → 3.")
    assert short(table, "evaluator")[-1].endswith(" Moved: Escalation 2 → 3.")
    release_all(table)
    to_phase(table, "adjudicate")
    for seat in ("norvia", "sandrel", "public", "observer"):
        assert "Moved" not in "".join(short(table, seat) + long(table, seat))


def test_after_a_rewind_moves_are_told_from_where_the_session_stands_again() -> None:
    table = table_in_memory()
    do(table, "control", AdjustWorld(effect="escalation +2", reason="Too far."))
    do(table, "control", Rewind(to_seq=1, reason="Slip."))
    do(table, "control", AdjustWorld(effect="escalation +1", reason="Enough."))
    assert short(table, "control")[-1].endswith(" Moved: Escalation 2 → 3.")
