"""A line says exactly what was meant, and nothing is guessed when it does not."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.filled import filled
from journal.samples import CODEC, HEADER, START, Part, Rich, Said, commit, numbers, some_commits, texts
from tabletop.game.events import EVENTS, Event, IncidentRead, InjectTimed, MoveRead, ProposalMade, ProposalSettled
from tabletop.journal.codec import UPCASTS, Codec, MalformedError, NewerError, Raw, game_codec
from tabletop.journal.commit import Commit, Origin
from tabletop.journal.errors import Unstorable

ZERO = "0" * 64
RICH = Rich(
    text="“so”",
    number=-3,
    truth=True,
    kind="main",
    turn=None,
    tracks=(1, 2),
    names=("a",),
    parts=(Part(text="x", weight=2),),
    part=Part(text="y", weight=0),
    texts={"union_state": "u", "nato": "n"},
    deep={"nato": {"trust": 3}},
)


@given(some_commits)
def test_a_commit_comes_back_as_it_was_and_its_line_to_the_byte(original: Commit) -> None:
    line = CODEC.encode(original, ZERO)
    assert b"\n" not in line
    back = CODEC.decode(line)
    assert back == original
    assert CODEC.encode(back, ZERO) == line


def test_the_layout_of_a_line_is_the_documented_one() -> None:
    line = CODEC.encode(commit(7, Said(text="é")), ZERO)
    assert line.decode() == (
        f'{{"seq":7,"id":"c7","at":"{START}","seat":"control","person":"p1","behalf":"",'
        f'"events":[{{"type":"said","v":1,"text":"é"}}],"prev":"{ZERO}"}}'
    )


def test_mappings_keep_their_order() -> None:
    back = CODEC.decode(CODEC.encode(commit(1, RICH), ZERO)).events[0]
    assert isinstance(back, Rich)
    assert list(back.texts) == ["union_state", "nato"]


def _changed(**fields: Any) -> bytes:
    raw = orjson.loads(CODEC.encode(commit(1, RICH), ZERO))
    raw["events"][0] |= fields
    return orjson.dumps(raw)


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "3"},
        {"number": 1.0},
        {"number": True},
        {"number": None},
        {"truth": 1},
        {"text": 3},
        {"text": None},
        {"kind": "other"},
        {"turn": "3"},
        {"tracks": "12"},
        {"tracks": {"1": 2}},
        {"tracks": ["1"]},
        {"texts": [["a", "b"]]},
        {"texts": {"a": 1}},
        {"deep": {"a": {"b": "c"}}},
        {"parts": [{"text": "x"}]},
        {"parts": [{"weight": 1, "text": "x"}]},
        {"part": {"text": "x", "weight": 1, "more": 1}},
        {"unknown": 1},
    ],
)
def test_no_value_is_coerced_filled_in_or_dropped(fields: dict[str, object]) -> None:
    with pytest.raises(MalformedError, match="rich"):
        CODEC.decode(_changed(**fields))


@pytest.mark.parametrize("key", ["seq", "id", "at", "seat", "person", "behalf", "events", "prev"])
def test_a_line_with_a_missing_or_wrong_part_is_refused(key: str) -> None:
    raw = orjson.loads(CODEC.encode(commit(1), ZERO))
    with pytest.raises(MalformedError):
        CODEC.decode(orjson.dumps({name: value for name, value in raw.items() if name != key}))
    if key != "prev":
        with pytest.raises(MalformedError):
            CODEC.decode(orjson.dumps(raw | {key: 1.5}))


@pytest.mark.parametrize("line", [b"", b"[]", b"null", b"{", b"\xff\xfe", b'{"seq":1}', b'{"events":[[]]}'])
def test_junk_is_refused(line: bytes) -> None:
    with pytest.raises(MalformedError):
        CODEC.decode(line)


@pytest.mark.parametrize(
    "event", ["x", [], None, {"type": "said"}, {"v": 1, "text": ""}, {"type": ["said"], "v": 1}, {"type": "said", "v": "1"}]
)
def test_an_event_that_does_not_say_what_it_is_is_refused(event: object) -> None:
    raw = orjson.loads(CODEC.encode(commit(1), ZERO))
    with pytest.raises(MalformedError):
        CODEC.decode(orjson.dumps(raw | {"events": [event]}))


@pytest.mark.parametrize(("name", "version"), [("rich", 4), ("said", 2), ("never_heard_of", 1)])
def test_what_is_newer_is_said_to_be_newer(name: str, version: int) -> None:
    with pytest.raises(NewerError, match=name):
        CODEC.decode(_changed(type=name, v=version))


def test_former_versions_are_brought_up_step_by_step_also_under_another_name() -> None:
    def from_1(raw: Raw) -> Raw:
        return {"type": "rich", "v": 2} | {key: value for key, value in raw.items() if key not in ("type", "v")}

    def from_2(raw: Raw) -> Raw:
        return {"type": raw["type"], "v": 3, "text": raw.pop("words")} | {
            key: value for key, value in raw.items() if key not in ("type", "v")
        }

    codec = Codec((Said, Rich), {("wealthy", 1): from_1, ("rich", 2): from_2})
    raw = orjson.loads(CODEC.encode(commit(1, RICH), ZERO))
    event = raw["events"][0]
    old = {"type": "wealthy", "v": 1, "words": event.pop("text")} | {k: v for k, v in event.items() if k not in ("type", "v")}
    assert codec.decode(orjson.dumps(raw | {"events": [old]})).events == (RICH,)


@pytest.mark.parametrize(
    "step", [lambda raw: raw, lambda _: {"type": "rich", "v": 3}, lambda raw: raw["no such key"], lambda _: None]
)
def test_an_upcast_that_fails_or_goes_round_in_circles_is_an_error_of_the_line(step: Any) -> None:
    codec = Codec((Rich,), {("rich", 2): step})
    with pytest.raises(MalformedError):
        codec.decode(_changed(v=2))


def test_an_old_version_without_an_upcast_is_refused() -> None:
    with pytest.raises(MalformedError, match="version 1"):
        CODEC.decode(_changed(v=1))


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "\ud800"},
        {"number": 2**70},
        {"number": True},
        {"tracks": [1, 2]},
        {"tracks": {1}},
        {"texts": {1: "a"}},
        {"parts": ("x",)},
        {"kind": "neither"},
    ],
    ids=ascii,
)
def test_what_could_not_be_read_back_is_never_written(wrong: dict[str, Any]) -> None:
    with pytest.raises(Unstorable, match="Nothing was saved"):
        CODEC.encode(commit(1, evolve(RICH, **wrong)), ZERO)


def test_an_event_outside_the_registry_is_not_written() -> None:
    with pytest.raises(Unstorable):
        Codec((Said,)).encode(commit(1, RICH), ZERO)


@pytest.mark.parametrize(
    "at", ["", "2025-09-10", "2025-09-10T08:00:00Z", "2025-13-10T08:00:00.000Z", "2025-09-10T08:00:00.000+00:00"]
)
def test_a_time_has_one_form(at: str) -> None:
    with pytest.raises(Unstorable, match="time"):
        CODEC.encode(commit(1, at=at), ZERO)


def test_a_header_comes_back_as_it_was_and_its_line_to_the_byte() -> None:
    for header in (HEADER, evolve(HEADER, origin=Origin(session="s0", seq=4, head=ZERO), deck_files={})):
        line = CODEC.encode_header(header)
        assert CODEC.decode_header(line) == header
        assert CODEC.encode_header(CODEC.decode_header(line)) == line


def test_the_layout_of_a_first_line_is_the_documented_one() -> None:
    line = CODEC.encode_header(evolve(HEADER, deck_files={"deck.toml": "x"}))
    assert line.decode() == (
        '{"save":"tabletop","format":1,"app":"0.1.0","session":"s1","title":"Spring exercise",'
        f'"created":"{START}",'
        f'"deck":{{"id":"zapad-2025","title":"Zapad 2025","digest":"{"d" * 64}","files":{{"deck.toml":"x"}}}},'
        '"seed":"a seed","origin":null}'
    )


@pytest.mark.parametrize(
    "change",
    [
        {"save": "other"},
        {"format": "1"},
        {"app": None},
        {"title": 3},
        {"created": "today"},
        {"deck": {}},
        {"deck": {"id": "a", "title": "b", "digest": "c", "files": {"x": 1}}},
        {"options": {}},
        {"origin": {}},
        {"origin": {"session": "s", "seq": "1", "head": ""}},
        {"more": 1},
    ],
)
def test_a_header_that_is_not_whole_is_refused(change: dict[str, object]) -> None:
    raw = orjson.loads(CODEC.encode_header(HEADER))
    with pytest.raises(MalformedError):
        CODEC.decode_header(orjson.dumps(raw | change))


def test_a_newer_format_is_said_to_be_newer_whatever_else_has_changed() -> None:
    with pytest.raises(NewerError, match="format 2"):
        CODEC.decode_header(b'{"save":"tabletop","format":2,"something":"else"}')


def test_two_events_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="NAME"):
        Codec((Said, Said))


def test_the_games_own_events_can_all_be_kept_and_former_ones_lead_to_them() -> None:
    codec = game_codec()
    assert codec is game_codec()
    current = {kind.NAME: kind.VERSION for kind in EVENTS}
    assert len(current) == len(EVENTS)
    for name, version in UPCASTS:
        assert version < current.get(name, version + 1)


def test_an_inject_timed_by_a_former_version_was_bound_to_no_hour_of_the_day() -> None:
    now = InjectTimed(inject="collision", at=1_772_000_000, fixed=False)
    line = game_codec().encode(commit(1, now), ZERO)
    former = line.replace(b'"v":2', b'"v":1').replace(b',"fixed":false', b"")
    assert former != line
    assert b"fixed" not in former
    assert game_codec().decode(former).events == (now,)


@pytest.mark.parametrize(
    "now",
    [
        IncidentRead(team="norvia", ref=1, inject="collision", reading="accident", likelihood=60, grounds=""),
        MoveRead(team="norvia", ref=1, order="T1-sandrel-main", reading="probing", likelihood=60, grounds=""),
    ],
    ids=lambda event: event.NAME,
)
def test_a_reading_of_a_former_version_gave_no_grounds(now: Event) -> None:
    line = game_codec().encode(commit(1, now), ZERO)
    former = line.replace(b'"v":2', b'"v":1').replace(b',"grounds":""', b"")
    assert b"grounds" not in former
    assert game_codec().decode(former).events == (now,)


def test_a_proposal_of_a_former_version_was_told_to_no_team() -> None:
    made = ProposalMade(
        proposal="T1-P1", source="rule", card="quiet-day", title="Quiet", effects=(), cause="", chance=100, roll=0, plain=()
    )
    settled = ProposalSettled(
        proposal="T1-P1", decision="hold", reason="No.", effects=(), tracks=(1,), flags=(), refs={}, rule={}
    )
    line = game_codec().encode(commit(1, made, settled), ZERO)
    former = line.replace(b'"v":2', b'"v":1').replace(b',"plain":[]', b"").replace(b',"refs":{},"rule":{}', b"")
    assert b"plain" not in former
    assert b"refs" not in former
    assert game_codec().decode(former).events == (made, settled)


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.NAME)
@settings(max_examples=20)
@given(st.data())
def test_every_event_of_the_game_comes_back_as_it_was(kind: type[Event], data: st.DataObject) -> None:
    leaves = {str: texts, int: numbers, bool: st.booleans()}
    event = filled(kind, lambda leaf: data.draw(leaves[leaf]), lambda: data.draw(st.integers(0, 2)))
    codec = game_codec()
    line = codec.encode(commit(1, event), ZERO)
    assert codec.decode(line).events == (event,)
