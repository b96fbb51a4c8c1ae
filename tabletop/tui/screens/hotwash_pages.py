"""The pages of the hot wash, large enough for the back of a room."""

from __future__ import annotations

from attrs import frozen
from textual.content import Content

from tabletop.game.telling.words import counted
from tabletop.review.analysis import Analysis
from tabletop.review.analysis.forecasts import Foresight
from tabletop.review.analysis.perception import MoveReading
from tabletop.review.analysis.turns import TurnPlayed
from tabletop.review.prose import ENDINGS, distance_text, judged_text, likelihood, scale_text
from tabletop.tui.text import clean
from tabletop.tui.theme import team_colour, team_name

MISREADINGS = 5
"""Misreadings that are talked through."""
POINTS_A_PAGE = 3
"""Turning points on one page."""
FORECASTS, FORECASTS_ROOMY = 4, 6
"""Forecasts shown a team, those farthest off first."""
_BOX = 6
"""Cells that the box around a truth takes."""
GAUGE = 20
"""Most cells of the ladder's gauge."""
_TOGETHER = (
    "We look at what happened together, before anybody goes.",
    "",
    "· Say what you saw and thought then, not what you know now.",
    "· Nobody is quoted outside this room.",
    "· Each side speaks before the truth is shown.",
)
_ALONE = (
    "Look at what happened while it is fresh: ten minutes are enough.",
    "",
    "· Say what you saw and thought then, not what you know now.",
    "· Say it before the truth is shown, aloud or on paper: what was never said cannot be wrong.",
    "· The other side is a staff that the engine played; what it wrote down at the time is shown too.",
)
"""What the talk begins with."""
_WAY = {True: "↑", False: "↓"}
"""Arrows, for triangles are teams."""


@frozen
class Page:
    """One page. `truth` is what Enter reveals below it; None where there is nothing to reveal. `step` says what to do."""

    heading: str
    shown: Content
    truth: Content | None
    step: str


def pages(analysis: Analysis, *, roomy: bool = False, width: int = 74) -> tuple[Page, ...]:
    """All pages, in the order of the talk, for lines of `width` cells, with air between them where the window is high.

    A session that runs has one page, which gives nothing away. Where one person played alone, the pages speak to that person.
    """
    if not analysis.ended:
        text = "The session still runs. The hot wash begins after ENDEX, when everything is laid open."
        return (Page("Not yet", Content(text), None, "Escape gives the screen back to control."),)
    person = analysis.alone
    found = [_welcome(analysis, person), _timeline(analysis, roomy=roomy), *_incidents(analysis, person, width)]
    found += _read_right(analysis, person, width) if person else []
    largest = analysis.perception.largest[:MISREADINGS]
    found += [_misreading(analysis, reading, number, len(largest), person) for number, reading in enumerate(largest, 1)]
    if not largest:
        text = "Nobody misread a move: every reading that was written down hit the purpose."
        ask = "How sure were you?" if person else "Ask each side how sure it was."
        found.append(Page("Misreadings", Content(text), None, ask))
    found += _points(analysis, width)
    if any(one.forecasts for one in analysis.foresight):
        found.append(_forecasts(analysis, width, roomy=roomy))
    found.append(_aims(analysis, width))
    found.append(_last(alone=bool(person)))
    return tuple(found)


def _lines(*parts: Content | str) -> Content:
    return Content("\n").join(part if isinstance(part, Content) else Content(part) for part in parts)


def _b(text: str, style: str = "") -> Content:
    return Content.styled(clean(text), f"b {style}".strip())


def _team(analysis: Analysis, team: str) -> Content:
    return _b(team_name(analysis.deck, team), team_colour(analysis.deck, team))


def _hanging(mark: Content, text: Content, width: int) -> Content:
    """A text behind a mark, its further lines as far in as the first."""
    lines = text.wrap(max(width - mark.cell_length, 20))
    return Content("\n" + " " * mark.cell_length).join([Content.assemble(mark, lines[0]), *lines[1:]] if lines else [mark])


def _welcome(analysis: Analysis, person: str) -> Page:
    session = analysis.session
    ending = f"The session {ENDINGS[session.ending]}." if session.ending else ""
    return Page(
        f"Hot wash · {session.title}",
        _lines(
            _b(ending),
            Content(clean(session.ending_words)),
            "",
            *(_ALONE if person else _TOGETHER),
        ),
        None,
        "Enter goes on: the turns, the incidents, the largest misreadings, turning points, forecasts, aims.",
    )


