"""Scripts on the command line."""

from __future__ import annotations

from tabletop.cli import out
from tabletop.cli.guard import INTERRUPTED, Told
from tabletop.cli.target import new_save
from tabletop.game.course import scored
from tabletop.game.events import SessionEnded, TurnOpened
from tabletop.journal.commit import Commit
from tabletop.journal.place import user_path
from tabletop.review.prose import unscored_text
from tabletop.table import Table
from tabletop.table.script import read_script, run_script


def run(typed: str, save_as: str) -> None:
    """Play a script into a new save, with a line for each turn where a person reads it. Raises ScriptError, SaveError, Told."""
    save = new_save(save_as)
    script = read_script(user_path(typed))
    try:
        table = run_script(script, save, watch=_tell if out.is_read_by_a_person() else None)
    except KeyboardInterrupt:
        kept = f"What was played till then is in {save}." if save.exists() else "No save was made."
        raise Told(f"Stopped. {kept}", INTERRUPTED) from None
    with table:
        state = table.state
        stands = "ENDEX" if state.ended else f"turn {state.number}, {state.phase} phase"
        count = len(table.commits)
        endex = table.endex()
    out.line(f"{out.count(count, 'step')} {'is' if count == 1 else 'are'} in {save}; the session stands at {stands}.")
    if endex is not None:
        step, head = endex
        out.line(f"Head hash at ENDEX, after step {step}: {head}")
        out.line("Keep it apart from the save: if steps are cut off cleanly at its end, nothing else shows it.")


def _tell(table: Table, commit: Commit) -> None:
    for event in commit.events:
        if isinstance(event, TurnOpened):
            out.line(f"Turn {event.number} · {event.date} · {event.title}")
        elif isinstance(event, SessionEnded):
            out.line(f"ENDEX · {_scores(table, event)}", "bold")


def _scores(table: Table, ended: SessionEnded) -> str:
    """What each team reached, or that it is not scored."""
    deck, opened = table.deck, table.state.opened
    if opened is not None and not scored(deck, opened):
        return unscored_text(len(opened.plan))
    return f"aims reached, of 100: {', '.join(f'{team.short} {ended.scores.get(team.id, 0)}' for team in deck.teams)}"
