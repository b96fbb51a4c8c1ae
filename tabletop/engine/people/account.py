"""Why an order was chosen, and what was weighed beside it, in plain words for the review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from tabletop.engine.deed import Deed
from tabletop.engine.people.occasion import Occasion
from tabletop.engine.people.phrases import fitted, inside, sentence, together
from tabletop.engine.people.wording import Line, Told, line
from tabletop.engine.players.commander import Choice, Tried
from tabletop.engine.seen import HARD, SOFT, class_tones, welcome
from tabletop.game.play import LINE
from tabletop.game.rulebook import Rulebook

_SERVED = 0.8
"""Points of score from which an order serves an aim."""
_HELPED = 0.15
"""Points of score from which it helps one a little."""
_OF_NOTE = 2
"""Aims, prices, flags and rivals that are named."""
_TOLD = 3
"""Tracks that are named, or one less beside a flag."""
_PRICES = ("the price:", "we pay for it:", "what speaks against it:", "we take it that", "it does not come free:")


def rationale(deed: Deed, occasion: Occasion, told: Told, first: Deed | None = None) -> str:
    """Why an order is given: what it answers, what it does for which of the team's aims, and at what price.

    `told` are the reasons that the team has given before: what stands in them is not said the same way while there is another.
    `first` is the main order that this one goes beside.
    """
    gains, costs = _sorted_effects(deed, occasion.sight.book)
    opening = told.new(chain(_beside(deed, first, occasion.sight.book), occasion.openings(deed, told.last if first else "")))
    core = told.fresh(_serves(deed, occasion, gains, opening))
    if len(opening) + len(core) >= LINE:
        opening = ""
    return fitted(*filter(None, (opening, core, _price(deed, costs, told))))


def pass_rationale(occasion: Occasion, told: Told, best: Deed | None) -> str:
    """Why nothing is done; `best` is what came nearest to being ordered, None if there is nothing that could be."""
    if best is None:
        capital = str(occasion.sight.view.capital)
        return told.fresh(
            (
                line("there is nothing that we can order now with {capital} of political capital in hand", capital=capital),
                line("{capital} of political capital buys none of what would help us now; we wait for more", capital=capital),
                line("what is left on our list would change nothing for us"),
            )
        )
    opening = told.new(occasion.waiting())
    return fitted(*filter(None, (opening, told.fresh(_left(best, occasion.sight.book)))))


def _left(best: Deed, book: Rulebook) -> tuple[Line, ...]:
    """Why even the order that came nearest to being given was not."""
    gains, costs = _sorted_effects(best, book)
    title = f"“{best.card.title}”"
    capital = f"{best.card.cost} of political capital" if best.card.cost else "our credit"
    if costs:
        price = together(costs[:_OF_NOTE])
        return (
            line(
                "{title} came nearest to being done, but by it {price}, and that is more than it brings", title=title, price=price
            ),
            line("we looked at {title} and left it: {price}, for too little", title=title, price=price),
            line("not even {title} pays: {price}", title=title, price=price),
        )
    if gains:
        does = together(gains)
        return (
            line(
                "{title} came nearest to being done: it {does}, but too little to spend {capital} on it",
                title=title,
                does=does,
                capital=capital,
            ),
            line("{title} can wait; what it does is worth no more today than later", title=title),
            line("we keep {capital} that {title} would take", title=title, capital=capital),
        )
    return (
        line("even {title} would change little now, and {capital} is better kept", title=title, capital=capital),
        line("nothing on our list does more than {title}, and that does next to nothing", title=title),
    )


def _beside(deed: Deed, first: Deed | None, book: Rulebook) -> Iterator[Line]:
    """What joins a national order to the main one: an aim or a track that both are for."""
    if first is None:
        return
    title = f"“{first.card.title}”"
    served = [aim.id for aim, points in first.aims if points >= _SERVED]
    for aim, points in deed.aims:
        if points >= _SERVED and aim.id in served:
            goal = f"“{aim.title}”"
            yield line("{title} and this pull the same way, towards {goal}", title=title, goal=goal)
            yield line("what {title} begins for {goal} this carries on", title=title, goal=goal)
            yield line("{title} alone may be too little for {goal}", title=title, goal=goal)
    steps = {track.id: step for track, step in first.moves}
    for track, step in deed.moves:
        if steps.get(track.id, 0.0) * step > 0 and welcome(book, deed.card.team, book.track_index[track.id], step):
            yield line("it adds to what {title} does to {name}", title=title, name=inside(track.title))


def _serves(deed: Deed, occasion: Occasion, gains: list[str], opening: str) -> tuple[Line, ...]:
    """What an order does and for what, said in several ways; an aim that the opening has named is not named again."""
    certain = deed.card.method == "certain"
    it = f"it {together(gains)}" if certain else f"if it comes off it {together(gains)}"
    served = [aim for aim, points in deed.aims[:_OF_NOTE] if points >= _SERVED]
    if not served:
        return _serves_little(deed, occasion, gains, it)
    new = [aim for aim in served if f"“{aim.title}”" not in opening]
    if not new and gains:
        return (
            line("{it}", it=it),
            line("what it does: {it}", it=it),
            line("to that end {it}", it=it),
        )
    served = new or served
    many = len(served) > 1
    aims = f"our aim{'s' if many else ''} {together(f'“{aim.title}”' for aim in served)}"
    parts = {"it": it, "aims": aims, "are": "are" if many else "is", "want": "want" if many else "wants"}
    if not gains and any(name.text == f"played.{deed.card.id}" for aim in served for name in aim.met.names()):
        return (
            line("by itself it changes little, but {aims} cannot be had without it", **parts),
            line("we do it for {aims}, for which it counts that it was done", **parts),
        )
    if not gains:
        return (
            line("it may change little, but what it changes counts for {aims}", **parts),
            line("much will not come of it; for {aims} even that is something", **parts),
        )
    if occasion.holds(served[0]):
        return (
            line("{it}, and that makes {aims} safer", **parts),
            line("we are where we want to be with {aims}, and mean to stay there: {it}", **parts),
            line("{it}; {aims} could still slip from us otherwise", **parts),
            line("we take care of {aims} in time: {it}", **parts),
            line("what we have of {aims} we do not leave to chance: {it}", **parts),
        )
    return (
        line("{it}, and that serves {aims}", **parts),
        line("{aims} still {want} something from us: {it}", **parts),
        line("{it}; so we come nearer to {aims}", **parts),
        line("we are not there yet with {aims}: {it}", **parts),
        line("for {aims} it is what we can do now: {it}", **parts),
        line("with {aims} in mind: {it}", **parts),
    )


def _serves_little(deed: Deed, occasion: Occasion, gains: list[str], it: str) -> tuple[Line, ...]:
    """The same where no aim is brought much further: what the team is like, or the aim that is helped a little."""
    if not gains:
        return (
            line("it changes little, and costs us less than being seen to do nothing"),
            line("it does next to nothing by itself; it is there to be seen"),
        )
    small = next((f"“{aim.title}”" for aim, points in deed.aims if points >= _HELPED), "")
    told = [line(f"{{it}}; {nature}", it=it) for nature in _nature(deed, occasion)]
    if small:
        told += [
            line("{it}, which helps {small} a little, and more than waiting would", it=it, small=small),
            line("for {small} it is a small step: {it}", it=it, small=small),
        ]
    told += [
        line("{it}, and waiting would bring us nothing better this turn", it=it),
        line("no aim of ours is nearer for it at once, but left alone things would not move our way: {it}", it=it),
        line("nothing else that we can do now does as much: {it}", it=it),
    ]
    return tuple(told)


def _nature(deed: Deed, occasion: Occasion) -> tuple[str, ...]:
    """What a team says of itself that orders what its temperament likes."""
    temper, kind = occasion.sight.temper, deed.card.kind
    if temper is None or temper.likes.get(kind, 0) <= 0:
        return ()
    tone = class_tones(occasion.sight.book)[kind]
    if tone <= SOFT:
        return ("we would rather give a little than guess a lot", "it costs us less than another alarm would")
    if tone < HARD:
        return ()
    if deed.own > 0 and deed.own >= -deed.others and deed.ladder <= 0:
        return ("we would rather be too ready than too late", "what we have in hand nobody has to send us")
    return ("we would rather press than wait", "who waits is asked, who acts is answered", "the next step should be ours")


def _sorted_effects(deed: Deed, book: Rulebook) -> tuple[list[str], list[str]]:
    """What an order does, as clauses after “it”, and what it costs.

    A gain is a step down the ladder, own strength, trust, and what the others lose; all else is the price.
    """
    up: list[str] = []
    down: list[str] = []
    costs: list[str] = []
    flags = [f"brings about “{flag.title}”" for flag in deed.raised] + [f"ends “{flag.title}”" for flag in deed.lowered]
    for track, step in sorted(deed.moves, key=lambda each: -abs(each[1])):
        index, name = book.track_index[track.id], inside(track.title)
        if welcome(book, deed.card.team, index, step):
            if len(up) + len(down) < _TOLD - bool(flags):
                (up if step > 0 else down).append(name)
        elif index == book.ladder:
            costs.insert(0, f"{name} rises")
        else:
            costs.append(f"{name} {'rises' if step > 0 else 'falls'}")
    gains = [f"{verb} {together(found)}" for verb, found in (("lowers", down), ("raises", up)) if found]
    return [*gains, *flags[:1]], costs


def _price(deed: Deed, costs: list[str], told: Told) -> str:
    """What it costs: in the world, else the aim that suffers most; empty if nothing."""
    if costs:
        price = together(costs[:_OF_NOTE])
        return told.fresh([line(f"{start} {{price}}", price=price) for start in _PRICES])
    hurt = [aim for aim, points in deed.aims if points <= -_SERVED]
    if not hurt:
        return ""
    aim = f"our aim “{hurt[-1].title}”"
    return told.fresh(
        [line(form, aim=aim) for form in ("{aim} suffers for it", "it costs us something of {aim}", "against it stands {aim}")]
    )


def weighed_beside(first: Deed, others: Sequence[Deed], book: Rulebook) -> str:
    """What else was weighed by a player that looks one turn ahead, and where it falls short; `others` the best first."""
    points = {aim.id: each for aim, each in first.aims}
    found: dict[str, list[str]] = {}
    for other in others[:_OF_NOTE]:
        short, title = max(((points.get(aim.id, 0.0) - each, aim.title) for aim, each in other.aims), default=(0.0, ""))
        costs = _sorted_effects(other, book)[1]
        about = f"about as much as this, but {costs[0]}" if costs else "about as much as this, and can wait"
        found.setdefault(f"less for our aim “{title}”" if short >= _SERVED else about, []).append(f"“{other.card.title}”")
    told = [f"{together(cards)} would do {falls}" for falls, cards in found.items()]
    return fitted(sentence(f"weighed beside it: {'; '.join(told)}")) if told else ""


def searched_beside(choice: Choice, book: Rulebook) -> str:
    """What else the commander tried in the games that it thought through, and how it came out there."""
    best, *rest = choice.tried
    rivals = _others(best, [each for each in rest if each.games and each.score < best.score])
    if not rivals:
        return ""
    first = rivals[0]
    even = _points(best) == _points(first)
    left = f"{_points(best)} of 100" if even else f"{_points(best)} of 100 against {_points(first)}"
    chose = f"We chose {_named(best, book)} over {_named(first, book)}"
    it = "both" if even else "it"
    told = [f"{chose}: thinking them through, we put {it} at {left}{_wars(best, first, even=even)}."]
    told += [sentence(f"{_named(each, book)} came to {_points(each)}") for each in rivals[1:_OF_NOTE]]
    return fitted(*told)


def _others(best: Tried, rest: Sequence[Tried]) -> list[Tried]:
    """The best with each other main card: what differs only in what goes beside it is no choice worth a word."""
    found: dict[str, Tried] = {}
    for each in sorted(rest, key=lambda tried: -tried.score):
        if {order.card for order in each.candidate.orders} != {order.card for order in best.candidate.orders}:
            found.setdefault(each.candidate.orders[0].card, each)
    found.pop(best.candidate.orders[0].card, None)
    return list(found.values())


def _wars(best: Tried, first: Tried, *, even: bool) -> str:
    """How often each ended in war, as the end of the sentence; nothing where none did."""
    own, other = best.wars, first.wars
    if not own and not other:
        return ""
    if own == other:
        return f", and war came in {own} of 100 either way"
    turn = ", but" if own > other or even else ", and"
    return f"{turn} war came in {own} of 100 against {other}"


def _points(tried: Tried) -> int:
    return min(max(round(tried.score), 0), 100)


def _named(tried: Tried, book: Rulebook) -> str:
    titles = [f"“{book.actions[order.card].card.title}”" for order in tried.candidate.orders if order.card]
    return " with ".join(titles) or "waiting"