def _timeline(analysis: Analysis, *, roomy: bool) -> Page:
    parts: list[Content] = []
    ladder = next(track for track in analysis.deck.tracks if track.id == analysis.deck.ladder.track)
    place = analysis.deck.tracks.index(ladder)
    # A scale that begins at 1 counts its cells from 1, as the gauges of play do.
    first = int(ladder.low == 1)
    span = max(ladder.high - ladder.low + first, 1)
    cells = min(span, GAUGE)
    before = analysis.turns[0].tracks_open[place] if analysis.turns else ladder.start
    for turn in analysis.turns:
        value = turn.tracks_close[place]
        way = _WAY[value > before] if value != before else "·"
        full = round((value - ladder.low + first) / span * cells)
        gauge = "█" * full + "░" * (cells - full)
        parts.append(
            Content.assemble(
                (f"Turn {turn.number}  ", "b $accent"),
                (clean(f"{turn.date} · {turn.title}"), "b"),
                "\n  ",
                (gauge, "$primary"),
                f"  {way} {clean(ladder.title)} {value}, {clean(ladder.band(value).name)}",
                (f"  ({_held(turn)})", "$muted"),
            )
        )
        before = value
    return Page(
        "The turns",
        Content("\n\n" if roomy else "\n").join(parts),
        None,
        "Which turn was the hardest? Enter goes on.",
    )


def _held(turn: TurnPlayed) -> str:
    given = [order for order in turn.orders if order.withdrawn is None]
    return f"{counted(len(turn.injects), 'event')}, {counted(len(given), 'order')}"


def _incidents(analysis: Analysis, person: str, width: int) -> list[Page]:
    """What was behind the incidents: asked first, then told with what each side took them for; no page where there was none."""
    asked: list[Content] = []
    told: list[Content | str] = []
    for inject in analysis.injects:
        event = inject.released
        if not event.incident:
            continue
        turn = Content.styled(f"Turn {inject.number}  ", "b $accent")
        asked.append(_hanging(turn, _b(event.title), width))
        behind = Content.assemble(clean(f"{event.title.rstrip('.')}: "), _b(analysis.titles.cause(event.cause), "$accent"))
        told.append(_hanging(turn, behind, width - _BOX))
        for reading in inject.readings:
            mark, right = ("✓", "right") if reading.right else ("✗", "wrong")
            taken = Content.assemble(
                _team(analysis, reading.team),
                clean(f" took it for {analysis.titles.cause(reading.reading)}, {likelihood(reading.likelihood)}: "),
                _b(right),
            )
            told.append(_hanging(_b(f"      {mark} "), taken, width - _BOX))
        told += [Content(f"        No reading from {clean(analysis.titles.team(team))}.") for team in inject.unread]
    if not asked:
        return []
    ask = "What did you take each of them for, and how sure were you?" if person else "What did each side take them for, and why?"
    first = "Answer for yourself first." if person else "Let each side speak first."
    step = f"{first} Enter shows what was behind them."
    return [Page("What was behind the incidents", _lines(*asked, "", ask), _lines(*told), step)]


def _read_right(analysis: Analysis, person: str, width: int) -> list[Page]:
    """The moves that a person alone read as they were meant; no page without one."""
    right = [reading for reading in analysis.perception.readings if reading.reader == person and not reading.misread]
    if not right:
        return []
    asked: list[Content | str] = []
    told: list[Content | str] = []
    for reading in right:
        turn = Content.styled(f"Turn {reading.number}  ", "b $accent")
        purpose = clean(analysis.titles.purpose(reading.purpose))
        asked.append(_hanging(turn, _b(f"“{reading.shown}”"), width))
        told.append(
            _hanging(
                turn,
                Content.assemble("✓ meant for ", _b(purpose), f", and you read it so: {likelihood(reading.likelihood)}"),
                width - _BOX,
            )
        )
    ask = "What did you take each of them for, and how sure were you?"
    step = "Answer for yourself first. Enter shows what was written down then."
    return [Page("Moves that you read right", _lines(*asked, "", ask), _lines(*told), step)]


def _misreading(analysis: Analysis, reading: MoveReading, number: int, of: int, person: str) -> Page:
    titles = analysis.titles
    turn = next((turn for turn in analysis.turns if turn.number == reading.number), None)
    when = f"Turn {reading.number}" + (f", {turn.date}" if turn else "")
    whose = (
        Content.assemble("Done by ", _team(analysis, reading.sender)) if reading.attributed else "Whose it was could not be told."
    )
    shown = _lines(
        Content.styled(clean(when), "$muted"),
        "",
        Content.assemble(_team(analysis, reading.reader), " saw:"),
        _b(f"“{reading.shown}”"),
        whose,
        "",
        *(_asked_alone(reading, person) if person else _asked(analysis, reading)),
    )
    order = next((order for order in analysis.orders if order.ref == reading.order_ref), None)
    why = f"“{order.given.rationale}”" if order else ""
    success = "  The sender had its way: it was taken as it was to be taken." if reading.deceived else ""
    truth = _lines(
        Content.assemble(
            _team(analysis, reading.sender),
            " · ",
            _b(reading.title),
        ),
        Content.assemble("  Meant for          ", _b(titles.purpose(reading.purpose), "$accent")),
        Content.assemble("  To be taken for    ", _b(titles.purpose(reading.message))),
        Content.assemble("  ", (clean(why), "i")),
        "",
        Content.assemble(
            _team(analysis, reading.reader),
            " read ",
            _b(titles.purpose(reading.reading), "$accent"),
            f", {likelihood(reading.likelihood)}",
        ),
        *([Content.assemble("  ", (clean(f"“{reading.grounds.strip()}”"), "i"))] if reading.grounds.strip() else []),
        Content.assemble("  ", _b(f"{distance_text(reading.distance)}.".capitalize()), success),
        *([Content.styled(clean(f"  {scale_text(analysis.deck)}"), "$muted")] if reading.distance else []),
    )
    first = "Answer for yourself first." if person else "Let each side speak first."
    return Page(f"Misreading {number} of {of}", shown, truth, f"{first} Enter shows what was written down then.")


