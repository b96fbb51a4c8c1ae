"""Ids: each taken once, none that means something else, every reference to one that exists."""

from __future__ import annotations

from typing import Final

from tabletop.deck.draft import TABLES, Entry
from tabletop.deck.effect import parse_effect
from tabletop.deck.findings import Place
from tabletop.deck.lint.desk import Desk
from tabletop.deck.model import ALL, Action, Aim, Flag, Hazard, Inject, Objective, Question, Role, Rule, Track
from tabletop.deck.names import RECORDED, WRITTEN
from tabletop.deck.problems import shown, suggestion

SEATS: Final = ("control", "evaluator", "observer", "public", ALL)
"""Names of seats and audiences that no team may bear."""
WORDS: Final = ("true", "false", "and", "or", "not", "if", "turn")
"""Words of the language of conditions and effects."""


def check_ids(desk: Desk) -> None:
    """Ids that stand twice or are reserved, and references that lead nowhere."""
    for table in TABLES:
        _once(desk, table)
    _tasks_once(desk)
    _in_play_once(desk)
    _reserved(desk)
    _classes(desk)
    _references(desk)


def _once(desk: Desk, table: str) -> None:
    first: dict[str, Entry] = {}
    for entry in desk.draft.entries[table]:
        if not entry.id:
            continue
        other = first.setdefault(entry.id, entry)
        if other is not entry:
            where = "here" if other.place.file == entry.place.file else f"in {shown(other.place.file)}"
            message = f"the id `{shown(entry.id)}` is taken by an earlier {table} {where}"
            desk.error(entry.place.at("id"), message, f"give each {table} an id of its own")


def _tasks_once(desk: Desk) -> None:
    seen: set[str] = set()
    for place, objective in desk.draft.sound(Objective):
        for index, task in enumerate(objective.tasks):
            if task.id in seen:
                where = place.at("task", index, "id")
                desk.error(where, f"the id `{task.id}` is taken by an earlier task", "give each task an id of its own")
            seen.add(task.id)


def _in_play_once(desk: Desk) -> None:
    """Injects of the deck, hazards that happen and injects of control's own are released alike, and told apart by their ids."""
    injects = desk.draft.ids("inject")
    for table in ("inject", "hazard"):
        for entry in desk.draft.entries[table]:
            if WRITTEN.fullmatch(entry.id):
                message = f"no {table} can be called `{shown(entry.id)}`, because control's own injects are called so"
                desk.error(entry.place.at("id"), message, "take another id")
            elif table == "hazard" and entry.id in injects:
                message = f"the id `{shown(entry.id)}` is taken by an inject, and a hazard that happens is released as one"
                desk.error(entry.place.at("id"), message, "give the hazard another id")


def _reserved(desk: Desk) -> None:
    for entry in desk.draft.entries["team"]:
        if entry.id in (*SEATS, *WORDS, *RECORDED):
            desk.error(entry.place.at("id"), f"no team can be called `{entry.id}`, because the word has a meaning of its own")
    tracks = desk.draft.ids("track")
    for table in ("track", "flag"):
        for entry in desk.draft.entries[table]:
            if entry.id in WORDS:
                message = f"no {table} can be called `{entry.id}`, because conditions use the word"
                desk.error(entry.place.at("id"), message, "take another id")
    _reserved_of_flags(desk, tracks)
    for place, track in desk.draft.sound(Track):
        owner, dot, _ = track.id.partition(".")
        if not dot:
            continue
        if owner not in desk.draft.ids("team"):
            desk.refer(place.at("id"), owner, "team")
        elif track.team != owner:
            message = f"the id says that the track is `{owner}`'s, and `team` does not"
            desk.error(place.at("team") if track.team else place, message, f'write team = "{owner}"')


def _reserved_of_flags(desk: Desk, tracks: set[str]) -> None:
    for place, flag in desk.draft.sound(Flag):
        if flag.id in tracks:
            desk.error(place.at("id"), f"`{flag.id}` is a track already", "give the flag another id")
        elif flag.id not in WORDS and parse_effect(flag.id).verb != "raise":
            message = f"the flag `{flag.id}` could never be raised, because an effect takes it for a track and a number"
            desk.error(place.at("id"), message, "let the id end in a letter, or put `_` in place of the last `-`")


