"""An order as control has it on the desk."""

from __future__ import annotations

from textual.content import Content

from tabletop.deck.model import Deck
from tabletop.game.adjudication import net_reasons
from tabletop.game.events import OrderRuled
from tabletop.game.telling.words import listed
from tabletop.game.view.control import ControlView, DeskOrder
from tabletop.tui.odds import net_words
from tabletop.tui.text import clean, one_line
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.widgets.stakes import moved_words, stakes_lines, swing_words
from tabletop.tui.words import METHODS, OUTCOMES, per_mille, purpose_title, role_title


def order_line(deck: Deck, order: DeskOrder, *, with_team: bool = True) -> Content:
    """An order in one line: team, what it is, where it stands."""
    team = f"{clean(team_name(deck, order.given.team))} " if with_team else ""
    national = "" if order.given.slot == "main" else f"{role_title(deck, order.given.role)}: "
    return Content.assemble(
        (team, f"b {team_colour(deck, order.given.team)}"),
        one_line(national + what(order), 60),
        (clean(f" · {stands(deck, order)}"), "$muted"),
    )


def what(order: DeskOrder) -> str:
    """What the order is: the card's title, or the argument's words."""
    return order.given.argument or order.title if order.given.substance == "argument" else order.title


def stands(deck: Deck, order: DeskOrder) -> str:
    """Where the order stands, in words."""
    if order.ruling is not None:
        return OUTCOMES[order.ruling.outcome]
    if order.given.substance == "pass":
        return "nothing to rule"
    if order.open:
        return "to be ruled"
    if order.revealed is not None:
        return {"waits": "waits a turn", "void": "void", "passed": "passed"}.get(
            order.revealed.standing, f"under way, ruled in turn {order.revealed.due}"
        )
    missing = [role for role in order.needed if role not in order.agreed]
    if missing:
        silent = order.silence and any(role not in order.refused for role in missing)
        said = (role_title(deck, role) + (" (refused)" if role in order.refused else "") for role in missing)
        return f"lacks {listed(said)}" + (", under silence" if silent else "")
    return "sealed until the reveal"


def order_card(deck: Deck, view: ControlView, order: DeskOrder) -> Content:
    """An order in full: who, what for, why, what the others saw and took it for, what it would move or has moved."""
    given = order.given
    lines = [
        Content.assemble(
            (clean(team_name(deck, given.team)), f"b {team_colour(deck, given.team)}"),
            (" · main order" if given.slot == "main" else " · national order", "$muted"),
        ),
        Content.styled(clean(what(order).strip()), "b"),
    ]
    if order.ruling is not None:
        lines.append(_pair("Ruled", ruled(deck, view, order)))
        lines.append(_pair("Moved", moved_words(deck, order)))
    else:
        lines += stakes_lines(deck, order)
    lines += _pairs(
        (
            ("Decided by", _deciders(deck, view, order)),
            ("Purpose", purpose_title(deck, given.purpose)),
            ("Message", purpose_title(deck, given.message)),
            ("Why", given.rationale),
        )
    )
    lines += _seen(deck, view, order)
    lines += _pairs(
        (
            ("At the reveal", swing_words(deck, order.paid)),
            ("Alternatives", given.alternatives),
            ("Dissent", given.dissent),
            ("Target", given.target),
            ("Owner", given.owner),
        )
    )
    for reason in order.reasons:
        side = "for" if reason.side == "pro" else "against"
        lines.append(_pair(f"{team_name(deck, reason.team)} {side}", reason.text))
    return Content("\n").join(lines)


def _deciders(deck: Deck, view: ControlView, order: DeskOrder) -> str:
    """Who decides, or who has agreed and who has not."""
    if not order.needed:
        return _played(deck, view, order.given.role)
    everybody = order.revealed is not None and order.revealed.standing == "carried"
    agreed = [_played(deck, view, role) for role in order.needed if everybody or role in order.agreed]
    missing = [_played(deck, view, role) for role in order.needed if not everybody and role not in order.agreed]
    return f"{', '.join(agreed) or 'nobody'} agreed" + (f"; missing {', '.join(missing)}" if missing else "")


