"""What teams say and do, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game import events as e
from tabletop.game.telling.telling import Telling, Values
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import quoted


def _incident(t: Titles, v: Values) -> str:
    return f"{t.team(v['team'])} reads report {v['ref']} as {t.cause(v['reading'])}, {v['likelihood']} %{quoted(v['grounds'])}"


def _move(t: Titles, v: Values) -> str:
    return f"{t.team(v['team'])} reads move {v['ref']} as {t.purpose(v['reading'])}, {v['likelihood']} %{quoted(v['grounds'])}"


def _forecast(t: Titles, v: Values) -> str:
    return f"{t.team(v['team'])} puts {v['probability']} % on: {t.question(v['question'])}"


def _order(t: Titles, v: Values) -> str:
    by = "" if v["slot"] == "main" else f" ({t.role(v['role'])})"
    if v["substance"] == "pass":
        return f"{t.team(v['team'])} passes{by}."
    what = t.card(v["card"]) if v["card"] else v["argument"]
    return f"{t.team(v['team'])} orders{by}: {what}, for {t.purpose(v['purpose'])}."


def _order_long(t: Titles, v: Values) -> str:
    slot = "main" if v["slot"] == "main" else "national"
    if v["substance"] == "pass":
        return f"{t.team(v['team'])} passes its {slot} order: “{v['rationale']}”"
    what = t.card(v["card"]) if v["card"] else v["argument"]
    meant = f"Purpose {t.purpose(v['purpose'])}, to be taken for {t.purpose(v['message'])}."
    return f"{t.team(v['team'])} gives its {slot} order: {what} ({v['posture']}). {meant} Why: “{v['rationale']}”"


def _withdrawn(t: Titles, v: Values) -> str:
    return f"{t.team(v['team'])} takes {'its order ' + order if (order := t.order(v)) else 'an order'} back."


def _agreement(t: Titles, v: Values) -> str:
    to = f" to {order}" if (order := t.order(v)) else ""
    return f"{t.role(v['role'])} {f'agrees{to}' if v['agrees'] else f'does not agree{to}'}{quoted(v['words'])}"


def _statement(t: Titles, v: Values) -> str:
    return f"{t.team(v['team'])} will say: “{v['text']}”"


def _finished(t: Titles, v: Values) -> str:
    return f"{t.team(v['team'])} is done with the {v['phase']} phase."


def _silence(t: Titles, v: Values) -> str:
    return f"{t.team(v['team'])} puts an order under silence: who does not break it agrees."


def _played(t: Titles, v: Values) -> str:
    by = "control" if v["by"] == "control" else "its team"
    # A team reads its own roles alone.
    role = t.role(v["role"]) if any(role.id == v["role"] for role in t.deck.roles) else "A role of others"
    return f"{role} is played by {by} from now on{quoted(v.get('reason', ''))}"


TELLINGS: Mapping[type[e.Event], Telling] = {
    e.IncidentRead: Telling.alike(_incident),
    e.MoveRead: Telling.alike(_move),
    e.ForecastMade: Telling.alike(_forecast),
    e.OrderGiven: Telling(_order, _order_long),
    e.OrderWithdrawn: Telling.alike(_withdrawn),
    e.AgreementGiven: Telling.alike(_agreement),
    e.StatementMade: Telling.alike(_statement),
    e.TeamFinished: Telling.alike(_finished),
    e.SilenceOpened: Telling.alike(_silence),
    e.RolePlayed: Telling.alike(_played),
}
