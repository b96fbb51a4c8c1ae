"""The course of the session in words: its opening, turns, phases, end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tabletop.game import events as e
from tabletop.game.telling.telling import Telling, Values
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import PHASE_TASKS, counted, listed, quoted


class Fork(Protocol):
    """Where a session was forked: from which one, by its name, in which turn (0 before the first) and phase."""

    @property
    def title(self) -> str:
        """The name of what it was forked from."""

    @property
    def turn(self) -> int:
        """The number of the turn."""

    @property
    def phase(self) -> e.Phase:
        """The phase."""


CHOICES = {"war": "war", "off_ramp": "one off-ramp turn", "contained": "a contained incident"}
ENDINGS = {"endex": "ENDEX", "war": "ENDEX, in war", "stopped": "ENDEX, called early"}


def _opened(_t: Titles, v: Values) -> str:
    return f"STARTEX: {v['title']}, {counted(len(v['plan']), 'turn')}.{_forked(v)}"


def _opened_long(t: Titles, v: Values) -> str:
    teams = listed(t.team_long(team) for team in v["teams"])
    hidden = ", the end hidden" if v["hidden_end"] else ""
    return f"STARTEX. “{v['title']}”: {teams}, {counted(len(v['plan']), 'turn')}{hidden}.{_forked(v)}"


def _forked(v: Values) -> str:
    return f" {fork_words(v['forked'])}" if "forked" in v else ""


def fork_words(fork: Fork) -> str:
    """Where a session was forked, as a sentence."""
    where = f"turn {fork.turn}, {fork.phase}" if fork.turn else "its opening"
    return f"Forked from “{fork.title}”, at {where}."


def _engine(t: Titles, v: Values) -> str:
    drawn = f", {t.temperament(v['temperament']).lower()}" if v.get("temperament") else ""
    return f"{t.team(v['team'])} is played by the engine: {v['level']}{drawn}."


def _turn(_t: Titles, v: Values) -> str:
    return f"Turn {v['number']} begins: {v['title']}, {v['date']}."


def _phase(_t: Titles, v: Values) -> str:
    return f"Phase: {v['phase']} ({PHASE_TASKS[v['phase']]})."


def _ladder(_t: Titles, v: Values) -> str:
    return f"At the top of the ladder: {CHOICES[v['choice']]}{quoted(v['words'])}"


def _answered(t: Titles, v: Values) -> str:
    return f"Answered {'yes' if v['answer'] else 'no'}: {t.question(v['question'])}"


def _ended(t: Titles, v: Values) -> str:
    scores = ", ".join(f"{t.team(team)} {score}" for team, score in v.get("scores", {}).items() if t.scored)
    return f"{ENDINGS[v['ending']]}{quoted(v['words'])}" + (f" Aims reached: {scores}." if scores else "")


TELLINGS: Mapping[type[e.Event], Telling] = {
    e.SessionOpened: Telling(_opened, _opened_long),
    e.EngineSeated: Telling.alike(_engine),
    e.TurnOpened: Telling.alike(_turn),
    e.PhaseOpened: Telling.alike(_phase),
    e.LadderChosen: Telling.alike(_ladder),
    e.QuestionAnswered: Telling.alike(_answered),
    e.SessionEnded: Telling.alike(_ended),
}
