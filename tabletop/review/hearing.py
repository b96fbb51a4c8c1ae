"""What a seat heard of the part of a session that is in force, as reports tell it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from tabletop.game.audience import Seat
from tabletop.game.events import Amended
from tabletop.game.feed import Feed, Heard
from tabletop.journal.commit import Commit
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.record import Ref
from tabletop.table.naming import opened_by_its_name


def heard_by(analysis: Analysis, seat: Seat) -> Iterator[tuple[Commit, Heard]]:
    """All that a seat heard, each with its commit; a fork called by its name, an amendment with the words that it replaced."""
    feed, session = Feed(seat, analysis.deck.team_ids), analysis.session
    was = {(one.ref.seq, one.target, one.field): one.was for one in analysis.amendments}
    for commit in analysis.log:
        for heard in feed.hear(commit.events, commit.at):
            values = heard.values
            if heard.kind == Amended.NAME:
                old = was.get((commit.seq, Ref(values["seq"], values["event"]), values["field"]), "")
                yield commit, evolve(heard, values={**values, "was": old})
            else:
                yield commit, opened_by_its_name(heard, session.title, session.forked)
