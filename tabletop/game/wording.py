"""Whose words an event carries: those that it brings into the log, and those that it takes over from an earlier event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from tabletop.game import events as e

Source: TypeAlias = tuple[str, ...]
"""What words are and of what, such as `("message", "M3")`: the same for who gives them and who takes them over."""
Wording: TypeAlias = tuple[str, Source]
"""A text of an event, as an amendment names it, and its source."""

MANY = frozenset(("reason", "fact", "noted"))
"""Sources that hold several texts at a time; of any other the last one counts."""


def text_at(event: e.Event, field: str) -> str | None:
    """The text of an event that a field names, as an amendment names it; None where it names no words."""
    name, _, inner = field.partition(".")
    known = attrs.fields_dict(type(event)).get(name)
    if known is None or not known.metadata.get("words"):
        return None
    return dict(_parts(getattr(event, name))).get(inner)


def texts_of(event: e.Event) -> Iterator[tuple[str, str]]:
    """All words of an event, each with its field as an amendment names it."""
    for field in attrs.fields(type(event)):
        if field.metadata.get("words"):
            for inner, text in _parts(getattr(event, field.name)):
                yield f"{field.name}.{inner}" if inner else field.name, text


def with_text(event: e.Event, field: str, text: str) -> e.Event:
    """The event with other words in a field. Raises ValueError with a sentence if the field names no text."""
    name, _, inner = field.partition(".")
    value = getattr(event, name)
    if inner not in dict(_parts(value)):
        raise ValueError(f"“{field}” of the event “{event.NAME}” names no text.")
    new: Any
    if isinstance(value, str):
        new = text
    elif isinstance(value, Mapping):
        new = {key: text if key == inner else each for key, each in value.items()}
    else:
        at = int(inner)
        each = value[at]
        new = (*value[:at], attrs.evolve(each, text=text) if isinstance(each, e.Weighed) else text, *value[at + 1 :])
    return attrs.evolve(event, **{name: new})


def _parts(value: Any) -> Iterator[tuple[str, str]]:
    """The texts of a field: one alone has no name, those of a mapping have their key, those of a row their number from 0."""
    if isinstance(value, str):
        yield "", value
    elif isinstance(value, Mapping):
        yield from ((key, each) for key, each in value.items() if isinstance(each, str))
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            if isinstance(each, str | e.Weighed):
                yield str(number), each if isinstance(each, str) else each.text


def gives(event: e.Event) -> tuple[Wording, ...]:
    """The texts that later events may take over, each with what it is known by."""
    match event:
        case e.StatementMade():
            return (("text", ("statement", event.team)),)
        case e.MessageSent():
            return (("text", ("message", event.message)),)
        case e.InjectWritten():
            return tuple(_written(event))
        case e.OrderGiven():
            return (("observable", ("observable", event.order)), *_rows("pros", event.pros, ("reason", event.order, "pro")))
        case e.ObservableWorded():
            return (("text", ("observable", event.order)),)
        case e.OrderRevealed():
            return (("shown", ("shown", event.order)),)
        case e.ReasonRaised():
            return (("text", ("reason", event.order, event.side)),)
        case e.OrderRuled():
            return (("fact", ("fact",)), ("note", ("note", *event.contest)))
        case e.LadderChosen():
            return (("words", ("ladder",)),)
        case e.Noted() | e.ObservationMade():
            return (("text", ("noted",)),)
        case e.TalksRecorded() | e.FindingMade() | e.ActionPlanned() | e.FeedbackGiven():
            return tuple(_kept(event))
    return ()


def takes(event: e.Event, taken_up: Mapping[str, str]) -> tuple[Wording, ...]:
    """The texts that may be an earlier event's, each with what that one is known by.

    `taken_up` are the messages that became injects, by inject. What an event takes over need not have stayed as it was.
    """
    match event:
        case e.StatementsRevealed():
            return tuple((f"statements.{team}", ("statement", team)) for team in event.statements)
        case e.MessageDelivered() if event.message:
            return tuple((f"text.{team}", ("message", event.message)) for team in event.text)
        case e.InjectWritten() if event.inject in taken_up:
            return tuple((f"text.{team}", ("message", taken_up[event.inject])) for team in event.text)
        case e.InjectReleased():
            return tuple(_released(event, taken_up))
        case e.ObservableWorded():
            return (("text", ("observable", event.order)),)
        case e.OrderRevealed() if event.shown:
            return (("shown", ("observable", event.order)),)
        case e.OrderRuled():
            return tuple(_ruled(event))
        case e.SessionEnded() if event.ending == "war":
            return (("words", ("ladder",)),)
        case e.TalksRecorded() | e.ActionPlanned() | e.FeedbackGiven():
            return tuple(_kept(event))
        case e.FindingMade():
            return (*_kept(event), ("title", ("noted",)), ("analysis", ("noted",)))
    return ()


def _rows(field: str, row: tuple[Any, ...], source: Source) -> Iterator[Wording]:
    return ((f"{field}.{number}", source) for number in range(len(row)))


def _written(event: e.InjectWritten) -> Iterator[Wording]:
    for name in ("title", "source", "reliability", "time"):
        yield name, ("inject", event.inject, name)
    for team in event.text:
        yield f"text.{team}", ("inject", event.inject, "text", team)


def _released(event: e.InjectReleased, taken_up: Mapping[str, str]) -> Iterator[Wording]:
    for name in ("title", "time"):
        yield name, ("inject", event.inject, name)
    for name, row in (("source", event.source), ("reliability", event.reliability)):
        yield from ((f"{name}.{team}", ("inject", event.inject, name)) for team in row)
    for team in event.text:
        yield f"text.{team}", ("inject", event.inject, "text", team)
        if event.inject in taken_up:
            yield f"text.{team}", ("message", taken_up[event.inject])


def _ruled(event: e.OrderRuled) -> Iterator[Wording]:
    yield "fact", ("shown", event.order)
    if event.contest:
        yield "note", ("note", *event.contest)
    for side, row in (("pro", event.pros), ("con", event.cons)):
        yield from _rows(f"{side}s", row, ("reason", event.order, side))
        yield from _rows(f"{side}s", row, ("fact",))


def _kept(event: e.TalksRecorded | e.FindingMade | e.ActionPlanned | e.FeedbackGiven) -> Iterator[Wording]:
    """Words of what is written again in whole when a part of it is changed: those of the version before may stand in it."""
    match event:
        case e.TalksRecorded():
            of: Source = ("talks", event.talks, event.team)
        case e.FindingMade():
            of = ("finding", event.finding)
        case e.ActionPlanned():
            of = ("action", event.action)
        case e.FeedbackGiven():
            of = ("feedback", event.form)
    yield from ((field, (*of, field)) for field, _ in texts_of(event))


def told_alike(event: e.Event, field: str) -> str:
    """The first of the recipients' texts that says the same as the one named, where one event tells several teams alike.

    Empty where the text is told to no team, or where it is the first itself.
    """
    name, _, inner = field.partition(".")
    if not inner or name not in _TOLD.get(type(event), ()):
        return ""
    row: Mapping[str, str] = getattr(event, name)
    first = next((team for team, text in row.items() if text.strip() == row[inner].strip()), inner)
    return "" if first == inner else f"{name}.{first}"


_TOLD: Mapping[type[e.Event], tuple[str, ...]] = {
    e.InjectWritten: ("text",),
    e.InjectReleased: ("text", "source", "reliability"),
    e.MessageDelivered: ("text",),
}
"""The fields by team in which equal texts are one that was told to several."""
