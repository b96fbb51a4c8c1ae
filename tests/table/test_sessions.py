"""Whole sessions at a table, by whim: whatever anybody does is refused with a sentence, or leaves everything in order.

`TABLETOP_THOROUGH=1` plays some twenty times as many.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from support.decks import ferry
from support.sessions import do, is_sentence, move_on, wander
from support.strategies import COMMANDS, Act, acts
from tabletop.game import commands as c
from tabletop.game.apply import fold
from tabletop.game.events import PHASES, PhaseOpened
from tabletop.game.orders import committed
from tabletop.game.rules.orders import offers, orderable
from tabletop.game.state import State
from tabletop.game.view import ControlView, PublicView, TeamView, view
from tabletop.journal.chain import line_hash
from tabletop.journal.codec import game_codec
from tabletop.journal.timeline import timeline
from tabletop.table import Table

THOROUGH = bool(os.environ.get("TABLETOP_THOROUGH"))
SEATS = {"control": ControlView, "evaluator": ControlView, "norvia": TeamView, "sandrel/2": TeamView, "observer": PublicView}


def follows(before: str, after: str) -> bool:
    """Whether a phase can come after another."""
    order = ("setup", *PHASES)
    if before == after or after == "ended":
        return True
    return (before, after) in (("inject", "decide"), ("consequences", "inject")) or order.index(after) == order.index(before) + 1


def check_state(table: Table) -> None:
    """What must be so of every state, whatever was done."""
    state, book, deck = table.state, table.book, table.deck
    for value, track in zip(state.tracks, deck.tracks, strict=True):
        assert track.low <= value <= track.high, track.id
    for team in book.teams:
        slots = [order.slot for order in committed(state, team)]
        assert len(slots) == len(set(slots)), f"{team} has two orders of a kind"
        can = {slot: {action.id for action in orderable(book, state, team, slot)} for slot in ("main", "national")}
        told = offers(book, state, team)
        assert can["main"] == {action.id for action, why, _ in told if why is None}
        assert can["national"] == {action.id for action, _, why in told if why is None}
    assert all(
        is_sentence(why.sentence)
        for team in book.teams
        for _, main, other in offers(book, state, team)
        for why in (main, other)
        if why
    )
    effective = timeline(table.commits).effective
    assert fold(event for commit in effective for event in commit.events) == state
    phase = "setup"
    for commit in effective:
        for happened in commit.events:
            if isinstance(happened, PhaseOpened):
                assert follows(phase, happened.phase), (phase, happened.phase)
                phase = happened.phase


def check_seats(table: Table) -> None:
    """What each seat must be able to see and hear."""
    for seat, kind in SEATS.items():
        seen = table.seen(seat)
        assert isinstance(seen, kind)
        assert seen == view(table.book, table.state, seat)
        numbers = [heard.number for heard in table.heard(seat)]
        assert numbers == list(range(1, len(numbers) + 1))


def check_bytes(table: Table) -> None:
    """Every commit encodes to a line that decodes to it, and that encodes to the same bytes."""
    codec = game_codec()
    head = codec.encode_header(table.journal.header)
    assert codec.encode_header(codec.decode_header(head)) == head
    for commit in table.commits:
        line = codec.encode(commit, line_hash(head))
        assert codec.decode(line) == commit
        assert codec.encode(codec.decode(line), line_hash(head)) == line
        head = line


def stands(state: State) -> tuple[object, ...]:
    """Where a state stands, apart from words, which can be amended, and what survives a rewind."""
    kept = (state.inbox, state.moves, state.orders, state.rulings, state.proposals, state.settled, state.forecasts, state.marks)
    world = (state.number, state.turn, state.phase, state.tracks, state.flags, state.before, state.estimates, state.passed)
    return (*world, state.released, state.met, state.played, tuple(state.revealed), state.closed, *(len(part) for part in kept))


class Session(RuleBasedStateMachine):
    """One session: acts by whim, and steps that lead it on."""

    @initialize(
        turns=st.sampled_from([2, 3]),
        assess=st.booleans(),
        hidden=st.booleans(),
        absent=st.sampled_from([(), ("port",), ("cabinet", "palace")]),
        on_file=st.sampled_from([False, False, True]),
        seed=st.integers(0, 9),
    )
    def open(self, turns: int, assess: bool, hidden: bool, absent: tuple[str, ...], on_file: bool, seed: int) -> None:
        self.folder = tempfile.TemporaryDirectory() if on_file else None
        self.path = Path(self.folder.name) / "session.tabletop" if self.folder else None
        opening = c.OpenSession(turns=turns, assess=assess, hidden_end=hidden, absent=absent)
        self.table = Table.create(ferry(), opening, path=self.path, seed=str(seed))

    @rule(act=acts(ferry()))
    def whim(self, act: Act) -> None:
        event(f"{do(self.table, act)}")

    @rule(rng=st.randoms(use_true_random=False))
    def go_on(self, rng: random.Random) -> None:
        move_on(self.table, rng)

    @rule(how_far=st.integers(1, 8))
    def rewind(self, how_far: int) -> None:
        if self.table.state.timing.stopped is not None:
            self.table.submit("control", c.ResumePlay())
        to = max(len(self.table.commits) - how_far, 1)
        then = fold(e for commit in timeline(self.table.commits[:to]).effective for e in commit.events)
        self.table.submit("control", c.Rewind(to_seq=to, reason="Again."))
        assert stands(self.table.state) == stands(then)

    @invariant()
    def all_in_order(self) -> None:
        check_state(self.table)
        check_seats(self.table)

    def teardown(self) -> None:
        if not hasattr(self, "table"):
            return
        event(f"ending: {self.table.state.ended.ending if self.table.state.ended else 'none yet'}")
        check_bytes(self.table)
        self.table.close()
        if self.path is not None and self.folder is not None:
            check_file(self.path, self.table)
            self.folder.cleanup()


def check_file(path: Path, table: Table) -> None:
    """A save opens to the same session, and its lines are what today's codec makes of them."""
    codec = game_codec()
    header, *lines = path.read_bytes().rstrip(b"\n").split(b"\n")
    assert codec.encode_header(codec.decode_header(header)) == header
    prev = header
    for line in lines:
        assert codec.encode(codec.decode(line), line_hash(prev)) == line
        prev = line
    with Table.open(path, write=False) as again:
        assert again.commits == table.commits
        assert again.state == table.state
        for seat in SEATS:
            assert again.heard(seat) == table.heard(seat)


