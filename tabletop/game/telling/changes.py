"""What changed in a turn and why, in words, from what a team's seat sees and heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from tabletop.deck.effect import Effect, parse_effect
from tabletop.deck.expression import ALWAYS
from tabletop.deck.model import Action
from tabletop.game.adjudication import CAP, chances_2d6, net_reasons
from tabletop.game.feed import Heard
from tabletop.game.telling.telling import Values
from tabletop.game.telling.titles import Titles
from tabletop.game.telling.words import METHODS, cut_short, per_mille, signed
from tabletop.game.view import TeamView
from tabletop.game.view.changes import Cause, Change
from tabletop.game.view.parts import MoveView, OrderView, TrackView


@frozen
class Told:
    """One thing that changed, and the causes of it, the largest first; each with its share where there are several."""

    head: str
    causes: tuple[str, ...]


class TurnTold:
    """What the turn changed, for one team's seat: `heard` is the seat's feed, `titles` those of its share of the deck."""

    def __init__(self, view: TeamView, heard: Sequence[Heard], titles: Titles) -> None:
        self._view, self._titles, self._deck = view, titles, titles.deck
        self._tracks = {track.id: track for track in view.tracks}
        self._rulings = {
            each.values["order"]: each.values for each in heard if each.kind == "order_ruled" and "order" in each.values
        }
        self._reveals = {each.values["order"]: each for each in heard if each.kind == "order_revealed" and "order" in each.values}

    def tracks(self) -> Iterator[tuple[TrackView, Told]]:
        """The tracks that moved this turn, also those that came back to where they were."""
        for track in self._view.tracks:
            causes = [change for change in self._view.changes if change.what == track.id]
            if causes:
                yield track, Told(_went(track), (*self._causes(causes), *self._pushes(track, causes)))

    def _pushes(self, track: TrackView, causes: Sequence[Change]) -> Iterator[str]:
        """The team's own orders that pushed a track which it sees in bands, without which what crossed a band might not have."""
        if track.sight == "exact":
            return
        for order in self._view.orders:
            if Cause("order", ref=order.id) in [each.cause for each in causes] or order.outcome is None:
                continue
            came = (each for each in self._came_to(order) if each.verb == "change" and each.name == track.id and _plain(each))
            for way in dict.fromkeys(map(_way, came)):
                beside = " too" if way == ("up" if track.change > 0 else "down") else " against that"
                pushed = f"pushed it {way}{beside if track.change else ''}"
                # At the end of its range, which bands do not tell, it stays where it is.
                yield f"your order “{order.title}” {pushed}, by less than you can see, if at all"

    def facts(self) -> Iterator[Told]:
        """The flags that were raised or lowered this turn."""
        for fact in self._view.facts:
            causes = [change for change in self._view.changes if change.what == fact.id]
            if not causes:
                continue
            turned = sum(change.amount for change in causes)
            head = "As before, after a change and back" if not turned else "Now so" if fact.holds else "No longer so"
            yield Told(f"{head}: {fact.title}", self._causes(causes))

    def order(self, order: OrderView) -> tuple[str, ...]:
        """How an order of the team's own was ruled, what it changed as far as the team sees, and what not, in sentences."""
        if order.status == "under way" and order.id in self._reveals:
            due = self._reveals[order.id].values["due"]
            last = self._view.clock.of
            when = "It takes its time: it is ruled in turn"
            if last is not None and due > last:
                when = "It comes too late: the session ends before it would be ruled, in turn"
            return (f"{when} {due}.", *self._brought(order, ()))
        if order.outcome is None:
            return tuple(self._brought(order, ())) if order.status == "void" else ()
        success, came = self._success(order), self._came_to(order)
        ruling = self._rulings.get(order.id, {})
        said = [*filter(None, (_how(ruling),)), *_reasons(ruling)]
        said += self._brought(order, came)
        if order.outcome in ("partial", "failure", "disaster"):
            had = {(effect.name, _way(effect)) for effect in came}
            missed = self._ways(effect for effect in success if (effect.name, _way(effect)) not in had)
            if missed:
                also = "also " if order.outcome == "partial" else ""
                said.append(f"Full success would {also}have brought: {'; '.join(missed)}.")
        return tuple(said)

    def _card(self, order: OrderView) -> Action | None:
        return next((card for card in self._deck.actions if card.id == order.card), None)

    def _success(self, order: OrderView) -> tuple[Effect, ...]:
        """What an order does in full success, by its card or by what it argued."""
        card = self._card(order)
        return card.effects if card else tuple(map(parse_effect, order.effects))

    def _came_to(self, order: OrderView) -> tuple[Effect, ...]:
        return _came_to(self._card(order), order, self._success(order))

    def move(self, move: MoveView) -> str:
        """What the team saw change by another's move."""
        if not move.author:
            return "Whether it came off is for its author to know."
        done = [self._amount(change) for change in self._view.changes if change.cause == Cause("move", number=move.number)]
        if done:
            return f"You saw it bring: {'; '.join(done)}."
        return "It goes on: it is not ruled yet." if move.outcome is None else "You saw nothing change by it."

    def _brought(self, order: OrderView, came: Sequence[Effect]) -> Iterator[str]:
        """What an order changed: what the team saw, and what its card does that the team sees in bands or not at all."""
        own = [change for change in self._view.changes if change.cause == Cause("order", ref=order.id)]
        seen = [self._amount(change) for change in self._beyond_its_price(order, own)]
        moved = {change.what for change in own}
        dim = (effect for effect in came if effect.name not in moved and effect.name in self._tracks)
        pushed = self._ways(effect for effect in dim if self._tracks[effect.name].sight != "exact")
        if self._paid(order):
            yield f"It cost {order.cost} of political capital."
        if seen:
            yield f"It brought: {'; '.join(seen)}."
        if pushed:
            yield f"It {'also ' if seen else ''}moved, by less than you can see, if at all: {'; '.join(pushed)}."
        if order.outcome is not None and not seen and not pushed:
            yield "It changed nothing that you can see."

    def _paid(self, order: OrderView) -> bool:
        """Whether an order was paid for in this turn."""
        reveal = self._reveals.get(order.id)
        went = (
            reveal is not None and reveal.turn == self._view.clock.number and reveal.values["standing"] in ("carried", "national")
        )
        return went and order.cost > 0

    def _beyond_its_price(self, order: OrderView, own: Sequence[Change]) -> Iterator[Change]:
        """What an order changed besides what it cost."""
        capital = next((team.capital for team in self._deck.teams if team.id == self._view.team), "")
        yield from (change for change in own if change.what != capital)
        earned = sum(change.amount for change in own if change.what == capital)
        if self._paid(order):
            purse = self._tracks.get(capital)
            in_numbers = purse is not None and purse.value is not None
            # Where the team sees bands, a price cannot be told apart from what else was lost.
            earned = earned + order.cost if in_numbers else max(earned, 0)
        if earned:
            yield Change(capital, earned, Cause("order", ref=order.id))

    def _amount(self, change: Change) -> str:
        track = self._tracks.get(change.what)
        if track is None:
            return self._flag(change.what, raised=change.amount > 0)
        if track.value is not None:
            return f"{track.title} {signed(change.amount)}"
        return f"{track.title} {'up' if change.amount > 0 else 'down'} {_bands(change.amount)}"

    def _flag(self, flag: str, *, raised: bool) -> str:
        title = f"“{self._titles.flag(flag)}”"
        return title if raised else f"the end of {title}"

    def _ways(self, effects: Iterable[Effect]) -> list[str]:
        """Which way effects that hang on nothing else push what the team knows of, each thing once."""
        known = self._tracks.keys() | {fact.id for fact in self._view.facts}
        said = []
        for effect in effects:
            if effect.name not in known or not _plain(effect):
                continue
            if effect.verb in ("raise", "lower"):
                said.append(self._flag(effect.name, raised=effect.verb == "raise"))
            elif effect.verb == "change":
                said.append(f"{self._titles.track(effect.name)} {_way(effect)}")
        return list(dict.fromkeys(said))

    def _causes(self, changes: Sequence[Change]) -> tuple[str, ...]:
        changes = sorted(changes, key=lambda change: -abs(change.amount))
        several = len(changes) > 1
        of_flag = changes[0].what not in self._tracks
        shares = [
            ("raised " if change.amount > 0 else "ended ") if of_flag else f"{signed(change.amount)} " for change in changes
        ]
        return tuple(
            f"{share if several else ''}by {self._cause(change.cause)}" for share, change in zip(shares, changes, strict=True)
        )

    def _cause(self, cause: Cause) -> str:
        match cause.kind:
            case "order":
                order = next(order for order in self._view.orders if order.id == cause.ref)
                return f"your order “{order.title}”"
            case "move":
                move = next(move for move in self._view.moves if move.number == cause.number)
                return f"{self._titles.team(move.author)}’s move “{cut_short(move.shown)}”"
            case "report":
                report = next(report for report in self._view.inbox if report.number == cause.number)
                return f"what report {cause.number} told: “{cut_short(report.text)}”"
            case "rule":
                return f"the rules of the world: {cause.ref}"
            case "ladder":
                return "what control chose at the top of the ladder"
            case "unseen":
                return "something that you cannot see"


