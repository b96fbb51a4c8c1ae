"""Practice from the command line: begin a session from options, or go on with one."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from tabletop.cli.guard import USAGE, Told
from tabletop.cli.screens import home, must_be_terminal, play
from tabletop.game.events import LEVELS, Level


@frozen(kw_only=True)
class Asked:
    """What is to be practised; empty or None where nobody said."""

    deck: str | None = None
    team: str | None = None
    level: str | None = None
    turns: int | None = None
    seed: str | None = None
    tutorial: bool = False

    @property
    def nothing(self) -> bool:
        """Whether nobody said anything."""
        return not any((self.deck, self.team, self.level, self.turns, self.seed, self.tutorial))


def practice(folder: Path, save: str | None, asked: Asked) -> int:
    """Open practice: a save that is there, a new session as asked for, or the set-up where nothing is."""
    if save is not None:
        if not asked.nothing:
            raise Told("A save goes on as it was set up: leave the other options out.", USAGE)
        return _go_on(folder, save)
    if asked.nothing:
        return home(folder, practice=True)
    must_be_terminal()
    return play(folder, str(begin(folder, asked)))


def begin(folder: Path, asked: Asked) -> Path:
    """Make the save of a new practice session; answers its path. Raises Told, SaveError, DeckError, OSError."""
    if asked.tutorial:
        return _begin_tutorial(folder, asked)
    from tabletop.library import list_decks, load_deck
    from tabletop.practice.session import Practice
    from tabletop.tui.practising import new_save, practice_title

    decks = list_decks()
    if asked.deck is None and not decks:
        raise Told("There is no deck to play: put one into your decks folder.")
    deck = load_deck(asked.deck or decks[-1].name)
    team = asked.team or deck.team_ids[0]
    if team not in deck.team_ids:
        raise Told(f"The deck {deck.id} has no team “{team}”; it has {', '.join(deck.team_ids)}.", USAGE)
    lengths = [length.turns for length in deck.lengths]
    if asked.turns is not None and asked.turns not in lengths:
        raise Told(f"The deck {deck.id} can be played in {', '.join(map(str, lengths))} turns, not in {asked.turns}.", USAGE)
    title = practice_title(deck)
    path = new_save(folder, title)
    begun = Practice.begin(
        deck, team, turns=asked.turns, level=_level(asked.level), path=path, title=title, seed=asked.seed or ""
    )
    begun.table.close()
    return path


def _begin_tutorial(folder: Path, asked: Asked) -> Path:
    from attrs import evolve

    from tabletop.library import load_deck
    from tabletop.practice.tutorial import DECK, TITLE, begin
    from tabletop.tui.practising import new_save

    if not evolve(asked, tutorial=False).nothing:
        raise Told("The tutorial is always the same session: leave the other options out.", USAGE)
    path = new_save(folder, TITLE)
    begin(load_deck(DECK), path=path).table.close()
    return path


def _level(name: str | None) -> Level:
    return next((level for level in LEVELS if level == name), "commander")


def _go_on(folder: Path, save: str) -> int:
    from tabletop.cli.saves import find_save
    from tabletop.tui.standing import standing

    stand = standing(find_save(folder, save))
    if not stand.problem and not stand.practice:
        raise Told(f"{save} is no practice session: the engine plays no side in it. `tabletop play` opens it.")
    return play(folder, save)
