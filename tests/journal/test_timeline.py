"""What is in force after rewinds, and what an amendment changes."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from journal.samples import Part, Rich, Said, commit, commits
from tabletop.game.events import Amended, Event, Noted, Rewound, WordsAt
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import Timeline, amend, timeline


def _rewind(seq: int, to_seq: int) -> Commit:
    return commit(seq, Rewound(to_seq=to_seq, reason="a wrong turn"))


def _amendment(seq: int, field: str = "text", *, event: int = 0, text: str = "better") -> Amended:
    return Amended(seq=seq, event=event, field=field, text=text, reason="a name")


def _in_force(log: list[Commit]) -> list[int]:
    found = timeline(log)
    back = {each.seq for each in found.taken_back}
    return [each.seq for each in log if each.seq not in back]


def test_without_rewinds_all_is_in_force() -> None:
    log = commits(5)
    assert timeline(log) == Timeline(effective=tuple(log), taken_back=(), problems=(), seq=5)
    assert timeline([]) == Timeline(effective=(), taken_back=(), problems=(), seq=0)


def test_a_rewind_takes_back_what_came_after_its_boundary() -> None:
    assert _in_force([*commits(4), _rewind(5, 2), commit(6)]) == [1, 2, 5, 6]


def test_a_rewind_can_go_back_to_before_the_first_commit() -> None:
    assert _in_force([*commits(2), _rewind(3, 0), commit(4)]) == [3, 4]


def test_a_rewind_to_before_an_earlier_one_takes_that_back_too() -> None:
    assert _in_force([*commits(4), _rewind(5, 3), commit(6), _rewind(7, 2)]) == [1, 2, 7]


def test_a_rewind_to_where_an_earlier_one_had_not_happened_yet_brings_back_what_stood_then() -> None:
    assert _in_force([*commits(4), _rewind(5, 1), commit(6), _rewind(7, 4), commit(8)]) == [1, 2, 3, 4, 7, 8]
    assert _in_force([*commits(4), _rewind(5, 1), commit(6), _rewind(7, 3)]) == [1, 2, 3, 7]


def test_a_rewind_to_an_earlier_rewind_keeps_that_one() -> None:
    assert _in_force([*commits(4), _rewind(5, 1), commit(6), _rewind(7, 5)]) == [1, 5, 7]


@st.composite
def logs(draw: st.DrawFn) -> list[Commit]:
    log: list[Commit] = []
    for seq in range(1, draw(st.integers(1, 25)) + 1):
        kind = draw(st.integers(0, 3))
        if kind == 0:
            log.append(_rewind(seq, draw(st.integers(0, seq - 1))))
        elif kind == 1:
            log.append(commit(seq, Said(text=f"{seq}"), Noted(text=f"kept {seq}")))
        else:
            log.append(commit(seq))
    return log


def _as_told(log: list[Commit]) -> list[int]:
    """The rule as it is told: keep what stood after each commit; a rewind starts again from what stood then."""
    stood: list[list[int]] = [[]]
    for each in log:
        event = each.events[0]
        stood.append([*stood[event.to_seq if isinstance(event, Rewound) else -1], each.seq])
    return stood[-1]


@given(logs())
def test_the_log_stands_as_it_stood_at_the_boundary_gone_back_to(log: list[Commit]) -> None:
    assert _in_force(log) == _as_told(log)


@given(logs())
def test_nothing_is_lost_doubled_or_out_of_order(log: list[Commit]) -> None:
    found = timeline(log)
    assert not found.problems
    in_force = _in_force(log)
    assert sorted(in_force + [each.seq for each in found.taken_back]) == list(range(1, len(log) + 1))
    seqs = [each.seq for each in found.effective]
    assert seqs == sorted(set(seqs))
    assert [each for each in found.effective if each.seq in set(in_force)] == [log[seq - 1] for seq in in_force]


@given(logs())
def test_lasting_events_stay_whatever_is_taken_back(log: list[Commit]) -> None:
    def lasting(some: tuple[Commit, ...] | list[Commit]) -> list[tuple[int, Event]]:
        return [(each.seq, event) for each in some for event in each.events if event.LASTING]

    found = timeline(log)
    assert lasting(found.effective) == lasting(log)
    taken = {each.seq for each in found.taken_back}
    assert all(event.LASTING for each in found.effective if each.seq in taken for event in each.events)


@pytest.mark.parametrize("to_seq", [3, 4, -1])
def test_a_rewind_to_what_is_not_before_it_changes_nothing_and_is_reported(to_seq: int) -> None:
    found = timeline([*commits(2), _rewind(3, to_seq)])
    assert [each.seq for each in found.effective] == [1, 2, 3]
    assert str(to_seq) in found.problems[0]


def test_an_amendment_replaces_words_and_nothing_else() -> None:
    log = [commit(1, Said(text="a"), Said(text="b")), commit(2), commit(3, _amendment(1, event=1))]
    found = timeline(log)
    assert found.effective == (evolve(log[0], events=(Said(text="a"), Said(text="better"))), log[1], log[2])
    assert log[0].events[1] == Said(text="b")


def test_the_last_amendment_of_a_text_counts() -> None:
    log = [commit(1), commit(2, _amendment(1, text="x")), commit(3, _amendment(1, text="y"))]
    assert timeline(log).effective[0].events == (Said(text="y"),)


RICH = Rich(
    text="t",
    number=1,
    truth=True,
    kind="main",
    turn=None,
    tracks=(1,),
    names=("a", "b"),
    parts=(Part(text="x", weight=1),),
    part=None,
    texts={"nato": "n", "union_state": "u"},
    deep={},
)


@pytest.mark.parametrize(
    ("field", "amended"),
    [
        ("text", evolve(RICH, text="better")),
        ("texts.nato", evolve(RICH, texts={"nato": "better", "union_state": "u"})),
        ("names.1", evolve(RICH, names=("a", "better"))),
    ],
)
def test_words_in_a_text_a_mapping_and_a_list_can_be_amended(field: str, amended: Rich) -> None:
    assert amend([commit(1, RICH)], WordsAt(1, 0, field), "better").events == (amended,)


@pytest.mark.parametrize(
    "amendment",
    [
        _amendment(0),
        _amendment(2),
        _amendment(1, event=1),
        _amendment(1, event=-1),
        _amendment(1, "nothing"),
        _amendment(1, "number"),
        _amendment(1, "kind"),
        _amendment(1, "parts.0"),
        _amendment(1, "texts"),
        _amendment(1, "texts.russia"),
        _amendment(1, "names"),
        _amendment(1, "names.2"),
        _amendment(1, "names.-1"),
        _amendment(1, "names.x"),
        _amendment(1, "text.0"),
        _amendment(1, ""),
    ],
    ids=lambda each: f"{each.seq}-{each.event}-{each.field}",
)
def test_what_is_not_words_or_not_there_is_not_amended(amendment: Amended) -> None:
    log = [commit(1, RICH)]
    with pytest.raises(ValueError, match=r"^(There is|Step|Only|The event|“).*\.$"):
        amend(log, *amendment.places, amendment.text)
    found = timeline([*log, commit(2, amendment)])
    assert found.effective[0] == log[0]
    assert len(found.problems) == 1


def test_an_amendment_is_not_amended_but_made_again() -> None:
    with pytest.raises(ValueError, match="Only words"):
        amend([commit(1), commit(2, _amendment(1))], WordsAt(2, 0, "text"), "better")


def test_an_amendment_outlasts_a_rewind_and_reaches_what_was_taken_back() -> None:
    log = [commit(1), commit(2, Said(text="x"), Noted(text="n")), commit(3, _amendment(2), _amendment(2, event=1)), _rewind(4, 1)]
    found = timeline(log)
    assert found.taken_back[0].events == (Said(text="better"), Noted(text="better"))
    assert found.effective[1].events == (Noted(text="better"),)
