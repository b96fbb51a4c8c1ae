"""What each document holds, and that all of them carry the marking."""

from __future__ import annotations

import re

import pytest

from support.decks import ferry
from support.papers import DECKS, Reader, by_path, flat, shipped
from tabletop.deck.model import Deck
from tabletop.game.lessons import QUESTIONS, STATEMENTS
from tabletop.paper import LengthError, documents
from tabletop.paper.text import css_text


@pytest.fixture(params=DECKS, ids=str)
def deck(request: pytest.FixtureRequest) -> Deck:
    return DECKS[str(request.param)]()


def test_the_documents_lie_in_folders_by_who_may_read_them() -> None:
    assert list(by_path(ferry())) == [
        "index.html",
        "everybody/situation-manual.html",
        "everybody/slips.html",
        "team-norvia/roles.html",
        "team-norvia/actions.html",
        "team-sandrel/roles.html",
        "team-sandrel/actions.html",
        "control/book.html",
        "control/msel.html",
        "control/injects.html",
        "control/handouts-norvia.html",
        "control/handouts-sandrel.html",
        "control/evaluation.html",
    ]
    assert not any(path.startswith("control/") for path in by_path(ferry(), players_only=True))
    assert "control/" not in by_path(ferry(), players_only=True)["index.html"].text
    for paper in documents(ferry())[1:]:
        folder = paper.path.partition("/")[0]
        assert folder == {"everybody": "everybody", "team": f"team-{paper.team}", "control": "control"}[paper.readers]


@pytest.mark.parametrize(("handling", "marking"), [("UNCLASSIFIED", "EXERCISE · UNCLASSIFIED"), ("  ", "EXERCISE")])
def test_every_page_of_every_document_carries_marking_title_and_number(deck: Deck, handling: str, marking: str) -> None:
    for paper in documents(deck, handling=handling):
        seen = Reader(paper.text)
        assert seen.style.count(f'content: "{css_text(marking)}"') == 2
        assert f'content: "{css_text(deck.title)}"' in seen.style
        assert 'content: "Page " counter(page) " of " counter(pages)' in seen.style
        assert seen.text.startswith(f"{marking} · {deck.title} · ")


def test_what_is_cut_up_carries_the_marking_on_each_piece(deck: Deck) -> None:
    pieces = 0
    for paper in documents(deck, handling="SLIPPERY"):
        for piece in re.findall(r"<article class=\"(?:card|slip|handout)\">.*?</article>", paper.text, re.DOTALL):
            pieces += 1
            assert "EXERCISE · SLIPPERY" in piece
            assert deck.title in piece
    assert pieces > 30


def test_teams_are_told_by_glyph_and_word(deck: Deck) -> None:
    for path, paper in by_path(deck).items():
        if path.startswith("team-"):
            team = next(team for team in deck.teams if team.id == paper.team)
            assert Reader(paper.text).text.count(f"{team.glyph} {team.short}") >= 4
    assert not re.search(r"#(?!000|fff|e4e4e4)[0-9a-f]{3,6}\b", Reader(by_path(deck)["index.html"].text).style)


def test_the_manual_says_how_to_play() -> None:
    text = Reader(by_path(shipped())["everybody/situation-manual.html"].text).text
    for expected in (
        "It is the night of 9 to 10 September 2025.",
        "▲ Union State",
        "Nobody is quoted.",
        "NO DUFF",
        "5 Consequences",
        "up to 40 words",
        "10 War",
        "Preparation for attack",
        "almost no chance",
        "95–99",
        "The Polish crossings with Belarus are closed",
        "A news article of 17 September 2025",
        "The session takes 4 h with briefing and hot wash, and has 8 turns of about 20 minutes.",
    ):
        assert expected in text
    for hidden in (
        "political capital Spent",
        "Navigation along the border is being jammed",
        "The aftermath",
        "Phase two",
    ):
        assert hidden not in text


def test_the_length_sets_the_turns_and_the_hours() -> None:
    papers = by_path(shipped(), turns=4)
    assert "has 4 turns of about 21 minutes" in Reader(papers["everybody/situation-manual.html"].text).text
    book = Reader(papers["control/book.html"].text).text
    assert "Turn 8 · late Sep 2025 · The aftermath" in book
    assert "Turn 2 · 11 Sep 2025 · The day after" not in book
    with pytest.raises(LengthError, match=r"no session of 5 turns. It has sessions of 4, 6, 8 turns\."):
        documents(shipped(), turns=5)


