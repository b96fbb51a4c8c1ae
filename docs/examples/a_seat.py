"""Sit at a seat: see what a team may know, and act for it. A bot or a screen of your own does no more than this."""

import asyncio

from tabletop import Table, load_deck
from tabletop.game.commands import AdvancePhase, GiveOrder, OpenSession
from tabletop.game.view import TeamView


async def play() -> None:
    deck = load_deck("zapad-2025")
    table = Table.create(deck, OpenSession(turns=4, assess=False), seed="trial")
    seat = table.seat("nato")
    stop = seat.subscribe(lambda: print("The table has moved on."))
    table.submit("control", AdvancePhase())
    stop()

    view = await seat.view()
    assert isinstance(view, TeamView)
    print(f"{view.clock.phase}: {', '.join(view.may)}")

    # A seat's deck holds no inject, no rule, and nothing of the other side's.
    offer = next(offer for offer in view.offers if offer.main)
    card = next(card for card in seat.deck.actions if card.id == offer.card)
    order = GiveOrder(
        substance="action",
        card=card.id,
        agreed=card.authority if card.collective else (),
        purpose=card.purposes[0],
        message=card.purposes[0],
        rationale="The first card that can be had.",
    )
    answer = await seat.submit(order)
    print(type(answer).__name__)
    print([heard.kind for heard in await seat.feed()])
    table.close()


asyncio.run(play())

# It prints:
# The table has moved on.
# decide: MakeForecast, GiveOrder, MakeStatement, SendMessage, Finish
# Accepted
# ['session_opened', 'turn_opened', 'phase_opened', 'phase_opened', 'order_given']
