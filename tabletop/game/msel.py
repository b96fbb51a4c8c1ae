"""Where each inject of the MSEL stands."""

from __future__ import annotations

from typing import Literal, TypeAlias

from tabletop.game.rulebook import PlayableInject, Rulebook
from tabletop.game.state import Draft

Status: TypeAlias = Literal["held", "ready", "released", "complete", "deferred", "skipped"]


def due(draft: Draft, inject: PlayableInject, at: int = 0) -> bool:
    """Whether the MSEL proposes an inject at a moment, in seconds UTC.

    Its turn has come, its condition holds, and control has not set it aside; for one that was timed by the clock on the
    wall, that moment counts in place of its turn. Of one that was deferred to a turn that has come, the condition need not hold
    in what it says of the turn.
    """
    if inject.id in draft.released:
        return False
    if draft.timed and (timed := draft.timed.get(inject.id)):
        if at < timed.at:
            return False
    elif draft.turn < inject.turn or (draft.aside and set_aside(draft, inject.id)):
        return False
    if inject.when is None or inject.when(draft):
        return True
    return bool(draft.aside) and _holds(draft, inject)


def _holds(draft: Draft, inject: PlayableInject) -> bool:
    if inject.when is None or inject.when(draft):
        return True
    if not any(aside.inject == inject.id and aside.how == "deferred" for aside in draft.aside) or set_aside(draft, inject.id):
        return False
    return inject.late is None or bool(inject.late(draft))


def set_aside(draft: Draft, inject: str) -> bool:
    """Whether control has held or skipped an inject, or deferred it to a turn that has not come."""
    return any(
        aside.inject == inject and not (aside.how == "deferred" and aside.turn is not None and draft.turn >= aside.turn)
        for aside in draft.aside
    )


def proposed(book: Rulebook, draft: Draft, after: int = 0) -> list[PlayableInject]:
    """The deck's injects that the MSEL proposes now, in its order, without those that wait for the clock on the wall.

    Those that were planned for the turn `after` or an earlier one are left out.
    """
    if draft.aside:
        fitting = [i for i in book.msel(after, draft.turn) if _holds(draft, i) and not set_aside(draft, i.id)]
    else:
        fitting = book.msel_holding(after, draft)
    out = draft.released.union(draft.timed) if draft.timed else draft.released
    return [inject for inject in fitting if inject.id not in out]


def status(book: Rulebook, draft: Draft, inject: str) -> Status:
    """Where an inject of the deck or of control's own stands.

    A released one is complete once its expected action is marked, or if none is expected.
    """
    if inject in draft.released:
        playable = book.injects.get(inject)
        expected = playable is not None and playable.card.expects is not None
        return "released" if expected and inject not in draft.marks else "complete"
    aside = next((aside for aside in draft.aside if aside.inject == inject), None)
    if inject in book.injects and due(draft, book.injects[inject]):
        return "ready"
    return aside.how if aside else "held"
