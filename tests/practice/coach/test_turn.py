"""After a turn: one thing that went well and one to look at, ranked by what it mattered, and nothing where nothing did."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.coaching import ZAPAD, begun, card, chance, deciding, give, meant_otherwise, up_to
from support.decks import ferry
from support.orders import PASS
from support.sessions import is_sentence
from support.solo import engine_acts, play, seen
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.practice.coach import Commitment, Gain, Margin, Said, TurnRemarks, after_commitment, after_turn
from tabletop.practice.coach.remarks import foresight, orders, readings, signals
from tabletop.practice.coach.remarks.evidence import Evidence, Finding
from tabletop.practice.session import Practice


def evidence(practice: Practice, thought: Commitment | None = None) -> Evidence:
    """What the person's seat knows of the turn."""
    return Evidence(tuple(practice.table.heard(practice.team)), practice.sight, thought)


def thought_of(practice: Practice, games: int = 12) -> Commitment | None:
    """What the coach works out of what was decided."""
    decision = practice.decision()
    return after_commitment(decision, chance(), games=games) if decision is not None and decision.orders else None


def remarks(practice: Practice, said: tuple[Said, ...] = ()) -> TurnRemarks:
    """What the coach says of a turn that is over."""
    return after_turn(tuple(practice.table.heard(practice.team)), practice.sight, thought_of(practice), said)


def of_kind(found: list[Finding], kind: str) -> list[Finding]:
    return [finding for finding in found if finding.kind == kind]


def turn_with(practice: Practice, *orders_given: c.GiveOrder, likelihood: int = 60, reading: str = "routine") -> Practice:
    """A turn played with these orders, and every move read alike, up to what came of it."""
    deciding(practice, practice.table.state.number)
    give(practice, *orders_given, c.Finish())
    engine_acts(practice)
    for move in seen(practice).moves:
        if move.readable:
            give(practice, c.ReadMove(ref=move.number, reading=reading, likelihood=likelihood))
    give(practice, c.Finish())
    engine_acts(practice)
    return practice


def next_turn(practice: Practice, *orders_given: c.GiveOrder) -> Practice:
    """The turn after, played with these orders."""
    give(practice, c.Finish())
    engine_acts(practice)
    return turn_with(practice, *orders_given)


def practice_cards() -> Practice:
    """A session whose cards are read."""
    return begun()


@pytest.mark.parametrize(("deck", "team"), [(ZAPAD, "nato"), (ZAPAD, "union_state"), (ferry(), "norvia")])
def test_each_remark_rests_on_an_event_that_the_seat_heard_and_none_is_made_twice_running(deck: Deck, team: str) -> None:
    said: list[TurnRemarks] = []
    texts: list[str] = []

    def look_back(practice: Practice) -> Practice:
        if practice.table.state.phase != "consequences":
            return practice
        heard = tuple(practice.table.heard(team))
        found = remarks(practice, tuple(each for turn in said for each in turn.said))
        assert "knows no secret" in found.label
        for remark in (found.well, found.look):
            if remark is None:
                continue
            assert heard[remark.number - 1].number == remark.number
            assert heard[remark.number - 1].turn <= practice.table.state.number
            assert is_sentence(remark.text.replace("\n", " ")) or remark.text.endswith(("”", "?"))
            texts.append(remark.text)
            if said:
                assert remark.said.kind not in [each.kind for each in said[-1].said]
        said.append(found)
        return practice

    play(begun(deck, team, seed="remarks"), between=look_back)
    assert texts
    assert len(texts) == len(set(texts))


def test_where_nothing_deserves_it_nothing_is_said() -> None:
    practice = begun()
    deciding(practice)
    give(practice, c.Finish())
    engine_acts(practice)
    give(practice, c.Finish())
    engine_acts(practice)
    found = after_turn((), practice.sight)
    assert (found.well, found.look) == (None, None)


