"""A script plays a session as people would have, and says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.decks import DECKS
from support.scripts import ADVANCE, FERRY, HEAD, mistakes, script, text
from tabletop.deck.problems import DeckError
from tabletop.game.commands import GiveOrder, RuleContest
from tabletop.game.events import (
    Event,
    IncidentRead,
    MoveRead,
    OrderRuled,
    ReasonRaised,
    SeatTaken,
    SessionEnded,
    SessionOpened,
    TaskRated,
)
from tabletop.journal.errors import SaveError, SaveExists
from tabletop.journal.verify import verify
from tabletop.table import Table
from tabletop.table.script import ScriptError, ScriptStopped, parse_script, read_script, run_script
from tabletop.table.script.steps import COMMANDS, step_keys


def events_of(table: Table) -> list[Event]:
    return [event for commit in table.commits for event in commit.events]


def the(table: Table, kind: type[Event], number: int = 0) -> Event:
    return [event for event in events_of(table) if isinstance(event, kind)][number]


class TestPlaying:
    def test_a_whole_session_is_played_into_a_save(self, tmp_path: Path) -> None:
        save = tmp_path / "new folder" / "fog.tabletop"
        with run_script(read_script(FERRY), save) as table:
            assert table.state.ended is not None
            opened, ended = the(table, SessionOpened), the(table, SessionEnded)
        assert isinstance(opened, SessionOpened)
        assert isinstance(ended, SessionEnded)
        assert (opened.title, opened.handling, opened.training) == ("Fog in the strait", "EXERCISE ONLY", ("norvia",))
        assert ended.words == "Time is up."
        found = verify(save)
        assert found.ok
        assert found.title == "Fog in the strait"
        with Table.open(save, write=False) as again:
            assert again.state == table.state
            assert list(again.commits) == list(table.commits)

    def test_the_save_is_the_same_to_the_byte_each_time(self, tmp_path: Path) -> None:
        for name in ("one", "two"):
            run_script(read_script(FERRY), tmp_path / f"{name}.tabletop").close()
        assert (tmp_path / "one.tabletop").read_bytes() == (tmp_path / "two.tabletop").read_bytes()
        assert (tmp_path / "one.roster.json").read_bytes() == (tmp_path / "two.roster.json").read_bytes()

    def test_another_seed_gives_another_session(self, tmp_path: Path) -> None:
        saves = []
        for seed in ("fog", "rain"):
            run_script(script(ADVANCE, head=HEAD.replace("fog", seed)), tmp_path / f"{seed}.tabletop").close()
            saves.append((tmp_path / f"{seed}.tabletop").read_bytes())
        assert saves[0] != saves[1]

    @pytest.mark.parametrize("without", ['seed = "fog"\n', "start = 2025-03-01T08:00:00Z\n"])
    def test_without_seed_or_start_each_run_is_a_session_of_its_own(self, without: str) -> None:
        played = [run_script(script(ADVANCE, head=HEAD.replace(without, ""))) for _ in range(2)]
        assert played[0].journal.header.session != played[1].journal.header.session
        assert not {commit.id for commit in played[0].commits} & {commit.id for commit in played[1].commits}

    def test_times_are_those_of_the_script(self) -> None:
        table = run_script(script(f"{ADVANCE}\nafter = 90", ADVANCE, f"{ADVANCE}\nafter = 0", head="pace = 7\n" + HEAD))
        times = [commit.at[11:19] for commit in table.commits]
        assert times == ["08:00:00"] * 4 + ["08:01:30", "08:01:37", "08:01:37"]
        assert table.journal.header.created == "2025-03-01T08:00:00.000Z"

    def test_times_go_into_the_save_in_utc(self) -> None:
        table = run_script(script(head=HEAD.replace("08:00:00Z", "10:30:00+02:00")))
        assert table.journal.header.created == "2025-03-01T08:30:00.000Z"

    def test_people_sit_down_and_act_under_their_numbers(self, tmp_path: Path) -> None:
        save = tmp_path / "fog.tabletop"
        with run_script(read_script(FERRY), save) as table:
            assert table.roster is not None
            who = {table.roster.name(event.person): event.place for event in events_of(table) if isinstance(event, SeatTaken)}
            ratings = [table.roster.name(event.person) for event in events_of(table) if isinstance(event, TaskRated)]
            orders = [commit.person for commit in table.commits if commit.seat == "norvia"]
            assert {table.roster.name(person) for person in orders} == {"B. Lund"}
        assert who == {
            "A. Berg": "control",
            "B. Lund": "norvia",
            "C. Moor": "sandrel",
            "D. Eyre": "evaluator",
            "E. Finn": "evaluator",
        }
        assert ratings == ["D. Eyre", "E. Finn"]
        assert b"Berg" not in save.read_bytes(), "names belong in the roster alone"

    def test_a_step_can_be_another_persons_at_the_seat(self) -> None:
        table = run_script(script('seat = "norvia"\nperson = "B. Moe"\ndo = "finish"', 'seat = "norvia"\ndo = "finish"'))
        assert table.commits[-1].person != table.commits[-2].person

    def test_control_acts_on_behalf_of_a_team(self) -> None:
        table = run_script(script('seat = "control"\nbehalf = "norvia"\ndo = "finish"'))
        assert (table.commits[-1].seat, table.commits[-1].behalf) == ("control", "norvia")

    def test_somebody_takes_a_seat_later(self) -> None:
        table = run_script(script('seat = "control"\ndo = "take_seat"\nplace = "sandrel"\nperson = "B. Moe"'))
        taken = the(table, SeatTaken, -1)
        assert isinstance(taken, SeatTaken)
        assert (taken.place, taken.person) == ("sandrel", "p3")

    def test_it_is_watched_commit_by_commit(self) -> None:
        seen: list[int] = []
        table = run_script(script(ADVANCE, ADVANCE), watch=lambda _, commit: seen.append(commit.seq))
        assert seen == list(range(1, len(table.commits) + 1))


class TestNames:
    """A step may name an inject or an order where the command has a team's number of it."""

    def test_incidents_moves_and_reasons_get_the_teams_own_numbers(self) -> None:
        table = run_script(read_script(FERRY))
        incident, move = the(table, IncidentRead), the(table, MoveRead)
        assert isinstance(incident, IncidentRead)
        assert isinstance(move, MoveRead)
        assert (incident.inject, incident.ref) == ("collision", 1)
        assert (move.team, move.order, move.ref) == ("sandrel", "T1-norvia-main", 1)
        others, own = the(table, ReasonRaised), the(table, ReasonRaised, 1)
        assert isinstance(others, ReasonRaised)
        assert isinstance(own, ReasonRaised)
        assert (others.team, others.order, others.ref) == ("sandrel", "T1-norvia-main", 1)
        assert (own.team, own.order, own.ref) == ("norvia", "T1-norvia-main", 0)
        ruled = the(table, OrderRuled)
        assert isinstance(ruled, OrderRuled)
        assert ruled.dice == (5, 4)

    def test_an_inject_that_did_not_reach_the_team_stops_the_script(self) -> None:
        read = 'seat = "norvia"\ndo = "read_incident"\nref = "oil-film"\nreading = "accident"\nlikelihood = 50'
        with pytest.raises(ScriptStopped, match="The inject oil-film has not reached norvia"):
            run_script(script(read))

    def test_a_move_that_the_team_has_not_seen_stops_the_script(self) -> None:
        read = 'seat = "norvia"\ndo = "read_move"\nref = "T1-sandrel-main"\nreading = "probing"\nlikelihood = 50'
        with pytest.raises(ScriptStopped, match="norvia has seen no move T1-sandrel-main"):
            run_script(script(read))


