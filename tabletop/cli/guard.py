"""What keeps a user from ever seeing a traceback: every way a command can end, as an exit status and a sentence."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import click

from tabletop.cli.out import OutputError, safe

FAILED = 1
USAGE = 2
INTERRUPTED = 130
"""What shells give for a program that Ctrl-C ended."""


class Told(Exception):  # noqa: N818 - not always an error: it is what the user is told at the end
    """A command ends here, with a sentence for the user and an exit status. `more` are lines that go before the sentence."""

    def __init__(self, sentence: str, status: int = FAILED, *, more: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.status = status
        self.more = more


def guarded(command: Callable[[], object]) -> int:
    """Run a command; answers its exit status, having told the user of any error in one sentence on standard error."""
    if sys.stdout is None:
        return told("There is nowhere to print to: standard output is closed.", FAILED)
    for stream in (sys.stdout, sys.stderr):
        # A terminal or pipe of another encoding shows a question mark, and does not stop the command.
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # tests put other streams here
    try:
        status = _run(command)
        sys.stdout.flush()
    except BrokenPipeError:
        return _hung_up()
    except OSError as error:
        _silence(sys.stdout)
        return told(f"The output could not be written: {error.strerror or error}.", FAILED)
    return status


def _run(command: Callable[[], object]) -> int:
    try:
        answer = command()
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        return told(error.format_message(), USAGE)
    except click.UsageError as error:
        usage = error.ctx.get_usage() if error.ctx else ""
        name = error.ctx.command_path if error.ctx else "tabletop"
        return told(f"{_sentence(error.format_message())} See `{name} --help`.", USAGE, more=(usage,))
    except click.ClickException as error:
        return told(_sentence(error.format_message()), FAILED)
    except (KeyboardInterrupt, click.Abort):
        return told("Stopped.", INTERRUPTED)
    except Told as error:
        return told(str(error), error.status, more=error.more)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else FAILED
    except (BrokenPipeError, OutputError):
        raise
    except Exception as error:
        # The last resort, so that no traceback reaches a user.
        if isinstance(error, OSError) and _printed_by_click(error):
            raise OutputError(error.errno, error.strerror) from error
        return _told_of(error)
    return answer if isinstance(answer, int) else 0


def _printed_by_click(error: OSError) -> bool:
    """Whether it was help or a version that could not be printed: Click prints those by itself, not through `out`."""
    return any(frame.f_code is click.echo.__code__ for frame, _ in traceback.walk_tb(error.__traceback__))


def _told_of(error: Exception) -> int:
    """The sentence of an error that the project knows, or else where the crash is written down."""
    # Each kind is looked up only if its module was imported: otherwise it cannot have been raised.
    for module, kind in (
        ("tabletop.journal.errors", "SaveError"),
        ("tabletop.deck.problems", "DeckError"),
        ("tabletop.table.script.model", "ScriptError"),
    ):
        known = getattr(sys.modules.get(module), kind, None)
        if known is not None and isinstance(error, known):
            problems = tuple(str(problem) for problem in getattr(error, "problems", ()))
            return told(str(error), FAILED, more=problems if kind == "ScriptError" else ())
    if isinstance(error, OSError) and error.strerror:
        what = "This could not be done" if error.filename is None else f"{os.fsdecode(error.filename)} cannot be used"
        return told(f"{what}: the system answered “{error.strerror}”.", FAILED)
    return told(crash_report(error), FAILED)


def crash_report(error: BaseException) -> str:
    """Write an error that nobody foresaw to a file in the user's log folder; answers the sentence that says where."""
    what = f"Tabletop met an error that it did not foresee ({type(error).__name__})"
    try:
        from platformdirs import user_log_path

        import tabletop

        folder = user_log_path("tabletop", appauthor=False)
        folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now(UTC)
        path = folder / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
        trace = "".join(traceback.format_exception(error))
        head = f"Tabletop {tabletop.__version__}, Python {sys.version.split()[0]}, {sys.platform}, {now:%Y-%m-%d %H:%M:%S} UTC"
        path.touch(mode=0o600)  # what a text of the session made go wrong may stand in the error
        path.write_text(f"{head}\n{trace}", "utf-8", errors="backslashreplace")
    except Exception as worse:  # noqa: BLE001 - a log folder that cannot be written must not hide the first error
        return f"{what}, and could not write it down ({type(worse).__name__}); what is saved is safe."
    return f"{what}; what is saved is safe. Please report it with the file {path}."


def told(sentence: str, status: int, *, more: tuple[str, ...] = ()) -> int:
    """Say a sentence on standard error, with lines before it; answers the status."""
    # Without standard error, or with a full disk behind it, the status alone has to say it.
    with suppress(OSError, ValueError, AttributeError):
        lines = [*(line for line in more if line), sentence]
        sys.stderr.write("".join(safe(line) + "\n" for line in lines))
        sys.stderr.flush()
    return status


def _sentence(message: str) -> str:
    text = message.strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _hung_up() -> int:
    """The reader of our output went away, as `head` does: no more is wanted, and nothing needs saying."""
    _silence(sys.stdout)
    return FAILED


def _silence(stream: object) -> None:
    """Let nothing more be written when the interpreter flushes at its end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]  # whatever has none is left alone
        os.close(nowhere)
