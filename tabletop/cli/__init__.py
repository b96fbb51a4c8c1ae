"""The commands of Tabletop. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

from collections.abc import Sequence

_INTERRUPTED = 130
"""What shells give for a program that Ctrl-C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, those of this process if none are given; answers the exit status.

    0 is success, 1 an error of which one sentence on standard error tells, 2 a wrong use of the command line, 130 Ctrl-C.
    """

    def command() -> object:
        from tabletop.cli.commands import tabletop

        return tabletop.main(args=arguments, prog_name="tabletop", standalone_mode=False)

    try:
        from tabletop.cli.guard import guarded
    except KeyboardInterrupt:
        return _INTERRUPTED
    return guarded(command)