class TestStopping:
    def test_a_refused_step_stops_it_with_line_and_sentence_and_keeps_what_was_played(self, tmp_path: Path) -> None:
        save = tmp_path / "half.tabletop"
        refused = 'seat = "norvia"\ndo = "advance_phase"'
        with pytest.raises(ScriptStopped) as stopped:
            run_script(script(ADVANCE, refused, ADVANCE), save)
        line = text(ADVANCE, refused).splitlines().index('seat = "norvia"')
        assert stopped.value.line == line
        assert stopped.value.played == 1
        assert str(stopped.value) == (
            f"test.toml, line {line}, step 2 (advance_phase): Only control can do this. The steps before it are in {save}."
        )
        with Table.open(save) as table:
            assert table.state.phase == "assess"

    def test_settings_that_the_rules_refuse_leave_no_save(self, tmp_path: Path) -> None:
        save = tmp_path / "none.tabletop"
        with pytest.raises(ScriptStopped, match=r"line 5, \[session\]: The title has 401 characters.*No save was made"):
            run_script(script(head=HEAD.replace("turns = 3", f'turns = 3\ntitle = "{"x" * 401}"')), save)
        assert list(tmp_path.iterdir()) == []

    def test_a_save_that_is_there_is_never_overwritten(self, tmp_path: Path) -> None:
        save = tmp_path / "old.tabletop"
        save.write_bytes(b"precious")
        with pytest.raises(SaveExists):
            run_script(script(ADVANCE), save)
        assert save.read_bytes() == b"precious"

    def test_names_left_from_another_save_are_not_mixed_in(self, tmp_path: Path) -> None:
        (tmp_path / "old.roster.json").write_text("{}")
        with pytest.raises(SaveError, match=r"old\.roster\.json is left over"):
            run_script(script(ADVANCE), tmp_path / "old.tabletop")
        assert not (tmp_path / "old.tabletop").exists()


