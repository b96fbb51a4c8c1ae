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


def said(deck: Deck, team: str, between: str, words: str) -> Content:
    """A team's public words, after its name in its colour."""
    return Content.assemble((clean(team_name(deck, team)), f"b {team_colour(deck, team)}"), between, clean(words))


def move_lines(deck: Deck, moves: Iterable[MoveView]) -> list[Content]:
    """Moves as they can be seen, with what the team took them for and what came of them."""
    lines = []
    for move in moves:
        whose = team_name(deck, move.author) if move.author else "Nobody can tell whose"
        colour = team_colour(deck, move.author)
        line = Content.assemble((f"turn {move.turn} ", "$secondary"), (clean(whose), f"b {colour}"), ": ", clean(move.shown))
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


LOOK_UP = "Below, to look up: how each aim is judged, and a card for each office, which whoever speaks for it reads."
"""Where the part of a briefing ends that everybody reads."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


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
    if own or more:
        lines += [Content.styled(LOOK_UP, "$secondary"), Content("")]
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
    """The first sentence of an aim: what meets it; what half of it takes comes after."""
    return _SENTENCE.split(_flow(text), maxsplit=1)[0]


def _flow(text: str) -> str:
    return clean("\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n") if paragraph.strip()))
