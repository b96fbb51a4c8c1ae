"""What a turn asks of the person: at most eight inputs, none of them typed."""

from __future__ import annotations

from collections import Counter

import pytest

from support.decks import ferry
from support.play import PASS
from support.sessions import ticking
from support.solo import ITERATIONS, asked, engine_acts, person_acts, seen
from tabletop.deck.model import Deck
from tabletop.game import commands as c
from tabletop.game.refusal import Refusal
from tabletop.library import load_deck
from tabletop.practice.session import Practice
from tabletop.practice.wanted import MOST, rationales, wanted


@pytest.mark.parametrize("deck", [load_deck("zapad-2025"), ferry()], ids=lambda deck: deck.id)
def test_no_turn_requires_more_than_eight_inputs(deck: Deck) -> None:
    for team in deck.team_ids:
        for seed in "abc":
            practice = Practice.begin(deck, team, level="staff", seed=seed, iterations=ITERATIONS, clock=ticking())
            required: Counter[int] = Counter()
            while not practice.over:
                engine_acts(practice)
                if practice.over:
                    break
                inputs = wanted(seen(practice))
                required[practice.table.state.number] += sum(each.required for each in inputs)
                assert not any(each.done for each in inputs)
                acts = asked(practice, seed)
                for act in acts[:-1]:
                    assert not isinstance(practice.table.submit(team, act), Refusal)
                assert all(each.done for each in wanted(seen(practice)))
                practice.table.submit(team, acts[-1])
            assert max(required.values()) <= MOST


def test_an_order_wants_its_card_its_purpose_and_its_message_and_no_typing() -> None:
    practice = Practice.begin(ferry(), "norvia", level="staff", seed="s", clock=ticking())
    while practice.table.state.phase != "decide":
        engine_acts(practice)
        if practice.table.state.phase != "decide":
            person_acts(practice, "person")
    assert [each.field for each in wanted(seen(practice))] == ["card", "purpose", "message"]
    practice.table.submit("norvia", PASS)
    assert all(each.done for each in wanted(seen(practice)))


@pytest.mark.parametrize("deck", [load_deck("zapad-2025"), ferry()], ids=lambda deck: deck.id)
def test_reasons_are_offered_for_every_card_and_taken_by_the_rules(deck: Deck) -> None:
    practice = Practice.begin(deck, deck.team_ids[0], level="recruit", seed="s", clock=ticking())
    share = practice.seat.deck
    for card in share.actions:
        offered = rationales(share, card.id)
        assert offered[0] == card.rationale
        assert len(set(offered)) == len(offered) >= 3
        assert all(len(text) <= 400 and text.strip() for text in offered)
    assert len(rationales(share, "")) == 3
    engine_acts(practice)
    person_acts(practice, "person")
    while practice.table.state.phase != "decide":
        job = practice.next_job()
        assert job is not None
        practice.carry_out(job, job.think(None))
    came = practice.table.submit(practice.team, c.GiveOrder(substance="pass", rationale=rationales(share, "")[1]))
    assert not isinstance(came, Refusal)


def test_the_aims_that_a_card_serves_are_among_its_reasons() -> None:
    share = Practice.begin(ferry(), "sandrel", level="recruit", clock=ticking()).seat.deck
    assert "It serves our aim “A cleared name”." in rationales(share, "tug-log")
    assert "It serves our aim “A quiet jubilee”." in rationales(share, "tug-log")
    assert not any("our aim" in text for text in rationales(share, "close-quay"))
