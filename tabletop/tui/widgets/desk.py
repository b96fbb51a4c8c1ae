"""An order as control has it on the desk."""

from __future__ import annotations

from textual.content import Content

from tabletop.deck.model import Deck
from tabletop.game.events import OrderRuled
from tabletop.game.view.control import ControlView, DeskOrder
from tabletop.tui.text import clean, one_line
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.words import METHODS, OUTCOMES, effect_words, per_mille, purpose_title, role_title


def order_line(deck: Deck, order: DeskOrder, *, with_team: bool = True) -> Content:
    """An order in one line: team, what it is, where it stands."""
    team = f"{clean(team_name(deck, order.given.team))} " if with_team else ""
    national = "" if order.given.slot == "main" else f"{role_title(deck, order.given.role)}: "
    return Content.assemble(
        (team, f"b {team_colour(deck, order.given.team)}"),
        one_line(national + what(order), 60),
        (f" · {stands(order)}", "$muted"),
    )


def what(order: DeskOrder) -> str:
    """What the order is: the card's title, or the argument's words."""
    return order.given.argument or order.title if order.given.substance == "argument" else order.title


def stands(order: DeskOrder) -> str:
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
    return f"needs {len(missing)} to agree" if missing else "sealed until the reveal"


def order_card(deck: Deck, view: ControlView, order: DeskOrder) -> Content:
    """An order in full: who, what for, why, what the others saw and took it for."""
    given = order.given
    lines = [
        Content.assemble(
            (clean(team_name(deck, given.team)), f"b {team_colour(deck, given.team)}"),
            (" · main order" if given.slot == "main" else " · national order", "$muted"),
        ),
        Content.styled(clean(what(order).strip()), "b"),
    ]
    who = role_title(deck, given.role)
    if order.needed:
        agreed = [role_title(deck, role) for role in order.agreed]
        missing = [role_title(deck, role) for role in order.needed if role not in order.agreed]
        who = f"{', '.join(agreed) or 'nobody'} agreed" + (f"; missing {', '.join(missing)}" if missing else "")
    lines += _pairs(
        (
            ("Decided by", who),
            ("Purpose", purpose_title(deck, given.purpose)),
            ("Message", purpose_title(deck, given.message)),
            ("Why", given.rationale),
            ("Posture", given.posture if given.posture != "overt" else ""),
            ("Moves", ", ".join(effect_words(deck, effect) for effect in given.effects)),
            ("Alternatives", given.alternatives),
            ("Dissent", given.dissent),
            ("Target", given.target),
            ("Owner", given.owner),
        )
    )
    lines += _seen(deck, view, order)
    for reason in order.reasons:
        side = "for" if reason.side == "pro" else "against"
        lines.append(_pair(f"{team_name(deck, reason.team)} {side}", reason.text))
    if order.ruling is not None:
        lines.append(_pair("Ruled", ruled(order.ruling)))
    return Content("\n").join(lines)


def ruled(ruling: OrderRuled) -> str:
    """How an order was ruled, in a sentence: outcome, method, chance, dice, words."""
    how = [METHODS[ruling.method]]
    if ruling.chance and ruling.method != "certain":
        how.append(per_mille(ruling.chance))
    if ruling.dice:
        how.append(f"{'typed in' if ruling.typed else 'thrown'} {' + '.join(map(str, ruling.dice))}")
    if ruling.overridden:
        how.append("set aside by control")
    return f"{OUTCOMES[ruling.outcome]} ({', '.join(how)}). {ruling.words}".strip()


def _seen(deck: Deck, view: ControlView, order: DeskOrder) -> list[Content]:
    move = order.revealed
    if move is None:
        return [_pair("Others would see", order.given.observable)] if order.given.observable else []
    lines = []
    if move.shown:
        author = "" if move.author else ", author not told"
        exposed = ", exposed" if move.exposed else ""
        lines.append(_pair(f"Others saw{author}{exposed}", move.shown))
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
