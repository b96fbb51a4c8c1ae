"""Lines of a save and the values they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias

import attrs
import orjson

from tabletop.game.events import Event
from tabletop.journal.commit import FORMAT, Commit, Header, Origin
from tabletop.journal.errors import Unstorable
from tabletop.journal.stamp import is_stamp
from tabletop.journal.strict import strict_converter, strictly

Raw: TypeAlias = dict[str, Any]
"""An event as JSON has it."""
Upcast: TypeAlias = Callable[[Raw], Raw]
"""Turns an event of one version into the next version's, or into another type's. It may change and return what it gets."""

UPCASTS: dict[tuple[str, int], Upcast] = {
    ("amended", 1): lambda raw: {**raw, "v": 2, "also": []},
    ("incident_read", 1): lambda raw: {**raw, "v": 2, "grounds": ""},
    ("inject_timed", 1): lambda raw: {**raw, "v": 2, "fixed": False},
    ("move_read", 1): lambda raw: {**raw, "v": 2, "grounds": ""},
    ("proposal_made", 1): lambda raw: {**raw, "v": 2, "plain": []},
    ("proposal_settled", 1): lambda raw: {**raw, "v": 2, "refs": {}, "rule": {}},
}
"""How events of former formats become today's: by type and the version that is left behind."""

MAGIC = b'{"save":"tabletop",'
"""How every save begins."""
COMMIT_KEYS = ("seq", "id", "at", "seat", "person", "behalf", "events", "prev")
HEADER_KEYS = ("save", "format", "app", "session", "title", "created", "deck", "seed", "origin")
DECK_KEYS = ("id", "title", "digest", "files")
ORIGIN_KEYS = ("session", "seq", "head")


class MalformedError(ValueError):
    """A line has not the form of the format; the message is a clause that says what is wrong with it."""


class NewerError(ValueError):
    """A line is of a newer format; the message is a clause that says in what."""


@attrs.frozen
class _Kind:
    version: int
    structure: Callable[[Raw, Any], Event]


