"""What the trainer is told about each kind of mistake in a deck."""

from __future__ import annotations

import pytest

from support.decks import ferry_files, ferry_with, position
from support.mistakes import Mistake, told_once
from tabletop.deck.parse import parse_deck

MISTAKES = [
    # Types. Nothing is converted.
    Mistake(
        "deck.toml", "low = 0", 'low = "0"', '"0"', 'this should be a whole number, and is the text "0"; write 0 without quotes'
    ),
    Mistake("deck.toml", "low = 0", f"low = 0x{'F' * 9999}", "0xFF", "a very long number is too large a number"),
    Mistake("deck.toml", 'date = "1 March"', f"date = 0x{'F' * 9999}", "0xFF", "this should be a text, and is the number a very"),
    Mistake("deck.toml", "low = 0", "low = true", "true", "this should be a whole number, and is true"),
    Mistake("deck.toml", "low = 0", "low = 0.5", "0.5", "this should be a whole number, and is the number 0.5"),
    Mistake("deck.toml", "start = true", "start = 1", "1\nseen", "this should be true or false, and is the number 1"),
    Mistake(
        "deck.toml",
        'title = "The ferry dispute"',
        "title = 3",
        "3",
        "this should be a text, and is the number 3; put it in quotes",
    ),
    Mistake(
        "deck.toml", 'date = "1 March"', "date = 2025-03-01", "2025", "this should be a text, and is the date or time 2025-03-01"
    ),
    Mistake(
        "deck.toml",
        'broken = ["norvia.unity -1"]',
        'broken = "norvia.unity -1"',
        '"norvia.unity',
        'this should be a list in square brackets, each entry an effect, and is the text "norvia.unity -1"; '
        'write ["norvia.unity -1"]',
        "team[0].broken",
    ),
    Mistake("deck.toml", "income = 1", "income = 99999999", "99999999", "99999999 is too large a number; the largest is 999999"),
    Mistake(
        "injects.toml",
        "claims = [",
        "claims = [1, ",
        '1, "F01"',
        "this should be a text, and is the number 1",
        "inject[0].claims[0]",
    ),
    Mistake("injects.toml", 'text = "Both capitals', "text.all = 4 #", "4 #", "this should be a text", "inject[1].text.all"),
    Mistake("injects.toml", 'source = "Press"', "source = 1", "1\ntext", "this should be a text, or a table of texts by team"),
    Mistake(
        "injects.toml",
        "[inject.expects]",
        "[[inject.expects]]",
        "[[inject.expects",
        "this should be a table of keys, and is a list",
    ),
    Mistake("roles.toml", 'red_lines = ["No', 'red_lines = "x" # ["No', '"x"', "this should be a list in square brackets"),
    Mistake("actions-norvia.toml", 'authority = "port"', "authority = 1", "1\n", "this should be a role or a list of roles"),
    Mistake(
        "deck.toml",
        'seen = "all"',
        'seen = "norvia"',
        '"norvia"\n\n[[flag]]',
        'this should be "all" or a list of teams',
        "flag[0].seen",
    ),
    # keys and tables
    Mistake(
        "injects.toml",
        "kind = ",
        "knid = ",
        "knid",
        "`knid` is no key that can stand here; did you mean `kind`?",
        "inject[0].knid",
    ),
    Mistake(
        "injects.toml",
        "by_turn = 2",
        "by_trun = 2",
        "by_trun",
        "`by_trun` is no key that can stand here; did you mean `by_turn`?",
    ),
    Mistake(
        "deck.toml", '{ at = 0, name = "Calm" }', '{ at = 0, nmae = "Calm" }', "nmae", "`nmae` is no key that can stand here"
    ),
    Mistake(
        "deck.toml", "licence = ", "license = ", "license", "`license` is no key that can stand here; did you mean `licence`?"
    ),
    Mistake("rules.toml", "[[rule]]", "[[rules]]", "rules]]", "`rules` is no table of a deck; did you mean `rule`?", "rules"),
    Mistake(
        "rules.toml",
        "[[rule]]",
        "[[weather]]\nx = 1\n[[rule]]",
        "weather",
        "`weather` is no table of a deck; what can stand here",
    ),
    Mistake("deck.toml", "[ladder]", "[[ladder]]", "ladder]]", "a deck has one ladder; write [ladder] with single brackets"),
    Mistake("aims.toml", "weight = 2", "files = 2", "files", "`files` is no key that can stand here"),
    # missing keys
    Mistake(
        "injects.toml", 'kind = "contextual"\n', "", "[[inject]]", "`kind` is missing; add `kind`, one of contextual, expected,"
    ),
    Mistake(
        "injects.toml",
        'team = "norvia"\n',
        "",
        "[inject.expects]",
        "`team` is missing; add `team`, a text in quotes",
        "inject[0].expects",
    ),
    Mistake(
        "deck.toml", '{ at = 0, name = "Calm" }', "{ at = 0 }", "{ at = 0 }", "`name` is missing; add `name`", "track[0].bands[0]"
    ),
    # values out of a few
    Mistake(
        "injects.toml",
        '"contextual"',
        '"contextal"',
        '"contextal"',
        '"contextal" is not one of contextual, expected, contingency or',
    ),
    Mistake(
        "injects.toml",
        '"contextual"',
        "1",
        "1\nturn",
        "this should be one of contextual, expected, contingency or administrative",
    ),
    Mistake(
        "actions-norvia.toml", '"deniable"', '"secret"', '"secret"', '"secret" is not one of overt, deniable or covert; write'
    ),
    # ids
    Mistake(
        "roles.toml", '"port"', '"Port Ministry"', '"Port', '"Port Ministry" cannot be an id; an id is made of lower case letters'
    ),
    Mistake("roles.toml", '"port"', '"-"', '"-"', '"-" cannot be an id'),
    Mistake("roles.toml", '"port"', '"p--q"', '"p--q"', '"p--q" cannot be an id'),
    Mistake("roles.toml", '"port"', f'"{"p" * 61}"', '"pppp', f'"{"p" * 59}…" cannot be an id; an id is made of lower'),
    Mistake("roles.toml", 'id = "port"', "id = 4", "4", "this should be an id in quotes, and is the number 4"),
    Mistake("deck.toml", '"norvia.unity"', '"norvia.unity.more"', '"norvia.unity.more"', '"norvia.unity.more" cannot be an id'),
    # conditions and effects, with the column inside the text
    Mistake("rules.toml", "norvia.trust <= 1 and", "norvia.trust <= 1 & and", "& and", "`&` has no meaning in a condition"),
    Mistake("rules.toml", "norvia.trust <= 1 and", "(norvia.trust <= 1 and", "(norvia", "a bracket is opened and not closed"),
    Mistake(
        "rules.toml", '"norvia.trust <= 1 and sandrel.trust <= 1"', '""', '"\neffects', "the condition is empty; write `true`"
    ),
    Mistake(
        "rules.toml",
        '"norvia.trust <= 1 and sandrel.trust <= 1"',
        "true",
        "true",
        'this should be a condition in quotes, and is true; write "true"',
    ),
    Mistake("injects.toml", '"escalation +1"', '"escalation +"', "escalation +", "this is no effect: write a track with +N"),
    Mistake(
        "injects.toml", "-1 if ferry_halted", "-1 if ferry_halted and", '"]\n\n[[inject]]\nid = "coal', "the condition breaks off"
    ),
    Mistake("injects.toml", '"escalation +1"', "1", '1, "norvia', "this should be an effect in quotes, and is the number 1"),
    # control characters
    Mistake(
        "roles.toml", "Port Ministry", "Port \\u001b[2J", "\\u001b", "the text holds the control character U+001B, which a screen"
    ),
    # TOML
    Mistake(
        "roles.toml", '"Port Ministry"', "Port Ministry", "Port Min", "the file is not TOML: invalid value; text stands in quotes"
    ),
    Mistake(
        "roles.toml",
        'title = "Port',
        'title = "x"\ntitle = "Port',
        "\ncard",
        "the file is not TOML: cannot overwrite a value; this key",
    ),
    Mistake("roles.toml", '"port"', '"port', "\nteam", "the file is not TOML: illegal character"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_once_where_it_stands(mistake: Mistake) -> None:
    told_once(mistake, parse_deck)


def test_the_card_is_named() -> None:
    (problem,) = parse_deck(ferry_with("injects.toml", "by_turn = 2", 'by_turn = "2"')).problems
    line, column = position(ferry_with("injects.toml", "by_turn = 2", 'by_turn = "2"')["injects.toml"], '"2"')
    assert str(problem) == (
        f"injects.toml:{line}:{column}: inject collision, expects.by_turn: "
        'this should be a whole number, and is the text "2"; write 2 without quotes'
    )


def test_a_table_in_single_brackets() -> None:
    (problem,) = parse_deck(ferry_files() | {"more.toml": b'[inject]\nid = "x"\n'}).problems
    assert (
        str(problem)
        == "more.toml:1:2: inject: `inject` should be tables, one for each inject; write [[inject]] with two brackets"
    )


def test_a_value_where_tables_should_be() -> None:
    (problem,) = parse_deck(ferry_files() | {"more.toml": b'inject = "x"\n'}).problems
    assert str(problem).endswith("write each inject under a line [[inject]]")


def test_a_deck_key_in_two_files() -> None:
    (problem,) = parse_deck(ferry_files() | {"more.toml": b'\ntitle = "Again"\n'}).problems
    assert str(problem) == "more.toml:2:1: title: `title` stands in deck.toml already; keep one of the two"


def test_a_deck_key_again_in_a_file_that_comes_before_the_main_one() -> None:
    (problem,) = parse_deck(ferry_files() | {"a.toml": b'title = "Again"\n'}).problems
    assert str(problem) == "a.toml:1:1: title: `title` stands in deck.toml already; keep one of the two"


def test_a_key_whose_table_is_not_opened() -> None:
    (problem,) = parse_deck(ferry_files() | {"a.toml": b"partly = 'turn > 1'\n"}).problems
    assert str(problem) == (
        "a.toml:1:1: partly: `partly` is no key of the deck itself; "
        "it belongs under a line such as [[aim]], which is missing above it"
    )


def test_a_second_ladder() -> None:
    (problem,) = parse_deck(ferry_files() | {"more.toml": b'[ladder]\ntrack = "escalation"\n'}).problems
    assert str(problem) == "more.toml:1:2: ladder: `ladder` stands in deck.toml already; keep one of the two"


def test_a_deck_key_that_is_missing() -> None:
    (problem,) = parse_deck(ferry_with("deck.toml", 'version = "1"\n', "")).problems
    assert str(problem) == "deck.toml: `version` is missing; add `version`, a text in quotes, to deck.toml"


def test_a_file_that_is_not_utf_8() -> None:
    data = ferry_files()["roles.toml"].replace(b"Ministry", b"Minist\xe9re", 1)
    (problem,) = parse_deck(ferry_files() | {"roles.toml": data}).problems
    at = data.index(b"\xe9")
    assert str(problem) == f"roles.toml:4:21: the file is not UTF-8: byte {at} is 0xE9; save it as UTF-8 in your editor"


def test_no_file_at_all() -> None:
    (problem,) = parse_deck({}).problems
    assert str(problem) == "there is no file in this deck; a deck is a folder with deck.toml in it"


@pytest.mark.parametrize("text", [b"x = " + b"[" * 50_000, b"x = " + b"9" * 10_000, b"\x00", b"a." * 30_000 + b"b = 1"])
def test_a_file_made_to_break_the_reader_is_a_problem_and_no_more(text: bytes) -> None:
    problems = parse_deck(ferry_files() | {"evil.toml": text}).problems
    assert [problem.file for problem in problems] == ["evil.toml"]


def test_all_mistakes_of_all_files_are_told_at_once() -> None:
    files = ferry_with("injects.toml", '"contextual"', '"contextal"')
    files |= {"roles.toml": ferry_with("roles.toml", '"port"', '"Port"')["roles.toml"]}
    files |= {"aims.toml": ferry_with("aims.toml", "weight = 2", 'wieght = "2"')["aims.toml"]}
    files |= {"rules.toml": b"[[rule]\n", "questions.toml": b"\xff"}
    text = files["injects.toml"].decode().replace("by_turn = 2", 'by_turn = "2"').replace('"escalation +1"', '"escalation"+')
    files["objectives.toml"] = text.replace('"escalation"+', '"+"').encode()
    told = [(problem.file, problem.path) for problem in parse_deck(files).problems]
    assert told == [
        ("aims.toml", "aim[0].wieght"),
        ("injects.toml", "inject[0].kind"),
        ("objectives.toml", "inject[0].kind"),
        ("objectives.toml", "inject[0].effects[0]"),
        ("objectives.toml", "inject[0].expects.by_turn"),
        ("questions.toml", ""),
        ("roles.toml", "role[0].id"),
        ("rules.toml", ""),
    ]
