"""Injects: released, edited, written, set aside, expected of."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from support.decks import ferry, ferry_with
from support.play import Rehearsal, only
from tabletop.deck.parse import parse_deck
from tabletop.game import commands as c
from tabletop.game.events import ExpectationMarked, InjectReleased, InjectWritten
from tabletop.game.msel import proposed, status


def begun(**settings: Any) -> Rehearsal:
    return Rehearsal(ferry(), c.OpenSession(turns=3, **settings))


def release(inject: str, **fields: Any) -> c.ReleaseInject:
    return c.ReleaseInject(inject=inject, **fields)


def due(play: Rehearsal) -> tuple[str, ...]:
    return tuple(inject.id for inject in proposed(play.book, play.draft))


def test_each_team_gets_its_own_wording_source_and_number() -> None:
    play = begun()
    play.give(release("newspapers"))
    play.give(release("collision"))
    norvia, sandrel = play.team("norvia").inbox[-1], play.team("sandrel").inbox[-1]
    assert (norvia.number, sandrel.number) == (2, 2)
    assert norvia.text == "Your ferry reports a blow from a tug that crossed its bow without lights."
    assert sandrel.text == "Your tug reports a blow from a ferry that left its channel at speed."
    assert (norvia.source, sandrel.source) == ("Ferry captain", "Tug master")
    assert (norvia.time, norvia.reliability, norvia.turn) == ("05:40", "first report", 1)
    assert norvia.incident
    assert norvia.readable


def test_its_effects_take_place_and_its_sealed_cause_is_the_one_drawn_at_startex() -> None:
    play = begun()
    event = only(play.give(release("collision")), InjectReleased)
    assert [play.track(name) for name in ("escalation", "norvia.trust", "sandrel.trust")] == [3, 2, 2]
    assert play.draft.opened is not None
    assert event.cause == play.draft.opened.truths["collision"]
    assert event.planned


def test_the_truth_behind_an_incident_varies_by_seed_and_not_otherwise() -> None:
    def truths(seed: str) -> dict[str, str]:
        opened = Rehearsal(ferry(), seed=seed).draft.opened
        assert opened is not None
        return dict(opened.truths)

    drawn = [truths(str(seed)) for seed in range(40)]
    assert {truth["collision"] for truth in drawn} == {"deliberate", "accident"}
    assert {truth["oil-film"] for truth in drawn} == {"accident", "third-party"}
    assert truths("7") == truths("7")


def test_a_cause_that_came_to_two_incidents_in_a_row_gives_way_to_another() -> None:
    deck = ferry()
    both = evolve(deck, injects=tuple(evolve(inject, truth=("deliberate", "accident")) for inject in deck.injects))
    first: set[str] = set()
    for seed in range(60):
        opened = Rehearsal(both, seed=str(seed)).draft.opened
        assert opened is not None
        drawn = list(opened.truths.values())
        first.add(",".join(drawn[:3]))
        assert all(len(set(drawn[at : at + 3])) == 2 for at in range(len(drawn) - 2))
    assert len(first) == 6
    one = evolve(deck, injects=tuple(evolve(inject, truth=("accident",)) for inject in deck.injects))
    opened = Rehearsal(one).draft.opened
    assert opened is not None
    assert set(opened.truths.values()) == {"accident"}


def test_a_team_without_a_wording_hears_nothing_and_numbers_on_without_a_gap() -> None:
    play = begun().to("inject", 2)
    play.give(release("coalition-wobbles"))
    play.give(release("oil-film"))
    assert [report.number for report in play.team("norvia").inbox] == [1, 2]
    assert [report.number for report in play.team("sandrel").inbox] == [1]


def test_control_edits_the_wording_for_one_team_and_drops_another() -> None:
    play = begun()
    play.give(release("newspapers", text={"norvia": "Your papers are furious.", "sandrel": "  "}))
    assert play.team("norvia").inbox[0].text == "Your papers are furious."
    assert play.team("norvia").inbox[0].source == "Press"
    assert play.team("sandrel").inbox == ()


def test_control_sends_an_inject_to_a_team_that_it_was_not_meant_for() -> None:
    play = begun().to("inject", 2)
    play.give(release("coalition-wobbles", text={"sandrel": "A party in Norvia threatens to leave."}))
    assert play.team("sandrel").inbox[0].text == "A party in Norvia threatens to leave."
    assert play.team("sandrel").inbox[0].source == "Whips"


def test_the_msel_proposes_what_is_due() -> None:
    play = begun()
    assert due(play) == ("collision", "newspapers")
    play.give(release("collision"))
    assert due(play) == ("newspapers",)
    play.to("inject", 2)
    assert due(play) == ("newspapers", "oil-film", "coalition-wobbles", "sandrel-asks")


def test_an_inject_out_of_plan_wants_a_reason_and_comes_at_any_time() -> None:
    play = begun()
    asked = play.refused(release("freight-waits"))
    assert asked == "The MSEL does not propose “Freight waits on both quays” now: say why you release it out of plan."
    play.to("consequences")
    event = only(play.give(release("freight-waits", reason="The room is too quiet.")), InjectReleased)
    assert not event.planned
    assert event.reason == "The room is too quiet."


def test_an_inject_is_released_once() -> None:
    play = begun()
    play.give(release("collision"))
    assert play.refused(release("collision")) == "“Collision in fog” has been released already."


def test_a_release_is_refused_with_what_is_wrong() -> None:
    play = begun()
    assert play.refused(release("storm")) == "There is no inject “storm”."
    assert play.refused(release("newspapers", text={"atlantis": "Hear."})) == (
        "There is no team “atlantis” to send the inject to."
    )
    assert play.refused(release("newspapers", text={"norvia": "x" * 4001})) == (
        "The inject's text has 4,001 characters; the most is 4,000. Shorten it."
    )
    assert play.refused(release("newspapers", text={"norvia": "", "sandrel": " "})) == (
        "Nobody would get this inject: leave it at least one recipient."
    )
    assert play.refused(release("newspapers", reason="x" * 401)).startswith("The reason has 401 characters")
    assert play.refused(release("newspapers"), "norvia") == "Only control can do this."
    assert play.refused(release("newspapers"), behalf="norvia") == "Only control can do this."


def test_control_writes_an_inject_and_releases_it_when_it_likes() -> None:
    play = begun()
    command = c.WriteInject(
        title="A whale", text={"all": "A whale is seen.", "norvia": "Your pilots see a whale."}, truth="accident"
    )
    event = only(play.give(command), InjectWritten)
    assert status(play.book, play.draft, event.inject) == "held"
    assert play.team("norvia").inbox == ()
    play.give(release(event.inject))
    assert play.team("norvia").inbox[0].text == "Your pilots see a whale."
    assert play.team("sandrel").inbox[0].text == "A whale is seen."
    assert play.team("sandrel").inbox[0].source == "Control"
    assert play.team("sandrel").inbox[0].incident
    assert play.last(InjectReleased).cause == "accident"
    assert status(play.book, play.draft, event.inject) == "complete"


def test_a_written_inject_can_be_for_one_team_alone() -> None:
    play = begun()
    event = only(play.give(c.WriteInject(title="A leak", text={"sandrel": "A clerk talks."})), InjectWritten)
    play.give(release(event.inject))
    assert play.team("norvia").inbox == ()
    assert not play.team("sandrel").inbox[0].incident
    assert play.last(InjectReleased).source == {"sandrel": "Control"}


def test_writing_is_refused_with_what_is_wrong() -> None:
    play = begun()

    def refused(**fields: Any) -> str:
        whole = {"title": "A whale", "text": {"all": "A whale is seen."}} | fields
        return play.refused(c.WriteInject(**whole))

    assert refused(title=" ") == "The inject's title is missing: write it first."
    assert refused(text={}) == "The inject has no text: write what its recipients are told."
    assert refused(text={"all": " "}) == "The inject has no text: write what its recipients are told."
    assert refused(text={"moon": "Hear."}) == "There is no team “moon” to send the inject to."
    assert refused(text={"all": "x" * 4001}).startswith("The inject's text has 4,001 characters")
    assert refused(truth="magic") == "There is no cause “magic”; this deck knows deliberate, accident, third-party."
    for field in ("source", "reliability", "time"):
        assert refused(**{field: "x" * 401}) == f"The {field} has 401 characters; the most is 400. Shorten it."


def test_an_inject_that_is_held_back_or_skipped_is_no_longer_proposed() -> None:
    for how in ("held", "skipped"):
        play = begun()
        play.give(c.SetAsideInject(inject="newspapers", how=how, reason="Too loud."))
        assert due(play) == ("collision",)
        assert status(play.book, play.draft, "newspapers") == how
        play.give(release("newspapers", reason="Now after all."))
        assert status(play.book, play.draft, "newspapers") == "complete"


def test_a_deferred_inject_comes_up_again_in_its_turn() -> None:
    play = begun()
    play.give(c.SetAsideInject(inject="newspapers", how="deferred", turn=3, reason="Later."))
    line = next(line for line in play.control().msel if line.inject == "newspapers")
    assert (line.status, line.deferred, line.reason) == ("deferred", 3, "Later.")
    assert "newspapers" not in due(play.to("inject", 2))
    assert "newspapers" in due(play.to("inject", 3))


def test_one_deferred_past_the_turn_that_its_condition_names_comes_up_all_the_same() -> None:
    head = 'id = "newspapers"\n'
    deck = parse_deck(ferry_with("injects.toml", head, f'{head}when = "turn = 1 and not ferry_halted"\n')).deck
    assert deck is not None
    play = Rehearsal(deck, c.OpenSession(turns=3))
    assert "newspapers" in due(play)
    play.give(c.SetAsideInject(inject="newspapers", how="deferred", turn=3, reason="Later."))
    assert "newspapers" not in due(play.to("inject", 2))
    assert "newspapers" in due(play.to("inject", 3))
    assert status(play.book, play.draft, "newspapers") == "ready"
    play.give(c.AdjustWorld(effect="ferry_halted", reason="Its other conditions count."))
    assert "newspapers" not in due(play)


def test_setting_aside_is_refused_with_what_is_wrong() -> None:
    play = begun()

    def refused(**fields: Any) -> str:
        whole = {"inject": "newspapers", "how": "held", "reason": "Later."} | fields
        return play.refused(c.SetAsideInject(**whole))

    assert refused(inject="storm") == "There is no inject “storm”."
    assert refused(reason="") == "The reason is missing: write it first."
    for turn in (None, 0, 1, 4):
        assert refused(how="deferred", turn=turn) == "Say to which later turn the inject is deferred."
    play.give(release("newspapers"))
    assert refused() == "“Front pages” has been released already."


def test_an_expected_action_that_came_is_marked_at_the_turns_end() -> None:
    play = begun()
    play.give(release("collision"))
    play.to("decide")
    play.order("ask-sandrel")
    play.to("inject", 2)
    assert play.last(ExpectationMarked) == ExpectationMarked(inject="collision", mark="met", by="deck", note="")
    assert status(play.book, play.draft, "collision") == "complete"
    assert "sandrel-asks" not in due(play)


def test_one_that_did_not_come_is_missed_after_its_last_turn_and_brings_up_the_contingency() -> None:
    play = begun()
    play.give(release("collision"))
    play.to("inject", 2)
    assert play.all(ExpectationMarked) == []
    assert status(play.book, play.draft, "collision") == "released"
    assert "sandrel-asks" in due(play)
    play.to("inject", 3)
    assert [mark.mark for mark in play.all(ExpectationMarked)] == ["missed"]


def test_an_action_that_comes_after_the_last_turn_counts_no_more() -> None:
    play = begun()
    play.give(release("collision"))
    play.to("decide", 3)
    play.order("ask-sandrel")
    play.to("ended")
    assert [(mark.inject, mark.mark) for mark in play.all(ExpectationMarked)] == [("collision", "missed")]


def test_an_inject_released_late_can_still_be_met_in_its_own_turn() -> None:
    play = begun().to("inject", 3)
    play.give(release("collision"))
    play.to("decide")
    play.order("ask-sandrel")
    play.to("ended")
    assert [(mark.inject, mark.mark) for mark in play.all(ExpectationMarked)] == [("collision", "met")]


def test_control_marks_an_expectation_itself_and_the_deck_leaves_it_so() -> None:
    play = begun()
    play.give(release("collision"))
    play.give(c.MarkExpectation(inject="collision", mark="partly", note="They thought about it."))
    play.to("inject", 3)
    assert [(mark.mark, mark.by) for mark in play.all(ExpectationMarked)] == [("partly", "control")]
    play.give(c.MarkExpectation(inject="collision", mark="met"))
    assert play.draft.met == {"collision"}
    play.give(c.MarkExpectation(inject="collision", mark="missed"))
    assert play.draft.met == frozenset()
    assert len(play.draft.marks) == 1


def test_marking_is_refused_with_what_is_wrong() -> None:
    play = begun()
    mark = c.MarkExpectation(inject="collision", mark="met")
    assert play.refused(mark) == "No inject “collision” has been released."
    play.give(release("newspapers"))
    assert play.refused(c.MarkExpectation(inject="newspapers", mark="met")) == "“Front pages” expects no action."
    assert play.refused(mark, "sandrel") == "Only control can do this."
    assert play.refused(c.MarkExpectation(inject="x", mark="met", note="x" * 401)).startswith("The note has 401 characters")


def test_a_scenario_time_given_at_the_release_stands_instead_of_the_cards() -> None:
    play = begun()
    assert only(play.give(release("collision", time=" noon ")), InjectReleased).time == "noon"
    assert play.team("norvia").inbox[-1].time == "noon"
    play.give(c.WriteInject(title="Fire", text={"all": "A fire."}, time="11:00"))
    assert only(play.give(release("control-1", time="12:00")), InjectReleased).time == "12:00"


def test_a_blank_time_leaves_the_cards_and_a_long_one_is_refused() -> None:
    play = begun()
    assert play.refused(release("collision", time="x" * 41)) == "The time has 41 characters; the most is 40. Shorten it."
    assert only(play.give(release("collision", time="  ")), InjectReleased).time == "05:40"
