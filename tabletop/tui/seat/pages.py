"""What a seat can look up at any time: inbox, situation, briefing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tabletop.deck.model import Deck
from tabletop.game.feed import Heard
from tabletop.game.telling.estimates import estimates_told
from tabletop.game.telling.probability import held
from tabletop.game.view import TeamView
from tabletop.game.view.parts import MoveView, Report
from tabletop.tui.marks import plain, wants_plain
from tabletop.tui.seat.words import OUTCOMES, purpose
from tabletop.tui.text import clean
from tabletop.tui.theme import deck_team, team_colour, team_name
from tabletop.tui.widgets.tracks import Tracks
from tabletop.tui.words import cause_title


class InboxPage(OptionList):
    """The reports that reached the team, the newest first unless arranged otherwise. Enter on an incident opens its reading."""

    class Opened(Message):
        """An incident is to be read."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, deck: Deck) -> None:
        super().__init__(id="inbox", compact=True, classes="page")
        self._deck = deck
        self._shown: tuple[object, ...] = ()
        self._paging = False
        """Whether the page itself is moved, and the cursor only follows."""
        self.in_order: Callable[[tuple[Report, ...]], Iterable[Report]] = reversed
        """Puts the reports into the order in which they are shown."""

    def show(self, view: TeamView) -> None:
        """Show the inbox of a view; nothing is done if it is as it was."""
        fresh = view.clock.phase in ("inject", "assess")
        now = (view.inbox, view.clock.number, fresh)
        if now == self._shown:
            return
        self._shown = now
        at = self.highlighted_option.id if self.highlighted_option is not None else None
        came = {str(report.number) for report in view.inbox} - {option.id for option in self.options}
        self.clear_options()
        if not view.inbox:
            self.add_option(Option(Content("No reports yet. Control releases them in the inject phase."), disabled=True))
        self.add_options(
            Option(report_text(self._deck, report, new=fresh and report.turn == view.clock.number), id=str(report.number))
            for report in self.in_order(view.inbox)
        )
        if came:  # they stand at the top
            self.scroll_home(animate=False)
        elif at is not None:
            self.highlighted = self.get_option_index(at)

    def action_page_down(self) -> None:
        """Show the next line after the last one shown."""
        self._turn_page(1)

    def action_page_up(self) -> None:
        """Show the page before."""
        self._turn_page(-1)

    def _turn_page(self, way: int) -> None:
        """Move by a page, whole reports or not, and take the cursor along to the first report that begins on it."""
        at = self.scroll_offset.y
        self.scroll_to(y=at + way * self.scrollable_content_region.height, animate=False, immediate=True)
        if self.scroll_offset.y == at:  # all is in sight, or it is the end
            (self.action_first if way < 0 else self.action_last)()
            return
        top = self.scroll_offset.y
        starts = [self._index_to_line[index] for index in range(self.option_count)]
        self._paging = True
        self.highlighted = next((index for index, line in enumerate(starts) if line >= top), len(starts) - 1)
        self._paging = False

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the cursor into sight, unless it follows the page."""
        if not self._paging:
            super().scroll_to_highlight(top)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the reading."""
        event.stop()
        if event.option_id and event.option_id.isdigit():
            self.post_message(self.Opened(int(event.option_id)))


def report_text(deck: Deck, report: Report, *, new: bool) -> Content:
    """A report with its source, reliability and time, and what the team made of it; one that was read is not new."""
    new = new and not report.reading
    head = [f"turn {report.turn}", *(part for part in (report.time, report.source, report.reliability) if part)]
    lines = [
        Content.assemble(
            (f"{report.number:>2} {'NEW ' if new else ''}", "b $accent" if new else "b"), (clean(" · ".join(head)), "$secondary")
        ),
        Content(clean(report.text)),
    ]
    if report.reading:
        lines.append(
            Content.assemble(
                ("You read: ", "$secondary"),
                clean(cause_title(deck, report.reading)),
                f", {held(report.likelihood)} ({report.likelihood} %)",
                f": “{clean(report.grounds)}”" if report.grounds else "",
            )
        )
    elif report.readable:
        lines.append(Content.styled("To be read: what is behind it? Enter says.", "b"))
    lines.append(Content(""))
    return Content("\n").join(lines)


