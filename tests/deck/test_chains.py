"""Which inject waits for which."""

from __future__ import annotations

from support.decks import ferry, ferry_with
from tabletop.deck.chains import chains
from tabletop.deck.parse import parse_deck
from tabletop.library import load_deck


def test_an_inject_comes_after_those_that_its_condition_names() -> None:
    deck = ferry()
    found = chains(deck)
    assert set(found) == {inject.id for inject in deck.injects}
    for inject in deck.injects:
        named = {name.text.partition(".")[2] for name in inject.when.names() if name.text.startswith(("released.", "met."))}
        assert named - {inject.id} <= set(found[inject.id].after)


def test_before_is_after_the_other_way_round() -> None:
    for deck in (ferry(), load_deck("zapad-2025")):
        found = chains(deck)
        pairs = {(first, then) for then, chain in found.items() for first in chain.after}
        assert pairs == {(first, then) for first, chain in found.items() for then in chain.before}
    assert pairs, "the shipped deck has chains"


def test_a_flag_that_an_inject_raises_links_it_to_those_that_wait_for_the_flag() -> None:
    assert "oil-film" not in chains(ferry())["freight-waits"].after
    old = 'effects = ["sandrel.trust -1 if ferry_halted"]'
    deck = parse_deck(ferry_with("injects.toml", old, 'effects = ["ferry_halted"]')).deck
    assert deck is not None
    assert chains(deck)["freight-waits"].after == ("oil-film",)
    assert chains(deck)["oil-film"].before == ("freight-waits",)


def test_cards_that_a_condition_names_are_given() -> None:
    deck = load_deck("zapad-2025")
    found = chains(deck)
    named = [inject for inject in deck.injects if any(name.text.startswith("played.") for name in inject.when.names())]
    assert named
    for inject in named:
        played = {name.text.removeprefix("played.") for name in inject.when.names() if name.text.startswith("played.")}
        assert set(found[inject.id].cards) == played
