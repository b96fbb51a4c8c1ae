"""Conditions and effects: that each names something, mixes no types, and can come true."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tabletop.deck.bounds import bounds
from tabletop.deck.effect import Effect
from tabletop.deck.expression import ALWAYS, NEVER, Expression, Kind, check
from tabletop.deck.findings import Place
from tabletop.deck.lint.desk import UNKNOWN_NUMBER, Desk
from tabletop.deck.model import Action, Aim, Hazard, Inject, Question, Rule, Team
from tabletop.deck.names import RECORDED, Meaning
from tabletop.deck.problems import nearest, shown

Range = tuple[int, int]
_NOT_BEFORE: Range = (0, 0)


def check_conditions(desk: Desk) -> None:
    """Every condition and every effect of the deck."""
    for place, team in desk.draft.sound(Team):
        _effects(desk, place.at("broken"), team.broken)
    for place, inject in desk.draft.sound(Inject):
        _inject(desk, place, inject)
    for place, action in desk.draft.sound(Action):
        _action(desk, place, action)
    for place, rule in desk.draft.sound(Rule):
        _must_be_possible(desk, place.at("when"), rule.when, "the rule can never come into play")
        _effects(desk, place.at("effects"), rule.effects)
    for place, hazard in desk.draft.sound(Hazard):
        _must_be_possible(desk, place.at("when"), hazard.when, "the hazard can never come into play")
        _effects(desk, place.at("effects"), hazard.effects)
    for place, aim in desk.draft.sound(Aim):
        _must_be_possible(desk, place.at("met"), aim.met, "the aim can never be met")
        if aim.met != NEVER and _readable(desk, aim.met) and not bounds(aim.met, _ranges(desk))[0]:
            desk.warning(place.at("met"), "the aim is met whatever happens", "let it depend on what the teams do")
        if aim.partly != NEVER:
            _must_be_possible(desk, place.at("partly"), aim.partly, "the aim can never be met in part")
    for place, question in desk.draft.sound(Question):
        _question(desk, place, question)


def _inject(desk: Desk, place: Place, inject: Inject) -> None:
    own = {f"released.{inject.id}": _NOT_BEFORE, f"met.{inject.id}": _NOT_BEFORE}
    if inject.turn is not None:
        own["turn"] = (inject.turn, max(inject.turn, desk.names["turn"].high))
    _must_be_possible(desk, place.at("when"), inject.when, "the inject can never come into play", own)
    _effects(desk, place.at("effects"), inject.effects)
    if inject.expects and inject.expects.met != NEVER:
        low = inject.turn if inject.turn is not None else desk.names["turn"].low
        within = {"turn": (low, max(low, inject.expects.by_turn)), f"met.{inject.id}": _NOT_BEFORE}
        _must_be_possible(desk, place.at("expects", "met"), inject.expects.met, "what is expected can never be met", within)


def _action(desk: Desk, place: Place, action: Action) -> None:
    own = {f"played.{action.id}": _NOT_BEFORE}
    _must_be_possible(desk, place.at("when"), action.when, "the card can never come into play", own)
    for key in ("effects", "partial", "failure", "exposed"):
        _effects(desk, place.at(key), getattr(action, key))
    for key in ("pros", "cons"):
        for index, reason in enumerate(getattr(action, key)):
            _must_be_possible(desk, place.at(key, index, "when"), reason.when, "the reason can never hold")


def _question(desk: Desk, place: Place, question: Question) -> None:
    within = {"turn": (question.turn, max(question.turn, question.by))}
    where = place.at("answer")
    if _must_be_possible(desk, where, question.answer, "the answer can never be yes", within):
        can_be_false, _ = bounds(question.answer, _ranges(desk, within))
        if not can_be_false:
            desk.error(where, "the answer is yes whatever happens", "ask what the game leaves open")


def _must_be_possible(
    desk: Desk, place: Place, condition: Expression, otherwise: str, narrowed: Mapping[str, Range] | None = None, start: int = 0
) -> bool:
    """Check one condition, which begins at `start` of the value; whether it names only what exists and can hold."""
    if not _names_right(desk, place, condition, start):
        return False
    if condition == ALWAYS or not _readable(desk, condition) or bounds(condition, _ranges(desk, narrowed))[1]:
        return True
    message = f"{otherwise}, because `{shown(condition.text)}` cannot be true"
    desk.error(place, message, _range_hint(desk, condition, narrowed or {}), start)
    return False


def _range_hint(desk: Desk, condition: Expression, narrowed: Mapping[str, Range]) -> str:
    range_of = _ranges(desk, narrowed)
    said = []
    for name in dict.fromkeys(name.text for name in condition.names()):
        low, high = range_of(name)
        if desk.names[name].kind == "number":
            said.append(f"`{name}` runs from {low} to {high} here" if low < high else f"`{name}` is {low} here")
        elif high == 0:
            said.append(f"`{name}` cannot be true here")
    return ", ".join(said)


def _readable(desk: Desk, condition: Expression) -> bool:
    return all(name.text in desk.names for name in condition.names())


def _ranges(desk: Desk, narrowed: Mapping[str, Range] | None = None) -> Callable[[str], Range]:
    def range_of(name: str) -> Range:
        if narrowed and name in narrowed:
            return narrowed[name]
        meaning = desk.names.get(name, UNKNOWN_NUMBER)
        return meaning.low, meaning.high

    return range_of


def _names_right(desk: Desk, place: Place, condition: Expression, before: int = 0) -> bool:
    """Note what names nothing or mixes types; `before` is where in the value the condition starts."""
    unknown = {name.text for name in condition.names() if name.text not in desk.names}
    lost = {name for name in unknown if desk.may_be_lost(name)}
    right = True

    def kind_of(name: str) -> Kind | None:
        meaning = desk.names.get(name)
        return meaning.kind if meaning else None

    for name in condition.names():
        if name.text in unknown - lost:
            desk.error(place, _unknown(desk, name.text), _suggested(name.text, desk.names), before + name.at)
            right = False
    if unknown:
        return right
    for mistake in check(condition, kind_of):
        what, _, hint = str(mistake).partition("; ")
        desk.error(place, what, hint, before + mistake.at)
        right = False
    return right


def _unknown(desk: Desk, name: str) -> str:
    head, _, rest = name.partition(".")
    table = RECORDED.get(head)
    if table is None:
        return f"`{shown(name)}` names nothing in this deck"
    id, _, kind = rest.partition(".")  # noqa: A001 -- the deck's own word
    if id not in desk.draft.ids(table):
        return f"`{shown(name)}` names no {table} of this deck"
    if head == "met":
        return f"the inject `{shown(id)}` expects nothing, so there is no `{shown(name)}`"
    if head == "moves":
        return (
            f"`{shown(kind)}` is none of the deck's `classes`" if kind else f"`{shown(name)}` does not say which class of cards"
        )
    if head == "temper":
        return f"`{shown(kind)}` is no temperament of this deck" if kind else f"`{shown(name)}` does not say which temperament"
    return f"`{shown(name)}` names nothing in this deck"


def _suggested(name: str, names: Mapping[str, Meaning]) -> str:
    head, dot, _ = name.partition(".")
    alike = [known for known in names if known.partition(".")[0] == head] if dot else []
    near = nearest(name, alike) or nearest(name, names)
    if not near:
        ends = [known for known in names if known.endswith(f".{name}")]
        near = ends[0] if ends else ""
    if near:
        return f"did you mean `{near}`?"
    if dot and head in RECORDED:
        return ""
    return (
        "names are turn, tracks, flags, played.CARD, released.INJECT, met.INJECT, passed.TEAM, moves.TEAM.CLASS and "
        "temper.TEAM.TEMPERAMENT"
    )


def _effects(desk: Desk, place: Place, effects: tuple[Effect, ...]) -> None:
    for index, effect in enumerate(effects):
        where = place.at(index)
        _target(desk, where, effect)
        if effect.condition != ALWAYS:
            start = effect.text.find(" if ") + len(" if ")
            _must_be_possible(desk, where, effect.condition, "the effect never happens", start=start)


def _target(desk: Desk, place: Place, effect: Effect) -> None:
    tracks, flags = desk.draft.ids("track"), desk.draft.ids("flag")
    wanted, known = ("track", tracks) if effect.verb in ("change", "set") else ("flag", flags)
    if effect.name in known or desk.draft.uncertain(wanted):
        _amount(desk, place, effect)
        return
    name = shown(effect.name)
    at = effect.text.find(effect.name)
    if effect.name in tracks:
        desk.error(place, f"`{name}` is a track, which an effect must move", f"write `{name} +1` or `{name} = 3`", at)
    elif effect.name in flags:
        desk.error(place, f"`{name}` is a flag, which has no number", f"write `{name}` or `not {name}`", at)
    elif effect.name in desk.names:
        desk.error(place, f"`{name}` is kept by the game, and no effect can change it", "change a track or a flag", at)
    else:
        near = nearest(effect.name, [*sorted(known), *sorted(tracks | flags)])
        hint = f"did you mean `{near}`?" if near else f"name a {wanted} of this deck"
        desk.error(place, f"`{name}` names no {wanted} of this deck", hint, at)


def _amount(desk: Desk, place: Place, effect: Effect) -> None:
    meaning = desk.names.get(effect.name)
    if meaning is None or meaning is UNKNOWN_NUMBER or meaning.kind != "number":
        return
    span = f"`{effect.name}` runs from {meaning.low} to {meaning.high}"
    if effect.verb == "set" and not meaning.low <= effect.amount <= meaning.high:
        desk.error(place, f"{effect.amount} lies outside the track", span)
    elif effect.verb == "change" and effect.amount == 0:
        desk.warning(place, "the effect changes nothing", "take it out, or write +1 or -1")
    elif effect.verb == "change" and abs(effect.amount) > meaning.high - meaning.low:
        desk.warning(place, f"a change of {effect.amount:+d} is more than the whole track", span)
