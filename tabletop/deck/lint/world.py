"""Tracks, bands, capital and the ladder: numbers that must fit each other."""

from __future__ import annotations

from tabletop.deck.findings import Place
from tabletop.deck.lint.desk import Desk
from tabletop.deck.model import Flag, Hazard, Inject, Rule, Team, Track


def check_world(desk: Desk) -> None:
    """Ranges, start values, bands, the ladder's choices, and each team's capital."""
    for place, track in desk.draft.sound(Track):
        if track.low >= track.high:
            desk.error(place.at("high"), f"the track runs from {track.low} to {track.high}", "`high` must be more than `low`")
            continue
        if not track.low <= track.start <= track.high:
            message = f"the start value {track.start} lies outside the track"
            desk.error(place.at("start"), message, f"write a number from {track.low} to {track.high}")
        _bands(desk, place.at("bands"), track)
    _ladder(desk)
    _capital(desk)
    _flags(desk)


def _bands(desk: Desk, place: Place, track: Track) -> None:
    if not track.bands:
        desk.error(place, "the track has no band", f'write at least {{ at = {track.low}, name = "…" }}')
        return
    if track.bands[0].at != track.low:
        message = f"the first band starts at {track.bands[0].at}, and the track at {track.low}"
        desk.error(place.at(0, "at"), message, f"write at = {track.low}, so that every value has a band")
    names: set[str] = set()
    for index, band in enumerate(track.bands):
        if index and band.at <= track.bands[index - 1].at:
            message = f"a band from {band.at} on stands after one from {track.bands[index - 1].at} on"
            desk.error(place.at(index, "at"), message, "bands must ascend")
        elif band.at > track.high:
            message = f"the band starts at {band.at}, beyond the track's end"
            desk.error(place.at(index, "at"), message, f"the track ends at {track.high}")
        if band.name in names:
            desk.error(place.at(index, "name"), "two bands have the same name", "teams see only the name; tell them apart")
        names.add(band.name)
        desk.filled(place.at(index, "name"), band.name)


def _ladder(desk: Desk) -> None:
    if "ladder" not in desk.draft.top:
        return
    ladder, place = desk.deck.ladder, desk.draft.places["ladder"]
    desk.filled(place.at("war"), ladder.war)
    track = desk.tracks.get(ladder.track)
    if track is None:
        return
    for key in ("off_ramp", "contained"):
        value = getattr(ladder, key)
        if value == track.high:
            message = f"{value} is the top of `{track.id}`, so the choice would come back at once"
            desk.error(place.at(key), message, f"write a number from {track.low} to {track.high - 1}")
        elif not track.low <= value < track.high:
            message = f"{value} lies outside the track `{track.id}`"
            desk.error(place.at(key), message, f"write a number from {track.low} to {track.high - 1}")


def _capital(desk: Desk) -> None:
    for place, team in desk.draft.sound(Team):
        if not desk.refer(place.at("capital"), team.capital, "track") or team.capital not in desk.tracks:
            continue
        track = desk.tracks[team.capital]
        if track.team != team.id:
            message = f"`{track.id}` is not a track of this team, so orders would be paid from another's purse"
            desk.error(place.at("capital"), message, f'take a track with team = "{team.id}"')
        if abs(team.income) > track.high - track.low:
            message = f"an income of {team.income} is more than the whole track `{track.id}` holds"
            desk.error(place.at("income"), message, f"write {track.high - track.low} or less")


def _flags(desk: Desk) -> None:
    if desk.draft.unread or any(any(desk.draft.damaged(table)) for table in ("team", "inject", "action", "rule", "hazard")):
        return
    deck = desk.deck
    effects = [effect for team in deck.teams for effect in team.broken]
    cards: tuple[Inject | Rule | Hazard, ...] = (*deck.injects, *deck.rules, *deck.hazards)
    effects += [effect for card in cards for effect in card.effects]
    for action in deck.actions:
        effects += [*action.effects, *action.partial, *action.failure, *action.exposed]
    changed = {effect.name for effect in effects}
    for place, flag in desk.draft.sound(Flag):
        if flag.id not in changed:
            desk.warning(place, f"no effect ever changes the flag `{flag.id}`", "set it by an effect, or take it out")