class SituationPage(VerticalScroll):
    """The world as the team knows it: tracks, capital, facts, what was seen."""

    def __init__(self, deck: Deck) -> None:
        super().__init__(id="situation", classes="page")
        self._deck = deck

    def compose(self) -> ComposeResult:
        """The capital, what the turn has brought to light, the tracks, then a text."""
        yield Static("", id="capital", markup=False)
        yield Static("", id="news", markup=False)
        yield Tracks(self._deck)
        yield Static("", id="ladder", markup=False)
        yield Static("", id="estimates", markup=False)
        yield Static("", id="facts", markup=False)

    def show(self, view: TeamView) -> None:
        """Show a view."""
        spend = "all of it can be spent" if view.spendable == view.capital else f"{view.spendable} of it can still be spent"
        own = deck_team(self._deck, view.team)
        income = f"; each new turn brings {own.income}" if own is not None and own.income and view.ending is None else ""
        self.query_one("#capital", Static).update(
            Content.assemble(("Political capital ", "b"), (str(view.capital), "b $accent"), f", {spend}{income}")
        )
        told = self._news(view) if view.clock.phase in ("adjudicate", "consequences", "ended") else []
        news = self.query_one("#news", Static)
        news.update(Content("\n").join([*told, Content("")]))
        news.display = bool(told)
        self.query_one(Tracks).tracks = view.tracks
        ladder = ladder_line(self._deck, view)
        self.query_one("#ladder", Static).update(ladder)
        self.query_one("#ladder").display = bool(ladder.plain)
        self.query_one("#estimates").display = any(track.sight == "estimate" for track in view.tracks)
        lines: list[Content] = []
        holding = [fact.title for fact in view.facts if fact.holds]
        if holding:
            lines += [Content(""), Content.styled("What is so", "b"), *(Content(clean(f"• {title}")) for title in holding)]
        if view.established:
            lines += [Content(""), Content.styled("Established in play", "b")]
            lines += [Content(clean(f"• {fact}")) for fact in view.established]
        before = [move for move in view.moves if not told or move.turn < view.clock.number]
        if before:
            earlier = " before" if told else ""
            lines += [Content(""), Content.styled(f"What you have seen the others do{earlier}", "b")]
            lines += move_lines(self._deck, reversed(before))
        self.query_one("#facts", Static).update(Content("\n").join(lines))

    def hear(self, view: TeamView, heard: Iterable[Heard]) -> None:
        """Say what is only estimated, and what was seen where that moved."""
        told = "\n".join(estimates_told(self._deck, view, heard))
        line = Content.styled(clean(told), "$secondary")
        self.query_one("#estimates", Static).update(Content(plain(line.plain)) if wants_plain() else line)

    def _news(self, view: TeamView) -> list[Content]:
        """What the reveal brought to light: the others' moves, and what was said beside them."""
        moves = [move for move in view.moves if move.turn == view.clock.number]
        lines: list[Content] = []
        if moves:
            lines += [Content.styled("What you see the others do", "b $accent"), *move_lines(self._deck, moves)]
        if view.statements:
            lines += [Content.styled("Said in public this turn", "b $accent")]
            lines += [said(self._deck, team, ": ", words) for team, words in view.statements]
        return lines


def ladder_line(deck: Deck, view: TeamView) -> Content:
    """The bands of the ladder from low to high, that in which it stands marked; empty where the team does not see it."""
    stands = next((track for track in view.tracks if track.id == deck.ladder.track), None)
    ladder = next((track for track in deck.tracks if track.id == deck.ladder.track), None)
    if stands is None or ladder is None:
        return Content("")
    names = [Content.styled(clean(band.name), "b" if band.name == stands.band else "$secondary") for band in ladder.bands]
    steps = Content.styled(" < ", "$secondary").join(names)
    return Content.assemble((f"{clean(stands.title)}, from low to high: ", "$secondary"), steps)


def said(deck: Deck, team: str, between: str, words: str) -> Content:
    """A team's public words, after its name in its colour."""
    return Content.assemble((clean(team_name(deck, team)), f"b {team_colour(deck, team)}"), between, clean(words))


