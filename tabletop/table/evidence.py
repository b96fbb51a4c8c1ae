"""Whether what a finding names as evidence is in the log."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.deck.problems import shown
from tabletop.game.commands import MakeFinding
from tabletop.game.refusal import Refusal
from tabletop.journal.commit import Commit


def missing_evidence(commits: Sequence[Commit], command: MakeFinding) -> Refusal | None:
    """Refuse a finding that rests on an event which the log does not hold; one that was taken back is evidence too.

    What is no number of an event at all is left to the rules.
    """
    for name in command.evidence:
        step, _, number = name.partition(".")
        if not (step.isdecimal() and number.isdecimal() and len(name) < 20):
            continue
        if not (1 <= int(step) <= len(commits) and int(number) < len(commits[int(step) - 1].events)):
            return Refusal("unknown", f"The log has no event {shown(name)}: pick the evidence from it.")
    return None
