"""Printable documents on the command line."""

from __future__ import annotations

from tabletop.cli import out
from tabletop.cli.guard import Told
from tabletop.cli.target import make_folder, target, target_folder, write
from tabletop.deck.model import Deck
from tabletop.library import load_deck
from tabletop.paper import Document, LengthError, documents


def print_deck(name: str, *, folder: str | None, players: bool, turns: int | None, handling: str, force: bool) -> None:
    """Write the documents of a deck into a folder: all of them, or none if one may not be written."""
    deck = load_deck(name)
    try:
        papers = documents(deck, handling=handling, turns=turns, players_only=players)
    except LengthError as error:
        raise Told(str(error)) from error
    place = target_folder(f"{deck.id}-paper" if folder is None else folder, "--out")
    files = [(target(str(place / paper.path), force=force), paper) for paper in papers]
    for path, paper in files:
        make_folder(path.parent)
        write(path, paper.text)
    written = out.count(len(papers) - 1, "document")
    out.line(f"{written} in {place}. Open {place / papers[0].path} in a browser, and print from there.")
    out.table(("Document", "File", "Who may read it"), [(paper.title, paper.path, _readers(deck, paper)) for paper in papers[1:]])


def _readers(deck: Deck, paper: Document) -> str:
    if paper.team:
        return next(f"{team.glyph} {team.short} alone" for team in deck.teams if team.id == paper.team)
    return "everybody" if paper.readers == "everybody" else "control"
