"""What came of a turn in words: what changed, by what, what an order brought and did not, as far as its team may know."""

from __future__ import annotations

import pytest
from attrs import evolve

from support.decks import ferry
from support.orders import argument
from support.play import Rehearsal
from tabletop.deck.brief import for_team
from tabletop.game import commands as c
from tabletop.game.events import Weighed
from tabletop.game.feed import feed
from tabletop.game.telling.changes import Told, TurnTold
from tabletop.game.telling.titles import Titles
from tabletop.game.view.changes import Cause, Change


def told(play: Rehearsal, team: str) -> TurnTold:
    return TurnTold(play.team(team), feed(play.events, team, play.deck.team_ids), Titles(for_team(play.deck, team)))


def changed(play: Rehearsal, team: str) -> list[Told]:
    return [each for _, each in told(play, team).tracks()] + list(told(play, team).facts())


def order(play: Rehearsal, team: str = "norvia") -> tuple[str, ...]:
    (own,) = play.team(team).orders
    return told(play, team).order(own)


def decide() -> Rehearsal:
    """The first turn, without rules of the world."""
    return Rehearsal(evolve(ferry(), rules=(), hazards=())).to("decide")


def ruled(play: Rehearsal, **ruling: object) -> Rehearsal:
    play.to("adjudicate")
    play.give(c.RuleOrder(order="T1-norvia-main", **ruling))  # type: ignore[arg-type]  # what a test asks for
    return play.to("consequences")


def test_each_change_is_told_with_its_cause() -> None:
    play = decide()
    play.order("halt-ferry")
    play.to("consequences")
    by = ("by your order “Halt the ferry”",)
    assert changed(play, "norvia") == [
        Told("Escalation went up by 1, to 3 (Dispute)", by),
        Told("Norvia's political capital went down by 1, to 2 (Some)", by),
        Told("Now so: The ferry does not run", by),
    ]
    seen = ("by Norvia’s move “The ferry stays in port; a notice speaks of checks.”",)
    assert Told("Sandrel's trust in Norvia went down by 1, to 2 (Thin)", seen) in changed(play, "sandrel")


def test_a_track_that_came_back_is_told_with_what_moved_it() -> None:
    play = decide()
    play.order("halt-ferry")
    play.to("consequences")
    play.put("escalation -1", "not ferry_halted")
    by, unseen = "by your order “Halt the ferry”", "by something that you cannot see"
    assert Told("Escalation: no change on the whole, Dispute", (f"+1 {by}", f"−1 {unseen}")) in changed(play, "norvia")
    back = Told("As before, after a change and back: The ferry does not run", (f"raised {by}", f"ended {unseen}"))
    assert back in changed(play, "norvia")


def test_reports_rules_and_the_ladder_are_named() -> None:
    play = Rehearsal(evolve(ferry(), rules=tuple(rule for rule in ferry().rules if rule.id == "quiet-day"), hazards=()))
    play.give(c.ReleaseInject(inject="collision"))
    play.to("consequences")
    (escalation,) = [each for track, each in told(play, "norvia").tracks() if track.id == "escalation"]
    assert escalation.causes == ("by what report 1 told: “Your ferry reports a blow from a tug that crossed its bow without …”",)
    play.settle()
    (escalation,) = [each for track, each in told(play, "norvia").tracks() if track.id == "escalation"]
    assert escalation.causes[1] == "−1 by the rules of the world: A quiet day"
    play.put("escalation = 6")
    play.give(c.ChooseLadder(choice="contained"))
    (escalation,) = [each for track, each in told(play, "norvia").tracks() if track.id == "escalation"]
    assert "−1 by what control chose at the top of the ladder" in escalation.causes


def test_an_order_that_succeeds_in_part_says_what_it_brought_and_what_not() -> None:
    play = decide()
    play.order("patrol-strait")
    pros = (Weighed(text="The cutters are at sea already.", weight=1),)
    play = ruled(play, method="2d6", dice=(2, 4), pros=pros)
    assert order(play) == (
        "Dice 2 + 4, reasons +1, makes 7: 7 is in part, more is success. The odds were success 58 %, partly 14 %, failure 28 %.",
        "For it: “The cutters are at sea already.” (+1).",
        "It cost 1 of political capital.",
        "It brought: Escalation +1; Norvia's coastguard readiness +1.",
        "Full success would also have brought: Sandrel's trust in Norvia down.",
    )


def test_each_reason_is_told_with_what_it_counted_the_weightiest_first() -> None:
    play = decide()
    play.order("patrol-strait")
    pros = (Weighed(text="They expect it.", weight=0), Weighed(text="The cutters are at sea.", weight=2))
    cons = (Weighed(text="The fog holds.", weight=1),)
    play = ruled(play, method="2d6", dice=(2, 4), pros=pros, cons=cons)
    assert order(play)[1:3] == (
        "For it: “The cutters are at sea.” (+2), “They expect it.” (0).",
        "Against it: “The fog holds.” (−1).",
    )


def test_where_reasons_come_to_more_than_counts_that_is_said() -> None:
    play = decide()
    play.order("patrol-strait")
    pros = tuple(Weighed(text=text, weight=2) for text in ("They expect it.", "The cutters are at sea.", "The fog lifts."))
    play = ruled(play, method="2d6", dice=(2, 4), pros=pros)
    assert order(play)[0].startswith("Dice 2 + 4, reasons +3 (of +6; at most 3 counts), makes 9: ")


