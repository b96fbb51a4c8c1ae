"""Reading a deck's files: what comes out."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.decks import ferry, ferry_files
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
