"""What happened and what it means.

`analyse(table)` reads a live table's or a replay's whole log into an `Analysis`, which screens and reports show:
`tabletop.review.report` makes Markdown and JSON of it, and writes control's report beside a save.

The analysis is of the moment at which it was made: make it again when the log has grown.
"""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.journal.timeline import timeline
from tabletop.review.analysis import Analysis, analyse_log
from tabletop.table.first import is_first
from tabletop.table.naming import fork_name, forked
from tabletop.table.replay import Replay
from tabletop.table.table import Table

__all__ = ["Analysis", "analyse", "analyse_log"]


def analyse(table: Table | Replay) -> Analysis:
    """Analyse the whole session of a live table or a replay, with the names of its roster."""
    roster = table.roster
    people: Mapping[str, str] = {person: name for person, name in roster.people.items() if name} if roster else {}
    header = table.header if isinstance(table, Replay) else table.journal.header
    name, fork = fork_name(header, table.commits), forked(header, table.commits)
    return analyse_log(table.deck, timeline(table.commits), people, table.head, name=name, fork=fork, first=is_first(header))