def test_a_price_is_told_once_also_where_the_team_sees_its_capital_in_bands() -> None:
    deck = ferry()
    tracks = tuple(evolve(track, own="band") if track.id == "norvia.capital" else track for track in deck.tracks)
    play = Rehearsal(evolve(deck, rules=(), hazards=(), tracks=tracks)).to("decide")
    play.put("norvia.capital = 1")
    play.order("patrol-strait")
    play.to("consequences")
    assert Change("norvia.capital", -1, Cause("order", ref="T1-norvia-main")) in play.team("norvia").changes
    assert order(play)[1:3] == (
        "It cost 1 of political capital.",
        "It brought: Escalation +1; Norvia's coastguard readiness +1.",
    )


def test_a_failure_says_what_it_did_and_what_success_would_have_brought() -> None:
    play = decide()
    play.put("norvia.unity = 5")
    play.order("patrol-strait")
    play = ruled(play, method="2d6", dice=(1, 2))
    assert order(play)[2:] == (
        "It moved, by less than you can see, if at all: Unity of Norvia's coalition down.",
        "Full success would have brought: Norvia's coastguard readiness up; Escalation up; Sandrel's trust in Norvia down.",
    )


def test_an_order_that_pushed_a_track_towards_the_band_that_another_cause_took_it_into_is_named_too() -> None:
    play = decide()
    play.put("norvia.unity = 5")
    play.order("patrol-strait")
    play = ruled(play, method="2d6", dice=(1, 2))
    play.put("norvia.unity -2")
    (unity,) = [each for track, each in told(play, "norvia").tracks() if track.id == "norvia.unity"]
    assert unity.causes == (
        "by something that you cannot see",
        "your order “Patrol the strait” pushed it down too, by less than you can see, if at all",
    )


@pytest.mark.parametrize("start", [0, 2])
def test_an_order_that_pushed_against_what_came_is_said_to_have_if_there_was_room(start: int) -> None:
    tracks = tuple(evolve(track, start=start) if track.id == "norvia.unity" else track for track in ferry().tracks)
    play = Rehearsal(evolve(ferry(), rules=(), hazards=(), tracks=tracks)).to("decide")
    play.order("patrol-strait")
    play = ruled(play, method="2d6", dice=(1, 2))
    play.put("norvia.unity +3")
    (unity,) = [each for track, each in told(play, "norvia").tracks() if track.id == "norvia.unity"]
    assert unity.causes[1] == "your order “Patrol the strait” pushed it down against that, by less than you can see, if at all"


def test_causes_stand_by_their_size() -> None:
    play = decide()
    play.order("halt-ferry")
    play.to("consequences")
    play.put("escalation +2")
    (escalation,) = [each for track, each in told(play, "norvia").tracks() if track.id == "escalation"]
    assert escalation.causes == ("+2 by something that you cannot see", "+1 by your order “Halt the ferry”")


def test_half_of_a_single_step_is_nothing_and_a_flag_comes_whole() -> None:
    play = decide()
    play.order("halt-ferry")
    play = ruled(play, method="umpire", outcome="partial")
    assert order(play) == (
        "Ruled: umpire.",
        "It cost 1 of political capital.",
        "It brought: “The ferry does not run”.",
        "Full success would also have brought: Escalation up; Sandrel's trust in Norvia down.",
    )


def test_a_success_within_a_band_says_which_way_it_pushed() -> None:
    play = decide()
    play.order("ask-sandrel")
    play.to("consequences")
    assert order(play) == (
        "It needed no dice.",
        "It moved, by less than you can see, if at all: Sandrel's trust in Norvia up.",
    )


def test_a_lost_argument_changes_nothing() -> None:
    play = decide()
    play.give(argument(), "norvia")
    play = ruled(play, method="2d6", dice=(1, 2))
    assert order(play)[1:] == (
        "It changed nothing that you can see.",
        "Full success would have brought: Sandrel's trust in Norvia up.",
    )


def test_an_order_of_two_turns_says_when_it_is_ruled() -> None:
    play = decide()
    play.order("train-pilots")
    play.to("consequences")
    assert order(play) == ("It takes its time: it is ruled in turn 2.", "It cost 1 of political capital.")


def test_an_order_that_cannot_be_ruled_before_the_end_says_that_it_comes_too_late() -> None:
    play = decide().to("decide", 3)
    play.order("train-pilots")
    play.to("consequences")
    assert play.team("norvia").clock.of == 3
    (own,) = [each for each in play.team("norvia").orders if each.card == "train-pilots"]
    assert told(play, "norvia").order(own)[0] == ("It comes too late: the session ends before it would be ruled, in turn 4.")


def test_of_anothers_move_it_is_told_what_was_seen_to_change() -> None:
    play = decide()
    play.order("halt-ferry")
    play.order("ask-sandrel", slot="national")
    play.to("consequences")
    halt, ask = play.team("sandrel").moves
    assert told(play, "sandrel").move(halt) == (
        "You saw it bring: Escalation +1; Sandrel's trust in Norvia −1; “The ferry does not run”."
    )
    assert told(play, "sandrel").move(ask) == "You saw it bring: Sandrel's trust in Norvia +1."
    quiet = decide()
    quiet.order("train-pilots")
    quiet.to("consequences")
    (train,) = quiet.team("sandrel").moves
    assert told(quiet, "sandrel").move(train) == "It goes on: it is not ruled yet."


def test_of_a_move_without_an_author_nothing_is_told() -> None:
    play = Rehearsal(evolve(ferry(), rules=(), hazards=(), actions=tuple(evolve(each, exposure=0) for each in ferry().actions)))
    play.to("decide")
    play.order("feed-press", posture="deniable")
    play.to("consequences")
    (move,) = play.team("norvia").moves
    assert told(play, "norvia").move(move) == "Whether it came off is for its author to know."
