"""Teams, turns, lengths, purposes, aims and questions: what a session is made of."""

from __future__ import annotations

from tabletop.deck.draft import Draft
from tabletop.deck.findings import Place
from tabletop.deck.lint.desk import Desk
from tabletop.deck.model import Aim, Claim, Length, Objective, Purpose, Question, Role, Team, Temperament, Turn
from tabletop.deck.parse import MAIN_FILE
from tabletop.deck.problems import shown, suggestion

LEAST_TEAMS = 2


def check_session(desk: Desk) -> None:
    """That there is enough of everything for a session, in an order that makes sense."""
    if not desk.draft.unread:
        _enough(desk)
    _teams(desk)
    _turns(desk)
    _lengths(desk)
    _purposes(desk)
    _aims_and_objectives(desk)
    _questions(desk)
    _temperaments(desk)
    _claims(desk)
    for key in ("title", "summary", "version", "licence", "source", "brief"):
        if key in desk.draft.top:
            desk.filled(desk.draft.places[key], desk.draft.top[key])
    if "argument_method" in desk.draft.top and desk.deck.argument_method == "certain":
        message = 'an argument cannot be "certain", because its chance is what is argued about'
        desk.error(desk.draft.places["argument_method"], message, "write 2d6, estimate, vote or umpire")


def _whole(draft: Draft) -> Place:
    return Place(MAIN_FILE if MAIN_FILE in draft.texts else "")


def _enough(desk: Desk) -> None:
    counts = {table: len(entries) for table, entries in desk.draft.entries.items()}
    whole = _whole(desk.draft)
    glimpsed = desk.draft.glimpsed
    if counts["team"] < LEAST_TEAMS and "team" not in glimpsed:
        have = "one team" if counts["team"] else "no team"
        desk.error(whole, f"the deck has {have}, and a session needs at least two", "write a [[team]] for each side")
    for table in ("turn", "length", "purpose", "cause", "track", "inject"):
        if not counts[table] and table not in glimpsed:
            desk.error(whole, f"the deck has no {table}", f"write at least one [[{table}]]")
    if not any(desk.draft.damaged("purpose")) and counts["purpose"] and all(item.scale is None for item in desk.deck.purposes):
        desk.error(whole, "no purpose has a place on the scale, so no order could have a purpose", "give purposes a `scale`")
    for table, kind in (("role", Role), ("action", None), ("aim", Aim)):
        if any(desk.draft.damaged(table)) or table in glimpsed:
            continue
        served = {entry.raw.get("team") for entry in desk.draft.entries[table]}
        for place, team in desk.draft.sound(Team):
            if team.id not in served and kind is Role:
                desk.error(place, f"the team `{team.id}` has no role, so nobody could decide", "write a [[role]] for it")
            elif team.id not in served:
                desk.warning(place, f"the team `{team.id}` has no {table}", f"write at least one [[{table}]] for it")


def _teams(desk: Desk) -> None:
    glyphs: dict[str, str] = {}
    for place, team in desk.draft.sound(Team):
        for key in ("title", "short", "brief"):
            desk.filled(place.at(key), getattr(team, key))
        if len(team.glyph) != 1 or not team.glyph.isprintable() or team.glyph.isspace():
            desk.error(place.at("glyph"), "a glyph is one visible character", 'write one, such as "▲"')
        other = glyphs.setdefault(team.glyph, team.id)
        if other != team.id:
            desk.error(
                place.at("glyph"), f"`{other}` has the same glyph", "teams must be told apart without colour; take another"
            )


def _turns(desk: Desk) -> None:
    last = 0
    for place, turn in desk.draft.sound(Turn):
        if turn.number < 1:
            desk.error(place.at("number"), "turns are numbered from 1")
        elif turn.number == last:
            desk.error(place.at("number"), f"there is a turn {turn.number} already", "give each turn its own number")
        elif turn.number < last:
            desk.error(place.at("number"), f"turn {turn.number} stands after turn {last}", "write turns in their order")
        last = max(last, turn.number)