def test_no_word_is_lost_on_statements_on_lucky_dice_and_on_what_fits_every_turn() -> None:
    def look_back(practice: Practice) -> Practice:
        found = remarks(practice) if practice.table.state.phase == "consequences" else None
        for remark in (found.well, found.look) if found is not None else ():
            text = remark.text if remark is not None else ""
            assert "in public" not in text
            assert "came off" not in text
            assert "gave your reason" not in text
        return practice

    play(begun(seed="dull"), between=look_back)


def test_an_order_far_behind_another_is_looked_at_with_what_would_have_done_better() -> None:
    practice = turn_with(begun(), card(practice_cards(), "hold-posture"))
    thought = thought_of(practice)
    assert thought is not None
    chosen, best, *rest = thought.comparison.spreads
    ahead = evolve(best, ahead=Margin(9.0, 1.0), better=9, wars=0, gains=(Gain("one-line", "One line", Margin(6.0, 1.0)),))
    behind = evolve(thought, comparison=evolve(thought.comparison, spreads=(evolve(chosen, wars=20), ahead, *rest)))
    (look,) = [each for each in of_kind(list(orders.findings(evidence(practice, behind))), "choice") if not each.well]
    assert "about 9 points above" in look.text or "about nine points above" in look.text
    assert best.title in look.text
    assert "most of it for “One line”" in look.text
    assert "0 of 100 came to war against 20" in look.text
    assert look.weight == 9.0


@pytest.mark.parametrize(("points", "named"), [(4.4, False), (4.5, True), (9.0, True), (9.1, False)])
def test_an_aim_makes_most_of_a_difference_that_no_other_takes_of_again(points: float, *, named: bool) -> None:
    practice = turn_with(begun(), card(practice_cards(), "hold-posture"))
    thought = thought_of(practice)
    assert thought is not None
    chosen, other, *_ = thought.comparison.spreads
    gains = (Gain("one-line", "One line", Margin(-points, 1.0)),)
    below = evolve(other, ahead=Margin(-9.0, 1.0), better=-9, wars=chosen.wars, gains=gains)
    ahead = evolve(thought, comparison=evolve(thought.comparison, spreads=(chosen, below)))
    (well,) = of_kind(list(orders.findings(evidence(practice, ahead))), "choice")
    assert well.well
    end = f"{other.title}” came next, about 9 points below{', most of it for “One line”' if named else ''}."
    assert well.text.endswith(end), well.text


def test_an_order_within_the_noise_of_another_is_neither_praised_nor_looked_at() -> None:
    practice = turn_with(begun(), card(practice_cards(), "hold-posture"))
    thought = thought_of(practice)
    assert thought is not None
    chosen, *others = thought.comparison.spreads
    noisy = tuple(evolve(each, ahead=Margin(6.0, 5.0), hotter=Margin(0.0, 0.0), wars=chosen.wars) for each in others)
    same = evolve(thought, comparison=evolve(thought.comparison, spreads=(chosen, *noisy)))
    found = list(orders.findings(evidence(practice, same)))
    assert of_kind(found, "choice") == []
    assert of_kind(found, "ladder") == []


def test_an_order_that_climbs_the_ladder_in_thought_is_asked_about() -> None:
    practice = turn_with(begun(), card(practice_cards(), "hold-posture"))
    thought = thought_of(practice)
    assert thought is not None
    chosen, *others, passing = thought.comparison.spreads
    cooler = evolve(passing, hotter=Margin(-2.0, 0.2), wars=0)
    climbing = evolve(thought.comparison, spreads=(evolve(chosen, wars=30), *others, cooler))
    (look,) = of_kind(list(orders.findings(evidence(practice, evolve(thought, comparison=climbing)))), "ladder")
    assert not look.well
    assert "Two turns on, the crisis stands about two steps higher after “Hold posture” than after a pass" in look.text
    assert "30 of 100 of the games come to war, against 0 after a pass" in look.text