class Codec:
    """Encodes and decodes the header and the commits of a save, for a given registry of events.

    Strict: no value is coerced, nothing is left out, nothing unknown is let pass; so a decoded line of
    today's format encodes to the same bytes. Mappings keep the order in which they were made.
    """

    def __init__(self, events: Iterable[type[Event]], upcasts: Mapping[tuple[str, int], Upcast] | None = None) -> None:
        self._upcasts = UPCASTS if upcasts is None else upcasts
        converter = strict_converter()
        self._kinds: dict[str, _Kind] = {}
        self._unstructure: dict[type[Event], Callable[[Event], Raw]] = {}
        for kind in events:
            if not kind.NAME or kind.NAME in self._kinds:
                raise ValueError(f"{kind.__name__} needs a NAME of its own.")
            self._kinds[kind.NAME] = _Kind(kind.VERSION, strictly(converter, kind, ("type", "v")))
            self._unstructure[kind] = converter.get_unstructure_hook(kind)

    def encode(self, commit: Commit, prev: str) -> bytes:
        """A commit's line, without the newline. `prev` is the hash of the line before it.

        What is encoded is decoded again and compared, so that nothing is ever stored that cannot be read back.
        Raises Unstorable.
        """
        try:
            line = orjson.dumps(
                {
                    "seq": commit.seq,
                    "id": commit.id,
                    "at": commit.at,
                    "seat": commit.seat,
                    "person": commit.person,
                    "behalf": commit.behalf,
                    "events": [self._raw(event) for event in commit.events],
                    "prev": prev,
                }
            )
            same = self.decode(line) == commit
        except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
            raise _unstorable(f"step {commit.seq}", error) from error
        if not same:
            raise _unstorable(f"step {commit.seq}", None)
        return line

    def decode(self, line: bytes) -> Commit:
        """The commit of a line. Does not look at the hash in it. Raises MalformedError, NewerError."""
        raw = _loads(line)
        if tuple(raw) != COMMIT_KEYS:
            raise MalformedError("the line is not a step of a session")
        seq, at, events = raw["seq"], raw["at"], raw["events"]
        if seq.__class__ is not int or events.__class__ is not list:
            raise MalformedError("the number or the events of the step are missing")
        for key in ("id", "at", "seat", "person", "behalf"):
            if raw[key].__class__ is not str:
                raise MalformedError(f"“{key}” is not a text")
        if not is_stamp(at):
            raise MalformedError("the time of the step is not a time")
        return Commit(
            seq=seq,
            id=raw["id"],
            at=at,
            seat=raw["seat"],
            person=raw["person"],
            behalf=raw["behalf"],
            events=tuple([self._event(event) for event in events]),
        )

    def encode_header(self, header: Header) -> bytes:
        """The first line of a save, without the newline. Raises Unstorable."""
        origin = header.origin
        try:
            line = orjson.dumps(
                {
                    "save": "tabletop",
                    "format": header.format,
                    "app": header.app,
                    "session": header.session,
                    "title": header.title,
                    "created": header.created,
                    "deck": {
                        "id": header.deck,
                        "title": header.deck_title,
                        "digest": header.deck_digest,
                        "files": dict(header.deck_files),
                    },
                    "seed": header.seed,
                    "origin": None if origin is None else _raw_origin(origin),
                }
            )
            same = self.decode_header(line) == header
        except (TypeError, ValueError) as error:
            raise _unstorable("the first line", error) from error
        if not same:
            raise _unstorable("the first line", None)
        return line

    def decode_header(self, line: bytes) -> Header:
        """The header of a first line. Raises MalformedError, NewerError."""
        raw = _loads(line)
        number = raw.get("format")
        if raw.get("save") != "tabletop" or number.__class__ is not int:
            raise MalformedError("the first line is not the first line of a save")
        if number > FORMAT:
            raise NewerError(f"format {number}; this one reads up to {FORMAT}")
        if tuple(raw) != HEADER_KEYS:
            raise MalformedError("the first line lacks something, or holds something unknown")
        deck, origin = raw["deck"], raw["origin"]
        if deck.__class__ is not dict or tuple(deck) != DECK_KEYS or not _all_text(deck["files"]):
            raise MalformedError("the deck in the first line is not whole")
        texts = (*(raw[key] for key in ("app", "session", "title", "created", "seed")), *(deck[key] for key in DECK_KEYS[:3]))
        if any(text.__class__ is not str for text in texts) or not is_stamp(raw["created"]):
            raise MalformedError("the first line lacks something")
        return Header(
            session=raw["session"],
            title=raw["title"],
            deck=deck["id"],
            deck_title=deck["title"],
            deck_digest=deck["digest"],
            deck_files=deck["files"],
            seed=raw["seed"],
            created=raw["created"],
            app=raw["app"],
            origin=None if origin is None else _origin(origin),
            format=number,
        )

    def _raw(self, event: Event) -> Raw:
        kind = event.__class__
        return {"type": kind.NAME, "v": kind.VERSION} | self._unstructure[kind](event)

    def _event(self, raw: Raw) -> Event:
        name = "event"
        try:
            name = raw["type"]
            kind = self._kinds.get(name)
            if kind is None or kind.version != raw["v"]:
                raw, kind = self._upcast(raw)
            return kind.structure(raw, None)
        except (TypeError, KeyError, ValueError, AttributeError) as error:
            if isinstance(error, NewerError | MalformedError):
                raise
            raise MalformedError(f"the event “{name}” has not the form that it should have") from error

    def _upcast(self, raw: Raw) -> tuple[Raw, _Kind]:
        seen: set[tuple[str, int]] = set()
        while True:
            name, version = raw["type"], raw["v"]
            if name.__class__ is not str or version.__class__ is not int:
                raise MalformedError("an event does not say what it is")
            kind = self._kinds.get(name)
            if kind is not None and kind.version == version:
                return raw, kind
            step = self._upcasts.get((name, version))
            if step is None and (kind is None or version > kind.version):
                raise NewerError(f"it holds the event “{name}”, version {version}")
            if step is None or (name, version) in seen:
                raise MalformedError(f"nothing turns the event “{name}”, version {version}, into today's")
            seen.add((name, version))
            raw = step(raw)


@cache
def game_codec() -> Codec:
    """The codec of the game's own events."""
    from tabletop.game.events import EVENTS

    return Codec(EVENTS)


def _loads(line: bytes) -> Raw:
    try:
        raw = orjson.loads(line)
    except ValueError as error:
        raise MalformedError("the line cannot be read") from error
    if raw.__class__ is not dict:
        raise MalformedError("the line cannot be read")
    found: Raw = raw
    return found


def _raw_origin(origin: Origin) -> Raw:
    raw = {"session": origin.session, "seq": origin.seq, "head": origin.head}
    return raw | {"title": origin.title} if origin.title else raw


def _origin(raw: object) -> Origin:
    if not isinstance(raw, dict) or tuple(raw) not in (ORIGIN_KEYS, (*ORIGIN_KEYS, "title")):
        raise MalformedError("the first line does not say what the save was forked from")
    session, seq, head, title = raw["session"], raw["seq"], raw["head"], raw.get("title", "")
    if any(text.__class__ is not str for text in (session, head, title)) or seq.__class__ is not int:
        raise MalformedError("the first line does not say what the save was forked from")
    return Origin(session=session, seq=seq, head=head, title=title)


def _all_text(value: object) -> bool:
    return isinstance(value, dict) and all(text.__class__ is str for text in value.values())


def _unstorable(what: str, error: Exception | None) -> Unstorable:
    told = str(error).strip().rstrip(".") if error else "what was read back is not what was written"
    if "surrogate" in told:
        told = "a text holds a broken character"
    return Unstorable(f"Nothing was saved: {what} holds something that a save cannot keep ({told}). Change it and try again.")
