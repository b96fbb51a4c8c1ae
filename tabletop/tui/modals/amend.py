"""Other words in the place of those of an earlier step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Select, Static, TextArea

from tabletop.deck.model import Deck
from tabletop.game.commands import Amend, Command
from tabletop.game.telling.words import listed
from tabletop.table.history import Words
from tabletop.table.seat import SeatHandle
from tabletop.tui.form import CommandModal
from tabletop.tui.text import clean, content, one_line
from tabletop.tui.theme import deck_team
from tabletop.tui.widgets.field import Field

_NAMES: Mapping[str, str] = {
    "text": "Text",
    "words": "Words",
    "rationale": "Why (one line)",
    "argument": "Argument",
    "observable": "What others see",
    "shown": "What others saw",
    "statements": "Statement",
    "alternatives": "Alternatives",
    "reason": "Reason",
    "fact": "Established fact",
    "pros": "Reason for",
    "cons": "Reason against",
}


def words_name(deck: Deck, words: Words) -> str:
    """What the words of a step are, such as `Text, NATO`."""
    name, _, inner = words.field.partition(".")
    told = _NAMES.get(name, name.replace("_", " ").capitalize())
    if not inner:
        return told
    if deck_team(deck, inner) is not None:
        teams = [each.partition(".")[2] for each in (words.field, *words.alike)]
        return f"{told}, {listed(each.short for each in deck.teams if each.id in teams)}"
    return f"{told} {int(inner) + 1}" if inner.isdecimal() else f"{told}, {inner}"


def elsewhere(words: Words) -> str:
    """In which other steps the same words stand, as a sentence; empty for none."""
    if not words.steps:
        return ""
    where = f"{'step' if len(words.steps) == 1 else 'steps'} {listed(map(str, words.steps))}"
    return f"The same words stand in {where}, and are amended there as well."


class AmendModal(CommandModal):
    """Chooses words of a step and replaces them. What was said first stays in the record."""

    ABOUT = """\
Puts other words in the place of those of an earlier step, where somebody mistyped, misheard or misspoke. What was decided, ruled
or moved stays: to change that, go back to before it (w in the history). The same words are amended wherever else they stand; what
was changed on its way, such as a message worded anew, stays. The reason and the old words stand in the log and the review."""
    DEFAULT_CSS = "AmendModal #elsewhere { height: auto; margin-bottom: 1; }"

    def __init__(self, handle: SeatHandle, seq: int, words: Sequence[Words]) -> None:
        self._seq = seq
        self._words = tuple(words)
        self._at = 0
        options = [
            (str(number), f"{words_name(handle.deck, each)}: {one_line(each.text, 60) or 'empty'}")
            for number, each in enumerate(self._words)
        ]
        fields = [
            Field(name="text", label="It should read", kind="page", rows=5, value=self._words[0].text.strip()),
            Field(name="reason", label="Why", hint="mistyped, misheard, misspoken"),
        ]
        if len(options) > 1:
            fields.insert(0, Field(name="which", label="Which words", kind="list", options=options))
        intro = Content(
            "Words alone: what was decided, ruled or moved stays as it was. The review and every log show the new words, and "
            "that they were amended and from what."
        )
        super().__init__(
            handle,
            f"Amend words of step {seq}: {words_name(handle.deck, self._words[0])}"
            if len(options) == 1
            else f"Amend words of step {seq}",
            f"amend:{seq}",
            fields,
            intro=intro,
            confirm="Amend",
        )

    def compose_fields(self, kept: dict[str, str]) -> ComposeResult:
        """The fields, and where else the words stand."""
        yield from super().compose_fields(kept)
        yield Static("", id="elsewhere", markup=False)

    def begin(self) -> None:
        """The words are what is asked for."""
        which = self.values().get("which", "0")
        self._choose(int(which) if which.isdecimal() and int(which) < len(self._words) else 0)
        self.query_one("#field-text").focus()

    def _choose(self, at: int) -> None:
        self._at = at
        where = self.query_one("#elsewhere", Static)
        where.update(content(elsewhere(self._words[at]), "$muted"))
        where.display = bool(self._words[at].steps)

    @on(Select.Changed, "#field-which")
    def _chosen(self, event: Select.Changed) -> None:
        at = int(str(event.value))
        if at != self._at:
            self._choose(at)
            self.query_one("#field-text", TextArea).text = clean(self._words[at].text.strip())

    def command(self, values: dict[str, str]) -> Command | str:
        """Amend them."""
        words = self._words[self._at]
        text = values["text"].strip()
        if text == clean(words.text).strip():
            return "These are the words as they stand: write what they should be."
        if not values["reason"].strip():
            return "Say why the words are amended."
        return Amend(seq=self._seq, event=words.event, field=words.field, text=text, reason=values["reason"].strip())
