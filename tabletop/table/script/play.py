"""Playing a script into a save."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import attrs

import tabletop
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL, team_of
from tabletop.game.refusal import Refusal
from tabletop.journal.commit import Commit, Header
from tabletop.journal.stamp import now, stamp
from tabletop.table.script.model import Script, ScriptStopped, Step
from tabletop.table.table import Table

Watch = Callable[[Table, Commit], None]
"""Is told of each commit as it is made."""


def run_script(script: Script, save: Path | None = None, *, watch: Watch | None = None) -> Table:
    """Play a script into a new save, or in memory; answers the table, which the caller closes.

    With `start` and `seed` in the script, the save is the same to the byte on every run with the same deck and version. Raises
    ScriptStopped if the table refuses a step (the save then holds what went before; none is made if the session
    cannot even be opened), SaveError if the save cannot be written.
    """
    return _Player(script, save, watch).play()


class _Player:
    def __init__(self, script: Script, save: Path | None, watch: Watch | None) -> None:
        self.script = script
        self.save = save
        self.watch = watch
        self.at = script.start
        self.ids: dict[str, str] = {}
        """Roster ids by name."""
        self.numbers = self._numbers()
        self.header = Header(
            session=next(self.numbers),
            title=script.opening.title.strip() or script.deck.title,
            deck=script.deck.id,
            deck_title=script.deck.title,
            deck_digest=script.deck.digest,
            deck_files=script.deck.files,
            seed=script.seed or secrets.token_hex(8),
            created=self.clock(),
            app=tabletop.__version__,
        )

    def clock(self) -> str:
        """The time by the script's own clock, or by the machine's."""
        return now() if self.at is None else stamp(self.at)

    def _numbers(self) -> Iterator[str]:
        """Ids for the session and its commits, 32 hexadecimal digits each: derived where the script settles all else."""
        script = self.script
        if script.start is not None and script.seed:
            key = hashlib.sha256(f"{script.deck.digest}\0{script.text}".encode("utf-8", "surrogatepass")).digest()
        else:
            key = secrets.token_bytes(32)
        number = 0
        while True:
            yield hashlib.blake2b(number.to_bytes(8, "big"), digest_size=16, key=key).hexdigest()
            number += 1

    def play(self) -> Table:
        """Open the session, seat the people, give each command in turn."""
        table = self._table()
        try:
            if self.watch is not None:
                self.watch(table, table.commits[0])
            self._seat_people(table)
            for step in self.script.steps:
                if self.at is not None:
                    self.at += timedelta(seconds=step.after)
                self._step(table, step)
        except BaseException:
            table.close()
            raise
        return table

    def _table(self) -> Table:
        script, first = self.script, next(self.numbers)
        table = Table.begin(self.header, script.deck, script.opening, path=self.save, command_id=first, clock=self.clock)
        if isinstance(table, Refusal):
            raise self._stopped(None, table)
        return table

    def _seat_people(self, table: Table) -> None:
        for seat, names in self.script.people.items():
            for name in names:
                self._submit(table, None, c.TakeSeat(place=seat, person=self._person(table, name)))

    def _person(self, table: Table, name: str) -> str:
        if name not in self.ids:
            self.ids[name] = f"p{len(self.ids) + 1}" if table.roster is None else table.roster.add(name)
        return self.ids[name]

    def _step(self, table: Table, step: Step) -> None:
        command = step.command
        if isinstance(command, c.TakeSeat):
            command = attrs.evolve(command, person=self._person(table, command.person))
        elif step.named:
            numbered = _numbered(table, step)
            if isinstance(numbered, Refusal):
                raise self._stopped(step, numbered)
            command = numbered
        self._submit(table, step, command)

    def _submit(self, table: Table, step: Step | None, command: c.Command) -> None:
        seat = CONTROL if step is None else step.seat
        name = (step.person if step else "") or next(iter(self.script.people.get(seat, ())), "")
        person = self._person(table, name) if name else ""
        behalf = step.behalf if step else ""
        answer = table.submit(seat, command, person=person, behalf=behalf, command_id=next(self.numbers))
        if isinstance(answer, Refusal):
            raise self._stopped(step, answer)
        if self.watch is not None:
            self.watch(table, answer)

    def _stopped(self, step: Step | None, refusal: Refusal) -> ScriptStopped:
        line = self.script.line(step)
        played = step.number - 1 if step else 0
        what = f"step {step.number} ({step.name})" if step else "[session]"
        kept = f" The steps before it are in {self.save}." if step and self.save else " No save was made." if self.save else ""
        sentence = f"{self.script.name}, line {line}, {what}: {refusal.sentence}{kept}"
        return ScriptStopped(sentence, line=line, refusal=refusal, played=played)


def _numbered(table: Table, step: Step) -> c.Command | Refusal:
    """The command with the number that the team has for the inject or order that the step names.

    A team's own order has no number for it, and is named as it is.
    """
    team, state, command = team_of(step.behalf or step.seat), table.state, step.command
    if isinstance(command, c.ReadIncident):
        report = next((inject for inject in state.inbox if inject.inject == step.named and team in inject.refs), None)
        if report is None:
            return Refusal("unknown", f"The inject {step.named} has not reached {team or step.seat}.")
        return attrs.evolve(command, ref=report.refs[team])
    move = next((move for move in state.moves if move.order == step.named and team in move.refs), None)
    if move is not None and isinstance(command, c.ReadMove | c.RaiseReason | c.GiveEstimate | c.CastVote):
        return attrs.evolve(command, ref=move.refs[team])
    if isinstance(command, c.RaiseReason | c.GiveEstimate | c.CastVote):
        return attrs.evolve(command, order=step.named)
    return Refusal("unknown", f"{team or step.seat} has seen no move {step.named}.")
