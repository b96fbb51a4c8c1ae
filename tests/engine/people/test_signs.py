"""What in a report points to what lies behind an incident."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.decks import ferry
from tabletop.engine.people.signs import doubtful, kind_of, left_open, named, open_cause, quotable, signs


def test_each_sentence_points_to_one_kind_and_is_kept_as_it_stands() -> None:
    found = signs("The pilot reports haze. The tug aimed at the bow. A smuggler's boat was near. The tide was high.")
    assert found == {
        "meant": ("The tug aimed at the bow",),
        "slip": ("The pilot reports haze",),
        "others": ("A smuggler's boat was near",),
    }


def test_a_word_within_another_is_not_there() -> None:
    for text in ("The harbour stays closed.", "The stranger waved.", "Norvia unintentionally paid."):
        assert not any(signs(text).values()), text
    assert signs("It was foggy, and the tug had strayed.")["slip"]


def test_what_fits_two_kinds_leaves_it_open_and_so_does_what_says_so() -> None:
    both = "It can be a turn away from a bird, or a threat."
    for text in (both, "It may be a stray boat.", "You do not know why it began."):
        assert not any(signs(text).values()), text
        assert left_open(text) == (text.rstrip("."),)
    assert left_open("The pilot reports haze.") == ()


def test_what_somebody_was_told_is_no_sign() -> None:
    assert not any(signs("The other side has been told of a fault.").values())
    assert not any(signs("The boats are said to have lost their way.").values())


def test_only_a_sentence_that_is_short_enough_is_quoted() -> None:
    assert quotable(("x" * 200, "It was foggy")) == "It was foggy"
    assert quotable(("x" * 200,)) == quotable(()) == ""


@pytest.mark.parametrize(
    ("reliability", "in_doubt", "cause_open"),
    [
        ("unconfirmed", True, False),
        ("First report", True, False),
        ("confirmed", False, False),
        ("confirmed; cause unknown", False, True),
        ("confirmed; who sent them is not", False, True),
        ("confirmed; origin unconfirmed", False, True),
        ("confirmed; numbers provisional", False, False),
        ("confirmed; staged in part", False, False),
        ("confirmed; place and hour unclear", False, False),
        ("unconfirmed; cause unknown", True, False),
        ("", False, False),
    ],
)
def test_a_source_that_does_not_know_why_does_not_doubt_what(reliability: str, in_doubt: bool, cause_open: bool) -> None:
    assert (doubtful(reliability), open_cause(reliability)) == (in_doubt, cause_open)


def test_kinds_of_causes_are_known_by_the_words_of_a_deck() -> None:
    causes = ferry().causes
    assert [kind_of(cause) for cause in causes] == ["meant", "slip", "others"]
    assert kind_of(evolve(causes[0], id="alpha", title="Alpha")) == ""


def test_what_a_report_names_where_it_leaves_the_cause_open() -> None:
    said = "It fell at dusk. It may be a drone, or one of the smugglers' balloons."
    assert named(said) == ("others",)
    assert named("It fell at dusk.") == ()
