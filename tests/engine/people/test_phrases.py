"""Words put together into sentences."""

from __future__ import annotations

import pytest

from tabletop.engine.people.phrases import count, fitted, inside, opening, sentence, sentences, taken_for, together
from tabletop.game.play import LINE


@pytest.mark.parametrize(
    ("clauses", "said"),
    [
        ((), ""),
        (("trust is broken",), "trust is broken"),
        (("it is small and late",), "it is small and late"),
        (("it is small", "trust is broken"), "it is small and trust is broken"),
        (
            ("the report speaks of “fog” and “ice”", "trust is broken"),
            "the report speaks of “fog” and “ice”, and trust is broken",
        ),
        (
            ("it is small", "trust is broken", "we gave and they did not"),
            "it is small, trust is broken, and we gave and they did not",
        ),
        (("“Bread and salt”", "“Two ships”"), "“Bread and salt” and “Two ships”"),
    ],
)
def test_clauses_in_a_row_are_heard_apart(clauses: tuple[str, ...], said: str) -> None:
    assert together(clauses) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Escalation", "escalation"),
        ("NATO's readiness", "NATO's readiness"),
        ("Minsk's alignment with Moscow", "Minsk's alignment with Moscow"),
        ("The Union State's trust in NATO", "the Union State's trust in NATO"),
        ("Cohesion of the Alliance", "the cohesion of the Alliance"),
    ],
)
def test_a_title_within_a_sentence(title: str, said: str) -> None:
    assert inside(title) == said


def test_a_sentence_begins_large_and_ends_once() -> None:
    assert sentence("it is foggy") == "It is foggy."
    assert sentence("they said “stop.”") == "They said “stop.”"


def test_only_whole_sentences_fit_a_line() -> None:
    long = "x" * (LINE - 3) + "."
    assert fitted("So.", long) == "So."
    assert fitted(long, "So.") == long
    assert fitted("One.", "Two.") == "One. Two."


def test_of_a_sentence_that_is_longer_than_a_line_the_beginning_stays() -> None:
    told = fitted("They raise it. " * 40, "So.")
    assert told.startswith("They raise it. ")
    assert told.endswith(" …")
    assert len(told) <= LINE
    assert len(fitted("x" * (LINE + 1))) <= LINE
    assert fitted() == ""


def test_numbers_as_people_say_them() -> None:
    assert (count(2), count(9)) == ("two", "9")


def test_a_text_opens_with_as_many_whole_sentences_as_fit() -> None:
    text = "One is here. Two are there! Who are they?"
    assert sentences(text) == ["One is here.", "Two are there!", "Who are they?"]
    assert [opening(text, words) for words in (2, 3, 6, 9)] == ["", "One is here.", "One is here. Two are there!", text]


@pytest.mark.parametrize(
    ("percent", "words"),
    [(30, "a best guess"), (45, "roughly even"), (55, "roughly even"), (65, "likely"), (85, "very likely")],
)
def test_a_reading_is_put_in_the_words_that_all_probabilities_are_put_in(percent: int, words: str) -> None:
    assert taken_for(percent, "routine") == f"{words}: routine"
