"""Whole sessions at a table, by whim: whatever anybody does is refused with a sentence, or leaves everything in order.

`TABLETOP_THOROUGH=1` plays some twenty times as many.
"""

from __future__ import annotations

import os
import random
import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from support.decks import ferry
from support.play import PASS
from support.strategies import COMMANDS, Act, Whim, acts
from tabletop.game import commands as c
from tabletop.game.apply import fold
from tabletop.game.events import PHASES, PhaseOpened
from tabletop.game.msel import proposed
from tabletop.game.orders import committed, open_rulings
from tabletop.game.refusal import Refusal
from tabletop.game.rules.consequences import unsettled
from tabletop.game.rules.orders import offers, orderable
from tabletop.game.state import State
from tabletop.game.view import ControlView, PublicView, TeamView, view
from tabletop.journal.chain import line_hash
from tabletop.journal.codec import game_codec
from tabletop.journal.timeline import timeline
from tabletop.table import Table

THOROUGH = bool(os.environ.get("TABLETOP_THOROUGH"))
SEATS = {"control": ControlView, "evaluator": ControlView, "norvia": TeamView, "sandrel/2": TeamView, "observer": PublicView}
NOISE = re.compile(r"object at 0x|Traceback|<class|Error\b|\bNone\b|frozenset|attrs")
ENDINGS = re.compile(r"[.!?][”)]?$")


def is_sentence(text: str) -> bool:
    """Whether a facilitator can read it: one printable sentence or two, not too long, none of Python's own noise."""
    return bool(text and text.isprintable() and len(text) <= 600 and ENDINGS.search(text) and not NOISE.search(text))


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


def give_orders(table: Table, rng: random.Random) -> None:
    """Every team gives a main order that it can give, now and then a pass."""
    state, book = table.state, table.book
    for team in book.teams:
        cards = orderable(book, state, team, "main")
        card = rng.choice(cards).card if cards and rng.random() < 0.9 else None
        order = PASS
        if card is not None:
            order = c.GiveOrder(
                substance="action",
                card=card.id,
                agreed=card.authority if card.collective and rng.random() < 0.7 else (),
                purpose=rng.choice(card.purposes),
                message=rng.choice(card.purposes),
                rationale="So be it.",
                posture=rng.choice(card.postures),
            )
        table.submit(team, order)


def move_on(table: Table, rng: random.Random) -> None:
    """Do what the table waits for, then go on: teams order what they like, control settles as it likes."""
    state, book = table.state, table.book
    if state.phase == "inject":
        for inject in proposed(book, state)[:3]:
            table.submit("control", c.ReleaseInject(inject=inject))
    if state.phase == "decide":
        give_orders(table, rng)
    for ruled in open_rulings(state):
        table.submit("control", c.RuleOrder(order=ruled.order, method=rng.choice(("certain", "2d6"))))
    for proposal in unsettled(state):
        settle = c.SettleProposal(proposal=proposal.proposal, decision="accept")
        table.submit("control", settle if rng.random() < 0.7 else evolve(settle, decision="hold", reason="So be it."))
    if table.state.tracks and table.state.tracks[book.ladder] == book.highs[book.ladder] and state.phase == "consequences":
        table.submit("control", c.ChooseLadder(choice=rng.choice(("war", "off_ramp", "contained")), words="So be it."))
    table.submit("control", c.AdvancePhase())


def do(table: Table, act: Act) -> str:
    """Do one thing; `taken`, or the ground on which it was refused."""
    before, seq = table.state, len(table.commits)
    answer = table.submit(act.seat, act.command, person=act.person, behalf=act.behalf)
    if isinstance(answer, Refusal):
        assert is_sentence(answer.sentence), answer.sentence
        assert table.state is before
        assert len(table.commits) == seq
        return answer.ground
    assert answer.seq == seq + 1 == len(table.commits)
    assert answer.events or isinstance(act.command, c.Finish), "a commit without an event says nothing"
    return "taken"


def stands(state: State) -> tuple[object, ...]:
    """Where a state stands, apart from words, which can be amended, and what survives a rewind."""
    kept = (state.inbox, state.moves, state.orders, state.rulings, state.proposals, state.settled, state.forecasts, state.marks)
    world = (state.number, state.turn, state.phase, state.tracks, state.flags, state.before, state.estimates, state.passed)
    return (*world, state.released, state.met, state.played, state.revealed, state.closed, *(len(part) for part in kept))


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


def wander(seed: int, on_file: Path | None = None) -> tuple[Table, Counter[str]]:
    """A whole session to ENDEX or war, with a whim or six between any two steps; what became of each kind of command."""
    rng = random.Random(seed)  # noqa: S311 - a whim is no secret
    table = Table.create(ferry(), c.OpenSession(turns=rng.choice((2, 3))), seed=str(seed), path=on_file)
    whim, answers = Whim(ferry(), rng), Counter[str]()
    for step in range(400):
        if table.state.ended is not None:
            break
        whim.turns = (table.state.number,)
        if table.state.phase == "decide" and rng.random() < 0.5:
            give_orders(table, rng)
        for _ in range(rng.randrange(60 if table.state.phase == "decide" else 20)):
            act = whim.act()
            if isinstance(act.command, c.Rewind | c.EndSession) and rng.random() < 0.8:
                continue
            answers[f"{type(act.command).__name__} {do(table, act)}"] += 1
        if rng.random() < 0.2:
            table.submit("control", c.AdjustWorld(effect="escalation +2", reason="It grows worse."))
        if table.state.ended is None:
            move_on(table, rng)
        if step % 7 == 0:
            check_state(table)
    for _ in range(20):
        act = whim.act()
        if not isinstance(act.command, c.Rewind):
            answers[f"{type(act.command).__name__} {do(table, act)}"] += 1
    check_state(table)
    check_seats(table)
    check_bytes(table)
    return table, answers


def test_whole_sessions_end_in_every_way_and_every_command_is_taken_and_refused(tmp_path: Path) -> None:
    endings, answers = Counter[str](), Counter[str]()
    for seed in range(2500 if THOROUGH else 150):
        path = tmp_path / f"{seed}.tabletop" if seed % 10 == 0 else None
        table, came = wander(seed, path)
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
