"""A few sentences on the whole session, as plain text: reports escape them, screens show them."""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

from tabletop.game.telling.words import counted, listed
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.changes import counts_as_movement
from tabletop.review.analysis.objectives import Expected
from tabletop.review.analysis.record import Ref
from tabletop.review.players import players_text
from tabletop.review.prose import ENDINGS, lasted

Sentence: TypeAlias = tuple[str, tuple[Ref, ...]]
"""A sentence with the events that it rests on."""


def summary(analysis: Analysis) -> list[Sentence]:
    """A few sentences on the whole session, each with the events that it rests on."""
    found = [_course(analysis)]
    found += _ladder(analysis)
    found += _orders(analysis)
    readings = analysis.perception.readings
    if readings:
        meant, deceived = sum(not r.misread for r in readings), sum(r.deceived for r in readings)
        text = f"Of {counted(len(readings), 'reading')} of another side’s moves {meant or 'none'} matched the purpose"
        if deceived:
            text += f"; {deceived} took the move for what its sender wanted it to be taken for, which it was not"
        found.append((f"{text}.", tuple(reading.ref for reading in readings)))
    incidents = [reading for reading in analysis.incidents if reading.truth]
    if incidents:
        right = sum(reading.right for reading in incidents)
        text = f"{right or 'None'} of {counted(len(incidents), 'reading')} of incidents hit the sealed truth."
        found.append((text, tuple(reading.ref for reading in incidents)))
    if expected := analysis.objectives.expected:
        found.append(_expected(analysis, expected))
    for foresight in analysis.foresight:
        if foresight.brier is not None:
            team = analysis.titles.team(foresight.team)
            score = f"{foresight.brier:.2f} (Brier, n = {foresight.resolved}; 0 is perfect, always 50 % gives 0.25)"
            text = f"{team}’s forecasts score {score}."
            found.append((text, tuple(one.ref for one in foresight.forecasts if one.answer is not None)))
    return found + _exchange(analysis) + _course_of_time(analysis) + _mended(analysis)


def _exchange(analysis: Analysis) -> list[Sentence]:
    """Messages and talks."""
    found: list[Sentence] = []
    messages, requests, talks = analysis.exchange.messages, analysis.exchange.requests, analysis.exchange.talks
    if messages:
        text = f"Teams wrote {counted(len(messages), 'message')}"
        if requests:
            fates = Counter(one.fate for one in requests)
            parts = [f"{count} {fate}" for fate, count in fates.items()]
            text += (
                f", of which {counted(len(requests), 'request for information', 'requests for information')} ({listed(parts)})"
            )
        found.append((f"{text}.", tuple(one.sent.ref for one in messages)))
    if talks:
        written = sum(len(one.records) for one in talks)
        of = sum(len(one.teams) for one in talks)
        text = f"{counted(len(talks), 'round of talks was', 'rounds of talks were')} held".capitalize()
        text = f"{text}; {written} of {of} that took part wrote down what they offered and heard."
        found.append((text, tuple(one.opened.ref for one in talks)))
    return found


def _course_of_time(analysis: Analysis) -> list[Sentence]:
    """Time against the plan, and NO DUFF."""
    found: list[Sentence] = []
    times = analysis.times
    if times.planned:
        text = f"Phases that had a plan took {lasted(times.taken)}; planned were {lasted(times.planned)}."
        found.append((text, tuple(phase.ref for phase in times.phases if phase.planned)))
    if times.stops:
        count = "once" if len(times.stops) == 1 else f"{len(times.stops)} times"
        stood = lasted(sum(stop.seconds or 0 for stop in times.stops))
        text = f"NO DUFF: play stopped {count} for a matter of the real world, {stood} in all."
        found.append((text, tuple(stop.entry.ref for stop in times.stops)))
    return found


