"""What somebody is typing is not lost, and is gone once it is submitted."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.faulty_disk import FaultyDisk
from journal.samples import texts
from tabletop.journal.drafts import SLACK, DraftKey, Drafts, drafts_path

KEY = DraftKey("s1", "p1", "nato", "order")
OTHER = DraftKey("s1", "p2", "nato", "order")


@pytest.fixture
def save(tmp_path: Path) -> Path:
    return tmp_path / "x.tabletop"


@pytest.fixture
def opened(save: Path) -> Iterator[Callable[[], Drafts]]:
    """Opens the drafts anew each time, as after a crash: nobody closes them before the test ends."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(Drafts(save))


def test_the_last_words_on_each_form_are_there_after_a_crash(save: Path, opened: Callable[[], Drafts]) -> None:
    drafts = opened()
    for typed in ("w", "we", "we close"):
        drafts.put(KEY, {"why": typed, "card": "close-crossings"})
    drafts.put(OTHER, {"why": "no"})
    again = opened()  # the first was never closed
    assert again.get(KEY) == {"why": "we close", "card": "close-crossings"}
    assert again.get(OTHER) == {"why": "no"}
    assert again.get(DraftKey("s2", "p1", "nato", "order")) == {}
    assert drafts.notice == again.notice == ""


def test_a_submitted_draft_is_gone_from_the_file_too(save: Path, opened: Callable[[], Drafts]) -> None:
    with opened() as drafts:
        drafts.put(KEY, {"why": "a secret order"})
        drafts.put(OTHER, {"why": "no"})
        drafts.clear(KEY)
        drafts.clear(KEY)
        assert drafts.get(KEY) == {}
        assert b"secret" not in drafts_path(save).read_bytes()
        drafts.put(KEY, {"why": "the next"})
    assert opened().get(KEY) == {"why": "the next"}
    assert opened().get(OTHER) == {"why": "no"}


def test_what_comes_back_cannot_change_what_is_kept(save: Path, opened: Callable[[], Drafts]) -> None:
    drafts = opened()
    drafts.put(KEY, {"why": "x"})
    drafts.get(KEY)["why"] = "y"
    assert drafts.get(KEY) == {"why": "x"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from([KEY, OTHER]),
            st.none() | st.dictionaries(texts, texts, max_size=3),
        )
    )
)
def test_the_file_says_what_was_said_last(steps: list[tuple[DraftKey, dict[str, str] | None]]) -> None:
    disk = FaultyDisk()
    drafts = Drafts(Path("/s/x.tabletop"), disk=disk)
    said: dict[DraftKey, dict[str, str]] = {}
    for key, fields in steps:
        if fields is None:
            drafts.clear(key)
            said.pop(key, None)
        else:
            drafts.put(key, fields)
            said[key] = fields
    again = Drafts(Path("/s/x.tabletop"), disk=disk)
    for key in (KEY, OTHER):
        assert drafts.get(key) == again.get(key) == said.get(key, {})


def test_long_typing_does_not_grow_the_file_without_end(save: Path, opened: Callable[[], Drafts]) -> None:
    drafts = opened()
    text = ""
    for _ in range(300):
        text += "x" * 100
        drafts.put(KEY, {"why": text})
    assert drafts_path(save).stat().st_size < SLACK + 5 * len(text) + 1000
    assert opened().get(KEY) == {"why": text}


def test_half_a_character_of_a_broken_paste_does_not_stop_typing(save: Path, opened: Callable[[], Drafts]) -> None:
    drafts = opened()
    drafts.put(KEY, {"why": "a\ud83d b"})
    assert drafts.get(KEY) == {"why": "a? b"}


def test_a_torn_last_line_costs_nothing_else_and_no_notice(save: Path, opened: Callable[[], Drafts]) -> None:
    drafts = opened()
    drafts.put(KEY, {"why": "whole"})
    with drafts_path(save).open("ab") as file:
        file.write(b'["s1","p2","na')
    again = opened()
    assert (again.get(KEY), again.notice) == ({"why": "whole"}, "")
    again.put(OTHER, {"why": "more"})
    assert opened().get(OTHER) == {"why": "more"}


@pytest.mark.parametrize(
    "junk", [b"\x00\xff", b"{}", b'["a","b"]', b'["a","b","c","d",["x"]]', b'["a","b","c","d",{"x":1}]', b'[1,"b","c","d",{}]']
)
def test_a_damaged_file_is_set_aside_with_a_notice_and_what_is_whole_in_it_is_kept(
    save: Path, opened: Callable[[], Drafts], junk: bytes
) -> None:
    opened().put(KEY, {"why": "whole"})
    path = drafts_path(save)
    data = junk + b"\n" + path.read_bytes()
    path.write_bytes(data)
    drafts = opened()
    assert drafts.get(KEY) == {"why": "whole"}
    assert "could not be read" in drafts.notice
    assert path.with_name(path.name + ".damaged").read_bytes() == data
    assert opened().notice == ""


def test_a_drafts_file_that_is_a_folder_blocks_nobody(save: Path, opened: Callable[[], Drafts]) -> None:
    drafts_path(save).mkdir()
    drafts = opened()
    drafts.put(KEY, {"why": "x"})
    assert drafts.get(KEY) == {"why": "x"}
    assert "not being kept" in drafts.notice


@pytest.mark.parametrize("fault", ["full", "broken", "short"])
@pytest.mark.parametrize("at", range(8))
def test_a_failing_disk_never_stops_typing_and_all_is_kept_once_it_works_again(fault: str, at: int) -> None:
    save = Path("/s/x.tabletop")
    disk = FaultyDisk()
    drafts = Drafts(save, disk=disk)
    drafts.put(OTHER, {"why": "before"})
    disk.fault, disk.at = fault, disk.calls + at
    drafts.put(KEY, {"why": "one"})
    drafts.clear(OTHER)
    drafts.put(KEY, {"why": "two"})
    disk.fault = ""
    drafts.put(KEY, {"why": "three"})
    assert drafts.notice == ""
    again = Drafts(save, disk=disk)
    assert (again.get(KEY), again.get(OTHER), again.notice) == ({"why": "three"}, {}, "")
    assert not any(b"before" in file.live for file in disk.names.values())


def test_what_is_put_after_it_was_closed_is_kept_and_holds_no_file(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "s.tabletop")
    drafts.put(KEY, {"title": "Half"})
    drafts.close()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        drafts.put(KEY, {"title": "Half a title"})
        del drafts
        gc.collect()
    assert not [each for each in caught if issubclass(each.category, ResourceWarning)]
    with Drafts(tmp_path / "s.tabletop") as again:
        assert again.get(KEY) == {"title": "Half a title"}