def _played(deck: Deck, view: ControlView, role: str) -> str:
    return role_title(deck, role) + (" (played by control)" if role in view.absent else "")


def ruled(deck: Deck, view: ControlView, order: DeskOrder) -> str:
    """How an order was ruled, in a sentence: outcome, method, chance, dice, whom it was a contest with, words; empty before."""
    ruling = order.ruling
    if ruling is None:
        return ""
    rivals = (each for each in view.orders if each is not order and each.given.order in ruling.contest)
    other = next((each for each in rivals if each.ruling is not None), None)
    how = [METHODS[ruling.method]]
    if ruling.chance and ruling.method != "certain":
        how.append(per_mille(ruling.chance))
    if other is not None and other.ruling is not None:
        name = f"{team_name(deck, other.given.team)}’s “{one_line(what(other), 60)}”"
        how = [f"contest with {name}", f"{_throw(ruling)} against {_throw(other.ruling)}"]
    elif ruling.dice:
        how.append(f"{'typed in' if ruling.typed else 'thrown'} {_throw(ruling)}")
    if ruling.overridden:
        how.append("set aside by control")
    return f"{OUTCOMES[ruling.outcome]} ({', '.join(how)}). {ruling.words}".strip()


def _throw(ruling: OrderRuled) -> str:
    """The dice, and with 2d6 the net reasons and what they come to: `6 + 5 − 1 = 10`."""
    dice = " + ".join(map(str, ruling.dice))
    if ruling.method != "2d6":
        return dice
    net = net_reasons(ruling.pros, ruling.cons)
    return f"{dice}{net_words(net)} = {sum(ruling.dice) + net}"


def exposure_words(order: DeskOrder) -> str:
    """How the die fell that decides whether a hidden order is laid open; empty where none was thrown."""
    move = order.revealed
    if move is None or not move.roll:
        return ""
    so = "it is laid open" if move.exposed else "it stays hidden"
    return f"{move.posture}; d100 fell {move.roll}, at {move.chance} or less it is laid open: {so}"


def _seen(deck: Deck, view: ControlView, order: DeskOrder) -> list[Content]:
    move = order.revealed
    if move is None:
        hidden = [_pair("Posture", order.given.posture)] if order.given.posture != "overt" else []
        words = order.worded or order.given.observable
        return [*hidden, _pair("Others would see", words)] if words else hidden
    lines = []
    if exposure := exposure_words(order):
        lines.append(_pair("Exposure", exposure))
    elif move.posture != "overt":
        lines.append(_pair("Posture", move.posture))
    if move.shown:
        author = "" if move.author else ", author not told"
        lines.append(_pair(f"Others saw{author}", move.shown))
    elif move.standing in ("carried", "national"):
        lines.append(_pair("Others saw", "nothing"))
    if move.standing == "national":
        lines.append(_pair("Stands", "without full agreement, as its first role's own"))
    for reading in view.move_readings:
        if reading.order == order.given.order:
            text = f"{purpose_title(deck, reading.reading)}, {reading.likelihood} %"
            lines.append(_pair(f"{team_name(deck, reading.team)} reads", text))
    read = {reading.team for reading in view.move_readings if reading.order == order.given.order}
    if order.open and move.turn == view.clock.number:
        lines += [
            Content.styled(clean(f"{team_name(deck, team)} has not read it yet"), "$warning")
            for team in move.refs
            if team not in read
        ]
    return lines


def _pairs(pairs: tuple[tuple[str, str], ...]) -> list[Content]:
    return [_pair(label, text) for label, text in pairs if text.strip()]


def _pair(label: str, text: str) -> Content:
    return Content.assemble((f"{clean(label)}: ", "$muted"), clean(text.strip()))