def whose(deck: Deck, move: MoveView) -> tuple[str, str]:
    """Who made a move, as far as can be told, and the style of the name."""
    name = team_name(deck, move.author) if move.author else "Nobody can tell whose"
    return clean(name), f"b {team_colour(deck, move.author)}"


def move_lines(deck: Deck, moves: Iterable[MoveView]) -> list[Content]:
    """Moves as they can be seen, with what the team took them for and what came of them."""
    lines = []
    for move in moves:
        line = Content.assemble((f"turn {move.turn} ", "$secondary"), whose(deck, move), ": ", clean(move.shown))
        if move.exposed:
            line = Content.assemble(line, (" It was laid open.", "$warning"))
        if move.reading:
            line = Content.assemble(
                line,
                (f" You took it for {clean(purpose(deck, move.reading))}, {held(move.likelihood)}", "$secondary"),
                (f": “{clean(move.grounds)}”" if move.grounds else ".", "$secondary"),
            )
        if move.outcome:
            line = Content.assemble(line, (f" {OUTCOMES[move.outcome]}.", "b"))
        if move.words:
            line = Content.assemble(line, " ", clean(move.words))
        lines.append(line)
    return lines


LOOK_UP = "Below, to look up:"
"""Where the part of a briefing ends that everybody reads; then is said what follows."""
_STOP = re.compile(r"(?<!\b[A-Za-z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]\s+(?=\S)")
"""What may end a sentence: a stop that is not of an initial or an abbreviation such as `No.`, `St.` or `Gen.`."""
_OPENING = "“‘\"'("
"""What may stand before the capital of the next sentence."""


class BriefingPage(VerticalScroll):
    """The common brief, the team's own, its aims, and a card for each of its roles."""

    def __init__(self, deck: Deck, team: str) -> None:
        super().__init__(id="briefing", classes="page")
        self._deck = deck
        self._team = team

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(briefing_text(self._deck, self._team), markup=False)


def briefing_text(deck: Deck, team: str) -> Content:
    """All that a team is told before play: first what everybody reads, on a page; then what is there to be looked up."""
    found = deck_team(deck, team)
    lines = [Content.styled("The situation", "b $accent"), Content(_flow(deck.brief)), Content("")]
    if found is not None:
        lines += [
            Content.styled(clean(f"You are {found.glyph} {found.title}"), "b $accent"),
            Content(_flow(found.brief)),
            Content(""),
        ]
    common = [aim for aim in deck.aims if aim.team == team and not aim.role]
    if common:
        lines += [Content.styled("What you want (the other side does not know)", "b $accent")]
        lines += [Content.assemble("• ", (clean(aim.title), "b"), ". ", _first(aim.text)) for aim in common] + [Content("")]
    own = [role for role in deck.roles if role.team == team]
    more = [aim for aim in common if _first(aim.text) != _flow(aim.text)]
    follows = ["how each aim is judged"] if more else []
    follows += ["a card for each office, which whoever speaks for it reads"] if own else []
    if follows:
        lines += [Content.styled(f"{LOOK_UP} {', and '.join(follows)}.", "$secondary"), Content("")]
    if more:
        lines += [Content.styled("How each aim is judged", "b $accent")]
        lines += [Content.assemble("• ", (clean(aim.title), "b"), ". ", _flow(aim.text)) for aim in more] + [Content("")]
    for role in own:
        lines += [Content.styled(clean(role.title), "b $accent"), Content(_flow(role.card))]
        lines.append(Content.assemble(("Your aim  ", "b"), _flow(role.aim)))
        lines += [
            Content.assemble(("Judged at the end  ", "b"), clean(aim.title), ". ", _flow(aim.text))
            for aim in deck.aims
            if aim.role == role.id
        ]
        lines += [Content.assemble(("Red line  ", "b $warning"), _flow(line)) for line in role.red_lines] + [Content("")]
    return Content("\n").join(lines)


def _first(text: str) -> str:
    """The first sentence of an aim: what meets it; what half of it takes comes after. The next begins with a capital."""
    flowing = _flow(text)
    ends = (stop.start() + 1 for stop in _STOP.finditer(flowing) if flowing[stop.end() :].lstrip(_OPENING)[:1].isupper())
    return flowing[: next(ends, len(flowing))]


def _flow(text: str) -> str:
    return clean("\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n") if paragraph.strip()))
