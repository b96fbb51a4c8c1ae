"""Who plays the games: the workers of a Dask cluster."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from importlib import import_module
from pkgutil import resolve_name
from time import monotonic
from typing import Protocol, cast

from tabletop.batch.crew import GivenUp
from tabletop.batch.work import Done, play
from tabletop.deck.problems import shown
from tabletop.engine.simulate import Chunk, Plan
from tabletop.game.telling.words import listed

_WAIT = 10.0
"""Seconds that a scheduler may take to answer, and then to have a worker."""
_SILENCE = 10.0
"""Seconds without anything done after which it is asked who is still there."""
_ADDRESS = re.compile(r"((tcp|tls)://)?([\w.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}")
_NEEDED = ("python", "distributed")
"""What had better be the same on all machines, besides Tabletop, which must."""


class _Executor(Protocol):
    def submit(self, work: Callable[[Plan, Chunk], Done], plan: Plan, chunk: Chunk) -> Future[Done]:
        """As `concurrent.futures` has it."""


class _Client(Protocol):
    """The little of `distributed.Client` that is used."""

    status: str

    def get_executor(self, *, pure: bool) -> _Executor:
        """Its workers as an executor."""

    def nthreads(self) -> Mapping[str, int]:
        """The threads of each worker."""

    def run(self, what: Callable[[str], object], name: str, *, on_error: str) -> Mapping[str, object]:
        """What a call comes to on each worker."""

    def get_versions(self) -> Mapping[str, Mapping[str, object]]:
        """The versions of packages, everywhere."""

    def wait_for_workers(self, count: int, timeout: float) -> None:
        """Come back when there are so many workers."""

    def close(self, timeout: float) -> None:
        """Let go of the scheduler."""


class Cluster:
    """The workers that a scheduler has; others may come and go. One that is lost is Dask's to replace: its chunk runs elsewhere.

    Raises GivenUp, with one sentence, where there is no such cluster, or one of another version of Tabletop.
    """

    def __init__(self, plan: Plan, address: str, say: Callable[[str], None]) -> None:
        self._plan = plan
        self._address = address
        self._client = _connected(address)
        try:
            threads = _threads(self._client, address)
            _check_versions(self._client, plan.version, say)
            # Two chunks may be the same to Dask only if they are: each is played when it is asked for.
            self._executor = self._client.get_executor(pure=False)
        except BaseException:
            self.close()
            raise
        self.size = threads
        self._asked = monotonic()
        self._told = False

    def start(self, chunk: Chunk) -> Future[Done]:
        """See Crew."""
        self._asked = monotonic()
        return self._executor.submit(play, self._plan, chunk)

    def renew(self) -> None:
        """See Crew. What Dask has cancelled it has lost along with its scheduler."""
        raise GivenUp(f"The connection to the scheduler at {self._address} was lost.")

    def why(self, error: Exception) -> str:
        """See Crew."""
        if type(error).__name__ == "KilledWorker":
            return "Several workers of the cluster died, one after the other, while they played the same games."
        return ""

    def news(self) -> str:
        """See Crew."""
        if monotonic() - self._asked < _SILENCE:
            return ""
        self._asked = monotonic()
        if self._client.status != "running":
            raise GivenUp(f"The scheduler at {self._address} does not answer any more.")
        with suppress(OSError, TimeoutError):
            gone = not self._client.nthreads()
            if gone and not self._told:
                self._told = True
                return "The cluster has no workers left; the run goes on when one comes. Ctrl-C keeps what is done."
            self._told = gone
        return ""

    def close(self) -> None:
        """See Crew."""
        with suppress(Exception):
            self._client.close(timeout=2.0)


def _connected(address: str) -> _Client:
    if not _ADDRESS.fullmatch(address):
        raise GivenUp(f"“{shown(address)}” is no address of a scheduler: write it as tcp://host:8786.")
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise GivenUp(
            "A cluster needs Dask, which is not here: install it with `pip install 'tabletop[cluster]'`, here and on the workers."
        ) from error
    _silence_log()
    try:
        with warnings.catch_warnings(action="ignore"):
            return cast("_Client", distributed.Client(address, timeout=_WAIT, set_as_default=False))
    except (OSError, TimeoutError) as error:
        raise GivenUp(
            f"The scheduler at {address} did not answer within {_WAIT:.0f} seconds: check the address, and that it runs."
        ) from error


def _silence_log() -> None:
    """What goes wrong is told in one sentence, not by Dask's own log."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _threads(client: _Client, address: str) -> int:
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError as error:
        raise GivenUp(f"The scheduler at {address} has no workers: start some with `dask worker {address}`.") from error
    return max(sum(client.nthreads().values()), 1)


def _check_versions(client: _Client, version: str, say: Callable[[str], None]) -> None:
    for worker, found in client.run(resolve_name, "tabletop:__version__", on_error="return").items():
        if isinstance(found, Exception):
            raise GivenUp(f"The worker at {worker} has no Tabletop: install tabletop {version} on it.")
        if found != version:
            raise GivenUp(f"The worker at {worker} has Tabletop {found}, and this is {version}: install the same on both.")
    found_here = client.get_versions()
    here = _packages(found_here.get("client"))
    others = found_here.get("workers", {})
    for worker, each in others.items():
        there = _packages(each)
        different = [name for name in _NEEDED if there.get(name, "?").split(".")[:2] != here.get(name, "?").split(".")[:2]]
        if different:
            said = listed([f"{name} {there.get(name)} where this has {here.get(name)}" for name in different])
            say(f"The worker at {worker} has {said}; if it fails, install the same on both.")


def _packages(found: object) -> dict[str, str]:
    packages = found.get("packages") if isinstance(found, Mapping) else None
    return {str(name): str(version) for name, version in packages.items()} if isinstance(packages, Mapping) else {}
