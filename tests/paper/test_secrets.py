"""Players' papers hold nothing that is held back from those who may read them."""

from __future__ import annotations

import itertools
from typing import Any, TypeVar, cast

import attrs
import pytest

from support.papers import DECKS, flat, readable, texts
from tabletop.deck.brief import for_team
from tabletop.deck.effect import Effect
from tabletop.deck.expression import Expression, parse_expression
from tabletop.deck.model import Action, Deck, Flag, Objective, Team, Track
from tabletop.paper import Document, documents

T = TypeVar("T")
TOO_SHORT = 12
"""Texts below this many characters, such as `all` or `T1`, may stand in a document by chance."""


def held_back(deck: Deck, team: str) -> set[str]:
    """Every longer text of a deck that its share for a team (for everybody if empty) does not hold, not even within another."""
    share = attrs.evolve(for_team(deck, team), files={})
    known = " ".join(flat(text) for text in texts(share))
    return {said for text in texts(attrs.evolve(deck, files={})) if len(said := flat(text)) >= TOO_SHORT and said not in known}


def leaks(deck: Deck, papers: tuple[Document, ...]) -> list[tuple[str, str]]:
    """Each text that stands in a document of players to whom it is held back."""
    found = []
    for paper in papers:
        if paper.readers == "control":
            continue
        said = readable(paper)
        found += [(paper.path, text) for text in sorted(held_back(deck, paper.team)) if text in said]
    return found


@pytest.fixture(params=DECKS, ids=str)
def deck(request: pytest.FixtureRequest) -> Deck:
    return DECKS[str(request.param)]()


def test_no_text_that_is_held_back_stands_in_players_papers(deck: Deck) -> None:
    assert len(held_back(deck, "")) > 80
    for team in deck.team_ids:
        assert len(held_back(deck, team)) > 60
    assert leaks(deck, documents(deck)) == []


@pytest.mark.parametrize("kind", ["inject", "truth", "red line", "aim", "claim", "rule"])
def test_a_planted_leak_is_found(deck: Deck, kind: str) -> None:
    other = deck.team_ids[1]
    secret = {
        "inject": next(iter(deck.injects[0].text.values())),
        "truth": next(inject.dilemma for inject in deck.injects if inject.dilemma),
        "red line": next(role.red_lines[0] for role in deck.roles if role.team == other),
        "aim": next(aim.text for aim in deck.aims if aim.team == other),
        "claim": deck.claims[0].text,
        "rule": deck.rules[0].text,
    }[kind]
    first = deck.team_ids[0]
    papers = documents(deck)
    planted = tuple(
        attrs.evolve(paper, text=paper.text.replace("</body>", f"<p>{flat(secret)}</p></body>")) if paper.team == first else paper
        for paper in papers
    )
    assert {path for path, text in leaks(deck, planted) if text == flat(secret)} == {
        f"team-{first}/roles.html",
        f"team-{first}/actions.html",
    }


class Changed:
    """Replaces texts, conditions and effects by others, each different from all before."""

    def __init__(self) -> None:
        self.number = itertools.count(1)

    def value(self, value: Any) -> Any:
        if isinstance(value, Expression):
            return parse_expression(f"turn >= {next(self.number)}")
        if isinstance(value, Effect):
            return attrs.evolve(value, verb="change", amount=next(self.number))
        if isinstance(value, str):
            return f"{value} CHANGED {next(self.number)}" if value else value
        if isinstance(value, tuple):
            return tuple(self.value(each) for each in value)
        if isinstance(value, dict):
            return {key: self.value(each) for key, each in value.items()}
        return value

    def fields(self, card: T, *names: str) -> T:
        """A card with some of its fields replaced."""
        return cast("T", attrs.evolve(cast("Any", card), **{name: self.value(getattr(card, name)) for name in names}))


PROSE = ("title", "text", "source", "reliability", "time", "mode", "thread", "dilemma", "notes", "when", "effects")
SEEN_OF_A_CARD = ("title", "observable", "rationale", "text", "when", "trace")
RULED_OF_A_CARD = ("effects", "partial", "failure", "exposed")


