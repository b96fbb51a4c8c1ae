"""The chain of a save's lines: each ends with the hash of the line before it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from tabletop.journal.codec import MAGIC, Codec, MalformedError, NewerError
from tabletop.journal.commit import Commit, Header
from tabletop.journal.errors import NotASave, SaveDamaged, SaveError, SaveNewer, SaveUnfinished
from tabletop.journal.place import EXTENSION

LONGEST_LINE = 1 << 26
"""No line of a save is longer than so many bytes (64 MiB)."""

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def line_hash(line: bytes) -> str:
    """SHA-256 of a line as stored, without its newline, as 64 hexadecimal digits."""
    return sha256(line).hexdigest()


class Chain:
    """How far a save has been read, and what was wrong where reading stopped.

    `head` is the hash of the last whole line and `seq` its commit's number, 0 for the header. `size` is the
    length of the whole lines in bytes, `last` where the last of them begins. `torn` is how many bytes of an
    unfinished line follow. `problem` is why nothing more can be read, if so. `raw` is the last line itself.
    """

    def __init__(self, path: Path, codec: Codec, stream: BinaryIO) -> None:
        """Read the header. Raises SaveError."""
        self.path = path
        self.codec = codec
        self.raw = _first_line(path, stream)
        try:
            self.header: Header = codec.decode_header(self.raw)
        except NewerError as error:
            raise SaveNewer(path, str(error)) from error
        except MalformedError as error:
            if b"\0" in self.raw:  # as `commits` says of a torn line
                raise SaveUnfinished(path) from error
            raise SaveDamaged(path, 1, str(error)) from error
        self.head = line_hash(self.raw)
        self.seq = 0
        self.last = 0
        self.size = len(self.raw) + 1
        self.torn = 0
        self.problem: SaveError | None = None

    def commits(self, stream: BinaryIO) -> Iterator[Commit]:
        """The commits that follow, from a stream that stands at `size`, up to its end, a torn tail, or a problem.

        A last line without a newline was never acknowledged: it is torn. So is a last line that holds zero
        bytes, which is how some file systems leave what did not reach the disk before a power cut.
        """
        while self.problem is None:
            line = stream.readline(LONGEST_LINE)
            if not line.endswith(b"\n"):
                self.torn = len(line)
                if len(line) >= LONGEST_LINE:
                    self.problem = SaveDamaged(self.path, self.seq + 2, "the line is longer than any line of a save")
                return
            body = line[:-1]
            try:
                commit = self._next(body)
            except NewerError as error:
                self.problem = SaveNewer(self.path, f"line {self.seq + 2}: {error}")
            except MalformedError as error:
                if b"\0" in body and not stream.read(1):
                    self.torn = len(line)
                    return
                self.problem = SaveDamaged(self.path, self.seq + 2, str(error))
            else:
                self.advance(body)
                yield commit

    def _next(self, line: bytes) -> Commit:
        if not line.endswith(b',"prev":"%b"}' % self.head.encode()):
            raise MalformedError(_unchained(line))
        commit = self.codec.decode(line)
        if commit.seq != self.seq + 1:
            raise MalformedError(f"step {self.seq + 1} should stand here, and step {commit.seq} does")
        return commit

    def advance(self, line: bytes) -> None:
        """Count a line, without its newline, as the next whole one."""
        self.head = line_hash(line)
        self.raw = line
        self.seq += 1
        self.last = self.size
        self.size += len(line) + 1
        self.torn = 0


def _unchained(line: bytes) -> str:
    if line.endswith(b"\r"):
        return "the line ends have been changed, as editors and git do"
    if line.startswith(b'{"seq":') and line.endswith(b'"}') and b',"prev":"' in line[-76:]:
        return "the line does not follow from the one before it: this line or the one before has been changed, or one is missing"
    return "the line cannot be read"


def _first_line(path: Path, stream: BinaryIO) -> bytes:
    start = stream.read(len(MAGIC))
    if start != MAGIC:
        if MAGIC.startswith(start) or not start.strip(b"\0"):
            raise SaveUnfinished(path, empty=not start)
        if start.startswith(_BYTE_ORDER_MARKS):
            raise NotASave(f"{path} has been stored anew by an editor, in another encoding. Put back an untouched copy.")
        if path.suffix == EXTENSION:
            raise NotASave(
                f"{path} is not a Tabletop save, though its name ends as one's: its beginning is something else. "
                "If it was one, put back a copy; if not, choose another file."
            )
        raise NotASave(f"{path} is not a Tabletop save. Choose a file whose name ends in {EXTENSION}.")
    line = start + stream.readline(LONGEST_LINE)
    if line.endswith(b"\r\n"):
        raise NotASave(
            f"{path} is a save whose line ends have been changed, as editors and git do. "
            "Put back an untouched copy; for git, `saves/** -text` in .gitattributes prevents it."
        )
    if line.endswith(b"\n"):
        return line[:-1]
    if len(line) >= LONGEST_LINE:
        raise NotASave(f"{path} begins as a save, but its first line is longer than any save's. Put back an untouched copy.")
    raise SaveUnfinished(path)
