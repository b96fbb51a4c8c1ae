"""The clock of the room, and NO DUFF.

The clock advises and ends nothing. NO DUFF refuses whatever belongs to play until control lets it go on, or ends the session.
"""

from __future__ import annotations

from attrs import evolve

from tabletop.deck.problems import shown
from tabletop.game import commands as c
from tabletop.game import events as e
from tabletop.game.play import Play, long_text, only_begun, only_control, only_present, running
from tabletop.game.refusal import Refusal
from tabletop.game.state import Draft, State

_LONGEST = 86_400
"""Most seconds that a clock can be set to."""
_MOST_MINUTES = 240
"""Most minutes that a phase is planned for."""


def bad_seconds(seconds: int) -> Refusal | None:
    """Refuse a time that a clock cannot show."""
    if 0 < seconds <= _LONGEST:
        return None
    return Refusal("incomplete", "Say for how long: from a second to a day.")


def start_clock(play: Play, seconds: int) -> None:
    """Let the clock run down from so many seconds."""
    play.happened(e.ClockSet(ends=play.at + seconds, left=seconds))


def start_phase_clock(play: Play) -> None:
    """Start the clock of the phase that has just opened, if it is planned."""
    if minutes := play.draft.timing.planned.get(play.draft.phase, 0):
        start_clock(play, minutes * 60)


def set_clock(play: Play, command: c.StartClock) -> Refusal | None:
    """Start the clock anew, after ENDEX as well: the hot wash has its time too."""
    if refusal := only_control(play) or only_begun(play) or bad_seconds(command.seconds):
        return refusal
    start_clock(play, command.seconds)
    return None


def extend_clock(play: Play, command: c.ExtendClock) -> Refusal | None:
    """Give more time, or less."""
    if refusal := only_control(play) or only_begun(play) or bad_seconds(abs(command.seconds)):
        return refusal
    timer = play.draft.timing.timer(play.draft.phase)
    if timer is None:
        return Refusal("not now", "No clock is set: start it first.")
    # What was overdrawn is forgiven: “two minutes more” means two minutes from now.
    left = max(timer.at(play.at), 0) + command.seconds
    if left <= 0 or left > _LONGEST:
        return Refusal("not possible", "That leaves no time, or more than a day.")
    play.happened(e.ClockSet(ends=play.at + left if timer.running else 0, left=left))
    return None


def pause_clock(play: Play, _command: c.PauseClock) -> Refusal | None:
    """Stop the clock where it is."""
    if refusal := only_control(play) or only_begun(play):
        return refusal
    if not play.draft.timing.running:
        return Refusal("not now", "The clock does not run.")
    stop_clock(play)
    return None


def stop_clock(play: Play) -> None:
    """Stop the clock where it is, if it runs."""
    timer = play.draft.timing.timer(play.draft.phase)
    if timer is not None and timer.running:
        play.happened(e.ClockSet(ends=0, left=timer.at(play.at)))


def resume_clock(play: Play, _command: c.ResumeClock) -> Refusal | None:
    """Let the clock run on."""
    if refusal := only_control(play) or only_begun(play):
        return refusal
    timing = play.draft.timing
    if timing.clock is None:
        return Refusal("not now", "No clock is set: start it first.")
    if timing.running:
        return Refusal("not now", "The clock runs already.")
    start_clock(play, timing.clock.left)
    return None


def plan_clock(play: Play, command: c.PlanClock) -> Refusal | None:
    """Say with which phases the clock starts by itself."""
    if refusal := only_control(play) or running(play):
        return refusal
    for phase, minutes in command.minutes.items():
        if phase not in e.PHASES:
            return Refusal("unknown", f"There is no phase “{shown(phase)}”; a turn has {', '.join(e.PHASES)}.")
        if not 0 <= minutes <= _MOST_MINUTES:
            return Refusal("incomplete", f"A phase has from 0 to {_MOST_MINUTES} minutes.")
    play.happened(e.ClockPlanned(minutes={phase: minutes for phase, minutes in command.minutes.items() if minutes}))
    if play.draft.timing.clock is None:
        start_phase_clock(play)
    return None


def stop_play(play: Play, command: c.StopPlay) -> Refusal | None:
    """NO DUFF: anybody can stop play for a matter of the real world; the clock stops with it."""
    if refusal := only_present(play) or only_begun(play) or long_text("What has happened", command.words):
        return refusal
    if play.draft.timing.stopped is not None:
        return Refusal("not possible", "Play is stopped already.")
    ran = play.draft.timing.running
    play.happened(e.PlayStopped(words=command.words, at=play.at, running=ran))
    stop_clock(play)
    return None


def resume_play(play: Play, _command: c.ResumePlay) -> Refusal | None:
    """Go on where play stopped: what runs by the clock on the wall ends as much later as play stood still."""
    if refusal := only_control(play):
        return refusal
    draft = play.draft
    stopped = draft.timing.stopped
    if stopped is None:
        return Refusal("not now", "Play is not stopped.")
    play.happened(e.PlayResumed())
    if stopped.running and draft.timing.clock is not None:
        start_clock(play, draft.timing.clock.left)
    for event in put_off(draft, stopped.at, play.at):
        play.happened(event)
    return None


def put_off(draft: Draft, stood: int, at: int) -> tuple[e.Event, ...]:
    """What gives silences and timed injects as much time at the moment `at` as they had left at the moment `stood`.

    Those whose time was over by then stay so, and so do injects bound to an hour of the day. No time is taken away where the
    machine's clock was set back.
    """
    longer = max(at - stood, 0)
    if not longer:
        return ()
    silences = [evolve(silence, ends=silence.ends + longer) for silence in draft.silences if silence.ends > stood]
    timed = [evolve(timed, at=timed.at + longer) for timed in draft.timed.values() if timed.at > stood and not timed.fixed]
    return (*silences, *timed)


def reopen(state: State, since: int, at: int) -> tuple[e.Event, ...]:
    """What opening a session again comes to that was closed from the moment `since` to the moment `at`.

    That time is nobody's: the clock of the room, silences and timed injects have as much left as they had when it was closed.
    Nothing comes of it where no time has passed, where nothing can take any (before STARTEX, or after ENDEX without a clock), and
    while NO DUFF is in force, which puts everything off when it ends.
    """
    timer = state.timing.timer(state.phase)
    runs = timer is not None and timer.running
    if at <= since or state.timing.stopped is not None or not (runs or state.phase in e.PHASES):
        return ()
    clock: list[e.Event] = []
    if timer is not None and runs:
        left = timer.at(since)
        clock.append(e.ClockSet(ends=at + left, left=left))
    return (e.SessionReopened(since=since, until=at), *clock, *put_off(state, since, at))


def refuse_stopped(command: c.Command) -> Refusal | None:
    """Refuse what belongs to play, as while NO DUFF is in force."""
    if isinstance(command, _WHILE_STOPPED):
        return None
    return Refusal("not now", "NO DUFF: play is stopped. Control lets it go on.")


_WHILE_STOPPED = (c.StopPlay, c.ResumePlay, c.EndSession, c.Note, c.Observe, c.TakeSeat)
"""What can be done all the same: ending the session, since play may not be able to go on, and writing down what happens."""
