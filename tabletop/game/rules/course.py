"""The course of the session: STARTEX, phases, turns, the top of the ladder, ENDEX."""

from __future__ import annotations

from tabletop.deck.model import Deck
from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.dice import Dice
from tabletop.game.msel import set_aside
from tabletop.game.orders import open_rulings, under_way
from tabletop.game.play import LINE, PAGE, Play, bad_text, long_text, only_control, only_team, running
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import AIM_POINTS, Rulebook
from tabletop.game.rules.agreement import close_silences
from tabletop.game.rules.consequences import close_turn, propose, unsettled
from tabletop.game.rules.exchange import end_talks
from tabletop.game.rules.reveal import reveal
from tabletop.game.rules.timing import start_phase_clock, stop_clock

SPREAD = 1
"""An estimate of another's track is off by at most so much either way."""
_WAYS_OFF = 2 * SPREAD + 1
_OPENS = {phase: e.PhaseOpened(phase=phase) for phase in e.PHASES}


def open_session(play: Play, command: c.OpenSession) -> Refusal | None:
    """STARTEX: draw the sealed truths, open turn 1 in the inject phase."""
    deck = play.book.deck
    if (
        refusal := only_control(play)
        or long_text("The title", command.title)
        or bad_text("The handling marking", command.handling, 80)
    ):
        return refusal
    if play.draft.phase != "setup":
        return Refusal("not now", "The session is open already.")
    plan = _plan(deck, command)
    if isinstance(plan, Refusal):
        return plan
    for role in command.absent:
        if role not in play.book.roles:
            return Refusal("unknown", f"There is no role “{shown(role)}” in this deck.")
    for team in command.training:
        if team not in play.book.teams:
            return Refusal("unknown", f"There is no team “{shown(team)}” in this deck.")
    if refusal := _bad_engines(play, command):
        return refusal
    play.happened(
        e.SessionOpened(
            title=command.title.strip() or deck.title,
            handling=command.handling,
            teams=deck.team_ids,
            training=command.training or deck.team_ids,
            absent=command.absent,
            plan=plan,
            hidden_end=command.hidden_end,
            assess=command.assess,
            forecasts=command.forecasts,
            course=_course(plan, command.hidden_end, play.dice),
            truths=_truths(play),
            tracks=play.book.starts,
            flags=play.book.starts_up,
        )
    )
    for team in deck.team_ids:
        if team in command.engines:
            tempers = deck.temperaments
            drawn = tempers[play.dice.below(len(tempers))].id if tempers else ""
            play.happened(e.EngineSeated(team=team, level=command.engines[team], temperament=drawn))
    _open_turn(play)
    return None


def _plan(deck: Deck, command: c.OpenSession) -> tuple[int, ...] | Refusal:
    """The turns of the deck that are announced."""
    plan = next((length.play for length in deck.lengths if length.turns == command.turns), None)
    if plan is None:
        offered = ", ".join(str(length.turns) for length in deck.lengths)
        return Refusal("unknown", f"This deck has no session of {command.turns} turns; it offers {offered}.")
    if not 0 <= command.until <= len(plan):
        return Refusal("unknown", f"A session of {len(plan)} turns cannot end after turn {command.until}.")
    if command.until and command.hidden_end:
        return Refusal("not possible", "A session that ends after a given turn has no hidden end: choose one of the two.")
    return plan[: command.until or None]


def _bad_engines(play: Play, command: c.OpenSession) -> Refusal | None:
    for team, level in command.engines.items():
        if team not in play.book.teams:
            return Refusal("unknown", f"There is no team “{shown(team)}” that the engine could play.")
        if level not in e.LEVELS:
            return Refusal("unknown", f"The engine does not play as “{shown(level)}”; it plays as {', '.join(e.LEVELS)}.")
    return None


def _course(plan: tuple[int, ...], hidden_end: bool, dice: Dice) -> tuple[int, ...]:
    """The turns that will be played: with a hidden end, the one before the last falls away as often as not."""
    if hidden_end and len(plan) > 2 and dice.below(2):
        return (*plan[:-2], plan[-1])
    return plan


def _truths(play: Play) -> dict[str, str]:
    """A cause for each incident. One that came to the last two in the deck's order gives way, if there is another for it."""
    drawn: dict[str, str] = {}
    last = before_last = ""
    for inject, truths in play.book.incidents:
        cause = truths[play.dice.below(len(truths))]
        if cause == last == before_last and (others := [other for other in truths if other != cause]):
            cause = others[play.dice.below(len(others))]
        drawn[inject] = cause
        last, before_last = cause, last
    return drawn


def _open_turn(play: Play) -> None:
    draft, book = play.draft, play.book
    assert draft.opened is not None
    number = draft.number + 1
    turn = book.turns[draft.opened.course[number - 1]]
    tracks = list(draft.tracks)
    passed: tuple[str, ...] = ()
    if number > 1:
        for index, income in book.income:
            tracks[index] = book.in_range(index, tracks[index] + income)
        gave = {
            order.team
            for order in draft.orders
            if order.slot == "main" and order.substance != "pass" and not under_way(draft, order.order)
        }
        passed = tuple([team for team in draft.opened.teams if team not in gave])
    play.happened(
        e.TurnOpened(
            number=number,
            turn=turn.number,
            title=turn.title,
            date=turn.date,
            estimates=_estimates(book, tracks, play.dice),
            passed=passed,
            tracks=tuple(tracks),
        )
    )
    _open_phase(play, "inject")
    if not play.at:
        return
    for inject, minutes in book.timed.get(turn.number, ()):
        if inject not in draft.released and not set_aside(draft, inject):
            play.happened(e.InjectTimed(inject=inject, at=play.at + minutes * 60, fixed=False))