def test_the_slips_ask_for_all_that_an_order_needs_in_its_order() -> None:
    text = Reader(by_path(shipped())["everybody/slips.html"].text).text
    order = text[text.index("Number (control)") :]
    at = [
        order.index(label)
        for label in (
            "Slot",
            "Card, or argument",
            "Role that decides",
            "Roles that agree",
            "Purpose",
            "Message",
            "Posture",
            "Why, in one line",
            "Public statement, up to 40 words",
            "alternatives",
            "Dissent",
            "Owner",
            "Target",
        )
    ]
    assert at == sorted(at)
    for form in (
        "Readings of incidents",
        "Readings of moves",
        "Forecast",
        "Message",
        "We offered",
        "We heard them offer",
        "Estimate",
        "Feedback",
    ):
        assert form in text


def test_the_feedback_form_asks_what_the_screen_asks_so_that_it_can_be_entered() -> None:
    text = Reader(by_path(shipped())["everybody/slips.html"].text).text
    form = text[text.index("Thank you for taking part") :]
    for _, words in (*STATEMENTS, *QUESTIONS):
        assert words in form
    assert "1 2 3 4 5" in " ".join(form.split())


def test_the_msel_has_the_columns_of_real_exercises() -> None:
    paper = by_path(shipped())["control/msel.html"].text
    heads = [flat(head) for head in re.findall(r"<th[^>]*>([^<]*)</th>", paper) if head]
    assert heads == [
        "No.",
        "Time",
        "Event type",
        "Subject",
        "Inject mode",
        "Send from (simulated)",
        "Injected by",
        "Send to",
        "Storyline",
        "Objective supported",
        "Status",
        "Description",
        "Expected action",
        "Implementer: what was done",
        "Notes",
    ]
    assert paper.count('class="entry"') == len(shipped().injects)


def test_the_msel_follows_the_turns_that_are_played(deck: Deck) -> None:
    for length in deck.lengths:
        paper = by_path(deck, turns=length.turns)["control/msel.html"].text
        numbers = [int(number) for number in re.findall(r'<td class="number"><b>(\d+)</b>', paper)]
        assert sorted(numbers) == list(range(1, len(deck.injects) + 1))
    four = Reader(by_path(shipped(), turns=4)["control/msel.html"].text).text
    assert four.index("Turn 3 ·") < four.index("Should the crossings stay open?") < four.index("Turn 5 ·")


def test_controls_inject_cards_hold_everything() -> None:
    text = Reader(by_path(ferry())["control/injects.html"].text).text
    for inject in ferry().injects:
        for words in (*inject.text.values(), inject.title, inject.dilemma):
            assert flat(words) in text
    assert "Deliberate or Accident" in text
    assert "Norvia asks Sandrel what happened before it acts." in text
    assert "“Collision in fog” has come" in text
    assert "Sandrel's trust in Norvia −1" in text


def test_the_book_holds_what_control_rules_by() -> None:
    text = Reader(by_path(shipped())["control/book.html"].text).text
    for expected in (
        "16.7 27.8 41.7 58.3 72.2 83.3 91.7",
        "7 or more succeeds, exactly 7 only in part",
        "The ladder is set to 8",
        "HSEEP-aligned",
    ):
        assert expected in text
    deck = shipped()
    for words in (
        *(rule.title for rule in deck.rules),
        *(hazard.title for hazard in deck.hazards),
        *(task.title for task in deck.tasks),
        *(claim.text for claim in deck.claims),
        *(question.text for question in deck.questions if not question.tempers),
        *(aim.title for aim in deck.aims),
        *(card.title for card in deck.actions),
        *(reason.text for card in deck.actions for reason in (*card.pros, *card.cons)),
        *(words for inject in deck.injects for words in inject.text.values()),
    ):
        assert flat(words) in text
    assert "temperament" not in text  # asked only where the engine plays a side


def test_a_slip_shows_only_its_number_when_folded() -> None:
    paper = by_path(ferry())["control/handouts-norvia.html"].text
    slips = re.findall(r"<article class=\"handout\">.*?</article>", paper, re.DOTALL)
    assert len(slips) == 7
    for slip in slips:
        tab = Reader(slip[slip.index('<div class="tab">') : slip.rindex("</article>")]).text
        assert re.fullmatch(r"to ▲ Norvia EXERCISE · held by control until released No\. \d+", tab)
    assert "An envoy of Sandrel asks, a little stiffly" in paper


def test_the_evaluators_see_tasks_and_ratings() -> None:
    text = Reader(by_path(ferry())["control/evaluation.html"].text).text
    for objective in ferry().objectives:
        for task in objective.tasks:
            assert text.count(task.title) == 2
    assert "P S M U –" in text
