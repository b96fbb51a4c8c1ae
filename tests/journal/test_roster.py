"""Names of people stand beside the log and can be erased."""

from __future__ import annotations

from pathlib import Path
from random import Random

import orjson
import pytest

from journal.faulty_disk import FaultyDisk, PowerCutError
from tabletop.journal.errors import SaveNewer, SaveUnreadable
from tabletop.journal.roster import Roster, roster_path


@pytest.fixture
def save(tmp_path: Path) -> Path:
    return tmp_path / "x.tabletop"


def test_people_are_added_renamed_and_found_again(save: Path) -> None:
    roster = Roster.open(save)
    assert dict(roster.people) == {}
    assert (roster.add("Anna  Nowak "), roster.add("[/red] =1+1")) == ("p1", "p2")
    roster.rename("p1", "Anna Kowalska")
    again = Roster.open(save)
    assert dict(again.people) == {"p1": "Anna Kowalska", "p2": "[/red] =1+1"}
    assert again.name("p1") == "Anna Kowalska"
    assert again.name("p9") == "p9"
    assert again.notice == ""


def test_an_erased_person_stays_erased_and_the_id_is_never_given_again(save: Path) -> None:
    roster = Roster.open(save)
    roster.add("Anna")
    roster.add("Boris")
    roster.erase("p2")
    assert b"Boris" not in roster_path(save).read_bytes()
    assert roster.name("p2") == "p2"
    with pytest.raises(ValueError, match="p2"):
        roster.rename("p2", "Boris")
    assert Roster.open(save).add("Cleo") == "p3"


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_person_needs_a_name(save: Path, name: str) -> None:
    with pytest.raises(ValueError, match="needs a name"):
        Roster.open(save).add(name)


def test_a_name_with_a_broken_character_is_refused_and_nothing_changes(save: Path) -> None:
    roster = Roster.open(save)
    with pytest.raises(ValueError, match="broken character"):
        roster.add("A\ud800")
    assert dict(roster.people) == {}


def test_unknown_people_cannot_be_changed(save: Path) -> None:
    roster = Roster.open(save)
    with pytest.raises(ValueError, match="nobody with the number p1"):
        roster.rename("p1", "x")
    with pytest.raises(ValueError, match="nobody with the number p1"):
        roster.erase("p1")


@pytest.mark.parametrize(
    "data", [b"{", b"\xff", b"[]", b"{}", b'{"format":1,"people":[{"id":"x","name":"a"}]}', b'{"format":1,"people":[{}]}']
)
def test_a_damaged_roster_is_set_aside_with_a_notice_and_ids_of_the_log_are_not_given_again(save: Path, data: bytes) -> None:
    path = roster_path(save)
    path.write_bytes(data)
    reader = Roster.open(save, used=["p1", "p3", ""], write=False)
    assert path.read_bytes() == data
    assert "could not be read" in reader.notice
    roster = Roster.open(save, used=["p1", "p3", ""])
    assert path.with_name(path.name + ".damaged").read_bytes() == data
    assert "is kept as" in roster.notice
    assert roster.add("Dora") == "p4"
    assert Roster.open(save).notice == ""


def test_a_newer_roster_is_not_touched(save: Path) -> None:
    data = orjson.dumps({"format": 2, "people": {}})
    roster_path(save).write_bytes(data)
    with pytest.raises(SaveNewer, match="Update"):
        Roster.open(save)
    assert roster_path(save).read_bytes() == data


def test_a_change_is_made_whole_or_not_at_all_wherever_the_power_goes() -> None:
    save = Path("/saves/x.tabletop")
    for fault in ("cut before", "cut after"):
        for at in range(30):
            disk = FaultyDisk()
            Roster.open(save, disk=disk).add("Anna")
            disk.fault, disk.at = fault, disk.calls + at
            done = False
            try:
                Roster.open(save, disk=disk).erase("p1")
                done = True
            except PowerCutError:
                pass
            for seed in range(6):
                left = dict(Roster.open(save, disk=disk.after_power_cut(Random(seed))).people)  # noqa: S311 - no secret
                assert left in ([{"p1": None}] if done else [{"p1": "Anna"}, {"p1": None}])


def test_a_full_disk_leaves_the_roster_as_it_was() -> None:
    save = Path("/saves/x.tabletop")
    disk = FaultyDisk()
    roster = Roster.open(save, disk=disk)
    roster.add("Anna")
    disk.fault, disk.at = "full", disk.calls + 1
    with pytest.raises(SaveUnreadable, match="disk is full"):
        roster.add("Boris")
    assert dict(roster.people) == {"p1": "Anna"}
    assert roster.add("Cleo") == "p2"
    assert dict(Roster.open(save, disk=disk).people) == {"p1": "Anna", "p2": "Cleo"}
