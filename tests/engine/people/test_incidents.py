"""Readings of incidents: by what the report says, its source, and the air in which it comes."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from support.decks import ferry
from support.play import Rehearsal
from tabletop.deck.brief import for_planner
from tabletop.deck.model import Deck, Temperament
from tabletop.engine.people.incidents import likelihoods, readings
from tabletop.engine.sight import SeatSight
from tabletop.game import commands as c
from tabletop.game.rulebook import Rulebook
from tabletop.library import load_deck

TEMPERS = load_deck("zapad-2025").temperaments


def seen(text: str, *put: str, reliability: str = "confirmed", deck: Deck | None = None, temper: str = "") -> SeatSight:
    """What Norvia sees after such a report."""
    deck = deck or ferry()
    told = evolve(
        deck,
        injects=tuple(
            evolve(inject, text={"all": text}, reliability={"all": reliability}) if inject.id == "collision" else inject
            for inject in deck.injects
        ),
    )
    play = Rehearsal(told)
    play.put(*put)
    play.give(c.ReleaseInject(inject="collision"))
    play.to("assess")
    nature: Temperament | None = next((each for each in TEMPERS if each.id == temper), None)
    return SeatSight(play.team("norvia"), Rulebook(for_planner(told, "norvia")), nature)


def read(text: str, *put: str, reliability: str = "confirmed", deck: Deck | None = None) -> c.ReadIncident:
    """How Norvia reads such a report."""
    (reading,) = readings(seen(text, *put, reliability=reliability, deck=deck))
    return reading


PLAIN = "Your ferry and a tug have touched in the strait."
SAID = (
    "The pilot reports haze.",
    "There was a fault in the radar.",
    "The tug aimed at the bow.",
    "The tug did not answer.",
    "A smuggler's boat was near.",
    "It may be a stray boat.",
)


def test_what_the_report_says_counts() -> None:
    assert read("The pilot lost his way in fog. There was a fault in the radar.").reading == "accident"
    assert read("A smuggler's boat of unknown origin came between them.").reading == "third-party"
    assert read("The tug aimed at the bow and did not answer.", "norvia.trust = 1").reading == "deliberate"


def test_the_grounds_quote_its_sentence_whole() -> None:
    grounds = read("Two boats touched. The pilot reports haze and dead navigation.").grounds
    assert grounds.startswith("The report says: “The pilot reports haze and dead navigation”.")


def test_a_report_that_leaves_it_open_is_said_to() -> None:
    open_to_both = "It can be read as a turn away from a bird, or as a threat."
    assert "The report leaves it open: “It can be read as a turn" in read(open_to_both).grounds
    assert (
        "sure of what happened, not of why: “confirmed; cause unknown”"
        in read(PLAIN, reliability="confirmed; cause unknown").grounds
    )
    assert read(PLAIN).grounds.startswith("The report says what happened, not why.")


def test_without_trust_the_same_report_is_held_for_meant_and_that_is_what_tips_it() -> None:
    assert read(PLAIN, "norvia.trust = 6", "escalation = 0").reading == "accident"
    distrusted = read(PLAIN, "norvia.trust = 0", "escalation = 5")
    assert distrusted.reading == "deliberate"
    assert "What weighs with us is that " in distrusted.grounds


def test_a_doubtful_source_makes_less_sure() -> None:
    text, doubt = "It happened in fog, by a fault.", "unconfirmed"
    assert read(text, reliability=doubt).likelihood < read(text).likelihood
    assert "Its source calls it “unconfirmed”, so we hold this loosely." in read(text, reliability=doubt).grounds


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(SAID), max_size=4, unique=True),
    st.integers(0, 6),
    st.integers(0, 5),
    st.sampled_from(["", "cautious", "guarded"]),
    st.sampled_from(["unconfirmed", "rumour", "first report", "unconfirmed; cause unknown"]),
)
def test_a_source_in_doubt_never_makes_intent_likelier_nor_anybody_surer(
    said: list[str], trust: int, ladder: int, temper: str, doubt: str
) -> None:
    text, put = " ".join([PLAIN, *said]), (f"norvia.trust = {trust}", f"escalation = {ladder}")
    sure, unsure = (seen(text, *put, reliability=each, temper=temper) for each in ("confirmed", doubt))
    firm, loose = (likelihoods(sight, sight.view.inbox[-1]) for sight in (sure, unsure))
    assert loose["deliberate"] <= firm["deliberate"] + 1e-9
    (first,), (second,) = (readings(sight) for sight in (sure, unsure))
    assert first.reading == max(firm, key=lambda each: firm[each])
    assert second.reading == max(loose, key=lambda each: loose[each])
    if second.reading == first.reading:
        assert second.likelihood <= first.likelihood
    if second.reading == "deliberate":
        assert first.reading == "deliberate"


def test_causes_that_a_deck_calls_otherwise_are_read_too() -> None:
    deck = ferry()
    names = {"deliberate": "alpha", "accident": "beta", "third-party": "gamma"}
    renamed = evolve(
        deck,
        causes=tuple(evolve(cause, id=names[cause.id], title=names[cause.id].title()) for cause in deck.causes),
        injects=tuple(evolve(inject, truth=tuple(names[truth] for truth in inject.truth)) for inject in deck.injects),
        hazards=(),
    )
    assert read(PLAIN, deck=renamed).reading in names.values()


def test_both_sides_of_the_shipped_deck_differ_in_what_they_hold_incidents_for() -> None:
    deck = load_deck("zapad-2025")
    play = Rehearsal(deck, c.OpenSession(turns=8))
    play.give(c.ReleaseInject(inject="drones-over-poland"))
    play.to("assess")
    found = {team: next(iter(readings(SeatSight(play.team(team), Rulebook(for_planner(deck, team)))))) for team in deck.team_ids}
    assert found["nato"].reading == "deliberate"
    assert found["union_state"].reading == "accident"
