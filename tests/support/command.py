"""The command line, run as people run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]


@frozen
class Ran:
    """What a command came to: exit status, and what it printed."""

    status: int
    out: str
    err: str


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment in which the user's folders are under `home`, and no folder of saves is chosen."""
    kept = {name: value for name, value in os.environ.items() if name not in ("TABLETOP_SAVES", "NO_COLOR", "COLUMNS")}
    folders = {name: str(home / name.lower()) for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")}
    return {**kept, **folders, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def tabletop(
    *arguments: str | Path,
    home: Path,
    here: Path | None = None,
    stdout: int | IO[bytes] = subprocess.PIPE,
    environ: Mapping[str, str] | None = None,
    before: str = "",
) -> Ran:
    """Run `tabletop` in a process of its own, with no terminal. `before` is Python that runs first."""
    program = f"import sys\n{before}\nfrom tabletop.cli import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=here or home,
        env=environment(home, **(environ or {})),
        timeout=60,
        check=False,
    )
    out = (done.stdout or b"").decode()
    return Ran(done.returncode, out, done.stderr.decode())
