"""Forecasts, turning points, aims."""

from __future__ import annotations

from tabletop.review.analysis import Analysis
from tabletop.review.analysis.forecasts import LEAST_FOR_A_CURVE, Forecast, Foresight
from tabletop.review.analysis.moments import MOST
from tabletop.review.chapters.labels import MODEL, of_team
from tabletop.review.chapters.overview import at
from tabletop.review.markdown import md, table
from tabletop.review.prose import judged_text

_DEFINITION = (
    "The Brier score is the mean of (p − outcome)², with p from 0 to 1 and an outcome of 0 or 1: 0 is perfect, and saying 50 % "
    "every time gives 0.25. Scored is a team’s last probability before the answer was known, on questions that the session "
    "answered."
)
_RESULTS = {"met": "met", "partly": "partly met", "missed": "missed", None: "not judged yet"}


def forecasts_chapter(analysis: Analysis) -> list[str]:
    """Each team's forecasts with scores; those without an answer apart."""
    lines = ["## 6. Forecasts", ""]
    if not any(one.forecasts for one in analysis.foresight):
        reason = "" if analysis.session.forecasts else " The session was played without them."
        return [*lines, f"No forecast was made.{reason}", ""]
    lines += [_DEFINITION, ""]
    for foresight in analysis.foresight:
        lines += _team(analysis, foresight)
    return lines


def _team(analysis: Analysis, foresight: Foresight) -> list[str]:
    team = md(analysis.titles.team(foresight.team))
    score = "no forecast was resolved" if foresight.brier is None else f"Brier {foresight.brier:.2f}, n = {foresight.resolved}"
    lines = [f"### {team}: {score}", ""]
    known = [one for one in foresight.forecasts if one.answer is not None]
    rows = [
        (md(one.text), f"{one.probability} %", str(one.number), "yes" if one.answer else "no", f"{one.score:.2f}", _where(one))
        for one in known
    ]
    lines += table(
        (f"Question {of_team(analysis, foresight.team)}", "Forecast", "In turn", "Answer", "(p − o)²", "Where"), rows, (1, 2, 4)
    )
    if rows:
        lines.append("")
    if foresight.curve:
        lines += ["Calibration: of the forecasts in each range, how many came true.", ""]
        curve = [(f"{one.low}–{one.high} %", str(one.count), str(one.true)) for one in foresight.curve]
        lines += [*table(("Forecast", "Number", "Came true"), curve, (1, 2)), ""]
    elif known:
        lines += [f"Fewer than {LEAST_FOR_A_CURVE} resolved forecasts say nothing about calibration, so none is drawn.", ""]
    waiting = [one for one in foresight.forecasts if one.answer is None]
    if waiting:
        lines += ["Not answered, and not scored:", ""]
        lines += [f"- {md(one.text)} {one.probability} % {at(one.ref)}" for one in waiting]
        lines.append("")
    return lines


def _where(forecast: Forecast) -> str:
    refs = [forecast.ref, *([forecast.answer_ref] if forecast.answer_ref else [])]
    return ", ".join(str(ref) for ref in refs)


def moments_chapter(analysis: Analysis) -> list[str]:
    """The turning points, in the order of play."""
    lines = ["## 7. Turning points", ""]
    if not analysis.turning_points:
        return [*lines, "Nothing moved the world far enough to stand out.", ""]
    lines += [
        f"The weightiest, {MOST} at most, picked from the record by rule: choices at the top of the ladder, rungs climbed or",
        "descended, exposures, collective orders without agreement, and the events that moved the tracks farthest. A place to",
        "begin talking, not a verdict.",
        "",
    ]
    lines += [
        f"{number}. **Turn {moment.number}. {md(moment.headline)}** {md(moment.why)} {at(*moment.refs)}"
        for number, moment in enumerate(analysis.turning_points, 1)
    ]
    lines.append("")
    if lighter := [moment for moment in analysis.moments if moment not in analysis.turning_points]:
        lines += ["By the same rule, but lighter:", ""]
        lines += [f"- Turn {moment.number}. {md(moment.headline)} {md(moment.why)} {at(*moment.refs)}" for moment in lighter]
        lines.append("")
    return lines


def aims_lines(analysis: Analysis) -> list[str]:
    """What each team wanted, hidden from the other until now, and how far it came."""
    titles, aims = analysis.titles, analysis.aims
    lines = ["## 8. Aims", ""]
    if aims.scores and analysis.session.ending != "war":
        lines += ["A score is the weight of the aims reached, half for those partly met, of 100.", ""]
    if judged := judged_text(analysis.session, aims):
        lines += [judged, ""]
    for team in analysis.deck.teams:
        own = [aim for aim in aims.aims if aim.team == team.id]
        if not own:
            continue
        score = next((f": {one.score} of 100" for one in aims.scores if one.team == team.id), "")
        lines += [f"**{md(titles.team(team.id))}{score}**", ""]
        for aim in own:
            role = f" ({md(titles.role(aim.role))})" if aim.role else ""
            where = f" {at(aim.ref)}" if aim.ref else ""
            lines.append(
                f"- {MODEL} **{md(aim.title)}**{role}, weight {aim.weight}: {_RESULTS[aim.result]}. {md(aim.text)}{where}"
            )
        lines.append("")
    return lines