def _classes(desk: Desk) -> None:
    place = desk.draft.places.get("classes")
    if place is None:
        return
    seen: set[str] = set()
    for index, name in enumerate(desk.deck.classes):
        if name in seen:
            desk.error(place.at(index), f"the class `{shown(name)}` stands here twice", "take one out")
        elif not name.replace("-", "_").isidentifier() or name != name.lower() or not name.isascii():
            desk.error(place.at(index), f"`{shown(name)}` cannot name a class", "write lower case letters, digits, `_` and `-`")
        seen.add(name)


def _references(desk: Desk) -> None:
    draft = desk.draft
    _references_of_world(desk)
    objectives_known = not any(draft.damaged("objective")) and "objective" not in draft.glimpsed
    tasks = [task.id for _, objective in draft.sound(Objective) for task in objective.tasks]
    for place, inject in draft.sound(Inject):
        for key in ("text", "source", "reliability"):
            desk.refer_teams(place.at(key), getattr(inject, key))
        desk.refer_all(place.at("claims"), inject.claims, "claim")
        desk.refer_all(place.at("truth"), inject.truth, "cause")
        if inject.objective:
            desk.refer(place.at("objective"), inject.objective, "objective")
        if inject.expects:
            desk.refer(place.at("expects", "team"), inject.expects.team, "team")
            task = inject.expects.task
            if task and task not in tasks and objectives_known:
                hint = suggestion(task, tasks, "[[objective.task]]")
                desk.error(place.at("expects", "task"), f"no task has the id `{shown(task)}`", hint)
    for place, action in draft.sound(Action):
        _references_of_action(desk, place, action)
    for place, rule in draft.sound(Rule):
        desk.refer_all(place.at("claims"), rule.claims, "claim")
    for place, hazard in draft.sound(Hazard):
        desk.refer_teams(place.at("text"), hazard.text)
        desk.refer_all(place.at("claims"), hazard.claims, "claim")
        desk.refer_all(place.at("truth"), hazard.truth, "cause")
    for place, aim in draft.sound(Aim):
        desk.refer(place.at("team"), aim.team, "team")
        if aim.role and desk.refer(place.at("role"), aim.role, "role"):
            _role_of_team(desk, place.at("role"), aim.role, aim.team)
    for place, question in draft.sound(Question):
        desk.refer_all(place.at("teams"), question.teams, "team")


def _references_of_world(desk: Desk) -> None:
    draft = desk.draft
    for place, role in draft.sound(Role):
        desk.refer(place.at("team"), role.team, "team")
    for place, track in draft.sound(Track):
        if track.team:
            desk.refer(place.at("team"), track.team, "team")
    for place, flag in draft.sound(Flag):
        if flag.seen != (ALL,):
            desk.refer_all(place.at("seen"), flag.seen, "team")
    if "palette" in draft.top:
        desk.refer_all(draft.places["palette"], desk.deck.palette, "track")
    if "ladder" in draft.top:
        desk.refer(draft.places["ladder"].at("track"), desk.deck.ladder.track, "track")


def _references_of_action(desk: Desk, place: Place, action: Action) -> None:
    desk.refer(place.at("team"), action.team, "team")
    desk.refer_all(place.at("authority"), action.authority, "role")
    for index, role in enumerate(action.authority):
        _role_of_team(desk, place.at("authority", index), role, action.team)
    desk.refer_all(place.at("purposes"), action.purposes, "purpose")
    desk.refer_all(place.at("claims"), action.claims, "claim")
    if not desk.draft.top_unknown("classes") and action.kind not in desk.deck.classes:
        hint = suggestion(action.kind, desk.deck.classes, "classes")
        desk.error(place.at("kind"), f"`{shown(action.kind)}` is none of the deck's `classes`", hint)


def _role_of_team(desk: Desk, place: Place, role: str, team: str) -> None:
    owner = next((known.team for known in desk.deck.roles if known.id == role), team)
    if owner != team and owner in desk.teams and team in desk.teams:
        own = [known.id for known in desk.deck.roles if known.team == team]
        message = f"the role `{shown(role)}` belongs to `{shown(owner)}`, not to `{shown(team)}`"
        desk.error(place, message, suggestion(role, own, f"roles of {team}"))