def _lengths(desk: Desk) -> None:
    counts: set[int] = set()
    for place, length in desk.draft.sound(Length):
        if not length.play:
            desk.error(place.at("play"), "a session without turns cannot be played", "list the turns that it plays")
        for index, number in enumerate(length.play):
            desk.turn(place.at("play", index), number)
            if index and number <= length.play[index - 1]:
                message = f"turn {number} comes after turn {length.play[index - 1]}"
                desk.error(place.at("play", index), message, "list turns once each, in their order")
        if length.minutes < 1:
            desk.error(place.at("minutes"), "a session takes at least a minute", "write the minutes that it takes in all")
        if length.turns in counts:
            message = f"there is a length of {length.turns} turns already"
            desk.error(place.at("play"), message, "set-up offers lengths by their number of turns; keep one of them")
        counts.add(length.turns)


def _purposes(desk: Desk) -> None:
    scale: dict[int, str] = {}
    for place, purpose in desk.draft.sound(Purpose):
        if purpose.scale is None:
            continue
        other = scale.setdefault(purpose.scale, purpose.id)
        if other != purpose.id:
            message = f"`{other}` has the place {purpose.scale} on the scale"
            desk.error(place.at("scale"), message, "give each purpose a place of its own, so that readings can be compared")


def _aims_and_objectives(desk: Desk) -> None:
    for place, aim in desk.draft.sound(Aim):
        desk.filled(place.at("text"), aim.text)
        if aim.weight < 1:
            desk.error(place.at("weight"), f"a weight of {aim.weight} makes the aim worth nothing", "write 1 or more")
    for place, objective in desk.draft.sound(Objective):
        if not objective.tasks:
            desk.error(place, "an objective without tasks cannot be rated", "write at least one [[objective.task]] under it")


def _questions(desk: Desk) -> None:
    for place, question in desk.draft.sound(Question):
        desk.filled(place.at("text"), question.text)
        desk.turn(place.at("turn"), question.turn)
        desk.turn(place.at("by"), question.by)
        if question.by < question.turn:
            message = f"the question is asked in turn {question.turn} and closed in turn {question.by}"
            desk.error(place.at("by"), message, f"write {question.turn} or later")
        if not question.teams:
            desk.error(place.at("teams"), "nobody is asked", "list the teams that are")


def _temperaments(desk: Desk) -> None:
    classes = desk.deck.classes
    for place, temper in desk.draft.sound(Temperament):
        desk.filled(place.at("text"), temper.text)
        for kind, points in temper.likes.items():
            if kind not in classes and not desk.draft.top_unknown("classes"):
                message = f"`{shown(kind)}` is none of the deck's `classes`"
                desk.error(place.at("likes", kind), message, suggestion(kind, classes, "classes"))
            if not -20 <= points <= 20:
                desk.error(place.at("likes", kind), f"a liking of {points} points leaves no choice", "write -20 to 20")
        for key, value, low, high in (
            ("war", temper.war, 0, 300),
            ("trust", temper.trust, -2, 2),
            ("candour", temper.candour, 0, 100),
        ):
            if not low <= value <= high:
                desk.error(place.at(key), f"`{key}` is {value}", f"write {low} to {high}")


def _claims(desk: Desk) -> None:
    if desk.draft.unread:
        return
    cited: set[object] = set()
    for table in ("inject", "action", "rule", "hazard"):
        for entry in desk.draft.entries[table]:
            claims = entry.raw.get("claims")
            if isinstance(claims, list):
                cited.update(claim for claim in claims if isinstance(claim, str))
    for place, claim in desk.draft.sound(Claim):
        if claim.id not in cited:
            desk.warning(place, f"no card cites the claim `{claim.id}`", "cite it in `claims` of a card, or take it out")
