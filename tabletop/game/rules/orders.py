"""What teams do: orders, agreements, statements."""

from __future__ import annotations

from collections.abc import Callable

from tabletop.deck.effect import Effect, parse_effect
from tabletop.deck.expression import ALWAYS, ExpressionError
from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.course import announced
from tabletop.game.orders import committed, find_order, means, own_committed
from tabletop.game.play import LINE, Play, bad_text, long_text, only_control, only_in, only_team, too_many
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.rules.agreement import refuse_absent, role_absent
from tabletop.game.state import Draft

ARGUMENT_TRACKS = 2
"""Most tracks that an argument may move."""
_SLOT_NAMES = {"main": "main order", "national": "national order"}
_TEXTS = ("argument", "observable", "rationale", "alternatives", "dissent", "owner", "target")


def why_not(book: Rulebook, draft: Draft, action: PlayableAction, slot: e.Slot) -> Refusal | None:
    """Why a team cannot order a card now in this slot; None if it can."""
    ordered, left = means(book, draft, action.card.team)
    return _why_not(book, draft, action, slot, ordered, left)


def offers(
    book: Rulebook, draft: Draft, team: str, *, by_control: bool = False
) -> tuple[tuple[PlayableAction, Refusal | None, Refusal | None], ...]:
    """Every card of a team, with why it cannot be ordered now as main and as national order.

    `by_control` asks for control, which acts for the team and decides for its absent roles.
    """
    ordered, left = means(book, draft, team)

    def absent(action: PlayableAction) -> Refusal | None:
        return None if by_control else _why_absent(book, draft, action)

    return tuple(
        (
            action,
            _why_not(book, draft, action, "main", ordered, left) or absent(action),
            _why_not(book, draft, action, "national", ordered, left) or absent(action),
        )
        for action in book.actions_of[team]
    )


def orderable(book: Rulebook, draft: Draft, team: str, slot: e.Slot) -> tuple[PlayableAction, ...]:
    """The cards that a team can order now in this slot: those for which `offers` gives no reason why not."""
    # The checks of `_why_not`, without its sentences: engine players ask this for every card, every turn.
    found = book.actions_open[team](draft)
    ordered, left = means(book, draft, team)
    if ordered:
        found = [action for action in found if action.id not in ordered]
    if left < book.dearest[team]:
        found = [action for action in found if action.cost <= left]
    if slot == "national":
        found = [action for action in found if not action.collective]
    if draft.absent:
        found = [action for action in found if _why_absent(book, draft, action) is None]
    return tuple(found)


def _why_not(book: Rulebook, draft: Draft, action: PlayableAction, slot: e.Slot, ordered: list[str], left: int) -> Refusal | None:
    card = action.card
    if slot == "national" and action.collective:
        return Refusal("not possible", f"“{card.title}” needs several roles to agree: it can only be the main order.")
    if action.when is not None and not action.when(draft):
        return Refusal("not possible", f"“{card.title}” can be ordered only if {book.wants(card, announced(draft))}.")
    if action.once and action.id in draft.played:
        return Refusal("not possible", f"“{card.title}” can be carried out only once.")
    if action.id in ordered:
        return Refusal("not possible", f"“{card.title}” is ordered already.")
    if action.cost > left:
        return Refusal("not possible", f"“{card.title}” costs {card.cost} political capital; you have {left} left.")
    return None


def _why_absent(book: Rulebook, draft: Draft, action: PlayableAction) -> Refusal | None:
    """Why a team cannot order a card by itself: the role that decides it is absent, so that control plays it."""
    if action.card.collective or action.card.authority[0] not in draft.absent:
        return None
    return role_absent(book, action.card.authority[0])


def give_order(play: Play, command: c.GiveOrder) -> Refusal | None:
    """Commit to an action, an argument or a pass; one main and one national order a turn."""
    if refusal := only_team(play) or only_in(play, "decide"):
        return refusal
    team, draft = play.actor.team, play.draft
    for standing in committed(draft, team):
        if standing.slot == command.slot:
            return Refusal("not possible", f"You have a {_SLOT_NAMES[command.slot]} already: withdraw it first to give another.")
    if refusal := bad_text("The reason why (one line)", command.rationale) or _bad_texts(command):
        return refusal
    role_and_cost = _CHECKS[command.substance](play, command)
    if isinstance(role_and_cost, Refusal):
        return role_and_cost
    role, cost = role_and_cost
    is_argument, is_pass = command.substance == "argument", command.substance == "pass"
    play.happened(
        e.OrderGiven(
            order=f"T{draft.number}-{team}-{command.slot}",
            team=team,
            slot=command.slot,
            substance=command.substance,
            card="" if is_argument or is_pass else command.card,
            role=role,
            agreed=() if is_argument or is_pass else tuple(dict.fromkeys(command.agreed)),
            argument=command.argument if is_argument else "",
            observable=command.observable if is_argument else "",
            effects=command.effects if is_argument else (),
            pros=() if is_pass else command.pros,
            purpose="" if is_pass else command.purpose,
            message="" if is_pass else command.message,
            rationale=command.rationale,
            posture="overt" if is_pass else command.posture,
            cost=cost,
            alternatives=command.alternatives,
            dissent=command.dissent,
            owner=command.owner,
            target=command.target,
        )
    )
    return None


def _bad_texts(command: c.GiveOrder) -> Refusal | None:
    said = command.argument + command.observable + command.rationale + command.alternatives + command.dissent
    if len(said + command.owner + command.target) > LINE:
        for name in _TEXTS:
            if refusal := long_text(f"The {name}", getattr(command, name)):
                return refusal
    for pro in command.pros:
        if refusal := bad_text("A reason for it", pro):
            return refusal
    return too_many("reasons for it", command.pros)


