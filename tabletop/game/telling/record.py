"""What is kept about the session rather than played in it, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game import events as e
from tabletop.game.telling.telling import Telling, Values
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import listed, quoted


def _seat(t: Titles, v: Values) -> str:
    return f"{t.person(v['person'])} takes the seat {t.seat(v['place'])}."


def _noted(_t: Titles, v: Values) -> str:
    return f"Note: {v['text']}"


def _observed(t: Titles, v: Values) -> str:
    what = "Strength" if v["seen"] == "strength" else "Area for improvement"
    task = f" ({t.task(v['task'])})" if v["task"] else ""
    return f"{what}{task}: {v['text']}"


def _rated(t: Titles, v: Values) -> str:
    return f"{t.task(v['task'])} is rated {v['rating']}{quoted(v['note'])}"


def _rewound(_t: Titles, v: Values) -> str:
    where = f" to step {v['to_seq']}" if "to_seq" in v else ""
    return f"Control takes the session back{where}{quoted(v['reason'])}"


def _amended(_t: Titles, v: Values) -> str:
    return f"{_amended_where(v)}{quoted(v['reason'])}"


def _amended_long(_t: Titles, v: Values) -> str:
    was = f" from “{v['was'].strip()}”" if v.get("was", "").strip() else ""
    return f"{_amended_where(v)}{was} to “{v['text']}”{quoted(v['reason'])}"


def _amended_where(v: Values) -> str:
    """Which steps' words are amended: that in which they were born, and those that took them over."""
    others = [str(seq) for seq in dict.fromkeys(at.seq for at in v["also"]) if seq != v["seq"]]
    also = f", and where they stand again in {'step' if len(others) == 1 else 'steps'} {listed(others)}," if others else ""
    return f"Words of step {v['seq']}{also} are amended"


TELLINGS: Mapping[type[e.Event], Telling] = {
    e.SeatTaken: Telling.alike(_seat),
    e.Noted: Telling.alike(_noted),
    e.ObservationMade: Telling.alike(_observed),
    e.TaskRated: Telling.alike(_rated),
    e.Rewound: Telling.alike(_rewound),
    e.Amended: Telling(_amended, _amended_long),
}
