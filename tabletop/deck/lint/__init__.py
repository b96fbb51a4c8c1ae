"""What a deck says against itself: checks of a deck that could be read, by key path.

A card with a mistake in it is not looked at further, but its id stays known, so that one mistake is
reported once.
"""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.deck.draft import Draft
from tabletop.deck.findings import Finding
from tabletop.deck.lint.actions import check_actions
from tabletop.deck.lint.conditions import check_conditions
from tabletop.deck.lint.desk import Desk
from tabletop.deck.lint.ids import check_ids
from tabletop.deck.lint.injects import check_injects
from tabletop.deck.lint.knowledge import check_knowledge
from tabletop.deck.lint.session import check_session
from tabletop.deck.lint.world import check_world
from tabletop.deck.parse import Parsed, finished, parse_deck

CHECKS = (check_ids, check_session, check_world, check_injects, check_actions, check_conditions, check_knowledge)


def check_deck(files: Mapping[str, bytes]) -> Parsed:
    """Read the files of a deck, given by name, and lint them.

    Never raises. The problems are those of form and those of sense together, by file and line; the deck
    is None if an error is among them.
    """
    draft = parse_deck(files).draft
    draft.findings.extend(lint(draft))
    return finished(draft)


def lint(draft: Draft) -> list[Finding]:
    """Everything that the sound parts of a draft say against each other or against the rules."""
    if not draft.texts:
        return []
    desk = Desk(draft)
    for check in CHECKS:
        check(desk)
    return desk.findings


__all__ = ["CHECKS", "check_deck", "lint"]
