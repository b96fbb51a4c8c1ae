"""A player as a person at the table: what it does in each phase, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tabletop.engine.forecast import forecasts
from tabletop.engine.ordering import WAITING
from tabletop.engine.people import incidents, moves
from tabletop.engine.people.objections import objections
from tabletop.engine.people.orders import orders
from tabletop.engine.people.statement import Overt, statement
from tabletop.engine.player import Player
from tabletop.engine.sight import Sight
from tabletop.game.commands import Command, Finish, GiveAgreement, GiveOrder, MakeForecast, MakeStatement
from tabletop.game.view.parts import OrderView


class Person:
    """Does for a team what the phase asks of it. It keeps nothing: the same sight and chance give the same commands."""

    def __init__(self, player: Player) -> None:
        self._player = player

    def commands(self, sight: Sight, rng: Random) -> tuple[Command, ...]:
        """Everything that the player does in the phase that it sees, each allowed in this order; nothing once it is done.

        Readings and forecasts come in the assess phase, or with the orders where a session has none.
        """
        view = sight.view
        if view.finished or "Finish" not in view.may:
            return ()
        return (*self._acts(sight, rng), Finish())

    def _acts(self, sight: Sight, rng: Random) -> Iterator[Command]:
        match sight.view.clock.phase:
            case "assess":
                yield from _assessed(sight, rng)
            case "decide":
                yield from _assessed(sight, rng)
                yield from self._decided(sight, rng)
            case "adjudicate":
                yield from moves.readings(sight, rng)
                yield from objections(sight, rng)

    def _decided(self, sight: Sight, rng: Random) -> Iterator[Command]:
        """Orders, agreement to what still waits for it, public words."""
        view = sight.view
        waiting = [order for order in view.orders if order.status in WAITING]
        given: tuple[GiveOrder, ...] = ()
        if not waiting and "GiveOrder" in view.may:
            given = orders(self._player, sight, rng)
            yield from given
        for order in waiting:
            for role in order.needed:
                if role not in order.agreed and role not in view.absent:
                    yield GiveAgreement(order=order.id, role=role, agrees=True)
        if "MakeStatement" in view.may and not view.statement:
            standing: list[GiveOrder | OrderView] = [*given, *waiting]
            overt = [
                Overt(sight.book.actions[order.card].card, order.purpose, order.message)
                for order in standing
                if order.card and order.posture == "overt"
            ]
            yield MakeStatement(text=statement(sight, overt, rng))


def _assessed(sight: Sight, rng: Random) -> Iterator[Command]:
    """Readings of incidents, and the forecasts that are asked for and not made."""
    view = sight.view
    if "ReadIncident" in view.may:
        yield from incidents.readings(sight, rng)
    open_questions = [asked.id for asked in view.questions if asked.probability is None]
    if "MakeForecast" in view.may and open_questions:
        made = forecasts(sight, rng)
        yield from (MakeForecast(question=question, probability=made[question]) for question in open_questions)
