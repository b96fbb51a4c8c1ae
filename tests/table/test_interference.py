"""Nobody learns what is not theirs to know: what a seat sees and hears does not depend on it.

In the log of a session every field that a seat may not know is replaced by another value, and what the seat sees and hears
stays the same. What moves in the open, such as a track that a team sees, is left alone: it is what a secret may come to, not
the secret.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs
import pytest
from attrs import evolve

from support.sessions import ticking, wander
from support.silent import BOOK, DECK, OPEN_AT_THE_END, SEATS, TEAMS
from support.solo import play
from tabletop.game.apply import apply
from tabletop.game.audience import STAFF_SEATS, Audience, Seat, audiences, seen_by, team_of
from tabletop.game.events import EVENTS, Event, OrderRevealed, Weighed, WordsAt
from tabletop.game.feed import feed
from tabletop.game.state import Draft
from tabletop.game.view import view
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import timeline
from tabletop.practice.session import Practice


class Replaced:
    """Events with everything that a seat may not know replaced; `fields` counts what was."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.team = team_of(seat) if team_of(seat) in TEAMS else ""
        self.fields: Counter[tuple[str, str]] = Counter()

    def event(self, event: Event) -> Event:
        """The event as it might have been, for all that the seat knows."""
        if isinstance(event, OPEN_AT_THE_END):
            return event
        known = seen_by(event, self.seat, TEAMS)
        other: dict[str, Any] = {}
        hints = get_type_hints(type(event))
        for name, audience in audiences(type(event)):
            value = getattr(event, name)
            new = self.field(event, name, audience, hints[name], value, known)
            if new != value:
                self.fields[event.NAME, name] += 1
                other[name] = new
        return evolve(event, **other)

    def field(self, event: Event, name: str, audience: Audience, hint: Any, value: Any, known: Mapping[str, Any] | None) -> Any:
        if name == "tracks":
            return self.tracks(value)
        if name == "flags":
            return self.flags(value)
        if audience is Audience.EACH:
            return self.each(name, value, known)
        if known is not None and name in known:
            return value
        if not self.team and name in ("team", "seat"):
            return value  # Who shares an event depends on it.
        if name == "standing" and known is not None and isinstance(event, OrderRevealed):
            return {"carried": "national", "national": "carried"}[value]  # It is seen, so it goes ahead.
        return another(hint, value)

    def each(self, name: str, value: Mapping[str, Any], known: Mapping[str, Any] | None) -> Mapping[str, Any]:
        """A team keeps its own share, and may not even know whether the others have one."""
        if self.team:
            return {team: share for team, share in value.items() if team == self.team}
        if known is not None and name in known:
            return value
        return {
            team: another(type(share), share) if not isinstance(share, str) else f"{share} ({team})"
            for team, share in value.items()
        }

    def tracks(self, values: tuple[int, ...]) -> tuple[int, ...]:
        """Tracks that the seat does not see stand elsewhere, those of which it sees the band elsewhere in the band."""
        moved = []
        for track, value in zip(DECK.tracks, values, strict=True):
            sight = track.sight(self.team)
            if sight in ("hidden", "estimate"):
                moved.append(track.low + track.high - value)
            elif sight == "band":
                same = [at for at in range(track.low, track.high + 1) if track.band(at) == track.band(value)]
                moved.append(same[(same.index(value) + 1) % len(same)])
            else:
                moved.append(value)
        return tuple(moved)

    def flags(self, values: tuple[str, ...]) -> tuple[str, ...]:
        """Flags that the seat does not know are turned over."""
        hidden = [flag.id for flag in DECK.flags if not {"all", self.team} & set(flag.seen)]
        return tuple(flag.id for flag in DECK.flags if (flag.id in values) != (flag.id in hidden))


def another(hint: Any, value: Any) -> Any:
    """Another value of the same type; the same one for the same value, so that what belongs together still does."""
    if get_origin(hint) is Literal:
        options = get_args(hint)
        return options[(options.index(value) + 1) % len(options)]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1000
    if value is None:
        return 7
    if isinstance(value, str):
        return f"not {value}"
    if isinstance(value, Mapping):
        return {key: another(type(each), each) for key, each in value.items()} | {"elsewhere": "nothing"}
    if isinstance(value, tuple):
        parts = get_args(hint)
        if parts and attrs.has(parts[0]):
            return value[:-1] or (_PARTS[parts[0].__name__],)
        extra = 5 if parts and parts[0] is int else "elsewhere"
        return (*(another(type(each), each) for each in value), extra)
    raise AssertionError(f"say what else {value!r} could be")


