"""A Dask cluster on this machine: a real scheduler and real workers, each a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from support.command import environment

_WAIT = 60.0
_QUIET = ("--no-dashboard", "--no-show")


class DaskCluster:
    """A scheduler on the loopback, and the workers that are added to it. All of them end with the `with` block."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._started: list[subprocess.Popen[bytes]] = []
        about = home / "scheduler.json"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", *_QUIET, "--scheduler-file", str(about))
        self.address = str(_once_written(about, self.scheduler)["address"])

    def add_worker(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a worker of one thread; it joins by itself."""
        place = ("--local-directory", str(self._home), "--host", "127.0.0.1")
        return self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", *place, *options)

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        log = (self._home / f"dask-{len(self._started)}.log").open("wb")
        with log:
            started = subprocess.Popen(
                [sys.executable, "-m", "dask", *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._home,
                env=environment(self._home),
            )
        self._started.append(started)
        return started

    def __enter__(self) -> DaskCluster:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for process in reversed(self._started):
            process.kill()
            process.wait(_WAIT)


def _once_written(path: Path, by: subprocess.Popen[bytes]) -> dict[str, object]:
    until = time.monotonic() + _WAIT
    while time.monotonic() < until and by.poll() is None:
        try:
            found = json.loads(path.read_text())
        except (OSError, ValueError):
            time.sleep(0.02)
            continue
        assert isinstance(found, dict)
        return found
    raise AssertionError("The scheduler did not start; its log is beside the file that it was to write.")
