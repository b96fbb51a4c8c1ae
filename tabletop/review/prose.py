"""Sentences about what the analysis found, as plain text: reports escape them, screens show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from tabletop.deck.model import Deck
from tabletop.game import events as e
from tabletop.game.adjudication import MARGIN, NEEDED, chances_2d6, net_reasons
from tabletop.game.telling.probability import held
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import OUTCOMES, counted, listed, per_mille, signed, within
from tabletop.review.analysis.aims import Aims
from tabletop.review.analysis.changes import Change
from tabletop.review.analysis.orders import Lacking, OrderPlayed
from tabletop.review.analysis.perception import MoveReading, ReaderSummary
from tabletop.review.analysis.record import Ref
from tabletop.review.analysis.session import SessionFacts


def likelihood(percent: int) -> str:
    """How likely somebody held a reading of his own, with its word: `60 %, likely`."""
    return f"{percent} %, {held(percent)}"


def steps(refs: Iterable[Ref]) -> str:
    """Where something stands in the record: `step 4`, `steps 4 and 9`."""
    numbers = [str(number) for number in dict.fromkeys(ref.seq for ref in refs)]
    return f"{'step' if len(numbers) == 1 else 'steps'} {listed(numbers)}"


def lasted(seconds: int) -> str:
    """A length of time in words: `40 s`, `4 min`, `4 min 5 s`, `1 h 10 min`."""
    if seconds >= 3600:
        minutes = seconds // 60
        return f"{minutes // 60} h {minutes % 60} min"
    minutes, rest = divmod(seconds, 60)
    return " ".join(part for part in (f"{minutes} min" if minutes else "", f"{rest} s" if rest or not minutes else "") if part)


def clock(seconds: int, *, signed: bool = False) -> str:
    """A length of time as a clock shows it: `4:05`, `1:02:03`; with a sign, `+4:05`, `−0:10`."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    sign = "−" if seconds < 0 else "+" if signed and seconds else ""
    return f"{sign}{text}"


def wall_clock(moment: int) -> str:
    """A moment in seconds UTC since 1970 as a time of the day: `14:05 UTC`."""
    return f"{datetime.fromtimestamp(moment, UTC):%H:%M} UTC"


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
            return f"2d6, net reasons {signed(net)}: {needed_2d6(net)}; they fell {thrown}{hand}, total {total}"
        case "estimate":
            given = listed([f"{percent} %" for percent in ruling.estimates])
            need = needed_d100(ruling.chance)
            return f"Estimates {given}, median {per_mille(ruling.chance)}: {need}; the d100 fell {thrown}{hand}"
        case "vote":
            votes = f"{ruling.votes[0]} for, {ruling.votes[1]} against" if ruling.votes else "none cast"
            return f"Votes {votes}, which advise; control decided"
        case "umpire":
            return "Control decided as umpire"


def needed_2d6(net: int) -> str:
    """What two d6 with net reasons have to come to, and how likely that is: success apart from success in part."""
    chances = dict(chances_2d6(net))
    success = round(100 * (chances.get("success", 0) + chances.get("notable", 0)))
    partial = round(100 * chances.get("partial", 0))
    return f"success takes {NEEDED + 1} or more ({success} %), {NEEDED} is success in part ({partial} %)"


def needed_d100(chance: int) -> str:
    """The same of a d100 against a chance in tenths of a per cent."""
    most, whole = chance // 10, chance // 10 - MARGIN
    success = f"success takes {whole} or less" if whole > 0 else "no throw is success"
    return f"{success}, up to {most} is success in part" if most else "no throw is success, nor success in part"


def mark_text(mark: e.Mark | None, *, ended: bool) -> str:
    """What became of an expected action; that nobody judged it, once the session has ended."""
    if mark is None:
        return "not judged by ENDEX" if ended else "open"
    return "partly met" if mark == "partly" else mark


def judged_text(session: SessionFacts, aims: Aims) -> str:
    """On what the aims were judged, where that was less than the whole course that they are made for; else empty."""
    if session.ending == "war":
        return "After a war every score is 0, whatever was reached."
    if session.ending is not None and not aims.whole:
        return unscored_text(session.planned)
    if session.ending is not None and session.played < session.planned and not session.hidden_end:
        return f"Aims are made for the whole course, and were judged after {session.played} of {session.planned} turns."
    return ""


def unscored_text(turns: int) -> str:
    """Why there are no scores in a session that was to play so many turns of a longer course."""
    only = counted(turns, "turn")
    return f"Aims are made for the whole course, and this session was to play only {only} of it: they are not scored."


def scale_text(deck: Deck) -> str:
    """The scale of purposes in a sentence."""
    scale = sorted((each for each in deck.purposes if each.scale is not None), key=lambda each: each.scale or 0)
    return f"The scale, from benign to hostile: {' · '.join(within(each.title) for each in scale)}."


ENDINGS = {"endex": "ended as planned", "war": "ended in war", "stopped": "was ended before its time"}
