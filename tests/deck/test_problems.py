"""What a trainer reads about a mistake."""

from __future__ import annotations

import pytest

from tabletop.deck.problems import DeckError, Problem, choices, dotted, nearest, shown, suggestion


def problem(**changed: object) -> Problem:
    values: dict[str, object] = {
        "file": "injects.toml",
        "line": 41,
        "column": 9,
        "path": "inject[3].expects.team",
        "message": "no team has the id `notia`",
        "hint": "did you mean `norvia`?",
        "card": "inject drones-over-poland",
    }
    return Problem(**{**values, **changed})  # type: ignore[arg-type]  # the values are those above, by name


def test_it_reads_as_file_line_column_card_key_sentence_and_hint() -> None:
    assert str(problem()) == (
        "injects.toml:41:9: inject drones-over-poland, expects.team: no team has the id `notia`; did you mean `norvia`?"
    )


def test_a_warning_says_so() -> None:
    assert str(problem(severity="warning", hint="")) == (
        "injects.toml:41:9: warning: inject drones-over-poland, expects.team: no team has the id `notia`"
    )


def test_without_a_card_it_gives_the_key_path() -> None:
    assert str(problem(card="", hint="")) == "injects.toml:41:9: inject[3].expects.team: no team has the id `notia`"


def test_on_a_card_as_a_whole_it_names_the_card_alone() -> None:
    assert problem(path="inject[3]").subject == "inject drones-over-poland"


def test_on_a_file_as_a_whole_it_gives_no_line() -> None:
    assert str(problem(line=0, column=0, path="", card="", hint="")) == "injects.toml: no team has the id `notia`"


def test_problems_sort_by_file_then_line_then_column() -> None:
    first, second, third, fourth = problem(file="a"), problem(line=2, column=30), problem(line=10, column=1), problem(line=10)
    assert sorted([fourth, third, second, first]) == [first, second, third, fourth]


def test_only_errors_keep_a_deck_from_play() -> None:
    assert problem().is_error
    assert not problem(severity="warning").is_error


def test_a_deck_error_keeps_its_problems() -> None:
    error = DeckError("The deck x has one error.", [problem()])
    assert (str(error), error.problems) == ("The deck x has one error.", (problem(),))


def test_a_file_name_cannot_act_on_the_terminal() -> None:
    assert "\x1b" not in str(problem(file="a\x1b[2Jb.toml"))


@pytest.mark.parametrize(
    ("value", "said"),
    [("plain", "plain"), ("two\nlines", "two\\nlines"), ("\x1b[2J", "\\x1b[2J"), ("\u202eabc", "\\u202eabc"), (3, "3")],
)
def test_values_are_shown_on_one_line_without_control_characters(value: object, said: str) -> None:
    assert shown(value) == said


def test_long_values_are_cut() -> None:
    assert shown("x" * 100) == "x" * 59 + "…"


def test_key_paths() -> None:
    assert dotted(("inject", 3, "text", "all")) == "inject[3].text.all"
    assert dotted(()) == ""


def test_the_nearest_word_is_suggested_else_all_of_them_else_that_there_are_none() -> None:
    assert nearest("norvai", ["norvia", "sandrel"]) == "norvia"
    assert suggestion("norvai", ["norvia", "sandrel"], "[[team]]") == "did you mean `norvia`?"
    assert suggestion("xyz", ["norvia", "sandrel"], "[[team]]") == "write norvia or sandrel"
    assert suggestion("xyz", [], "[[team]]") == "this deck has no [[team]]"


def test_long_lists_of_choices_are_cut() -> None:
    assert choices(["a", "b", "c"]) == "a, b or c"
    assert choices(map(str, range(20)), most=2) == "0, 1 … (20 in all)"
