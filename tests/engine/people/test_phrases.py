"""Words put together into sentences."""

from __future__ import annotations

import pytest

from tabletop.engine.people.phrases import count, fitted, fives, inside, sentence, together
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


def test_numbers_as_people_say_them() -> None:
    assert (count(2), count(9)) == ("two", "9")
    assert [fives(share) for share in (0, 0.42, 0.6, 1)] == [5, 40, 60, 95]
    assert fives(0.9, high=60) == 60
