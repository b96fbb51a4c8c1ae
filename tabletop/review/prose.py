"""Sentences about what the analysis found, as plain text: reports escape them, screens show them."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.deck.model import Deck
from tabletop.game import events as e
from tabletop.game.adjudication import net_reasons
from tabletop.game.telling.probability import wording
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import OUTCOMES, counted, listed, per_mille, signed
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.changes import Change
from tabletop.review.analysis.objectives import Expected
from tabletop.review.analysis.orders import Lacking, OrderPlayed
from tabletop.review.analysis.perception import MoveReading, ReaderSummary
from tabletop.review.analysis.record import Ref


def likelihood(percent: int) -> str:
    """A percentage with its word: `60 %, likely`."""
    return f"{percent} %, {wording(percent)}"


def steps(refs: Iterable[Ref]) -> str:
    """Where something stands in the record: `step 4`, `steps 4 and 9`."""
    numbers = [str(number) for number in dict.fromkeys(ref.seq for ref in refs)]
    return f"{'step' if len(numbers) == 1 else 'steps'} {listed(numbers)}"


def change_text(deck: Deck, change: Change) -> str:
    """What a track or flag did: `Escalation 2 → 3 (Dispute)`."""
    for track in deck.tracks:
        if track.id == change.what:
            before, after = track.band(change.before).name, track.band(change.after).name
            bands = after if before == after else f"{before} → {after}"
            return f"{track.title} {change.before} → {change.after} ({bands})"
    title = next((flag.title for flag in deck.flags if flag.id == change.what), change.what)
    return f"Now so: {title}" if change.after else f"No longer so: {title}"


def distance_text(distance: int | None) -> str:
    """How far a reading lay from the purpose, in words."""
    if distance is None:
        return "apart from the scale"
    if not distance:
        return "as meant"
    return f"{counted(abs(distance), 'step')} more {'hostile' if distance > 0 else 'benign'} than meant"


def verdict(reading: MoveReading) -> str:
    """What a reading was: as meant, misread, or as the sender wanted it taken."""
    if not reading.misread:
        return "as meant"
    if reading.deceived:
        return f"as the sender wanted it taken, not as it was meant; {distance_text(reading.distance)}"
    return f"misread; {distance_text(reading.distance)}"


def reading_text(titles: Titles, reading: MoveReading) -> str:
    """Who read what in a move, and how far it was from the purpose."""
    return (
        f"{titles.team(reading.reader)} read {titles.purpose(reading.reading)} ({likelihood(reading.likelihood)}): "
        f"{verdict(reading)}"
    )


def reader_text(titles: Titles, reader: ReaderSummary) -> str:
    """How one team read the others, in a sentence."""
    team = titles.team(reader.team)
    if not reader.seen:
        return f"{team} saw no move of another side."
    if not reader.read:
        return f"{team} saw {counted(reader.seen, 'move')} and wrote down no reading."
    text = f"{team} read {reader.read} of the {counted(reader.seen, 'move')} that it saw: {reader.as_meant or 'none'} as meant, "
    text += f"{reader.misread or 'none'} misread"
    if reader.deceived:
        text += f", of which {reader.deceived} as the sender wanted"
    if reader.median is not None:
        lean = (
            "neither hostile nor benign"
            if not reader.median
            else "to the hostile side"
            if reader.median > 0
            else "to the benign side"
        )
        text += f". The median distance is {_median(reader.median)}: {lean}"
    return f"{text}."


def _median(value: float) -> str:
    return f"{value:+g}".replace("-", "−") if value else "0"


def cost_text(order: OrderPlayed, titles: Titles) -> str:
    """What kind of order it was: slot, who decided, posture, price."""
    given = order.given
    parts = ["main order" if given.slot == "main" else "national order"]
    if order.needed:
        parts.append(f"for {titles.roles(order.needed)} to agree")
    elif given.role:
        parts.append(f"decided by {titles.role(given.role)}")
    if given.substance != "pass":
        parts.append(given.posture)
        parts.append(f"political capital {given.cost}")
    return ", ".join(parts)


def standing_text(order: OrderPlayed, titles: Titles) -> str:
    """What became of an order at the reveal, in a sentence; empty before it."""
    found = []
    for reveal, missed in zip(order.reveals, order.lacking, strict=True):
        lacking = lacking_text(missed, titles)
        match reveal.event.standing:
            case "waits" if not missed.roles:
                found.append(f"At the reveal of turn {reveal.number} it had to wait.")
            case "waits":
                found.append(f"At the reveal of turn {reveal.number} it lacked the agreement of {lacking} and had to wait.")
            case "void":
                found.append(f"Without the agreement of {lacking} it came to nothing.")
            case "national":
                found.append(f"Without the agreement of {lacking} it went ahead as {titles.role(order.given.role)}’s own.")
            case "carried" if order.number != reveal.number:
                found.append(f"It went ahead in turn {reveal.number}.")
            case "carried" | "passed":
                pass
    if order.withdrawn:
        later = f"in turn {order.withdrawn.number}" if order.withdrawn.number != order.number else "before the reveal"
        found.append(f"It was withdrawn {later}.")
    return " ".join(found)


def lacking_text(lacking: Lacking, titles: Titles) -> str:
    """Who did not stand behind an order: `Riga (refused) and Warsaw (no answer)`."""
    refused = [f"{titles.role(role)} (refused)" for role in lacking.refused]
    return listed([*refused, *(f"{titles.role(role)} (no answer)" for role in lacking.silent)])


def agreements_text(order: OrderPlayed, titles: Titles) -> list[tuple[str, Ref]]:
    """Who agreed to a collective order, refused it or went back on it: each in a clause with where it stands, as it came."""
    found = [(f"{titles.roles(order.given.agreed)} agreed when it was given", order.ref)] if order.given.agreed else []
    behind = set(order.given.agreed)
    for said in order.agreements:
        event = said.event
        verb = "agreed" if event.agrees else "took its agreement back" if event.role in behind else "refused"
        (behind.add if event.agrees else behind.discard)(event.role)
        when = f" in turn {said.number}" if said.number != order.number else ""
        words = f": “{event.words.strip()}”" if event.words.strip() else ""
        found.append((f"{titles.role(event.role)} {verb}{when}{words}", said.ref))
    return found


def seen_text(order: OrderPlayed, titles: Titles) -> str:
    """What others saw of an order, and whether it was laid open; empty if it was never carried out."""
    reveal = order.carried
    if reveal is None:
        return ""
    event = reveal.event
    exposure = ""
    if event.chance:
        what = "It was exposed" if event.exposed else "It was not exposed"
        exposure = f"{what} (chance {event.chance} %, d100 fell {event.roll}). "
    if not event.refs:
        return f"{exposure}Nobody else saw anything of it."
    whose = f"as {titles.team(order.given.team)}’s" if event.author else "without being able to tell whose it was"
    return f"{exposure}{listed([titles.team(team) for team in event.refs])} saw, {whose}: “{event.shown}”"


def ruling_text(order: OrderPlayed) -> str:
    """How an order was ruled: method, chance, dice, outcome; empty before the ruling. Control's words stand apart."""
    if order.ruling is None:
        return ""
    ruling = order.ruling.event
    text = f"{_method(ruling)}: {OUTCOMES[ruling.outcome]}"
    if ruling.overridden:
        text += ". Control set the dice aside and decided"
    return f"{text}."


