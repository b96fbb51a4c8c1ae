"""Dice whose fall follows from a seed."""

from __future__ import annotations

from hashlib import blake2b

from attrs import define, field

_EIGHT_BYTES = blake2b(digest_size=8)
"""A digest of nothing yet: to copy it takes less time than to set one up."""


@define
class Dice:
    """The dice of one commit: die n is a hash of (seed, commit number, n).

    So a throw is the same on every machine, and fresh after a rewind, when commits go on counting. The
    remainder of 64 bits by at most 1000 sides favours no side by more than one part in 10^16. Go on to another commit
    with `next_commit` or new dice: seed and commit number are never assigned, for what is kept of them would go stale.
    """

    seed: str
    commit: int
    thrown: int = 0
    _begun: blake2b | None = field(default=None, init=False, eq=False, repr=False)
    """The digest of seed and commit number, which all dice of a commit begin with; made for the first."""

    def next_commit(self) -> None:
        """Go on to the dice of the next commit."""
        self.commit += 1
        if self.thrown:
            self.thrown, self._begun = 0, None

    def roll(self, sides: int) -> int:
        """Throw one die with so many sides: 1 to `sides`."""
        return self.below(sides) + 1

    def below(self, count: int) -> int:
        """A number from 0 to `count` - 1."""
        begun = self._begun
        if begun is None:
            begun = self._begun = _EIGHT_BYTES.copy()
            begun.update(f"{self.seed}\x00{self.commit}\x00".encode("utf-8", "surrogatepass"))
        self.thrown += 1
        digest = begun.copy()
        digest.update(b"%d" % self.thrown)
        return int.from_bytes(digest.digest()) % count
