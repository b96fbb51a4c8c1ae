"""Tracks as a seat sees them."""

from __future__ import annotations

from attrs import evolve
from rich.cells import cell_len

from support.decks import ferry
from support.tui import control_view, do, table_in_memory
from tabletop.game.commands import AdjustWorld
from tabletop.game.view import PublicView
from tabletop.tui.widgets.tracks import change_text, gauge_text, track_lines


def test_a_track_says_its_band_and_its_number_to_control() -> None:
    lines = [line.plain for line in track_lines(ferry(), control_view(table_in_memory()).tracks, 60)]
    escalation = next(line for line in lines if line.startswith("Escalation"))
    assert "2 Dispute" in escalation


def test_a_move_shows_as_an_arrow_with_its_size_and_not_by_colour_alone() -> None:
    table = table_in_memory()
    do(table, "control", AdjustWorld(effect="escalation +2", reason="a test"))
    escalation = next(track for track in control_view(table).tracks if track.id == "escalation")
    assert change_text(escalation) == "↑2"


def test_who_sees_bands_gets_no_number() -> None:
    view = table_in_memory().seen("public")
    assert isinstance(view, PublicView)
    trust = next(track for track in view.tracks if track.id == "norvia.trust")
    assert trust.value is None
    line = next(line.plain for line in track_lines(ferry(), view.tracks, 60) if "Trust in Sandrel" in line.plain)
    assert "Thin" in line
    assert not any(letter.isdigit() for letter in line)


def test_lines_fit_every_width_and_ascii_is_ascii() -> None:
    tracks = control_view(table_in_memory()).tracks
    for width in (20, 34, 40, 60, 110):
        for line in track_lines(ferry(), tracks, width):
            assert cell_len(line.plain) <= width
    assert all(line.plain.isascii() for line in track_lines(ferry(), tracks, 60, ascii_only=True))


def test_a_gauge_is_empty_at_the_bottom_and_full_at_the_top() -> None:
    table = table_in_memory()
    do(table, "control", AdjustWorld(effect="escalation = 0", reason="a test"))
    low = next(track for track in control_view(table).tracks if track.id == "escalation")
    assert gauge_text(low, 6) == "░░░░░░"
    do(table, "control", AdjustWorld(effect="escalation = 6", reason="a test"))
    high = next(track for track in control_view(table).tracks if track.id == "escalation")
    assert gauge_text(high, 6) == "██████"


def test_a_gauge_has_a_cell_a_step_and_counts_a_scale_from_one_from_one() -> None:
    track = next(track for track in control_view(table_in_memory()).tracks if track.value is not None)
    assert gauge_text(evolve(track, low=0, high=10, value=3), 10) == "███░░░░░░░"
    assert gauge_text(evolve(track, low=1, high=10, value=3), 10) == "███░░░░░░░"
    assert gauge_text(evolve(track, low=0, high=6, value=5), 10) == "█████░"
    assert [gauge_text(evolve(track, low=0, high=10, value=value), 5) for value in (4, 5, 6)] == ["██░░░", "███░░", "███░░"]


def test_titles_are_whole_where_there_is_room() -> None:
    tracks = control_view(table_in_memory()).tracks
    long = evolve(tracks[0], team="", title="Minsk's alignment with Moscow")
    assert any("Minsk's alignment with Moscow ██" in line.plain for line in track_lines(ferry(), (long, *tracks[1:]), 58))


def test_the_gauge_gives_way_before_a_title_is_cut() -> None:
    tracks = control_view(table_in_memory()).tracks
    long = evolve(tracks[0], team="", title="Minsk's alignment with Moscow")
    for width in (46, 50, 54, 58, 70):
        lines = [line.plain for line in track_lines(ferry(), (long, *tracks[1:]), width)]
        assert any("Minsk's alignment with Moscow" in line for line in lines), width
