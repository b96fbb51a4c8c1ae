"""Reading a deck's files: what comes out, and what the trainer is told about each kind of mistake."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.decks import ferry, ferry_files, ferry_with, position
from support.mistakes import Mistake, told_once
from tabletop.deck.parse import Tables, digest_of, parse_deck, read_embedded
from tabletop.deck.problems import DeckError


def test_a_right_deck_has_no_problems() -> None:
    parsed = parse_deck(ferry_files())
    assert parsed.problems == ()
    assert parsed.deck is not None
    assert parsed.deck.team_ids == ("norvia", "sandrel")


def test_one_text_means_a_text_for_all() -> None:
    inject = next(inject for inject in ferry().injects if inject.id == "newspapers")
    assert inject.source == {"all": "Press"}
    assert inject.wording("norvia") == inject.wording("sandrel") != ""


def test_one_role_and_a_list_of_roles_are_both_an_authority() -> None:
    actions = {action.id: action for action in ferry().actions}
    assert actions["halt-ferry"].authority == ("port",)
    assert actions["joint-inspection"].authority == ("port", "cabinet")


def test_a_flag_seen_by_all_by_some_and_by_nobody() -> None:
    assert {flag.id: flag.seen for flag in ferry().flags} == {
        "ferry_halted": ("all",),
        "cable_tapped": ("norvia",),
        "buoy_moved": (),
    }


def test_tables_may_stand_in_any_file_and_in_several() -> None:
    files = ferry_files()
    moved = {"deck.toml": files["deck.toml"], "all.toml": b"\n".join(files[name] for name in files if name != "deck.toml")}
    deck = parse_deck(moved).deck
    assert deck is not None
    assert {inject.id for inject in deck.injects} == {inject.id for inject in ferry().injects}
    assert {action.id for action in deck.actions} == {action.id for action in ferry().actions}


def test_a_deck_keeps_its_files_as_text() -> None:
    assert ferry().files == {name: data.decode() for name, data in ferry_files().items()}


def test_line_ends_and_a_byte_order_mark_make_no_other_deck() -> None:
    windows = {name: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") for name, data in ferry_files().items()}
    deck = parse_deck(windows).deck
    assert deck is not None
    assert deck.digest == ferry().digest
    assert deck.brief == ferry().brief


def test_the_digest_is_what_the_documentation_says() -> None:
    texts = {"b.toml": "é", "a.toml": "x = 1\n"}
    data = b""
    for part in ("a.toml", "x = 1\n", "b.toml", "é"):
        data += len(part.encode()).to_bytes(8, "big") + part.encode()
    assert digest_of(texts) == hashlib.sha256(data).hexdigest()


def test_any_change_of_name_or_text_changes_the_digest() -> None:
    digests = {digest_of(texts) for texts in ({"a": "bc"}, {"ab": "c"}, {"a": "bd"}, {"a": "b", "c": ""}, {})}
    assert len(digests) == 5


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


@given(st.dictionaries(st.text(max_size=5), st.binary(max_size=40), max_size=3))
def test_no_bytes_make_it_raise(files: dict[str, bytes]) -> None:
    assert parse_deck(files).deck is None


KEYS = ["inject", "action", "track", "id", "text", "when", "effects", "bands", "ladder", "title", "expects", "play", "seen"]
VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-3, 3), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)),
    max_leaves=12,
)


def as_toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {as_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return '"' + "".join(f"\\U{ord(letter):08X}" for letter in value) + '"' if isinstance(value, str) else str(value)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1))
def test_values_of_any_type_anywhere_are_told_with_a_place(values: dict[str, object]) -> None:
    text = "\n".join(f"{key} = {as_toml(value)}" for key, value in values.items())
    problems = parse_deck({"more.toml": text.encode("utf-8", "surrogatepass")}).problems
    assert problems
    assert all(problem.line >= 1 or not problem.path for problem in problems)


def test_the_deck_of_a_save_is_read_from_its_text() -> None:
    deck = read_embedded(ferry().files, 1)
    assert (deck.digest, deck.injects) == (ferry().digest, ferry().injects)


def test_the_deck_of_a_save_is_not_linted() -> None:
    deck = read_embedded({name: text.replace("start = 2", "start = 99") for name, text in ferry().files.items()}, 1)
    assert deck.tracks[0].start == 99


def test_a_save_whose_deck_cannot_be_read_gives_one_sentence() -> None:
    files = dict(ferry().files) | {"rules.toml": "[[rule]\n", "aims.toml": "aim = 1"}
    with pytest.raises(
        DeckError, match=r"^The deck inside this save cannot be read: aims\.toml:1:1: .* \(and 1 more\)\. Open it with"
    ) as caught:
        read_embedded(files, 1)
    assert len(caught.value.problems) == 2


def test_the_deck_of_an_older_save_is_brought_up_one_format_at_a_time() -> None:
    files = {name: text.replace("[[inject]]", "[[event]]").replace("[inject.", "[event.") for name, text in ferry().files.items()}
    steps: list[int] = []

    def first(tables: Tables) -> Tables:
        steps.append(1)
        return {name: {{"event": "card"}.get(key, key): value for key, value in file.items()} for name, file in tables.items()}

    def second(tables: Tables) -> Tables:
        steps.append(2)
        return {name: {{"card": "inject"}.get(key, key): value for key, value in file.items()} for name, file in tables.items()}

    upcasts = {2: second, 1: first}
    assert read_embedded(files, 1, upcasts=upcasts).injects == ferry().injects
    assert steps == [1, 2]
    assert read_embedded(files, 1, upcasts=upcasts).files == files, "the text itself is never rewritten"
    with pytest.raises(DeckError, match=r"^The deck inside old\.tabletop cannot be read: "):
        read_embedded(files, 2, save="old.tabletop", upcasts=upcasts)
    assert read_embedded(ferry().files, 3, upcasts=upcasts).injects == ferry().injects
