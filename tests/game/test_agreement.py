"""How a collective order finds agreement: roles, silence, and who plays whom."""

from __future__ import annotations

import pytest

from support.decks import ferry, ferry_with
from support.orders import argument
from support.play import NOON, Rehearsal, only
from tabletop.deck.parse import parse_deck
from tabletop.game import commands as c
from tabletop.game.audience import redact
from tabletop.game.events import AgreementGiven, OrderRevealed, PhaseOpened, RolePlayed, SilenceOpened
from tabletop.game.rules.agreement import SILENCE

ORDER = "T1-norvia-main"
ANSWERED = "Every role that your team plays has answered already: "


@pytest.fixture
def play() -> Rehearsal:
    """Norvia has ordered the joint inspection, which port and cabinet must agree to; nobody has yet."""
    play = Rehearsal(ferry()).to("decide")
    play.order("joint-inspection", agreed=())
    return play


def silence(seconds: int = 300, order: str = ORDER) -> c.OpenSilence:
    return c.OpenSilence(order=order, seconds=seconds)


def agree(role: str, *, agrees: bool = True) -> c.GiveAgreement:
    return c.GiveAgreement(order=ORDER, role=role, agrees=agrees)


def became(play: Rehearsal) -> str:
    play.to("adjudicate")
    return play.last(OrderRevealed).standing


class TestSilence:
    def test_who_has_not_broken_it_when_its_time_is_over_agrees(self, play: Rehearsal) -> None:
        opened = only(play.give(silence(), "norvia"), SilenceOpened)
        assert opened.ends == NOON + 300
        assert (play.team("norvia").orders[0].silence, play.control().orders[0].silence) == (NOON + 300, NOON + 300)
        play.at += 299
        assert play.refused(c.CloseSilence(order=ORDER), "norvia") == "The silence lasts for another 1 seconds."
        play.at += 1
        came = play.give(c.CloseSilence(order=ORDER), "norvia")
        assert [(given.role, given.agrees, given.words) for given in came if isinstance(given, AgreementGiven)] == [
            ("port", True, SILENCE),
            ("cabinet", True, SILENCE),
        ]
        assert became(play) == "carried"

    def test_the_reveal_takes_a_silence_that_is_over_as_agreement(self, play: Rehearsal) -> None:
        play.give(silence(), "norvia")
        play.at += 300
        came = play.give(c.AdvancePhase())
        assert [event.role for event in came if isinstance(event, AgreementGiven)] == ["port", "cabinet"]
        assert only(came, OrderRevealed).standing == "carried"
        assert isinstance(came[-1], PhaseOpened)

    def test_a_silence_that_is_not_over_at_the_reveal_says_nothing(self, play: Rehearsal) -> None:
        play.give(silence(), "norvia")
        play.at += 299
        assert became(play) != "carried"
        assert play.all(AgreementGiven) == []

    def test_of_an_order_that_went_ahead_without_it_silence_says_nothing_any_more(self) -> None:
        alone = ferry_with("actions-norvia.toml", 'fallback = "waits"', 'fallback = "national"\nturns = 2')
        deck = parse_deck(alone).deck
        assert deck is not None
        play = Rehearsal(deck).to("decide")
        play.order("joint-inspection", agreed=())
        play.give(silence(), "norvia")
        assert became(play) == "national"
        assert (play.team("norvia").orders[0].silence, play.control().orders[0].silence) == (0, 0)
        play.at += 300
        play.to("adjudicate", 2)
        assert play.all(AgreementGiven) == []

    def test_a_silence_goes_on_about_an_order_that_waits(self, play: Rehearsal) -> None:
        play.give(silence(), "norvia")
        assert became(play) == "waits"
        play.at += 300
        play.to("adjudicate", 2)
        assert [given.role for given in play.all(AgreementGiven)] == ["port", "cabinet"]
        assert play.last(OrderRevealed).standing == "carried"

    def test_a_role_that_breaks_it_has_refused(self, play: Rehearsal) -> None:
        play.give(silence(), "norvia")
        play.give(agree("cabinet", agrees=False), "norvia")
        play.at += 300
        assert became(play) != "carried"
        assert [(given.role, given.agrees) for given in play.all(AgreementGiven)] == [("cabinet", False), ("port", True)]

    def test_it_goes_with_an_order_that_is_taken_back(self, play: Rehearsal) -> None:
        play.give(silence(1), "norvia")
        play.give(c.WithdrawOrder(order=ORDER), "norvia")
        play.order("joint-inspection", agreed=())
        play.at += 60
        assert play.refused(c.CloseSilence(order=ORDER), "norvia") == "This order is not under silence."
        assert became(play) != "carried"

    def test_the_other_team_does_not_hear_of_it(self, play: Rehearsal) -> None:
        (opened,) = play.give(silence(), "norvia")
        assert redact(opened, "sandrel") is None

    def test_of_an_absent_role_silence_says_nothing(self, play: Rehearsal) -> None:
        play.give(c.PlayRole(role="cabinet", by="control"))
        play.give(silence(1), "norvia")
        play.at += 60
        came = play.give(c.CloseSilence(order=ORDER), "norvia")
        assert [event.role for event in came if isinstance(event, AgreementGiven)] == ["port"]
        asked = f"{ANSWERED}ask control, which plays Cabinet Office."
        assert play.refused(silence(), "norvia") == asked
        assert play.refused(c.CloseSilence(order=ORDER), "norvia") == asked
        play.give(agree("cabinet"), behalf="norvia")
        assert became(play) == "carried"

    def test_it_is_offered_while_a_role_is_asked(self, play: Rehearsal) -> None:
        assert "OpenSilence" in play.team("norvia").may
        assert "OpenSilence" not in play.team("sandrel").may
        play.give(agree("port"), "norvia")
        play.give(agree("cabinet", agrees=False), "norvia")
        assert "OpenSilence" not in play.team("norvia").may
        assert play.refused(silence(), "norvia") == f"{ANSWERED}there is nothing to wait for."

    def test_what_is_refused(self, play: Rehearsal) -> None:
        assert play.refused(silence(0), "norvia") == "Say for how long: from a second to a day."
        assert play.refused(silence(order="T9-x"), "norvia") == "You have no order “T9-x” that waits for the reveal."
        assert play.refused(silence(), "sandrel") == f"You have no order “{ORDER}” that waits for the reveal."
        assert play.refused(c.CloseSilence(order=ORDER), "norvia") == "This order is not under silence."
        assert play.refused(c.CloseSilence(order=ORDER)) == "Only a team can do this; control may do it on a team's behalf."
        play.order("close-quay")
        assert play.refused(silence(order="T1-sandrel-main"), "sandrel") == "This order needs nobody's agreement."
        play.to("adjudicate")
        assert play.refused(silence(), "norvia") == "This belongs to the decide phase; the table is in the adjudicate phase."


