"""Values that nobody changes, and that cost no more to make than others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrs import frozen
else:
    from functools import partial

    from attrs import define

    # That nothing is assigned to them is for the type checker to hold. attrs' own guard holds it at run time too, and doubles
    # what it takes to make one: a session makes a hundred and fifty events, and a search plays thousands of sessions.
    frozen = partial(define, unsafe_hash=True)

__all__ = ["frozen"]