def _method(ruling: e.OrderRuled) -> str:
    thrown = " + ".join(map(str, ruling.dice))
    hand = ", thrown at the table" if ruling.typed else ""
    net = net_reasons(ruling.pros, ruling.cons)
    if ruling.contest:
        return f"Contest, 2d6 fell {thrown}{hand}, net reasons {signed(net)}, total {sum(ruling.dice) + net}"
    match ruling.method:
        case "certain":
            return "Certain, no dice"
        case "2d6":
            total = sum(ruling.dice) + net
            return f"2d6, chance {per_mille(ruling.chance)}, fell {thrown}{hand}, net reasons {signed(net)}, total {total}"
        case "estimate":
            given = listed([f"{percent} %" for percent in ruling.estimates])
            return f"Estimates {given}, median {per_mille(ruling.chance)}, d100 fell {thrown}{hand}"
        case "vote":
            votes = f"{ruling.votes[0]} for, {ruling.votes[1]} against" if ruling.votes else "none cast"
            return f"Votes {votes}, which advise; control decided"
        case "umpire":
            return "Control decided as umpire"


ENDINGS = {"endex": "ended as planned", "war": "ended in war", "stopped": "was ended before its time"}


def summary(analysis: Analysis) -> list[tuple[str, tuple[Ref, ...]]]:
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
    if expected := [one for one in analysis.objectives.expected if one.mark]:
        came = [sum(one.mark == mark for one in expected) for mark in ("met", "partly", "missed")]
        text = f"Of {counted(len(expected), 'expected action')} {came[0] or 'none'} came"
        text += f", {came[1]} in part" if came[1] else ""
        found.append((f"{text}; {came[2] or 'none'} {'was' if came[2] == 1 else 'were'} missed.", _marked(expected)))
    for foresight in analysis.foresight:
        if foresight.brier is not None:
            team = analysis.titles.team(foresight.team)
            score = f"{foresight.brier:.2f} (Brier, n = {foresight.resolved}; 0 is perfect, always 50 % gives 0.25)"
            text = f"{team}’s forecasts score {score}."
            found.append((text, tuple(one.ref for one in foresight.forecasts if one.answer is not None)))
    return found


def _marked(expected: list[Expected]) -> tuple[Ref, ...]:
    return tuple(one.mark_ref for one in expected if one.mark_ref)


def _course(analysis: Analysis) -> tuple[str, tuple[Ref, ...]]:
    session, titles = analysis.session, analysis.titles
    teams = listed([titles.team_long(team) for team in session.teams])
    how = ENDINGS[session.ending] if session.ending else "is not finished"
    turns = counted(session.played, "turn") + (f" of {session.planned} planned" if session.played != session.planned else "")
    refs = tuple(ref for ref in (session.ref, session.ending_ref) if ref)
    return f"{teams} played {turns}; the session {how}.", refs


def _ladder(analysis: Analysis) -> list[tuple[str, tuple[Ref, ...]]]:
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


def _orders(analysis: Analysis) -> list[tuple[str, tuple[Ref, ...]]]:
    found: list[tuple[str, tuple[Ref, ...]]] = []
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
        part = round(100 * top.steps / top.of) if top else 0
        text = f"{part} % of all movement of the tracks came through orders, political capital left aside."
        found.append((text, tuple(dict.fromkeys(change.ref for change in analysis.changes if change.source == "order"))))
    return found
