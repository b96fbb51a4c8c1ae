"""What somebody who opens a save gets: the table as it stood at every step, forward and back, and nothing that can be changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.decks import ferry
from support.rich import rich_table
from support.sessions import ticking
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.apply import fold
from tabletop.game.refusal import Refusal
from tabletop.game.state import State
from tabletop.game.view import view
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import timeline
from tabletop.table import replay as module
from tabletop.table.replay import Replay
from tabletop.table.table import Table

SEATS = ("control", "norvia", "sandrel", "public")


def replay_of(table: Table, commits: list[Commit] | None = None) -> Replay:
    return Replay(table.journal.header, table.deck, table.commits if commits is None else commits)


def whole_fold(commits: list[Commit]) -> State:
    return fold(event for commit in timeline(commits).effective for event in commit.events)


async def test_every_seat_sees_at_every_step_what_it_saw_then() -> None:
    table = rich_table()
    replay = replay_of(table)
    for seq in range(1, len(table.commits) + 1):
        replay.jump(seq)
        state = whole_fold(list(table.commits[:seq]))
        for seat in SEATS:
            assert await replay.seat(seat).view() == view(table.book, state, seat), (seq, seat)


async def test_at_the_end_a_seat_has_heard_what_it_heard_live() -> None:
    table = rich_table()
    replay = replay_of(table)
    replay.jump(len(replay))
    for seat in SEATS:
        assert await replay.seat(seat).feed() == tuple(table.heard(seat))


async def test_a_seat_has_heard_nothing_from_beyond_the_cursor() -> None:
    replay = replay_of(rich_table())
    place = replay.seat("norvia")
    replay.jump(len(replay))
    everything = await place.feed()
    replay.jump(20)
    so_far = await place.feed()
    assert 0 < len(so_far) < len(everything)
    assert everything[: len(so_far)] == so_far
    assert await place.feed(after=len(so_far) - 1) == so_far[-1:]
    before = len(replay.heard_of("norvia", 20))
    replay.jump(19)
    assert (*await place.feed(), *replay.heard_of("norvia", 20)) == so_far
    assert before == len(so_far) - len(await place.feed())


def test_what_was_taken_back_is_shown_where_it_stood_and_marked() -> None:
    table = rich_table()
    replay = replay_of(table)
    rewind = next(commit for commit in table.commits if isinstance(commit.events[0], e.Rewound))
    replay.jump(rewind.seq - 1)
    assert replay.taken_back
    assert any(order.substance == "pass" for order in replay.state.orders)
    replay.step()
    assert not replay.taken_back
    assert replay.state.phase == "assess"
    assert replay.state.orders == ()
    assert replay.state.statements == ()


def test_words_show_as_they_were_until_they_were_amended() -> None:
    table = rich_table()
    replay = replay_of(table)
    amended = next(commit for commit in table.commits if isinstance(commit.events[0], e.Amended))
    revealed = next(c.seq for c in table.commits for event in c.events if isinstance(event, e.StatementsRevealed))
    replay.jump(revealed)
    assert replay.state.said is not None
    assert replay.state.said.statements["sandrel"] == "Our tug did nothing wrong."
    replay.jump(amended.seq)
    assert whole_fold(list(table.commits[: amended.seq])) == replay.state


def test_it_steps_by_turns_and_stops_at_both_ends() -> None:
    replay = replay_of(rich_table())
    assert [opening.number for opening in replay.turns] == [1, 2, 3]
    assert replay.at == 1
    assert not replay.step(-1)
    assert replay.turn()
    assert (replay.at, replay.state.number, replay.state.phase) == (replay.turns[1].seq, 2, "inject")
    replay.step(3)
    replay.turn(-1)
    assert replay.at == replay.turns[1].seq
    replay.turn(-1)
    assert replay.at == replay.turns[0].seq
    replay.turn(9)
    replay.turn(9)
    replay.turn(9)
    assert replay.at == len(replay)
    assert not replay.step(5)
    replay.jump(-4)
    assert replay.at == 1


async def test_nothing_can_be_done_in_it() -> None:
    replay = replay_of(rich_table(stop="turn 2"))
    replay.jump(len(replay))
    place = replay.seat("control")
    answer = await place.submit(c.AdvancePhase(), form="x")
    assert isinstance(answer, Refusal)
    assert "replay" in answer.sentence
    assert not place.live
    place.drafts.put("order", {"text": "typed"})
    assert place.drafts.get("order") == {}
    assert replay.at == len(replay)


def test_those_who_follow_are_told_of_each_move_of_the_cursor() -> None:
    replay = replay_of(rich_table(stop="turn 2"))
    told: list[int] = []
    end = replay.seat("norvia").subscribe(lambda: told.append(replay.at))
    replay.step()
    replay.step()
    replay.jump(replay.at)
    end()
    replay.step()
    assert told == [2, 3]


def test_a_team_reads_only_its_own_part_of_the_deck() -> None:
    replay = replay_of(rich_table(stop="turn 2"))
    assert replay.seat("norvia").deck.injects == ()
    assert replay.seat("control").deck is replay.deck
    with pytest.raises(KeyError):
        replay.seat("nobody")


def test_a_running_session_opens_and_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    with rich_table(path=path, stop="turn 2") as table:
        replay = Replay.open(path)
        assert len(replay) == len(table.commits)
        assert not replay.ended
        assert replay.problem == ""
        assert replay.roster is not None
        assert "Ada Lund" in replay.roster.people.values()


def test_a_damaged_save_opens_up_to_the_damage(tmp_path: Path) -> None:
    path = tmp_path / "x.tabletop"
    rich_table(path=path, stop="turn 2").close()
    lines = path.read_bytes().split(b"\n")
    lines[20] = lines[20].replace(b"e", b"i", 1)
    path.write_bytes(b"\n".join(lines))
    replay = Replay.open(path)
    assert 0 < len(replay) < 20
    assert "20" in replay.problem or "21" in replay.problem


def test_an_empty_log_has_nowhere_to_go() -> None:
    table = Table.create(ferry(), c.OpenSession(turns=3), seed="x")
    replay = Replay(table.journal.header, table.deck, ())
    assert replay.at == 0
    assert replay.commit is None
    assert not replay.step()
    assert not replay.turn()
    assert replay.state == State()
    assert replay.heard("control") == ()


def long_log(steps: int) -> tuple[Table, list[Commit]]:
    table = Table.create(ferry(), c.OpenSession(turns=3), seed="x", clock=ticking())
    first = table.commits[0]
    events = [e.StatementMade(team="norvia", text=f"Word {number}") for number in range(steps)]
    return table, [
        first,
        *(Commit(seq=n + 2, id=f"c{n}", at=first.at, seat="norvia", events=(ev,)) for n, ev in enumerate(events)),
    ]


def test_stepping_back_through_a_long_log_folds_little_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    table, commits = long_log(10_000)
    replay = replay_of(table, commits)
    replay.jump(len(commits))
    assert replay.state.statements[-1].text == "Word 9999"
    folded = 0

    def counting(events: object, start: State | None = None) -> State:
        nonlocal folded
        listed = list(events)  # type: ignore[call-overload]
        folded += len(listed)
        return fold(listed, start)

    monkeypatch.setattr(module, "fold", counting)
    for _ in range(2_000):
        replay.step(-1)
        assert replay.state.statements[-1].text == f"Word {replay.at - 2}"
    assert folded <= 2_000 + 2 * module.INTERVAL
    folded = 0
    replay.jump(1_234)
    assert replay.state.statements[-1].text == "Word 1232"
    assert folded <= module.INTERVAL


@pytest.mark.parametrize(
    "target", [lambda seq: seq - 1, lambda _: 1, lambda seq: seq // 2, lambda seq: seq * 7919 % (seq - 1) + 1]
)
def test_rewinds_within_rewinds_are_folded_once(monkeypatch: pytest.MonkeyPatch, target: Callable[[int], int]) -> None:
    table = Table.create(ferry(), c.OpenSession(turns=3), seed="x", clock=ticking())
    commits = list(table.commits)
    for seq in range(2, 2_002):
        event = e.Rewound(to_seq=target(seq) if seq > 2 else 1, reason="r")
        commits.append(Commit(seq=seq, id=f"c{seq}", at=commits[0].at, seat="control", events=(event,)))
    folded = 0

    def counting(events: object, start: State | None = None) -> State:
        nonlocal folded
        listed = list(events)  # type: ignore[call-overload]
        folded += len(listed)
        return fold(listed, start)

    monkeypatch.setattr(module, "fold", counting)
    replay = replay_of(table, commits)
    replay.jump(len(commits))
    assert replay.state == whole_fold(commits)
    assert folded <= len(commits) + len(commits[0].events)
    folded = 0
    assert len(replay.heard("norvia")) >= 2_000
    assert folded == 0
    for _ in range(20):
        replay.step(-1)
        assert replay.state == whole_fold(commits[: replay.at])
    assert folded <= 20 * (len(commits) + len(commits[0].events))


def test_what_was_heard_has_the_words_that_it_had_at_the_cursor() -> None:
    table = Table.create(ferry(), c.OpenSession(turns=3), seed="x", clock=ticking())
    table.submit("control", c.ReleaseInject(inject="collision"))
    before = table.heard("norvia")[-1].values["text"]
    table.submit("control", c.Amend(seq=2, event=0, field="text.norvia", text="Withdrawn.", reason="A leak."))
    replay = replay_of(table)
    for at, text, edition in ((2, before, 0), (3, {"norvia": "Withdrawn."}, 1), (2, before, 0)):
        replay.jump(at)
        assert replay.heard("norvia")[-1].values["text"] == text
        assert replay.heard_of("norvia", 2)[0].values["text"] == text
        assert (replay.edition("norvia"), replay.edition("sandrel")) == (edition, 0)


KINDS = st.sampled_from(["say", "rate", "phase", "rewind", "amend"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KINDS, st.integers(1, 10**6)), min_size=1, max_size=150), st.lists(st.integers(1, 150), max_size=12))
def test_any_log_with_rewinds_and_amendments_stands_as_its_timeline_says(plan: list[tuple[str, int]], jumps: list[int]) -> None:
    table = Table.create(ferry(), c.OpenSession(turns=3), seed="x", clock=ticking())
    commits = list(table.commits)
    for kind, number in plan:
        seq = len(commits) + 1
        target = number % (seq - 1) + 1
        event: e.Event
        match kind:
            case "say":
                event = e.StatementMade(team=("norvia", "sandrel")[number % 2], text=f"Word {number}")
            case "rate":
                event = e.TaskRated(task="ask-first", rating="P", person=f"p{number}", note="")
            case "phase":
                event = e.PhaseOpened(phase=e.PHASES[number % 5])
            case "rewind":
                event = e.Rewound(to_seq=target, reason="r")
            case _:
                event = e.Amended(seq=target, event=0, field="text", text=f"Other {number}", reason="r")
        commits.append(Commit(seq=seq, id=f"c{seq}", at=commits[0].at, seat="control", events=(event,)))
    replay = replay_of(table, commits)
    for seq in (len(commits), *(jump % len(commits) + 1 for jump in jumps), *range(len(commits), 0, -1)):
        replay.jump(seq)
        assert replay.state == whole_fold(commits[:seq]), seq
