"""Finding a deck by name or path, listing what there is, loading what is fit to be played."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import tabletop.library.library as module
from support.decks import DECKS, ferry
from tabletop.deck.problems import DeckError
from tabletop.library import Library, Shelf, check_deck_at, find_deck, list_decks, load_deck


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two shelves: the ferry dispute is shipped, the user has nothing yet."""
    shutil.copytree(DECKS / "ferry", tmp_path / "shipped" / "ferry")
    return Library((Shelf(tmp_path / "own", "yours"), Shelf(tmp_path / "shipped", "shipped")))


def own(library: Library, name: str, title: str = "Mine") -> Path:
    folder = library.shelves[0].folder / name
    folder.mkdir(parents=True)
    (folder / "deck.toml").write_text(f'title = "{title}"', encoding="utf-8")
    return folder


def test_the_decks_of_all_shelves_are_listed_by_name(library: Library) -> None:
    own(library, "a-deck")
    told = [(entry.name, entry.title, entry.origin) for entry in library.list_decks()]
    assert told == [("a-deck", "Mine", "yours"), ("ferry", "The ferry dispute", "shipped")]
    assert library.list_decks()[1].summary == ferry().summary


def test_what_is_no_deck_is_not_listed(library: Library) -> None:
    own(library, ".git")
    (library.shelves[0].folder / "notes").mkdir()
    (library.shelves[0].folder / "readme.txt").touch()
    assert [entry.name for entry in library.list_decks()] == ["ferry"]


def test_a_deck_that_cannot_be_read_is_listed_without_a_title(library: Library) -> None:
    for name, data in [
        ("bad", b"title = "),
        ("latin", b'title = "\xe9"'),
        ("number", b"title = 3"),
        ("deep", b"x = " + b"[" * 9999),
    ]:
        (own(library, name) / "deck.toml").write_bytes(data)
    assert [(entry.name, entry.title) for entry in library.list_decks()][:2] == [("bad", ""), ("deep", "")]
    assert [entry.title for entry in library.list_decks() if entry.origin == "yours"] == ["", "", "", ""]


def test_a_title_cannot_act_on_the_terminal(library: Library) -> None:
    own(library, "evil", "\\u001b[2J")
    assert library.list_decks()[0].title == "\\x1b[2J"


def test_of_two_decks_of_one_name_the_users_own_is_meant(library: Library) -> None:
    folder = own(library, "ferry")
    assert [entry.origin for entry in library.list_decks()] == ["yours"]
    assert library.find_deck("ferry") == folder


def test_a_deck_is_found_by_path(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert library.find_deck(DECKS / "ferry") == DECKS / "ferry"
    assert library.find_deck(str(DECKS / "ferry")) == DECKS / "ferry"
    monkeypatch.chdir(own(library, "here").parent.parent)
    assert library.find_deck("own/here") == Path("own/here")
    monkeypatch.chdir("own")
    assert library.find_deck("here").resolve() == tmp_path / "own" / "here"


def test_a_home_that_nobody_has_is_one_sentence(library: Library) -> None:
    for name in ("~nosuch/mine", Path("~nosuch/mine")):
        with pytest.raises(DeckError) as told:
            library.find_deck(name)
        assert str(told.value) == "~nosuch/mine names no folder: there is no home ~nosuch here; write the path in full."


def test_a_folder_here_is_found_by_its_name(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere" / "mine").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert library.find_deck("mine") == Path("mine")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("fery", "There is no deck called fery; did you mean ferry?"),
        ("xyz", "There is no deck called xyz; there is ferry."),
        ("", "There is no deck called (nothing); there is ferry."),
        ("\x1b[2J\0", "There is no deck called \\x1b[2J\\x00; there is ferry."),
    ],
)
def test_a_name_that_no_shelf_has(library: Library, name: str, says: str) -> None:
    with pytest.raises(DeckError) as caught:
        library.find_deck(name)
    assert str(caught.value) == says


def test_with_empty_shelves_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match=r"^There is no deck called x; there is none on the shelves\.$"):
        Library((Shelf(tmp_path / "none", "yours"),)).find_deck("x")


def test_a_deck_is_loaded(library: Library) -> None:
    assert library.load_deck("ferry").digest == ferry().digest


def test_a_deck_with_errors_is_refused_in_one_sentence_with_all_its_problems(library: Library) -> None:
    own(library, "mine")
    with pytest.raises(DeckError) as caught:
        library.load_deck("mine")
    errors = [problem for problem in caught.value.problems if problem.is_error]
    assert str(caught.value) == f"The deck mine has {len(errors)} errors; `tabletop deck lint mine` lists what to mend."
    assert "`summary` is missing" in [problem.message for problem in errors]


def test_a_deck_with_one_error_is_refused_with_good_grammar(library: Library) -> None:
    rules = library.find_deck("ferry") / "rules.toml"
    rules.write_text(rules.read_text("utf-8").replace("chance = 25", "chance = 250"), encoding="utf-8")
    with pytest.raises(DeckError, match=r"^The deck ferry has one error; `tabletop deck lint ferry` lists what to mend\.$"):
        library.load_deck("ferry")


def test_a_deck_with_warnings_is_loaded_and_they_can_be_asked_for(library: Library) -> None:
    path = library.find_deck("ferry") / "deck.toml"
    path.write_text(path.read_text("utf-8") + '\n[[claim]]\nid = "F03"\ntext = "x"\n', encoding="utf-8")
    assert library.load_deck("ferry").id == "ferry-dispute"
    assert [problem.severity for problem in library.check_deck("ferry").problems] == ["warning"]


def test_a_shelf_that_may_not_be_read(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(DeckError, match=r"^The decks in .* cannot be listed \(Permission denied\)\.$"):
        library.list_decks()


def test_the_standard_shelves_are_the_users_folder_and_the_shipped_decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(DECKS / "ferry", tmp_path / "decks" / "my-ferry")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path))
    entries = {entry.name: entry.origin for entry in list_decks()}
    assert entries["my-ferry"] == "yours"
    assert entries["zapad-2025"] == "shipped"
    assert find_deck("my-ferry") == tmp_path / "decks" / "my-ferry"
    assert load_deck("my-ferry").digest == ferry().digest
    assert check_deck_at("my-ferry").problems == ()


def test_in_an_installed_package_the_shipped_decks_lie_within_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HERE", tmp_path / "tabletop" / "library")
    assert module.shipped_folder() == tmp_path / "decks"
    (tmp_path / "tabletop" / "library" / "decks").mkdir(parents=True)
    assert module.shipped_folder() == tmp_path / "tabletop" / "library" / "decks"
