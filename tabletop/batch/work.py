"""What a worker does, in a process of its own, here or on another machine."""

from __future__ import annotations

import gc
from functools import lru_cache

from attrs import frozen

import tabletop
from tabletop.batch.rows import rows
from tabletop.engine.simulate import Chunk, Plan, Simulation, Tally

_OFTEN = 50_000
"""New objects between two looks for garbage: games leave hardly any that is not freed at once, and each look costs."""


class OtherVersion(Exception):  # noqa: N818 - the sentence is what counts
    """A worker has another version of Tabletop than the plan asks for."""


@frozen
class Done:
    """A chunk that was played: its lines of the table, and its counts."""

    chunk: Chunk
    rows: str
    tally: Tally


def collect_seldom() -> None:
    """Have this process look for garbage seldom, as befits one that plays games one after the other."""
    gc.set_threshold(_OFTEN)


def play(plan: Plan, chunk: Chunk) -> Done:
    """Play a chunk of a plan. Raises OtherVersion."""
    played = _simulation(plan).play(chunk)
    return Done(chunk, rows(played.results), played.tally)


@lru_cache(maxsize=1)
def _simulation(plan: Plan) -> Simulation:
    """The plan made ready: once a process, since every chunk of a run has the same one."""
    if plan.version != tabletop.__version__:
        raise OtherVersion(f"A worker has Tabletop {tabletop.__version__}, and this is {plan.version}: install the same on both.")
    collect_seldom()
    return Simulation(plan)
