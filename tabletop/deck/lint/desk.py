"""What the checks of a deck work with: the draft, its names, and a place to note what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tabletop.deck.draft import Draft
from tabletop.deck.findings import Finding, Place
from tabletop.deck.model import ALL
from tabletop.deck.names import MOST_MOVES, RECORDED, Meaning, meanings
from tabletop.deck.problems import shown, suggestion

UNKNOWN_NUMBER = Meaning("number", -999_999, 999_999)
"""Stands for a track or turn of which only the name is known."""


class Desk:
    """The draft under review, with its sound part as a deck, the meaning of its names, and the findings so far.

    `tracks` are those whose range makes sense. `turns_known` says whether the list of turns can be relied on.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.deck = draft.deck()
        self.findings: list[Finding] = []
        self.tracks = {track.id: track for track in self.deck.tracks if track.low < track.high}
        self.names = meanings(self.deck) | self._names_of_tracks() | self._names_of_lost()
        self.teams = [team.id for team in self.deck.teams] + sorted(draft.lost("team"))
        numbers = [turn.number for turn in self.deck.turns]
        self.turns = set(numbers)
        self.turns_known = bool(numbers) and numbers == sorted(self.turns) and not draft.unread and not any(draft.damaged("turn"))

    def error(self, place: Place, message: str, hint: str = "", offset: int | None = None) -> None:
        """Note what keeps the deck from being played."""
        self.findings.append(Finding(place, message, hint, offset=offset))

    def warning(self, place: Place, message: str, hint: str = "") -> None:
        """Note what is probably not meant."""
        self.findings.append(Finding(place, message, hint, severity="warning"))

    def refer(self, place: Place, id: str, table: str, extra: Collection[str] = ()) -> bool:  # noqa: A002 -- the deck's own word
        """Whether an id stands in a table of that name (or among the extra words); noted if not."""
        known = self.draft.ids(table)
        if id in known or id in extra or self.draft.uncertain(table):
            return True
        self.error(place, f"no {table} has the id `{shown(id)}`", suggestion(id, [*sorted(known), *extra], f"[[{table}]]"))
        return False

    def refer_all(self, place: Place, ids: Iterable[str], table: str) -> None:
        """Each of a list of ids, and that none stands twice."""
        seen = set()
        for index, id in enumerate(ids):  # noqa: A001 -- the deck's own word
            if id in seen:
                self.error(place.at(index), f"`{shown(id)}` stands here twice", "take one out")
            else:
                self.refer(place.at(index), id, table)
            seen.add(id)

    def refer_teams(self, place: Place, keys: Iterable[str]) -> None:
        """The teams by which a table of texts is kept, `all` among them."""
        for key in keys:
            self.refer(place.at(key), key, "team", (ALL,))

    def percent(self, place: Place, value: int, what: str) -> None:
        """That a chance lies within 1 to 100 per cent."""
        if not 1 <= value <= 100:
            self.error(place, f"{what} lies between 1 and 100 per cent, and this is {value}")

    def turn(self, place: Place, number: int) -> None:
        """That a turn of this number exists."""
        if self.turns_known and number not in self.turns:
            self.error(place, f"there is no turn {number}", f"the deck's turns are {', '.join(map(str, sorted(self.turns)))}")

    def long_text(self, place: Place, text: str, most: int = 60) -> None:
        """Warn of a text that takes too long to read aloud."""
        words = len(text.split())
        if words > most:
            self.warning(place, f"the text has {words} words", f"{most} can be read aloud in half a minute; shorten it")

    def filled(self, place: Place, text: str) -> None:
        """That a text says something."""
        if not text.strip():
            self.error(place, "the text is empty", "write something, or leave the key out if it may be left out")

    def _names_of_tracks(self) -> dict[str, Meaning]:
        """Tracks again, because a flag may wrongly bear the same id, and a range may make no sense."""
        ranges = {id: Meaning("number", track.low, track.high) for id, track in self.tracks.items()}  # noqa: A001
        return {track.id: ranges.get(track.id, UNKNOWN_NUMBER) for track in self.deck.tracks}

    def _names_of_lost(self) -> dict[str, Meaning]:
        draft, truth = self.draft, Meaning("truth")
        names: dict[str, Meaning] = {}
        if draft.unread or any(draft.damaged("turn")):
            names["turn"] = UNKNOWN_NUMBER
        names |= dict.fromkeys(draft.lost("track"), UNKNOWN_NUMBER)
        names |= dict.fromkeys(draft.lost("flag"), truth)
        names |= {f"played.{card}": truth for card in draft.lost("action")}
        for card in draft.lost("inject"):
            names |= {f"released.{card}": truth, f"met.{card}": truth}
        names |= {f"passed.{team}": truth for team in draft.lost("team")}
        moves = Meaning("number", 0, MOST_MOVES)
        names |= {f"moves.{team}.{kind}": moves for team in draft.lost("team") for kind in self.deck.classes}
        return names

    def may_be_lost(self, name: str) -> bool:
        """Whether a name that means nothing may be one of a table that could not be read."""
        draft = self.draft
        head, _, rest = name.partition(".")
        if head == "moves" and draft.top_unknown("classes"):
            team = rest.partition(".")[0]
            return team in draft.ids("team") or draft.uncertain("team")
        tables = (RECORDED[head],) if head in RECORDED else ("track", "flag")
        return any(draft.uncertain(table) for table in tables)
