"""What the teams wanted, and how far they came."""

from __future__ import annotations

from attrs import frozen

from tabletop.game import events as e
from tabletop.game.course import scored
from tabletop.review.analysis.record import Record, Ref


@frozen(kw_only=True)
class AimRevealed:
    """One aim. `result` is None, and so is `ref`, while the session runs."""

    ref: Ref | None
    aim: str
    team: str
    role: str
    title: str
    text: str
    weight: int
    result: e.AimResult | None


@frozen(kw_only=True)
class Score:
    """A team's score, 0 to 100: the weight of its aims reached, half for partly; 0 for all after a war."""

    team: str
    score: int


@frozen(kw_only=True)
class Aims:
    """All aims of the deck, and the scores once they are judged.

    Aims are made for the deck's whole course: a session that was not to come to its last turn (not `whole`) has no scores.
    """

    aims: tuple[AimRevealed, ...]
    scores: tuple[Score, ...]
    whole: bool


def aims_of(record: Record) -> Aims:
    """The aims with their results, in the deck's order."""
    ended, opened = record.last(e.SessionEnded), record.last(e.SessionOpened)
    whole = scored(record.deck, opened.event if opened is not None else None)
    results = {judged.aim: judged.result for judged in ended.event.aims} if ended else {}
    return Aims(
        aims=tuple(
            AimRevealed(
                ref=ended.ref if ended else None,
                aim=aim.id,
                team=aim.team,
                role=aim.role,
                title=aim.title,
                text=aim.text,
                weight=aim.weight,
                result=results.get(aim.id),
            )
            for aim in record.deck.aims
        ),
        scores=tuple(Score(team=team, score=score) for team, score in ended.event.scores.items()) if ended and whole else (),
        whole=whole,
    )
