"""From the text of a script to the script, strict, with every mistake of its form at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import attrs
import tomli

from tabletop.deck.findings import Finding, Place, located
from tabletop.deck.model import Deck
from tabletop.deck.problems import DeckError, Problem, choices, nearest, shown
from tabletop.deck.spans import line_and_column
from tabletop.deck.structure import BAD, read_keys, shape_of
from tabletop.game.audience import Seat
from tabletop.game.commands import OpenSession
from tabletop.library import load_deck
from tabletop.table.script.check import check_ids
from tabletop.table.script.model import Script, ScriptError, Step
from tabletop.table.script.steps import LONGEST, read_step

MOST_BYTES: Final = 4_000_000
"""The largest script, in bytes."""
PACE: Final = 20
"""Seconds between two steps where a script does not say."""

_KEYS = ("deck", "seed", "title", "start", "pace", "session", "people", "step")
_OPENING = shape_of(OpenSession)


def read_script(path: Path) -> Script:
    """A script from a file; a deck named by a path is looked for from the script's folder.

    Raises ScriptError: with all mistakes of form as its `problems`, or with the sentence alone if the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise ScriptError(f"There is no script at {path}. Check the name.") from None
    except IsADirectoryError:
        raise ScriptError(f"{path} is a folder, not a script. Name a file in it.") from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise ScriptError(f"The script {path} cannot be read ({reason}).") from None
    if len(data) > MOST_BYTES:
        raise ScriptError(f"{path} is over {MOST_BYTES // 1_000_000} MB, which no script should be.")

    def find(name: str) -> Deck:
        return load_deck(path.parent / name if "/" in name or "\\" in name else name)

    return parse_script(data, path.name, find)


def parse_script(data: bytes, name: str, load: Callable[[str], Deck] = load_deck) -> Script:
    """A script from its bytes; `name` is what messages call it, `load` finds its deck. Raises ScriptError."""
    found: list[Finding] = []
    text = ""
    script = None
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        values = tomli.loads(text)
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8", "replace")
        spot = line_and_column(text, len(text))
        found.append(Finding(Place(name), "the file is not UTF-8", "save it as UTF-8 in your editor", spot=spot))
    except tomli.TOMLDecodeError as error:
        said = shown(error.msg[:1].lower() + error.msg[1:], 120)
        found.append(Finding(Place(name), f"the file is not TOML: {said}", spot=line_and_column(text, error.pos)))
    except (ValueError, RecursionError):
        found.append(Finding(Place(name), "the file cannot be read as TOML", "look for very long numbers or many brackets"))
    else:
        script = _Reader(name, text, values, load, found).script()
    if script is None or found:
        raise _with_problems(name, text, found)
    return script


def _with_problems(name: str, text: str, found: list[Finding]) -> ScriptError:
    steps = {place: f"step {place.path[1] + 1}" for place in map(_step_of, found) if place and isinstance(place.path[1], int)}
    problems: tuple[Problem, ...] = located(found, {name: text}, steps)
    count = "one mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
    return ScriptError(f"The script {shown(name, 200)} has {count}, so nothing of it was played.", problems)


def _step_of(finding: Finding) -> Place | None:
    path = finding.place.path[:2]
    return Place(finding.place.file, path) if len(path) == 2 and path[0] == "step" else None


