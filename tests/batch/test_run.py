"""Chunks go out and come back in the order of the games, whatever becomes of those who play them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from support.decks import ferry
from tabletop.batch import work
from tabletop.batch.crew import GivenUp
from tabletop.batch.run import run
from tabletop.batch.work import Done, OtherVersion
from tabletop.engine.simulate import Chunk, Plan, Tally

PLAN = Plan.of(ferry(), ("recruit", "recruit"), turns=3, iterations=1, seed="s", games=1000, version="1")
EMPTY = Tally.empty(ferry())


class Pretence:
    """A crew that plays nothing: it hands chunks back in an order of its own, and dies as it is told."""

    def __init__(
        self, size: int, seed: int = 0, dies: Callable[[Chunk, int], BaseException | None] = lambda _c, _t: None
    ) -> None:
        self.size = size
        self.rng = Random(seed)  # noqa: S311 - no secret
        self.dies = dies
        self.tries: dict[Chunk, int] = {}
        self.most_out = self.renewed = 0
        self.out: list[tuple[Chunk, Future[Done]]] = []
        self.broken = False

    def start(self, chunk: Chunk) -> Future[Done]:
        if self.broken:
            raise BrokenExecutor
        self.tries[chunk] = self.tries.get(chunk, 0) + 1
        future: Future[Done] = Future()
        self.out.append((chunk, future))
        self.most_out = max(self.most_out, len(self.out))
        while self.out and (self.rng.random() < 0.4 or len(self.out) > self.size):
            self.finish()
        return future

    def finish(self) -> None:
        chunk, future = self.out.pop(self.rng.randrange(len(self.out)))
        death = self.dies(chunk, self.tries[chunk])
        if death is None:
            future.set_result(Done(chunk, f"{chunk.first}\n", EMPTY))
        elif isinstance(death, BrokenExecutor | CancelledError):
            self.broken = True
            for _, other in [*self.out, (chunk, future)]:
                other.set_exception(death)
            self.out.clear()
        else:
            future.set_exception(death)

    def renew(self) -> None:
        self.broken = False
        self.renewed += 1

    def why(self, error: Exception) -> str:
        return "It is the crew's fault." if isinstance(error, KeyError) else ""

    def news(self) -> str:
        while self.out:
            self.finish()
        return ""

    def close(self) -> None:
        raise AssertionError("whoever made a crew closes it")


def play(crew: Pretence, plan: Plan = PLAN, stop: Callable[[], bool] = lambda: False) -> tuple[str, str, int, list[str]]:
    """How it ended, the sentence, the last game that was taken, what was said. Checks that nothing is out of order."""
    last, said = 0, list[str]()

    def take(done: Done) -> None:
        nonlocal last
        assert done.chunk.first == last + 1
        last = done.chunk.last

    outcome = run(plan, crew, take, stop=stop, say=said.append)
    return outcome.ending, outcome.sentence, last, said


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tabletop.batch.run._PATIENCE", 0)


@given(st.integers(1, 9), st.integers(0, 10_000), st.integers(1, 400))
def test_what_comes_back_in_any_order_is_taken_in_that_of_the_games(size: int, seed: int, games: int) -> None:
    crew = Pretence(size, seed)
    assert play(crew, evolve(PLAN, games=games)) == ("done", "", games, [])
    assert set(crew.tries.values()) == {1}


def test_only_so_many_chunks_are_out_as_the_crew_needs() -> None:
    crew = Pretence(3)
    assert play(crew, evolve(PLAN, games=100_000))[2] == 100_000
    assert crew.most_out <= 2 * crew.size + 2


@pytest.mark.parametrize("death", [BrokenExecutor(), CancelledError()])
def test_what_a_dead_worker_had_is_played_again(death: BaseException) -> None:
    crew = Pretence(2, dies=lambda chunk, tries: death if chunk.first == 301 and tries == 1 else None)
    ending, _, last, said = play(crew)
    assert (ending, last, crew.renewed) == ("done", 1000, 1)
    assert said == ["A worker died; the games that it had in hand are played again."]
    assert crew.tries[Chunk(301, 400)] == 2


def test_a_chunk_that_kills_twice_ends_the_run_and_the_games_before_it_stand() -> None:
    crew = Pretence(1, dies=lambda chunk, _tries: BrokenExecutor() if chunk.first == 501 else None)
    ending, sentence, last, _ = play(crew)
    assert ending == "lost"
    assert sentence.startswith("A worker died twice while game ")
    assert last <= 500
    assert crew.renewed == 1


def test_stopping_leaves_a_whole_beginning() -> None:
    asked = iter([False, True])
    ending, _, last, _ = play(Pretence(2), stop=lambda: next(asked))
    assert ending == "stopped"
    assert 0 < last < 1000
    assert last % 100 == 0


def test_what_a_game_raises_comes_out() -> None:
    crew = Pretence(1, dies=lambda chunk, _tries: RuntimeError("an order was refused") if chunk.first == 201 else None)
    with pytest.raises(RuntimeError, match="an order was refused"):
        play(crew)


@pytest.mark.parametrize(
    ("error", "sentence"), [(OtherVersion("A worker is old."), "A worker is old."), (KeyError(), "It is the crew's fault.")]
)
def test_what_the_crew_is_to_blame_for_is_told_in_one_sentence(error: Exception, sentence: str) -> None:
    assert play(Pretence(1, dies=lambda _chunk, _tries: error))[:3] == ("lost", sentence, 0)


def test_a_crew_that_is_gone_for_good() -> None:
    class Gone(Pretence):
        def renew(self) -> None:
            raise GivenUp("Nobody is left.")

    assert play(Gone(1, dies=lambda _chunk, _tries: CancelledError()))[:2] == ("lost", "Nobody is left.")


def test_a_worker_of_another_version_plays_nothing() -> None:
    with pytest.raises(OtherVersion, match="install the same on both"):
        work.play(evolve(PLAN, version="0.0.1"), Chunk(1, 1))