_PARTS = {"Weighed": Weighed(text="A reason that nobody gave.", weight=1), "WordsAt": WordsAt(1, 0, "title")}


def logs(count: int) -> Iterator[list[Commit]]:
    """What is in force of the logs of whole sessions: some with whims in them, and of practice, where an engine plays a side."""
    for seed in range(count):
        yield list(timeline(wander(seed, deck=DECK)[0].commits).effective)
    for seed in range(max(count // 10, 1)):
        team = TEAMS[seed % len(TEAMS)]
        practice = play(Practice.begin(DECK, team, level="staff", seed=str(seed), clock=ticking()), str(seed))
        yield list(timeline(practice.table.commits).effective)


def folded(commits: list[list[Event]], seat: Seat) -> Iterator[Any]:
    """What a seat sees after each commit."""
    draft = Draft()
    for events in commits:
        for event in events:
            apply(draft, event)
        yield view(BOOK, draft.freeze(), seat)


def test_what_a_seat_sees_and_hears_does_not_depend_on_the_fields_that_are_withheld_from_it() -> None:
    covered: Counter[tuple[str, str]] = Counter()
    for commits in logs(40):
        real = [list(commit.events) for commit in commits]
        for seat in SEATS:
            replaced = Replaced(seat)
            other = [[replaced.event(event) for event in events] for events in real]
            covered += replaced.fields
            for number, (one, two) in enumerate(zip(folded(real, seat), folded(other, seat), strict=True), 1):
                assert one == two, f"{seat} sees a secret after step {number}: {real[number - 1]}"
            heard = [feed([event for events in log for event in events], seat, TEAMS) for log in (real, other)]
            assert heard[0] == heard[1], seat
    missing = secret_fields() - set(covered)
    assert not missing, f"no session had these secrets, so nothing is known of them: {sorted(missing)}"


def secret_fields() -> set[tuple[str, str]]:
    """Every field of every kind of event that is not for everybody."""
    return {
        (kind.NAME, name)
        for kind in EVENTS
        if kind not in OPEN_AT_THE_END
        for name, audience in audiences(kind)
        if audience is not Audience.EVERYBODY
    }


def test_what_a_seat_sees_and_hears_does_not_depend_on_events_that_it_does_not_hear_of() -> None:
    dropped: Counter[str] = Counter()
    for commits in logs(40):
        real = [list(commit.events) for commit in commits]
        for seat in SEATS:
            fewer = [[event for event in events if heard_of(event, seat) or hasattr(event, "tracks")] for events in real]
            for events, kept in zip(real, fewer, strict=True):
                dropped.update(event.NAME for event in events if event not in kept)
            for number, (one, two) in enumerate(zip(folded(real, seat), folded(fewer, seat), strict=True), 1):
                assert one == two, f"{seat} sees after step {number} that something happened: {real[number - 1]}"
            heard = [feed([event for events in log for event in events], seat, TEAMS) for log in (real, fewer)]
            assert heard[0] == heard[1], seat
    hidden = {kind.NAME for kind in EVENTS if kind.MARK is not Audience.EVERYBODY and "tracks" not in attrs.fields_dict(kind)}
    hidden -= {"talks_opened", "talks_closed"}  # Of two teams both take part.
    assert hidden <= set(dropped), hidden - set(dropped)


def heard_of(event: Event, seat: Seat) -> bool:
    return seen_by(event, seat, TEAMS) is not None


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.NAME)
def test_every_field_of_every_event_declares_its_audience(kind: type[Event]) -> None:
    assert kind.NAME
    assert isinstance(kind.MARK, Audience)
    for field in attrs.fields(kind):
        assert isinstance(field.metadata.get("audience"), Audience), f"{kind.NAME}.{field.name}"
    names = set(attrs.fields_dict(kind))
    used = {audience for _, audience in audiences(kind)} | {kind.MARK}
    assert Audience.TEAM not in used or "team" in names
    assert Audience.SEAT not in used or "seat" in names
    assert Audience.SEEN_BY not in used or {"team", "refs"} <= names
    if kind.MARK is Audience.EACH:
        assert "refs" in names


def test_staff_know_everything_but_the_silence_of_others() -> None:
    for commits in logs(5):
        for event in (event for commit in commits for event in commit.events):
            for seat in STAFF_SEATS:
                known = seen_by(event, seat, TEAMS)
                if seat == "evaluator" and event.MARK is Audience.SEAT and getattr(event, "seat", "") != seat:
                    assert known is None
                else:
                    assert known is not None
                    assert set(known) == set(attrs.fields_dict(type(event)))
