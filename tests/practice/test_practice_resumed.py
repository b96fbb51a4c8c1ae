"""A practice session that is cut off, closed, taken back or forked, and goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from attrs import evolve

from support.decks import ferry
from support.sessions import ticking
from support.solo import ITERATIONS, at, begun, engine_acts, person_acts, play, story
from tabletop.deck.expression import parse_expression
from tabletop.deck.model import Reason
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.journal.errors import NotSaved
from tabletop.journal.fork import fork
from tabletop.journal.stamp import now
from tabletop.library import load_deck
from tabletop.practice.session import Practice
from tabletop.table import Table


def test_closed_and_opened_in_every_phase_it_goes_on_as_if_nothing_had_been(tmp_path: Path) -> None:
    path, clock = tmp_path / "solo.tabletop", ticking()
    phases: Counter[str] = Counter()

    def again(practice: Practice) -> Practice:
        phases[practice.table.state.phase] += 1
        practice.table.close()
        return Practice.open(path, iterations=ITERATIONS, clock=clock)

    first = Practice.begin(ferry(), "norvia", level="staff", path=path, seed="s", timed=False, clock=clock)
    closed = play(first, between=again)
    straight = play(Practice.begin(ferry(), "norvia", level="staff", seed="s", timed=False, clock=ticking()))
    assert set(phases) == {"assess", "decide", "adjudicate", "consequences"}
    assert story(closed) == story(straight)
    closed.table.close()


@pytest.mark.parametrize("phase", ["assess", "decide", "adjudicate"])
def test_what_the_engine_had_half_done_when_the_lights_went_out_is_done_once(phase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = load_deck("zapad-2025")
    whole = at(begun(deck, "nato"), phase)
    person_acts(whole, "person")
    engine_acts(whole)
    for cut in range(6):
        practice = at(begun(deck, "nato"), phase)
        person_acts(practice, "person")
        (job,) = practice.staff_jobs()
        submit, left = practice.table.submit, [cut]

        def dying(*args: object, _submit: Callable[..., object] = submit, _left: list[int] = left, **options: object) -> object:
            if not _left[0]:
                raise NotSaved(Path("solo.tabletop"), OSError("no space left"))
            _left[0] -= 1
            return _submit(*args, **options)

        monkeypatch.setattr(practice.table, "submit", dying)
        with suppress(NotSaved):
            practice.carry_out(job, job.think(None))
        monkeypatch.undo()
        again = Practice(practice.table, iterations=ITERATIONS)
        engine_acts(again)
        assert not again.refused
        done = [[repr(event) for event in story(each) if getattr(event, "team", "") == "union_state"] for each in (again, whole)]
        assert done[0] == done[1], f"after {cut} steps"


def test_rulings_of_which_one_bears_on_the_next_come_out_the_same_when_they_are_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Reason(text="They have been asked.", when=parse_expression("played.ask-sandrel"))
    deck = evolve(
        ferry(), actions=tuple(evolve(card, cons=(asked,)) if card.id == "shadow-ferry" else card for card in ferry().actions)
    )
    ask = c.GiveOrder(substance="action", card="ask-sandrel", purpose="probing", message="routine", rationale="We ask.")
    shadow = c.GiveOrder(substance="action", card="shadow-ferry", purpose="deterrence", message="routine", rationale="We follow.")
    cons = []
    for cut in (None, 1):
        practice = at(begun(deck), "decide")
        practice.table.submit("norvia", ask)
        practice.table.submit("norvia", c.Finish())
        (job,) = practice.staff_jobs()
        practice.carry_out(job, (shadow,))
        at(practice, "adjudicate")
        person_acts(practice, "person")
        (job,) = practice.staff_jobs()
        practice.carry_out(job, ())
        give = practice.give
        left = [99 if cut is None else cut]

        def dying(command: c.Command, _give: Callable[[c.Command], object] = give, _left: list[int] = left) -> object:
            if not _left[0]:
                raise NotSaved(Path("solo.tabletop"), OSError("no space left"))
            _left[0] -= 1
            return _give(command)

        monkeypatch.setattr(practice, "give", dying)
        with suppress(NotSaved):
            engine_acts(practice)
        monkeypatch.undo()
        engine_acts(practice)
        ruled = [each for each in story(practice) if isinstance(each, e.OrderRuled) and each.card == "shadow-ferry"]
        cons.append([reason.text for each in ruled for reason in each.cons])
    assert cons == [[asked.text], [asked.text]]


def test_a_save_that_cannot_be_begun_is_let_go_of_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "solo.tabletop"

    def full(_practice: Practice, _command: c.Command) -> object:
        raise NotSaved(path, OSError("no space left"))

    monkeypatch.setattr(Practice, "give", full)
    with pytest.raises(NotSaved):
        begun(path=path)
    Table.open(path).close()


def test_a_rewind_takes_the_session_back_and_it_is_played_on_from_there() -> None:
    practice = begun()
    for _ in range(4):
        engine_acts(practice)
        person_acts(practice, "person")
    (stale,) = [job for job in (practice.next_job(),) if job is not None]
    to_seq = next(each.seq for each in practice.table.commits if e.PhaseOpened(phase="decide") in each.events)
    practice.give(c.Rewind(to_seq=to_seq, reason="I would do it otherwise."))
    assert practice.table.state.phase == "decide"
    assert not practice.carry_out(stale, stale.think(None)), "what was thought before the rewind is done after it"
    assert practice.table.state.phase == "decide"
    play(practice, "another person")
    assert practice.over
    assert not practice.refused


def test_a_fork_of_a_practice_save_is_played_on(tmp_path: Path) -> None:
    first = play(begun(path=tmp_path / "one.tabletop"))
    first.table.close()
    seq = next(each.seq for each in first.table.commits if e.PhaseOpened(phase="adjudicate") in each.events)
    fork(tmp_path / "one.tabletop", seq, tmp_path / "two.tabletop", created=now(), app="test")
    forked = Practice.open(tmp_path / "two.tabletop", clock=ticking())
    play(forked)
    assert forked.over
    assert not forked.refused
    same = [event for event in story(first) if not isinstance(event, e.SessionEnded)]
    assert story(forked)[: seq // 2] == same[: seq // 2]
    forked.table.close()


def test_after_a_rewind_the_opponent_may_think_otherwise() -> None:
    otherwise = 0
    for seed in map(str, range(12)):
        practice = at(begun(level="recruit", seed=seed), "decide")
        to_seq = len(practice.table.commits)
        person_acts(practice, "person")
        engine_acts(practice)
        chosen = [order.card for order in practice.table.state.orders if order.team == "sandrel"]
        practice.give(c.Rewind(to_seq=to_seq, reason="Once more."))
        person_acts(practice, "person")
        engine_acts(practice)
        again = [order.card for order in practice.table.state.orders if order.team == "sandrel"]
        otherwise += chosen != again
    assert otherwise, "the same chance falls after every rewind"
