"""What an order is an answer to, as its team's own view has it."""

from __future__ import annotations

from random import Random

from support.decks import ferry
from support.movesseen import BOOKS as ZAPAD
from support.movesseen import before, moved, team_of
from support.orders import PASS
from support.play import Rehearsal, only
from tabletop.engine.belief import Belief
from tabletop.engine.deed import Deed, deed
from tabletop.engine.match import Books, DraftSight
from tabletop.engine.people.occasion import Occasion
from tabletop.engine.worth import Worth
from tabletop.game import commands as c
from tabletop.game.events import InjectWritten

BOOKS = Books(ferry())


def answering(card: str, *others: str) -> list[str]:
    """What an order of the shipped deck is said to answer after such moves of the others."""
    team = team_of(card)
    sight = before(team, *(moved(each, number=number, turn=2) for number, each in enumerate(others, 1)))
    book = ZAPAD[team]
    action = book.actions[card]
    worlds = [Belief(sight.view, book).draw(Random("one"))]  # noqa: S311 - chance of a game
    done = deed(book, action, action.card.postures[0], worlds, 3, Worth(book, team))
    titles = [book.actions[each].card.title for each in others]
    return [str(each) for each in Occasion(sight).openings(done) if any(title in str(each) for title in titles)]


def test_a_protest_is_no_preparation_and_says_so_in_no_word() -> None:
    found = answering("protest-note", "full-phase-two")
    assert found == [
        "Their “Play phase two in full” should not pass as if nothing had been.",
        "After their “Play phase two in full” this is the least that is expected of us.",
    ]
    assert "no reason to shout" in " ".join(answering("backup-navigation", "full-phase-two"))


def test_a_show_of_arms_is_no_attempt_to_talk_though_the_others_get_ready_by_it() -> None:
    found = answering("machine-war-show", "close-crossings")
    assert found
    assert not any("door" in each or "another way" in each for each in found)


def test_a_parade_is_no_near_clash() -> None:
    assert not any("clash" in each or "draw us" in each for each in answering("pull-back-patrols", "coalition-parade"))
    assert any("near a clash" in each for each in answering("pull-back-patrols", "baltic-flight"))


def test_a_hard_order_answers_only_what_touches_the_same_matter() -> None:
    clips = " ".join(answering("disperse-units", "broadcast-east"))
    assert "our answer" not in clips
    assert "look on" not in clips
    assert "our answer" not in " ".join(answering("broadcast-east", "air-defence-west"))
    assert answering("disperse-units", "reinforce-flank")[0] == "This is our answer to their “Send a brigade's equipment”."
    both = answering("disperse-units", "broadcast-east", "joint-drill")
    assert "Hold a joint drill" in both[0]
    assert "our answer" in " ".join(answering("split-the-allies", "article-four"))


def deciding() -> Rehearsal:
    return Rehearsal(ferry(), c.OpenSession(turns=3)).to("decide")


def asked(at: Rehearsal, card: str) -> tuple[Occasion, Deed]:
    """The occasion for the team of a card, and what the card would do now."""
    action = BOOKS.whole.actions[card]
    sight = DraftSight(BOOKS, at.draft, action.card.team)
    belief = Belief(sight.view, sight.book)
    worlds = [belief.draw(Random(str(world))) for world in range(4)]  # noqa: S311 - chance of a game
    return Occasion(sight), deed(sight.book, action, action.card.postures[0], worlds, 1, Worth(sight.book, sight.team))


def openings(at: Rehearsal, card: str, spent: str = "") -> list[str]:
    occasion, done = asked(at, card)
    return [str(each) for each in occasion.openings(done, spent)]


def after(card: str, team: str, reading: str = "") -> Rehearsal:
    """The decide phase after a turn in which a team did this in the open, and the other read something in it."""
    at = deciding()
    at.order(card)
    (other,) = (each for each in ("norvia", "sandrel") if each != team)
    at.give(PASS, other)
    at.to("adjudicate")
    if reading:
        at.give(c.ReadMove(ref=1, reading=reading, likelihood=60, grounds="So it seems."), other)
    return at.to("decide", 2)