def _action(play: Play, command: c.GiveOrder) -> tuple[str, int] | Refusal:
    team, book = play.actor.team, play.book
    action = book.actions.get(command.card)
    if action is None or action.card.team != team:
        return Refusal("unknown", f"Your team has no action card “{shown(command.card)}”.")
    card = action.card
    if refusal := why_not(book, play.draft, action, command.slot):
        return refusal
    if not action.collective and (refusal := refuse_absent(play, card.authority)):
        return refusal
    if command.purpose not in card.purposes:
        fitting = ", ".join(book.purposes[purpose].title for purpose in card.purposes)
        return Refusal("incomplete", f"Say what “{card.title}” is for: {fitting}.")
    if refusal := _bad_message(book, command.message):
        return refusal
    if command.posture not in card.postures:
        return Refusal("not possible", f"“{card.title}” can only be {' or '.join(card.postures)}.")
    for role in command.agreed:
        if role not in card.authority:
            return Refusal(
                "unknown", f"“{shown(role)}” has no say in “{card.title}”; those who have are {', '.join(card.authority)}."
            )
    return refuse_absent(play, command.agreed) or (card.authority[0], card.cost)


def _argument(play: Play, command: c.GiveOrder) -> tuple[str, int] | Refusal:
    book, team = play.book, play.actor.team
    if refusal := (
        bad_text("The argument", command.argument, LINE)
        or bad_text("What others would see of it", command.observable)
        or _bad_purpose(book, command.purpose)
        or _bad_message(book, command.message)
    ):
        return refusal
    if command.role and (command.role not in book.roles or book.roles[command.role].team != team):
        return Refusal("unknown", f"Your team has no role “{shown(command.role)}”.")
    if refusal := refuse_absent(play, (command.role,)):
        return refusal
    if command.slot == "national" and not command.role:
        return Refusal("incomplete", "Say which role decides this national order.")
    if command.posture != "overt":
        return Refusal("not possible", "An argument is overt; use a card for what is deniable or covert.")
    effects = [argued_effect(book, text) for text in command.effects]
    for effect in effects:
        if isinstance(effect, Refusal):
            return effect
    if not 1 <= len({effect.name for effect in effects if isinstance(effect, Effect)}) == len(effects) <= ARGUMENT_TRACKS:
        return Refusal("incomplete", "Say what the argument is to move: one or two different tracks.")
    return command.role, 0


def argued_effect(book: Rulebook, text: str) -> Effect | Refusal:
    """Read one effect of an argument: a track of the palette, up or down."""
    try:
        effect = parse_effect(text)
    except ExpressionError:
        effect = Effect(text, "raise", "")
    fits = effect.verb == "change" and effect.name in book.palette and effect.amount and effect.condition == ALWAYS
    if not fits or len(text) > LINE:
        return Refusal(
            "incomplete",
            f"“{shown(text)}” is nothing that an argument can do; it can move {', '.join(book.deck.palette)} by +2 or -2.",
        )
    return effect


def _pass(_play: Play, _command: c.GiveOrder) -> tuple[str, int] | Refusal:
    return "", 0


_CHECKS: dict[e.Substance, Callable[[Play, c.GiveOrder], tuple[str, int] | Refusal]] = {
    "action": _action,
    "argument": _argument,
    "pass": _pass,
}


def _bad_purpose(book: Rulebook, purpose: str) -> Refusal | None:
    known = book.purposes.get(purpose)
    if known is not None and known.scale is not None:
        return None
    return Refusal("incomplete", f"Say what it is for: {_meant(book)}.")


def _bad_message(book: Rulebook, message: str) -> Refusal | None:
    known = book.purposes.get(message)
    if known is not None and known.scale is not None:
        return None
    return Refusal("incomplete", f"Say what the other side is to take it for: {_meant(book)}.")


def _meant(book: Rulebook) -> str:
    return ", ".join(purpose.title for purpose in book.deck.purposes if purpose.scale is not None)


def withdraw_order(play: Play, command: c.WithdrawOrder) -> Refusal | None:
    """Take an order back before the reveal."""
    if refusal := only_team(play) or only_in(play, "decide"):
        return refusal
    given = own_committed(play.draft, play.actor.team, command.order)
    if given is None:
        return Refusal("unknown", f"You have no order “{shown(command.order)}” that waits for the reveal.")
    play.happened(e.OrderWithdrawn(order=given.order, team=given.team))
    return None


def make_statement(play: Play, command: c.MakeStatement) -> Refusal | None:
    """Choose the team's public words of the turn."""
    if refusal := only_team(play) or only_in(play, "decide") or bad_text("The statement", command.text):
        return refusal
    words = len(command.text.split())
    if words > c.STATEMENT_WORDS:
        return Refusal("incomplete", f"The statement has {words} words; the most is {c.STATEMENT_WORDS}. Shorten it.")
    play.happened(e.StatementMade(team=play.actor.team, text=command.text))
    return None


def word_observable(play: Play, command: c.WordObservable) -> Refusal | None:
    """Word what others will see of an order, before the reveal."""
    if refusal := only_control(play) or only_in(play, "decide") or bad_text("What others will see", command.text):
        return refusal
    given = find_order(play.draft, command.order)
    if given is None or given.order in play.draft.revealed or given.substance == "pass":
        return Refusal("unknown", f"There is no order “{shown(command.order)}” that waits for the reveal.")
    play.happened(e.ObservableWorded(order=given.order, text=command.text))
    return None