STEP = 'seat = "norvia"\ndo = "finish"'


class TestForm:
    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ("seed = ", "sed = ", "`sed` is no key of a script; did you mean `seed`?"),
            ('seed = "fog"', "seed = 4", "`seed` should be a text; put it in quotes"),
            ('deck = "ferry"\n', "", "`deck` is missing"),
            ('deck = "ferry"', 'deck = ""', "`deck` is empty"),
            ("turns = 3", "turns = 5", "this deck has no session of 5 turns; it offers 3 or 2"),
            ("turns = 3", 'turns = "3"', 'this should be a whole number, and is the text "3"; write 3 without quotes'),
            ("turns = 3", "turns = 3\nabsent = ['pallace']", "there is no role “pallace” in this deck; did you mean `palace`?"),
            ("turns = 3", "turns = 3\ntraning = []", "`traning` is no key that can stand here; did you mean `training`?"),
            ("[session]\nturns = 3", "", "`[session]` is missing"),
            ("T08:00:00Z", "T08:00:00", "`start` has no time zone"),
            ("2025-03-01T08:00:00Z", '"8 o\'clock"', "`start` should be a date with a time"),
            ("2025-03-01T08:00:00Z", "9999-12-31T23:59:59Z", "the session would leave the calendar"),
            ("control =", "contrl =", "there is no seat “contrl”; did you mean `control`?"),
            ('control = "A. Berg"', "control = 7", "this should be a name, or a list of names"),
            ('do = "finish"', 'do = "finnish"', '"finnish" is no command; did you mean "finish"?'),
            ('do = "finish"', 'dou = "finish"', "`do` is missing; `do` is how it is written, not `dou`"),
            ('do = "finish"', 'do = "open_session"', "a script opens its session by itself"),
            ('do = "finish"', 'do = "finish"\nfter = 3', "`fter` is no key that can stand here; did you mean `after`?"),
            ('do = "finish"', 'do = "finish"\nafter = -3', "`after` is -3; write seconds from 0 to 999999"),
            ('do = "finish"', 'do = "finish"\nperson = "Nobody"', "there is nobody called “Nobody” in this script"),
            ('do = "finish"', 'do = "finish"\nbehalf = "sandrel"', "only control can act on behalf of another seat"),
            ('seat = "norvia"', 'seat = "norway"', "there is no seat “norway”"),
            ('seat = "norvia"\n', "", "`seat` is missing; add `seat`, a text in quotes"),
            ('do = "finish"', 'do = "make_statement"', "`text` is missing; add `text`, a text in quotes"),
            ('do = "finish"', 'do = "make_statement"\ntext = "a\\u001Bb"', "the text holds the control character U+001B"),
            (
                'do = "finish"',
                'do = "give_order"\nsubstance = "action"\ncard = "halt-fery"',
                "there is no action “halt-fery” of norvia; did you mean `halt-ferry`?",
            ),
            (
                'do = "finish"',
                'do = "give_order"\nsubstance = "action"\ncard = "close-quay"',
                "there is no action “close-quay” of norvia",
            ),
            ('do = "finish"', 'do = "give_order"\nsubstance = "axtion"', '"axtion" is not one of action, argument or pass'),
            ('do = "finish"', 'do = "withdraw_order"\norder = "main"', "“main” cannot be an order; an order is named by turn"),
            ('do = "finish"', 'do = "read_move"\nref = ""\nreading = "probing"\nlikelihood = 5', "`ref` is empty"),
        ],
    )
    def test_each_mistake_is_told_with_its_place(self, old: str, new: str, says: str) -> None:
        source = text(STEP)
        assert old in source
        problems = mistakes(source.replace(old, new, 1))
        assert len(problems) == 1, [str(problem) for problem in problems]
        assert f"{problems[0].message}; {problems[0].hint}".startswith(says)
        assert problems[0].file == "test.toml"
        assert "missing" in says or problems[0].line

    def test_all_mistakes_are_told_at_once_and_nothing_is_played(self, tmp_path: Path) -> None:
        source = tmp_path / "bad.toml"
        source.write_text(
            text('seat = "norvi"\ndo = "finish"', 'seat = "norvia"\ndo = "finis"\nafter = -1', "x = 1").replace(
                "fog", "fog\\u0007"
            )
        )
        with pytest.raises(ScriptError) as failed:
            read_script(source)
        problems = failed.value.problems
        assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)
        assert [problem.subject for problem in problems] == ["deck", "seed", "step 2, do", "step 2, after", "step 3"]
        assert str(failed.value) == "The script bad.toml has 5 mistakes, so nothing of it was played."

    def test_line_and_column_are_those_of_the_value(self) -> None:
        (problem,) = mistakes(text(STEP, 'seat = "norvia"\n  do   =  "finnish"'))
        lines = text(STEP, 'seat = "norvia"\n  do   =  "finnish"').splitlines()
        assert (problem.line, problem.column) == (lines.index('  do   =  "finnish"') + 1, 11)
        assert problem.subject == "step 2, do"

    def test_a_number_is_not_taken_for_a_text_nor_text_for_a_number(self) -> None:
        order = 'seat = "norvia"\ndo = "make_forecast"\nquestion = "crisis"\nprobability = '
        assert [problem.message for problem in mistakes(text(order + '"40"'))] == [
            'this should be a whole number, and is the text "40"'
        ]
        assert [problem.message for problem in mistakes(text(order + "40.0"))] == [
            "this should be a whole number, and is the number 40.0"
        ]
        assert mistakes(text(order + "40")) == ()

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"\xff\xfe", "the file is not UTF-8"),
            (b"deck = ", "the file is not TOML"),
            (b"a = " + b"[" * 5000, "the file cannot be read as TOML"),
        ],
    )
    def test_what_is_no_toml_is_told_too(self, data: bytes, says: str) -> None:
        with pytest.raises(ScriptError) as failed:
            parse_script(data, "test.toml")
        assert [problem.message.partition(":")[0] for problem in failed.value.problems] == [says]

    def test_a_deck_that_cannot_be_played_is_one_mistake_among_the_others(self) -> None:
        def find(_name: str) -> None:
            raise DeckError("The deck ferry has one error; `tabletop deck lint ferry` lists what to mend.")

        with pytest.raises(ScriptError) as failed:
            parse_script(text("x = 1").encode(), "test.toml", find)  # type: ignore[arg-type]
        assert [problem.path for problem in failed.value.problems] == ["deck", "step[0]"]
        assert "has one error" in str(failed.value.problems[0])

    def test_a_deck_named_by_a_path_is_looked_for_beside_the_script(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert read_script(FERRY).deck.id == "ferry-dispute"
        assert (DECKS / "ferry").is_dir()

    @pytest.mark.parametrize("make", ["missing", "folder"])
    def test_a_file_that_cannot_be_read_is_one_sentence(self, tmp_path: Path, make: str) -> None:
        path = tmp_path / "script.toml"
        if make == "folder":
            path.mkdir()
        with pytest.raises(ScriptError, match=r"There is no script at|is a folder, not a script") as failed:
            read_script(path)
        assert failed.value.problems == ()


def test_every_command_can_be_given() -> None:
    assert len(COMMANDS) >= 29
    assert COMMANDS["give_order"] is GiveOrder
    for name in COMMANDS:
        assert {"seat", "do", "after"} <= set(step_keys(name).keys)


def test_tables_within_a_step_are_read() -> None:
    contest = (
        'seat = "control"\ndo = "rule_contest"\n'
        'first = { order = "T1-norvia-main", cons = [{ text = "Fog.", weight = 2 }] }\nsecond = { order = "T1-sandrel-main" }'
    )
    command = script(contest).steps[0].command
    assert isinstance(command, RuleContest)
    assert command.first.cons[0].weight == 2


WHOLE = FERRY.read_text("utf-8").replace("../decks/ferry", "ferry")


@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.text(max_size=12))
def test_whatever_is_written_is_a_script_or_a_list_of_mistakes(at: int, cut: int, put: str) -> None:
    source = WHOLE[:at] + put + WHOLE[at + cut :]
    for problem in mistakes(source):
        assert problem.message
        assert str(problem).isprintable()
        assert problem.line <= source.count("\n") + 1


VALUES = st.recursive(
    st.sampled_from(["norvia", "control", "T1-norvia-main", "collision", "probing", "x", ""]) | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["order", "text", "norvia"]), inner, max_size=2),
    max_leaves=4,
)


@given(
    st.sampled_from(sorted(COMMANDS)).flatmap(
        lambda name: st.tuples(st.just(name), st.dictionaries(st.sampled_from(sorted(step_keys(name).keys)), VALUES))
    )
)
def test_any_step_is_read_or_refused_with_reasons_and_then_played_or_stopped(step: tuple[str, dict[str, object]]) -> None:
    name, values = step
    reasons: list[str] = [""]
    lines = [f"{key} = {_toml(value)}" for key, value in (values | {"do": name}).items()]
    try:
        commits = len(run_script(script(ADVANCE, "\n".join(lines))).commits)
    except ScriptError as failed:
        reasons = [failed.refusal.sentence] if isinstance(failed, ScriptStopped) else [str(each) for each in failed.problems]
        commits = 0
    assert commits == 6 or all(reasons)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