def test_two_messages_that_contradict_each_other_are_noticed() -> None:
    at = begun()
    hard = card(practice_cards(), "hold-posture", message="coercion")
    soft = card(practice_cards(), "reserve-check", slot="national", message="reassurance")
    (look,) = of_kind(list(orders.findings(evidence(turn_with(at, hard, soft)))), "contradiction")
    assert "Which of the two are they to believe?" in look.text


def test_to_reassure_and_to_deter_in_one_turn_is_no_contradiction() -> None:
    hard = card(practice_cards(), "hold-posture", message="deterrence")
    soft = card(practice_cards(), "reserve-check", slot="national", message="reassurance")
    assert of_kind(list(orders.findings(evidence(turn_with(begun(), hard, soft)))), "contradiction") == []


def test_a_card_ordered_again_is_asked_what_it_adds() -> None:
    practice = turn_with(begun(), card(practice_cards(), "hold-posture"))
    assert of_kind(list(orders.findings(evidence(practice))), "again") == []
    next_turn(practice, card(practice, "hold-posture"))
    (look,) = of_kind(list(orders.findings(evidence(practice))), "again")
    assert "“Hold posture” in turn 1 already" in look.text


def test_a_reading_far_from_what_a_staff_would_say_is_looked_at_only_if_it_was_sure() -> None:
    sure = turn_with(begun(), PASS, reading="preparation", likelihood=85)
    found = of_kind(list(readings.findings(evidence(sure))), "reading")
    assert found
    assert all("A staff in your seat would say" in each.text for each in found if not each.well)
    assert any(not each.well for each in found)
    unsure = turn_with(begun(), PASS, reading="preparation", likelihood=40)
    assert [each for each in of_kind(list(readings.findings(evidence(unsure))), "reading") if not each.well] == []


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(("reading", "hostile"), [("probing", False), ("coercion", True)])
def test_what_is_hostile_hangs_on_the_decks_own_scale(reading: str, hostile: bool, times: int) -> None:
    purposes = tuple(each if each.scale is None else evolve(each, scale=times * each.scale) for each in ZAPAD.purposes)
    practice = turn_with(begun(evolve(ZAPAD, purposes=purposes)), PASS, reading=reading)
    assert len(seen(practice).moves) > 1
    assert bool(of_kind(list(readings.findings(evidence(practice))), "all hostile")) is hostile


@pytest.mark.parametrize(("likelihood", "well"), [(90, False), (50, True), (70, None)])
def test_how_sure_one_was_of_a_doubtful_report_is_held_against_its_source(likelihood: int, well: bool | None) -> None:
    practice = begun()
    engine_acts(practice)
    for report in seen(practice).inbox:
        if report.readable:
            give(practice, c.ReadIncident(ref=report.number, reading=ZAPAD.causes[0].id, likelihood=likelihood))
    give(practice, c.Finish())
    engine_acts(practice)
    turn_with(practice, PASS)
    base = evidence(practice)
    inbox = tuple(evolve(each, reliability="unconfirmed") if each.incident else each for each in base.view.inbox)
    base.view = evolve(base.view, inbox=inbox)
    found = of_kind(list(readings.findings(base)), "doubt")
    assert {each.well for each in found} == (set() if well is None else {well})


def test_a_forecast_is_told_as_soon_as_its_answer_can_be_seen_and_not_before() -> None:
    by = {question.id: question for question in ZAPAD.questions}
    told: list[Finding] = []

    def look_back(practice: Practice) -> Practice:
        if practice.table.state.phase == "consequences":
            for finding in foresight.findings(evidence(practice)):
                assert practice.table.state.turn <= by[finding.about].by
                said = int(finding.text.partition("You said ")[2].partition(" %")[0])
                assert finding.well is ((said > 50) == finding.text.partition("the answer is ")[2].startswith("yes"))
                told.append(finding)
        return practice

    for team in ("nato", "union_state"):
        play(begun(team=team, seed="foresight"), between=look_back)
    assert told


def test_what_it_says_after_a_turn_does_not_hang_on_what_the_other_side_meant() -> None:
    practice = up_to(begun(), "consequences")
    other = meant_otherwise(practice)
    assert remarks(practice) == remarks(other)