def _estimates(book: Rulebook, tracks: list[int], dice: Dice) -> dict[str, dict[str, int]]:
    estimates = {}
    for team, estimated in book.estimated:
        noisy = {}
        for track, index in estimated:
            noisy[track] = book.in_range(index, tracks[index] + dice.below(_WAYS_OFF) - SPREAD)
        estimates[team] = noisy
    return estimates


def _open_phase(play: Play, phase: e.Phase) -> None:
    play.happened(_OPENS[phase])
    if play.draft.timing.planned:
        start_phase_clock(play)


def advance_phase(play: Play, _command: c.AdvancePhase) -> Refusal | None:
    """Go on to the next phase, reveal, propose, close the turn, open the next one, or end."""
    draft = play.draft
    if refusal := only_control(play) or running(play):
        return refusal
    assert draft.opened is not None
    phase = draft.phase
    if phase == "inject":
        _open_phase(play, "assess" if draft.opened.assess else "decide")
    elif phase == "assess":
        _open_phase(play, "decide")
    elif phase == "decide":
        close_silences(play)
        reveal(play)
        _open_phase(play, "adjudicate")
    elif phase == "adjudicate":
        if waiting := open_rulings(draft):
            first = waiting[0]
            title = play.book.actions[first.card].card.title if first.card else shown(first.argument)
            whose = play.book.teams[first.team].short
            return Refusal("not now", f"{_some(len(waiting), 'order')} not ruled yet: rule {whose}’s “{title}” first.")
        propose(play)
        _open_phase(play, "consequences")
    else:
        return _leave_consequences(play)
    return None


def _leave_consequences(play: Play) -> Refusal | None:
    draft = play.draft
    assert draft.opened is not None
    if waiting := unsettled(draft):
        return Refusal(
            "not now", f"{_some(len(waiting), 'proposal')} not settled yet: accept, soften or hold “{waiting[0].title}” first."
        )
    if at_top(play):
        return Refusal("not now", "The ladder is at its top: choose war, the off-ramp turn or a contained incident first.")
    close_turn(play)
    if draft.number == len(draft.opened.course):
        _end(play, "endex", "")
    else:
        _open_turn(play)
    return None


def _some(count: int, noun: str) -> str:
    return f"One {noun} is" if count == 1 else f"{count} {noun}s are"


def at_top(play: Play) -> bool:
    """Whether the ladder's track is at its greatest value."""
    index = play.book.ladder
    return play.draft.tracks[index] == play.book.highs[index]


def choose_ladder(play: Play, command: c.ChooseLadder) -> Refusal | None:
    """Say what reaching the top of the ladder comes to: war ends the session."""
    if refusal := only_control(play) or running(play) or long_text("The announcement", command.words, PAGE):
        return refusal
    draft, ladder = play.draft, play.book.deck.ladder
    if not at_top(play):
        return Refusal("not possible", "The ladder is not at its top, so there is nothing to choose.")
    if command.choice == "off_ramp" and draft.off_ramp:
        return Refusal("not possible", "The one off-ramp turn is used up: choose war or a contained incident.")
    value = {"war": draft.tracks[play.book.ladder], "off_ramp": ladder.off_ramp, "contained": ladder.contained}[command.choice]
    tracks = list(draft.tracks)
    tracks[play.book.ladder] = value
    words = command.words or (ladder.war if command.choice == "war" else "")
    play.happened(e.LadderChosen(choice=command.choice, words=words, tracks=tuple(tracks)))
    if command.choice == "war":
        close_turn(play)
        _end(play, "war", words)
    return None


def end_session(play: Play, command: c.EndSession) -> Refusal | None:
    """ENDEX before its time, also where NO DUFF has stopped play."""
    if refusal := only_control(play) or running(play) or bad_text("The reason for ending", command.words, LINE):
        return refusal
    _end(play, "stopped", command.words)
    return None


def _end(play: Play, ending: e.Ending, words: str) -> None:
    book, judged = play.book, list[e.AimJudged]()
    points, whole = dict.fromkeys(book.teams, 0), book.most_points
    met, partly = book.aims_met(play.draft), book.aims_partly(play.draft)
    for aim in book.deck.aims:
        result: e.AimResult = "met" if aim.id in met else "partly" if aim.id in partly else "missed"
        judged.append(book.judged[aim.id][result])
        points[aim.team] += aim.weight * AIM_POINTS[result]
    scores = {team: 0 if ending == "war" or not whole[team] else round(100 * points[team] / whole[team]) for team in book.teams}
    end_talks(play)
    stop_clock(play)
    play.happened(e.SessionEnded(ending=ending, words=words, aims=tuple(judged), scores=scores))


def finish(play: Play, _command: c.Finish) -> Refusal | None:
    """Note that a team is done with the phase; saying it twice is no fault."""
    if refusal := only_team(play) or running(play):
        return refusal
    team, phase = play.actor.team, play.draft.phase
    if all(done.team != team for done in play.draft.finished):
        play.happened(e.TeamFinished(team=team, phase=phase))
    return None