class _Reader:
    """One script being read: each part gives what it says, or leaves a finding."""

    def __init__(
        self, name: str, text: str, values: Mapping[str, Any], load: Callable[[str], Deck], found: list[Finding]
    ) -> None:
        self.name = name
        self.text = text
        self.values = values
        self.load = load
        self.found = found

    def script(self) -> Script | None:
        self._unknown_keys()
        deck = self._deck()
        pace = self._pace()
        people = self._people()
        opening = self._opening()
        steps = self._steps(pace)
        start = self._start(steps)
        seed = self._text("seed")
        if deck is not None:
            check_ids(self.name, deck, opening, people, steps, self.found)
        self._names(people, steps)
        if deck is None or opening is None or self.found:
            return None
        return Script(
            name=self.name,
            text=self.text,
            deck=deck,
            seed=seed,
            start=start,
            people=people,
            opening=opening,
            steps=steps,
        )

    def _note(self, key: str, message: str, hint: str = "", *, on_key: bool = False) -> None:
        self.found.append(Finding(Place(self.name, (key,)), message, hint, on_key=on_key))

    def _unknown_keys(self) -> None:
        for key in self.values:
            if key not in _KEYS:
                near = nearest(key, _KEYS)
                hint = f"did you mean `{near}`?" if near else f"what can stand here is {choices(_KEYS)}"
                self._note(key, f"`{shown(key)}` is no key of a script", hint, on_key=True)

    def _text(self, key: str) -> str:
        value = self.values.get(key, "")
        if type(value) is not str:
            self._note(key, f"`{key}` should be a text", "put it in quotes")
            return ""
        if not value.isprintable():
            self._note(key, f"`{key}` holds a control character", "take it out")
            return ""
        return value

    def _deck(self) -> Deck | None:
        name = self._text("deck")
        if "deck" not in self.values:
            self.found.append(
                Finding(Place(self.name), "`deck` is missing", 'say which deck is played, as in deck = "zapad-2025"')
            )
        elif name:
            try:
                return self.load(name)
            except DeckError as error:
                self._note("deck", f"this deck cannot be played: {str(error).rstrip('.')}")
        elif self.values["deck"] == "":
            self._note("deck", "`deck` is empty", 'say which deck is played, as in deck = "zapad-2025"')
        return None

    def _pace(self) -> int:
        value = self.values.get("pace", PACE)
        if type(value) is not int or not 0 <= value <= LONGEST:
            self._note("pace", "`pace` should be seconds between steps", f"write a whole number from 0 to {LONGEST}")
            return PACE
        return value

    def _people(self) -> dict[Seat, tuple[str, ...]]:
        values = self.values.get("people", {})
        if type(values) is not dict:
            self._note("people", "`people` should be a table of names by seat", 'write [people] and then control = "A. Name"')
            return {}
        people: dict[Seat, tuple[str, ...]] = {}
        for seat, value in values.items():
            names = value if type(value) is list else [value]
            if not names or not all(type(name) is str and name.strip() and name.isprintable() for name in names):
                place = Place(self.name, ("people", seat))
                self.found.append(Finding(place, "this should be a name, or a list of names", "put each name in quotes"))
                continue
            people[seat] = tuple(" ".join(name.split()) for name in names)
        return people

    def _opening(self) -> OpenSession | None:
        title = self._text("title")
        values = self.values.get("session")
        place = Place(self.name, ("session",))
        if values is None:
            hint = "write [session] and then turns = 8"
            self.found.append(Finding(Place(self.name), "`[session]` is missing", hint))
            return None
        if type(values) is not dict:
            self.found.append(Finding(place, "`session` should be a table of settings", "write [session] with single brackets"))
            return None
        if title and "title" in values:
            self.found.append(Finding(place.at("title"), "`title` stands twice", "keep one of the two", on_key=True))
        arguments = read_keys(_OPENING, values, place, self.found)
        if arguments is BAD:
            return None
        opening: OpenSession = OpenSession(**arguments)
        return attrs.evolve(opening, title=title) if title else opening

    def _steps(self, pace: int) -> tuple[Step, ...]:
        values = self.values.get("step", [])
        if type(values) is not list:
            self._note("step", "`step` should be tables, one for each step", "write [[step]] with two brackets", on_key=True)
            return ()
        steps = (
            read_step(raw, Place(self.name, ("step", index)), index + 1, pace, self.found) for index, raw in enumerate(values)
        )
        return tuple(step for step in steps if step is not None)

    def _start(self, steps: tuple[Step, ...]) -> datetime | None:
        value = self.values.get("start")
        if value is None:
            return None
        hint = "write it as in start = 2025-09-10T08:00:00Z, without quotes"
        if not isinstance(value, datetime):
            self._note("start", "`start` should be a date with a time", hint)
        elif value.tzinfo is None:
            self._note("start", "`start` has no time zone", hint)
        else:
            try:
                begin = value.astimezone(UTC)
                _ = begin + timedelta(seconds=sum(step.after for step in steps))
            except OverflowError:
                self._note("start", "the session would leave the calendar", hint)
            else:
                return begin
        return None

    def _names(self, people: Mapping[Seat, tuple[str, ...]], steps: tuple[Step, ...]) -> None:
        known = [name for names in people.values() for name in names]
        for step in steps:
            person = getattr(step.command, "person", "") if step.name == "take_seat" else step.person
            if person and person not in known:
                near = nearest(person, known)
                hint = f"did you mean “{shown(near)}”?" if near else "enter the name under [people]"
                place = Place(self.name, ("step", step.number - 1, "person"))
                self.found.append(Finding(place, f"there is nobody called “{shown(person)}” in this script", hint))