TestSession = Session.TestCase
TestSession.settings = settings(
    max_examples=800 if THOROUGH else 60,
    stateful_step_count=150 if THOROUGH else 50,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_whole_sessions_end_in_every_way_and_every_command_is_taken_and_refused(tmp_path: Path) -> None:
    endings, answers = Counter[str](), Counter[str]()
    for seed in range(2500 if THOROUGH else 250):
        path = tmp_path / f"{seed}.tabletop" if seed % 10 == 0 else None
        table, came = wander(seed, path, check=check_state)
        for check in (check_state, check_seats, check_bytes):
            check(table)
        assert table.state.ended is not None, f"session {seed} never ends"
        endings[table.state.ended.ending] += 1
        answers += came
        table.close()
        if path is not None:
            check_file(path, table)
    assert endings["endex"] >= 5
    assert endings["war"] >= 2
    for kind in COMMANDS:
        name = kind.__name__
        assert any(
            answers[f"{name} {ground}"] for ground in ("not allowed", "not now", "unknown", "not possible", "incomplete")
        ), name
        if name != "OpenSession":
            assert answers[f"{name} taken"], f"{name} was never taken, so nothing is known of it"


def test_the_same_seed_and_the_same_acts_come_to_the_same_session() -> None:
    one, other = wander(5)[0], wander(5)[0]
    assert one.state == other.state
    assert [commit.events for commit in one.commits] == [commit.events for commit in other.commits]


@pytest.mark.parametrize("text", ["", "no stop", "An object at 0x7f.", "Two\nlines.", "x" * 700 + "."])
def test_what_counts_as_a_sentence_can_fail(text: str) -> None:
    assert not is_sentence(text)
