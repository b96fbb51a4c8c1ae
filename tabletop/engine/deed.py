"""What an order does if it comes off: in the world, and for a team's aims."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from tabletop.deck.model import Action, Aim, Flag, Posture, Track
from tabletop.engine.prospect import prospects
from tabletop.engine.seen import FELT
from tabletop.engine.worth import Worth
from tabletop.game.rulebook import PlayableAction, Rulebook
from tabletop.game.state import Draft


@frozen
class Deed:
    """What a card does if it comes off, as an average over worlds that may be so.

    `moves` are tracks with their steps, `raised` and `lowered` flags. `aims` are the team's own, the one it does most for first,
    with the points of score that it is expected to bring or to cost each: that counts failure and exposure too.
    """

    action: PlayableAction
    posture: Posture
    ladder: float
    own: float
    others: float
    moves: tuple[tuple[Track, float], ...]
    raised: tuple[Flag, ...]
    lowered: tuple[Flag, ...]
    aims: tuple[tuple[Aim, float], ...]

    @property
    def card(self) -> Action:
        """The card."""
        return self.action.card


def deed(book: Rulebook, action: PlayableAction, posture: Posture, worlds: Sequence[Draft], remaining: int, worth: Worth) -> Deed:
    """What a card does in these worlds, with so many turns to come; `worth` is of the team whose card it is."""
    team, tracks = action.card.team, book.deck.tracks
    steps = [0.0] * len(tracks)
    flags: dict[str, float] = {}
    aims: dict[str, float] = {}
    for world in worlds:
        after, _, _ = book.moved(world, action.effects)
        for index, value in enumerate(after):
            steps[index] += (value - world.tracks[index]) / len(worlds)
        for change in action.effects:
            if change.track < 0 and (change.when is None or change.when(world)) and (change.flag in world.flags) != change.amount:
                flags[change.flag] = flags.get(change.flag, 0.0) + (1 if change.amount else -1) / len(worlds)
        before = {aim.id: points for aim, points in worth.by_aim(world, remaining)}
        for each in prospects(book, world, action, posture):
            for aim, points in worth.by_aim(each.draft, remaining):
                aims[aim.id] = aims.get(aim.id, 0.0) + each.chance * (points - before[aim.id]) / len(worlds)
    felt = tuple((track, step) for track, step in zip(tracks, steps, strict=True) if abs(step) >= FELT)
    by_id = {aim.id: aim for aim in book.deck.aims}
    return Deed(
        action=action,
        posture=posture,
        ladder=steps[book.ladder],
        own=sum(step for track, step in felt if track.team == team and book.track_index[track.id] != book.capital[team]),
        others=sum(step for track, step in felt if track.team not in ("", team)),
        moves=felt,
        raised=tuple(flag for flag in book.deck.flags if flags.get(flag.id, 0.0) >= FELT),
        lowered=tuple(flag for flag in book.deck.flags if flags.get(flag.id, 0.0) <= -FELT),
        aims=tuple(sorted(((by_id[aim], points) for aim, points in aims.items()), key=lambda each: -each[1])),
    )
