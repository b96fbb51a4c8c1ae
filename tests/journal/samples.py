"""Events, headers and commits to try saves with: a small registry of its own, with every type of field that events use."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import ClassVar, Literal

from attrs import evolve, frozen
from hypothesis import strategies as st

from support.decks import ferry
from tabletop.game.audience import Audience, known
from tabletop.game.events import Amended, Event, Noted, PhaseOpened, Rewound
from tabletop.journal.chain import Chain, line_hash
from tabletop.journal.codec import Codec
from tabletop.journal.commit import Commit, Header

START = "2025-09-10T08:00:00.000Z"


@frozen(kw_only=True)
class Part:
    """Something within an event."""

    text: str
    weight: int


@frozen(kw_only=True)
class Said(Event):
    """A short event."""

    NAME: ClassVar[str] = "said"
    text: str = known(Audience.EVERYBODY, words=True)


@frozen(kw_only=True)
class Rich(Event):
    """An event with every type of field."""

    NAME: ClassVar[str] = "rich"
    VERSION: ClassVar[int] = 3
    text: str = known(Audience.EVERYBODY, words=True)
    number: int = known(Audience.EVERYBODY)
    truth: bool = known(Audience.EVERYBODY)
    kind: Literal["main", "national"] = known(Audience.EVERYBODY)
    turn: int | None = known(Audience.EVERYBODY)
    tracks: tuple[int, ...] = known(Audience.EVERYBODY)
    names: tuple[str, ...] = known(Audience.EVERYBODY, words=True)
    parts: tuple[Part, ...] = known(Audience.EVERYBODY)
    part: Part | None = known(Audience.EVERYBODY)
    texts: Mapping[str, str] = known(Audience.EVERYBODY, words=True)
    deep: Mapping[str, Mapping[str, int]] = known(Audience.EVERYBODY)


CODEC = Codec((Said, Rich, PhaseOpened, Noted, Rewound, Amended), {})

HEADER = Header(
    session="s1",
    title="Spring exercise",
    deck="zapad-2025",
    deck_title="Zapad 2025",
    deck_digest="d" * 64,
    deck_files={"deck.toml": "id = 'zapad-2025'\n", "injects.toml": "# none\n"},
    seed="a seed",
    created=START,
    app="0.1.0",
)


def with_deck(header: Header = HEADER) -> Header:
    """A header with a deck that can be read."""
    return evolve(header, deck_files=ferry().files, deck_digest=ferry().digest)


def commit(seq: int, *events: Event, id: str = "", at: str = START) -> Commit:  # noqa: A002 - the field's name
    """A commit of control's; with one short event unless others are given."""
    return Commit(seq=seq, id=id or f"c{seq}", at=at, seat="control", person="p1", events=events or (Said(text=f"step {seq}"),))


def commits(count: int) -> list[Commit]:
    """So many short commits."""
    return [commit(seq) for seq in range(1, count + 1)]


def save_bytes(log: list[Commit], header: Header = HEADER, codec: Codec = CODEC) -> bytes:
    """A save with these commits."""
    lines = [codec.encode_header(header)]
    for each in log:
        lines.append(codec.encode(each, line_hash(lines[-1])))
    return b"\n".join(lines) + b"\n"


def read_bytes(data: bytes) -> tuple[Chain, list[Commit]]:
    """What is read from the bytes of a save."""
    stream = BytesIO(data)
    chain = Chain(Path("x.tabletop"), CODEC, stream)
    return chain, list(chain.commits(stream))


def renumbered(log: list[Commit]) -> list[Commit]:
    """The commits numbered from 1."""
    return [evolve(each, seq=at) for at, each in enumerate(log, 1)]


texts = st.text(st.characters(codec="utf-8"), max_size=20)
numbers = st.integers(-(2**63), 2**63 - 1)
parts = st.builds(Part, text=texts, weight=numbers)
rich = st.builds(
    Rich,
    text=texts,
    number=numbers,
    truth=st.booleans(),
    kind=st.sampled_from(["main", "national"]),
    turn=st.none() | numbers,
    tracks=st.lists(numbers, max_size=4).map(tuple),
    names=st.lists(texts, max_size=3).map(tuple),
    parts=st.lists(parts, max_size=3).map(tuple),
    part=st.none() | parts,
    texts=st.dictionaries(texts, texts, max_size=3),
    deep=st.dictionaries(texts, st.dictionaries(texts, numbers, max_size=2), max_size=2),
)
events = rich | st.builds(Said, text=texts)
some_commits = st.builds(
    Commit,
    seq=st.integers(1, 2**31),
    id=texts,
    at=st.just(START),
    seat=texts,
    person=texts,
    behalf=texts,
    events=st.lists(events, max_size=4).map(tuple),
)
