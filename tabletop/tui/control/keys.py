"""Control's keys."""

from __future__ import annotations

from textual.binding import Binding, BindingType

KEYS: list[BindingType] = [
    Binding("r", "release", "Release", id="release", tooltip="Release the inject chosen, or the next due; R reads it first"),
    Binding("a", "adjudicate", "Adjudicate", id="adjudicate", tooltip="Rule on the orders"),
    Binding("s", "settle", "Settle", id="settle", tooltip="Settle what rules and hazards propose"),
    Binding("l", "ladder", "Ladder", id="ladder", tooltip="Choose what the top of the ladder comes to"),
    Binding("g", "advance", "Next phase", id="advance", tooltip="Go on to the next phase or turn"),
    Binding("b", "hotwash", "Hot wash", id="hotwash", tooltip="The hot wash, for everybody"),
    Binding("v", "review", "Review", id="review", tooltip="The review: what happened and what it means"),
    Binding("k", "rate", "Rate tasks", id="rate", tooltip="Rate the critical tasks"),
    Binding(
        "1",
        "seat(1)",
        "Seats",
        key_display="1 2",
        id="seat.1",
        tooltip="Hand the keyboard to the first team, 2 to the second",
    ),
    *(Binding(str(number), f"seat({number})", "", id=f"seat.{number}", show=False) for number in range(2, 7)),
    Binding("i", "head", "Head hash", id="head", tooltip="The head hash at ENDEX, by which alone a cut of the save shows"),
    Binding("h", "aside", "Hold/skip", id="aside", tooltip="Hold, defer or skip the inject chosen"),
    Binding("n", "write", "New inject", id="write", tooltip="Write an inject of your own"),
    Binding("o", "observe", "Observe", id="observe", tooltip="Note something, or a strength or area for improvement"),
    Binding("p", "public", "Public", id="public", tooltip="The public screen, for the projector"),
    Binding("c", "clock", "Clock", id="clock", tooltip="The clock: start, extend, pause, and plan it by phase"),
    Binding("e", "expected", "Expected", id="expected", tooltip="Say whether an inject's expected action came"),
    Binding("u", "roles", "Roles", id="roles", tooltip="Who plays whom: role cards, absent roles, acting for a team"),
    Binding("w", "word", "Others see", id="word", tooltip="Word what others will see of an order: its observable"),
    Binding("t", "adjust", "Adjust", id="adjust", tooltip="Set a track or a flag right by hand, with a reason"),
    Binding("x", "endex", "ENDEX", id="endex", tooltip="End the session before its time"),
    Binding("m", "messages", "Messages", id="messages", tooltip="What teams ask and write: answer, pass on, tell them"),
    Binding("y", "history", "History", id="history", tooltip="Go back (rewind), amend words, fork into a new session"),
    Binding("f", "slip", "Slip", id="slip", tooltip="Slip entry: type in what teams handed in on paper"),
    Binding("d", "talks", "Talks", id="talks", tooltip="Open talks between teams; see them and close them"),
    Binding("j", "plan", "Plan", id="plan", tooltip="The improvement plan: findings, their evidence, what is to be done"),
    Binding("F", "feedback", "Feedback", id="feedback", tooltip="Hand the feedback form round, person by person"),
    Binding("E", "evaluator", "Evaluator", show=False, id="evaluator", tooltip="Hand the keyboard to an evaluator"),
    Binding("Q", "home", "Home", show=False, id="home", tooltip="Close the session and go home; it is saved"),
    Binding(
        "R",
        "release_form",
        "Read, release",
        show=False,
        id="release_form",
        tooltip="Read the inject chosen, or the next that is due, in full; change what each team is told; release it",
    ),
    Binding(
        "T", "time", "By the clock", show=False, id="time", tooltip="Have the inject chosen come up by the clock on the wall"
    ),
    Binding(
        "ctrl+f",
        "find_in_deck",
        "Find in deck",
        show=False,
        id="find_in_deck",
        tooltip="Find in the whole deck: injects, cards, roles, claims",
    ),
]
