"""What is being typed at the seats of a table, beside its log."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from tabletop.game.audience import Seat
from tabletop.journal.drafts import DraftKey, Drafts


@frozen
class PlaceDrafts:
    """The drafts of one place; without a file to keep them in there are none, and none are kept."""

    kept: Drafts | None
    session: str
    seat: Seat
    person: str

    def get(self, form: str) -> dict[str, str]:
        """A form's fields as last put."""
        return self.kept.get(self._key(form)) if self.kept is not None else {}

    def put(self, form: str, fields: Mapping[str, str]) -> None:
        """Keep a form's fields."""
        if self.kept is not None:
            self.kept.put(self._key(form), fields)

    def clear(self, form: str) -> None:
        """Forget a form's fields."""
        if self.kept is not None:
            self.kept.clear(self._key(form))

    def _key(self, form: str) -> DraftKey:
        return DraftKey(self.session, self.person, self.seat, form)
