"""What is kept about the session, and what is put right in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field

from tabletop.game.audience import Seat
from tabletop.game.events import Element, Rating
from tabletop.game.frozen import frozen


@frozen(kw_only=True)
class Note:
    """Write something down for the review."""

    text: str


@frozen(kw_only=True)
class Observe:
    """Note a strength or an area for improvement, tied to a task and to an inject or order if you like."""

    seen: Literal["strength", "improvement"]
    text: str
    task: str = ""
    about: str = ""


@frozen(kw_only=True)
class RateTask:
    """Rate a critical task after ENDEX, once a person."""

    task: str
    rating: Rating
    note: str = ""


@frozen(kw_only=True)
class TakeSeat:
    """Say who sits at a seat, by roster id."""

    place: Seat
    person: str


@frozen(kw_only=True)
class Rewind:
    """Take the session back to the end of commit `to_seq`."""

    to_seq: int
    reason: str


@frozen(kw_only=True)
class Amend:
    """Replace the words of one field of event number `event` (from 0) of commit `seq`."""

    seq: int
    event: int
    field: str
    text: str
    reason: str


@frozen(kw_only=True)
class GiveFeedback:
    """A participant's feedback after ENDEX: `marks` of 1 to 5 by statement, and free words by question.

    With `form`, which is control's to name, in place of that one.
    """

    marks: Mapping[str, int]
    words: Mapping[str, str] = field(factory=dict)
    form: str = ""


@frozen(kw_only=True)
class MakeFinding:
    """Write a strength or an area for improvement into the improvement plan; with `finding`, in place of that one.

    `evidence` are events of the log as `SEQ.NUMBER`; `cause` is the root cause of an area for improvement.
    """

    seen: Literal["strength", "improvement"]
    title: str
    finding: str = ""
    task: str = ""
    analysis: str = ""
    cause: str = ""
    evidence: tuple[str, ...] = ()


@frozen(kw_only=True)
class WithdrawFinding:
    """Take a finding out of the improvement plan, with its corrective actions."""

    finding: str


@frozen(kw_only=True)
class PlanAction:
    """Plan a corrective action for a finding; with `action`, in place of that one.

    `owner` is an office, not a name; `element` is what the action is about; dates are `YYYY-MM-DD` or empty.
    """

    finding: str
    text: str
    owner: str
    action: str = ""
    element: Element = "planning"
    contact: str = ""
    start: str = ""
    completion: str = ""


@frozen(kw_only=True)
class DropAction:
    """Take a corrective action out of the improvement plan."""

    action: str