def test_the_weightiest_is_said_what_was_just_said_is_not_and_what_matters_little_is_not() -> None:
    practice = turn_with(begun(), PASS, reading="preparation", likelihood=85)
    first = remarks(practice)
    assert first.look is not None
    before = Said(practice.table.state.number - 1, first.look.said.kind, "another thing")
    second = remarks(practice, (before,))
    assert second.look is None or second.look.said.kind != first.look.said.kind
    same = Said(practice.table.state.number - 3, first.look.said.kind, first.look.said.about)
    third = remarks(practice, (same,))
    assert third.look is None or third.look.text != first.look.text
    older = Said(practice.table.state.number - 3, first.look.said.kind, "another thing")
    assert remarks(practice, (older,)).look == first.look


@pytest.mark.parametrize("hard", [True, False])
def test_a_step_down_of_theirs_is_taken_up_or_answered_hard(hard: bool) -> None:
    for seed in map(str, range(12)):
        practice = turn_with(begun(seed=seed), PASS)
        last = evidence(practice)
        if not any(last.soft(move) and move.outcome == "success" for move in last.moves(1)):
            continue
        next_turn(practice, card(practice, "close-crossings" if hard else "call-hotline"))
        (found,) = of_kind(list(signals.findings(evidence(practice))), "step down")
        assert found.well is not hard
        assert ("You took it up with" in found.text) is not hard
        return
    pytest.fail("they never took a step down in the first turn")


def test_an_order_that_does_not_fit_what_one_said_that_one_saw_is_asked_about() -> None:
    for seed in map(str, range(12)):
        practice = turn_with(begun(seed=seed), PASS, reading="reassurance", likelihood=80)
        if any(evidence(practice).hard(move) for move in seen(practice).moves):
            continue
        next_turn(practice, card(practice, "close-crossings", purpose="coercion"))
        (found,) = of_kind(list(signals.findings(evidence(practice))), "own reading")
        assert "you took their move for reassurance, 80 % sure" in found.text
        return
    pytest.fail("they were hard in every first turn")


def test_what_they_do_next_is_set_against_what_they_were_to_read() -> None:
    found: list[Finding] = []
    for seed in map(str, range(8)):
        practice = turn_with(begun(seed=seed), card(practice_cards(), "call-hotline", message="reassurance"))
        next_turn(practice, PASS)
        answer = of_kind(list(signals.findings(evidence(practice))), "answer")
        hard = any(evidence(practice).hard(move) and move.author for move in evidence(practice).moves(2))
        assert [each.well for each in answer if hard] in ([], [False])
        found += answer
    assert found
    assert all("Last turn you wanted reassurance read in “Call their general staff”" in each.text for each in found)


def test_an_order_that_was_to_look_like_routine_is_not_blamed_for_what_they_do_next() -> None:
    hard = 0
    for seed in map(str, range(8)):
        practice = turn_with(begun(seed=seed), card(practice_cards(), "call-hotline", message="routine"))
        next_turn(practice, PASS)
        hard += any(evidence(practice).hard(move) and move.author for move in evidence(practice).moves(2))
        assert [each for each in of_kind(list(signals.findings(evidence(practice))), "answer") if not each.well] == []
    assert hard


def test_a_hard_order_on_an_open_report_is_asked_what_could_have_been_asked_first() -> None:
    practice = turn_with(begun(), card(practice_cards(), "close-crossings"))
    base = evidence(practice)
    inbox = tuple(
        evolve(each, reliability="unconfirmed", reading=ZAPAD.causes[0].id, likelihood=50) if each.incident else each
        for each in base.view.inbox
    )
    base.view = evolve(base.view, inbox=inbox)
    (found,) = of_kind(list(signals.findings(base)), "before asking")
    assert "“Close the crossings with Belarus”" in found.text
    base.view = evolve(base.view, inbox=tuple(evolve(each, likelihood=90) for each in inbox))
    assert of_kind(list(signals.findings(base)), "before asking") == []
