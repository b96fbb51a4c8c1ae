"""Readings of incidents: by the words of the report, its source, and the air in which it comes."""

from __future__ import annotations

from attrs import evolve

from support.decks import ferry
from support.play import Rehearsal
from tabletop.deck.brief import for_planner
from tabletop.deck.model import Deck
from tabletop.engine.people.incidents import readings
from tabletop.engine.sight import SeatSight
from tabletop.game import commands as c
from tabletop.game.rulebook import Rulebook
from tabletop.library import load_deck


def read(text: str, *put: str, reliability: str = "confirmed", deck: Deck | None = None) -> c.ReadIncident:
    """How Norvia reads such a report."""
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
    (reading,) = readings(SeatSight(play.team("norvia"), Rulebook(for_planner(told, "norvia"))))
    return reading


PLAIN = "Your ferry and a tug have touched in the strait."


def test_the_words_of_the_report_count() -> None:
    assert read("The pilot lost his way in fog; there was a fault in the radar.").reading == "accident"
    assert read("A smuggler's boat of unknown origin came between them.").reading == "third-party"
    assert read("The tug aimed at the bow and did not answer.", "norvia.trust = 1").reading == "deliberate"


def test_the_grounds_quote_them() -> None:
    assert "the report speaks of “fog”" in read("It happened in fog.").grounds.lower()


def test_a_word_within_another_is_not_there() -> None:
    for text in ("The harbour stays closed.", "The crew spoke against it.", "Norvia claimed it was far away."):
        assert "speaks of" not in read(text).grounds, text
    assert "speaks of “foggy” and “strayed”" in read("It was foggy, and the tug had strayed.").grounds


def test_without_trust_the_same_report_is_held_for_meant() -> None:
    assert read(PLAIN, "norvia.trust = 6", "escalation = 0").reading == "accident"
    assert read(PLAIN, "norvia.trust = 0", "escalation = 5").reading == "deliberate"


def test_a_doubtful_source_makes_less_sure() -> None:
    text, doubt = "It happened in fog, by a fault.", "unconfirmed"
    assert read(text, reliability=doubt).likelihood < read(text).likelihood
    assert "“unconfirmed”" in read(text, reliability=doubt).grounds


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
