"""Start to first painted frame, as a person sees it: Tabletop's home screen beside a minimal Textual app.

    python tests/bench/bench_frame.py [--runs 9] [--size 120x40] [-- COMMAND ...]

Each run starts a fresh process in a terminal of its own (a pty) and waits for the end of the first frame that has
something to read in it. The two take turns, so that whatever else the machine does meets both. Prints medians and
their ratio. Needs a system with ptys. COMMAND stands for `python -m tabletop` if it is given.
"""

# ruff: noqa: T201 - a script that prints
from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

MINIMAL = """
from textual.app import App
from textual.widgets import Label

class Minimal(App):
    def compose(self):
        yield Label("READY")

Minimal().run()
"""
ASKS, ANSWERS = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""A terminal is asked whether it paints whole frames, and says that it does: then each frame has a mark at its end."""
FRAME_ENDS = b"\x1b[?2026l"
ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^X][^\x1b]*\x1b\\|\x1b.")
TIMEOUT = 20.0


class NoFrameError(RuntimeError):
    """A command painted nothing; the message is what it said instead."""


def first_frame(command: list[str], size: tuple[int, int], home: Path) -> float:
    """Seconds from the start of a command to the end of its first frame with something to read. Raises NoFrameError."""
    columns, rows = size
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", HOME=str(home), XDG_DATA_HOME=str(home / "data"))
        os.environ.pop("NO_COLOR", None)
        with contextlib.suppress(OSError):
            os.execvp(command[0], command)  # noqa: S606 - the person who runs the benchmark names the command
        os._exit(127)
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return _watch(terminal, start)
    finally:
        _end(child, terminal)


def _watch(terminal: int, start: float) -> float:
    output, answered = b"", False
    while time.perf_counter() - start < TIMEOUT:
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            piece = b""
        if not piece:
            break
        now = time.perf_counter()
        output += piece
        if not answered and ASKS in output:
            os.write(terminal, ANSWERS)
            answered = True
        for end in re.finditer(re.escape(FRAME_ENDS), output):
            if ESCAPES.sub(b"", output[: end.start()]).strip():
                return now - start
    said = ESCAPES.sub(b"", output).decode(errors="replace").strip().splitlines()
    raise NoFrameError(said[-1] if said else "it said nothing")


def _end(child: int, terminal: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("command", nargs="*", help="stands for `python -m tabletop`")
    options = parser.parse_args()
    columns, _, rows = options.size.partition("x")
    size = int(columns), int(rows)
    commands = {
        "minimal Textual app": [sys.executable, "-c", MINIMAL],
        "tabletop": options.command or [sys.executable, "-m", "tabletop"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home:
        for run in range(options.runs + 1):
            for name, command in commands.items():
                try:
                    took = first_frame(command, size, Path(home))
                except NoFrameError as error:
                    print(f"{name} painted no frame: {error}", file=sys.stderr)
                    return 1
                if run:  # The first one reads cold files.
                    times[name].append(1000 * took)
    for name, all_took in times.items():
        median, least, most = statistics.median(all_took), min(all_took), max(all_took)
        print(f"{name:22} median {median:6.0f} ms, from {least:.0f} to {most:.0f}, {len(all_took)} runs")
    plain, ours = (statistics.median(all_took) for all_took in times.values())
    print(f"ratio {ours / plain:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