def test_a_hard_order_answers_the_hard_move_that_was_seen_last_by_what_was_read_in_it() -> None:
    at = after("patrol-strait", "norvia", "coercion")
    assert openings(at, "shadow-ferry")[:2] == [
        "We took their “Patrol the strait” for coercion, and we do not just look on.",
        "This is our answer to their “Patrol the strait”.",
    ]


def test_a_soft_order_after_it_says_why_it_does_not_answer_in_kind() -> None:
    assert openings(after("patrol-strait", "norvia", "coercion"), "tug-log")[0] == (
        "After their “Patrol the strait” somebody has to take the heat out, and we can afford it."
    )


def test_what_was_taken_for_something_harmless_is_not_answered() -> None:
    assert not any("Patrol the strait" in each for each in openings(after("patrol-strait", "norvia", "routine"), "shadow-ferry"))


def test_a_move_is_answered_once_a_turn_and_not_later() -> None:
    at = after("patrol-strait", "norvia", "coercion")
    assert not any("Patrol the strait" in each for each in openings(at, "shadow-ferry", "We answer their “Patrol the strait”."))
    assert not any("Patrol the strait" in each for each in openings(at.to("decide", 3), "shadow-ferry"))


def test_what_is_done_again_says_what_came_of_it() -> None:
    at = deciding()
    at.order("patrol-strait")
    at.to("adjudicate")
    at.give(c.RuleOrder(order="T1-norvia-main", method="umpire", outcome="failure"))
    assert openings(at.to("decide", 2), "patrol-strait")[0] == (
        "Last turn it came to nothing; its reason is still there, and we try once more."
    )
    at = deciding()
    at.order("patrol-strait")
    found = openings(at.to("decide", 3), "patrol-strait")
    assert found[0].startswith("We did it two turns ago; since then Norvia's coastguard readiness has come to “")


def test_a_report_of_this_turn_counts_where_it_speaks_of_what_the_card_is_about() -> None:
    told = "Cutters of an unknown flag patrol the strait off the far harbour."
    at = Rehearsal(ferry(), c.OpenSession(turns=3))
    written = only(at.give(c.WriteInject(title="Cutters", text={"all": told})), InjectWritten)
    at.give(c.ReleaseInject(inject=written.inject))
    at.to("decide")
    assert f"It goes with what is reported: “{told.rstrip('.')}”." in openings(at, "patrol-strait")
    assert not any("is reported" in each for each in openings(at, "tap-cable"))
    assert not any("is reported" in each for each in openings(at.to("decide", 2), "patrol-strait"))


def test_a_reason_of_the_card_that_is_sure_to_hold_is_named_and_no_other() -> None:
    at = deciding()
    at.put("norvia.readiness = 0")
    assert not any("cutters are at sea" in each for each in openings(at, "patrol-strait"))
    at.put("norvia.readiness = 4")
    assert "In its favour: “The cutters are at sea already”." in openings(at, "patrol-strait")


def test_where_the_track_stands_is_named_in_its_band() -> None:
    at = deciding()
    at.put("escalation = 3")
    ladder = next(track for track in at.team("norvia").tracks if track.id == "escalation")
    assert any(f"“{ladder.band}”" in each for each in openings(at, "joint-inspection"))


def test_a_fact_without_which_it_could_not_be_done_is_named() -> None:
    at = deciding()
    at.put("ferry_halted")
    flag = next(flag for flag in ferry().flags if flag.id == "ferry_halted")
    assert f"It takes up what is so now: “{flag.title}”." in openings(at, "resume-ferry")


def test_a_side_that_waits_says_in_what_situation() -> None:
    occasion, _ = asked(after("tug-log", "sandrel"), "halt-ferry")
    title = BOOKS.whole.actions["tug-log"].card.title
    assert str(next(occasion.waiting())) == f"After their “{title}” we let things rest and add nothing to them."
    occasion, _ = asked(deciding(), "halt-ferry")
    assert all("nothing presses us" in str(each) or "wait and see" in str(each) for each in occasion.waiting())