def _asked(analysis: Analysis, reading: MoveReading) -> tuple[Content | str, ...]:
    """What both sides are asked before the truth is shown."""
    sender = (
        Content.assemble(_team(analysis, reading.sender), ", what was it for, and what were they to think?")
        if reading.attributed
        else "The side that did it: what was it for, and what were they to think?"
    )
    return (Content.assemble(_team(analysis, reading.reader), ", what did you take it for, and why?"), sender)


def _asked_alone(reading: MoveReading, person: str) -> tuple[str, ...]:
    """What one person alone is asked: about the own side what was thought, about the others what may have been."""
    taken = "What did you take it for, and why?" if reading.reader == person else "What may they have taken it for, and why?"
    meant = "What did you mean by it?" if reading.sender == person else "What may it have been for?"
    return (taken, meant)


def _points(analysis: Analysis, width: int) -> list[Page]:
    points = analysis.turning_points
    groups = [points[start : start + POINTS_A_PAGE] for start in range(0, len(points), POINTS_A_PAGE)]
    found = []
    for number, group in enumerate(groups, 1):
        parts: list[Content | str] = []
        for point in group:
            parts += [
                _hanging(Content.styled(f"Turn {point.number}  ", "b $accent"), _b(point.headline), width),
                _hanging(Content("        "), Content(clean(point.why)), width),
                "",
            ]
        of = f" ({number} of {len(groups)})" if len(groups) > 1 else ""
        found.append(
            Page(
                f"Turning points{of}", _lines(*parts), None, "What else could have been done here? Picked by rule: add your own."
            )
        )
    return found


def _forecasts(analysis: Analysis, width: int, *, roomy: bool) -> Page:
    parts: list[Content | str] = []
    for foresight in analysis.foresight:
        if foresight.forecasts:
            parts += [*_foresight(analysis, foresight, width, roomy=roomy), ""]
    parts.append(
        Content.styled("Brier score: the mean of (p − outcome)². 0 is perfect; always saying 50 % gives 0.25.", "$muted")
    )
    return Page(
        "Forecasts, farthest off first", _lines(*parts), None, "Where was a side surest, and wrong? Enter goes on to the aims."
    )


def _foresight(analysis: Analysis, foresight: Foresight, width: int, *, roomy: bool) -> list[Content]:
    score = "nothing resolved" if foresight.brier is None else f"Brier {foresight.brier:.2f}, n = {foresight.resolved}"
    lines = [Content.assemble(_team(analysis, foresight.team), "  ", (score, "b"))]
    farthest = sorted(foresight.forecasts, key=lambda one: -(one.score or 0))
    for one in farthest[: FORECASTS_ROOMY if roomy else FORECASTS]:
        answer = "not answered" if one.answer is None else "yes" if one.answer else "no"
        style = "$muted" if one.answer is None else "b"
        probability = Content.styled(f"  {one.probability:>3} %  ", "b $accent")
        lines.append(_hanging(probability, Content.assemble(clean(one.text), (f"  {answer}", style)), width))
    if rest := len(foresight.forecasts) - len(lines) + 1:
        lines.append(Content.styled(f"  and {rest} nearer the mark, in the review", "$muted"))
    return lines


def _aims(analysis: Analysis, width: int) -> Page:
    parts: list[Content | str] = []
    for team in analysis.deck.teams:
        score = next((f"{one.score} of 100" for one in analysis.aims.scores if one.team == team.id), "")
        parts.append(Content.assemble(_team(analysis, team.id), "  ", (score, "b")))
        for aim in analysis.aims.aims:
            if aim.team == team.id:
                mark = {"met": "✓ met", "partly": "◐ partly", "missed": "✗ missed", None: ""}[aim.result]
                role = f" ({analysis.titles.role(aim.role)})" if aim.role else ""
                parts.append(_hanging(Content.styled(f"  {mark:<9} ", "b $accent"), Content(clean(f"{aim.title}{role}")), width))
        parts.append("")
    parts.append(judged_text(analysis.session, analysis.aims))
    return Page("Aims revealed", _lines(*parts), None, "Did the other side guess them? Enter goes on to the last page.")


def _last(*, alone: bool) -> Page:
    return Page(
        "Before you go",
        _lines(
            "One sentence each, for yourself:" if alone else "One sentence from everybody:",
            "",
            _b("1  What would you do again?"),
            "",
            _b("2  What would you do otherwise?"),
            "",
            _b("3  What did the other side see that you did not mean to show?"),
        ),
        None,
        "Escape goes back; the review has all of it."
        if alone
        else "Control writes down what is said: o on the console. Escape gives the screen back.",
    )
