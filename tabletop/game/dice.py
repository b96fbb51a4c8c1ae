"""Dice whose fall follows from a seed."""

from __future__ import annotations

from hashlib import blake2b

from attrs import define

_EIGHT_BYTES = blake2b(digest_size=8)
"""A digest of nothing yet: to copy it takes less time than to set one up."""


@define
class Dice:
    """The dice of one commit: die n is a hash of (seed, commit number, n).

    So a throw is the same on every machine, and fresh after a rewind, when commits go on counting. The
    remainder of 64 bits by at most 1000 sides favours no side by more than one part in 10^16.
    """

    seed: str
    commit: int
    thrown: int = 0

    def roll(self, sides: int) -> int:
        """Throw one die with so many sides: 1 to `sides`."""
        return self.below(sides) + 1

    def below(self, count: int) -> int:
        """A number from 0 to `count` - 1."""
        self.thrown += 1
        text = f"{self.seed}\x00{self.commit}\x00{self.thrown}".encode("utf-8", "surrogatepass")
        digest = _EIGHT_BYTES.copy()
        digest.update(text)
        return int.from_bytes(digest.digest()) % count
