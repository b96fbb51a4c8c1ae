"""What was said before is said another way."""

from __future__ import annotations

import pytest

from tabletop.engine.people.wording import Told, clipped, line

FORMS = ("{name} stands at {band}", "we find {name} at {band}")


def test_a_line_is_a_sentence() -> None:
    assert str(line("{it}; so we come nearer", it="it raises readiness")) == "It raises readiness; so we come nearer."


def test_one_form_is_used_once_whatever_stands_in_it() -> None:
    told = Told(["It is late. Readiness stands at “High”. We pay for it."])
    assert told.new([line(form, name="cohesion", band="“Firm”") for form in FORMS]) == "We find cohesion at “Firm”."


def test_where_all_forms_are_used_other_words_will_do_and_the_same_words_never() -> None:
    told = Told(["Readiness stands at “High”.", "We find readiness at “High”."])
    assert told.new([line(form, name="trust", band="“Thin”") for form in FORMS]) == "Trust stands at “Thin”."
    assert told.new([line(form, name="readiness", band="“High”") for form in FORMS]) == ""


def test_what_must_be_said_is_said_the_way_that_was_used_least() -> None:
    told = Told(["Readiness stands at “High”.", "Trust stands at “Thin”.", "We find trust at “Thin”."])
    assert told.fresh([line(form, name="readiness", band="“High”") for form in FORMS]) == "We find readiness at “High”."
    told.add("We find readiness at “High”.")
    assert told.last == "We find readiness at “High”."
    assert told.fresh([line(form, name="readiness", band="“High”") for form in FORMS]) == "Readiness stands at “High”."


def test_a_form_that_is_nothing_but_a_gap_is_as_fresh_as_its_words() -> None:
    told = Told(["Trust stands at “Thin”.", "What it does: it raises trust."])
    forms = [line("what it does: {it}", it="it raises readiness"), line("{it}", it="it raises readiness")]
    assert told.fresh(forms) == "It raises readiness."
    told.add("It raises readiness.")
    assert told.times(forms[1]) == 1


def test_text_of_a_deck_with_braces_and_signs_is_text() -> None:
    told = Told([str(line("it answers: {text}", text="“a {b} (c) [d]* \\1”"))])
    assert told.last == "It answers: “a {b} (c) [d]* \\1”."
    assert told.new([line("it answers: {text}", text="“x”")]) == "It answers: “x”."


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Two cutters take station.", "“Two cutters take station”"),
        ("EXERCISE. The ferry stays in port today. More follows.", "“The ferry stays in port today”"),
        (
            "Polish vehicles that stood close to the Belarusian border drive west at night in long columns.",
            "“Polish vehicles that stood close to the Belarusian border drive west at …”",
        ),
        (
            "Soldiers in the uniforms of several states, some of them far away, march and fire on a training ground.",
            "“Soldiers in the uniforms of several states, some of them far away …”",
        ),
    ],
)
def test_of_what_others_wrote_the_beginning_is_quoted(text: str, quoted: str) -> None:
    assert clipped(text) == quoted
