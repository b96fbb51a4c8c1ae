"""Nobody learns of commands that are not theirs to know.

Two sessions with the same public history and other secret commands look the same to a seat that tries everything: what it
sees, hears, is offered and is refused.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

from support.decks import ferry_with
from support.orders import PASS, of_card
from support.sessions import move_on
from support.silent import BOOK, DECK, SHOWING, TEAMS
from support.strategies import TEAMS_OWN, Act, Whim
from tabletop.deck.model import Deck
from tabletop.deck.parse import parse_deck
from tabletop.game import commands as c
from tabletop.game.refusal import Refusal
from tabletop.game.view import TeamView
from tabletop.journal.commit import Commit
from tabletop.table import Table

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


def revealed(plan: Mapping[str, c.GiveOrder], deck: Deck = DECK, seed: str = "9") -> Table:
    """A turn with these orders up to their reveal."""
    table = Table.create(deck, c.OpenSession(turns=3, assess=False), seed=seed, clock=lambda: "2025-09-10T08:00:00.000Z")
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
    return of_card(BOOK.actions[card].card, **fields)


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


def test_that_an_act_without_an_author_was_ruled_is_not_noticed_by_those_who_saw_it() -> None:
    worlds = []
    for ruled in (True, False):
        table = revealed({"norvia": order("tap-cable", posture="deniable"), "sandrel": order("close-quay")}, seed="16")
        seen = table.seen("sandrel")
        assert isinstance(seen, TeamView)
        assert [move.author for move in seen.moves] == [""]
        ruling = c.RuleOrder(order="T1-norvia-main", method="umpire", outcome="failure", words="The boat is called back.")
        assert isinstance(table.submit("control", ruling if ruled else c.Note(text="Later.")), Commit)
        worlds.append(noticed(table, "sandrel", 1, 0))
    for one, two in zip(*worlds, strict=True):
        assert one == two
