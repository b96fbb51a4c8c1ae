"""The lint as a whole: everything at once, and no mistake told twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from support.decks import ferry_files, ferry_with
from tabletop.deck.lint import check_deck


def test_a_right_deck_has_no_problems() -> None:
    parsed = check_deck(ferry_files())
    assert parsed.problems == ()
    assert parsed.deck is not None


def test_a_warning_leaves_the_deck_playable() -> None:
    parsed = check_deck(ferry_with("actions-norvia.toml", 'trace = "A boat without lights was seen near the cable."\n', ""))
    assert [problem.severity for problem in parsed.problems] == ["warning"]
    assert parsed.deck is not None


def test_mistakes_of_form_and_of_sense_are_told_together_by_file_and_line() -> None:
    files = ferry_files()
    files |= {"deck.toml": files["deck.toml"].replace(b"start = 2", b"start = 12", 1).replace(b"number = 1", b'number = "1"')}
    files |= {"rules.toml": files["rules.toml"].replace(b"chance = 25", b"chance = 250").replace(b"turn >= 2", b"trun >= 2")}
    files |= {"roles.toml": files["roles.toml"].replace(b'title = "Palace"', b'titel = "Palace"')}
    files |= {"aims.toml": files["aims.toml"].replace(b"weight = 2", b"weight = -2")}
    told = [(problem.file, problem.path) for problem in check_deck(files).problems]
    assert told == [
        ("aims.toml", "aim[0].weight"),
        ("aims.toml", "aim[2].weight"),
        ("deck.toml", "track[0].start"),
        ("deck.toml", "turn[0].number"),
        ("roles.toml", "role[3].titel"),
        ("rules.toml", "rule[2].when"),
        ("rules.toml", "hazard[0].chance"),
    ]


def test_a_card_with_a_mistake_stays_known_to_the_others() -> None:
    for old, new in [('id = "collision"\n', 'id = "collision"\nwhen = 3\n'), ('kind = "contextual"', "")]:
        assert len(check_deck(ferry_with("injects.toml", old, new)).problems) == 1


def test_a_track_a_flag_a_team_and_a_turn_with_a_mistake_stay_known() -> None:
    for old, new in [
        ('title = "Norvia\'s trust in Sandrel"', "title = 1"),
        ('title = "The ferry does not run"', "title = 1"),
        ('title = "Republic of Norvia"', "title = 1"),
        ("number = 2", 'number = "2"'),
        ('id = "probing"\n', 'id = "probing"\nx = 1\n'),
        ('classes = ["restraint"', 'classes = [1, "restraint"'),
    ]:
        problems = check_deck(ferry_with("deck.toml", old, new)).problems
        assert len(problems) == 1, "\n".join(map(str, problems))


def test_a_card_of_no_team_is_told_of_once() -> None:
    (problem,) = check_deck(ferry_with("actions-norvia.toml", 'team = "norvia"', 'team = "norwia"')).problems
    assert problem.message == "no team has the id `norwia`"


def test_of_a_file_that_is_no_toml_the_ids_are_known_still() -> None:
    for name in ferry_files():
        broken = ferry_files()[name] + b"\n[[broken\n"
        problems = check_deck(ferry_files() | {name: broken}).problems
        assert [problem.file for problem in problems] == [name], "\n".join(map(str, problems))


def test_the_other_files_are_linted_beside_one_that_is_no_toml() -> None:
    files = ferry_files() | {"roles.toml": b"[[role"}
    files["rules.toml"] = files["rules.toml"].replace(b"chance = 25", b"chance = 250")
    told = [(problem.file, problem.path) for problem in check_deck(files).problems]
    assert ("rules.toml", "hazard[0].chance") in told


def test_tables_with_a_misspelt_name_are_read_all_the_same() -> None:
    files = ferry_files()
    files["injects.toml"] = files["injects.toml"].replace(b"[[inject]]", b"[[injects]]").replace(b"[inject.", b"[injects.")
    problems = check_deck(files).problems
    assert [str(problem) for problem in problems] == [
        "injects.toml:1:3: injects: `injects` is no table of a deck; did you mean `inject`?"
    ]


def test_an_empty_deck_is_told_what_a_deck_is() -> None:
    assert [problem.message for problem in check_deck({}).problems] == ["there is no file in this deck"]


LINES = [(name, number) for name, data in ferry_files().items() for number in range(data.count(b"\n"))]
WORDS = ['""', '"x"', "0", "-1", "999999", "true", "[]", "{}", '["x"]', '"all"', '"turn"', '["all", "norvia"]', '"not true"']
CHANGES = st.tuples(st.sampled_from(LINES), st.one_of(st.none(), st.sampled_from(WORDS)))


@settings(max_examples=150, deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_however_a_deck_is_spoilt_its_problems_have_places(
    changes: list[tuple[tuple[str, int], str | None]],
) -> None:
    files = {name: data.decode().split("\n") for name, data in ferry_files().items()}
    for (name, number), spoilt in changes:
        key, sign, _ = files[name][number].partition(" = ")
        files[name][number] = "" if spoilt is None else f"{key}{sign}{spoilt}" if sign else ""
    parsed = check_deck({name: "\n".join(lines).encode() for name, lines in files.items()})
    assert (parsed.deck is None) == any(problem.is_error for problem in parsed.problems)
    for problem in parsed.problems:
        assert problem.line <= len(files.get(problem.file, []))
        assert problem.line or not problem.path
        assert str(problem).isprintable()
