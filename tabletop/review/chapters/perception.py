"""Misread and deceived; incidents."""

from __future__ import annotations

from tabletop.review.analysis import Analysis
from tabletop.review.chapters.labels import of_team
from tabletop.review.chapters.overview import at
from tabletop.review.markdown import md, quoted, table
from tabletop.review.prose import likelihood, reader_text, scale_text, verdict

LARGEST = 5
"""Misreadings told one by one."""


def perception_chapter(analysis: Analysis) -> list[str]:
    """The matrix of purposes and readings, how each team read, and the largest misreadings."""
    perception, titles = analysis.perception, analysis.titles
    lines = ["## 4. Misread and deceived", ""]
    if not perception.readings:
        lines += ["No team wrote down a reading of another’s move.", ""]
    else:
        lines += [f"- {of_team(analysis, reader.team)} {md(reader_text(titles, reader))}" for reader in perception.readers]
        lines += [
            "",
            "Rows: what a move was for. Columns: what it was read as. Each cell counts readings; on the diagonal, in bold, are",
        ]
        lines += ["those that hit. Readings are counted, never averaged; distances are given as medians.", ""]
        lines += [*_matrix(analysis), ""]
        lines += ["### The largest misreadings", "", md(scale_text(analysis.deck)), "", *_largest(analysis), ""]
    lines += ["### Incidents", "", *_incidents(analysis), ""]
    return lines


def _matrix(analysis: Analysis) -> list[str]:
    perception, titles = analysis.perception, analysis.titles
    rows = []
    for purpose, counts in zip(perception.rows, perception.counts, strict=True):
        cells = [
            f"**{count}**" if purpose == column and count else str(count or "·")
            for column, count in zip(perception.columns, counts, strict=True)
        ]
        rows.append((md(titles.purpose(purpose)), *cells))
    headers = ("Meant ↓ / read →", *(md(titles.purpose(column)) for column in perception.columns))
    return table(headers, rows, range(1, len(headers)))


def _largest(analysis: Analysis) -> list[str]:
    titles = analysis.titles
    lines = []
    for number, reading in enumerate(analysis.perception.largest[:LARGEST], 1):
        lines.append(
            f"{number}. Turn {reading.number}: {md(titles.team(reading.sender))} ordered **{md(reading.title)}** for "
            f"{md(titles.purpose(reading.purpose))}, to be taken for {md(titles.purpose(reading.message))}. "
            f"{md(titles.team(reading.reader))} saw {quoted(reading.shown)} and read {md(titles.purpose(reading.reading))} "
            f"({likelihood(reading.likelihood)}): {md(verdict(reading))}.{_grounds(reading.grounds)} "
            f"{at(reading.order_ref, reading.ref)}"
        )
    return lines or ["None: every reading hit the purpose."]


def _grounds(grounds: str) -> str:
    return f" Why: {quoted(grounds.strip())}" if grounds.strip() else ""


def _incidents(analysis: Analysis) -> list[str]:
    titles = analysis.titles
    rows = [
        (
            str(reading.number),
            md(reading.title),
            md(titles.team(reading.team)),
            md(titles.cause(reading.reading)),
            likelihood(reading.likelihood),
            md(titles.cause(reading.truth)),
            "right" if reading.right else "wrong",
            md(reading.grounds.strip()) or "–",
            str(reading.ref),
        )
        for reading in analysis.incidents
    ]
    headers = ("Turn", "Incident", "Team", "Read as", "Likelihood", "Sealed truth", "Reading", "Why", "Where")
    return table(headers, rows, (0,)) or ["No incident was read."]