def with_other_secrets(deck: Deck, team: str) -> Deck:
    """The deck with everything replaced that a team (everybody, if empty) may not know; ids stay."""
    other = Changed()

    def action(card: Action) -> Action:
        if card.team != team:
            return other.fields(card, *SEEN_OF_A_CARD, *RULED_OF_A_CARD)
        return attrs.evolve(other.fields(card, *RULED_OF_A_CARD), pros=(), cons=(), claims=(), reference="")

    def objective(each: Objective) -> Objective:
        return attrs.evolve(
            other.fields(each, "title", "text"), tasks=tuple(other.fields(task, "title", "text") for task in each.tasks)
        )

    def flag(each: Flag) -> Flag:
        known = "all" in each.seen or team in each.seen
        return attrs.evolve(each if known else other.fields(each, "title"), start=not each.start)

    def track(each: Track) -> Track:
        moved = attrs.evolve(each, start=each.high)
        return moved if each.sight(team) != "hidden" else other.fields(moved, "title", "text")

    def side(each: Team) -> Team:
        return each if each.id == team else attrs.evolve(other.fields(each, "brief", "broken"), income=each.income + 1)

    proposed = ("title", "text", "when", "effects")
    return attrs.evolve(
        deck,
        injects=tuple(attrs.evolve(other.fields(inject, *PROSE), truth=(), expects=None) for inject in deck.injects),
        actions=tuple(action(card) for card in deck.actions),
        rules=tuple(other.fields(rule, *proposed) for rule in deck.rules),
        hazards=tuple(attrs.evolve(other.fields(hazard, *proposed), chance=1) for hazard in deck.hazards),
        claims=tuple(other.fields(claim, "text") for claim in deck.claims),
        objectives=tuple(objective(each) for each in deck.objectives),
        teams=tuple(side(each) for each in deck.teams),
        roles=tuple(
            each if each.team == team else other.fields(each, "title", "card", "aim", "red_lines") for each in deck.roles
        ),
        aims=tuple(other.fields(aim, "met", "partly", *(() if aim.team == team else ("title", "text"))) for aim in deck.aims),
        questions=tuple(other.fields(question, "text", "answer") for question in deck.questions),
        flags=tuple(flag(each) for each in deck.flags),
        tracks=tuple(track(each) for each in deck.tracks),
        ladder=other.fields(deck.ladder, "war"),
    )


def test_players_papers_do_not_hang_on_what_is_held_back(deck: Deck) -> None:
    papers = documents(deck, players_only=True)
    for team in ("", *deck.team_ids):
        again = {paper.path: paper for paper in documents(with_other_secrets(deck, team), players_only=True)}
        own = [paper for paper in papers if paper.team == team and paper.readers != "control"]
        assert own
        for paper in own:
            assert again[paper.path] == paper
    changed = {paper.path: paper.text for paper in documents(with_other_secrets(deck, ""))}
    before = {paper.path: paper.text for paper in documents(deck)}
    assert all(changed[path] != before[path] for path in before if path.startswith("control/"))


def test_a_hand_out_file_holds_one_teams_wording_alone(deck: Deck) -> None:
    papers = {paper.path: readable(paper) for paper in documents(deck)}
    for team in deck.team_ids:
        said = papers[f"control/handouts-{team}.html"]
        own = {flat(inject.wording(team)) for inject in deck.injects}
        for inject in deck.injects:
            for recipient, words in inject.text.items():
                if recipient in (team, "all"):
                    assert flat(inject.wording(team)) in said
                elif flat(words) not in own:
                    assert flat(words) not in said
            for hidden in (inject.dilemma, inject.notes, inject.expects.text if inject.expects else ""):
                assert not hidden or flat(hidden) not in said


def test_what_a_team_does_get_is_there(deck: Deck) -> None:
    papers = {paper.path: readable(paper) for paper in documents(deck)}
    for team in deck.teams:
        roles, actions = papers[f"team-{team.id}/roles.html"], papers[f"team-{team.id}/actions.html"]
        assert flat(team.brief) in roles
        for role in deck.roles:
            for text in (role.card, role.aim, *role.red_lines):
                assert (flat(text) in roles) == (role.team == team.id)
        for card in deck.actions:
            assert (f" {flat(card.title)} " in actions) == (card.team == team.id)
        for card in (card for card in deck.actions if card.team == team.id):
            assert flat(card.rationale) in actions
            assert flat(card.observable) in actions or "overt" not in card.postures