class TestAbsent:
    ABSENT = "Cabinet Office is absent and played by control: ask control to decide."

    def test_control_takes_a_role_over_and_gives_it_back(self, play: Rehearsal) -> None:
        (taken,) = play.give(c.PlayRole(role="cabinet", by="control", reason="She fell ill."))
        assert isinstance(taken, RolePlayed)
        assert redact(taken, "norvia") == {"role": "cabinet", "by": "control"}, "why is for staff"
        assert redact(taken, "norvia", ended=True) == {"role": "cabinet", "by": "control"}
        assert play.team("sandrel").absent == play.control().absent == ("cabinet",)
        assert play.refused(agree("cabinet"), "norvia") == self.ABSENT
        play.give(c.PlayRole(role="cabinet", by="team"))
        assert play.team("norvia").absent == ()
        play.give(agree("cabinet"), "norvia")

    def test_a_team_cannot_speak_for_it_and_control_can_on_its_behalf(self) -> None:
        play = Rehearsal(ferry(), c.OpenSession(turns=3, absent=("cabinet",))).to("decide")
        ask = play.ordering("ask-sandrel")
        assert play.refused(ask, "norvia") == self.ABSENT
        assert play.refused(play.ordering("joint-inspection"), "norvia") == self.ABSENT
        assert play.refused(argument(role="cabinet", effects=("norvia.trust +2",)), "norvia") == self.ABSENT
        offers = {offer.card: offer.why_not for offer in play.team("norvia").offers}
        assert offers["ask-sandrel"] == self.ABSENT
        assert offers["joint-inspection"] == ""
        play.give(ask, behalf="norvia")

    def test_what_is_refused(self, play: Rehearsal) -> None:
        assert play.refused(c.PlayRole(role="cabinet", by="control"), "norvia") == "Only control can do this."
        assert play.refused(c.PlayRole(role="pope", by="control")) == "There is no role “pope” in this deck."
        assert play.refused(c.PlayRole(role="cabinet", by="team")) == "Cabinet Office is played by its team already."
        play.give(c.PlayRole(role="cabinet", by="control"))
        assert play.refused(c.PlayRole(role="cabinet", by="control")) == "Cabinet Office is played by control already."
        assert play.refused(c.PlayRole(role="port", by="control", reason="x" * 401)).startswith("The reason has 401")
        play.give(c.EndSession(words="Enough."))
        over = "The session has ended; this can no longer be done."
        assert play.refused(c.PlayRole(role="port", by="control")) == over
