"""Control's PIN, beside the save: a courtesy that keeps teams from an unfinished session, and not a lock.

Whoever can read the save's file can read the session. Deleting the PIN's file takes the PIN away.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import unicodedata
from contextlib import suppress
from pathlib import Path

import orjson

from tabletop.journal.disk import REAL_DISK, Disk, put
from tabletop.journal.errors import SaveUnreadable, unwritable
from tabletop.journal.place import beside

FORMAT = 1
SHORTEST, LONGEST = 4, 64
"""Characters of a PIN, blanks around it not counted."""
_COST, _BLOCK, _LANES = 1 << 14, 8, 1
"""scrypt's n, r and p: 16 MB and some 50 ms a try."""


def pin_path(save: Path) -> Path:
    """Where the PIN of a save is, as a salted hash."""
    return beside(save, ".pin.json")


def has_pin(save: Path) -> bool:
    """Whether a save has a PIN."""
    return os.path.lexists(pin_path(save))


def bad_pin(pin: str) -> str:
    """Why a text cannot be a PIN, as a sentence; empty if it can."""
    length = len(_plain(pin))
    if SHORTEST <= length <= LONGEST:
        return ""
    return f"A PIN has {SHORTEST} to {LONGEST} characters; this one has {length:,}."


def set_pin(save: Path, pin: str, *, disk: Disk = REAL_DISK) -> None:
    """Give a save a PIN in place of another. Raises ValueError with a sentence for a bad one, SaveUnreadable."""
    if bad := bad_pin(pin):
        raise ValueError(bad)
    salt = secrets.token_bytes(16)
    document = {"format": FORMAT, "salt": salt.hex(), "scrypt": _hash(pin, salt).hex()}
    path = pin_path(save)
    try:
        put(disk, path, orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n")
    except OSError as error:
        raise unwritable(path, error) from error


def pin_fits(save: Path, pin: str, *, disk: Disk = REAL_DISK) -> bool:
    """Whether this is the PIN of a save; anything is, where there is none. Raises SaveUnreadable for a damaged file."""
    path = pin_path(save)
    try:
        with disk.read(path) as stream:
            raw = orjson.loads(stream.read())
        salt, known = bytes.fromhex(raw["salt"]), bytes.fromhex(raw["scrypt"])
    except FileNotFoundError:
        return True
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SaveUnreadable(f"The PIN in {path} cannot be read. Delete that file to open the session without one.") from error
    return not bad_pin(pin) and hmac.compare_digest(_hash(pin, salt), known)


def copy_pin(source: Path, target: Path, *, disk: Disk = REAL_DISK) -> None:
    """Give another save the same PIN, or none where the source has none. Raises OSError."""
    try:
        with disk.read(pin_path(source)) as stream:
            data = stream.read()
    except FileNotFoundError:
        forget_pin(target, disk=disk)
    else:
        put(disk, pin_path(target), data)


def forget_pin(save: Path, *, disk: Disk = REAL_DISK) -> None:
    """Take a PIN away, such as one left over beside the name of a new save. Raises OSError."""
    with suppress(FileNotFoundError):
        disk.remove(pin_path(save))


def _plain(pin: str) -> str:
    """A PIN as it is counted and hashed: the same letters from any keyboard are the same PIN."""
    return unicodedata.normalize("NFC", pin).strip()


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(_plain(pin).encode("utf-8", "surrogatepass"), salt=salt, n=_COST, r=_BLOCK, p=_LANES)
