"""Reading what takes a while, such as a large save, while the screen goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def loaded(load: Callable[[], T], let_go: Callable[[T], object] | None = None) -> T:
    """What `load` answers or raises, from a thread of its own. If nobody waits any more, it is let go of once it is there."""
    future = asyncio.get_running_loop().run_in_executor(None, load)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:

        def drop(done: asyncio.Future[T]) -> None:
            if not done.cancelled() and done.exception() is None and let_go is not None:
                let_go(done.result())

        future.add_done_callback(drop)
        raise
