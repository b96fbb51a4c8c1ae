"""Effects chosen by keys: what each step comes to, what is kept of it, and what a command is given."""

from __future__ import annotations

from textual.app import App, ComposeResult

from support.decks import ferry
from support.tui import control_view, do, shown, table_in_memory
from tabletop.deck.effect import parse_effect
from tabletop.game.commands import AdjustWorld
from tabletop.table import Table
from tabletop.tui.widgets.effects import EffectLine, EffectSteps, Place, places, proposed_lines, untouched_lines


def world(table: Table) -> dict[str, Place]:
    return places(ferry(), control_view(table))


def steps(*effects: str, table: Table | None = None) -> EffectSteps:
    return EffectSteps(ferry(), world(table or table_in_memory()), proposed_lines(effects))


def lines(widget: EffectSteps) -> list[str]:
    return [row.plain for row in widget.rows(76)]


def test_a_proposals_effects_are_read_without_the_conditions_that_held() -> None:
    assert proposed_lines(("escalation +2 if turn >= 2", "not buoy_moved", "norvia.trust = 4", "no effect at all")) == (
        EffectLine(name="escalation", verb="change", amount=2, first=2, proposed=True),
        EffectLine(name="buoy_moved", verb="lower", proposed=True),
        EffectLine(name="norvia.trust", verb="set", amount=4, first=4, proposed=True),
    )


def test_an_effect_is_lessened_dropped_and_taken_up_again() -> None:
    widget = steps("escalation +2", "norvia.trust -1")
    seen = [widget.effects]
    widget.action_step(-1)
    seen.append(widget.effects)
    for _ in range(2):
        widget.action_turn()
        seen.append(widget.effects)
    widget.action_move(1)
    widget.action_step(1)
    both = ("escalation +2", "norvia.trust -1")
    assert seen == [both, ("escalation +1", "norvia.trust -1"), ("norvia.trust -1",), both]
    assert list(widget.effects) == ["escalation +2"]


def test_every_effect_is_one_that_the_deck_can_read() -> None:
    widget = steps("escalation -1", "buoy_moved", "not buoy_moved", "norvia.trust = 4")
    assert [parse_effect(effect).name for effect in widget.effects] == ["escalation", "buoy_moved", "buoy_moved", "norvia.trust"]


def test_a_track_is_told_with_what_it_would_be_after_and_ends_where_its_scale_does() -> None:
    widget = steps("escalation +2")
    assert lines(widget) == ["● Escalation     +2   2 Dispute → 4 Crisis"]
    for _ in range(20):
        widget.action_step(1)
    assert widget.effects == ("escalation +4",)
    assert "→ 6 War" in lines(widget)[0]
    for _ in range(20):
        widget.action_step(-1)
    assert widget.effects == ("escalation -2",)
    assert "→ 0 Calm" in lines(widget)[0]


def test_two_effects_on_one_track_are_reckoned_one_after_the_other() -> None:
    first, second = lines(steps("escalation +1", "escalation +1"))
    assert "2 Dispute → 3 Dispute" in first
    assert "3 Dispute → 4 Crisis" in second


def test_what_cannot_happen_in_full_is_told() -> None:
    table = table_in_memory()
    do(table, "control", AdjustWorld(effect="escalation = 5", reason="up"))
    assert lines(steps("escalation +2", table=table))[0].endswith("5 Crisis → 6 War  (end of the scale)")


def test_a_set_value_is_stepped_within_its_scale_and_a_flag_is_turned() -> None:
    widget = steps("norvia.trust = 6", "buoy_moved")
    widget.action_step(1)
    assert widget.effects[0] == "norvia.trust = 6"
    widget.action_step(-1)
    assert widget.effects[0] == "norvia.trust = 5"
    widget.action_move(1)
    widget.action_step(1)
    assert widget.effects == ("norvia.trust = 5",)


def test_another_track_or_flag_is_added_once() -> None:
    widget = steps("escalation +1")
    widget.add("norvia.trust")
    widget.add("buoy_moved")
    assert widget.effects == ("escalation +1", "norvia.trust +1", "not buoy_moved")
    widget.add("norvia.trust")
    assert widget.at == 1
    assert len(widget.lines) == 3


def test_while_others_are_shown_nothing_can_be_changed() -> None:
    widget = steps("escalation +1")
    widget.instead = tuple(line.dropped for line in widget.lines)
    widget.action_step(1)
    widget.action_turn()
    assert widget.effects == ("escalation +1",)
    assert lines(widget)[0].endswith("(dropped)")


def test_a_draft_gives_back_what_was_changed_and_added() -> None:
    widget = steps("escalation +2", "buoy_moved")
    assert widget.dump() == ""
    widget.action_step(-1)
    widget.action_move(1)
    widget.action_turn()
    widget.add("norvia.trust")
    again = steps("escalation +2", "buoy_moved")
    again.load(widget.dump())
    assert again.lines == widget.lines


def test_a_draft_that_is_damaged_or_of_another_world_is_left_out() -> None:
    for kept in ("", "[", "7", "[[1]]", '[["gravity", "change", 1, true]]', '[["escalation", "change", 99, true]]', "null"):
        widget = steps("escalation +2")
        widget.load(kept)
        assert widget.effects == ("escalation +2",), kept


def test_the_whole_world_begins_untouched_and_a_line_begins_anew_when_it_was_carried_out() -> None:
    table = table_in_memory()
    widget = EffectSteps(ferry(), world(table), untouched_lines(world(table)))
    assert widget.effects == ()
    assert len(widget.lines) == len(ferry().tracks) + len(ferry().flags)
    assert widget.dump() == ""
    widget.action_step(1)
    widget.carried_out("escalation +1")
    assert widget.effects == ()
    assert "3 Dispute" in lines(widget)[0]


async def test_a_click_chooses_a_line_and_its_arrows_step() -> None:
    class One(App[None]):
        def compose(self) -> ComposeResult:
            yield steps("escalation +2", "norvia.trust -1")

    app = One()
    async with app.run_test(size=(80, 24)) as pilot:
        widget = app.query_one(EffectSteps)
        await pilot.click(EffectSteps, offset=(5, 1))
        await pilot.pause()
        assert widget.at == 1
        line = shown(app).splitlines()[1]
        await pilot.click(EffectSteps, offset=(line.index("▶"), 1))
        await pilot.pause()
        assert widget.effects == ("escalation +2",)


def test_where_titles_leave_little_room_the_band_left_goes_unnamed_and_a_note_stands_below() -> None:
    widget = steps("escalation +2", "norvia.trust -1")
    widget.action_step(-1)
    first, note, second = (row.plain for row in widget.rows(38))
    assert first.startswith("● Escalation")
    assert "2 → 3 Dispute" in first
    assert "2 Dispute" not in first
    assert note.strip() == "(proposed +2)"
    assert "−1" in second
    assert all(len(row.plain) <= 38 for row in widget.rows(38))
    assert len(widget.rows(76)) == 2, "beside it, where there is room"
