"""`tabletop deck`: list, show, sources, lint."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from support.decks import DECKS
from support.told import FERRY_DECK, Told
from tabletop.library import load_deck


class TestDeck:
    def test_list(self, tabletop: Told) -> None:
        status, out, _ = tabletop("deck", "list")
        assert status == 0
        assert any(line.startswith("zapad-2025  shipped") for line in out.splitlines())
        assert "zapad-2025" in [deck["name"] for deck in json.loads(tabletop("deck", "list", "--json")[1])]

    def test_show(self, tabletop: Told) -> None:
        status, out, _ = tabletop("deck", "show", FERRY_DECK)
        assert status == 0
        for expected in ("The ferry dispute", "Kingdom of Sandrel", "3 turns in 75 minutes", "7 injects", "13 actions", "Fog"):
            assert expected in out
        assert "F01" not in out
        shown = json.loads(tabletop("deck", "show", FERRY_DECK, "--json")[1])
        assert shown["counts"]["questions"] == 2
        assert "cards" not in shown

    def test_show_lists_the_objectives_and_their_critical_tasks(self, tabletop: Told) -> None:
        lines = tabletop("deck", "show", "zapad-2025")[1].splitlines()
        at = lines.index("Exercise objectives and critical tasks")
        assert lines[at + 1 : at + 4] == [
            "  Consult before acting",
            "    - Consult the partners concerned",
            "    - Share what is known and how well",
        ]
        deck = load_deck("zapad-2025")
        for title in (*(each.title for each in deck.objectives), *(each.title for each in deck.tasks)):
            assert any(line.strip(" -") == title for line in lines[at:]), title

    def test_sources_say_which_claim_is_on_which_card(self, tabletop: Told) -> None:
        out = tabletop("deck", "show", FERRY_DECK, "--sources")[1]
        lines = [line.strip() for line in out.splitlines()]
        at = lines.index("F01  A ferry and a tug touched in fog.")
        assert lines[at + 1] == "inject collision: Collision in fog"
        assert "action halt-ferry: article; F02" in lines
        assert "inject newspapers: plausible" in lines
        shown = json.loads(tabletop("deck", "show", FERRY_DECK, "--sources", "--json")[1])
        assert {card["id"] for card in shown["claims"][1]["cards"]} == {"oil-film", "freight-waits", "halt-ferry", "close-quay"}
        assert len(shown["cards"]) == 7 + 13 + 3 + 1

    def test_lint(self, tabletop: Told, tmp_path: Path) -> None:
        assert tabletop("deck", "lint", FERRY_DECK) == (0, f"{FERRY_DECK}: 0 errors.\n", "")
        bad = tmp_path / "bad"
        shutil.copytree(DECKS / "ferry", bad)
        path = bad / "injects.toml"
        path.write_text(path.read_text().replace('kind = "contextual"', 'kind = "contxtual"', 1))
        status, out, err = tabletop("deck", "lint", bad)
        assert (status, err) == (1, "")
        assert out.splitlines()[-1] == f"{bad}: 1 error."
        assert 'did you mean "contextual"?' in out
        (problem,) = json.loads(tabletop("deck", "lint", bad, "--json")[1])
        assert (problem["file"], problem["line"], problem["severity"]) == ("injects.toml", 4, "error")

    def test_a_deck_with_errors_is_not_shown_but_says_what_to_do(self, tabletop: Told, tmp_path: Path) -> None:
        (tmp_path / "bad").mkdir()
        (tmp_path / "bad" / "deck.toml").write_text("x = 1")
        assert "`tabletop deck lint" in tabletop.error("deck", "show", "bad")
        assert "There is no deck called zapad-2024; did you mean zapad-2025?" in tabletop.error("deck", "show", "zapad-2024")
        assert "check the path" in tabletop.error("deck", "lint", "./nowhere")
        assert "there is no home ~nosuch here" in tabletop.error("deck", "lint", "~nosuch/x")
