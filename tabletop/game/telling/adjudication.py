"""The reveal, reasons, rulings and what follows from them, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.game import events as e
from tabletop.game.telling.telling import Telling, Values
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import METHODS, OUTCOMES, STANDINGS, listed, per_mille, quoted

_DONE = {"accept": "Accepted", "soften": "Softened", "hold": "Held"}
_WENT_AHEAD = ("carried", "national")


def _worded(t: Titles, v: Values) -> str:
    of = t.order(v)
    return f"Control words what others will see{f' of {of}' if of else ''}: “{v['text']}”"


def _statements(t: Titles, v: Values) -> str:
    return " ".join(f"{t.team(team)} says: “{text}”" for team, text in v["statements"].items())


def _revealed(t: Titles, v: Values) -> str:
    if "standing" not in v:
        return f"{t.team(v['author']) if v['author'] else 'Seen, author unknown'}: {v['shown']}"
    return _own_revealed(t, v)


def _revealed_long(t: Titles, v: Values) -> str:
    if "standing" not in v:
        who = t.team(v["author"]) if v["author"] else "Nobody can tell who"
        exposed = " It was meant to stay hidden." if v["exposed"] else ""
        return f"Seen: {who}. “{v['shown']}”{exposed}"
    return _own_revealed(t, v)


def _own_revealed(t: Titles, v: Values) -> str:
    """The reveal of an order to its team and to control."""
    exposed = " It is exposed." if v["exposed"] else ""
    seen = f" Seen of it: “{v['shown']}”" if v["shown"] else " Nobody sees anything of it."
    named = f" {order}" if (order := t.order(v)) else ""
    return f"{t.team(v['team'])}’s order{named} {STANDINGS[v['standing']]}.{exposed}" + (
        seen if v["standing"] in _WENT_AHEAD else ""
    )


def _reason(t: Titles, v: Values) -> str:
    about = t.order(v) or (f"move {v['ref']}" if v["ref"] else "the order")
    return f"{t.team(v['team'])} argues {'for' if v['side'] == 'pro' else 'against'} {about}: “{v['text']}”"


def _estimate(t: Titles, v: Values) -> str:
    of = t.order(v)
    return f"An estimate{f' of {of}' if of else ''}: {v['percent']} %."


def _vote(t: Titles, v: Values) -> str:
    return f"A vote: {t.order(v) or 'it'} {'succeeds' if v['succeeds'] else 'fails'}."


def _laid_open(t: Titles, v: Values) -> str:
    what = "of a move seen" if "order" not in v else f"of {t.team(v['team'])}’s order"
    return f"The estimates {what} lie open: {listed(f'{each} %' for each in v['estimates'])}; the median is {v['median']} %."


def _explained(_t: Titles, v: Values) -> str:
    return f"Why an estimate was {v['percent']} %{quoted(v['words'])}"


def _ruled(t: Titles, v: Values) -> str:
    outcome = OUTCOMES[v["outcome"]]
    if "order" not in v:
        what = f"What was seen, “{v['shown']}”," if v.get("shown") else "A move seen"
        return f"{what} comes to {outcome}{quoted(v['words'])}"
    what = t.card(v["card"]) if v["card"] else t.order(v) or "its argument"
    chance = per_mille(v["chance"]) if v["chance"] and v["method"] != "certain" else ""
    dice = f"dice {'+'.join(map(str, v['dice']))}" if v["dice"] else ""
    how = ", ".join(filter(None, (METHODS[v["method"]], chance, dice)))
    nothing = "" if v.get("effects", True) else " It has no effect on the world."
    return f"Ruled: {t.team(v['team'])}, {what}: {outcome} ({how}){quoted(v['words'])}{nothing}"


def _ruled_long(t: Titles, v: Values) -> str:
    aside = " Control set the dice aside." if v.get("overridden") else ""
    return _ruled(t, v) + aside + (f" Established: “{v['fact']}”" if v["fact"] else "")


def _proposed(t: Titles, v: Values) -> str:
    dice = f" (d100 fell {v['roll']}, at {v['chance']} or less it happens)" if v["roll"] else ""
    return f"Proposed by a {v['source']}: {v['title']}{dice}: {t.effects(v['effects']) or 'no change'}."


def _settled(t: Titles, v: Values) -> str:
    if "decision" not in v:
        return _told(v)
    to = f", to {t.effects(v['effects']) or 'no change'}" if v["decision"] == "soften" else ""
    return f"{_DONE[v['decision']]}: {v.get('title') or 'a proposal'}{to}{quoted(v['reason'])}"


def _told(v: Values) -> str:
    """A settled proposal, to a team that sees what it changed."""
    title = next(iter(v.get("rule", {}).values()), "")
    return f"The rules of the world at work: {title}." if title else "What was reported has its consequences."


def _settled_long(t: Titles, v: Values) -> str:
    if "decision" not in v:
        return _told(v)
    did = {"accept": "accepts", "soften": "softens", "hold": "holds"}[v["decision"]]
    what = f"the proposal “{v['title']}”" if v.get("title") else "a proposal"
    return f"Control {did} {what} ({t.effects(v['effects']) or 'no effect'}){quoted(v['reason'])}"


def _adjusted(t: Titles, v: Values) -> str:
    return f"Control sets {t.effects((v['what'],))}{quoted(v['reason'])}"


TELLINGS: Mapping[type[e.Event], Telling] = {
    e.ObservableWorded: Telling.alike(_worded),
    e.StatementsRevealed: Telling.alike(_statements),
    e.OrderRevealed: Telling(_revealed, _revealed_long),
    e.ReasonRaised: Telling.alike(_reason),
    e.EstimateGiven: Telling.alike(_estimate),
    e.VoteCast: Telling.alike(_vote),
    e.EstimatesShown: Telling.alike(_laid_open),
    e.EstimateExplained: Telling.alike(_explained),
    e.OrderRuled: Telling(_ruled, _ruled_long),
    e.ProposalMade: Telling.alike(_proposed),
    e.ProposalSettled: Telling(_settled, _settled_long),
    e.WorldAdjusted: Telling.alike(_adjusted),
}
