"""How far the evaluators' notes reach: the critical tasks on which nobody has noted anything yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.tui.text import clean

NOTED = "observation_made"


def noted(heard: Iterable[Heard]) -> Counter[str]:
    """How many observations there are by critical task; those tied to none count under the empty text."""
    return Counter(str(one.values["task"]) for one in heard if one.kind == NOTED)


def coverage(deck: Deck, counts: Counter[str]) -> Content:
    """How many tasks somebody has noted something on, and which are left."""
    tasks = deck.tasks
    if not tasks:
        return Content("")
    left = [clean(task.title) for task in tasks if not counts[task.id]]
    head = f"Noted on {len(tasks) - len(left)} of {len(tasks)} critical tasks"
    if not left:
        return Content.assemble((head, "$success"))
    return Content.assemble((head, "$muted"), (". Nothing yet on: ", "$muted"), "; ".join(left))


class Coverage(Widget):
    """The same, kept up with what is heard."""

    DEFAULT_CSS = "Coverage { height: auto; width: 100%; margin-top: 1; }"

    counts: reactive[Counter[str]] = reactive(Counter, layout=True)

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck

    def hear(self, heard: Iterable[Heard]) -> None:
        """Count what is new."""
        new = noted(heard)
        if new:
            self.counts = self.counts + new

    def forget(self) -> None:
        """Begin anew, as where the feed is read from the start."""
        self.counts = Counter()

    def render(self) -> Content:
        """The sentence."""
        return coverage(self._deck, self.counts)
