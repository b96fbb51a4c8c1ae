"""Conditions and effects, compiled: they come to what reading them slowly comes to."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.conditions import SIGNS, SUMS, value
from support.decks import ferry
from tabletop.deck.effect import parse_effect
from tabletop.deck.expression import (
    Both,
    Compare,
    Either,
    Expression,
    Name,
    Node,
    Not,
    Number,
    Reckon,
    Truth,
    parse_expression,
)
from tabletop.deck.late import in_turn, of_turn
from tabletop.deck.names import meanings
from tabletop.game.reading import Sieve
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

BOOK = Rulebook(ferry())
NAMES = meanings(ferry())
NUMBERS = sorted(name for name, meaning in NAMES.items() if meaning.kind == "number")
TRUTHS = sorted(name for name, meaning in NAMES.items() if meaning.kind == "truth")

numbers: st.SearchStrategy[Node] = st.recursive(
    st.builds(Number, st.integers(-9, 9)) | st.builds(Name, st.sampled_from(NUMBERS)),
    lambda inner: st.builds(Reckon, st.sampled_from(sorted(SUMS)), inner, inner),
    max_leaves=6,
)
conditions: st.SearchStrategy[Node] = st.recursive(
    st.builds(Truth, st.booleans())
    | st.builds(Name, st.sampled_from(TRUTHS))
    | st.builds(Compare, st.sampled_from(sorted(SIGNS)), numbers, numbers),
    lambda inner: st.builds(Not, inner) | st.builds(Both, inner, inner) | st.builds(Either, inner, inner),
    max_leaves=8,
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A state with any tracks, flags and record that the ferry dispute can have."""
    deck = ferry()
    tracks = tuple(draw(st.integers(track.low, track.high)) for track in deck.tracks)
    draft = Draft(turn=draw(st.integers(1, 3)), tracks=tracks)
    draft.flags = tuple(flag.id for flag in deck.flags if draw(st.booleans()))
    draft.played = draw(st.frozensets(st.sampled_from([card.id for card in deck.actions])))
    draft.released = draw(st.frozensets(st.sampled_from([card.id for card in deck.injects])))
    draft.met = draw(st.frozensets(st.sampled_from(["collision", "freight-waits"])))
    draft.passed = draw(st.frozensets(st.sampled_from(deck.team_ids)))
    kinds = [f"{team}.{kind}" for team in deck.team_ids for kind in deck.classes]
    draft.carried = tuple(draw(st.lists(st.sampled_from(kinds), max_size=4)))
    return draft


def kept(draft: Draft, name: str) -> int:
    """What a name stands for, looked up as a person would."""
    if name == "turn":
        return draft.turn
    if name in BOOK.track_index:
        return draft.tracks[[track.id for track in ferry().tracks].index(name)]
    if name in BOOK.flag_order:
        return name in draft.flags
    kind, _, rest = name.partition(".")
    record = {"played": draft.played, "released": draft.released, "met": draft.met, "passed": draft.passed}
    return sum(carried == rest for carried in draft.carried) if kind == "moves" else rest in record[kind]


def slowly(draft: Draft, node: Node) -> int:
    """What a condition comes to, node by node."""
    return value(node, partial(kept, draft))


@given(conditions, drafts())
def test_a_compiled_condition_comes_to_what_its_tree_says(node: Node, draft: Draft) -> None:
    assert bool(BOOK.reading(Expression("made up", node))(draft)) == bool(slowly(draft, node))


@given(numbers, drafts())
def test_a_compiled_number_comes_to_what_its_tree_says(node: Node, draft: Draft) -> None:
    assert BOOK.reading(Expression("made up", node))(draft) == slowly(draft, node)


@given(st.lists(conditions, max_size=6), st.lists(drafts(), min_size=1, max_size=4))
def test_a_sieve_leaves_the_cards_whose_conditions_hold_in_whichever_turn(nodes: list[Node], met: list[Draft]) -> None:
    sieve = Sieve(BOOK.reader, [(card, Expression("made up", node)) for card, node in enumerate(nodes)])
    for draft in met:
        assert sieve(draft) == [card for card, node in enumerate(nodes) if slowly(draft, node)]


def test_a_condition_as_long_as_the_parser_allows_compiles() -> None:
    chain = parse_expression(" or ".join(["ferry_halted"] * 199 + ["true"]))
    assert BOOK.reading(chain)(Draft())
    deep = "(" * 55 + "turn = 2" + ")" * 55
    assert BOOK.reading(parse_expression(deep))(Draft(turn=2))


def test_a_name_that_the_deck_does_not_have_is_told() -> None:
    for text in ("weather", "weather.fair", "played"):
        with pytest.raises(KeyError):
            BOOK.reading(parse_expression(text))
    for text in ("weather +1", "fair"):
        with pytest.raises(KeyError):
            BOOK.changes((parse_effect(text),))


amounts = st.builds("{} {}{}".format, st.sampled_from([t.id for t in ferry().tracks]), st.sampled_from("+-="), st.integers(0, 9))
switches = st.builds("{}{}".format, st.sampled_from(["", "not "]), st.sampled_from([flag.id for flag in ferry().flags]))


@given(st.lists(amounts | switches, max_size=5), drafts())
def test_effects_take_place_in_order_and_leave_no_track_out_of_its_range(texts: list[str], draft: Draft) -> None:
    tracks, flags, done = BOOK.moved(draft, BOOK.changes(tuple(parse_effect(text) for text in texts)))
    expected, up = dict(zip((t.id for t in ferry().tracks), draft.tracks, strict=True)), set(draft.flags)
    for text in texts:
        effect = parse_effect(text)
        if effect.verb == "raise":
            up.add(effect.name)
        elif effect.verb == "lower":
            up.discard(effect.name)
        else:
            track = next(track for track in ferry().tracks if track.id == effect.name)
            there = effect.amount if effect.verb == "set" else expected[track.id] + effect.amount
            expected[track.id] = min(max(there, track.low), track.high)
    assert tracks == tuple(expected.values())
    assert flags == tuple(flag.id for flag in ferry().flags if flag.id in up)
    assert done == tuple(texts)


def test_conditions_of_effects_are_read_before_the_first_of_them_takes_place() -> None:
    effects = ("escalation +2", "norvia.trust -1 if escalation >= 3", "sandrel.trust -1 if escalation <= 2")
    draft = Draft(tracks=tuple(track.start for track in ferry().tracks))
    _, _, done = BOOK.moved(draft, BOOK.changes(tuple(parse_effect(text) for text in effects)))
    assert done == ("escalation +2", "sandrel.trust -1 if escalation <= 2")


def test_what_is_made_of_a_book_is_made_once_and_kept_with_that_book() -> None:
    made: list[Rulebook] = []

    def count(book: Rulebook) -> int:
        made.append(book)
        return len(book.actions)

    book, other = Rulebook(ferry()), Rulebook(ferry())
    assert book.made(count) == book.made(count) == len(book.actions)
    assert made == [book]
    other.made(count)
    assert made == [book, other]


@given(conditions, drafts())
def test_what_a_turn_leaves_of_a_condition_comes_to_the_same_in_that_turn(node: Node, draft: Draft) -> None:
    left = in_turn(Expression("made up", node), draft.turn)
    assert bool(slowly(draft, left.root)) == bool(slowly(draft, node))
    assert not of_turn(left.root)
    if of_turn(node):
        assert isinstance(left.root, Truth)
