"""Made-up positions: a game of a deck led straight to a decision, and the world then set as a test wants it."""

from __future__ import annotations

from attrs import evolve

from tabletop.deck.expression import parse_expression
from tabletop.engine import white_cell
from tabletop.engine.match import Books, DraftSight
from tabletop.game.audience import CONTROL
from tabletop.game.commands import AdvancePhase, Command, OpenSession
from tabletop.game.decide import decide_on
from tabletop.game.dice import Dice
from tabletop.game.events import Phase
from tabletop.game.play import Actor
from tabletop.game.refusal import Refusal
from tabletop.game.state import Draft


def give(books: Books, draft: Draft, seat: str, command: Command, number: int = 1) -> None:
    """Give a command that must not be refused; `number` is that of the commit, for its dice."""
    came = decide_on(books.whole, draft, command, Actor.at(seat), Dice("position", number))
    assert not isinstance(came, Refusal), came.sentence


def position(books: Books, turn: int = 1, phase: Phase = "decide", *, turns: int = 3, hidden_end: bool = False) -> Draft:
    """A session at a phase of a turn, in which nobody has done anything and no inject has come."""
    draft = Draft()
    give(books, draft, CONTROL, OpenSession(turns=turns, assess=False, forecasts=False, hidden_end=hidden_end))
    while (draft.number, draft.phase) != (turn, phase):
        for settlement in white_cell.settlements(draft):
            give(books, draft, CONTROL, settlement)
        give(books, draft, CONTROL, AdvancePhase())
    return draft


def standing(books: Books, draft: Draft, flags: tuple[str, ...] = (), **tracks: int) -> Draft:
    """The same with tracks and flags set; `norvia__unity` stands for `norvia.unity`."""
    values = list(draft.tracks)
    for name, value in tracks.items():
        values[books.whole.track_index[name.replace("__", ".")]] = value
    draft.tracks = draft.before = tuple(values)
    draft.flags = draft.flags_before = flags
    return draft


def sight(books: Books, draft: Draft, team: str) -> DraftSight:
    """What a team sees of it."""
    return DraftSight(books, draft, team)


def with_aim(books: Books, team: str, met: str, partly: str = "false") -> Books:
    """The same deck, in which a team has one aim alone."""
    aims = [aim for aim in books.deck.aims if aim.team == team]
    alone = evolve(aims[0], met=parse_expression(met), partly=parse_expression(partly), weight=1)
    return Books(evolve(books.deck, aims=(alone, *(aim for aim in books.deck.aims if aim.team != team))))
