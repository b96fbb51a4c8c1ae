"""Nobody learns what is not theirs to know: what a seat sees, hears, is offered and is refused does not depend on it.

First: in the log of a session every field that a seat may not know is replaced by another value, and what the seat
sees and hears stays the same. Second: two sessions with the same public history and other secret commands look the
same to a seat that tries everything. What moves in the open, such as a track that a team sees, is left alone: it is
what a secret may come to, not the secret.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs
import pytest
from attrs import evolve

from support.decks import ferry, ferry_with
from support.play import PASS
from support.sessions import move_on, wander
from support.strategies import TEAMS_OWN, Act, Whim
from tabletop.deck.brief import for_team
from tabletop.deck.model import Deck
from tabletop.deck.parse import parse_deck
from tabletop.game import commands as c
from tabletop.game.apply import apply
from tabletop.game.audience import STAFF_SEATS, Audience, Seat, audiences, seen_by, team_of
from tabletop.game.events import EVENTS, Event, OrderRevealed, SessionEnded, Weighed
from tabletop.game.feed import feed
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft
from tabletop.game.view import view
from tabletop.journal.commit import Commit
from tabletop.journal.timeline import timeline
from tabletop.library import load_deck
from tabletop.table import Table


def silent_ferry() -> Deck:
    """The ferry dispute with one covert card that leaves no trace."""
    deck = parse_deck(ferry_with("actions-norvia.toml", 'trace = "A boat without lights was seen near the cable."\n', "")).deck
    assert deck is not None
    return deck


DECK = silent_ferry()
SHOWING = 'exposure = 30\ntrace = "A boat without lights was seen near the cable."\n'
BOOK = Rulebook(DECK)
TEAMS = DECK.team_ids
SEATS = ("norvia", "sandrel", "sandrel/2", "observer", "public")
OPEN_AT_THE_END = (SessionEnded,)
"""Events whose fields are open as soon as they happen, since the session is then over."""


# --- the log with other secrets ---------------------------------------------------------------------------------


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


_PARTS = {"Weighed": Weighed(text="A reason that nobody gave.", weight=1)}


def logs(count: int) -> Iterator[list[Commit]]:
    """What is in force of the logs of whole sessions, with whims in them."""
    for seed in range(count):
        yield list(timeline(wander(seed, deck=DECK)[0].commits).effective)


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


# --- two sessions with other secret commands --------------------------------------------------------------------


SECRET_OF_A_TEAM = TEAMS_OWN
SECRET_OF_CONTROL = (
    c.Note,
    c.Observe,
    c.TakeSeat,
    c.WordObservable,
    c.SetAsideInject,
    c.WriteInject,
    c.MarkExpectation,
    c.RaiseReason,
    c.GiveEstimate,
    c.CastVote,
    c.TimeInject,
    c.TellTeams,
    c.CloseMessage,
    c.ExplainEstimate,
    c.MakeFinding,
    c.WithdrawFinding,
    c.PlanAction,
    c.DropAction,
)


def unnoticed(table: Table, watched: str, command: c.Command) -> c.Command | None:
    """The command, so that it does not reach the watched team; None where it always would."""
    match command:
        case c.SendMessage():
            return evolve(command, to=("control",))
        case c.TellTeams(answers=message) | c.CloseMessage(message=message):
            sent = table.state.exchange.find(message)
            if sent is not None and sent.team == watched:
                return None
            if isinstance(command, c.TellTeams):
                return evolve(command, text={team: text for team, text in command.text.items() if team not in (watched, "all")})
    return command


def begun(seed: int, phase: str, number: int) -> Table:
    """A session as it stands in a phase of a turn; the same for the same arguments."""
    rng = random.Random(seed)  # noqa: S311 - a whim is no secret
    table = Table.create(DECK, c.OpenSession(turns=3), seed=str(seed), clock=lambda: "2025-09-10T08:00:00.000Z")
    while (table.state.phase, table.state.number) != (phase, number) and table.state.ended is None:
        move_on(table, rng)
    table.submit("control", c.OpenTalks(teams=TEAMS, topic="The lamp."))
    for team in TEAMS:
        table.submit(team, c.SendMessage(text="Whose buoy is it?", rfi=True))
    return table


def secretly(table: Table, watched: str, rng: random.Random) -> int:
    """The other team and control do things that the watched team is not to notice; how many were taken."""
    whim = Whim(DECK, rng)
    whim.turns = (table.state.number,)
    others = [team for team in TEAMS if team != watched]
    hidden = [track.id for track in DECK.tracks if track.sight(watched) in ("hidden", "estimate") and track.sight("") != "band"]
    taken = 0
    for _ in range(rng.randrange(80)):
        other = whim.one(others)
        if rng.random() < 0.6:
            seat, behalf, command = other, "", whim.makers[whim.one(SECRET_OF_A_TEAM)]()
            if rng.random() < 0.2:
                seat, behalf = "control", other
        elif rng.random() < 0.1:
            effect = f"{whim.one(hidden)} {whim.one(('+1', '-1', '= 2'))}"
            seat, behalf, command = "control", "", c.AdjustWorld(effect=effect, reason="Between us.")
        else:
            seat, behalf, command = "control", "", whim.makers[whim.one(SECRET_OF_CONTROL)]()
        quiet = unnoticed(table, watched, command)
        taken += quiet is not None and isinstance(table.submit(seat, quiet, behalf=behalf), Commit)
    return taken


def probes(watched: str, number: int, seed: int) -> list[Act]:
    """Everything that the watched team and onlookers try, sensible or not."""
    rng = random.Random(seed)  # noqa: S311 - a whim is no secret
    whim = Whim(DECK, rng)
    whim.turns = (number,)
    seats = (watched, watched, f"{watched}/2", "observer", "public")
    acts = [Act(whim.one(seats), whim.makers[kind](), "", "") for kind in whim.makers for _ in range(4)]
    every_order = [
        Act(seat, command, "", "")
        for seat in (watched, "observer")
        for order in whim.orders()
        for command in (
            c.WithdrawOrder(order=order),
            c.GiveEstimate(percent=50, order=order),
            c.CastVote(succeeds=True, order=order),
            c.RaiseReason(side="con", text="Fog.", order=order),
            c.RuleOrder(order=order, method="certain"),
            c.WordObservable(order=order, text="Fog."),
            c.GiveAgreement(order=order, role="palace", agrees=True),
        )
    ]
    return acts + every_order


def noticed(table: Table, watched: str, number: int, seed: int) -> list[Any]:
    """All that the watched team and onlookers can see, hear and find out by trying."""
    found: list[Any] = []

    def look() -> None:
        for seat in (watched, f"{watched}/2", "observer", "public"):
            found.append(table.seen(seat))
            found.append(list(table.heard(seat)))

    look()
    for act in probes(watched, number, seed):
        answer = table.submit(act.seat, act.command)
        found.append((act, answer if isinstance(answer, Refusal) else "taken"))
        if isinstance(act.command, c.StopPlay):
            table.submit("control", c.ResumePlay())
    look()
    return found


@pytest.mark.parametrize("watched", TEAMS)
@pytest.mark.parametrize(
    ("phase", "number"),
    [("inject", 2), ("assess", 1), ("decide", 1), ("decide", 2), ("adjudicate", 1), ("adjudicate", 2), ("consequences", 1)],
)
def test_other_secret_commands_look_the_same_to_a_team_that_tries_everything(watched: str, phase: str, number: int) -> None:
    taken = 0
    for seed in range(6):
        worlds = []
        for run in (0, 1):
            table = begun(seed, phase, number)
            taken += secretly(table, watched, random.Random(1000 * seed + run))  # noqa: S311 - a whim is no secret
            worlds.append(noticed(table, watched, number, seed))
        for one, two in zip(*worlds, strict=True):
            assert one == two
    assert taken > 10, "nothing secret was done, so nothing is known"


def revealed(plan: Mapping[str, c.GiveOrder], deck: Deck = DECK) -> Table:
    """A turn with these orders up to their reveal."""
    table = Table.create(deck, c.OpenSession(turns=3, assess=False), seed="9", clock=lambda: "2025-09-10T08:00:00.000Z")
    table.submit("control", c.AdvancePhase())
    for team, given in plan.items():
        answer = table.submit(team, given)
        assert isinstance(answer, Commit), answer
    table.submit("control", c.AdvancePhase())
    assert (table.state.number, table.state.phase) == (1, "adjudicate")
    return table


def played(plan: Mapping[str, c.GiveOrder], deck: Deck = DECK) -> Table:
    """A turn with these orders up to the opening of the next; as many commits whatever they are."""
    table = revealed(plan, deck)
    for given in table.state.orders:
        ruling = c.RuleOrder(order=given.order, method="umpire", outcome="success")
        if isinstance(table.submit("control", ruling), Refusal):
            table.submit("control", c.Note(text="Nothing to rule."))
    table.submit("control", c.AdvancePhase())
    table.submit("control", c.AdvancePhase())
    assert (table.state.number, table.state.phase) == (2, "inject")
    return table


def order(card: str, **fields: Any) -> c.GiveOrder:
    action = BOOK.actions[card].card
    fitting = c.GiveOrder(
        substance="action",
        card=card,
        agreed=action.authority if action.collective else (),
        purpose=action.purposes[0],
        message=action.purposes[0],
        rationale="So be it.",
        posture=action.postures[0],
    )
    return evolve(fitting, **fields)


def looks(table: Table, seats: tuple[str, ...]) -> list[Any]:
    return [(table.seen(seat), list(table.heard(seat))) for seat in seats]


def test_what_an_order_is_for_is_not_seen_at_its_reveal_nor_at_its_ruling() -> None:
    quiet = order("close-quay")
    one = played({"norvia": order("halt-ferry", purpose="coercion", message="routine"), "sandrel": quiet})
    two = played(
        {
            "norvia": order(
                "halt-ferry",
                purpose="deterrence",
                message="coercion",
                rationale="Quite another.",
                dissent="The port minds.",
                alternatives="Wait.",
                owner="Port",
                target="Palace",
                pros=("It works.",),
            ),
            "sandrel": quiet,
        }
    )
    seats = ("sandrel", "sandrel/2", "observer", "public")
    assert looks(one, seats) == looks(two, seats)
    assert looks(one, ("norvia",)) != looks(two, ("norvia",))


def test_a_covert_order_that_leaves_no_trace_is_not_noticed_even_in_the_next_turn() -> None:
    deck = parse_deck(ferry_with("actions-norvia.toml", SHOWING, "exposure = 0\n")).deck
    assert deck is not None
    covert = {"norvia": order("tap-cable", posture="covert"), "sandrel": order("close-quay")}
    idle = covert | {"norvia": PASS}
    assert noticed(revealed(covert, deck), "sandrel", 1, 0) == noticed(revealed(idle, deck), "sandrel", 1, 0)
    one, two = played(covert, deck), played(idle, deck)
    assert "cable_tapped" in one.state.flags
    assert noticed(one, "sandrel", 2, 1) == noticed(two, "sandrel", 2, 1)


# --- the deck as a team may read it -----------------------------------------------------------------------------


def strings(value: Any) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from strings(key)
            yield from strings(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from strings(each)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from strings(getattr(value, field.name))


LONG = 12
"""Characters from which a text of several words is taken to say something of its own."""


def held_back(deck: Deck, team: str) -> dict[str, str]:
    """Texts that a team is not to find, each with where it is from."""
    parts: dict[str, Any] = {
        "injects": deck.injects,
        "rules": deck.rules,
        "hazards": deck.hazards,
        "objectives": deck.objectives,
        "roles": tuple(role for role in deck.roles if role.team != team),
        "cards": tuple(card for card in deck.actions if card.team != team),
        "aims": tuple(aim for aim in deck.aims if aim.team != team),
        "questions": tuple(question.text for question in deck.questions if team not in question.teams),
        "briefs": tuple(each.brief for each in deck.teams if each.id != team),
        "flags": tuple(flag.title for flag in deck.flags if not {"all", team} & set(flag.seen)),
        "tracks": tuple((track.title, track.text) for track in deck.tracks if track.sight(team) == "hidden"),
        "files": deck.files,
    }
    return {text: part for part, values in parts.items() for text in strings(values) if len(text) >= LONG and " " in text}


@pytest.mark.parametrize("name", ["ferry", "zapad-2025"])
def test_nothing_that_is_held_back_is_in_the_deck_that_a_team_reads(name: str) -> None:
    deck = ferry() if name == "ferry" else load_deck(name)
    for team in (*deck.team_ids, ""):
        brief = for_team(deck, team)
        own = (
            *brief.roles,
            *brief.actions,
            *brief.aims,
            *brief.questions,
            *brief.tracks,
            *brief.flags,
            *brief.turns,
            brief.ladder,
        )
        allowed = "\n".join(strings((own, brief.palette, brief.classes, deck.title, deck.brief, deck.summary, deck.source)))
        secrets = {text: part for text, part in held_back(deck, team).items() if text not in allowed}
        assert len(secrets) > 50
        everything = "\n".join(strings(brief))
        for text, part in secrets.items():
            assert text not in everything, f"{team or 'everybody'} reads of the {part}: {text}"
        for withheld in (brief.injects, brief.rules, brief.hazards, brief.objectives, brief.claims):
            assert not withheld
        assert (brief.files, brief.digest) == ({}, "")
        assert all(role.team == team for role in brief.roles)
        assert all(card.team == team for card in brief.actions)
        assert all(aim.team == team for aim in brief.aims)
        assert all(track.start == track.low for track in brief.tracks), "where a track starts may be a secret"
