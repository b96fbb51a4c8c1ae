"""Where injects stand, and those that are proposed by the clock on the wall."""

from __future__ import annotations

import pytest

from support.decks import ferry, ferry_with
from support.play import NOON, Rehearsal, only
from tabletop.deck.model import Deck
from tabletop.deck.parse import parse_deck
from tabletop.game import commands as c
from tabletop.game.events import InjectReleased, InjectTimed
from tabletop.game.msel import proposed
from tabletop.game.view.control import MselLine

OUT_OF_PLAN = "The MSEL does not propose “{}” now: say why you release it out of plan."


@pytest.fixture
def play() -> Rehearsal:
    return Rehearsal(ferry())


def timed_ferry(minute: int = 5, inject: str = "oil-film", turn: int = 2) -> Deck:
    """The ferry dispute with an inject that is proposed some minutes into its turn."""
    head = f'id = "{inject}"\n'
    deck = parse_deck(ferry_with("injects.toml", head, f"{head}minute = {minute}\n")).deck
    assert deck is not None
    assert next(card.turn for card in deck.injects if card.id == inject) == turn
    return deck


def line(play: Rehearsal, inject: str) -> MselLine:
    return next(line for line in play.control().msel if line.inject == inject)


class TestByHand:
    def test_an_inject_is_proposed_from_its_moment_on_whatever_its_turn(self, play: Rehearsal) -> None:
        timed = only(play.give(c.TimeInject(inject="oil-film", seconds=300)), InjectTimed)
        assert timed.at == line(play, "oil-film").at == NOON + 300
        play.at += 299
        assert not line(play, "oil-film").due(play.at)
        assert play.refused(c.ReleaseInject(inject="oil-film")) == OUT_OF_PLAN.format("Oil on the water")
        play.at += 1
        assert line(play, "oil-film").due(play.at)
        assert only(play.give(c.ReleaseInject(inject="oil-film")), InjectReleased).planned
        assert (line(play, "oil-film").due(play.at), line(play, "oil-film").at) == (False, 0)

    def test_one_that_is_due_waits_for_its_moment_instead(self, play: Rehearsal) -> None:
        assert line(play, "newspapers").status == "ready"
        play.give(c.TimeInject(inject="newspapers", seconds=60))
        assert (line(play, "newspapers").status, line(play, "newspapers").due(play.at)) == ("held", False)
        assert play.book.injects["newspapers"] not in proposed(play.book, play.draft)
        play.give(c.TimeInject(inject="newspapers", seconds=0))
        assert line(play, "newspapers").status == "ready"
        assert play.book.injects["newspapers"] in proposed(play.book, play.draft)

    def test_its_condition_must_hold_all_the_same(self, play: Rehearsal) -> None:
        play.put("norvia.unity = 5")
        play.give(c.TimeInject(inject="coalition-wobbles", seconds=60))
        play.at += 60
        wobbles = line(play, "coalition-wobbles")
        assert (wobbles.holds, wobbles.due(play.at)) == (False, False)
        assert play.refused(c.ReleaseInject(inject="coalition-wobbles")) == OUT_OF_PLAN.format("A party threatens to leave")
        play.put("norvia.unity = 3")
        assert line(play, "coalition-wobbles").due(play.at)

    def test_the_last_word_counts(self, play: Rehearsal) -> None:
        play.give(c.TimeInject(inject="newspapers", seconds=60))
        play.give(c.SetAsideInject(inject="newspapers", how="skipped", reason="Too loud."))
        play.at += 60
        assert (line(play, "newspapers").status, line(play, "newspapers").at) == ("skipped", 0)
        assert not line(play, "newspapers").due(play.at)
        play.give(c.TimeInject(inject="newspapers", seconds=60))
        assert (line(play, "newspapers").status, line(play, "newspapers").reason) == ("held", "")
        play.at += 60
        assert line(play, "newspapers").due(play.at)

    def test_one_that_control_wrote_can_be_timed_too(self, play: Rehearsal) -> None:
        play.give(c.WriteInject(title="A call", text={"all": "The mayor calls."}))
        play.give(c.TimeInject(inject="control-1", seconds=60))
        assert not line(play, "control-1").due(play.at)
        assert line(play, "control-1").due(play.at + 60)

    def test_what_is_refused(self, play: Rehearsal) -> None:
        assert play.refused(c.TimeInject(inject="oil-film", seconds=60), "norvia") == "Only control can do this."
        assert play.refused(c.TimeInject(inject="x", seconds=60)) == "There is no inject “x”."
        assert play.refused(c.TimeInject(inject="oil-film", seconds=0)) == "This inject is not timed by the clock."
        assert play.refused(c.TimeInject(inject="oil-film", seconds=-1)) == "Say for how long: from a second to a day."
        play.give(c.ReleaseInject(inject="collision"))
        released = "“Collision in fog” has been released already."
        assert play.refused(c.TimeInject(inject="collision", seconds=60)) == released
        play.give(c.EndSession(words="Enough."))
        over = "The session has ended; this can no longer be done."
        assert play.refused(c.TimeInject(inject="oil-film", seconds=60)) == over


class TestByTheDeck:
    def test_it_is_proposed_so_many_minutes_into_its_turn(self) -> None:
        play = Rehearsal(timed_ferry()).to("consequences")
        play.at += 1000
        assert line(play, "oil-film").at == 0
        assert only(play.give(c.AdvancePhase()), InjectTimed) == InjectTimed(inject="oil-film", at=NOON + 1300, fixed=False)
        assert not line(play, "oil-film").due(NOON + 1299)
        assert line(play, "oil-film").due(NOON + 1300)

    def test_in_the_first_turn_as_well(self) -> None:
        play = Rehearsal(timed_ferry(inject="newspapers", turn=1))
        assert play.last(InjectTimed) == InjectTimed(inject="newspapers", at=NOON + 300, fixed=False)

    @pytest.mark.parametrize("how", ["held", "skipped"])
    def test_one_that_was_set_aside_is_not_brought_back_by_its_minute(self, how: str) -> None:
        play = Rehearsal(timed_ferry())
        play.give(c.SetAsideInject(inject="oil-film", how=how, reason="No oil."))  # type: ignore[arg-type]  # one of them
        play.to("inject", 2)
        assert play.all(InjectTimed) == []
        assert not line(play, "oil-film").due(play.at + 9999)

    def test_one_deferred_to_this_turn_is_timed_with_it(self) -> None:
        play = Rehearsal(timed_ferry())
        play.give(c.SetAsideInject(inject="oil-film", how="deferred", turn=2, reason="Later."))
        play.to("inject", 2)
        assert play.last(InjectTimed).inject == "oil-film"

    def test_one_that_is_in_play_already_is_not_timed(self) -> None:
        play = Rehearsal(timed_ferry())
        play.give(c.ReleaseInject(inject="oil-film", reason="Now."))
        play.to("inject", 2)
        assert play.all(InjectTimed) == []

    def test_where_no_clock_runs_its_turn_alone_counts(self) -> None:
        play = Rehearsal(timed_ferry(), at=0).to("inject", 2)
        assert line(play, "oil-film").status == "ready"
