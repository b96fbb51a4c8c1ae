"""Play the beginning of a session from Python, in memory."""

from tabletop import Table, load_deck
from tabletop.game.commands import AdvancePhase, MakeForecast, OpenSession, ReleaseInject
from tabletop.game.refusal import Refusal

deck = load_deck("zapad-2025")
with Table.create(deck, OpenSession(turns=4, title="A trial"), seed="trial") as table:
    first = deck.injects[0]
    table.submit("control", ReleaseInject(inject=first.id))
    table.submit("control", AdvancePhase())
    print(f"Turn {table.state.number} is in the {table.state.phase} phase; {len(table.commits)} steps are in the log.")

    # Whatever cannot be done is refused with a sentence, and nothing has changed.
    answer = table.submit("nato", AdvancePhase())
    assert isinstance(answer, Refusal)
    print(f"{answer.ground}: {answer}")

    answer = table.submit("nato", MakeForecast(question="nothing", probability=40))
    print(answer)

# It prints:
# Turn 1 is in the assess phase; 3 steps are in the log.
# not allowed: Only control can do this.
# The question “nothing” is not put to you now.
