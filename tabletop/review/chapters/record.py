"""How the record was made and mended: who was played by control, what was taken back or amended."""

from __future__ import annotations

from tabletop.game.telling.words import counted, listed
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.session import Amendment
from tabletop.review.chapters.labels import RULING, mender
from tabletop.review.chapters.overview import at
from tabletop.review.markdown import md, quoted

_PARTS = {
    "order_given": ("order", "orders"),
    "statement_made": ("statement", "statements"),
    "inject_released": ("inject", "injects"),
    "order_ruled": ("ruling", "rulings"),
    "move_read": ("reading of a move", "readings of moves"),
    "incident_read": ("reading of an incident", "readings of incidents"),
    "forecast_made": ("forecast", "forecasts"),
    "phase_opened": ("phase opened", "phases opened"),
    "turn_opened": ("turn opened", "turns opened"),
    "order_revealed": ("order revealed", "orders revealed"),
    "proposal_settled": ("proposal settled", "proposals settled"),
    "talks_opened": ("talks opened", "talks opened"),
    "talks_recorded": ("record of talks", "records of talks"),
    "silence_opened": ("silence", "silences"),
    "session_ended": ("ending", "endings"),
}


def record_chapter(analysis: Analysis, *, staff: bool) -> list[str]:
    """Roles that control played, parts taken back, words amended, and what in the record names nothing."""
    lines = ["## 11. The record", ""]
    lines += [
        "The log is appended to and never changed; each entry is chained to the one before, which makes an edit evident, not",
        "impossible. What was taken back is still in it, and is not part of this report.",
        "",
    ]
    lines += _roles(analysis, staff=staff)
    if analysis.taken_back:
        times = "once" if len(analysis.taken_back) == 1 else f"{len(analysis.taken_back)} times"
        steps = counted(sum(part.commits for part in analysis.taken_back), "step")
        lines += [f"The session was taken back {times}, {steps} in all.", ""]
    for part in analysis.taken_back:
        what = _named(part.parts)
        held = f": {what}" if what else ""
        who = "The person who played" if analysis.engine_rules else "Control"
        lines.append(
            f"- {mender(analysis)} {who} took the session back to step {part.to_seq}. Taken back: {counted(part.commits, 'step')}"
            f"{held}. Reason: {quoted(part.reason)} {at(part.ref)}"
        )
    for amended in analysis.amendments:
        if amended.for_staff and not staff:
            continue
        lines.append(_amended(analysis, amended))
    lines += [f"- {md(problem)}" for problem in analysis.problems]
    if not (analysis.taken_back or analysis.amendments or analysis.problems):
        lines.append("Nothing was taken back or amended.")
    if staff and analysis.head:
        lines += [
            "",
            f"The head hash after step {analysis.session.commits} is `{analysis.head}`. Keep it apart from the save: if",
            "steps are cut off cleanly at its end, nothing else shows it.",
        ]
    return [*lines, ""]


def _amended(analysis: Analysis, amended: Amendment) -> str:
    """What was amended where, by whom, from what to what, and why."""
    others = [str(seq) for seq in dict.fromkeys(ref.seq for ref in amended.also) if seq != amended.target.seq]
    also = f", and where they stand again in {'step' if len(others) == 1 else 'steps'} {listed(others)}," if others else ""
    by = f" by {md(analysis.titles.person(amended.person))}" if amended.person else ""
    was = quoted(amended.was) if amended.was.strip() else "nothing"
    return (
        f"- {mender(analysis)} Words of step {amended.target.seq} ({md(amended.field)}){also} were amended{by} from {was} "
        f"to {quoted(amended.text)} Reason: {quoted(amended.reason)} {at(amended.ref)}"
    )


def _roles(analysis: Analysis, *, staff: bool) -> list[str]:
    roles, titles = analysis.roles, analysis.titles
    lines = []
    if roles.absent:
        lines.append(f"- {RULING} Played by control from the start: {md(titles.roles(roles.absent))}.")
    for change in roles.changes:
        reason = f" Reason: {quoted(change.event.reason)}" if staff and change.event.reason.strip() else ""
        role = md(titles.role(change.event.role))
        how = f"control took over {role}" if change.event.by == "control" else f"{role} went back to its own team"
        lines.append(f"- {RULING} In turn {change.number}, {change.phase}, {how}.{reason} {at(change.ref)}")
    for entered in roles.entered:
        count = counted(len(entered.refs), "step")
        lines.append(
            f"- {RULING} Entered by control for {md(titles.team(entered.team))}, from slips or for an empty seat: {count} "
            f"{at(*entered.refs)}"
        )
    return [*lines, ""] if lines else []


def _named(parts: tuple[tuple[str, int], ...]) -> str:
    named = [counted(count, *_PARTS[name]) for name, count in parts if name in _PARTS]
    other = sum(count for name, count in parts if name not in _PARTS)
    if other:
        named.append(counted(other, "other entry", "other entries"))
    return ", ".join(named)
