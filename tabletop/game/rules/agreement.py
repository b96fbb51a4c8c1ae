"""How a collective order finds agreement: roles, silence, and who plays whom."""

from __future__ import annotations

from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.audience import CONTROL
from tabletop.game.orders import agreed_roles, own_committed
from tabletop.game.play import Play, long_text, only_control, only_in, only_team, running
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.rules.timing import bad_seconds
from tabletop.game.state import Draft

SILENCE = "by silence"
"""The words of a role that agreed by not breaking the silence."""


def role_absent(book: Rulebook, role: str) -> Refusal:
    """What a team is told that speaks for a role which control plays."""
    return Refusal("not allowed", f"{book.roles[role].title} is absent and played by control: ask control to decide.")


def refuse_absent(play: Play, roles: tuple[str, ...]) -> Refusal | None:
    """Refuse a team that speaks for roles which control plays."""
    absent = play.draft.absent
    if not absent or play.actor.seat == CONTROL:
        return None
    return next((role_absent(play.book, role) for role in roles if role in absent), None)


def give_agreement(play: Play, command: c.GiveAgreement) -> Refusal | None:
    """Agree to a collective order for one of its roles, or refuse."""
    if refusal := only_team(play) or only_in(play, "decide") or long_text("The reason", command.words):
        return refusal
    roles = _roles(play, command.order)
    if isinstance(roles, Refusal):
        return roles
    given, authority = roles
    if command.role not in authority:
        title = play.book.actions[given.card].card.title
        return Refusal("unknown", f"“{shown(command.role)}” has no say in “{title}”; those who have are {', '.join(authority)}.")
    if refusal := refuse_absent(play, (command.role,)):
        return refusal
    said = e.AgreementGiven(order=given.order, team=given.team, role=command.role, agrees=command.agrees, words=command.words)
    if said in play.draft.agreements:
        verb = "agreed to" if said.agrees else "refused"
        title = play.book.actions[given.card].card.title
        return Refusal("not possible", f"{play.book.roles[said.role].title} has {verb} “{title}” already.")
    play.happened(said)
    return None


def _roles(play: Play, order: str) -> tuple[e.OrderGiven, tuple[str, ...]] | Refusal:
    """A team's own collective order that waits for the reveal, with the roles that must agree."""
    given = own_committed(play.draft, play.actor.team, order)
    if given is None:
        return Refusal("unknown", f"You have no order “{shown(order)}” that waits for the reveal.")
    card = play.book.actions[given.card].card if given.card else None
    if card is None or not card.collective:
        return Refusal("not possible", "This order needs nobody's agreement.")
    return given, card.authority


def open_silence(play: Play, command: c.OpenSilence) -> Refusal | None:
    """Put a collective order under silence."""
    if refusal := only_team(play) or only_in(play, "decide") or bad_seconds(command.seconds):
        return refusal
    roles = _roles(play, command.order)
    if isinstance(roles, Refusal):
        return roles
    given, authority = roles
    if refusal := _all_answered(play, given, authority):
        return refusal
    play.happened(e.SilenceOpened(order=given.order, team=given.team, ends=play.at + command.seconds))
    return None


def _all_answered(play: Play, given: e.OrderGiven, authority: tuple[str, ...]) -> Refusal | None:
    """Refuse where no role's silence is waited for."""
    if still_asked(play.draft, given, authority):
        return None
    rest = [play.book.roles[role].title for role in _unanswered(play.draft, given, authority)]
    so = f"ask control, which plays {' and '.join(rest)}" if rest else "there is nothing to wait for"
    return Refusal("not possible", f"Every role that your team plays has answered already: {so}.")


def still_asked(draft: Draft, order: e.OrderGiven, authority: tuple[str, ...]) -> tuple[str, ...]:
    """The roles that have neither agreed to a collective order nor refused it, and whose silence says something.

    Of a role that control plays it says nothing: nobody sits there to break it.
    """
    return tuple(role for role in _unanswered(draft, order, authority) if role not in draft.absent)


def _unanswered(draft: Draft, order: e.OrderGiven, authority: tuple[str, ...]) -> tuple[str, ...]:
    agreed = agreed_roles(draft, order)
    answered = {given.role for given in draft.agreements if given.order == order.order}
    return tuple(role for role in authority if role not in agreed and role not in answered)


def close_silence(play: Play, command: c.CloseSilence) -> Refusal | None:
    """Take the silence of an order as agreement once its time is over."""
    if refusal := only_team(play) or only_in(play, "decide"):
        return refusal
    roles = _roles(play, command.order)
    if isinstance(roles, Refusal):
        return roles
    given, authority = roles
    silence = next((silence for silence in play.draft.silences if silence.order == command.order), None)
    if silence is None:
        return Refusal("not possible", "This order is not under silence.")
    if refusal := _all_answered(play, given, authority):
        return refusal
    if play.at < silence.ends:
        return Refusal("not now", f"The silence lasts for another {silence.ends - play.at} seconds.")
    _agree_by_silence(play, given, authority)
    return None


def close_silences(play: Play) -> None:
    """Take every silence that is over as agreement, as at the reveal."""
    over = {silence.order for silence in play.draft.silences if silence.ends <= play.at}
    for given in play.draft.orders if over else ():
        if given.order in over:
            _agree_by_silence(play, given, play.book.actions[given.card].card.authority)


def _agree_by_silence(play: Play, given: e.OrderGiven, authority: tuple[str, ...]) -> None:
    for role in still_asked(play.draft, given, authority):
        play.happened(e.AgreementGiven(order=given.order, team=given.team, role=role, agrees=True, words=SILENCE))


def play_role(play: Play, command: c.PlayRole) -> Refusal | None:
    """Say who plays a role from now on."""
    if refusal := only_control(play) or running(play) or long_text("The reason", command.reason):
        return refusal
    if command.role not in play.book.roles:
        return Refusal("unknown", f"There is no role “{shown(command.role)}” in this deck.")
    if (command.role in play.draft.absent) == (command.by == "control"):
        title = play.book.roles[command.role].title
        return Refusal("not possible", f"{title} is played by {'control' if command.by == 'control' else 'its team'} already.")
    play.happened(e.RolePlayed(role=command.role, by=command.by, reason=command.reason))
    return None