def _went(track: TrackView) -> str:
    if not track.change:
        return f"{track.title}: no change on the whole, {track.band}"
    way = "up" if track.change > 0 else "down"
    if track.value is None:
        return f"{track.title} went {way} {_bands(track.change)}, to {track.band}"
    return f"{track.title} went {way} by {abs(track.change)}, to {track.value} ({track.band})"


def _bands(amount: int) -> str:
    return "a band" if abs(amount) == 1 else f"{abs(amount)} bands"


def _came_to(card: Action | None, order: OrderView, success: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """What an order's outcome does by its card, or by what it argued; half of a single step is none."""
    laid_open = card.exposed if card and order.exposed else ()
    if order.outcome in ("success", "notable"):
        return (*success, *laid_open)
    if order.outcome == "partial":
        if card is None:
            return success
        halves = tuple(effect for effect in success if effect.verb != "change" or abs(effect.amount) > 1)
        return (*(card.partial or halves), *laid_open)
    return (*(card.failure if card else ()), *laid_open)


def _plain(effect: Effect) -> bool:
    """Whether an effect hangs on nothing else."""
    return effect.condition.root == ALWAYS.root


def _way(effect: Effect) -> str:
    if effect.verb == "change":
        return "up" if effect.amount > 0 else "down"
    return effect.verb


def _how(v: Values) -> str:
    """How an order was ruled: method, dice, chance. Empty without a ruling."""
    if not v:
        return ""
    if v["method"] == "certain":
        return "It needed no dice."
    if v["overridden"]:
        return "Control set the dice aside."
    dice = v["dice"]
    if v["method"] == "2d6" and dice:
        net = net_reasons(v["pros"], v["cons"])
        made = f", reasons {signed(net)}{_capped(v, net)}, makes {sum(dice) + net}" if net else f" makes {sum(dice)}"
        if not v["chance"]:
            return f"Dice {dice[0]} + {dice[1]}{made}, in a contest with another order."
        return f"Dice {dice[0]} + {dice[1]}{made}: 7 is in part, more is success. The odds were {_odds(net)}."
    if v["method"] == "estimate" and dice:
        return f"A d100 fell {dice[0]}. Up to {per_mille(v['chance'])} is success, the last ten of it in part."
    return f"Ruled: {METHODS[v['method']]}."


def _capped(v: Values, net: int) -> str:
    """That the reasons come to more than counts, where they do."""
    whole = sum(pro.weight for pro in v["pros"]) - sum(con.weight for con in v["cons"])
    return f" (of {signed(whole)}; at most {CAP} counts)" if whole != net else ""


def _reasons(v: Values) -> Iterator[str]:
    """Which reasons counted when dice decided, and for how much; what was given and did not count has weight 0."""
    if not v or v["method"] != "2d6" or v["overridden"]:
        return
    for title, side, sign in (("For it", v["pros"], 1), ("Against it", v["cons"], -1)):
        if side:
            ranked = sorted(side, key=lambda reason: -reason.weight)
            yield f"{title}: {', '.join(f'“{reason.text}” ({signed(sign * reason.weight)})' for reason in ranked)}."


def _odds(net: int) -> str:
    """The odds of a throw in whole per cent, in the terms in which they are shown before it."""
    chances: dict[str, float] = dict(chances_2d6(net))
    shares = (("success", ("success", "notable")), ("partly", ("partial",)), ("failure", ("failure", "disaster")))
    return ", ".join(f"{words} {round(100 * sum(chances.get(each, 0.0) for each in alike))} %" for words, alike in shares)
