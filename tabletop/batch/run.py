"""A plan played by a crew: chunks go out, and come back in the order of the games."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from typing import Literal, TypeAlias

from attrs import frozen

from tabletop.batch.crew import Crew, GivenUp
from tabletop.batch.work import Done, OtherVersion
from tabletop.engine.simulate import Chunk, Plan

_PATIENCE = 0.2
"""Seconds after which it is looked again whether to stop."""
_TRIES = 2
"""How often a chunk may be in the hands of a crew one of whom dies."""

Ending: TypeAlias = Literal["done", "stopped", "lost"]


@frozen
class Outcome:
    """How a run ended: all games done, stopped by the user, or given up as the sentence says."""

    ending: Ending
    sentence: str = ""


def run(
    plan: Plan,
    crew: Crew,
    take: Callable[[Done], None],
    *,
    stop: Callable[[], bool] = lambda: False,
    say: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Play a plan. `take` gets every chunk that is done, in the order of the games and without gaps.

    However many games there are, only so many chunks are out or waiting their turn as the crew needs. `stop` is asked several
    times a second whether to end early; `say` gets what the user should know meanwhile, a sentence at a time. What a game
    raises comes out of here.
    """
    return _Run(plan, crew, take, stop, say).play()


class _Run:
    def __init__(
        self, plan: Plan, crew: Crew, take: Callable[[Done], None], stop: Callable[[], bool], say: Callable[[str], None]
    ) -> None:
        self._crew, self._take, self._stop, self._say = crew, take, stop, say
        self._fresh: Iterator[Chunk] = plan.chunks(crew.size)
        self._again: deque[Chunk] = deque()
        self._out: dict[Future[Done], Chunk] = {}
        self._early: dict[int, Done] = {}
        """What is done and waits for games before it."""
        self._tries: dict[int, int] = {}
        self._next = 1
        self._games = plan.games

    def play(self) -> Outcome:
        try:
            while self._next <= self._games:
                if self._stop():
                    return Outcome("stopped")
                self._step()
        except GivenUp as lost:
            return Outcome("lost", str(lost))
        return Outcome("done")

    def _step(self) -> None:
        broken = not self._send()
        found, _ = wait(self._out, 0 if broken else _PATIENCE, FIRST_COMPLETED)
        if not found and (news := self._crew.news()):
            self._say(news)
        failed: Exception | None = None
        for future in found:
            chunk = self._out.pop(future)
            try:
                self._early[chunk.first] = future.result()
            except (BrokenExecutor, CancelledError):
                broken = True
                self._lost(chunk)
            except OtherVersion as error:
                failed = GivenUp(str(error))
            except Exception as error:  # noqa: BLE001 - raised again when what was done is taken
                failed = GivenUp(why) if (why := self._crew.why(error)) else error
        while done := self._early.pop(self._next, None):
            self._take(done)
            self._tries.pop(self._next, None)
            self._next = done.chunk.last + 1
        if failed is not None:
            raise failed
        if broken:
            self._start_again()

    def _send(self) -> bool:
        """Give the crew enough to do; whether it takes it."""
        while len(self._out) + len(self._early) < 2 * self._crew.size + 2:
            chunk = self._again.popleft() if self._again else next(self._fresh, None)
            if chunk is None:
                break
            try:
                self._out[self._crew.start(chunk)] = chunk
            except BrokenExecutor:
                self._again.appendleft(chunk)
                return False
        return True

    def _lost(self, chunk: Chunk) -> None:
        self._tries[chunk.first] = self._tries.get(chunk.first, 0) + 1
        self._again.append(chunk)

    def _start_again(self) -> None:
        """After somebody of the crew has died: all that was out is played once more."""
        for future, chunk in self._out.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                self._early[chunk.first] = future.result()
            else:
                self._lost(chunk)
        self._out.clear()
        self._again = deque(sorted(self._again, key=lambda chunk: chunk.first))
        worst = max(self._again, key=lambda chunk: self._tries.get(chunk.first, 0), default=None)
        if worst is not None and self._tries.get(worst.first, 0) >= _TRIES:
            raise GivenUp(f"A worker died twice while game {worst.first:,} or one soon after it was being played.")
        self._crew.renew()
        self._say("A worker died; the games that it had in hand are played again.")
