"""The example session that ships: its script gives its save, and it shows what a session can hold.

After a change of the deck, the rules or the script, delete `saves/zapad-2025-example.tabletop` and its roster and make them
again: `tabletop run saves/zapad-2025-example.toml --save saves/zapad-2025-example.tabletop`.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import attrs
import pytest

from tabletop.deck.model import Deck
from tabletop.game import events as e
from tabletop.game.events import Event
from tabletop.journal.commit import Commit
from tabletop.journal.roster import roster_path
from tabletop.journal.stamp import moment
from tabletop.journal.timeline import Timeline, timeline
from tabletop.journal.verify import verify
from tabletop.table import Table
from tabletop.table.script import Script, read_script, run_script

SAVES = Path(__file__).resolve().parent.parent / "saves"
SAVE = SAVES / "zapad-2025-example.tabletop"
TEAMS = ("union_state", "nato")
TURNS = range(1, 9)

E = TypeVar("E", bound=Event)


class Session:
    """The shipped session as it stands, each event with the turn in which it happened."""

    def __init__(self, deck: Deck, log: Timeline) -> None:
        self.deck = deck
        self.log = log
        self.told: list[tuple[int, Event]] = []
        turn = 0
        for commit in log.effective:
            for event in commit.events:
                turn = event.number if isinstance(event, e.TurnOpened) else turn
                self.told.append((turn, event))

    def all(self, kind: type[E], turn: int = 0) -> list[E]:
        """The events of a kind, of one turn or of all."""
        return [event for at, event in self.told if isinstance(event, kind) and turn in (0, at)]

    def turns_of(self, kind: type[E], team: str) -> set[int]:
        """The turns in which a team did something."""
        return {at for at, event in self.told if isinstance(event, kind) and getattr(event, "team", "") == team}

    def ladder(self) -> list[int]:
        """Escalation after each event that says where the tracks stand."""
        index = next(i for i, track in enumerate(self.deck.tracks) if track.id == "escalation")
        return [event.tracks[index] for _, event in self.told if hasattr(event, "tracks")]

    def orders(self) -> dict[str, e.OrderGiven]:
        """The orders as given, by id."""
        return {order.order: order for order in self.all(e.OrderGiven)}


@pytest.fixture(scope="module")
def commits() -> tuple[Commit, ...]:
    with Table.open(SAVE, write=False) as table:
        return tuple(table.commits)


@pytest.fixture(scope="module")
def session(commits: tuple[Commit, ...]) -> Session:
    with Table.open(SAVE, write=False) as table:
        return Session(table.deck, timeline(commits))


@pytest.fixture(scope="module")
def script() -> Script:
    return read_script(SAVE.with_suffix(".toml"))


def test_the_save_is_whole() -> None:
    found = verify(SAVE)
    assert found.ok, found
    assert found.title == "Zapad-2025, example session"


def test_the_script_plays_to_the_shipped_save(script: Script, commits: tuple[Commit, ...], tmp_path: Path) -> None:
    """All but the number of the version that wrote it is the same."""
    again = tmp_path / SAVE.name
    with run_script(script, again) as played, Table.open(SAVE, write=False) as shipped:
        assert list(played.commits) == list(commits)
        assert attrs.evolve(played.journal.header, app="") == attrs.evolve(shipped.journal.header, app="")
        assert played.state == shipped.state
    assert roster_path(again).read_bytes() == roster_path(SAVE).read_bytes()


def test_twelve_people_play_eight_turns_to_their_end_in_three_to_four_hours(
    session: Session, commits: tuple[Commit, ...]
) -> None:
    opened, ended = session.all(e.SessionOpened)[0], session.all(e.SessionEnded)
    assert opened.plan == tuple(TURNS)
    assert [end.ending for end in ended] == ["endex"]
    assert [turn.number for turn in session.all(e.TurnOpened)] == list(TURNS)
    for turn in TURNS:
        assert {phase.phase for phase in session.all(e.PhaseOpened, turn)} == set(e.PHASES)
    assert len({seat.person for seat in session.all(e.SeatTaken)}) == 12
    assert len({commit.person for commit in commits if commit.person}) == 12
    hours = (moment(commits[-1].at) - moment(commits[0].at)).total_seconds() / 3600
    assert 3 <= hours <= 4


def test_injects_are_released_put_off_left_out_and_written(session: Session) -> None:
    for turn in TURNS:
        assert 3 <= len(session.all(e.InjectReleased, turn)) <= 5
    released = session.all(e.InjectReleased)
    out_of_plan = [inject for inject in released if not inject.planned]
    assert len(out_of_plan) >= 2
    assert all(inject.reason for inject in out_of_plan)
    aside = session.all(e.InjectSetAside)
    assert {each.how for each in aside} >= {"deferred", "skipped"}
    assert all(each.reason for each in aside)
    [written] = session.all(e.InjectWritten)
    assert written.inject in {inject.inject for inject in released}


def test_a_contingency_follows_an_expected_action_that_did_not_come(session: Session) -> None:
    kinds = {inject.id: inject.kind for inject in session.deck.injects}
    told = [event for _, event in session.told]
    missed = next(i for i, event in enumerate(told) if isinstance(event, e.ExpectationMarked) and event.mark == "missed")
    contingency = next(
        i for i, event in enumerate(told) if isinstance(event, e.InjectReleased) and kinds.get(event.inject) == "contingency"
    )
    assert missed < contingency


def test_both_teams_read_incidents_and_some_readings_are_wrong(session: Session) -> None:
    causes = {inject.inject: inject.cause for inject in session.all(e.InjectReleased)}
    for team in TEAMS:
        readings = [reading for reading in session.all(e.IncidentRead) if reading.team == team]
        right = [reading.reading == causes[reading.inject] for reading in readings]
        assert len(right) >= 5
        assert 2 <= right.count(True) < len(right)


def test_both_teams_foresee_what_the_session_then_answers(session: Session) -> None:
    answered = {answer.question for answer in session.all(e.QuestionAnswered)}
    for team in TEAMS:
        assert session.turns_of(e.ForecastMade, team) >= set(range(1, 7))
        forecasts = {forecast.question for forecast in session.all(e.ForecastMade) if forecast.team == team}
        assert len(forecasts & answered) >= 10


def test_every_turn_has_main_orders_of_both_and_some_have_more(session: Session) -> None:
    orders = session.all(e.OrderGiven)
    for team in TEAMS:
        main = [order.order for order in orders if order.team == team and order.slot == "main"]
        assert main == [f"T{turn}-{team}-main" for turn in TURNS]
        assert any(order.team == team and order.slot == "national" for order in orders)
        assert len(session.turns_of(e.StatementMade, team)) >= 6
    assert sum(bool(order.alternatives) for order in orders) >= 5
    assert sum(bool(order.dissent) for order in orders) >= 5
    assert {order.substance for order in orders} == {"action", "argument", "pass"}
    assert session.all(e.OrderWithdrawn)
    assert any(commit.behalf for commit in session.log.effective)


def test_collective_orders_carry_wait_and_break(session: Session) -> None:
    standings = Counter(move.standing for move in session.all(e.OrderRevealed))
    assert standings["void"] == standings["waits"] == standings["passed"] == 1
    assert any(not given.agrees and given.words for given in session.all(e.AgreementGiven))


def test_some_cards_take_two_turns(session: Session) -> None:
    assert any(move.due > move.turn for move in session.all(e.OrderRevealed))


def test_one_secret_order_comes_out_and_others_do_not(session: Session) -> None:
    secret = [move for move in session.all(e.OrderRevealed) if move.posture != "overt"]
    assert {move.posture for move in secret} == {"deniable", "covert"}
    assert [move.exposed for move in secret].count(True) == 1
    assert len(secret) >= 3


def test_every_method_of_ruling_is_used(session: Session) -> None:
    rulings = session.all(e.OrderRuled)
    assert {ruling.method for ruling in rulings} == {"certain", "2d6", "estimate", "vote", "umpire"}
    assert any(ruling.method == "2d6" and not ruling.typed for ruling in rulings)
    assert any(ruling.overridden and ruling.words for ruling in rulings)
    assert any(len(ruling.contest) == 2 for ruling in rulings)
    assert max(len(ruling.estimates) for ruling in rulings) >= 5
    assert max(sum(ruling.votes) for ruling in rulings) >= 4
    assert {ruling.outcome for ruling in rulings} >= {"success", "partial", "failure"}


def test_an_argument_is_weighed_thrown_for_on_the_table_and_becomes_a_fact(session: Session) -> None:
    [argument] = [order for order in session.orders().values() if order.substance == "argument"]
    [ruling] = [ruling for ruling in session.all(e.OrderRuled) if ruling.order == argument.order]
    assert (ruling.method, ruling.typed) == ("2d6", True)
    assert ruling.pros
    assert ruling.cons
    assert ruling.fact
    assert {reason.side for reason in session.all(e.ReasonRaised) if reason.order == argument.order} == {"pro", "con"}


def test_moves_are_misread_and_some_deceive(session: Session) -> None:
    orders = session.orders()
    read: Counter[str] = Counter()
    for reading in session.all(e.MoveRead):
        order = orders[reading.order]
        hit = reading.reading == order.purpose
        read[f"{reading.team} {'hit' if hit else 'deceived' if reading.reading == order.message else 'misread'}"] += 1
    for team in TEAMS:
        assert read[f"{team} hit"] >= 3
        assert read[f"{team} misread"] >= 3
    assert read["nato deceived"] + read["union_state deceived"] >= 1


def test_proposals_are_accepted_softened_and_held_each_with_a_reason(session: Session) -> None:
    settled = session.all(e.ProposalSettled)
    assert {each.decision for each in settled} == {"accept", "soften", "hold"}
    assert all(each.reason for each in settled)
    hazards = {made.proposal for made in session.all(e.ProposalMade) if made.source == "hazard"}
    assert any(each.proposal in hazards and each.decision != "hold" for each in settled)


def test_the_crisis_climbs_to_the_brink_and_an_off_ramp_that_is_misread_leads_down(session: Session) -> None:
    ladder = session.ladder()
    assert max(ladder) == 9
    assert ladder[-1] <= 5
    down = session.orders()["T6-union_state-main"]
    assert (down.card, down.purpose) == ("shorten-exercise", "reassurance")
    [reading] = [read for read in session.all(e.MoveRead) if read.order == down.order]
    assert reading.reading == "preparation"
    before, after = next((a, b) for a, b in pairwise(ladder) if b <= a - 2)
    assert (before, after) == (9, 7)


def test_a_slip_is_taken_back_and_a_word_amended(session: Session) -> None:
    [rewound] = session.all(e.Rewound)
    [amended] = session.all(e.Amended)
    assert rewound.reason
    assert amended.reason
    assert len(session.log.taken_back) == 1
    assert session.log.problems == ()
    assert any(order.rationale == amended.text for order in session.orders().values())


def test_the_evaluator_observes_and_rates_most_tasks(session: Session) -> None:
    observed = session.all(e.ObservationMade)
    tasks = {task.id for task in session.deck.tasks}
    assert {each.seen for each in observed} == {"strength", "improvement"}
    assert {each.task for each in observed} <= tasks
    rated = session.all(e.TaskRated)
    assert len(tasks) / 2 < len(rated) < len(tasks)
    assert len({each.rating for each in rated}) >= 3
    assert len(session.all(e.Noted)) >= 5


def test_every_aim_is_judged_and_neither_side_gets_all(session: Session) -> None:
    ended = session.all(e.SessionEnded)[0]
    assert {aim.aim for aim in ended.aims} == {aim.id for aim in session.deck.aims}
    for team in TEAMS:
        assert {aim.result for aim in ended.aims if aim.team == team} == {"met", "partly", "missed"}
    assert abs(ended.scores["nato"] - ended.scores["union_state"]) <= 15


def test_no_name_of_a_person_stands_in_the_log(script: Script) -> None:
    """Names live in the roster, where they can be erased."""
    log = SAVE.read_text(encoding="utf-8")
    surnames = {name.split("(")[0].split()[-1] for names in script.people.values() for name in names}
    assert len(surnames) == 12
    assert not [name for name in surnames if re.search(rf"\b{name}\b", log)]