def _mended(analysis: Analysis) -> list[Sentence]:
    """How often the session was taken back, and who was played by control."""
    found: list[Sentence] = []
    back = analysis.taken_back
    if back:
        count = "once" if len(back) == 1 else f"{len(back)} times"
        who = "The person who played" if analysis.engine_rules else "Control"
        text = f"{who} took the session back {count}, {counted(sum(one.commits for one in back), 'step')} in all."
        found.append((text, tuple(one.ref for one in back)))
    played = [*analysis.roles.absent, *(one.event.role for one in analysis.roles.changes if one.event.by == "control")]
    if played:
        text = f"Control played {analysis.titles.roles(dict.fromkeys(played))}, all the time or for a part of it."
        refs = [one.ref for one in analysis.roles.changes]
        found.append((text, tuple([analysis.session.ref, *refs] if analysis.session.ref else refs)))
    return found


def _expected(analysis: Analysis, expected: tuple[Expected, ...]) -> Sentence:
    """Of all that was expected, what came, and what nobody could tell yet."""
    count = Counter(one.mark for one in expected)
    text = f"Of {counted(len(expected), 'expected action')} {count['met'] or 'none'} came"
    text += f", {count['partly']} in part" if count["partly"] else ""
    text += f"; {count['missed'] or 'none'} {'was' if count['missed'] == 1 else 'were'} missed"
    if count[None]:
        text += f"; {count[None]} {'was' if count[None] == 1 else 'were'} not judged {'by' if analysis.ended else 'so'} "
        text += "ENDEX" if analysis.ended else "far"
    return f"{text}.", tuple(one.mark_ref or one.ref for one in expected)


def _course(analysis: Analysis) -> Sentence:
    session, titles = analysis.session, analysis.titles
    players = players_text(analysis)
    teams = listed([titles.team(team) for team in session.teams])
    how = ENDINGS[session.ending] if session.ending else "is not finished"
    turns = counted(session.played, "turn") + (f" of {session.planned} planned" if session.played != session.planned else "")
    refs = tuple(ref for ref in (session.ref, session.ending_ref) if ref)
    if players:
        return f"{players} The session went over {turns} and {how}.", refs
    return f"{teams} played {turns}; the session {how}.", refs


def _ladder(analysis: Analysis) -> list[Sentence]:
    ladder = analysis.deck.ladder.track
    track = next(track for track in analysis.deck.tracks if track.id == ladder)
    moves = [change for change in analysis.changes if change.what == ladder]
    if not moves:
        return [(f"{track.title} did not move.", ())]
    first, last = moves[0].before, moves[-1].after
    highest = max(moves, key=lambda change: change.after)
    text = f"{track.title} began at {first} ({track.band(first).name}) and ended at {last} ({track.band(last).name})"
    if highest.after > max(first, last):
        text += f", after {highest.after} ({track.band(highest.after).name}) in turn {highest.number}"
    return [(f"{text}.", tuple(dict.fromkeys((moves[0].ref, highest.ref, moves[-1].ref))))]


def _orders(analysis: Analysis) -> list[Sentence]:
    found: list[Sentence] = []
    given = [order for order in analysis.orders if order.reveals and order.given.substance != "pass"]
    exposed = [order for order in given if order.carried and order.carried.event.exposed]
    broken = [order for order in given if order.broken]
    text = f"{counted(len(given), 'order')} stood at a reveal".capitalize()
    if exposed:
        text += f"; {counted(len(exposed), 'covert or deniable one was', 'covert or deniable ones were')} exposed"
    if broken:
        text += f"; {counted(len(broken), 'collective one', 'collective ones')} lacked agreement"
    refs = [order.ref for order in given]
    found.append((f"{text}.", tuple(refs)))
    top = next((share for share in analysis.shares if share.source == "order"), None)
    if analysis.shares:
        part = top.percent if top else 0
        text = f"{part} % of all movement of the tracks came through orders, political capital left aside."
        moved = (change for change in analysis.changes if change.source == "order" and counts_as_movement(analysis.deck, change))
        found.append((text, tuple(dict.fromkeys(change.ref for change in moved))))
    return found
