"""The commands as a script names them, and how a step becomes one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, get_args

import attrs

from tabletop.deck.findings import Finding, Place
from tabletop.deck.problems import nearest, shown
from tabletop.deck.structure import BAD, Shape, read_keys, shape_of
from tabletop.game.audience import CONTROL, Seat
from tabletop.game.commands import Command, OpenSession
from tabletop.table.script.model import Step

LONGEST: Final = 999_999
"""Most seconds between two steps: eleven days and a half."""


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


COMMANDS: Final[Mapping[str, type[Any]]] = {_snake(kind.__name__): kind for kind in get_args(Command) if kind is not OpenSession}
"""The commands that a step can give, by name; the session itself is opened by the script's settings."""


@attrs.frozen
class _Frame:
    """What every step says besides its command."""

    do: str
    seat: Seat
    behalf: Seat = ""
    person: str = ""
    after: int = -1


_FRAME = shape_of(_Frame)


@cache
def step_keys(name: str) -> Shape:
    """The keys of a step that gives a command: those of every step, and the command's own.

    `take_seat` says with `person` who sits down, so nobody else can be named there as the one who acts.
    """
    own = shape_of(COMMANDS[name])
    required = (*(key for key in _FRAME.required if key not in own.keys), *own.required)
    return Shape({**_FRAME.keys, **own.keys}, required)


def read_step(raw: object, place: Place, number: int, pace: int, found: list[Finding]) -> Step | None:
    """The step that a table describes, or None with findings that say what is wrong with it."""
    if type(raw) is not dict:
        found.append(Finding(place, "a step is a table", "write each step under a line [[step]]"))
        return None
    before = len(found)
    name = _command_name(raw, place, found)
    if not name:
        return None
    keys, named = step_keys(name), ""
    if "ref" in keys.keys and isinstance(raw.get("ref"), str):
        named, raw = raw["ref"], raw | {"ref": 0}
        if not named:
            found.append(Finding(place.at("ref"), "`ref` is empty", "name an inject or an order, or write the number of it"))
    _check_frame(raw, place, found)
    arguments = read_keys(keys, raw | {"do": name}, place, found)
    if arguments is BAD or len(found) > before:
        return None
    kind = COMMANDS[name]
    own = {field.name: arguments[field.name] for field in attrs.fields(kind) if field.name in arguments}
    return Step(
        number=number,
        name=name,
        command=kind(**own),
        seat=arguments["seat"],
        behalf=arguments.get("behalf", ""),
        person="" if "person" in own else arguments.get("person", ""),
        after=arguments.get("after", pace),
        named=named,
    )


def _check_frame(raw: Mapping[str, object], place: Place, found: list[Finding]) -> None:
    after = raw.get("after", 0)
    if type(after) is int and not 0 <= after <= LONGEST:
        found.append(Finding(place.at("after"), f"`after` is {shown(after, 20)}", f"write seconds from 0 to {LONGEST}"))
    if raw.get("behalf") and raw.get("seat", CONTROL) != CONTROL:
        found.append(Finding(place.at("behalf"), "only control can act on behalf of another seat", f'write seat = "{CONTROL}"'))


def _command_name(raw: Mapping[str, object], place: Place, found: list[Finding]) -> str:
    """The command that a step names; with a finding, the one that was probably meant, so that the rest is looked at too."""
    name = raw.get("do")
    if name is None:
        near = nearest("do", [key for key in raw if key not in ("seat", "behalf", "person", "after")]) or nearest("command", raw)
        hint = f"`do` is how it is written, not `{shown(near)}`" if near else 'write what is done, as in do = "advance_phase"'
        found.append(Finding(place, "`do` is missing", hint))
    elif type(name) is not str:
        found.append(Finding(place.at("do"), "`do` should be the name of a command, in quotes"))
    elif name == _snake(OpenSession.__name__):
        found.append(Finding(place.at("do"), "a script opens its session by itself", "give the settings under [session]"))
    elif name not in COMMANDS:
        near = nearest(name, COMMANDS)
        hint = f'did you mean "{near}"?' if near else f"the commands are {', '.join(COMMANDS)}"
        found.append(Finding(place.at("do"), f'"{shown(name)}" is no command', hint))
        return near
    else:
        return name
    return ""
